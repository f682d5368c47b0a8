"""From a network to GEXF 1.2, the format of Gephi (https://gexf.net/1.2draft/), which NetworkX reads too."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from graph.network_files.network import (
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
<gexf xmlns="http://www.gexf.net/1.2draft" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" \
xsi:schemaLocation="http://www.gexf.net/1.2draft http://www.gexf.net/1.2draft/gexf.xsd" version="1.2">"""
# the format has a place of its own for these
_NODE_TYPES = {name: kind for name, kind in NODE_TYPES.items() if name != "label"}
_TIE_TYPES = {name: kind for name, kind in TIE_TYPES.items() if name != "weight"}


def gexf(network: Network) -> bytes:
    """Write a network as GEXF; a node's id is its IRI. What is told of the network stands in its description."""
    return "\n".join((*_lines(network), "")).encode("utf-8")


def _lines(network: Network) -> Iterator[str]:
    told = "\n".join(f"{name}: {value}" for name, value in about_values(network.about).items())
    yield _HEAD
    yield "  <meta>"
    yield "    <creator>Samgraf</creator>"
    yield f"    <description>{content(told)}</description>"
    yield "  </meta>"
    yield '  <graph defaultedgetype="undirected" mode="static">'
    yield from _declared("node", _NODE_TYPES)
    yield from _declared("edge", _TIE_TYPES)
    yield "    <nodes>"
    for node in network.nodes:
        yield f"      <node id={attribute(node.iri)} label={attribute(node.label)}>"
        yield from _values(_NODE_TYPES, node_values(node))
        yield "      </node>"
    yield "    </nodes>"
    yield "    <edges>"
    for number, tie in enumerate(network.ties):
        ends = f"source={attribute(tie.source)} target={attribute(tie.target)}"
        yield f'      <edge id="{number}" {ends} weight="{tie.weight}">'
        yield from _values(_TIE_TYPES, tie_values(tie))
        yield "      </edge>"
    yield "    </edges>"
    yield "  </graph>"
    yield "</gexf>"


def _declared(domain: str, types: Mapping[str, type[Value]]) -> Iterator[str]:
    yield f'    <attributes class="{domain}" mode="static">'
    for name, kind in types.items():
        yield f'      <attribute id="{name}" title="{name}" type="{_TYPES[kind]}"/>'
    yield "    </attributes>"


def _values(types: Mapping[str, type[Value]], values: Mapping[str, Value]) -> Iterator[str]:
    yield "        <attvalues>"
    for name in types:
        if name in values:
            yield f'          <attvalue for="{name}" value={attribute(values[name])}/>'
    yield "        </attvalues>"
