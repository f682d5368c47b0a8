"""From a document to the bytes of its file, in the format of its style."""

from __future__ import annotations

from dataclasses import dataclass

from benchmarks.corpus.damage import scanned
from benchmarks.corpus.document import Document
from benchmarks.corpus.formats import mail, office, plain, portable, web
from benchmarks.corpus.truth import Truth

ENDINGS = {"latin-1": ".txt", "crlf": ".txt"}
"""The endings of formats that do not bear the name of theirs."""


@dataclass(frozen=True, slots=True)
class File:
    """A file under its name, and the truth of what it says."""

    name: str
    content: bytes
    truth: Truth


def file_of(document: Document) -> File:
    """Write a document in its format, with the damage that its style has."""
    truth, elements = document.truth, document.elements
    if "ocr" in truth.damages:
        elements, truth = scanned(elements, truth, truth.gold.document)
    name = truth.gold.document
    content = _content(Document(elements, truth), odd=sum(map(ord, name)) % 2 == 1)
    return File(name + ENDINGS.get(truth.format, f".{truth.format}"), content, truth)


def _content(document: Document, *, odd: bool) -> bytes:
    """Write a file; what a format leaves open, breaking lines or words, is done where ``odd``."""
    elements, truth = document.elements, document.truth
    if truth.format == "docx":
        return office.word(elements)
    if truth.format == "odt":
        return office.open_document(elements)
    if truth.format == "pdf":
        return portable.pdf(elements, hyphenated=odd)
    if truth.format == "rtf":
        return office.rich_text(elements).encode("ascii")
    if truth.format == "html":
        return web.page(elements, truth.gold.meeting.body[0]).encode()
    if truth.format == "md" and "one-line" not in truth.damages:
        return plain.markdown(elements).encode()
    text = plain.one_line(elements) if "one-line" in truth.damages else plain.text(elements, wrapped=odd)
    return _encoded(text, truth)


def _encoded(text: str, truth: Truth) -> bytes:
    if truth.format == "eml":
        return mail.message(
            text, f"Anteckningar {truth.gold.meeting.body[0]}", truth.gold.meeting.date, truth.gold.document
        )
    if truth.format == "latin-1":
        try:
            return text.encode("latin-1")
        except UnicodeEncodeError:  # a name with letters of elsewhere, or a dash
            return text.encode()
    return text.replace("\n", "\r\n").encode() if truth.format == "crlf" else text.encode()
