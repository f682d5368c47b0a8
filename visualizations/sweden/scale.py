"""From what is measured to the classes that a map is coloured by."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from math import ceil

MOST_CLASSES = 5


@dataclass(frozen=True, slots=True)
class Band:
    """A class of values, both ends in it; ``number`` goes from 1, the lowest, to MOST_CLASSES, the darkest."""

    number: int
    low: float
    high: float


def bands(values: Collection[float]) -> tuple[Band, ...]:
    """Return the classes of some values above 0, the lowest first; nothing for none.

    A few different values are a class each. Many are parted so that each class has about as many of them; the ends
    are values that are there, so that a legend tells nothing that is not on the map.
    """
    different = sorted({value for value in values if value > 0})
    if not different:
        return ()
    if len(different) <= MOST_CLASSES:
        ends = [(value, value) for value in different]
    else:
        ends = _parted(sorted(value for value in values if value > 0))
    return tuple(Band(_number(at, len(ends)), low, high) for at, (low, high) in enumerate(ends))


def band_of(value: float, among: Collection[Band]) -> int:
    """Return the number of a value's class, 0 for none."""
    return next((band.number for band in among if band.low <= value <= band.high), 0)


def _parted(values: list[float]) -> list[tuple[float, float]]:
    """Part sorted values; equal ones stay together, so that there may be fewer classes."""
    highs: list[float] = []
    for part in range(1, MOST_CLASSES + 1):
        high = values[ceil(part * len(values) / MOST_CLASSES) - 1]
        if not highs or high > highs[-1]:
            highs.append(high)
    lows = [values[0], *(min(value for value in values if value > high) for high in highs[:-1])]
    return list(zip(lows, highs, strict=True))


def _number(at: int, count: int) -> int:
    """Spread few classes over the whole range of colours; a single one is in the middle."""
    if count == 1:
        return (MOST_CLASSES + 1) // 2
    return 1 + round(at * (MOST_CLASSES - 1) / (count - 1))
