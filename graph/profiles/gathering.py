"""From a thing to the facts of a kind around it: the latest few with their passages, and how many there are."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from graph.index.kinds import Facet, Kind
from graph.index.listing import Condition, Order, Wanted, chosen_by, chosen_by_meeting, page_of, with_column
from graph.index.reading import Index, whole
from graph.index.values import Described, Link

MOST = 25
"""How many facts of a sort a profile holds."""

_AT_ONCE = 500
T = TypeVar("T")
Counted = TypeVar("Counted", covariant=True)


@dataclass(frozen=True, slots=True)
class Cut(Generic[Counted]):
    """The first of many; ``total`` counts all of them."""

    first: tuple[Counted, ...] = ()
    total: int = 0


def cut(all_of_them: Iterable[T], most: int = MOST) -> Cut[T]:
    """Return the first of what is at hand."""
    known = tuple(all_of_them)
    return Cut(known[:most], len(known))


def having(
    index: Index, kinds: Sequence[Kind], facet: Facet, values: Sequence[int], most: int = MOST
) -> Cut[Described]:
    """Return the latest facts that have one of some values of a facet of their own."""
    return chosen(index, kinds, chosen_by(facet, values, kinds), most=most) if values else Cut()


def at_meetings_with(index: Index, kinds: Sequence[Kind], facet: Facet, value: int, most: int = MOST) -> Cut[Described]:
    """Return the latest facts of meetings that have a value of a facet."""
    return chosen(index, kinds, chosen_by_meeting(facet, (value,)), most=most)


def below(index: Index, kind: Kind, meeting: int, most: int = 500) -> Cut[Described]:
    """Return what belongs to a meeting, in the order of its minutes."""
    return chosen(index, (kind,), with_column("meeting", meeting), order=Order.DOCUMENT, latest=False, most=most)


def chosen(
    index: Index,
    kinds: Sequence[Kind],
    *conditions: Condition,
    order: Order = Order.DATE,
    latest: bool = True,
    most: int = MOST,
) -> Cut[Described]:
    """Return the first things of some kinds that meet conditions, as they are described in full."""
    page = page_of(index, Wanted(tuple(kinds), conditions, order, descending=latest, limit=most))
    return Cut(tuple(index.things(page.numbers)), page.total)


def number_of(index: Index, link: Link) -> int:
    """Return the number of a thing that the index has."""
    number = index.number_of(link.iri)
    if number is None:
        raise LookupError(f"no thing {link.iri}")
    return number


def bodies_of(index: Index, meetings: Iterable[int]) -> dict[int, tuple[int, ...]]:
    """Return who held each of some meetings, by their numbers."""
    known = sorted(set(meetings))
    bodies: dict[int, tuple[int, ...]] = {}
    for first in range(0, len(known), _AT_ONCE):
        part = known[first : first + _AT_ONCE]
        for meeting, body in index.rows(
            f"SELECT thing, value FROM facet WHERE kind = {int(Kind.MEETING)} AND name = ? "
            f"AND thing IN ({', '.join('?' * len(part))}) ORDER BY thing, value",
            (Facet.BODY, *part),
        ):
            bodies[whole(meeting)] = (*bodies.get(whole(meeting), ()), whole(body))
    return bodies


def projects_spoken_of(index: Index, facet: Facet, value: int, most: int = MOST) -> Cut[Described]:
    """Return the projects spoken of at meetings that have a value of a facet, those spoken of most lately first."""
    rows = index.rows(
        "SELECT f.value, max(t.first), count(*) FROM facet b JOIN facet f ON f.thing = b.thing "
        f"AND f.kind = {int(Kind.MEETING)} AND f.name = ? JOIN thing t ON t.number = b.thing "
        "WHERE b.kind = ? AND b.name = ? AND b.value = ? GROUP BY f.value ORDER BY 2 DESC, 3 DESC, 1",
        (Facet.PROJECT, Kind.MEETING, facet, value),
    )
    return Cut(tuple(index.things([whole(row[0]) for row in rows[:most]])), len(rows))
