"""From attendances and members to who was expected at a meeting and was represented by nobody."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum

from graph.analytics.attendances import Attendance, Held, Status


class Expected(Enum):
    """Why an organisation was expected; where several reasons hold, the first counts."""

    NOTED_ABSENT = "the minutes note somebody of it as absent"
    MEMBER = "it is a member of the body, by reference data"
    LISTED_BEFORE = "it stood, present or absent but not as a guest, in the list of an earlier meeting of the body"


@dataclass(frozen=True, slots=True)
class Gap:
    """That nobody represented an organisation at a meeting where it was expected.

    ``people`` are those noted absent; ``last_listed`` is the day of the body's latest earlier meeting whose list has
    the organisation, where there is one.
    """

    meeting: str
    day: str | None
    body: str
    organisation: str
    why: Expected
    people: tuple[str, ...] = ()
    last_listed: str | None = None


def gaps(
    found: Iterable[Attendance],
    meetings: Iterable[Held],
    members: Mapping[str, frozenset[str]],
    unplaced: Collection[str] = (),
) -> tuple[Gap, ...]:
    """Return the gaps, meeting by meeting, by day; ``members`` are those of each body.

    A meeting of which the minutes list nobody has none: it is not told who came. Of the meetings ``unplaced``, whose
    minutes do not say for whom all those present came, only those noted absent are told of. A meeting without a day
    comes after no other. Of a meeting of several bodies each is looked at; an organisation is missed once, for the
    first of them.
    """
    seats = _seats(found)
    latest: dict[str, dict[str, str]] = defaultdict(dict)
    missed: dict[tuple[str, str], Gap] = {}
    for one in sorted(meetings, key=lambda one: (one.day or "", one.meeting, one.body)):
        there = seats.get(one.meeting)
        if there is None or not there.represented:
            continue
        for gap in _gaps_at(one, there, members.get(one.body, frozenset()), latest[one.body]):
            if gap.why is Expected.NOTED_ABSENT or one.meeting not in unplaced:
                missed.setdefault((gap.meeting, gap.organisation), gap)
        if one.day is not None:
            latest[one.body].update(dict.fromkeys(there.listed, one.day))
    return tuple(sorted(missed.values(), key=lambda gap: (gap.day or "", gap.meeting, gap.organisation)))


@dataclass(slots=True)
class _Seats:
    """Who was represented at a meeting, who was listed other than as a guest, and who was noted absent."""

    represented: set[str]
    listed: set[str]
    absent: dict[str, set[str]]


def _seats(found: Iterable[Attendance]) -> dict[str, _Seats]:
    seats: dict[str, _Seats] = defaultdict(lambda: _Seats(set(), set(), defaultdict(set)))
    for one in found:
        there = seats[one.meeting]
        if one.status is Status.ABSENT:
            there.absent[one.organisation].add(one.person)
        else:
            there.represented.add(one.organisation)
        if one.status is not Status.GUEST:
            there.listed.add(one.organisation)
    return dict(seats)


def _gaps_at(one: Held, there: _Seats, members: frozenset[str], latest: Mapping[str, str]) -> Iterator[Gap]:
    before = {organisation for organisation, day in latest.items() if one.day is not None and day < one.day}
    # the first reason that holds counts
    reasons = dict.fromkeys(before, Expected.LISTED_BEFORE)
    reasons |= dict.fromkeys(members, Expected.MEMBER)
    reasons |= dict.fromkeys(there.absent, Expected.NOTED_ABSENT)
    for organisation in sorted(reasons.keys() - there.represented):
        people = tuple(sorted(there.absent.get(organisation, ())))
        last = latest[organisation] if organisation in before else None
        yield Gap(one.meeting, one.day, one.body, organisation, reasons[organisation], people, last)
