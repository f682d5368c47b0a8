"""From a network to what the loss of a node would do to it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

import networkx as nx

from graph.analytics.centrality import betweenness, harmonic
from graph.analytics.indexed import Values, indexed


@dataclass(frozen=True, slots=True)
class Loss:
    """What is left among the others when a node is gone.

    ``parts`` is in how many parts they fall, ``cut_off`` how many pairs of them lose every way to each other, and
    ``efficiency`` what share of their efficiency is lost: below 0 where the node was far from all.
    """

    node: str
    parts: int
    cut_off: int
    efficiency: float


def efficiency(graph: nx.Graph) -> float:
    """Return the mean of 1 / distance over all pairs, 0 where two have no way; distances by 1 / weight.

    V. Latora and M. Marchiori, "Efficient behavior of small-world networks", Physical Review Letters 87, 2001,
    equation 1, without their division by an ideal network.
    """
    values = harmonic(graph)
    return sum(values.values()) / len(values) if values else 0.0


def losses(graph: nx.Graph, of: Iterable[str] | None = None) -> tuple[Loss, ...]:
    """Return what the loss of each node would do, the most pairs cut off first, then the most efficiency lost.

    Each takes as long as the shortest paths of the whole network: in a large one, name the nodes to look at.
    """
    whole = efficiency(graph)
    found = [_loss(graph, node, whole) for node in (graph if of is None else of)]
    return tuple(sorted(found, key=lambda loss: (-loss.cut_off, -loss.efficiency, loss.node)))


def _loss(graph: nx.Graph, node: str, whole: float) -> Loss:
    left = nx.Graph(graph)
    left.remove_node(node)
    own = nx.node_connected_component(graph, node) - {node}
    # what the node's own part falls into keeps its ways; other parts are as they were
    kept = sum(map(_pairs, _sizes(left.subgraph(own))))
    lost = 1 - efficiency(left) / whole if whole else 0.0
    return Loss(node, len(_sizes(left)), _pairs(len(own)) - kept, lost)


def _sizes(graph: nx.Graph) -> list[int]:
    return sorted(indexed(graph).graph.connected_components().sizes(), reverse=True)


def _pairs(count: int) -> int:
    return count * (count - 1) // 2


@dataclass(frozen=True, slots=True)
class Step:
    """A node taken away, and which share of all nodes the largest part that is left has."""

    node: str
    largest: float


def order_of_loss(graph: nx.Graph, steps: int, measure: Callable[[nx.Graph], Values] = betweenness) -> tuple[Step, ...]:
    """Take away the node of the highest value, measure anew, and so on: the order that hurts a network most.

    P. Holme, B. J. Kim, C. N. Yoon and S. K. Han, "Attack vulnerability of complex networks", Physical Review E 65,
    056109, 2002 (recalculated betweenness); of equal nodes the first by name.
    """
    left = nx.Graph(graph)
    taken = []
    for _ in range(min(steps, len(graph))):
        values = measure(left)
        node = min(values, key=lambda one: (-round(values[one], 12), one))
        left.remove_node(node)
        taken.append(Step(node, max(_sizes(left), default=0) / len(graph)))
    return tuple(taken)
