"""Intervals: that they cover the truth of simulated worlds, and what is said where they would not."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from graph.analytics import centrality
from graph.analytics.brokerage import constraint
from graph.analytics.estimates import (
    LEAST_FOR_MEANS,
    LEAST_FOR_SHARES,
    Estimate,
    Floats,
    Resampling,
    WhyNot,
    share,
)
from graph.analytics.projections import Weighting
from graph.analytics.resampling import (
    Ranking,
    attendance_shares,
    community_stability,
    newman_tie_weight,
    stability,
    strengths,
    tie_weights,
)

Sizes = Callable[[np.random.Generator, tuple[int, int]], Floats]
WORLDS = 3000


def even(chance: np.random.Generator, shape: tuple[int, int]) -> Floats:
    """Others at a meeting: 3 to 11, each as often; 7 on the mean."""
    return np.asarray(chance.integers(3, 12, shape), dtype=np.float64)


def skewed(chance: np.random.Generator, shape: tuple[int, int]) -> Floats:
    """Others at a meeting: 1 and a negative binomial number of mean 10; many small meetings, some of 50."""
    return np.asarray(1 + chance.negative_binomial(1.5, 1.5 / 11.5, shape), dtype=np.float64)


def heavy(chance: np.random.Generator, shape: tuple[int, int]) -> Floats:
    """Others at a meeting: a log-normal number about 7 of at most 80; the largest are ten times as large as most."""
    return 1.0 + np.minimum(np.round(chance.lognormal(2.0, 0.9, shape)), 79.0)


@pytest.mark.parametrize("meetings", [LEAST_FOR_SHARES, 20, 60])
def test_intervals_of_shares_cover_the_truth_of_95_worlds_in_100(meetings: int) -> None:
    chance = np.random.default_rng(3)
    truths = chance.uniform(0.05, 0.95, 20_000)
    known = [share(times, meetings).interval for times in range(meetings + 1)]
    found = [known[times] for times in chance.binomial(meetings, truths)]
    covered = [one is not None and one.low <= truth <= one.high for one, truth in zip(found, truths, strict=True)]
    assert 0.93 <= np.mean(covered) <= 0.97


@pytest.mark.parametrize(("sizes", "mean"), [(even, 7.0), (skewed, 11.0), (heavy, None)])
@pytest.mark.parametrize("meetings", [LEAST_FOR_MEANS, 80])
def test_intervals_of_means_cover_the_truth_of_95_worlds_in_100(
    sizes: Sizes, mean: float | None, meetings: int
) -> None:
    chance = np.random.default_rng(11)
    if mean is None:
        mean = float(sizes(np.random.default_rng(1), (1000, 1000)).mean())
    truths = chance.uniform(0.2, 1.0, WORLDS)
    values = (chance.random((WORLDS, meetings)) < truths[:, None]) * sizes(chance, (WORLDS, meetings))
    resampling = Resampling(meetings)
    covered = []
    for truth, row in zip(truths * mean, values, strict=True):
        places = np.flatnonzero(row)
        interval = resampling.mean(list(places), list(row[places])).interval
        if interval is not None:
            covered.append(interval.low <= truth <= interval.high)
    assert len(covered) > 0.95 * WORLDS
    assert 0.93 <= np.mean(covered) <= 0.97


def test_strengths_of_simulated_meetings_cover_the_truth() -> None:
    # 12 members come to a meeting each by a chance of its own; who comes meets on the mean the sum of the others'
    chance = np.random.default_rng(5)
    likely = np.linspace(0.3, 0.85, 12)
    names = [f"m{number:02}" for number in range(12)]
    truths = dict(zip(names, likely * (likely.sum() - likely), strict=True))
    covered = []
    for _ in range(250):
        came = chance.random((LEAST_FOR_MEANS, 12)) < likely
        meetings = [[name for name, was in zip(names, row, strict=True) if was] for row in came]
        for name, estimate in strengths(meetings).items():
            if estimate.interval is not None:
                covered.append(estimate.interval.low <= truths[name] <= estimate.interval.high)
    assert 0.93 <= np.mean(covered) <= 0.97


def test_wilsons_interval_is_the_one_that_one_can_work_out() -> None:
    # 5 of 10, with z² = 3.8415: middle (5 + z²/2) / (10 + z²) = 0.5, reach z sqrt(2.5 + z²/4) / (10 + z²) = 0.2634
    found = share(5, 10)
    assert (found.value, found.meetings, found.why_not) == (0.5, 10, None)
    assert found.interval is not None
    assert (round(found.interval.low, 4), round(found.interval.high, 4)) == (0.2366, 0.7634)
    none = share(0, 10).interval
    assert none is not None
    assert (round(none.low, 4), round(none.high, 4)) == (0.0, 0.2775)  # z² / (10 + z²)


def test_too_few_meetings_give_no_number() -> None:
    few = Estimate(None, 9, why_not=WhyNot.TOO_FEW_MEETINGS)
    meetings = [["a", "b"]] * 9
    assert attendance_shares(meetings) == strengths(meetings) == {"a": few, "b": few}
    assert tie_weights(meetings) == {("a", "b"): few}
    assert stability(meetings, Ranking(centrality.degree, 1)).why_not is WhyNot.TOO_FEW_MEETINGS
    assert community_stability(meetings) == few
    assert newman_tie_weight(meetings, "a", "b") == few


def test_who_was_there_too_rarely_has_a_share_and_no_mean() -> None:
    meetings = [["a", "b", "c"]] * 4 + [["b", "c"]] * 40 + [["b", "c", "d", "e"]] * 6
    assert strengths(meetings)["a"] == Estimate(None, 50, why_not=WhyNot.TOO_RARELY_THERE)
    assert attendance_shares(meetings)["a"].value == pytest.approx(4 / 50)
    # b meets 2 others four times, 1 forty times, 3 six times
    assert strengths(meetings)["b"].value == pytest.approx((4 * 2 + 40 + 6 * 3) / 50)
    assert strengths(meetings, Weighting.NEWMAN)["b"].value == 1.0
    assert tie_weights(meetings)["b", "d"].value == pytest.approx(6 / 50)
    assert newman_tie_weight(meetings, "b", "d").value == pytest.approx(6 / 3 / 50)
    assert strengths(meetings) == strengths(meetings)


def test_meetings_that_are_all_alike_tell_nothing_of_others() -> None:
    assert strengths([["a", "b"]] * 60)["a"] == Estimate(None, 60, why_not=WhyNot.TOO_ALIKE)
    almost = [["a", "b"]] * 49 + [["a", "b", "c"]]
    assert strengths(almost)["a"].why_not is WhyNot.TOO_ALIKE


def test_a_meeting_of_one_alone_makes_no_tie_and_counts_as_a_meeting() -> None:
    meetings = [["a"]] * 10 + [["a", "b"]] * 10
    assert strengths(meetings, Weighting.NEWMAN)["a"].value == 0.5
    assert attendance_shares(meetings)["a"].value == 1.0
    assert attendance_shares([*meetings, []])["a"].value == pytest.approx(20 / 21)


def test_who_stands_between_by_one_meeting_is_less_stable_than_who_always_does() -> None:
    # h meets each of five pairs four times; k met both of two others once
    meetings = [["h", f"a{pair}", f"b{pair}"] for pair in range(5)] * 4 + [["k", "a0", "a1"]]
    found = stability(meetings, Ranking(centrality.betweenness, 1))
    assert (found.meetings, found.why_not) == (21, None)
    assert found.shares["h"] > 0.95
    assert found.shares.get("k", 0.0) < 0.05
    assert stability(meetings, Ranking(constraint, 1, low_first=True)).shares["h"] > 0.95
    # a draw without any meeting with k has the chance (20 / 21) ** 21 = 0.36
    all_nodes = stability(meetings, Ranking(centrality.degree, 12), resamples=1000)
    assert all_nodes.shares["k"] == pytest.approx(1 - (20 / 21) ** 21, abs=0.05)


def test_communities_are_stable_where_groups_keep_to_themselves() -> None:
    groups = [["a", "b", "c"], ["a", "b"], ["b", "c"], ["d", "e", "f"], ["d", "e"], ["e", "f"]] * 5
    assert community_stability(groups).value == pytest.approx(1.0)
    chance = np.random.default_rng(2)
    mixed = [[str(name) for name in chance.choice(list("abcdefghijkl"), 3, replace=False)] for _ in range(15)]
    unstable = community_stability(mixed).value
    assert unstable is not None
    assert unstable < 0.6
