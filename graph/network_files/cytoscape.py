"""From a network to Cytoscape's JSON (.cyjs), for Cytoscape, Cytoscape.js and ``networkx.cytoscape_graph``."""

from __future__ import annotations

import json

from graph.network_files.network import Network, about_values, node_values, tie_values


def cytoscape(network: Network) -> bytes:
    """Write a network as Cytoscape's JSON; a node's id is its IRI, its ``name`` what it is called.

    ``value`` is the id once more: NetworkX knows nodes by it.
    """
    nodes = [{"id": one.iri, "value": one.iri, "name": one.label, **node_values(one)} for one in network.nodes]
    ties = [
        {"id": f"tie-{number}", "source": tie.source, "target": tie.target, "interaction": "tie", **tie_values(tie)}
        for number, tie in enumerate(network.ties)
    ]
    written = {
        "format_version": "1.0",
        "generated_by": "samgraf",
        "target_cytoscapejs_version": "~3",
        "directed": False,
        "multigraph": False,
        "data": about_values(network.about),
        "elements": {"nodes": [{"data": one} for one in nodes], "edges": [{"data": one} for one in ties]},
    }
    return (json.dumps(written, ensure_ascii=False, indent=1) + "\n").encode("utf-8")
