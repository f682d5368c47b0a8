"""From meetings to what they add up to, per meeting, with intervals; and how stable what they do not add up to is.

A meeting is given by those who were there; one with nobody counts as a meeting too.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np

from graph.analytics.communities import agreement, communities
from graph.analytics.estimates import LEAST_FOR_SHARES, Estimate, Resampling, WhyNot, share
from graph.analytics.indexed import Indexed, Values
from graph.analytics.pairs import Ints, pairs_of
from graph.analytics.projections import Weighting

Meetings = Sequence[Sequence[str]]
_TOLERANCE = 1e-9


def attendance_shares(meetings: Meetings) -> dict[str, Estimate]:
    """Return for each member at which share of the meetings it was."""
    return {member: share(len(places), len(meetings)) for member, places in _places(meetings).items()}


def strengths(meetings: Meetings, weighting: Weighting = Weighting.COUNT, seed: int = 1) -> dict[str, Estimate]:
    """Return for each member how much strength a meeting gives it: so many others, or by Newman's weighting 1.

    By Newman's weighting it is the share of meetings at which the member met anybody, which few meetings can carry.
    """
    found = _places(meetings)
    sizes = [len(set(meeting)) for meeting in meetings]
    if weighting is Weighting.NEWMAN:
        met = {member: sum(sizes[place] > 1 for place in places) for member, places in found.items()}
        return {member: share(times, len(meetings)) for member, times in met.items()}
    resampling = Resampling(len(meetings), seed)
    with_others = {member: [place for place in places if sizes[place] > 1] for member, places in found.items()}
    return {
        member: resampling.mean(places, [sizes[place] - 1 for place in places])
        for member, places in with_others.items()
    }


def tie_weights(meetings: Meetings) -> dict[tuple[str, str], Estimate]:
    """Return for each two who have met at which share of the meetings both were."""
    times = Counter(pair for meeting in meetings for pair in combinations(sorted(set(meeting)), 2))
    return {pair: share(count, len(meetings)) for pair, count in sorted(times.items())}


def newman_tie_weight(meetings: Meetings, one: str, other: str, seed: int = 1) -> Estimate:
    """Return the weight, by Newman's weighting, that a meeting gives to the tie of two."""
    shared = [(place, len(set(meeting))) for place, meeting in enumerate(meetings) if {one, other} <= set(meeting)]
    resampling = Resampling(len(meetings), seed)
    return resampling.mean([place for place, _ in shared], [1 / (size - 1) for _, size in shared])


def _places(meetings: Meetings) -> dict[str, list[int]]:
    found: dict[str, list[int]] = defaultdict(list)
    for place, meeting in enumerate(meetings):
        for member in sorted(set(meeting)):
            found[member].append(place)
    return dict(sorted(found.items()))


@dataclass(frozen=True, slots=True)
class Stability:
    """How often each node is among the first so many when meetings are resampled; None with why where none can be told.

    ``shares`` has the nodes that were ever among them, the most frequent first.
    """

    meetings: int
    shares: Mapping[str, float]
    why_not: WhyNot | None = None


@dataclass(frozen=True, slots=True)
class Ranking:
    """What is ranked: a measure of a projection, whether low values come first, and how many are the first."""

    measure: Callable[[Indexed], Values]
    first: int
    low_first: bool = False
    weighting: Weighting = Weighting.COUNT


def stability(meetings: Meetings, ranking: Ranking, resamples: int = 200, seed: int = 1) -> Stability:
    """Return how stable the first of a ranking are, for measures whose values resampling biases.

    A resample has fewer different meetings and so fewer ties: degree, betweenness and constraint come out off centre,
    and intervals about them would be wrong. How often a node stays among the first is what can be told; the idea is
    that of E. Costenbader and T. W. Valente, "The stability of centrality measures when networks are sampled",
    Social Networks 25, 2003, with meetings as what is sampled. Nodes that tie with the last of the first count too.
    """
    if len(meetings) < LEAST_FOR_SHARES:
        return Stability(len(meetings), {}, WhyNot.TOO_FEW_MEETINGS)
    times: Counter[str] = Counter()
    pairs, by_share = pairs_of(_each_once(meetings)), ranking.weighting is Weighting.NEWMAN
    for drawn in _resampled(len(meetings), resamples, seed):
        times.update(_first(ranking, pairs.network(by_share, drawn)))
    ordered = sorted(times.items(), key=lambda item: (-item[1], item[0]))
    return Stability(len(meetings), {node: count / resamples for node, count in ordered})


def community_stability(meetings: Meetings, resamples: int = 50, seed: int = 1) -> Estimate:
    """Return how far the communities of resampled meetings agree with those found: the mean adjusted Rand index.

    1 where resampling changes nothing, about 0 where communities agree as far as chance would. Nodes that a resample
    lacks are left out of the comparison. There is no interval.
    """
    if len(meetings) < LEAST_FOR_SHARES:
        return Estimate(None, len(meetings), why_not=WhyNot.TOO_FEW_MEETINGS)
    pairs = pairs_of(_each_once(meetings))
    whole = communities(pairs.network(by_share=False), seeds=1).of_node
    agreements = []
    for drawn in _resampled(len(meetings), resamples, seed):
        found = communities(pairs.network(by_share=False, times=drawn), seeds=1).of_node
        agreements.append(agreement([whole[node] for node in found], list(found.values())))
    return Estimate(float(np.mean(agreements)), len(meetings))


def _each_once(meetings: Meetings) -> Iterator[Sequence[str]]:
    return (sorted(set(meeting)) for meeting in meetings)


def _resampled(meetings: int, resamples: int, seed: int) -> Iterator[Ints]:
    """Draw as many meetings with repetition as there are: how often each was drawn, again and again."""
    chance = np.random.default_rng(seed)
    for _ in range(resamples):
        yield np.bincount(chance.integers(meetings, size=meetings), minlength=meetings).astype(np.int64)


def _first(ranking: Ranking, graph: Indexed) -> list[str]:
    sign = 1 if ranking.low_first else -1
    values = {node: sign * value for node, value in ranking.measure(graph).items()}
    if len(values) <= ranking.first:
        return list(values)
    last = sorted(values.values())[ranking.first - 1]
    return [node for node, value in values.items() if value <= last + _TOLERANCE]
