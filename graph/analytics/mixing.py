"""From a network to whether like is tied to like: by a class of nodes, such as their county, or by a number."""

from __future__ import annotations

from collections.abc import Mapping

import networkx as nx

from graph.analytics.indexed import indexed


def assortativity_by_class(graph: nx.Graph, class_of: Mapping[str, str]) -> float | None:
    """Return how much more often ties stay within a class than chance would have it: 1 always, 0 by chance, below less.

    M. E. J. Newman, "Mixing patterns in networks", Physical Review E 67, 026126, 2003, equation 2. Ties count once,
    whatever their weight; nodes without a class are left out with their ties. None where all ties lie in one class.
    """
    known = graph.subgraph([node for node in graph if node in class_of])
    one = indexed(known)
    names = sorted({class_of[node] for node in one.nodes})
    if not one.weights or len({class_of[end] for edge in known.edges for end in edge}) < 2:
        return None
    types = [names.index(class_of[node]) for node in one.nodes]
    return float(one.graph.assortativity_nominal(types, directed=False))


def assortativity_by_number(graph: nx.Graph, number_of: Mapping[str, float]) -> float | None:
    """Return the correlation, over all ties, of a number at both their ends, -1 to 1; None where it does not vary.

    Newman 2003, equation 21. Nodes without a number are left out with their ties.
    """
    known = graph.subgraph([node for node in graph if node in number_of])
    one = indexed(known)
    if len({number_of[end] for edge in known.edges for end in edge}) < 2:
        return None
    return float(one.graph.assortativity([number_of[node] for node in one.nodes], directed=False))
