"""From meetings held out to how well suggestions would have named the ties that those meetings made.

Whole meetings are held out, not single ties: where five meet, hiding the tie of two of them leaves the other nine to
give it away, and every ranker would look good.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from statistics import fmean, stdev

import numpy as np
from numpy.typing import NDArray

from graph.analytics import link_scores
from graph.analytics.link_scores import Floats
from graph.analytics.suggestions import Evidence, Ranker, Table, incidence

LEAST_TIES = 30
"""With fewer new ties in all hold-outs together, one tie more or less moves the figures too much."""
_HELD_OUT = 0.2


@dataclass(frozen=True, slots=True)
class Rank:
    """How well a ranker did: means over hold-outs, and by how much they differ from one to another.

    ``auc`` is the chance that a pair that came to meet stands before one that never did, 0.5 for chance (J. A. Hanley
    and B. J. McNeil, Radiology 143, 1982). ``precision`` is the share of the first ``k`` that came to meet; pairs of
    the same score are taken to stand in any order.
    """

    auc: float
    auc_deviation: float
    precision: float
    k: int


@dataclass(frozen=True, slots=True)
class RankTest:
    """What each ranker did, and on how many new ties in all; no ranks where those were too few to tell."""

    ties: int
    ranks: Mapping[Ranker, Rank]

    @property
    def tells(self) -> bool:
        """Whether there were enough ties to tell anything."""
        return bool(self.ranks)


def rank_test(evidence: Evidence, k: int = 10, hold_outs: int = 20, seed: int = 1) -> RankTest:
    """Hold out a fifth of the meetings, rank the pairs that have not met by the others, and look who met there.

    Pairs count that were each at some meeting that is not held out. Subjects are taken as they are: where minutes tell
    of a project first at the meeting that also made the tie, shared subjects look better than they are.
    """
    members = evidence.members()
    table, met = Table(evidence, members), incidence(evidence.meetings, members)
    chance = np.random.default_rng(seed)
    found: dict[Ranker, list[tuple[float, float]]] = {ranker: [] for ranker in Ranker}
    ties = 0
    for _ in range(hold_outs):
        held = chance.permutation(met.shape[1])[: round(_HELD_OUT * met.shape[1])]
        known = link_scores.tied(np.delete(met, held, axis=1))
        new = _candidates(known, link_scores.tied(met))
        if new is None:
            continue
        pairs, positive = new
        ties += int(positive.sum())
        for ranker in Ranker:
            # sums in another order differ in the last digits, and pairs of one score are to be of one score
            scores = np.round(table.scores(ranker, known)[pairs], 12)
            found[ranker].append((area(scores, positive), precision(scores, positive, k)))
    if ties < LEAST_TIES:
        return RankTest(ties, {})
    return RankTest(ties, {ranker: _mean(values, k) for ranker, values in found.items()})


Pairs = tuple[NDArray[np.int64], NDArray[np.int64]]
Marks = NDArray[np.bool_]


def _candidates(known: Floats, whole: Floats) -> tuple[Pairs, Marks] | None:
    """Return the pairs to rank, and which of them are ties in the whole; None where all or none are."""
    there = known.sum(axis=0) > 0
    open_pairs = np.triu((known == 0) & np.outer(there, there), 1)
    ones, others = np.nonzero(open_pairs)
    positive = whole[ones, others] > 0
    return ((ones, others), positive) if 0 < positive.sum() < len(positive) else None


def _mean(values: list[tuple[float, float]], k: int) -> Rank:
    areas, precisions = zip(*values, strict=True)
    return Rank(fmean(areas), stdev(areas) if len(areas) > 1 else 0.0, fmean(precisions), k)


def area(scores: Floats, positive: Marks) -> float:
    """Return the chance that a positive has a higher score than a negative, half for the same score."""
    _, places, counts = np.unique(scores, return_inverse=True, return_counts=True)
    ranks = (np.cumsum(counts) - (counts - 1) / 2)[places]
    hits = int(positive.sum())
    above = ranks[positive].sum() - hits * (hits + 1) / 2
    return float(above / (hits * (len(scores) - hits)))


def precision(scores: Floats, positive: Marks, k: int) -> float:
    """Return which share of the first k is positive, on the mean over all orders of those of the same score."""
    first = min(k, len(scores))
    last = np.sort(scores)[-first]
    above, level = scores > last, scores == last
    places = first - int(above.sum())
    return float((positive[above].sum() + places * positive[level].mean()) / first)
