"""From a table of a report to columns of bare values, for spreadsheets and CSV: an interval is two columns more."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from graph.reports.model import Column, Kind, Measured, Missing, Row, Table, Thing, Value
from visualizations.reports.cells import row_references
from visualizations.reports.words import Words

Plain: TypeAlias = str | int | float | date | None


@dataclass(frozen=True, slots=True)
class PlainColumn:
    """A column of bare values: ``kind`` says how they are shown, ``address`` whether they have a page.

    Where the value is the address itself, what is shown to people is the column's name.
    """

    key: str
    label: str
    kind: Kind
    unit: str
    note: str
    value: Callable[[Row], Plain]
    address: Callable[[Row], str]


def plain_columns(table: Table, words: Words) -> tuple[PlainColumn, ...]:
    """Return the columns of a table, each with the ends of its interval; last what things have for IRIs."""
    found: list[PlainColumn] = []
    for position, column in enumerate(table.columns):
        found.append(_of_value(column, position))
        values = [row.values[position] for row in table.rows]
        if any(isinstance(value, Measured) and value.low is not None for value in values):
            found += [_of_end(column, position, end, words) for end in ("low", "high")]
    if any(row.quotes for row in table.rows):
        found.append(
            PlainColumn("quotes", words.quote_column, Kind.TEXT, "", words.quotes_about, row_references, _nowhere)
        )
    if any(row.passages for row in table.rows):
        found.append(PlainColumn("passages", words.passages, Kind.TEXT, "", "", _passages, _passages))
    found += [
        _of_iri(column, position)
        for position, column in enumerate(table.columns)
        if any(isinstance(row.values[position], Thing | tuple) for row in table.rows)
    ]
    return tuple(found)


def _passages(row: Row) -> str:
    return row.passages


def _nowhere(_: Row) -> str:
    return ""


def _of_value(column: Column, position: int) -> PlainColumn:
    def address(row: Row) -> str:
        value = row.values[position]
        return value.address if isinstance(value, Thing) else ""

    return PlainColumn(
        column.key,
        column.label,
        column.kind,
        column.unit,
        column.note,
        lambda row: _plain(row.values[position]),
        address,
    )


def _of_end(column: Column, position: int, end: str, words: Words) -> PlainColumn:
    def value(row: Row) -> Plain:
        measured = row.values[position]
        return getattr(measured, end) if isinstance(measured, Measured) else None

    label = (words.low if end == "low" else words.high).format(column=column.label)
    return PlainColumn(f"{column.key}_{end}", label, column.kind, column.unit, words.interval, value, _nowhere)


def _of_iri(column: Column, position: int) -> PlainColumn:
    def value(row: Row) -> Plain:
        found = row.values[position]
        things = found if isinstance(found, tuple) else (found,) if isinstance(found, Thing) else ()
        return " ".join(thing.iri for thing in things) or None

    return PlainColumn(f"{column.key}_iri", f"{column.label} (IRI)", Kind.TEXT, "", "", value, _nowhere)


def _plain(value: Value) -> Plain:
    match value:
        case Thing():
            return value.label
        case tuple():
            return ", ".join(thing.label for thing in value)
        case Measured():
            return value.value
        case Missing():
            return value.why
        case _:
            return value
