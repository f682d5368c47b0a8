"""Measures by sampled paths: that they come near the exact, and that their stated errors hold, by simulation."""

from __future__ import annotations

from random import Random

import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.analytics import centrality, sampled_paths
from graph.analytics.indexed import indexed
from graph.analytics.sampled_paths import (
    Sampled,
    betweenness_in_time,
    harmonic_in_time,
    sampled_harmonic,
    sampling_bound,
    simultaneous_error,
)
from graph.analytics.sampled_paths import sampled_betweenness as sampled_from
from tests.graph.analytics.networks import networks


@settings(deadline=None)
@given(networks(least=4), st.integers(0, 9))
def test_betweenness_out_of_all_nodes_is_exact(graph: nx.Graph, seed: int) -> None:
    assert sampled_from(graph, len(graph), seed) == Sampled(centrality.betweenness(graph))


def test_sampled_betweenness_comes_near_the_exact() -> None:
    graph = nx.relabel_nodes(nx.barabasi_albert_graph(300, 3, seed=5), str)
    exact = centrality.betweenness(graph)
    sampled = sampled_from(graph, 150, seed=2).values
    top = sorted(exact, key=lambda node: exact[node])[-5:]
    assert all(abs(sampled[node] - exact[node]) < 0.25 * exact[node] for node in top)
    # one node's part of the paths is counted in full: the mean over draws is the exact value
    mean = sum(sum(sampled_from(graph, 30, seed).values.values()) for seed in range(40)) / 40
    assert mean == pytest.approx(sum(exact.values()), rel=0.05)


def test_the_bound_holds_for_a_star() -> None:
    # ln(2 · 300 / 0.05) = 9.3927; with 150 drawn the root of 9.3927 / 300
    assert sampling_bound(150, 300) == pytest.approx(0.17694, abs=1e-5)
    assert sampling_bound(300, 300) == 0.0
    graph = nx.relabel_nodes(nx.star_graph(199), str)
    exact = centrality.betweenness(graph)
    for seed in range(20):
        sampled = sampled_from(graph, 50, seed)
        assert sampled.bound == sampling_bound(50, 200)
        assert max(abs(sampled.values[node] - exact[node]) for node in graph) < sampling_bound(50, 200)


@pytest.mark.parametrize("ties", [1, 3])
def test_the_stated_error_holds_for_all_nodes_at_once_in_95_of_100_draws(ties: int) -> None:
    graph = indexed(nx.relabel_nodes(nx.barabasi_albert_graph(250, ties, seed=5), str))
    parts = sampled_paths._parts(graph, [[place] for place in range(250)])
    exact = parts.mean(axis=0)
    assert exact.tolist() == pytest.approx(list(centrality.betweenness(graph).values()))
    within, errors, sizes = 0, [], np.full(25, 4)
    for seed in range(200):
        drawn = parts[Random(seed).sample(range(250), 100)].reshape(25, 4, 250).sum(axis=1)
        errors.append(simultaneous_error(drawn, sizes, 250, seed))
        within += bool(np.abs(drawn.sum(axis=0) / 100 - exact).max() <= errors[-1])
    # of 200 draws, 95 % leave a deviation of 1.5 %
    assert 0.91 <= within / 200 <= 0.995
    assert max(errors) < sampling_bound(100, 250) / 2


def test_betweenness_is_sampled_only_where_exact_would_take_long_and_is_not_asked_for(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    graph = nx.relabel_nodes(nx.barabasi_albert_graph(300, 2, seed=3), str)
    exact = Sampled(centrality.betweenness(graph))
    assert betweenness_in_time(graph) == exact
    # 596 ties: time for 110 of the 300 nodes
    monkeypatch.setattr(sampled_paths, "_WORK", 596 * 110)
    sampled = betweenness_in_time(graph)
    assert (sampled.drawn, sampled.bound) == (110, sampling_bound(110, 300))
    assert sampled == sampled_from(graph, 110)
    assert betweenness_in_time(graph, exact=True) == exact


@settings(deadline=None)
@given(networks(least=2), st.integers(0, 9))
def test_harmonic_closeness_to_all_nodes_is_exact(graph: nx.Graph, seed: int) -> None:
    assert sampled_harmonic(graph, len(graph), seed) == Sampled(centrality.harmonic(graph))
    # each node left out in turn: the mean over all draws of one less is the exact value
    drawn = [sampled_harmonic(graph, len(graph) - 1, other).values for other in range(60)] if len(graph) > 2 else []
    for node, value in centrality.harmonic(graph).items():
        assert not drawn or np.mean([one[node] for one in drawn]) == pytest.approx(value, abs=0.25 * max(1.0, value))


def test_sampled_harmonic_closeness_stays_within_its_error() -> None:
    graph = nx.relabel_nodes(nx.barabasi_albert_graph(250, 2, seed=5), str)
    exact = centrality.harmonic(graph)
    within = 0
    for seed in range(60):
        sampled = sampled_harmonic(graph, 100, seed)
        within += max(abs(sampled.values[node] - exact[node]) for node in graph) <= sampled.error
    # of 60 draws, 95 % leave a deviation of 2.8 %
    assert within >= 52
    assert harmonic_in_time(graph) == Sampled(exact)
