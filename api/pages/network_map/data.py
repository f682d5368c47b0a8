"""From what the map shows to compact JSON for the browser: arrays whose columns stand in this order.

A node is its key, label, label as lines, kind, county, radius, x, y, number of connections and their weight; a line
the positions of its two nodes, its step of the ladder (-1 for other ties), weight and width. Kinds and steps are
positions in NODE_KINDS and STEPS; lengths are pixels at full scale.
"""

from __future__ import annotations

import json

from api.pages.network_map.view import MapView
from graph.collaboration.values import NODE_KINDS, STEPS


def map_json(view: MapView) -> bytes:
    """Return what a view shows."""
    drawing = view.drawing()
    county = {node.key: node.county for node in view.network.nodes}
    content = {
        "nodes": [
            (
                *(one.key, one.label, "\n".join(one.lines), NODE_KINDS.index(one.kind), county[one.key]),
                *(one.size, one.x, one.y, view.degrees.get(one.key, 0), view.weights.get(one.key, 0)),
            )
            for one in drawing.nodes
        ],
        "lines": [
            (
                *(line.source, line.target),
                STEPS.index(line.connection.leading.step) if line.connection.leading.step else -1,
                *(line.connection.leading.weight, line.width),
            )
            for line in drawing.lines
        ],
        "path": view.path,
        "cut": view.network.truncated,
    }
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()
