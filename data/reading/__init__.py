"""Readers: a file in, a document of text with positions out; one reader a format, chosen by the file's ending."""

from __future__ import annotations

import hashlib
from pathlib import Path

from data.reading.document import Document
from data.reading.formats import READERS
from data.reading.values import Refused
from ontology.errors import SamgrafError

MAXIMUM_BYTES = 64 * 1024 * 1024
"""Of a file; minutes with pictures in them have a few million."""
MAXIMUM_LETTERS = 2_000_000
"""Of a text; minutes have some thousand, a year's bound volume some hundred thousand."""


class UnreadableDocument(SamgrafError):
    """One file cannot be read; go on with the next and report this one by name."""


def read_document(path: Path, identifier: str) -> Document:
    """Read one file.

    Raises UnreadableDocument, naming the file and what to do, where it cannot be opened, is too large, is empty
    or is not what its ending says.
    """
    reader = READERS.get(path.suffix.lower())
    if reader is None:
        raise UnreadableDocument(f"{path.name} has an unknown ending: use one of {', '.join(sorted(READERS))}.")
    content = _content(path)
    try:
        reading = reader(content)
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


def _content(path: Path) -> bytes:
    try:
        size = path.stat().st_size
        if size > MAXIMUM_BYTES:
            raise UnreadableDocument(
                f"{path.name} is {size / 1048576:.0f} MB, more than the {MAXIMUM_BYTES // 1048576} MB that a set of"
                " minutes may be: split it into one file a meeting."
            )
        return path.read_bytes()
    except OSError as error:
        raise UnreadableDocument(
            f"{path.name} cannot be opened ({error.strerror}): check the path and its permissions."
        ) from None
