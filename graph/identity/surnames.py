"""From groups of people to those that are one person under another surname: who stopped coming, and who came instead.

Whether somebody who follows another of the same given name is the same person, odds tell: how often those who stop
coming come back under another surname, to how often any of the newcomers bears the given name by chance. The first
figure is what is left of the successions of one given name in the collection when those by chance are taken away.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import product

from graph.identity.names import Agreement, PersonName, agreement
from graph.identity.profiles import Days
from graph.identity.rarity import Rarity
from graph.identity.weights import MATCH_PROBABILITY

_SOON = tuple(map(timedelta, (0, 200, 550)))  # from the last meeting under one surname to the first under another
_KNOWN_RATE, _KNOWN_FROM = 0.02, 50.0  # of those who stop coming, and how many of them that counts as
_LEARNT_FROM = 300  # names; in a smaller collection chance cannot be told from more

Seat = tuple[str, str]
"""A network, and whom somebody represents in it, "" where that is not stated."""


@dataclass(frozen=True, slots=True)
class Member:
    """A group of people who are one: its leader, a name of theirs, where they sit, and their first and last day."""

    group: int
    name: PersonName
    seats: frozenset[Seat]
    days: Days


@dataclass(frozen=True, slots=True)
class Renamed:
    """Two groups that are one person under two surnames, and how surely."""

    earlier: int
    later: int
    probability: float


@dataclass(frozen=True, slots=True)
class _Succession:
    """Somebody who stopped coming, and who came to the same seat so soon after: ``soon`` counts the stretches."""

    before: Member
    soon: int
    after: tuple[Member, ...]


def renamed(members: Sequence[Member], rarity: Rarity) -> list[Renamed]:
    """Return the changes of surname that are likely enough, the likeliest first; nobody takes two names at once."""
    if rarity.names < _LEARNT_FROM:
        return []
    successions = list(_successions(members))
    rates = [_rate([one for one in successions if one.soon == soon], rarity) for soon in range(len(_SOON) - 1)]
    found = [one for succession in successions for one in _likely(succession, rates[succession.soon], rarity)]
    chosen: list[Renamed] = []
    left: set[int] = set()
    came: set[int] = set()
    for one in sorted(found, key=lambda each: (-each.probability, each.earlier, each.later)):
        if one.earlier not in left and one.later not in came:
            chosen.append(one)
            left.add(one.earlier)
            came.add(one.later)
    return chosen


def _successions(members: Iterable[Member]) -> Iterator[_Succession]:
    """Yield for each who stopped coming the successions, sooner and later, at the seat with the fewest newcomers."""
    seats: defaultdict[Seat, list[Member]] = defaultdict(list)
    for member in members:
        for seat in member.seats:
            seats[seat].append(member)
    fewest: dict[tuple[int, int], _Succession] = {}
    for _, sitting in sorted(seats.items()):
        sitting.sort(key=lambda member: (member.days, member.group))
        starts = [member.days[0] for member in sitting]
        for member, soon in product(sitting, range(len(_SOON) - 1)):
            after = _came_after(member.days[1], soon, sitting, starts)
            known = fewest.get((member.group, soon))
            if after and (known is None or len(after) < len(known.after)):
                fewest[member.group, soon] = _Succession(member, soon, after)
    yield from fewest.values()


def _came_after(day: date, soon: int, sitting: Sequence[Member], starts: Sequence[date]) -> tuple[Member, ...]:
    return tuple(sitting[bisect_right(starts, day + _SOON[soon]) : bisect_right(starts, day + _SOON[soon + 1])])


def _rate(successions: Sequence[_Succession], rarity: Rarity) -> float:
    """Return how many of those who stop coming come back under another surname."""
    more = 0.0
    for one in successions:
        more += any(_may_be_renamed(one.before.name, other.name) for other in one.after) - _by_chance(one, rarity)
    return max(_KNOWN_FROM * _KNOWN_RATE + more, 0.0) / (_KNOWN_FROM + len(successions))


def _by_chance(succession: _Succession, rarity: Rarity) -> float:
    return min(1.0, rarity.share_of_all(succession.before.name.given_names) * len(succession.after))


def _likely(succession: _Succession, rate: float, rarity: Rarity) -> Iterator[Renamed]:
    for other in succession.after:
        if _may_be_renamed(succession.before.name, other.name):
            probability = rate / (rate + (1 - rate) * _by_chance(succession, rarity))
            if probability >= MATCH_PROBABILITY:
                yield Renamed(succession.before.group, other.group, probability)


def _may_be_renamed(one: PersonName, other: PersonName) -> bool:
    """Say whether two names share the given names and no more than that."""
    return (
        len(one.words) > 1
        and len(other.words) > 1
        and one.given_names == other.given_names
        and agreement(one, other) <= Agreement.ALIKE
    )


def members_of(
    groups: Mapping[int, Days | None], profiles: Iterable[tuple[int, PersonName, str | None, frozenset[str]]]
) -> list[Member]:
    """Gather groups from their profiles, each given by its group, name, network and employers."""
    seats: defaultdict[int, set[Seat]] = defaultdict(set)
    names: dict[int, PersonName] = {}
    for group, name, network, employers in profiles:
        names.setdefault(group, name)
        if network is not None:
            seats[group].update((network, employer) for employer in (employers or ("",)))
    return [
        Member(group, names[group], frozenset(seats[group]), days)
        for group, days in groups.items()
        if days is not None and seats[group]
    ]
