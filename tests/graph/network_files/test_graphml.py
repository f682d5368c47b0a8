"""GraphML, read back by NetworkX and igraph."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import igraph
import networkx as nx
import pytest
from hypothesis import given

from graph.network_files.graphml import graphml
from graph.network_files.network import Network, Node, about_values
from tests.graph.network_files.networks import (
    ABOUT,
    ALL,
    HARD,
    networks,
    read_nodes,
    read_ties,
    told_nodes,
    told_ties,
)


@given(networks())
def test_networkx_reads_what_was_written(network: Network) -> None:
    graph = nx.parse_graphml(graphml(network))
    assert not graph.is_directed()
    assert read_nodes(graph) == told_nodes(network)
    assert read_ties(graph) == told_ties(network)
    assert graph.graph == {**about_values(ABOUT), "node_default": {}, "edge_default": {}}


@pytest.mark.parametrize("network", ALL)
def test_igraph_reads_what_was_written(network: Network, tmp_path: Path) -> None:
    file = tmp_path / "network.graphml"
    file.write_bytes(graphml(network))
    graph = igraph.Graph.Read_GraphML(str(file))
    assert not graph.is_directed()
    assert [(one["id"], one["label"], one["kind"]) for one in graph.vs] == [
        (node.iri, node.label, node.kind) for node in network.nodes
    ]
    ends = [(graph.vs[one.source]["id"], graph.vs[one.target]["id"], one["weight"], one["count"]) for one in graph.es]
    assert ends == [(tie.source, tie.target, tie.weight, tie.count) for tie in network.ties]
    assert {name: graph[name] for name in about_values(ABOUT)} == about_values(ABOUT)


def test_characters_that_xml_has_no_place_for_are_replaced() -> None:
    network = Network(ABOUT, (Node("x:1", "a\x00b\x1bc\ufffed", "Person"),), ())
    graph = nx.read_graphml(BytesIO(graphml(network)))
    assert graph.nodes["x:1"]["label"] == "a\ufffdb\ufffdc\ufffdd"


def test_codes_keep_their_first_zero() -> None:
    assert nx.parse_graphml(graphml(HARD)).nodes["https://x.example/a"]["municipality"] == "0180"
