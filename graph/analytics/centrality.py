"""From a network to how central each of its nodes is, by several meanings of the word.

All measures take a network whose edges have a ``weight`` (1 where they have none) and are undirected; they return a
value for each node. Shortest paths go by length, 1 / weight.
"""

from __future__ import annotations

from math import sqrt
from warnings import catch_warnings, simplefilter

from graph.analytics.indexed import Network, Values, indexed

_DAMPING = 0.85


def degree(graph: Network) -> Values:
    """Return with how many others each node is tied."""
    one = indexed(graph)
    return one.by_node(one.graph.degree())


def strength(graph: Network) -> Values:
    """Return the sum of the weights of each node's ties, in the unit of the projection."""
    one = indexed(graph)
    return one.by_node(one.graph.strength(weights=one.weights))


def betweenness(graph: Network) -> Values:
    """Return the share of shortest paths between others that lead over each node, 0 to 1.

    L. C. Freeman, "A set of measures of centrality based on betweenness", Sociometry 40, 1977; by U. Brandes's
    algorithm, Journal of Mathematical Sociology 25, 2001. Normalised by (n - 1)(n - 2) / 2.
    """
    one = indexed(graph)
    pairs = (len(one.nodes) - 1) * (len(one.nodes) - 2) / 2
    values = one.graph.betweenness(directed=False, weights=one.lengths or None)
    return one.by_node(value / pairs if pairs > 0 else 0.0 for value in values)


def harmonic(graph: Network) -> Values:
    """Return the mean of 1 / distance from each node to all others; those out of reach count 0.

    M. Marchiori and V. Latora, "Harmony in the small-world", Physica A 285, 2000. Unlike plain closeness it means
    something in a network of several parts.
    """
    one = indexed(graph)
    if len(one.nodes) < 2:
        return one.by_node(0.0 for _ in one.nodes)
    return one.by_node(one.graph.harmonic_centrality(weights=one.lengths or None, normalized=True))


def eigenvector(graph: Network) -> Values:
    """Return how well each node is tied to those that are well tied themselves, of length 1 over the network.

    P. Bonacich, "Power and centrality: a family of measures", American Journal of Sociology 92, 1987. In a network of
    several parts only the one with the largest eigenvalue has values above 0.
    """
    one = indexed(graph)
    if not one.weights:
        return one.by_node(0.0 for _ in one.nodes)
    with catch_warnings():
        # that parts of the network have values of nothing is what is said above
        simplefilter("ignore", RuntimeWarning)
        values = one.graph.eigenvector_centrality(weights=one.weights)
    length = sqrt(sum(value**2 for value in values))
    return one.by_node(value / length for value in values)


def pagerank(graph: Network) -> Values:
    """Return the share of time that a walk along the ties spends at each node; over all nodes it adds up to 1.

    L. Page and S. Brin, 1998, with a damping of 0.85; a walk that comes to a node without ties goes on anywhere.
    """
    one = indexed(graph)
    if not one.nodes:
        return {}
    values = one.graph.pagerank(directed=False, damping=_DAMPING, weights=one.weights or None)
    return one.by_node(values)
