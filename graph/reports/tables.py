"""From rows to tables of a sensible length, and from numbers of meetings to what can be said of shares."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from graph.analytics.estimates import share
from graph.reports.model import Measured, Missing

MOST_ROWS = 100
One = TypeVar("One")


def cut(rows: Sequence[One], most: int = MOST_ROWS) -> tuple[tuple[One, ...], int]:
    """Return the first of some rows, and how many were left out."""
    return tuple(rows[:most]), max(0, len(rows) - most)


def share_of_meetings(times: int, meetings: int, why_not: str) -> Measured | Missing:
    """Return the share of meetings with its interval; where there are too few for one, ``why_not``."""
    found = share(times, meetings)
    if found.value is None or found.interval is None:
        return Missing(why_not)
    return Measured(found.value, found.interval.low, found.interval.high)
