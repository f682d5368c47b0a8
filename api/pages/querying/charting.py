"""From a table to bars: one for each row, as long as its number says."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from api.pages.querying.cells import Cell, Table

MOST_BARS = 60


@dataclass(frozen=True, slots=True)
class Bar:
    """A row's name and number; ``start`` and ``length`` are its bar, in thousandths of the room."""

    name: tuple[Cell, ...]
    value: Cell
    start: int
    length: int


@dataclass(frozen=True, slots=True)
class Chart:
    """Bars of one column of numbers (``column`` is its place), the first ``MOST_BARS`` of ``total``."""

    column: int
    bars: tuple[Bar, ...]
    total: int


def numbers_of(table: Table) -> tuple[int, ...]:
    """Return the places of the columns that hold numbers."""
    return tuple(at for at, numeric in enumerate(table.numeric) if numeric)


def chart_of(table: Table, wanted: int | None) -> Chart | None:
    """Return bars of the ``wanted`` column, or of the last that holds numbers; None where there is none."""
    columns = numbers_of(table)
    if not columns or table.triples:
        return None
    column = wanted if wanted in columns else columns[-1]
    rows = [(row, value) for row in table.rows if (value := row[column]) is not None]
    shown = rows[:MOST_BARS]
    numbers = [value.number or 0.0 for _, value in shown]
    low, high = min(0.0, *numbers), max(0.0, *numbers)
    room = (high - low) or 1.0
    bars = tuple(
        Bar(_name(table, row), value, _thousandths(min(number, 0) - low, room), _thousandths(abs(number), room))
        for (row, value), number in zip(shown, numbers, strict=True)
    )
    return Chart(column, bars, len(rows))


def _name(table: Table, row: Sequence[Cell | None]) -> tuple[Cell, ...]:
    """Return what a row is called by: its cells that are no numbers, or all its cells where it has no others."""
    named = [cell for cell, numeric in zip(row, table.numeric, strict=True) if cell is not None and not numeric]
    return tuple(named[:2] or [cell for cell in row if cell is not None][:1])


def _thousandths(part: float, room: float) -> int:
    return round(1000 * part / room)
