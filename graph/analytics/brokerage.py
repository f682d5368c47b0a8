"""From a network to who stands between others that have no tie themselves (R. S. Burt, Structural Holes, 1992)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

import networkx as nx

from graph.analytics.indexed import Values, indexed


def constraint(graph: nx.Graph) -> Values:
    """Return how much of each node's ties is invested, directly or through others, in the same few neighbours.

    Burt 1992, equations 2.3 and 2.4, by weight. Low values are those of brokers; a node without ties has none and is
    left out.
    """
    one = indexed(graph)
    values = one.graph.constraint(weights=list(one.weights) or None)
    return {node: value for node, value in one.by_node(values).items() if graph.degree(node)}


def effective_size(graph: nx.Graph) -> Values:
    """Return how many of each node's neighbours are not redundant: their number less the mean ties among them.

    Burt 1992, equation 2.2, in the form of S. P. Borgatti, "Structural holes: unpacking Burt's redundancy measures",
    Connections 20, 1997: n - 2t / n with t ties among n neighbours. Nodes without ties are left out.
    """
    one = indexed(graph)
    degrees = one.graph.degree()
    shares = one.graph.transitivity_local_undirected(mode="zero")
    # t ties among n neighbours are the share of n (n - 1) / 2 pairs
    sizes = (n - share * (n - 1) if n else 0.0 for n, share in zip(degrees, shares, strict=True))
    return {node: value for node, value in one.by_node(sizes).items() if graph.degree(node)}


def participation(graph: nx.Graph, community_of: Mapping[str, int]) -> Values:
    """Return how evenly each node's weight is spread over communities: 0 where all lies in one, towards 1 where even.

    R. Guimerà and L. A. N. Amaral, "Functional cartography of complex metabolic networks", Nature 433, 2005. Nodes
    without ties are left out.
    """
    values: Values = {}
    for node in graph:
        shares: dict[int, float] = defaultdict(float)
        for neighbour, data in graph[node].items():
            shares[community_of[neighbour]] += data.get("weight", 1.0)
        whole = sum(shares.values())
        if whole:
            values[node] = 1 - sum((share / whole) ** 2 for share in shares.values())
    return values
