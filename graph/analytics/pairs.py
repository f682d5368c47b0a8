"""From groups to the pairs that they tie, as columns of numbers: what networks are made of, again and again."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import igraph as ig
import numpy as np
from numpy.typing import NDArray

from graph.analytics.indexed import Indexed

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]
_MOST_PLACES = 4_000_000
"""So many members squared are counted in a table of all pairs; of more members the pairs are sorted."""


@dataclass(frozen=True, slots=True)
class Pairs:
    """The pairs of members, by their places among ``nodes``, that groups tie, and by which group each is tied.

    ``ones`` and ``others`` are those of each pair, ascending; ``tie`` says for every pair of every group which of them
    it is, ``group`` by which group, and ``share`` is 1 / (members of it - 1). ``member`` and ``within`` are who is in
    which group.
    """

    nodes: tuple[str, ...]
    groups: int
    ones: Ints
    others: Ints
    tie: Ints
    group: Ints
    share: Floats
    member: Ints
    within: Ints

    def counts(self, times: Ints | None = None) -> Floats:
        """Return for each pair in how many groups it is; ``times`` is how often each group counts."""
        weights = None if times is None else times[self.group]
        return np.bincount(self.tie, weights=weights, minlength=len(self.ones)).astype(np.float64)

    def weights(self, times: Ints | None = None) -> Floats:
        """Return for each pair the sum of the shares of the groups that it is in, Newman's weight."""
        shares = self.share if times is None else self.share * times[self.group]
        return np.bincount(self.tie, weights=shares, minlength=len(self.ones)).astype(np.float64)

    def network(self, by_share: bool, times: Ints | None = None) -> Indexed:
        """Return the network of those who are in a group that counts, weighed by shares or by counts."""
        counts = self.counts(times)
        tied = counts > 0
        there = np.ones(len(self.nodes), dtype=np.bool_)
        if times is not None:
            there = np.bincount(self.member, weights=times[self.within], minlength=len(self.nodes)) > 0
        place = np.cumsum(there) - 1
        edges = np.stack([place[self.ones[tied]], place[self.others[tied]]], axis=1)
        weights = (self.weights(times) if by_share else counts)[tied]
        nodes = tuple(node for node, is_there in zip(self.nodes, there.tolist(), strict=True) if is_there)
        return Indexed(ig.Graph(n=len(nodes), edges=edges), nodes, weights.tolist())

    def partners(self) -> Ints:
        """Return with how many others each member is in a group."""
        return np.bincount(np.concatenate([self.ones, self.others]), minlength=len(self.nodes)).astype(np.int64)


def pairs_of(groups: Iterable[Sequence[str]]) -> Pairs:
    """Return the pairs of groups given by their members, each once; members are sorted."""
    told = [tuple(group) for group in groups]
    nodes = tuple(sorted({member for group in told for member in group}))
    place = {node: number for number, node in enumerate(nodes)}
    sizes = np.asarray([len(group) for group in told], dtype=np.int64)
    member = np.fromiter((place[one] for group in told for one in sorted(group)), np.int64, int(sizes.sum()))
    within = np.repeat(np.arange(len(told)), sizes)
    first, second = _combinations(sizes)
    codes = member[first] * len(nodes) + member[second]
    known, tie = _numbered(codes, len(nodes))
    group = within[first]
    share = 1 / (sizes[group] - 1) if len(group) else np.zeros(0)
    width = max(1, len(nodes))
    return Pairs(nodes, len(told), known // width, known % width, tie, group, share, member, within)


def _combinations(sizes: Ints) -> tuple[Ints, Ints]:
    """Return the places of both of each pair of a group, group by group, in lists that lie one after another."""
    ends = np.cumsum(sizes)
    # everybody is paired with those of the group that come later
    later = np.repeat(ends, sizes) - np.arange(int(sizes.sum())) - 1
    first = np.repeat(np.arange(len(later)), later)
    inside = np.arange(len(first)) - np.repeat(np.cumsum(later) - later, later)
    return first, first + 1 + inside


def _numbered(codes: Ints, members: int) -> tuple[Ints, Ints]:
    """Return the different codes, ascending, and for each code the place of it among them."""
    if members * members > _MOST_PLACES:
        known, places = np.unique(codes, return_inverse=True)
        return known.astype(np.int64), places.astype(np.int64)
    there = np.bincount(codes, minlength=members * members) > 0
    return np.flatnonzero(there).astype(np.int64), (np.cumsum(there) - 1)[codes].astype(np.int64)
