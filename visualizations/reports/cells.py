"""From a table of a report to its cells as they are read: numbers of a column alike, intervals beside them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from graph.language.numbers import NUMERALS, Numerals, decimals_for, per_cent, share_decimals_for
from graph.reports.model import Kind, Measured, Missing, Row, Table, Thing, Value
from visualizations.reports.words import WORDS

NUMBERS = frozenset((Kind.COUNT, Kind.NUMBER, Kind.SHARE))
_LEAST_MARKS = 4  # columns of marks from which on a table is a matrix


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in a cell. ``missing`` is for text where a value was looked for: a reason, or that it is not stated.

    ``interval`` is written beside a number; ``things`` are what the text names, in its order.
    """

    text: str
    interval: str = ""
    missing: bool = False
    things: tuple[Thing, ...] = ()

    def whole(self) -> str:
        """Return all that the cell says, in one line."""
        return f"{self.text} ({self.interval})" if self.interval else self.text


@dataclass(frozen=True, slots=True)
class CellWriter:
    """Writes the values of one column: how many decimals it has was told from all of them."""

    kind: Kind
    decimals: int
    numerals: Numerals
    no_value: str

    def cell(self, value: Value) -> Cell:
        """Return a value as a cell."""
        match value:
            case None:
                return Cell(self.no_value, missing=True)
            case Missing():
                return Cell(value.why, missing=True)
            case Measured():
                return Cell(self.number(value.value), self._interval(value))
            case Thing():
                return Cell(value.label, things=(value,))
            case tuple():
                return Cell(", ".join(thing.label for thing in value), things=value)
            case date():
                return Cell(value.isoformat())
            case str():
                return Cell(value)
            case _:
                return Cell(self.number(value))

    def number(self, value: float) -> str:
        """Return a number as this column has it."""
        if self.kind is Kind.SHARE:
            return self.numerals.share(value, self.decimals)
        return self.numerals.number(value, self.decimals)

    def _interval(self, value: Measured) -> str:
        if value.low is None or value.high is None:
            return ""
        return self.numerals.span(self._end(value.low), self._end(value.high))

    def _end(self, value: float) -> str:
        """Return an end of an interval: without the unit, which the value has."""
        return self.numerals.number(per_cent(value) if self.kind is Kind.SHARE else value, self.decimals)


def cell_writers(table: Table, language: str) -> tuple[CellWriter, ...]:
    """Return what writes each column of a table."""
    writers = []
    for position, column in enumerate(table.columns):
        numbers = [number for row in table.rows for number in numbers_in(row.values[position])]
        decimals = share_decimals_for(numbers) if column.kind is Kind.SHARE else decimals_for(numbers)
        writers.append(CellWriter(column.kind, decimals, NUMERALS[language], WORDS[language].no_value))
    return tuple(writers)


def cells_of(table: Table, language: str) -> tuple[tuple[Cell, ...], ...]:
    """Return the cells of all rows."""
    writers = cell_writers(table, language)
    return tuple(
        tuple(writer.cell(value) for writer, value in zip(writers, row.values, strict=True)) for row in table.rows
    )


def numbers_in(value: Value) -> Iterator[float]:
    """Return the numbers that a value is made of."""
    match value:
        case Measured():
            yield from (one for one in (value.value, value.low, value.high) if one is not None)
        case int() | float():
            yield float(value)


def number_of(value: Value) -> float | None:
    """Return the number that a value stands for, None for what is no number."""
    return next(numbers_in(value), None)


def is_matrix(table: Table) -> bool:
    """Tell whether a table is one of marks, which has narrow columns."""
    return sum(column.kind is Kind.MARK for column in table.columns) >= _LEAST_MARKS


def marks_in(table: Table) -> tuple[str, ...]:
    """Return the different marks of a table, in the order in which they come."""
    marked = [position for position, column in enumerate(table.columns) if column.kind is Kind.MARK]
    values = (row.values[position] for row in table.rows for position in marked)
    return tuple(dict.fromkeys(value for value in values if isinstance(value, str) and value))


def signs_of(marks: Iterable[str]) -> dict[str, str]:
    """Return a short sign for each mark: its first letters, as many as tell it from those before it."""
    signs: dict[str, str] = {}
    for mark in marks:
        lengths = range(1, len(mark) + 1)
        candidates = (mark[:length].capitalize() for length in lengths)
        signs[mark] = next((one for one in candidates if one not in signs.values()), mark)
    return signs


def has_quotes(table: Table) -> bool:
    """Tell whether any row of a table points at quotes or passages."""
    return any(row.quotes or row.passages for row in table.rows)


@dataclass(frozen=True, slots=True)
class Reference:
    """Quotes one after the other: the number of the first, and all of them as they are written."""

    first: int
    text: str


def references(quotes: Iterable[int]) -> tuple[Reference, ...]:
    """Return the numbers of quotes in order, those in a row as one: 3, 5–8."""
    found = []
    numbered = enumerate(sorted(set(quotes)))
    for _, group in groupby(numbered, key=lambda pair: pair[1] - pair[0]):
        run = [number for _, number in group]
        if len(run) > 2:
            found.append(Reference(run[0], f"{run[0]}\N{EN DASH}{run[-1]}"))
        else:
            found.extend(Reference(number, str(number)) for number in run)
    return tuple(found)


def row_references(row: Row) -> str:
    """Return the numbers of a row's quotes as text."""
    return ", ".join(reference.text for reference in references(row.quotes))
