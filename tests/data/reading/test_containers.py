"""Archives and e-mails: which documents they hold, and reading one of them."""

from __future__ import annotations

import zipfile
from email.message import EmailMessage
from hashlib import sha256
from pathlib import Path

import pytest

from data.reading import UnreadableDocument, read_document
from data.reading.containers import documents_in
from data.reading.values import Refused

COVERING_NOTE = "Hej! Här kommer anteckningarna.\n\nHälsningar Eva"


def archive(path: Path, **files: str) -> Path:
    """Write an archive of files; two underscores in a name stand for a slash, one for a dot."""
    with zipfile.ZipFile(path, "w") as held:
        for name, text in files.items():
            held.writestr(name.replace("__", "/").replace("_", "."), text)
    return path


def letter(path: Path, words: str, **attached: str) -> Path:
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = "eva@example.org", "bo@example.org", "Anteckningar"
    message.set_content(words)
    for name, text in attached.items():
        message.add_attachment(text, filename=name.replace("_", "."))
    path.write_bytes(bytes(message))
    return path


def names(path: Path) -> list[str]:
    return [found.relative_to(path).as_posix() for found in documents_in(path)]


def test_an_archive_holds_what_can_be_read_in_it(tmp_path: Path) -> None:
    held = archive(tmp_path / "möten.zip", **{"2024__mars_md": "x", "a_txt": "x", "bild_png": "x", "inre_zip": "x"})
    with zipfile.ZipFile(held, "a") as more:
        for hidden in (".dold.md", "__MACOSX/a.txt", "mapp/"):
            more.writestr(hidden, "x")
    assert names(held) == ["2024/mars.md", "a.txt", "inre.zip"]


def test_a_document_in_an_archive_is_read_by_its_path(tmp_path: Path) -> None:
    held = archive(tmp_path / "möten.zip", **{"2024__mars_md": "Närvarande: Eva Ek", "b_md": "Bo Berg"})
    read = read_document(held / "2024" / "mars.md", "mars")
    assert (read.identifier, read.text) == ("mars", "Närvarande: Eva Ek")
    assert read.sha256 == sha256(b"N\xc3\xa4rvarande: Eva Ek").hexdigest()


def test_an_archive_that_changed_is_read_as_it_is_now(tmp_path: Path) -> None:
    held = archive(tmp_path / "möten.zip", a_md="före")
    assert read_document(held / "a.md", "a").text == "före"
    archive(tmp_path / "möten.zip", a_md="efteråt")
    assert read_document(held / "a.md", "a").text == "efteråt"


@pytest.mark.parametrize("name", ["../ute.md", "/etc/ute.md", "a/../../ute.md", "..\\ute.md", "C:\\ute.md"])
def test_an_archive_with_names_that_point_outside_is_refused(tmp_path: Path, name: str) -> None:
    with zipfile.ZipFile(tmp_path / "lömsk.zip", "w") as held:
        held.writestr(name, "x")
    with pytest.raises(Refused, match="points outside of it"):
        documents_in(tmp_path / "lömsk.zip")


def test_an_archive_without_minutes_and_a_damaged_one_are_refused(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="holds no minutes"):
        documents_in(archive(tmp_path / "bilder.zip", a_png="x"))
    (tmp_path / "trasig.zip").write_bytes(b"PK\x03\x04")
    with pytest.raises(Refused, match="is damaged"):
        documents_in(tmp_path / "trasig.zip")


def test_an_archive_within_an_archive_is_named_and_left_closed(tmp_path: Path) -> None:
    held = archive(tmp_path / "yttre.zip", inre_zip="x")
    with pytest.raises(UnreadableDocument, match=r"^inre\.zip is an archive within an archive: unpack it"):
        read_document(held / "inre.zip", "inre")


def test_what_is_gone_from_an_archive_is_told(tmp_path: Path) -> None:
    held = archive(tmp_path / "möten.zip", a_md="x")
    with pytest.raises(UnreadableDocument, match=r"^b\.md is no longer there"):
        read_document(held / "b.md", "b")


def test_a_part_that_unpacks_to_too_much_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("data.reading.parcels.MOST_BYTES", 1000)
    held = archive(tmp_path / "bomb.zip", a_md="0" * 1001)
    with pytest.raises(UnreadableDocument, match=r"^a\.md unpacks to more than"):
        read_document(held / "a.md", "a")


def test_of_an_email_with_a_covering_note_what_is_attached_counts(tmp_path: Path) -> None:
    mail = letter(tmp_path / "brev.eml", COVERING_NOTE, möte_md="Närvarande: Eva Ek", bild_png="x")
    assert documents_in(mail) == (mail / "möte.md",)
    assert read_document(mail / "möte.md", "möte").text.strip() == "Närvarande: Eva Ek"


def test_of_an_email_without_attached_minutes_its_own_words_count(tmp_path: Path) -> None:
    mail = letter(tmp_path / "brev.eml", COVERING_NOTE, bild_png="x")
    assert documents_in(mail) == (mail,)
    assert "Här kommer anteckningarna" in read_document(mail, "brev").text


def test_of_an_email_that_is_long_enough_to_be_minutes_both_count(tmp_path: Path) -> None:
    mail = letter(tmp_path / "brev.eml", "Vi träffades hos oss. " * 60, möte_md="x")
    assert documents_in(mail) == (mail, mail / "möte.md")
