"""What a page is made of before it is written in a format: lines with a role, and tables."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """What a line is on its page."""

    TITLE = "title"
    HEADING = "heading"
    ITEM = "item"
    LABEL = "label"
    TEXT = "text"
    BULLET = "bullet"
    CLOSE = "close"  # follows the line before without a gap
    HEAD = "head"  # printed at the top of a new page


@dataclass(frozen=True, slots=True)
class Line:
    """A line or paragraph; ``lead`` are bold words before the text."""

    role: Role
    text: str
    lead: str = ""

    @property
    def words(self) -> str:
        """Return all of it without marks."""
        return f"{self.lead} {self.text}".strip() if self.lead else self.text


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells, the first of them the head where ``head``; ``drawn`` ones have lines around the cells."""

    rows: tuple[tuple[str, ...], ...]
    drawn: bool = True


Element = Line | Table
