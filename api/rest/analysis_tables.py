"""From a table of an analysis to CSV: bare values, a column more for each end of an interval and for IRIs."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from datetime import date

from graph.reports.model import Column, Measured, Missing, Table, Thing, Value


def csv_of(table: Table) -> str:
    """Write a table as CSV (RFC 4180) with a header of the columns' keys; what is missing is empty."""
    out = io.StringIO()
    writer = csv.writer(out)
    shapes = [_ends(table, position) for position in range(len(table.columns))]
    writer.writerow([name for column, ends in zip(table.columns, shapes, strict=True) for name in _names(column, ends)])
    for row in table.rows:
        writer.writerow([cell for value, ends in zip(row.values, shapes, strict=True) for cell in _cells(value, ends)])
    return out.getvalue()


def _ends(table: Table, position: int) -> tuple[str, ...]:
    """Return what stands beside the values of a column, by the endings of its further columns."""
    values = [row.values[position] for row in table.rows]
    if any(isinstance(value, Measured) and value.low is not None for value in values):
        return ("_low", "_high")
    return ("_iri",) if any(isinstance(value, Thing | tuple) for value in values) else ()


def _names(column: Column, ends: Sequence[str]) -> Iterator[str]:
    yield column.key
    yield from (f"{column.key}{end}" for end in ends)


def _cells(value: Value, ends: Sequence[str]) -> Iterator[str | int | float]:
    match value:
        case Measured(number, low, high):
            yield number
            yield from ("" if end is None else end for end in (low, high)[: len(ends)])
            return
        case Thing(iri, label):
            yield label
            yield iri
            return
        case tuple():
            yield " | ".join(thing.label for thing in value)
            yield " | ".join(thing.iri for thing in value)
            return
        case None | Missing():
            yield ""
        case date():
            yield value.isoformat()
        case _:
            yield value
    yield from ("" for _ in ends)
