"""From meetings held out to how well suggestions would have named the ties that those meetings made.

Whole meetings are held out, not single ties: where five meet, hiding the tie of two of them leaves the other nine to
give it away, and every ranker would look good.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from statistics import fmean, stdev

import numpy as np
from numpy.typing import NDArray

from graph.analytics import link_scores
from graph.analytics.link_scores import Floats, Ints, Lists, Scores
from graph.analytics.suggestions import Evidence, Known, Ranker

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
    known = Known(evidence)
    whole, meetings = link_scores.tied(known.meetings), len(known.meetings.starts) - 1
    chance = np.random.default_rng(seed)
    found: dict[Ranker, list[tuple[float, float]]] = {ranker: [] for ranker in Ranker}
    ties = 0
    for _ in range(hold_outs):
        held = chance.permutation(meetings)[: round(_HELD_OUT * meetings)]
        trial = _Trial(_tied_without(known.meetings, held), whole)
        if not trial.tells:
            continue
        ties += trial.ties
        for ranker in Ranker:
            found[ranker].append(trial.judged(known.scores(ranker, trial.known), k))
    if ties < LEAST_TIES:
        return RankTest(ties, {})
    return RankTest(ties, {ranker: _mean(values, k) for ranker, values in found.items()})


def _tied_without(meetings: Lists, held: Ints) -> Lists:
    kept = np.setdiff1d(np.arange(len(meetings.starts) - 1), held)
    rows, entries = meetings.of(kept)
    return link_scores.tied(link_scores.lists_of(rows, entries, len(kept), meetings.columns))


def _mean(values: list[tuple[float, float]], k: int) -> Rank:
    areas, precisions = zip(*values, strict=True)
    return Rank(fmean(areas), stdev(areas) if len(areas) > 1 else 0.0, fmean(precisions), k)


class _Trial:
    """The pairs to rank when some meetings are held out, and which of them are ties in the whole.

    They are gone through block by block, twice for each ranker: only the scores of ties are kept.
    """

    def __init__(self, known: Lists, whole: Lists) -> None:
        self.known = known
        self._whole = whole
        self._there = known.lengths > 0
        marks = [positive for _, _, positive in self._pairs()]
        self.ties = sum(int(mark.sum()) for mark in marks)
        self._others = sum(len(mark) for mark in marks) - self.ties

    @property
    def tells(self) -> bool:
        """Whether there are both ties to find and others to tell them from."""
        return self.ties > 0 and self._others > 0

    def _pairs(self) -> Iterator[tuple[Ints, tuple[Ints, Ints], Marks]]:
        """Return block by block its nodes, the rows and columns of the pairs, and which are ties in the whole."""
        number = len(self._there)
        for block in link_scores.blocks(number):
            later = np.arange(number) > block[:, None]
            candidates = later & self._there & self._there[block][:, None] & ~self.known.marked(block)
            rows, columns = np.nonzero(candidates)
            yield block, (rows, columns), self._whole.marked(block)[rows, columns]

    def judged(self, scores: Scores, k: int) -> tuple[float, float]:
        """Return the area and the precision of a ranker's scores."""
        of_ties = np.concatenate([self._scored(scores, *one)[one[2]] for one in self._pairs()])
        counter, first = Area(of_ties), Precision(k)
        for block, pairs, positive in self._pairs():
            found = self._scored(scores, block, pairs, positive)
            counter.add(found[~positive])
            first.add(found, positive)
        return counter.value(), first.value()

    def _scored(self, scores: Scores, block: Ints, pairs: tuple[Ints, Ints], _positive: Marks) -> Floats:
        # sums in another order differ in the last digits, and pairs of one score are to be of one score
        return np.round(scores(block)[pairs], 12)


Marks = NDArray[np.bool_]


class Area:
    """The chance that a positive has a higher score than a negative, half for the same score, as negatives come by."""

    def __init__(self, positive: Floats) -> None:
        self._positive = np.sort(positive)
        self._beaten, self._negatives = 0.0, 0

    def add(self, negative: Floats) -> None:
        """Take negatives into account."""
        level = np.searchsorted(self._positive, negative, side="left")
        above = len(self._positive) - np.searchsorted(self._positive, negative, side="right")
        self._beaten += float(above.sum() + (len(self._positive) - above - level).sum() / 2)
        self._negatives += len(negative)

    def value(self) -> float:
        """Return the chance."""
        return self._beaten / (len(self._positive) * self._negatives)


class Precision:
    """Which share of the first k is positive, on the mean over all orders of those of the same score, as pairs come by.

    Only the scores that may yet be among the first are kept, each with how many have it and are positive.
    """

    def __init__(self, k: int) -> None:
        self._k = k
        self._scores: Floats = np.zeros(0)
        self._counts: Ints = np.zeros((2, 0), dtype=np.int64)

    def add(self, scores: Floats, positive: Marks) -> None:
        """Take pairs into account."""
        both = np.concatenate([self._scores, scores])
        ones = np.stack([np.ones(len(scores), dtype=np.int64), positive.astype(np.int64)])
        found, places = np.unique(-both, return_inverse=True)
        told = np.concatenate([self._counts, ones], axis=1)
        counts = np.stack([np.bincount(places, weights=one, minlength=len(found)) for one in told]).astype(np.int64)
        needed = int(np.searchsorted(np.cumsum(counts[0]), self._k)) + 1
        self._scores, self._counts = -found[:needed], counts[:, :needed]

    def value(self) -> float:
        """Return the share."""
        all_there = int(self._counts[0].sum())
        first = min(self._k, all_there)
        above = self._counts[:, :-1].sum(axis=1)
        last = self._counts[:, -1]
        return float((above[1] + (first - above[0]) * last[1] / last[0]) / first)
