"""GEXF, read back by NetworkX."""

from __future__ import annotations

from io import BytesIO
from xml.etree import ElementTree

import networkx as nx
from hypothesis import given

from graph.network_files.gexf import gexf
from graph.network_files.network import Network, Node
from tests.graph.network_files.networks import ABOUT, TWO_MODES, networks, read_nodes, read_ties, told_nodes, told_ties

_SPACE = "{http://www.gexf.net/1.2draft}"


@given(networks())
def test_networkx_reads_what_was_written(network: Network) -> None:
    graph = nx.read_gexf(BytesIO(gexf(network)))
    assert not graph.is_directed()
    assert read_nodes(graph) == told_nodes(network)
    assert read_ties(graph, "id") == told_ties(network)


def test_what_the_network_is_stands_in_its_description() -> None:
    told = ElementTree.fromstring(gexf(TWO_MODES)).findtext(f"{_SPACE}meta/{_SPACE}description")
    assert told == (
        'name: prov\nmeaning: Två & två är <ett> "prov".\nunit: meetings\nweighting: count: n\nfirst_day: 2018-01-01\n'
        "generation: 0123456789abcdef\nquery: SELECT ?a\nWHERE { ?a ?b ?c FILTER(?a < 1 && ?b > 2) }\n"
    )


def test_no_day_of_writing_is_told() -> None:
    assert b"lastmodifieddate" not in gexf(TWO_MODES)


def test_characters_that_xml_has_no_place_for_are_replaced() -> None:
    network = Network(ABOUT, (Node("x:1", "a\x00b", "Person"),), ())
    assert nx.read_gexf(BytesIO(gexf(network))).nodes["x:1"]["label"] == "a\ufffdb"
