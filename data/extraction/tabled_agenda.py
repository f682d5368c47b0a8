"""The rows of a table in, the items that they are out: "| 2 | Budget | Eva gick igenom … |"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from data.extraction.layout import Layout
from data.extraction.marked_agenda import FEWEST_LED, Start
from data.lexicon import words
from data.record import Span

_ROW = re.compile(r"\|?\s*(?P<number>\d{1,3})[.)]?\s*\|\s*(?P<title>[^\s|][^|]*?)\s*(?:\||$)")
_MARKS = " *:.?"


def tabled_starts(layout: Layout, taken: frozenset[int], end: int) -> list[Start]:
    """Return the items of the first table whose head says that its rows are numbered matters; none without such."""
    for index in range(end):
        if index not in taken and _heads_items(layout.lines[index].text):
            found = list(_rows(layout, index + 1, end))
            return found if len(found) >= FEWEST_LED else []
    return []


def _heads_items(text: str) -> bool:
    """Whether a line heads a table of items: a number first, then what each is about, then more."""
    cells = [cell.strip(_MARKS).casefold() for cell in text.strip(" |").split("|")]
    if len(cells) < FEWEST_LED:
        return False
    return cells[0] in words("headings.agenda.numbers") and cells[1] in words("headings.agenda.matters")


def _rows(layout: Layout, first: int, end: int) -> Iterator[Start]:
    """Yield the rows by their numbers; a row whose cell is long goes on over several lines."""
    due: int | None = None
    for index in range(first, end):
        line = layout.lines[index]
        row = _ROW.match(line.text) if "|" in line.text else None
        if row is None or due not in (None, int(row["number"])):
            continue
        due = int(row["number"]) + 1
        span = Span(line.start + row.start("title"), line.start + row.end("title"))
        yield Start(index, row["number"], row["title"], span, "row")
