"""From memberships to the days between which two were tied."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import combinations

from graph.analytics.memberships import Membership

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Span:
    """The first and the last day, in ISO 8601."""

    first: str
    last: str


def days_together(memberships: Iterable[Membership]) -> dict[Pair, Span]:
    """Return for two members, in order, when they shared an event first and last, where that is known.

    Two share an event from the day on which both belong to it.
    """
    events: dict[str, dict[str, str]] = defaultdict(dict)
    for one in memberships:
        if one.day is not None:
            known = events[one.event].get(one.member)
            events[one.event][one.member] = one.day if known is None else min(known, one.day)
    return _spans(
        ((one, other), max(days[one], days[other]))
        for days in events.values()
        for one, other in combinations(sorted(days), 2)
    )


def days_within(memberships: Iterable[Membership]) -> dict[Pair, Span]:
    """Return for a member and a group when the member belonged to it first and last, where that is known."""
    return _spans(((one.member, one.group), one.day) for one in memberships if one.day is not None)


def _spans(dated: Iterable[tuple[Pair, str]]) -> dict[Pair, Span]:
    spans: dict[Pair, Span] = {}
    for pair, day in dated:
        known = spans.get(pair)
        spans[pair] = Span(day, day) if known is None else Span(min(known.first, day), max(known.last, day))
    return spans
