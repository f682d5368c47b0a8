"""From headings, paragraphs, list items and rows of tables, in their order, to text as minutes are read.

Headings get Markdown's signs, cells of a row stand in one line with a tab between them, and what a cell has beyond its
first line follows in lines of its own. Every format that knows such things goes through here.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest

from data.reading.values import Reading

_DEEPEST = 6


class Flow:
    """The text of a document while it is read."""

    def __init__(self) -> None:
        self._lines: list[str] = []
        self._length = 0
        self._pages: list[int] = []

    def heading(self, level: int, text: str) -> None:
        """Add a heading, 1 being the highest level."""
        if text.strip():
            self._blank()
            self._write(f"{'#' * max(1, min(level, _DEEPEST))} {' '.join(text.split())}")
            self._blank()

    def paragraph(self, text: str) -> None:
        """Add a paragraph; it may have several lines."""
        if text.strip():
            self._blank()
            self._several(text)

    def item(self, text: str, marker: str = "-") -> None:
        """Add an item of a list, with what stands before it."""
        if text.strip():
            first, _, rest = text.strip().partition("\n")
            self._write(f"{marker} {first.strip()}")
            self._several(rest)

    def row(self, cells: Sequence[str]) -> None:
        """Add a row of a table; the lines of its cells stand side by side."""
        columns = [[line.strip() for line in cell.strip().split("\n")] for cell in cells]
        for line in zip_longest(*columns, fillvalue=""):
            if any(line):
                self._write("\t".join(line).strip())

    def apart(self) -> None:
        """Set what follows apart from what came before."""
        self._blank()

    def page(self) -> None:
        """Begin a page."""
        self._blank()
        if not self._pages or self._pages[-1] != self._length:
            self._pages.append(self._length)

    def reading(self) -> Reading:
        """Return what was read."""
        return Reading("".join(self._lines), tuple(self._pages))

    def _several(self, text: str) -> None:
        for line in text.strip("\n").split("\n"):
            if line.strip():
                self._write(line.strip())

    def _write(self, line: str) -> None:
        self._lines.append(f"{line}\n")
        self._length += len(line) + 1

    def _blank(self) -> None:
        if self._lines and self._lines[-1] != "\n":
            self._write("")
