"""From a network to GraphML, as Gephi, Cytoscape, yEd, NetworkX and igraph read it (http://graphml.graphdrawing.org/)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from graph.network_files.network import (
    ABOUT,
    NODE_TYPES,
    TIE_TYPES,
    Network,
    Value,
    about_values,
    node_values,
    tie_values,
)
from graph.network_files.xml_text import attribute, content

_TYPES = {str: "string", int: "long", float: "double"}
_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" \
xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">"""


def graphml(network: Network) -> bytes:
    """Write a network as GraphML; a node's id is its IRI."""
    return "\n".join((*_lines(network), "")).encode("utf-8")


def _lines(network: Network) -> Iterator[str]:
    yield _HEAD
    yield from _keys("graph", dict.fromkeys(ABOUT, str))
    yield from _keys("node", NODE_TYPES)
    yield from _keys("edge", TIE_TYPES)
    yield f'  <graph id={attribute(network.about.name)} edgedefault="undirected">'
    yield from _data("graph", about_values(network.about))
    for node in network.nodes:
        yield f"    <node id={attribute(node.iri)}>"
        yield from _data("node", node_values(node))
        yield "    </node>"
    for tie in network.ties:
        yield f"    <edge source={attribute(tie.source)} target={attribute(tie.target)}>"
        yield from _data("edge", tie_values(tie))
        yield "    </edge>"
    yield "  </graph>"
    yield "</graphml>"


def _keys(domain: str, types: Mapping[str, type[Value]]) -> Iterator[str]:
    for name, kind in types.items():
        yield f'  <key id="{domain}_{name}" for="{domain}" attr.name="{name}" attr.type="{_TYPES[kind]}"/>'


def _data(domain: str, values: Mapping[str, Value]) -> Iterator[str]:
    for name, value in values.items():
        yield f'      <data key="{domain}_{name}">{content(value)}</data>'
