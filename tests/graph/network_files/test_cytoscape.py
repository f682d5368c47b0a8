"""Cytoscape's JSON, read back by NetworkX."""

from __future__ import annotations

import json

import networkx as nx
from hypothesis import given

from graph.network_files.cytoscape import cytoscape
from graph.network_files.network import Network, about_values
from tests.graph.network_files.networks import ABOUT, HARD, networks, read_nodes, read_ties, told_nodes, told_ties


@given(networks())
def test_networkx_reads_what_was_written(network: Network) -> None:
    graph = nx.cytoscape_graph(json.loads(cytoscape(network)))
    assert not graph.is_directed()
    assert read_nodes(graph, "id", "value", "name") == told_nodes(network)
    assert read_ties(graph, "id", "source", "target", "interaction") == told_ties(network)
    assert graph.graph == about_values(ABOUT)


def test_elements_have_ids_that_differ_and_nodes_the_name_that_cytoscape_shows() -> None:
    elements = json.loads(cytoscape(HARD))["elements"]
    ids = [one["data"]["id"] for kind in ("nodes", "edges") for one in elements[kind]]
    assert len(set(ids)) == len(ids) == 10
    assert [one["data"]["name"] for one in elements["nodes"]] == [node.label for node in HARD.nodes]
