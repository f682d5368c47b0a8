"""From who is tied to whom to how near two without a tie are to one, for some nodes at a time against all.

Nodes are numbers. What is kept grows with the ties; scores are made for a block of nodes, a row for each of them with a
column for every node, 0 where a node meets itself.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Scores = Callable[[Ints], Floats]
"""Gives the scores of a block of nodes with all nodes."""
_BLOCK = 4_000_000
"""So many scores are made at a time, 32 MB."""


@dataclass(frozen=True, slots=True)
class Lists:
    """A list of numbers for each place: those of place p are ``entries[starts[p]:starts[p + 1]]``, ascending."""

    starts: Ints
    entries: Ints
    columns: int

    @property
    def lengths(self) -> Ints:
        """How long each list is."""
        return np.diff(self.starts)

    def of(self, places: Ints) -> tuple[Ints, Ints]:
        """Return the lists of some places, one after another: to which of those places each entry belongs, and it."""
        lengths = self.lengths[places]
        ends = np.cumsum(lengths)
        whole = int(ends[-1]) if len(ends) else 0
        inside = np.arange(whole) - np.repeat(ends - lengths, lengths)
        return np.repeat(np.arange(len(places)), lengths), self.entries[
            np.repeat(self.starts[places], lengths) + inside
        ]

    def marked(self, places: Ints) -> NDArray[np.bool_]:
        """Return for some places which numbers are in their lists."""
        rows, entries = self.of(places)
        found = np.zeros((len(places), self.columns), dtype=np.bool_)
        found[rows, entries] = True
        return found

    def turned(self) -> Lists:
        """Return the lists of the numbers: in which places' lists each is."""
        rows = np.repeat(np.arange(len(self.starts) - 1), self.lengths)
        return lists_of(self.entries, rows, self.columns, len(self.starts) - 1)


def lists_of(rows: Ints, entries: Ints, number: int, columns: int) -> Lists:
    """Return so many lists out of pairs of place and entry, each pair once."""
    pairs = np.unique(rows * columns + entries) if len(rows) else np.zeros(0, dtype=np.int64)
    starts = np.searchsorted(pairs, np.arange(number + 1) * columns)
    return Lists(starts.astype(np.int64), (pairs % max(1, columns)).astype(np.int64), columns)


def belonging(groups: Iterable[Sequence[int]], members: int) -> Lists:
    """Return for each group its members, out of so many."""
    known = [np.asarray(group, dtype=np.int64) for group in groups]
    rows = np.repeat(np.arange(len(known)), [len(group) for group in known])
    entries = np.concatenate(known) if known else np.zeros(0, dtype=np.int64)
    return lists_of(rows, entries, len(known), members)


def tied(groups: Lists) -> Lists:
    """Return for each member whom it shares a group with, itself left out."""
    rows = np.repeat(np.arange(len(groups.starts) - 1), groups.lengths)
    owners, others = groups.of(rows)
    ones = groups.entries[owners]
    apart = ones != others
    return lists_of(ones[apart], others[apart], groups.columns, groups.columns)


def blocks(number: int) -> Iterator[Ints]:
    """Return the numbers up to so many in blocks, as many at a time as leave their scores at a bounded size."""
    at_once = max(1, _BLOCK // max(1, number))
    return (np.arange(start, min(start + at_once, number)) for start in range(0, number, at_once))


def resource_allocation(ties: Lists) -> Scores:
    """Return the sum, over those whom two have in common, of 1 / how many they are tied to.

    T. Zhou, L. Lü and Y.-C. Zhang, "Predicting missing links via local information", European Physical Journal B 71,
    2009: each common partner has one unit to give and gives it evenly.
    """
    return _through(ties, ties, 1 / np.maximum(ties.lengths, 1))


def adamic_adar(ties: Lists) -> Scores:
    """Return the sum, over those whom two have in common, of 1 / log of how many they are tied to.

    L. A. Adamic and E. Adar, "Friends and neighbors on the Web", Social Networks 25, 2003.
    """
    # whoever two have in common is tied to two at least
    return _through(ties, ties, 1 / np.log(np.maximum(ties.lengths, 2)))


def common_partners(ties: Lists) -> Scores:
    """Return how many two have in common."""
    return _through(ties, ties, np.ones(len(ties.lengths)))


def preferential_attachment(ties: Lists) -> Scores:
    """Return the product of how many each is tied to: what is known of two without looking at whom they share."""
    degrees = ties.lengths.astype(np.float64)
    return lambda block: _without_self(degrees[block][:, None] * degrees, block)


def shared_groups(groups: Lists) -> Scores:
    """Return the sum, over the groups that two share, of 1 / (members - 1)."""
    return _through(groups.turned(), groups, 1 / np.maximum(groups.lengths - 1, 1))


def in_lists(known: Lists) -> Scores:
    """Return 1 for those in the list of a node, 0 for others."""
    return lambda block: known.marked(block).astype(np.float64)


def none(number: int) -> Scores:
    """Return the scores of chance, which knows no difference between so many."""
    return lambda block: np.zeros((len(block), number))


def _through(first: Lists, second: Lists, gives: Floats) -> Scores:
    """Return the sum of what those give through whom one comes, by one list and another, to the other."""

    def scores(block: Ints) -> Floats:
        rows, between = first.of(block)
        steps, ends = second.of(between)
        places = rows[steps] * second.columns + ends
        given = gives[between[steps]]
        found: Floats = np.bincount(places, weights=given, minlength=len(block) * second.columns).astype(np.float64)
        return _without_self(found.reshape(len(block), second.columns), block)

    return scores


def _without_self(scores: Floats, block: Ints) -> Floats:
    scores[np.arange(len(block)), block] = 0.0
    return scores
