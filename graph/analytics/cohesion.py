"""From a network to how it holds together: clusters around nodes, cores, parts, and nodes that parts hang on."""

from __future__ import annotations

from dataclasses import dataclass

import networkx as nx

from graph.analytics.indexed import Values, indexed


def clustering(graph: nx.Graph) -> Values:
    """Return which share of each node's pairs of neighbours are tied themselves; 0 with fewer than two neighbours.

    D. J. Watts and S. H. Strogatz, "Collective dynamics of small-world networks", Nature 393, 1998.
    """
    one = indexed(graph)
    return one.by_node(one.graph.transitivity_local_undirected(mode="zero"))


def core_number(graph: nx.Graph) -> Values:
    """Return for each node the largest k such that it belongs to a part in which all have at least k ties.

    S. B. Seidman, "Network structure and minimum degree", Social Networks 5, 1983.
    """
    one = indexed(graph)
    return one.by_node(one.graph.coreness())


@dataclass(frozen=True, slots=True)
class Parts:
    """The parts of a network that no tie connects, the largest first, and the nodes that hold a part together."""

    components: tuple[tuple[str, ...], ...]
    articulation_points: tuple[str, ...]


def parts(graph: nx.Graph) -> Parts:
    """Return the connected components and the articulation points of a network (J. Hopcroft and R. Tarjan, 1973)."""
    one = indexed(graph)
    components = [tuple(one.nodes[node] for node in members) for members in one.graph.connected_components()]
    points = sorted(one.nodes[node] for node in one.graph.articulation_points())
    return Parts(tuple(sorted(components, key=lambda members: (-len(members), members))), tuple(points))
