"""From groups to whether a value differs from what chance would give groups of these sizes and members as active.

Chance means: each group keeps its size and each member the number of its groups, and all such arrangements are as
likely. They are drawn by trades between two rows (G. Strona, D. Nappo, F. Boccacci, S. Fattorini and J. San-Miguel-
Ayanz, "A fast and unbiased procedure to randomize ecological binary matrices with fixed row and column totals",
Nature Communications 5, 2014), so that a projection of them has as large meetings as the one observed.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean, stdev
from typing import TypeVar

import numpy as np

Groups = Sequence[Sequence[str]]
Key = TypeVar("Key", bound=Hashable)
_TRADES_PER_ROW = 5
_TOLERANCE = 1e-9
_OUTSIDE = 40
"""One in so many draws lies beyond each end of the range that is told."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """A value beside those of drawn arrangements.

    ``z`` is by how many of their standard deviations it lies above their mean, None where they do not vary.
    ``p_high`` and ``p_low`` are the chances of a value as high, and as low, where only chance is at work; all but one
    in forty of the draws on either side lie from ``low`` to ``high``.
    """

    observed: float
    mean: float
    deviation: float
    p_high: float
    p_low: float
    low: float
    high: float

    @property
    def z(self) -> float | None:
        """By how many standard deviations the value lies above the mean."""
        return (self.observed - self.mean) / self.deviation if self.deviation > _TOLERANCE else None

    @property
    def differs(self) -> bool:
        """Whether chance alone would give a value as far out less than once in twenty."""
        return self.p < 0.05

    @property
    def p(self) -> float:
        """The chance of a value as far out on either side."""
        return min(1.0, 2 * min(self.p_high, self.p_low))


def compared_with_chance(
    groups: Groups, statistic: Callable[[Groups], Mapping[Key, float]], draws: int = 199, seed: int = 1
) -> dict[Key, Comparison]:
    """Compare each value of a statistic of groups with drawn arrangements; what a draw has no value for counts 0.

    p is (1 + draws as far out) / (1 + draws), which is exact for however few trades, because all draws start from
    one arrangement that lies as many trades away from the observed one as from them (J. Besag and P. Clifford,
    "Generalized Monte Carlo significance tests", Biometrika 76, 1989, section 3).
    """
    observed = statistic(groups)
    drawn = [statistic(one) for one in arrangements(groups, draws, seed)]
    return {key: _comparison(value, [one.get(key, 0.0) for one in drawn]) for key, value in observed.items()}


def _comparison(observed: float, drawn: Sequence[float]) -> Comparison:
    least = _TOLERANCE * max(1.0, abs(observed))
    high = sum(value >= observed - least for value in drawn)
    low = sum(value <= observed + least for value in drawn)
    deviation = stdev(drawn) if len(drawn) > 1 else 0.0
    whole = len(drawn) + 1
    ordered = sorted(drawn)
    out = len(ordered) // _OUTSIDE
    chances = ((1 + high) / whole, (1 + low) / whole)
    return Comparison(observed, fmean(drawn), deviation, *chances, ordered[out], ordered[len(ordered) - 1 - out])


def arrangements(groups: Groups, draws: int, seed: int = 1) -> Iterator[tuple[tuple[str, ...], ...]]:
    """Draw arrangements with the sizes of the groups and each member's number of groups; the order of groups stays."""
    chance = np.random.default_rng(seed)
    known = sorted({member for group in groups for member in group})
    number = {member: place for place, member in enumerate(known)}
    rows = [{number[member] for member in group} for group in groups]
    turned = len(known) < len(groups)
    if turned:
        # trades between fewer, longer rows mix as well and are fewer
        rows = _turned(rows, len(known))
    hub = _traded(rows, chance)
    for _ in range(draws):
        drawn = _traded(hub, chance)
        found = _turned(drawn, len(groups)) if turned else drawn
        yield tuple(tuple(known[place] for place in sorted(row)) for row in found)


def _turned(rows: Iterable[set[int]], count: int) -> list[set[int]]:
    columns: list[set[int]] = [set() for _ in range(count)]
    for place, row in enumerate(rows):
        for column in row:
            columns[column].add(place)
    return columns


def _traded(rows: Sequence[set[int]], chance: np.random.Generator) -> list[set[int]]:
    """Let pairs of rows pool what only one of them has and deal it anew, each getting as many as before."""
    found = list(rows)
    for one, other in _turns(len(found), chance):
        mine, yours = found[one], found[other]
        shared = mine & yours
        pool = np.fromiter(mine ^ yours, dtype=np.int64)
        chance.shuffle(pool)
        cut = len(mine) - len(shared)
        found[one], found[other] = shared.union(pool[:cut].tolist()), shared.union(pool[cut:].tolist())
    return found


def _turns(rows: int, chance: np.random.Generator) -> Iterator[tuple[int, int]]:
    """Draw pairs of different rows."""
    if rows < 2:
        return
    ones = chance.integers(rows, size=_TRADES_PER_ROW * rows)
    others = chance.integers(rows - 1, size=len(ones))
    for one, other in zip(ones.tolist(), others.tolist(), strict=True):
        yield one, other + (other >= one)
