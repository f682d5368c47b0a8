"""From attendances to seats: who came for whom to whose meetings, how often, from when to when."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from graph.index.kinds import Facet, Kind
from graph.index.reading import Index, whole
from graph.index.values import Described, Link
from graph.profiles.gathering import MOST, Cut, bodies_of

_CAME = frozenset(("Present", "Guest"))


@dataclass(frozen=True, slots=True)
class Came:
    """One attendance in numbers: its own, that of its meeting, the day ("" where not known), and its ``status``.

    ``person`` is the IRI as the tables of the index hold it.
    """

    number: int
    meeting: int
    day: str
    person: str
    status: str

    @property
    def was_there(self) -> bool:
        """Tell whether the person was there, as a member of the body or as its guest."""
        return self.status in _CAME


@dataclass(frozen=True, slots=True)
class Period:
    """How many meetings, and the days of the first and the last of them; None where no day is known."""

    meetings: int
    first: str | None
    last: str | None


@dataclass(frozen=True, slots=True)
class Seat:
    """Who or what somebody met for or at: the meetings, and the ``latest`` attendance, which is the proof."""

    who: Link
    period: Period
    latest: Described


def attendances(index: Index, facet: Facet, number: int) -> list[Came]:
    """Return all attendances of a person, or for an organisation, by ``facet``; the latest first."""
    rows = index.rows(
        "SELECT t.number, t.meeting, t.first, json_extract(t.body, '$.attendee'), "
        "json_extract(t.body, '$.attendanceStatus') FROM facet f JOIN thing t ON t.number = f.thing "
        "WHERE f.kind = ? AND f.name = ? AND f.value = ? ORDER BY t.first DESC, t.number DESC",
        (Kind.ATTENDANCE, facet, number),
    )
    return [
        Came(whole(one), whole(meeting), str(day), str(person), str(status or ""))
        for one, meeting, day, person, status in rows
    ]


def period_of(came: Iterable[Came]) -> Period:
    """Return how many meetings some attendances were at, and from when to when."""
    known = list(came)
    days = sorted({one.day for one in known if one.day})
    return Period(len({one.meeting for one in known}), days[0] if days else None, days[-1] if days else None)


def seats(
    index: Index, came: Sequence[Came], keys: Callable[[Came], Iterable[str | int]], most: int = MOST
) -> Cut[Seat]:
    """Group attendances by what ``keys`` gives for each (IRIs of the tables, or numbers), the latest group first.

    Among groups as late, the one of more meetings comes first.
    """
    groups: dict[str | int, list[Came]] = {}
    for one in came:
        for key in keys(one):
            groups.setdefault(key, []).append(one)
    ranked = sorted(groups.items(), key=lambda group: (group[1][0].day, len(group[1])), reverse=True)
    linked = _links(index, [key for key, _ in ranked[:most]])
    latest = {one.number: one for one in index.things([group[0].number for _, group in ranked[:most]])}
    first = tuple(Seat(linked[key], period_of(group), latest[group[0].number]) for key, group in ranked[:most])
    return Cut(first, len(ranked))


def seats_by_person(index: Index, came: Sequence[Came], most: int = MOST) -> Cut[Seat]:
    """Group attendances by person."""
    return seats(index, came, lambda one: (one.person,), most)


def seats_by_body(index: Index, came: Sequence[Came], most: int = MOST) -> Cut[Seat]:
    """Group attendances by who held the meeting."""
    bodies = bodies_of(index, (one.meeting for one in came))
    return seats(index, came, lambda one: bodies.get(one.meeting, ()), most)


def _links(index: Index, keys: Sequence[str | int]) -> Mapping[str | int, Link]:
    numbers = {key: key if isinstance(key, int) else index.number_of(key) for key in keys}
    links = index.links(number for number in numbers.values() if number is not None)
    return {key: links[number] for key, number in numbers.items() if number is not None}
