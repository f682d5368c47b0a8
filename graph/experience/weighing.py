"""From kinds of experience and their days to a weight, by which those who have it are ranked.

Who answers for a project weighs most; then who presented it, then who promised something on it or leads it, then who
takes part, and last who was there when it came up. What was tried and stopped weighs as much as what went on: who
stopped knows why. An experience is worth half after four years, counted from the latest day found, and never less
than a quarter; one without a day is worth half. Of several of one kind the best counts whole and each further one, up
to five, a fifth: many meetings do not outweigh one presentation.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from enum import Enum

_HALF_LIFE = 4 * 365.25
_LEAST, _WITHOUT_DAY = 0.25, 0.5
_FURTHER, _MOST_FURTHER = 0.2, 5


class Kind(Enum):
    """A kind of experience; the value is its weight."""

    CONTACT = 8.0
    PRESENTED = 5.0
    PROMISED = 4.0
    LEADS = 3.9
    TAKES_PART = 3.0
    ATTENDED = 1.0


def recency(day: str | None, latest: str | None) -> float:
    """Return what is left of an experience's worth by its day, from 1 (the latest day) to a quarter; both ISO 8601."""
    if not day or not latest:
        return _WITHOUT_DAY
    age = (date.fromisoformat(latest) - date.fromisoformat(day)).days
    return max(_LEAST, float(0.5 ** (max(0, age) / _HALF_LIFE)))


def weight_of(experiences: Iterable[tuple[Kind, str | None]], latest: str | None) -> float:
    """Return the weight of somebody's experiences, each given by its kind and day."""
    worth: dict[Kind, list[float]] = {}
    for kind, day in experiences:
        worth.setdefault(kind, []).append(kind.value * recency(day, latest))
    total = 0.0
    for values in worth.values():
        values.sort(reverse=True)
        total += values[0] + _FURTHER * sum(values[1 : 1 + _MOST_FURTHER])
    return total
