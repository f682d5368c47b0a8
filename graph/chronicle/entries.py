"""From an index and a scope to entries by day: meetings, events and the last days of promises."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum
from itertools import groupby

from graph.chronicle.scope import concerning
from graph.index.kinds import OUTCOMES, Kind
from graph.index.listing import Bound, Condition, Order, Place, Wanted, page_of, with_property, within
from graph.index.reading import Index, whole
from graph.index.values import Described, Link

MOST_DEADLINES = 500
MOST_OUTCOMES = 1000
_DATED, _UNDATED = Condition("t.first <> ''"), Condition("t.first = ''")


class Sort(Enum):
    """What an entry is: a meeting, an event that was spoken of, or the last day of a promise."""

    MEETING = "meeting"
    EVENT = "event"
    DEADLINE = "deadline"


_KINDS = {Sort.MEETING: Kind.MEETING, Sort.EVENT: Kind.EVENT}


@dataclass(frozen=True, slots=True)
class Asked:
    """Which entries are wanted: of some sorts, within a period (ISO days, either may be open), on a thing or on all."""

    thing: Described | None = None
    sorts: tuple[Sort, ...] = tuple(Sort)
    first: str | None = None
    last: str | None = None

    @property
    def kinds(self) -> tuple[Kind, ...]:
        """The kinds of what stands at days of its own."""
        return tuple(_KINDS[sort] for sort in self.sorts if sort in _KINDS)


@dataclass(frozen=True, slots=True)
class Entry:
    """A fact and its days (ISO), "" where not known.

    ``told_on`` is the day of the meeting whose minutes tell of it, and ``announced_by`` that meeting where it tells
    of another that no minutes record.
    """

    sort: Sort
    fact: Described
    first: str
    last: str
    told_on: str | None = None
    announced_by: Link | None = None

    @property
    def is_exact(self) -> bool:
        """Whether the days are known, not only the month, season or year in which they lie."""
        long = (date.fromisoformat(self.last) - date.fromisoformat(self.first)).days >= 7
        return not (long and "edtfDate" in self.fact.properties)


@dataclass(frozen=True, slots=True)
class Chronicle:
    """Entries, the latest first; where they end if others follow; what has no date, and how much of that there is."""

    entries: tuple[Entry, ...]
    end: Place | None
    undated: tuple[Entry, ...]
    undated_total: int


def chronicle_of(index: Index, asked: Asked, most: int, after: Place | None = None) -> Chronicle:
    """Return at most so many meetings and events, from the place on where an earlier part ended, with all deadlines."""
    scope = concerning(asked.thing)
    period = (within(asked.first, asked.last),) if asked.first or asked.last else (_DATED,)
    page = page_of(index, Wanted(asked.kinds, (*scope, *period), Order.DATE, True, after, most))
    told = _entries(index, page.numbers)
    if Sort.DEADLINE in asked.sorts:
        from_day = asked.first if page.end is None else str(page.end.value)
        before = Condition("json_extract(t.body, '$.due') < ?", (after.value,)) if after else None
        told += _deadlines(index, scope, from_day, asked.last, before)
    told.sort(key=lambda entry: (entry.first, entry.sort is Sort.DEADLINE), reverse=True)
    if after or asked.first or asked.last:
        return Chronicle(tuple(told), page.end, (), 0)
    without = page_of(index, Wanted(asked.kinds, (*scope, _UNDATED), Order.DOCUMENT, limit=most))
    return Chronicle(tuple(told), page.end, tuple(_entries(index, without.numbers)), without.total)


def _entries(index: Index, numbers: Sequence[int]) -> list[Entry]:
    facts = index.things(numbers)
    telling = _telling(index, facts)
    sorts = {kind: sort for sort, kind in _KINDS.items()}
    return [
        Entry(sorts[one.kind], one, one.first or "", one.last or "", *_told(one, telling.get(one.number)))
        for one in facts
    ]


def _told(fact: Described, meeting: Described | None) -> tuple[str | None, Link | None]:
    """Return when a fact was told of, and by which meeting if it is another that it tells of."""
    if meeting is None:
        return None, None
    another = fact.kind is Kind.MEETING and meeting.iri != fact.iri
    return meeting.first, Link(meeting.iri, meeting.kind, meeting.label) if another else None


def _deadlines(
    index: Index, scope: Sequence[Condition], first: str | None, last: str | None, before: Condition | None
) -> list[Entry]:
    due = [with_property("due", first or "", ">="), with_property("due", last or "9999", "<=")]
    conditions = (*scope, *due, *((before,) if before else ()))
    page = page_of(index, Wanted((Kind.COMMITMENT,), conditions, Order.DATE, True, limit=MOST_DEADLINES))
    facts = index.things(page.numbers)
    return [
        Entry(Sort.DEADLINE, one, str(one.properties["due"]), str(one.properties["due"]), one.first) for one in facts
    ]


def _telling(index: Index, facts: Sequence[Described]) -> dict[int, Described]:
    """Return for each fact the meeting whose minutes tell of it."""
    documents = {one.number: one.document.iri for one in facts if one.document is not None}
    numbers = {index.number_of(iri) for iri in documents.values()} - {None}
    recorded = {one.iri: one.meeting for one in index.things(sorted(filter(None, numbers)), evidence=False)}
    wanted = {link.iri: index.number_of(link.iri) for link in recorded.values() if link is not None}
    meetings = {one.iri: one for one in index.things(sorted(filter(None, wanted.values())), evidence=False)}
    found = {}
    for number, iri in documents.items():
        meeting = recorded.get(iri)
        if meeting is not None and meeting.iri in meetings:
            found[number] = meetings[meeting.iri]
    return found


def outcomes_at(index: Index, thing: Described | None, entries: Sequence[Entry]) -> dict[str, list[Described]]:
    """Return the outcomes of meetings, as far as they concern a thing, by the meetings' IRIs."""
    numbers = [entry.fact.number for entry in entries if entry.sort is Sort.MEETING]
    at = Condition(f"t.meeting IN ({', '.join('?' * len(numbers))})", tuple(numbers))
    page = page_of(index, Wanted(OUTCOMES, (at, *concerning(thing)), Order.DOCUMENT, limit=MOST_OUTCOMES))
    found: dict[str, list[Described]] = {}
    for outcome in index.things(page.numbers):
        if outcome.meeting is not None:
            found.setdefault(outcome.meeting.iri, []).append(outcome)
    return found


