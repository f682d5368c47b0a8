"""Pajek's format, read back by NetworkX and igraph: it holds labels and weights, and no IRIs."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import igraph
import networkx as nx
import pytest
from hypothesis import given

from graph.network_files.network import Network
from graph.network_files.pajek import pajek
from tests.graph.network_files.networks import ALL, HARD, LONG, networks

HARD_LABELS = [
    "Åsele 'Ö' 'ä' <b>&amp;</b>",
    "=1+1",
    LONG.strip(),
    "ensam, / och ; för sig",
    "Anna Prov <https://x.example/e>",
    "Anna Prov <https://x.example/f>",
]
HARD_TIES = [(0, 1, 0.1 + 0.2), (0, 4, 2.0), (1, 5, 1.0), (2, 5, 1.0)]


def test_networkx_reads_labels_that_tell_those_of_one_name_apart() -> None:
    graph = nx.read_pajek(BytesIO(pajek(HARD)))
    assert list(graph.nodes) == HARD_LABELS
    assert sorted(graph.edges(data="weight")) == sorted(
        (HARD_LABELS[one], HARD_LABELS[other], weight) for one, other, weight in HARD_TIES
    )


@pytest.mark.parametrize("network", ALL)
def test_igraph_reads_what_was_written(network: Network, tmp_path: Path) -> None:
    file = tmp_path / "network.net"
    file.write_bytes(pajek(network))
    graph = igraph.Graph.Read_Pajek(str(file))
    places = {node.iri: place for place, node in enumerate(network.nodes)}
    assert graph.vcount() == len(network.nodes)
    assert [(*one.tuple, one["weight"]) for one in graph.es] == [
        (places[tie.source], places[tie.target], pytest.approx(tie.weight)) for tie in network.ties
    ]
    if network is HARD:
        assert graph.vs["name"] == HARD_LABELS


def test_pajek_knows_it_for_utf_8() -> None:
    assert pajek(HARD).startswith(b"\xef\xbb\xbf% name: prov\n")


@given(networks())
def test_no_node_and_no_weight_is_lost_whatever_the_labels(network: Network) -> None:
    graph = nx.read_pajek(BytesIO(pajek(network)))
    assert len(graph) == len(network.nodes)
    labels = dict(zip((node.iri for node in network.nodes), graph.nodes, strict=True))
    read = {frozenset((one, other)): weight for one, other, weight in graph.edges(data="weight")}
    assert read == {frozenset((labels[tie.source], labels[tie.target])): tie.weight for tie in network.ties}
