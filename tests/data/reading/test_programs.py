"""What other programs convert: Word documents of before 2007, and pages that are pictures."""

from __future__ import annotations

import shutil
import subprocess
from io import BytesIO
from pathlib import Path

import docx
import pypdfium2
import pytest

from data.reading import ScannedDocument, UnreadableDocument, can_read_scanned, programs, read_document, read_scanned

needs_office = pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
needs_recognition = pytest.mark.skipif(
    not can_read_scanned(), reason="ocrmypdf or Tesseract with Swedish is not installed"
)


@pytest.fixture(scope="module")
def minutes(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with one set of minutes as .doc and as .pdf with a text layer."""
    folder = tmp_path_factory.mktemp("minutes")
    document = docx.Document()
    document.add_heading("Minnesanteckningar", 1)
    document.add_paragraph("Närvarande: Åsa Öberg, Kil, och Örjan Äng, Ale")
    document.save(str(folder / "möte.docx"))
    for form in ("doc:MS Word 97", "pdf"):
        profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
        command = ["soffice", profile, "--headless", "--convert-to", form, "--outdir", folder, folder / "möte.docx"]
        subprocess.run(command, check=True, capture_output=True, timeout=120)
    return folder


@pytest.fixture(scope="module")
def scanned(minutes: Path) -> Path:
    """Return a PDF whose pages are pictures."""
    with pypdfium2.PdfDocument(minutes / "möte.pdf") as document:
        pictures = [page.render(scale=200 / 72).to_pil() for page in document]
    held = BytesIO()
    pictures[0].save(held, "PDF", save_all=True, append_images=pictures[1:], resolution=200)
    path = minutes / "skannat.pdf"
    path.write_bytes(held.getvalue())
    return path


@needs_office
def test_an_old_word_document_is_read(minutes: Path) -> None:
    read = read_document(minutes / "möte.doc", "möte")
    assert read.text.split("\n")[:3] == [
        "# Minnesanteckningar",
        "",
        "Närvarande: Åsa Öberg, Kil, och Örjan Äng, Ale",
    ]


def test_without_libreoffice_an_old_word_document_says_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("shutil.which", lambda _name: None)
    path = tmp_path / "möte.doc"
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))
    with pytest.raises(UnreadableDocument, match=r"install LibreOffice \(soffice\), or save it as \.docx\.$"):
        read_document(path, "möte")


@needs_office
def test_a_scanned_document_says_that_it_is_one(scanned: Path) -> None:
    with pytest.raises(ScannedDocument, match="install ocrmypdf and tesseract-ocr-swe"):
        read_document(scanned, "skannat")


@needs_office
@needs_recognition
def test_the_letters_of_scanned_pages_are_recognised(scanned: Path) -> None:
    read = read_scanned(scanned, "skannat")
    assert "Närvarande: Åsa Öberg, Kil, och Örjan Äng, Ale" in read.text
    assert read.pages == (0,)


@needs_office
def test_a_program_that_takes_too_long_is_ended(minutes: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(programs, "_WORD_SECONDS", 0.05)
    with pytest.raises(UnreadableDocument, match=r"^möte\.doc takes soffice longer than 0\.05 seconds"):
        read_document(minutes / "möte.doc", "möte")


def test_what_a_program_cannot_convert_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "soffice").write_text("#!/bin/sh\nexit 1\n")
    (tmp_path / "soffice").chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=":")
    path = tmp_path / "möte.doc"
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))
    with pytest.raises(UnreadableDocument, match=r"^möte\.doc cannot be converted by soffice"):
        read_document(path, "möte")
