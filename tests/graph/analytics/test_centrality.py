"""Centrality: published values, equality with plain NetworkX, and what must hold for any network."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.analytics import brokerage, centrality, cohesion
from graph.analytics.indexed import Network, Values, indexed
from tests.graph.analytics.networks import krackhardts_kite, networks, with_exact_lengths, zacharys_club

Measure = Callable[[Network], Values]
OF_EACH_NODE: tuple[Measure, ...] = (
    centrality.degree,
    centrality.strength,
    centrality.betweenness,
    centrality.harmonic,
    centrality.pagerank,
    cohesion.clustering,
    cohesion.core_number,
)
TOLERANCE = 1e-9


def close(values: Values, expected: dict[str, float]) -> None:
    assert values.keys() == expected.keys()
    assert {node: value for node, value in values.items() if abs(value - expected[node]) > TOLERANCE} == {}


def test_krackhardts_kite_has_its_three_kinds_of_centre() -> None:
    kite = krackhardts_kite()
    # Krackhardt 1990: Diane has most ties, Heather stands between most, Fernando and Garth are nearest to all
    assert centrality.degree(kite)["Diane"] == 6
    assert centrality.betweenness(kite)["Heather"] == pytest.approx(14 / 36)
    nearest = centrality.harmonic(kite)
    assert max(nearest["Fernando"], nearest["Garth"]) == pytest.approx((5 + 3 / 2 + 1 / 3) / 9)


def test_zacharys_club_is_measured_as_published() -> None:
    club = zacharys_club()
    # Freeman's index for the two leaders, as given by M. E. J. Newman, Networks, and in UCINET's documentation
    between = centrality.betweenness(club)
    assert (round(between["1"], 3), round(between["34"], 3)) == (0.438, 0.304)
    assert centrality.degree(club)["34"] == 17


def test_a_tie_twice_as_strong_is_half_as_long() -> None:
    way = nx.Graph()
    way.add_weighted_edges_from([("a", "b", 2.0), ("b", "c", 2.0), ("a", "c", 0.9)])
    # a to c directly is 1 / 0.9 long, by way of b 1 / 2 + 1 / 2
    assert centrality.betweenness(way) == {"a": 0.0, "b": 1.0, "c": 0.0}
    assert centrality.harmonic(way)["a"] == pytest.approx((2 + 1) / 2)


@settings(deadline=None)
@given(networks())
def test_values_are_those_of_networkx(graph: nx.Graph) -> None:
    exact = with_exact_lengths(graph)
    others = max(1, len(graph) - 1)
    close(centrality.degree(graph), {node: float(count) for node, count in graph.degree()})
    close(centrality.strength(graph), {node: float(count) for node, count in graph.degree(weight="weight")})
    close(
        centrality.betweenness(graph),
        {n: float(v) for n, v in nx.betweenness_centrality(exact, weight="length").items()},
    )
    nearness = nx.harmonic_centrality(exact, distance="length")
    close(centrality.harmonic(graph), {node: float(value) / others for node, value in nearness.items()})
    close(centrality.pagerank(graph), nx.pagerank(graph, tol=1e-13, max_iter=2000) if graph else {})


@settings(deadline=None)
@given(networks(least=3).filter(lambda graph: nx.is_connected(graph)))
def test_eigenvector_is_that_of_networkx(graph: nx.Graph) -> None:
    close(centrality.eigenvector(graph), nx.eigenvector_centrality_numpy(graph, weight="weight"))


@settings(deadline=None)
@given(networks(least=1), st.permutations("abcdefghijkl"))
@pytest.mark.parametrize("measure", OF_EACH_NODE)
def test_other_names_change_no_value(measure: Measure, graph: nx.Graph, names: list[str]) -> None:
    renamed = dict(zip("abcdefghijkl", names, strict=True))
    values = measure(graph)
    close(measure(nx.relabel_nodes(graph, renamed)), {renamed[node]: value for node, value in values.items()})


@settings(deadline=None)
@given(networks(least=2))
@pytest.mark.parametrize("measure", OF_EACH_NODE)
def test_a_node_without_ties_changes_no_order(measure: Measure, graph: nx.Graph) -> None:
    before = measure(graph)
    graph.add_node("z")
    after = measure(graph)
    ranked = sorted(before, key=lambda node: before[node])
    for lower, higher in pairwise(ranked):
        if before[higher] - before[lower] > TOLERANCE:
            assert after[higher] > after[lower]
        else:
            assert abs(after[higher] - after[lower]) < TOLERANCE * 10


def test_a_network_gone_through_once_measures_the_same() -> None:
    kite = krackhardts_kite()
    for measure in (*OF_EACH_NODE, brokerage.constraint, brokerage.effective_size):
        assert measure(indexed(kite)) == measure(kite)


@pytest.mark.parametrize("measure", [*OF_EACH_NODE, centrality.eigenvector])
def test_nothing_has_no_values_and_one_node_has_one(measure: Measure) -> None:
    alone = nx.Graph()
    assert measure(alone) == {}
    alone.add_node("a")
    assert list(measure(alone)) == ["a"]
