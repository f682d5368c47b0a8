"""From the facts of a graph to grounds for ties: one thing, and the pairs of organisations that it ties."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations

from graph.ties.seats import Facts, Seat, outcomes_of, seats_of, voices_by_item
from ontology.terms import SAMV

Pair = tuple[str, str]


class Rule(StrEnum):
    """The rules of the ontology, by the names of their files."""

    SAME_MEETING = "same-meeting"
    SAME_ITEM = "same-item"
    SHARED_AGREEMENT = "shared-agreement"
    JOINT_PROJECT = "joint-project"
    JOINT_ACTION = "joint-action"


@dataclass(frozen=True, slots=True)
class Ground:
    """A meeting, item, outcome or project, with the pairs that a rule ties by it; in a pair the lesser IRI leads."""

    rule: Rule
    thing: str
    pairs: Iterable[Pair]


def grounds_within(facts: Facts) -> Iterator[Ground]:
    """Return the grounds that lie within one document: its meeting, its items, its agreements."""
    by_meeting: dict[str, list[Seat]] = defaultdict(list)
    for seat in seats_of(facts):
        by_meeting[seat.meeting].append(seat)
    for meeting, seats in by_meeting.items():
        yield Ground(Rule.SAME_MEETING, meeting, _all_pairs(_represented(seats)))
    yield from _items(facts, by_meeting)
    yield from _agreements(facts, by_meeting)


def _items(facts: Facts, by_meeting: Mapping[str, list[Seat]]) -> Iterator[Ground]:
    for item, voices in voices_by_item(facts).items():
        pairs: set[Pair] = set()
        for meeting in facts.objects(item, SAMV.atMeeting):
            seats = [seat for seat in by_meeting.get(meeting, ()) if seat.was_at(frozenset((item,)))]
            speaking = _represented(seat for seat in seats if not seat.voices.isdisjoint(voices))
            there = _represented(seats)
            pairs.update(_ordered(one, other) for one in speaking for other in there if one != other)
        yield Ground(Rule.SAME_ITEM, item, pairs)


def _agreements(facts: Facts, by_meeting: Mapping[str, list[Seat]]) -> Iterator[Ground]:
    for agreement in outcomes_of(facts, SAMV.Agreement):
        items = facts.objects(agreement, SAMV.underItem)
        pairs: set[Pair] = set()
        for meeting in facts.objects(agreement, SAMV.atMeeting):
            seats = [seat for seat in by_meeting.get(meeting, ()) if seat.present and seat.was_at(items)]
            pairs.update(_all_pairs(_represented(seats)))
        yield Ground(Rule.SHARED_AGREEMENT, agreement, pairs)


def ground_of_parties(rule: Rule, thing: str, parties: Iterable[str]) -> Ground:
    """Return the ground that ties each of some parties to each other: a project's or a decision's."""
    return Ground(rule, thing, _all_pairs(parties))


def _represented(seats: Iterable[Seat]) -> set[str]:
    return {organisation for seat in seats for organisation in seat.organisations}


def _all_pairs(parties: Iterable[str]) -> Iterator[Pair]:
    return combinations(sorted(parties), 2)


def _ordered(one: str, other: str) -> Pair:
    return (one, other) if one < other else (other, one)
