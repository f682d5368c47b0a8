"""Readers: a file in, a document of text with positions out; one reader a format, chosen by the file's ending."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from pathlib import Path

from data.reading.decoding import NotText, decode
from data.reading.document import Document
from ontology.errors import SamgrafError

MAXIMUM_BYTES = 5 * 1024 * 1024  # minutes are a few thousand characters; what is longer is no minutes


class UnreadableDocument(SamgrafError):
    """One file cannot be read; go on with the next and report this one by name."""


def _read_text(content: bytes, path: Path) -> str:
    try:
        text = decode(content)
    except NotText:
        raise UnreadableDocument(
            f"{path.name} is not a text file: save it as UTF-8 text, or give it the ending of the format it is in."
        ) from None
    if not text.strip("\ufeff \t\n\f\v"):
        raise UnreadableDocument(f"{path.name} is empty: put the text of the minutes in it, or take it away.")
    return text


READERS: Mapping[str, Callable[[bytes, Path], str]] = {".md": _read_text, ".txt": _read_text}
"""The reader of each ending: the file's bytes and its path (for messages) in, its text out."""


def read_document(path: Path, identifier: str) -> Document:
    """Read one file.

    Raises UnreadableDocument, naming the file and what to do, where it cannot be opened, is too large, is empty
    or is not what its ending says.
    """
    reader = READERS.get(path.suffix.lower())
    if reader is None:
        raise UnreadableDocument(f"{path.name} has an unknown ending: use one of {', '.join(sorted(READERS))}.")
    content = _content(path)
    return Document(identifier, reader(content, path), hashlib.sha256(content).hexdigest())


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
