"""From counts by month to the geometry of a strip: a lane for each sort, a disc for each month that has any."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt

LANE = 30.0
_MARGIN = 16.0
_SEEN, _SMALLEST, _LARGEST = 2.5, 4.0, 12.0
_TICK_ROOM = 46.0  # a year's name and some air


@dataclass(frozen=True, slots=True)
class Amount:
    """How many things of a lane (its number from 0) begin in a month, such as "2024-02"."""

    month: str
    lane: int
    count: int


@dataclass(frozen=True, slots=True)
class Disc:
    """A month that has something: where it lies and how large, in the units of the strip; its area tells the count."""

    x: float
    y: float
    radius: float
    amount: Amount


@dataclass(frozen=True, slots=True)
class Tick:
    """Where a year begins."""

    x: float
    year: int
    named: bool


@dataclass(frozen=True, slots=True)
class Strip:
    """A picture of ``width`` by ``height``: years along it, lanes across; ``lanes`` are the heights of their lines."""

    width: float
    height: float
    lanes: tuple[float, ...]
    discs: tuple[Disc, ...]
    ticks: tuple[Tick, ...]


def strip(amounts: Sequence[Amount], lanes: int, width: float) -> Strip:
    """Lay out a strip over all years from the first to the last month; years without anything keep their room."""
    years = [int(one.month[:4]) for one in amounts]
    first, last = min(years, default=0), max(years, default=0)
    a_year = (width - 2 * _MARGIN) / (last - first + 1)
    most = max((one.count for one in amounts), default=1)

    def place(month: str) -> float:
        year, number = int(month[:4]), int(month[5:7])
        return round(_MARGIN + a_year * (year - first + (number - 0.5) / 12), 1)

    heights = tuple(LANE * (lane + 0.5) for lane in range(lanes))
    discs = (Disc(place(one.month), heights[one.lane], _radius(one.count, most), one) for one in amounts)
    every = max(1, round(_TICK_ROOM / a_year + 0.499))
    ticks = (
        Tick(round(_MARGIN + a_year * (year - first), 1), year, (year - first) % every == 0)
        for year in range(first, last + 1)
    )
    return Strip(width, LANE * lanes + 22, heights, tuple(discs), tuple(ticks))


def _radius(count: int, most: int) -> float:
    """Return a radius whose square grows with the count, as far as lanes have room, and never too small to be seen."""
    scale = min(_SMALLEST, _LARGEST / sqrt(most))
    return round(max(_SEEN, scale * sqrt(count)), 1)
