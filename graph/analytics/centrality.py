"""From a network to how central each of its nodes is, by several meanings of the word.

All measures take a network whose edges have a ``weight`` (1 where they have none) and are undirected; they return a
value for each node. Shortest paths go by length, 1 / weight.
"""

from __future__ import annotations

from math import sqrt
from random import Random

import networkx as nx

from graph.analytics.indexed import Values, indexed

_DAMPING = 0.85


def degree(graph: nx.Graph) -> Values:
    """Return with how many others each node is tied."""
    one = indexed(graph)
    return one.by_node(one.graph.degree())


def strength(graph: nx.Graph) -> Values:
    """Return the sum of the weights of each node's ties, in the unit of the projection."""
    one = indexed(graph)
    return one.by_node(one.graph.strength(weights=list(one.weights)))


def betweenness(graph: nx.Graph) -> Values:
    """Return the share of shortest paths between others that lead over each node, 0 to 1.

    L. C. Freeman, "A set of measures of centrality based on betweenness", Sociometry 40, 1977; by U. Brandes's
    algorithm, Journal of Mathematical Sociology 25, 2001. Normalised by (n - 1)(n - 2) / 2.
    """
    one = indexed(graph)
    pairs = (len(one.nodes) - 1) * (len(one.nodes) - 2) / 2
    values = one.graph.betweenness(directed=False, weights=one.lengths or None)
    return one.by_node(value / pairs if pairs > 0 else 0.0 for value in values)


def sampled_betweenness(graph: nx.Graph, pivots: int, seed: int = 1) -> Values:
    """Return betweenness estimated from the shortest paths out of so many nodes drawn without repetition.

    U. Brandes and C. Pich, "Centrality estimation in large networks", International Journal of Bifurcation and Chaos
    17, 2007: each drawn node's part is scaled by n / pivots.
    """
    one = indexed(graph)
    count = len(one.nodes)
    if pivots >= count:
        return betweenness(graph)
    sources = Random(seed).sample(range(count), pivots)  # noqa: S311 (no secret)
    values = one.graph.betweenness(directed=False, weights=one.lengths or None, sources=sources, targets=None)
    scale = 2 * count / pivots / ((count - 1) * (count - 2))
    return one.by_node(value * scale for value in values)


def harmonic(graph: nx.Graph) -> Values:
    """Return the mean of 1 / distance from each node to all others; those out of reach count 0.

    M. Marchiori and V. Latora, "Harmony in the small-world", Physica A 285, 2000. Unlike plain closeness it means
    something in a network of several parts.
    """
    one = indexed(graph)
    if len(one.nodes) < 2:
        return one.by_node(0.0 for _ in one.nodes)
    return one.by_node(one.graph.harmonic_centrality(weights=one.lengths or None, normalized=True))


def eigenvector(graph: nx.Graph) -> Values:
    """Return how well each node is tied to those that are well tied themselves, of length 1 over the network.

    P. Bonacich, "Power and centrality: a family of measures", American Journal of Sociology 92, 1987. In a network of
    several parts only the one with the largest eigenvalue has values above 0.
    """
    one = indexed(graph)
    if not one.weights:
        return one.by_node(0.0 for _ in one.nodes)
    values = one.graph.eigenvector_centrality(weights=list(one.weights))
    length = sqrt(sum(value**2 for value in values))
    return one.by_node(value / length for value in values)


def pagerank(graph: nx.Graph) -> Values:
    """Return the share of time that a walk along the ties spends at each node; over all nodes it adds up to 1.

    L. Page and S. Brin, 1998, with a damping of 0.85; a walk that comes to a node without ties goes on anywhere.
    """
    one = indexed(graph)
    if not one.nodes:
        return {}
    values = one.graph.pagerank(directed=False, damping=_DAMPING, weights=list(one.weights) or None)
    return one.by_node(values)
