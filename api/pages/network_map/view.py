"""From a state of the map to what it shows: the network, where its nodes stand, and the way that was asked for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from api.pages.network_map.source import MapSource
from api.pages.network_map.state import MapState, choice_of
from graph.collaboration.choosing import connections_of, network_of
from graph.collaboration.paths import shortest_path
from graph.collaboration.values import Connection, Network, Node
from visualizations.drawing import Drawing, drawing_of
from visualizations.layout import Place


@dataclass(frozen=True, slots=True)
class MapView:
    """What is shown. ``degrees`` and ``weights`` count the connections of each node, and what they weigh.

    ``path`` are the keys on the way between two nodes, empty where none was asked for or there is none.
    """

    state: MapState
    network: Network
    connections: tuple[Connection, ...]
    nodes: Mapping[str, Node]
    degrees: Mapping[str, int]
    weights: Mapping[str, int]
    path: tuple[str, ...]
    places: Mapping[str, Place]

    def drawing(self) -> Drawing:
        """Return what is shown as something to be drawn."""
        return drawing_of(self.network.nodes, self.connections, self.places)


def map_view(generation: MapSource, state: MapState) -> MapView:
    """Return what a state shows of a generation."""
    network = network_of(generation.relations, choice_of(state, generation.relations))
    connections = connections_of(network)
    degrees: Counter[str] = Counter()
    weights: Counter[str] = Counter()
    for one in connections:
        for end in (one.source, one.target):
            degrees[end] += 1
            weights[end] += one.leading.weight
    pinned = {pin.key: (pin.x, pin.y) for pin in state.pins}
    path = shortest_path(network, *state.path) if all(state.path) else ()
    return MapView(
        state,
        network,
        connections,
        {node.key: node for node in network.nodes},
        degrees,
        weights,
        path,
        {node.key: pinned.get(node.key) or generation.positions[node.number] for node in network.nodes},
    )
