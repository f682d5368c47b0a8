"""From a network of members and groups to how central each is, seen from its own side.

S. P. Borgatti and M. G. Everett, "Network analysis of 2-mode data", Social Networks 19, 1997. A node is measured
against the most that a node of its mode could have. ``bipartite`` tells the modes: 0 members, 1 groups.
"""

from __future__ import annotations

import networkx as nx

from graph.analytics.indexed import Values, indexed


def two_mode_degree(graph: nx.Graph) -> Values:
    """Return which share of the other mode each node is tied with, 0 to 1 (section 3.1)."""
    sizes = _sizes(graph)
    return {
        node: graph.degree(node) / sizes[1 - mode] if sizes[1 - mode] else 0.0
        for node, mode in graph.nodes(data="bipartite")
    }


def two_mode_betweenness(graph: nx.Graph) -> Values:
    """Return how many shortest paths lead over each node, as a share of the most that its mode allows (section 3.3).

    Each tie has length 1, however often it is backed. 0 to 1.
    """
    one = indexed(graph)
    counted = one.by_node(one.graph.betweenness(directed=False))
    sizes = _sizes(graph)
    most = tuple(_most_between(sizes[mode], sizes[1 - mode]) for mode in (0, 1))
    return {node: counted[node] / most[mode] if most[mode] else 0.0 for node, mode in graph.nodes(data="bipartite")}


def _sizes(graph: nx.Graph) -> tuple[int, int]:
    groups = sum(mode for _, mode in graph.nodes(data="bipartite"))
    return len(graph) - groups, groups


def _most_between(own: int, other: int) -> float:
    """Return the most paths that can lead over a node whose mode has ``own`` nodes (equations 6 and 7)."""
    if not other:
        return 0.0
    shared, rest = divmod(own - 1, other)
    return (
        other**2 * (shared + 1) ** 2 + other * (shared + 1) * (2 * rest - shared - 1) - rest * (2 * shared - rest + 3)
    ) / 2
