"""What a page on a thing is made of: a head with the answer, and sections of entries, each with its proof."""

from __future__ import annotations

from dataclasses import dataclass

from api.linked_data.description_page import Linked
from api.pages.evidence import Proof

Sentence = tuple[Linked, ...]
"""Words and names in their order; what has an address leads there."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One fact on a line: what it is, words on it, its day and meeting, and its proof.

    ``quoted`` says that ``name`` is in the words of the minutes. ``grounds`` are the things that a derived fact
    rests on, ``inner`` what belongs below it, ``others`` who is part of it, ``tag`` a word that
    tells what sort of fact it is. An ``is_open`` entry shows its proof at once.
    """

    name: Linked
    told: str = ""
    day: str | None = None
    around: Linked | None = None
    proof: Proof | None = None
    grounds: tuple[Linked, ...] = ()
    inner: tuple[Entry, ...] = ()
    others: tuple[Linked, ...] = ()
    quoted: bool = False
    tag: str = ""
    is_open: bool = False


@dataclass(frozen=True, slots=True)
class MentionView:
    """Words of the minutes on their line, the name itself apart; ``href`` shows them in the minutes."""

    before: str
    name: str
    after: str
    source: str
    href: str | None


@dataclass(frozen=True, slots=True)
class MatrixCell:
    """A mark in a matrix: its letter, what it means in words, and where the minutes say so."""

    status: str
    letter: str
    words: str
    href: str | None


@dataclass(frozen=True, slots=True)
class MatrixView:
    """A table of who was there: a column for each meeting, a row for each of who came."""

    columns: tuple[tuple[Linked, str], ...]
    rows: tuple[tuple[Linked, tuple[MatrixCell | None, ...]], ...]
    legend: tuple[tuple[str, str, str], ...]
    note: str
    other_rows: Linked | None


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a page. ``total`` counts what is not shown too, ``rest`` leads to all of it.

    Where there is nothing, ``empty`` says what would be here and what to do; a section without such words is left out.
    """

    anchor: str
    heading: str
    total: int = 0
    entries: tuple[Entry, ...] = ()
    note: str = ""
    empty: str = ""
    rest: Linked | None = None
    matrix: MatrixView | None = None
    mentions: tuple[MentionView, ...] = ()

    @property
    def is_shown(self) -> bool:
        """Tell whether there is anything to show, if only words on why there is nothing."""
        return bool(self.entries or self.matrix or self.mentions or self.empty)


@dataclass(frozen=True, slots=True)
class ThingPage:
    """The page on a thing: its kind in words, its name, where it is, the answer, and the sections.

    ``also`` are its other names, ``few`` words of warning where little is known, ``ways`` what else leads on.
    """

    kind: str
    name: str
    where: tuple[Linked, ...]
    also: tuple[str, ...]
    answer: tuple[Sentence, ...]
    proof: Proof | None
    figures: tuple[tuple[str, str], ...]
    few: str
    sections: tuple[Section, ...]
    ways: tuple[Linked, ...]
