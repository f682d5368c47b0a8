"""From a network to its communities: groups with more ties among themselves than chance would give them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from statistics import fmean

import igraph as ig

from graph.analytics.indexed import Indexed, Network, indexed
from graph.chance import seeded

_SEEDS = 20


@dataclass(frozen=True, slots=True)
class Communities:
    """A division of a network: the members of each community, the largest first.

    ``modularity`` is by weight (M. E. J. Newman, "Analysis of weighted networks", Physical Review E 70, 2004).
    ``stability`` is the mean adjusted Rand index (L. Hubert and P. Arabie, Journal of Classification 2, 1985) of the
    divisions that different seeds lead to: 1 where all agree, about 0 where they agree as far as chance would.
    """

    members: tuple[tuple[str, ...], ...]
    modularity: float
    stability: float

    @property
    def of_node(self) -> Mapping[str, int]:
        """The number of each node's community, from 0."""
        return {node: number for number, members in enumerate(self.members) for node in members}


def communities(graph: Network, seeds: int = _SEEDS) -> Communities:
    """Divide a network by the Leiden algorithm: of the divisions that some seeds lead to, the one most modular.

    V. A. Traag, L. Waltman and N. J. van Eck, "From Louvain to Leiden", Scientific Reports 9, 2019. Where several
    divisions are as good, the first seed's counts, so that the same network is always divided the same.
    """
    one = indexed(graph)
    if not one.weights:
        alone = tuple((node,) for node in one.nodes)
        return Communities(alone, 0.0, 1.0)
    divisions = [_divided(one, seed) for seed in range(1, seeds + 1)]
    best = max(divisions, key=lambda division: round(_modularity(one, division), 12))
    gathered: dict[int, list[str]] = {}
    for node, number in zip(one.nodes, best, strict=True):
        gathered.setdefault(number, []).append(node)
    members = sorted(map(tuple, gathered.values()), key=lambda found: (-len(found), found))
    return Communities(tuple(members), _modularity(one, best), _agreement(divisions))


def _divided(one: Indexed, seed: int) -> list[int]:
    with seeded(seed):
        found = one.graph.community_leiden("modularity", weights=one.weights, n_iterations=-1)
    return list(found.membership)


def _modularity(one: Indexed, division: Sequence[int]) -> float:
    return float(one.graph.modularity(list(division), weights=one.weights))


def _agreement(divisions: Sequence[Sequence[int]]) -> float:
    pairs = list(combinations(divisions, 2))
    return fmean(agreement(one, other) for one, other in pairs) if pairs else 1.0


def agreement(one: Sequence[int], other: Sequence[int]) -> float:
    """Return the adjusted Rand index of two divisions, each given by the community of every node, in one order."""
    # two divisions of single nodes, or of all in one, leave the index without a meaning: they are the same
    if len(set(zip(one, other, strict=True))) == len(set(one)) == len(set(other)):
        return 1.0
    return float(ig.compare_communities(list(one), list(other), method="adjusted_rand"))
