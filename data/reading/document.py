"""The document: a file's text as decoded, which every span of a record counts into."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Document:
    """One source file as text.

    ``identifier`` is the file's name without its ending (its folder before it where two files share it);
    ``sha256`` is the hex digest of the file's bytes; spans count Unicode code points into ``text``. ``pages`` are the
    places where its pages begin, empty where the format has none.
    """

    identifier: str
    text: str
    sha256: str
    pages: tuple[int, ...] = ()
