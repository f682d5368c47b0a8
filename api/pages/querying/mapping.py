"""From a table in which a column names municipalities to a map of Sweden, coloured by a column of numbers."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from api.pages.querying.cells import Cell, Table
from api.pages.querying.charting import numbers_of
from visualizations.sweden.geometry import municipalities
from visualizations.sweden.picture import Measured, Picture, picture_of

_PART_OF_ROWS = 0.5
"""A column names municipalities where more than this part of its cells does."""


def place_column(table: Table, base: str) -> int | None:
    """Return the place of the first column that names municipalities: by IRI, name or code; None where none does."""
    for at in range(len(table.variables)):
        cells = [row[at] for row in table.rows if row[at] is not None]
        found = sum(_code(cell, base) is not None for cell in cells)
        if found and found > _PART_OF_ROWS * len(cells):
            return at
    return None


def map_of(table: Table, wanted: int | None, base: str) -> Picture | None:
    """Return the map of a table; a municipality counts its rows where there is no column of numbers, else their sum."""
    place = None if table.triples else place_column(table, base)
    if place is None:
        return None
    columns = [at for at in numbers_of(table) if at != place]
    column = wanted if wanted in columns else next(iter(reversed(columns)), None)
    sums: dict[str, float] = {}
    for code, number in _numbers(table, place, column, base):
        sums[code] = sums.get(code, 0.0) + number
    return picture_of(Measured(sums))


def _numbers(table: Table, place: int, column: int | None, base: str) -> Iterator[tuple[str, float]]:
    for row in table.rows:
        code = _code(row[place], base)
        value = None if column is None else row[column]
        if code is not None:
            yield code, 1.0 if column is None else (value.number or 0.0) if value is not None else 0.0


def _code(cell: Cell | None, base: str) -> str | None:
    if cell is None:
        return None
    named = cell.iri.removeprefix(f"{base}municipality/") if cell.iri else cell.text
    return named if named in municipalities() else _codes().get(named)


@cache
def _codes() -> dict[str, str]:
    return {area.name: code for code, area in municipalities().items()}
