"""From a network to how central each of its nodes is, by several meanings of the word.

All measures take a network whose edges have a ``weight`` (1 where they have none) and are undirected; they return a
value for each node. Shortest paths go by length, 1 / weight.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import log, sqrt
from random import Random
from warnings import catch_warnings, simplefilter

from graph.analytics.indexed import Network, Values, indexed

_DAMPING = 0.85
_WORK = 100_000_000
"""Sources of shortest paths times ties, of which some ten million take a second."""
_LEAST_PIVOTS = 100


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


def sampled_betweenness(graph: Network, pivots: int, seed: int = 1) -> Values:
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


def sampling_error(pivots: int, nodes: int, confidence: float = 0.95) -> float:
    """Return how far sampled betweenness is at most from the exact, for all nodes at once, with such a confidence.

    Each drawn node's part lies between 0 and 1, and W. Hoeffding, "Probability inequalities for sums of bounded random
    variables", Journal of the American Statistical Association 58, 1963, bounds their mean, drawn without repetition
    too (section 6). It holds for any network and is wide: errors are as a rule a small part of it.
    """
    return 0.0 if pivots >= nodes else sqrt(log(2 * nodes / (1 - confidence)) / (2 * pivots))


@dataclass(frozen=True, slots=True)
class Betweenness:
    """Betweenness with how many nodes were drawn to estimate it, None where it is exact, and its greatest error."""

    values: Values
    drawn: int | None
    error: float


def betweenness_in_time(graph: Network, exact: bool = False, seed: int = 1) -> Betweenness:
    """Return exact betweenness where it takes some ten seconds at most or is asked for, else sampled in such a time.

    The greatest error holds for all nodes at once with a confidence of 95 % (``sampling_error``).
    """
    one = indexed(graph)
    pivots = max(_LEAST_PIVOTS, _WORK // max(1, len(one.weights)))
    if exact or pivots >= len(one.nodes):
        return Betweenness(betweenness(one), None, 0.0)
    return Betweenness(sampled_betweenness(one, pivots, seed), pivots, sampling_error(pivots, len(one.nodes)))


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
