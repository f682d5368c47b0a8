"""From filters and an order to one page of things: which they are, how many there are, where the next page begins."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from graph.index.kinds import Facet, Kind
from graph.index.reading import Index, marks

Bound = str | int


@dataclass(frozen=True, slots=True)
class Condition:
    """A condition on the things (``t``) or passages (``p``) of a list, with the values that it binds."""

    sql: str
    bound: tuple[Bound, ...] = ()


class Order(Enum):
    """What a list is sorted by; the value is the column."""

    DATE = "t.first"
    LABEL = "t.sort_label"
    WEIGHT = "t.weight"
    DOCUMENT = "t.number"
    PASSAGE = "p.number"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a page ends: what its last thing sorts by, and its number."""

    value: Bound
    number: int


@dataclass(frozen=True, slots=True)
class Wanted:
    """A list as asked for. ``after`` is the place where the page before ended."""

    kinds: tuple[Kind, ...]
    conditions: tuple[Condition, ...] = ()
    order: Order = Order.DOCUMENT
    descending: bool = False
    after: Place | None = None
    limit: int = 50


@dataclass(frozen=True, slots=True)
class Page:
    """The numbers on a page, how many the whole list has, and where this page ends if another follows."""

    numbers: tuple[int, ...]
    total: int
    end: Place | None


def chosen_by(facet: Facet, values: Sequence[Bound], kinds: Sequence[Kind]) -> Condition:
    """Choose things that have one of some values of a facet of their own."""
    return Condition(f"t.number IN ({_having(kinds, values)})", (*kinds, facet, *values))


def chosen_by_meeting(facet: Facet, values: Sequence[Bound]) -> Condition:
    """Choose things whose meeting has one of some values of a facet."""
    meeting = (Kind.MEETING,)
    return Condition(f"t.meeting IN ({_having(meeting, values)})", (*meeting, facet, *values))


def chosen_with_meeting(facet: Facet, values: Sequence[Bound]) -> Condition:
    """Choose meetings that have one of some values of a facet, and all that belongs to them."""
    meeting = (Kind.MEETING,)
    having, bound = _having(meeting, values), (*meeting, facet, *values)
    return Condition(f"(t.meeting IN ({having}) OR t.number IN ({having}))", bound * 2)


def _having(kinds: Sequence[Kind], values: Sequence[Bound]) -> str:
    return f"SELECT thing FROM facet WHERE kind IN ({marks(kinds)}) AND name = ? AND value IN ({marks(values)})"


def within(first: str | None, last: str | None) -> Condition:
    """Choose things whose time, as far as it is known, overlaps a period; either end may be open."""
    sql, bound = ["t.first <> ''"], []
    if last is not None:
        sql.append("t.first <= ?")
        bound.append(last)
    if first is not None:
        sql.append("t.last >= ?")
        bound.append(first)
    return Condition(" AND ".join(sql), tuple(bound))


def with_column(column: str, value: Bound, comparison: str = "=") -> Condition:
    """Choose things by one of their columns."""
    return Condition(f"t.{column} {comparison} ?", (value,))


def with_words(table: str, match: str) -> Condition:
    """Choose things by an expression of full-text search over one of the tables of words."""
    return Condition(f"t.number IN (SELECT rowid FROM {table} WHERE {table} MATCH ?)", (match,))


def with_property(key: str, value: Bound, comparison: str = "=") -> Condition:
    """Choose things by one of their properties, a local name of the ontology."""
    return Condition(f"json_extract(t.body, ?) {comparison} ?", (f"$.{key}", value))


def passages_with_words(match: str) -> Condition:
    """Choose passages by an expression of full-text search."""
    return Condition("p.number IN (SELECT rowid FROM passage_words WHERE passage_words MATCH ?)", (match,))


def passages_behind(numbers: Sequence[int]) -> Condition:
    """Choose the passages that back one of some things."""
    return Condition(f"p.number IN (SELECT passage FROM ground WHERE thing IN ({marks(numbers)}))", tuple(numbers))


def page_of(index: Index, wanted: Wanted) -> Page:
    """Return one page of things."""
    if wanted.conditions:
        total = _count(index, _things(wanted))
    else:
        total = sum(index.counts.get(kind, 0) for kind in wanted.kinds)
    return _page(index, "t.number", _things(wanted), wanted, total)


def passages_of(index: Index, wanted: Wanted) -> Page:
    """Return one page of passages; conditions that speak of things (``t``) speak of their minutes."""
    of_passages = [one for one in wanted.conditions if not one.sql.startswith("t.")]
    of_minutes = [one for one in wanted.conditions if one.sql.startswith("t.")]
    conditions = of_passages
    if of_minutes:
        among = " AND ".join(one.sql for one in of_minutes)
        bound = tuple(value for one in of_minutes for value in one.bound)
        minutes = f"p.document IN (SELECT t.number FROM thing t WHERE t.kind = {int(Kind.MINUTES)} AND {among})"
        conditions = [*of_passages, Condition(minutes, bound)]
    chosen = _Chosen("passage p", tuple(conditions))
    total = _count(index, chosen) if conditions else index.passage_count
    return _page(index, "p.number", chosen, wanted, total)


@dataclass(frozen=True, slots=True)
class _Chosen:
    """A table and what rows of it are chosen."""

    table: str
    conditions: tuple[Condition, ...]

    @property
    def sql(self) -> str:
        return " AND ".join(f"({one.sql})" for one in self.conditions) or "TRUE"

    @property
    def bound(self) -> tuple[Bound, ...]:
        return tuple(value for one in self.conditions for value in one.bound)


def _things(wanted: Wanted) -> _Chosen:
    of_kind = Condition(f"t.kind IN ({marks(wanted.kinds)})", wanted.kinds)
    return _Chosen("thing t", (of_kind, *wanted.conditions))


def _count(index: Index, chosen: _Chosen) -> int:
    (count,) = index.rows(f"SELECT count(*) FROM {chosen.table} WHERE {chosen.sql}", chosen.bound)[0]
    return int(str(count))


def _page(index: Index, number: str, chosen: _Chosen, wanted: Wanted, total: int) -> Page:
    column, sign, direction = wanted.order.value, "<" if wanted.descending else ">", "DESC" if wanted.descending else ""
    sql, bound = chosen.sql, chosen.bound
    if wanted.after is not None:
        sql = f"{sql} AND ({column}, {number}) {sign} (?, ?)"
        bound = (*bound, wanted.after.value, wanted.after.number)
    rows = index.rows(
        f"SELECT {number}, {column} FROM {chosen.table} WHERE {sql} "
        f"ORDER BY {column} {direction}, {number} {direction} LIMIT ?",
        (*bound, wanted.limit + 1),
    )
    numbers = tuple(int(str(row[0])) for row in rows[: wanted.limit])
    if len(rows) <= wanted.limit:
        return Page(numbers, total, None)
    value = rows[wanted.limit - 1][1]
    return Page(numbers, total, Place(value if isinstance(value, int) else str(value), numbers[-1]))
