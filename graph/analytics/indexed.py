"""From a NetworkX graph to the same in igraph, whose algorithms run in C, and values back to its nodes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import igraph as ig
import networkx as nx

Values = dict[str, float]
"""A number for each node, in the order of the graph's nodes."""


@dataclass(frozen=True, slots=True)
class Indexed:
    """A graph for computing on: ``nodes`` in order, ``weights`` and ``lengths`` (1 / weight) by edge.

    Weights say how strong a tie is, lengths how far two nodes are apart by it (M. E. J. Newman, Physical Review E 64,
    016132, 2001, section III): twice the ties, half the distance.
    """

    graph: ig.Graph
    nodes: tuple[str, ...]
    weights: tuple[float, ...]

    @property
    def lengths(self) -> list[float]:
        """The lengths of the edges."""
        return [1 / weight for weight in self.weights]

    def by_node(self, values: Iterable[float]) -> Values:
        """Return values, in the order of the nodes, by node."""
        return dict(zip(self.nodes, map(float, values), strict=True))


def indexed(graph: nx.Graph) -> Indexed:
    """Return a graph for computing on; edges without a weight weigh 1."""
    nodes = tuple(graph)
    place = {node: number for number, node in enumerate(nodes)}
    edges = [(place[one], place[other]) for one, other in graph.edges]
    weights = tuple(float(weight) for _, _, weight in graph.edges(data="weight", default=1.0))
    return Indexed(ig.Graph(n=len(nodes), edges=edges), nodes, weights)
