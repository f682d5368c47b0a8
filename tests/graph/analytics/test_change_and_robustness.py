"""Change between periods, and what the loss of a node does: by hand, by simulation and with plain NetworkX."""

from __future__ import annotations

from itertools import combinations

import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings

from graph.analytics.centrality import degree
from graph.analytics.change import Direction, change_of_share, changed_members, changed_ties
from graph.analytics.estimates import LEAST_FOR_SHARES, WhyNot
from graph.analytics.robustness import Step, efficiency, losses, order_of_loss
from tests.graph.analytics.networks import krackhardts_kite, networks, with_exact_lengths


def test_ties_and_members_change_by_their_share_of_the_meetings() -> None:
    before = [["a", "b"], ["a", "b"], ["a", "c"], ["a", "d"]]
    after = [["a", "b"], ["a", "b"], ["a", "d"], ["a", "d"], ["a", "e"], ["d", "e"], ["e"], []]
    found = {(one.one, one.other): (one.before, one.after, one.direction) for one in changed_ties(before, after)}
    assert found == {
        # 2 of 4 meetings, then 2 of 8
        ("a", "b"): (2, 2, Direction.WEAKER),
        ("a", "c"): (1, 0, Direction.GONE),
        ("a", "d"): (1, 2, Direction.SAME),
        ("a", "e"): (0, 1, Direction.NEW),
        ("d", "e"): (0, 1, Direction.NEW),
    }
    members = {one.one: one.direction for one in changed_members(before, after)}
    assert members == {
        "a": Direction.WEAKER,
        "b": Direction.WEAKER,
        "c": Direction.GONE,
        "d": Direction.STRONGER,
        "e": Direction.NEW,
    }
    assert all(one.difference.why_not is WhyNot.TOO_FEW_MEETINGS for one in changed_ties(before, after))
    assert not any(one.is_clear for one in changed_ties(before, after))


def test_the_interval_of_a_difference_is_newcombes() -> None:
    # R. G. Newcombe 1998, table II, example (a): 56 of 70 and 48 of 80, difference 0.2, method 10: 0.0524 to 0.3339
    found = change_of_share((48, 80), (56, 70))
    assert found.value == pytest.approx(0.2)
    assert found.meetings == 150
    assert found.interval is not None
    assert (round(found.interval.low, 4), round(found.interval.high, 4)) == (0.0524, 0.3339)


def test_a_change_is_clear_where_its_interval_leaves_out_nothing() -> None:
    before, after = [["a", "b"]] * 2 + [["a"]] * 18, [["a", "b"]] * 16 + [["a"]] * 4
    (tie,) = changed_ties(before, after)
    assert tie.is_clear
    assert not changed_ties(before, before)[0].is_clear


@pytest.mark.parametrize("sizes", [(LEAST_FOR_SHARES, LEAST_FOR_SHARES), (10, 30), (40, 40)])
def test_intervals_of_differences_cover_the_truth_of_95_worlds_in_100(sizes: tuple[int, int]) -> None:
    chance = np.random.default_rng(6)
    old, new = chance.uniform(0.05, 0.95, (2, 8000))
    times = zip(chance.binomial(sizes[0], old), chance.binomial(sizes[1], new), new - old, strict=True)
    covered = []
    for before, after, truth in times:
        interval = change_of_share((int(before), sizes[0]), (int(after), sizes[1])).interval
        assert interval is not None
        covered.append(interval.low <= truth <= interval.high)
    assert 0.93 <= np.mean(covered) <= 0.97


def test_the_loss_of_the_one_who_ties_cuts_off_pairs() -> None:
    way = nx.Graph([("a", "b"), ("b", "c"), ("c", "d"), ("x", "y")])
    # 1 / distance: four neighbours at 1, a-c and b-d at 2, a-d at 3; of 30 ordered pairs
    whole = 2 * (4 + 2 / 2 + 1 / 3) / 30
    assert efficiency(way) == pytest.approx(whole)
    first, second, *_ = losses(way, ["a", "c", "b"])
    # without b: a is cut off from c and d; c-d and x-y stay, of 20 ordered pairs
    assert (first.node, first.parts, first.cut_off) == ("b", 3, 2)
    assert first.efficiency == pytest.approx(1 - 2 * 2 / 20 / whole)
    assert (second.node, second.cut_off) == ("c", 2)
    # without a: b-c, c-d, x-y and half of b-d
    (end,) = losses(way, ["a"])
    assert (end.node, end.parts, end.cut_off) == ("a", 2, 0)
    assert end.efficiency == pytest.approx(1 - 2 * 3.5 / 20 / whole)


@settings(deadline=None)
@given(networks(least=1))
def test_losses_are_those_that_networkx_tells(graph: nx.Graph) -> None:
    def mean(known: nx.Graph) -> float:
        near = nx.harmonic_centrality(with_exact_lengths(known), distance="length")
        pairs = len(known) * (len(known) - 1)
        return float(sum(near.values())) / pairs if pairs else 0.0

    assert efficiency(graph) == pytest.approx(mean(graph))
    for loss in losses(graph):
        left = graph.copy()
        left.remove_node(loss.node)
        lost = [pair for pair in combinations(left, 2) if nx.has_path(graph, *pair) and not nx.has_path(left, *pair)]
        assert (loss.parts, loss.cut_off) == (nx.number_connected_components(left) if left else 0, len(lost))
        expected = 1 - mean(left) / mean(graph) if graph.number_of_edges() else 0.0
        assert loss.efficiency == pytest.approx(expected)


def test_without_weights_efficiency_is_that_of_latora_and_marchiori() -> None:
    kite = krackhardts_kite()
    assert efficiency(kite) == pytest.approx(nx.global_efficiency(kite))
    assert efficiency(nx.complete_graph(5)) == pytest.approx(1)
    assert efficiency(nx.Graph()) == 0.0


def test_the_kite_falls_apart_at_heather_first() -> None:
    # Heather alone holds Ike and Jane, 2 of 10, to the seven others
    assert order_of_loss(krackhardts_kite(), 1) == (Step("Heather", 0.7),)
    steps = order_of_loss(krackhardts_kite(), 99, degree)
    assert steps[0] == Step("Diane", 0.9)
    assert len(steps) == 10
    assert steps[-1].largest == 0.0
