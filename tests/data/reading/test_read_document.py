import hashlib
from pathlib import Path

import pytest

from data.reading import UnreadableDocument, read_document


def test_a_document_carries_its_text_and_the_hash_of_its_bytes(tmp_path: Path) -> None:
    path = tmp_path / "möte.txt"
    content = "Närvarande\r\nEva Ek, Ale".encode("cp1252")
    path.write_bytes(content)
    document = read_document(path, "möte")
    assert (document.identifier, document.text) == ("möte", "Närvarande\nEva Ek, Ale")
    assert document.sha256 == hashlib.sha256(content).hexdigest()


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("tom.txt", b"", "tom.txt is empty"),
        ("blank.md", b" \n\t\n", "blank.md is empty"),
        ("mark.md", b"\xef\xbb\xbf\n", "mark.md is empty"),
        ("bild.txt", b"\x89PNG\x00\x00\x00\x00", "bild.txt is not a text file"),
        ("brev.pdf", b"%PDF", "brev.pdf is no PDF, or a damaged one: save it anew"),
        ("bild.png", b"\x89PNG", "bild.png has an unknown ending"),
    ],
)
def test_what_cannot_be_read_is_named_with_what_to_do(tmp_path: Path, name: str, content: bytes, says: str) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(UnreadableDocument, match=says):
        read_document(path, path.stem)


def test_a_file_larger_than_minutes_are_is_refused_unread(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("data.reading.bounded.MAXIMUM_BYTES", 10)
    path = tmp_path / "lång.txt"
    path.write_text("elva tecken")
    with pytest.raises(UnreadableDocument, match="split it into one file a meeting"):
        read_document(path, "lång")


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(UnreadableDocument, match=r"borta\.txt cannot be opened"):
        read_document(tmp_path / "borta.txt", "borta")
