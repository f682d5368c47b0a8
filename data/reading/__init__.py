"""Readers: a file in, a document of text with positions out; one reader a format, chosen by the file's ending."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path

from data.reading.bounded import bytes_of
from data.reading.containers import container_of, content_in
from data.reading.document import Document
from data.reading.formats import READERS
from data.reading.programs import has_recognition, recognised
from data.reading.values import Reading, Refused, Scanned
from ontology.errors import SamgrafError

MAXIMUM_LETTERS = 2_000_000
"""Of a text; minutes have some thousand, a year's bound volume some hundred thousand."""


class UnreadableDocument(SamgrafError):
    """One file cannot be read; go on with the next and report this one by name."""


class ScannedDocument(UnreadableDocument):
    """A file that holds pictures of pages; ``read_scanned`` reads it where the programs for that are installed."""


def read_document(path: Path, identifier: str) -> Document:
    """Read one file, or what lies in an archive or e-mail, whose path is that of the archive with its own name after.

    Raises UnreadableDocument, naming the file and what to do, where it cannot be opened, is too large, is empty
    or is not what its ending says.
    """
    reader = READERS.get(path.suffix.lower())
    if reader is None:
        raise UnreadableDocument(f"{path.name} has an unknown ending: use one of {', '.join(sorted(READERS))}.")
    return _read(path, identifier, reader)


def read_scanned(path: Path, identifier: str) -> Document:
    """Read a file of scanned pages by recognising their letters, which takes seconds a page; raises UnreadableDocument.

    The digest is that of the file as it is; pages are those of the file.
    """
    from data.reading.pdf import read_recognised_pdf

    return _read(path, identifier, lambda content: read_recognised_pdf(recognised(content)))


def can_read_scanned() -> bool:
    """Say whether the programs that ``read_scanned`` needs are installed."""
    return has_recognition()


def _read(path: Path, identifier: str, reader: Callable[[bytes], Reading]) -> Document:
    try:
        content = content_of(path)
        reading = reader(content)
    except Scanned as scanned:
        raise ScannedDocument(f"{path.name} {scanned}.") from None
    except Refused as refused:
        raise UnreadableDocument(f"{path.name} {refused}.") from None
    if not reading.text.strip():
        raise UnreadableDocument(f"{path.name} holds no text: save it anew with its text, or take it away.")
    if len(reading.text) > MAXIMUM_LETTERS:
        raise UnreadableDocument(
            f"{path.name} has {len(reading.text):,} letters, more than the {MAXIMUM_LETTERS:,} that a set of minutes"
            " may have: split it into one file a meeting."
        )
    return Document(identifier, reading.text, hashlib.sha256(content).hexdigest(), reading.pages)


def content_of(path: Path) -> bytes:
    """Return the bytes of a file, or of what lies in an archive or e-mail; raises UnreadableDocument, Refused."""
    try:
        container = container_of(path)
        return bytes_of(path) if container is None else content_in(container, path)
    except OSError as error:
        raise UnreadableDocument(
            f"{path.name} cannot be opened ({error.strerror}): check the path and its permissions."
        ) from None
