"""From a network to whether like is tied to like: by a class of nodes, such as their county, or by a number."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypeVar

import igraph as ig

from graph.analytics.indexed import Network, indexed

Known = TypeVar("Known", str, float)


def assortativity_by_class(graph: Network, class_of: Mapping[str, str]) -> float | None:
    """Return how much more often ties stay within a class than chance would have it: 1 always, 0 by chance, below less.

    M. E. J. Newman, "Mixing patterns in networks", Physical Review E 67, 026126, 2003, equation 2. Ties count once,
    whatever their weight; nodes without a class are left out with their ties. None where all ties lie in one class.
    """
    known, classes = _known(graph, class_of)
    if not _varies(known, classes):
        return None
    names = {name: number for number, name in enumerate(sorted(set(classes)))}
    return float(known.assortativity_nominal([names[name] for name in classes], directed=False))


def assortativity_by_number(graph: Network, number_of: Mapping[str, float]) -> float | None:
    """Return the correlation, over all ties, of a number at both their ends, -1 to 1; None where it does not vary.

    Newman 2003, equation 21. Nodes without a number are left out with their ties.
    """
    known, numbers = _known(graph, number_of)
    return float(known.assortativity(numbers, directed=False)) if _varies(known, numbers) else None


def _known(graph: Network, value_of: Mapping[str, Known]) -> tuple[ig.Graph, list[Known]]:
    """Return the network of the nodes that have a value, and their values."""
    one = indexed(graph)
    places = [place for place, node in enumerate(one.nodes) if node in value_of]
    values = [value_of[one.nodes[place]] for place in places]
    return (one.graph if len(places) == len(one.nodes) else one.graph.induced_subgraph(places)), values


def _varies(graph: ig.Graph, values: Sequence[Known]) -> bool:
    return len({value for value, degree in zip(values, graph.degree(), strict=True) if degree}) > 1
