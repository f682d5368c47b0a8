"""The null model: what it keeps, that all arrangements are as likely, and that chance looks like chance."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.analytics.centrality import strength
from graph.analytics.null_model import Comparison, Groups, arrangements, compared_with_chance
from graph.analytics.projections import project_groups

SETS = st.lists(st.frozensets(st.sampled_from("abcdef")).map(sorted), max_size=9)


def activity(groups: Groups) -> Counter[str]:
    return Counter(member for group in groups for member in group)


@settings(deadline=None)
@given(SETS, st.integers(0, 5))
def test_sizes_of_groups_and_numbers_of_groups_stay(groups: list[list[str]], seed: int) -> None:
    for drawn in arrangements(groups, 3, seed):
        assert [len(group) for group in drawn] == [len(group) for group in groups]
        assert all(len(set(group)) == len(group) for group in drawn)
        assert activity(drawn) == activity(groups)


@pytest.mark.parametrize(
    ("groups", "count"),
    [
        # three members of one group each, in three groups of one: 3! arrangements
        ([["a"], ["b"], ["c"]], 6),
        # two of two groups each and one of two, in groups of 2, 2, 1, 1: worked out by listing them
        ([["a", "b"], ["a", "b"], ["c"], ["c"]], None),
    ],
)
def test_all_arrangements_are_as_likely(groups: list[list[str]], count: int | None) -> None:
    known = listed(groups)
    assert count is None or len(known) == count
    times = Counter(arrangements(groups, 3000, seed=4))
    assert set(times) == set(known)
    # chi square of the counts, as many as arrangements less 1; its mean is that, its deviation sqrt(2 mean)
    expected, free = 3000 / len(known), len(known) - 1
    assert sum((seen - expected) ** 2 / expected for seen in times.values()) < free + 4 * (2 * free) ** 0.5


def listed(groups: Groups) -> list[tuple[tuple[str, ...], ...]]:
    """List all arrangements by trying every way to fill each group."""
    found: list[tuple[tuple[str, ...], ...]] = [()]
    for group in groups:
        found = [(*done, new) for done in found for new in combinations(sorted(activity(groups)), len(group))]
    return [one for one in found if activity(one) == activity(groups)]


def test_what_chance_has_made_gets_every_p_as_often() -> None:
    worth = dict(zip(combinations("abcdefg", 2), np.random.default_rng(1).random(21), strict=True))

    def statistic(groups: Groups) -> dict[str, float]:
        return {"worth": float(sum(worth[pair] for group in groups for pair in combinations(sorted(group), 2)))}

    start = ["abcd", "abe", "acf", "bd", "efg", "abg", "cdg", "ef", "ad"]
    worlds = list(arrangements(start, 250, seed=8))
    found = [compared_with_chance(world, statistic, 39, seed)["worth"] for seed, world in enumerate(worlds)]
    for values in ([one.p_high for one in found], [one.p_low for one in found]):
        # Kolmogorov's distance to what is uniform on 1/40, 2/40 ... 1; 1.63 / sqrt(250) is passed once in a hundred
        distances = [abs(np.mean([value <= step / 40 for value in values]) - step / 40) for step in range(1, 41)]
        assert max(distances) < 1.63 / 250**0.5


def test_two_who_seek_each_other_out_are_told_from_chance() -> None:
    chance = np.random.default_rng(3)
    others = list("cdefghij")
    groups = [[*(("a", "b") if turn % 2 else ()), *chance.choice(others, 3, replace=False)] for turn in range(24)]
    together = compared_with_chance(groups, pair_counts)["a", "b"]
    assert together.observed == 12
    assert together.p_high == 1 / 200
    assert together.z is not None
    assert together.z > 3
    assert together == compared_with_chance(groups, pair_counts)["a", "b"]


def pair_counts(groups: Groups) -> dict[tuple[str, str], float]:
    return {pair: float(n) for pair, n in Counter(p for g in groups for p in combinations(sorted(g), 2)).items()}


def test_what_sizes_and_activity_fix_does_not_differ_from_chance() -> None:
    groups: Sequence[Sequence[str]] = ["ab", "ac", "bc", "ad"]
    # in groups of two, strength is the number of one's groups, whatever the arrangement
    found = compared_with_chance(groups, lambda drawn: strength(project_groups(drawn)), 50)
    assert found["a"] == Comparison(3.0, 3.0, 0.0, 1.0, 1.0, 3.0, 3.0)
    assert (found["a"].z, found["a"].p) == (None, 1.0)
