"""A registry, by the keys of tables, of how their numbers are worked out again.

A way has the printed queries of its table asked by another engine and returns what each row must say. To add one::

    @way("table-key", "column", "another")
    def table_key(asked: Asked, table: Table) -> Recomputed: ...

The columns named are those that tell the rows apart. A key that ends with ``*`` is for all tables that begin so.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from graph.reports.model import Kind, Measured, Missing, Report, Row, Table, Thing, Value

Answer = Sequence[Mapping[str, str]]
Key = tuple[str, ...]
NUMBERS = {Kind.COUNT, Kind.NUMBER, Kind.SHARE, Kind.DAY}
_TOLERANCE = 1e-9


@dataclass(frozen=True, slots=True)
class Asked:
    """A report, another engine that has its graph, and the texts of the documents that it was built of."""

    report: Report
    ask: Callable[[str], Answer]
    texts: Callable[[str], str]
    known: dict[str, Recomputed] = field(default_factory=dict)

    def recomputed(self, table: Table) -> Recomputed:
        """Return what the rows of a table must say, worked out once."""
        if table.key not in self.known:
            self.known[table.key] = way_to(table).recompute(self, table)
        return self.known[table.key]

    def answer(self, key: str) -> Answer:
        """Ask the query that the report prints under a key, such as F3."""
        (text,) = (query.text for query in self.report.queries if query.key == key)
        return self.ask(text)

    def answers(self, table: Table) -> list[Answer]:
        """Ask the queries of a table, in their order."""
        return [self.answer(key) for key in table.queries]


@dataclass(frozen=True, slots=True)
class Recomputed:
    """What the number columns of rows must say, by what tells the rows apart; and how many rows are left out."""

    rows: Mapping[Key, Mapping[str, object]]
    left_out: int


@dataclass(frozen=True, slots=True)
class Way:
    """How a table is worked out again, and by which columns its rows are told apart."""

    by: tuple[str, ...]
    recompute: Callable[[Asked, Table], Recomputed]


WAYS: dict[str, Way] = {}


def way(key: str, *by: str) -> Callable[[Callable[[Asked, Table], Recomputed]], Callable[[Asked, Table], Recomputed]]:
    """Register how tables with a key are worked out again."""

    def registered(recompute: Callable[[Asked, Table], Recomputed]) -> Callable[[Asked, Table], Recomputed]:
        WAYS[key] = Way(by, recompute)
        return recompute

    return registered


def way_to(table: Table) -> Way:
    """Return the way to a table; raises LookupError where none is known."""
    for key, known in WAYS.items():
        if table.key == key or (key.endswith("*") and table.key.startswith(key[:-1])):
            return known
    raise LookupError(f"no way is known to work out the table {table.key} again")


def first_of(rows: Mapping[Key, Mapping[str, object]], table: Table) -> Recomputed:
    """Return what holds where a table shows the first of all rows that there are."""
    return Recomputed(rows, len(rows) - len(table.rows))


def check(asked: Asked, table: Table) -> None:
    """Raise AssertionError where a table says what its queries do not."""
    known = way_to(table)
    expected = asked.recomputed(table)
    told = [key_of(table, row, known.by) for row in table.rows]
    assert len(set(told)) == len(told), f"{table.key}: rows that nothing tells apart"
    for key, row in zip(told, table.rows, strict=True):
        assert key in expected.rows, f"{table.key}: nothing gives the row {key}"
        numbers = numbers_of(table, row)
        assert numbers.keys() == expected.rows[key].keys(), f"{table.key}: {numbers.keys()}"
        for name, number in numbers.items():
            assert same(number, expected.rows[key][name]), f"{table.key} {key} {name}: {number}"
    assert table.left_out == expected.left_out, f"{table.key}: {table.left_out} left out"


def key_of(table: Table, row: Row, by: Sequence[str]) -> Key:
    """Return what tells a row apart: the IRIs of things, the texts of the rest."""
    return tuple(_text(value) for column, value in zip(table.columns, row.values, strict=True) if column.key in by)


def numbers_of(table: Table, row: Row) -> dict[str, object]:
    """Return the numbers of a row by their columns: days as text, three for an interval, "" for what is missing."""
    columns = zip(table.columns, row.values, strict=True)
    return {column.key: _number(value) for column, value in columns if column.kind in NUMBERS}


def same(one: object, other: object) -> bool:
    """Tell whether two values of a row are the same."""
    if isinstance(one, tuple) and isinstance(other, tuple):
        return len(one) == len(other) and all(map(same, one, other))
    if isinstance(one, float) or isinstance(other, float):
        return abs(float(str(one)) - float(str(other))) <= _TOLERANCE
    return one == other


def _number(value: Value) -> object:
    if isinstance(value, Measured):
        return (value.value, value.low, value.high)
    if value is None or isinstance(value, Missing):
        return ""
    return value.isoformat() if isinstance(value, date) else value


def _text(value: Value) -> str:
    if isinstance(value, Thing):
        return value.iri
    if isinstance(value, tuple):
        return " ".join(thing.iri for thing in value)
    return "" if value is None or isinstance(value, Missing) else str(value)
