"""From the meetings of two periods to what has changed: members and ties gone, new, stronger and weaker."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from enum import Enum
from itertools import combinations
from math import sqrt
from typing import TypeVar

from graph.analytics.estimates import Estimate, Interval, WhyNot, share
from graph.analytics.resampling import Meetings

Key = TypeVar("Key", str, tuple[str, str])


class Direction(Enum):
    """What became of a member or a tie."""

    GONE = "gone"
    NEW = "new"
    STRONGER = "stronger"
    WEAKER = "weaker"
    SAME = "same"


@dataclass(frozen=True, slots=True)
class Change:
    """How often two met (``one`` and ``other``), or how often one was there (``other`` is None), in two periods.

    ``difference`` is between the shares of each period's meetings, the later less the earlier, with its interval;
    where either period has too few meetings it says so. The direction is that of the shares: a later period with
    twice the meetings makes no tie stronger.
    """

    one: str
    other: str | None
    before: int
    after: int
    direction: Direction
    difference: Estimate

    @property
    def is_clear(self) -> bool:
        """Whether the interval leaves out that nothing has changed."""
        interval = self.difference.interval
        return interval is not None and not interval.low <= 0 <= interval.high


def changed_ties(before: Meetings, after: Meetings) -> tuple[Change, ...]:
    """Return what became of every tie of either period, by the names of its ends."""
    return tuple(
        _change(pair, (old, len(before)), (new, len(after)))
        for pair, old, new in _paired(_pairs(before), _pairs(after))
    )


def changed_members(before: Meetings, after: Meetings) -> tuple[Change, ...]:
    """Return what became of everybody who was at a meeting of either period."""
    return tuple(
        _change((member, None), (old, len(before)), (new, len(after)))
        for member, old, new in _paired(_members(before), _members(after))
    )


def _pairs(meetings: Meetings) -> Counter[tuple[str, str]]:
    return Counter(pair for meeting in meetings for pair in combinations(sorted(set(meeting)), 2))


def _members(meetings: Meetings) -> Counter[str]:
    return Counter(member for meeting in meetings for member in set(meeting))


def _paired(old: Counter[Key], new: Counter[Key]) -> list[tuple[Key, int, int]]:
    return [(key, old[key], new[key]) for key in sorted(old.keys() | new.keys())]


def _change(who: tuple[str, str | None], before: tuple[int, int], after: tuple[int, int]) -> Change:
    return Change(*who, before[0], after[0], _direction(before, after), change_of_share(before, after))


def _direction(before: tuple[int, int], after: tuple[int, int]) -> Direction:
    if not after[0]:
        return Direction.GONE
    if not before[0]:
        return Direction.NEW
    # shares compared without dividing
    old, new = before[0] * after[1], after[0] * before[1]
    return Direction.SAME if old == new else Direction.STRONGER if new > old else Direction.WEAKER


def change_of_share(before: tuple[int, int], after: tuple[int, int]) -> Estimate:
    """Return by how much a share of meetings has grown, each given as (times, meetings).

    The interval is made of the two score intervals (R. G. Newcombe, "Interval estimation for the difference between
    independent proportions", Statistics in Medicine 17, 1998, method 10).
    """
    meetings = before[1] + after[1]
    old, new = share(*before), share(*after)
    if old.value is None or new.value is None or old.interval is None or new.interval is None:
        return Estimate(None, meetings, why_not=WhyNot.TOO_FEW_MEETINGS)
    grown = new.value - old.value
    low = grown - sqrt((new.value - new.interval.low) ** 2 + (old.interval.high - old.value) ** 2)
    high = grown + sqrt((new.interval.high - new.value) ** 2 + (old.value - old.interval.low) ** 2)
    return Estimate(grown, meetings, Interval(low, high))
