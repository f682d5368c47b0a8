"""JSON in the node-link form, read back by NetworkX."""

from __future__ import annotations

import json

import networkx as nx
from hypothesis import given

from graph.network_files.network import Network, about_values
from graph.network_files.node_link import node_link
from tests.graph.network_files.networks import ABOUT, networks, read_nodes, read_ties, told_nodes, told_ties


@given(networks())
def test_networkx_reads_what_was_written(network: Network) -> None:
    graph = nx.node_link_graph(json.loads(node_link(network)), edges="edges")
    assert not graph.is_directed()
    assert read_nodes(graph) == told_nodes(network)
    assert read_ties(graph) == told_ties(network)
    assert graph.graph == about_values(ABOUT)
