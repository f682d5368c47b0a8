"""From a table to how it is put on paper: its columns, with those of intervals and quotes, and how wide each is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from math import ceil

from graph.reports.model import Kind
from visualizations.reports.cells import row_references
from visualizations.reports.laid_out import LaidSection, LaidTable
from visualizations.reports.words import Words

_PORTRAIT_MARKS, _LANDSCAPE_MARKS = 16, 30
"""Columns of marks that a page has room for, upright and turned; what is more goes on in another table."""
_PORTRAIT_LETTERS = 92.0
_READABLE = 22.0  # letters of a line in a column of long texts
_LONGEST_LINE = 100
_MARK_LETTERS = 3.3
_MOST_OF_HEADER = 14
_MOST_OF_REASON = 12
_SHORT = 17.0
_LEAST_WORD = 14
_TIGHTEST = 0.4
_AIR = 3.5  # letters


class Part(Enum):
    """What a column on paper has of a column of the table."""

    VALUE = "value"
    INTERVAL = "interval"
    QUOTES = "quotes"


@dataclass(frozen=True, slots=True)
class PaperColumn:
    """A column on paper: ``position`` is that of the table's column, -1 for quotes."""

    position: int
    part: Part


def column_groups(one: LaidTable) -> list[tuple[int, ...]]:
    """Return the positions of columns that stand beside each other, one group a table on paper.

    Columns of marks are parted where a page has no room for them; those before them are in every group.
    """
    marks = marks_of(one)
    everything = tuple(range(len(one.table.columns)))
    if len(marks) <= _LANDSCAPE_MARKS:
        return [everything]
    before = tuple(at for at in everything if at < marks[0])
    after = tuple(at for at in everything if at > marks[-1])
    pieces = [marks[at : at + _LANDSCAPE_MARKS] for at in range(0, len(marks), _LANDSCAPE_MARKS)]
    return [(*before, *piece, *(after if piece is pieces[-1] else ())) for piece in pieces]


def paper_columns(one: LaidTable, group: Sequence[int]) -> list[PaperColumn]:
    """Return the columns of a group with those that go with them; quotes stand in the last group."""
    columns = []
    for position in group:
        columns.append(PaperColumn(position, Part.VALUE))
        if has_interval(one, position):
            columns.append(PaperColumn(position, Part.INTERVAL))
    if one.has_quotes and group[-1] == len(one.table.columns) - 1:
        columns.append(PaperColumn(-1, Part.QUOTES))
    return columns


def has_interval(one: LaidTable, position: int) -> bool:
    """Tell whether any number of a column has an interval."""
    return any(cells[position].interval for cells in one.cells)


def marks_of(one: LaidTable) -> list[int]:
    """Return the positions of the columns of marks in a matrix, none for another table."""
    return [at for at, column in enumerate(one.table.columns) if column.kind is Kind.MARK] if one.signs else []


def is_wide(one: LaidTable) -> bool:
    """Tell whether a table wants a page that is turned: its long texts would be too narrow columns on another."""
    if one.signs:
        return len(marks_of(one)) > _PORTRAIT_MARKS
    columns = paper_columns(one, range(len(one.table.columns)))
    quotes = [row_references(row) for row in one.table.rows]
    found = letter_widths(one, columns, quotes, _PORTRAIT_LETTERS)
    narrow = any(
        gives and width < _READABLE and _wanted(one, column, quotes) > 3 * _READABLE
        for column, (width, gives) in zip(columns, found, strict=True)
    )
    return narrow or sum(width for width, _ in found) > _PORTRAIT_LETTERS


def is_turned(section: LaidSection) -> bool:
    """Tell whether a section wants pages that are turned: all of it goes with a table that does."""
    return any(isinstance(block, LaidTable) and is_wide(block) for block in section.blocks)


def quote_texts(one: LaidTable, words: Words) -> list[str]:
    """Return what stands in the column of quotes, row by row."""
    return [
        ", ".join(text for text in (row_references(row), words.passages if row.passages else "") if text)
        for row in one.table.rows
    ]


def letter_widths(
    one: LaidTable, columns: Sequence[PaperColumn], quotes: Sequence[str], room: float
) -> list[tuple[float, bool]]:
    """Return how wide columns are, in letters, and which of them gave up some for the line to have room.

    Long texts share what short ones and numbers leave. ``quotes`` are the texts of the rows' quotes; ``room`` is how
    many letters a line of the page has.
    """
    wanted = [_wanted(one, column, quotes) for column in columns]
    if sum(wanted) <= room:
        return [(width, False) for width in wanted]
    giving = [_is_text(one, column) and width > _SHORT for column, width in zip(columns, wanted, strict=True)]
    least = [_least(one, column) if gives else 0.0 for column, gives in zip(columns, giving, strict=True)]
    kept = sum(width for width, gives in zip(wanted, giving, strict=True) if not gives)
    more = sum(width - low for width, low, gives in zip(wanted, least, giving, strict=True) if gives)
    left = room - kept - sum(least)
    share = left / more if left > 0 and more else 0.0
    squeeze = min(1.0, max(_TIGHTEST, (room - kept) / sum(least))) if any(giving) else 1.0
    return [
        ((low + (width - low) * share) * squeeze if gives else width, gives)
        for width, low, gives in zip(wanted, least, giving, strict=True)
    ]


def _least(one: LaidTable, column: PaperColumn) -> float:
    """Return how wide a column of long texts is at least: as its longest word."""
    words = [word for row in one.cells for word in row[column.position].text.split()]
    return min(_LEAST_WORD, max(map(len, words), default=0)) + _AIR / 2


def lines_of(one: LaidTable, columns: Sequence[PaperColumn], widths: Sequence[float]) -> int:
    """Return about how many lines a table has, its columns being so many letters wide."""
    texts = [(column.position, width) for column, width in zip(columns, widths, strict=True) if _is_text(one, column)]
    return sum(max((ceil(len(row[at].text) / width) for at, width in texts), default=1) for row in one.cells)


def _is_text(one: LaidTable, column: PaperColumn) -> bool:
    return column.part is Part.VALUE and one.table.columns[column.position].kind in (Kind.TEXT, Kind.THING)


def _wanted(one: LaidTable, column: PaperColumn, quotes: Sequence[str]) -> float:
    if column.part is Part.QUOTES:
        return min(24, max(8, max(map(len, quotes), default=0))) + _AIR
    cells = [row[column.position] for row in one.cells]
    if column.part is Part.INTERVAL:
        return max(len(cell.interval) for cell in cells) + _AIR
    told = one.table.columns[column.position]
    if one.signs and told.kind is Kind.MARK:
        return _MARK_LETTERS
    words = max((len(word) for word in (*told.label.split(), *told.unit.split())), default=0)
    words = max(words, min(_MOST_OF_HEADER, ceil(len(told.label) / 2)))
    reasons = max((len(cell.text) for cell in cells if cell.missing), default=0)
    texts = [cell.text for cell in cells if not cell.missing]
    longest = max((len(line) for text in texts for line in text.split("\n")), default=0)
    return min(_LONGEST_LINE, max(longest, words, min(_MOST_OF_REASON, reasons))) + _AIR
