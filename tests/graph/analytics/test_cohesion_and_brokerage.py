"""Cohesion, brokerage, mixing and communities: published values and equality with plain NetworkX."""

from __future__ import annotations

import networkx as nx
import pytest
from hypothesis import given

from graph.analytics import brokerage, cohesion, mixing
from graph.analytics.communities import communities
from tests.graph.analytics.networks import krackhardts_kite, networks, zacharys_club
from tests.graph.analytics.test_centrality import close


def star() -> nx.Graph:
    return nx.relabel_nodes(nx.star_graph(4), dict(enumerate("hbcde")))


@given(networks())
def test_cohesion_is_that_of_networkx(graph: nx.Graph) -> None:
    close(
        cohesion.clustering(graph),
        {node: float(value) for node, value in nx.clustering(graph).items()} if graph else {},
    )
    close(cohesion.core_number(graph), {node: float(value) for node, value in nx.core_number(graph).items()})
    parts = cohesion.parts(graph)
    assert set(parts.components) == {
        tuple(node for node in graph if node in part) for part in nx.connected_components(graph)
    }
    assert list(parts.articulation_points) == sorted(nx.articulation_points(graph))
    assert [len(part) for part in parts.components] == sorted(map(len, parts.components), reverse=True)


@given(networks(least=1))
def test_structural_holes_are_those_of_networkx(graph: nx.Graph) -> None:
    tied = [node for node in graph if graph.degree(node)]
    constraint, size = nx.constraint(graph, weight="weight"), nx.effective_size(graph)
    close(brokerage.constraint(graph), {node: constraint[node] for node in tied})
    close(brokerage.effective_size(graph), {node: size[node] for node in tied})


def test_the_hub_of_a_star_is_free_and_its_arms_are_not() -> None:
    # Burt 1992: each of the hub's four ties has a quarter of its weight, and no two arms are tied
    assert brokerage.constraint(star()) == pytest.approx({"h": 4 / 16, "b": 1, "c": 1, "d": 1, "e": 1})
    assert brokerage.effective_size(star()) == pytest.approx({"h": 4, "b": 1, "c": 1, "d": 1, "e": 1})
    assert cohesion.parts(star()).articulation_points == ("h",)


def test_participation_tells_how_evenly_ties_are_spread() -> None:
    graph = nx.Graph()
    graph.add_weighted_edges_from([("a", "b", 3.0), ("a", "c", 1.0), ("d", "e", 1.0)])
    graph.add_node("f")
    spread = brokerage.participation(graph, {"a": 0, "b": 0, "c": 1, "d": 1, "e": 1, "f": 0})
    assert spread == pytest.approx({"a": 1 - (9 + 1) / 16, "b": 0, "c": 0, "d": 0, "e": 0})


def test_the_kite_has_the_cores_and_clusters_that_one_can_count() -> None:
    kite = krackhardts_kite()
    # Heather, Ike and Jane hang on by single ties; Diane's six neighbours have 8 of 15 possible ties
    assert [cohesion.core_number(kite)[name] for name in ("Jane", "Ike", "Heather", "Diane")] == [1, 1, 2, 3]
    assert cohesion.clustering(kite)["Diane"] == pytest.approx(8 / 15)
    assert cohesion.parts(kite).articulation_points == ("Heather", "Ike")


def test_zacharys_club_has_the_communities_of_highest_modularity() -> None:
    found = communities(zacharys_club())
    # the maximum, by U. Brandes et al., "On modularity clustering", IEEE Transactions 20, 2008: 0.4198 with 4 clusters
    assert (round(found.modularity, 4), len(found.members)) == (0.4198, 4)
    assert found.stability > 0.9
    assert communities(zacharys_club()) == found


@given(networks())
def test_communities_divide_all_nodes_and_their_modularity_is_that_of_networkx(graph: nx.Graph) -> None:
    found = communities(graph, seeds=3)
    assert sorted(node for members in found.members for node in members) == sorted(graph)
    assert found.of_node.keys() == set(graph)
    if graph.number_of_edges():
        expected = nx.community.modularity(graph, [set(members) for members in found.members])
        assert found.modularity == pytest.approx(expected, abs=1e-9)


def test_like_tied_to_like_by_class_and_by_number() -> None:
    club = nx.karate_club_graph()
    clubs = {node: data["club"] for node, data in club.nodes(data=True)}
    assert mixing.assortativity_by_class(club, clubs) == pytest.approx(
        nx.attribute_assortativity_coefficient(club, "club")
    )
    # M. E. J. Newman, Networks, 2010, table 8.1 gives −0.476 for the degrees of this club
    degrees = {node: float(count) for node, count in club.degree()}
    assert mixing.assortativity_by_number(club, degrees) == pytest.approx(-0.476, abs=5e-4)


def test_mixing_has_no_value_where_all_are_alike() -> None:
    pair = nx.Graph([("a", "b"), ("b", "c")])
    assert mixing.assortativity_by_class(pair, {"a": "x", "b": "x", "c": "x"}) is None
    assert mixing.assortativity_by_number(pair, {"a": 1, "b": 1}) is None
    assert mixing.assortativity_by_class(pair, {}) is None
    # two parts, each of its own class: 1, the most there can be
    parted = nx.Graph([("a", "b"), ("c", "d")])
    assert mixing.assortativity_by_class(parted, {"a": "x", "b": "x", "c": "y", "d": "y"}) == pytest.approx(1)
