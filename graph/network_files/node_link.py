"""From a network to JSON in the node-link form of NetworkX and D3: ``networkx.node_link_graph`` reads it."""

from __future__ import annotations

import json

from graph.network_files.network import Network, about_values, node_values, tie_values


def node_link(network: Network) -> bytes:
    """Write a network as JSON; a node's id is its IRI."""
    written = {
        "directed": False,
        "multigraph": False,
        "graph": about_values(network.about),
        "nodes": [{"id": node.iri, **node_values(node)} for node in network.nodes],
        "edges": [{"source": tie.source, "target": tie.target, **tie_values(tie)} for tie in network.ties],
    }
    return (json.dumps(written, ensure_ascii=False, indent=1) + "\n").encode("utf-8")
