"""Two-mode centrality: Davis's Southern women, plain NetworkX, and what must hold."""

from __future__ import annotations

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.analytics.projections import two_mode
from graph.analytics.two_mode import two_mode_betweenness, two_mode_degree
from tests.graph.analytics.networks import memberships_of, southern_women
from tests.graph.analytics.test_centrality import close

SETS = st.lists(st.frozensets(st.sampled_from("abcdef"), min_size=1).map(sorted), min_size=1, max_size=6)


def test_davis_women_and_events_are_measured_from_their_own_side() -> None:
    women = southern_women()
    degree, between = two_mode_degree(women), two_mode_betweenness(women)
    # degrees as printed by Borgatti and Everett 1997 for 18 women and 14 events, here as the fractions that they are
    assert {name: degree[name] for name in ("Evelyn Jefferson", "Flora Price", "E8", "E1")} == pytest.approx(
        {"Evelyn Jefferson": 8 / 14, "Flora Price": 2 / 14, "E8": 14 / 18, "E1": 3 / 18}
    )
    members = [node for node, mode in women.nodes(data="bipartite") if mode == 0]
    close(between, nx.bipartite.betweenness_centrality(women, members))
    assert max(between, key=lambda node: between[node]) == "E8"
    assert max(members, key=lambda node: between[node]) == "Nora Fayette"


@given(SETS)
def test_values_are_those_of_networkx(groups: list[list[str]]) -> None:
    graph = two_mode(memberships_of(groups))
    members = [node for node, mode in graph.nodes(data="bipartite") if mode == 0]
    close(two_mode_degree(graph), nx.bipartite.degree_centrality(graph, members))
    # where a mode has one node alone, NetworkX divides by the most there can be, and that is nothing
    if len(members) > 1 and len(graph) - len(members) > 1:
        close(two_mode_betweenness(graph), nx.bipartite.betweenness_centrality(graph, members))


@given(SETS)
def test_no_node_has_more_than_all(groups: list[list[str]]) -> None:
    graph = two_mode(memberships_of(groups))
    assert all(0 <= value <= 1 + 1e-12 for value in two_mode_betweenness(graph).values())


def test_who_alone_ties_all_groups_has_all_there_is() -> None:
    hub = two_mode(memberships_of([["h"], ["h"], ["h"]]))
    assert two_mode_degree(hub) == pytest.approx({"h": 1, "g0": 1, "g1": 1, "g2": 1})
    assert two_mode_betweenness(hub) == pytest.approx({"h": 1, "g0": 0, "g1": 0, "g2": 0})


def test_nothing_has_no_centre() -> None:
    assert two_mode_degree(nx.Graph()) == two_mode_betweenness(nx.Graph()) == {}
    lonely = nx.Graph()
    lonely.add_node("a", bipartite=0)
    assert two_mode_degree(lonely) == two_mode_betweenness(lonely) == {"a": 0.0}