@dataclass(frozen=True, slots=True)
class MonthCount:
    """How many entries of a sort begin in a month, such as "2024-02"."""

    month: str
    sort: Sort
    count: int


def months_of(index: Index, asked: Asked) -> list[MonthCount]:
    """Return the months in which something begins, in order, with the count of each sort."""
    scope = concerning(asked.thing)
    chosen = " AND ".join(f"({one.sql})" for one in scope) or "TRUE"
    bound: list[Bound] = [value for one in scope for value in one.bound]
    counts = []
    for sort in asked.sorts:
        day = "json_extract(t.body, '$.due')" if sort is Sort.DEADLINE else "t.first"
        rows = index.rows(
            f"SELECT substr({day}, 1, 7) AS month, count(*) FROM thing t "
            f"WHERE t.kind = ? AND {day} <> '' AND {chosen} GROUP BY month",
            [_KINDS.get(sort, Kind.COMMITMENT), *bound],
        )
        counts += [MonthCount(str(month), sort, whole(count)) for month, count in rows]
    return sorted(counts, key=lambda one: (one.month, one.sort.value))


def by_month(entries: Sequence[Entry]) -> list[tuple[str, list[Entry]]]:
    """Group entries, which are in order, by the month in which they begin."""
    return [(month, list(group)) for month, group in groupby(entries, lambda entry: entry.first[:7])]
