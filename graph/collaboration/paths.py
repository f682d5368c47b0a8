"""From a network and two of its nodes to the shortest way between them."""

from __future__ import annotations

from collections import deque

from graph.collaboration.choosing import connections_of
from graph.collaboration.values import Network


def shortest_path(network: Network, source: str, target: str) -> tuple[str, ...]:
    """Return the keys of the nodes on a shortest way, both ends among them; empty where there is none.

    Of several ways that are equally short, the one that follows the strongest ties from the source on counts.
    """
    neighbours: dict[str, list[tuple[int, str]]] = {node.key: [] for node in network.nodes}
    for one in connections_of(network):
        weight = max(tie.weight for tie in one.ties)
        neighbours[one.source].append((-weight, one.target))
        neighbours[one.target].append((-weight, one.source))
    if source not in neighbours or target not in neighbours:
        return ()
    came_from = {source: source}
    waiting = deque((source,))
    while waiting and target not in came_from:
        here = waiting.popleft()
        for _, beyond in sorted(neighbours[here]):
            if beyond not in came_from:
                came_from[beyond] = here
                waiting.append(beyond)
    if target not in came_from:
        return ()
    way = [target]
    while way[-1] != source:
        way.append(came_from[way[-1]])
    return tuple(reversed(way))
