"""Pairs out of groups: as one counts them by hand, whatever is resampled, and however many members there are."""

from __future__ import annotations

from collections import Counter, defaultdict
from fractions import Fraction
from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.analytics import pairs
from graph.analytics.pairs import pairs_of

SETS = st.lists(st.frozensets(st.sampled_from("abcdef")).map(sorted), max_size=7)


@settings(deadline=None)
@given(SETS, st.data())
def test_networks_of_pairs_are_those_that_one_counts(groups: list[list[str]], data: st.DataObject) -> None:
    times = data.draw(st.lists(st.integers(0, 3), min_size=len(groups), max_size=len(groups)))
    counts: Counter[tuple[str, str]] = Counter()
    shares: dict[tuple[str, str], Fraction] = defaultdict(Fraction)
    for group, often in zip(groups, times, strict=True):
        for pair in combinations(group, 2):
            counts[pair] += often
            shares[pair] += Fraction(often, len(group) - 1)
    there = sorted({one for group, often in zip(groups, times, strict=True) if often for one in group})
    for by_share, expected in ((False, counts), (True, shares)):
        network = pairs_of(groups).network(by_share, np.asarray(times, dtype=np.int64))
        assert list(network.nodes) == there
        ends = [(network.nodes[one], network.nodes[other]) for one, other in network.graph.get_edgelist()]
        assert dict(zip(ends, network.weights, strict=True)) == pytest.approx(
            {pair: float(weight) for pair, weight in expected.items() if counts[pair]}
        )


@settings(deadline=None)
@given(SETS)
def test_pairs_of_many_members_are_sorted_to_the_same(groups: list[list[str]]) -> None:
    few = pairs_of(groups)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(pairs, "_MOST_PLACES", 0)
        many = pairs_of(groups)
    for column in ("ones", "others", "tie", "group", "share", "member", "within"):
        assert np.array_equal(getattr(few, column), getattr(many, column))


def test_partners_are_counted_once_however_often_two_meet() -> None:
    found = pairs_of([["a", "b"], ["a", "b", "c"], ["d"]])
    assert dict(zip(found.nodes, found.partners().tolist(), strict=True)) == {"a": 2, "b": 2, "c": 2, "d": 0}
