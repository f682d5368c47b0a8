"""From all relations of a generation to a place for each node, the same at every visit and under every choice.

Organisations and projects are laid out by force within each part that hangs together; the parts stand side by side.
People and meetings, who are many, stand around the organisation or body that they belong to most.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from math import cos, hypot, log2, pi, sin, sqrt
from typing import Any

import igraph

from graph.chance import seeded
from graph.collaboration.relations import Relations
from graph.collaboration.values import Sort
from graph.index.kinds import Kind
from visualizations.separating import Box, separated
from visualizations.theme import label_box, node_size

Place = tuple[float, float]
"""Pixels to the right and downwards, at full scale."""

_SKELETON = frozenset((Kind.MUNICIPALITY, Kind.NETWORK, Kind.ORGANISATION, Kind.PROJECT))
_PULL = {Sort.MEETS: 3.0, Sort.PARTICIPATION: 2.0, Sort.MEMBER: 1.0, Sort.LADDER: 0.02}
_ROOM = 1.45  # times what a label takes, since one looks at the whole from further away
_EDGE = 130.0  # pixels between neighbours, about
_MANY = 300  # nodes of a part, from which on forces between far ones are left out
_WIDEST_RING = 110.0  # pixels that a node is given for those around it; more lie over their neighbours
_APART = 70.0  # pixels between parts
_GOLDEN = pi * (3 - sqrt(5))
_WIDE = 1.7  # of the whole, to its height


def positions_of(relations: Relations) -> dict[int, Place]:
    """Return a place for each node, by number."""
    homes = _homes(relations)
    followers: dict[int, list[int]] = defaultdict(list)
    for number in sorted(homes, key=lambda one: (relations.nodes[one].kind, one)):
        followers[homes[number]].append(number)
    skeleton = sorted(number for number in relations.nodes if number not in homes)
    pulls = _pulls(relations, homes)
    parts = _parts(skeleton, pulls)
    placed = _side_by_side([_laid_out(part, pulls, relations, followers) for part in parts])
    for home, around in followers.items():
        centre = placed[home]
        radius = node_size(relations.nodes[home].kind, relations.nodes[home].strength)
        for rank, number in enumerate(around):
            placed[number] = _around(centre, radius, rank, home)
    return {number: (round(x, 1), round(y, 1)) for number, (x, y) in placed.items()}


def _homes(relations: Relations) -> dict[int, int]:
    """Return for people and meetings the node that they stand beside; those without stand for themselves."""
    nodes = relations.nodes
    weights: dict[int, Counter[int]] = defaultdict(Counter)
    for sort, worth in ((Sort.REPRESENTS, 10_000), (Sort.MEETS, 100), (Sort.CONTACT, 1)):
        columns = relations.by_sort[sort]
        for position, (person, other) in enumerate(zip(columns.sources, columns.targets, strict=True)):
            if nodes[person].kind is Kind.PERSON:
                weights[person][other] += worth * columns.weight(position, None, None)
    held = relations.by_sort[Sort.HELD]
    for body, meeting in zip(held.sources, held.targets, strict=True):
        weights[meeting][body] += 1
    return {number: min(found, key=lambda one: (-found[one], one)) for number, found in weights.items()}


def _pulls(relations: Relations, homes: Mapping[int, int]) -> dict[tuple[int, int], float]:
    """Return how strongly pairs of the nodes that are laid out by force hang together."""
    pulls: dict[tuple[int, int], float] = defaultdict(float)
    for sort, columns in relations.by_sort.items():
        for position, (source, target) in enumerate(zip(columns.sources, columns.targets, strict=True)):
            one, other = homes.get(source, source), homes.get(target, target)
            if one != other:
                weight = columns.weight(position, None, None)
                pulls[min(one, other), max(one, other)] += _PULL.get(sort, 0.15) * log2(1 + weight)
    return pulls


def _parts(numbers: list[int], pulls: Mapping[tuple[int, int], float]) -> list[list[int]]:
    """Return the nodes that hang together, largest parts first."""
    place = {number: position for position, number in enumerate(numbers)}
    graph = _graph(len(numbers), [(place[one], place[other]) for one, other in pulls])
    parts = [[numbers[position] for position in part] for part in graph.connected_components()]
    return sorted(parts, key=lambda part: (-len(part), part[0]))


def _laid_out(
    part: list[int],
    pulls: Mapping[tuple[int, int], float],
    relations: Relations,
    followers: Mapping[int, list[int]],
) -> dict[int, Place]:
    place = {number: position for position, number in enumerate(part)}
    inside = sorted(pair for pair in pulls if pair[0] in place)
    edges = [(place[one], place[other]) for one, other in inside]
    # a start on a circle instead of by chance, so that the same graph always looks the same
    start = [(cos(2 * pi * one / len(part)), sin(2 * pi * one / len(part))) for one in range(len(part))]
    with seeded(len(part)):
        laid = _graph(len(part), edges).layout_fruchterman_reingold(
            weights=[pulls[pair] for pair in inside],
            seed=start,
            niter=600 if len(part) < _MANY else 300,
            start_temp=sqrt(len(part)),
            grid="nogrid" if len(part) < _MANY else "grid",
        )
    scale = _scale(list(laid), edges)
    boxes = []
    for number, (x, y) in zip(part, laid, strict=True):
        node = relations.nodes[number]
        width, height = label_box(node.label)
        size = node_size(node.kind, node.strength)
        ring = min(_reach(size, len(followers.get(number, ()))), _WIDEST_RING)
        room = _ROOM * width / 2, _ROOM * (size + height / 2)
        boxes.append(Box(x * scale, y * scale, max(room[0], ring), max(room[1], ring)))
    return {number: (box.x, box.y) for number, box in zip(part, separated(boxes), strict=True)}


def _graph(nodes: int, edges: list[tuple[int, int]]) -> Any:
    return igraph.Graph(nodes, edges)


def _scale(laid: list[Place], edges: Iterable[tuple[int, int]]) -> float:
    """Return by how much to stretch, so that neighbours are in the middle a fair distance apart."""
    lengths = sorted(hypot(laid[a][0] - laid[b][0], laid[a][1] - laid[b][1]) for a, b in edges)
    middle = lengths[len(lengths) // 2] if lengths else 0.0
    return _EDGE / middle if middle > 1e-6 else _EDGE


def _around(centre: Place, radius: float, rank: int, turn: int) -> Place:
    """Return a place on the spiral around a node: as in a sunflower, near ones first."""
    angle = _GOLDEN * (rank + turn)
    distance = _reach(radius, rank)
    return centre[0] + distance * cos(angle), centre[1] + distance * sin(angle)


def _reach(radius: float, rank: int) -> float:
    return radius + 12 + 11 * sqrt(rank)


def _side_by_side(parts: list[dict[int, Place]]) -> dict[int, Place]:
    """Put parts into rows, each within the bounds of its own."""
    sizes = [_bounds(part) for part in parts]
    area = sum((right - left + _APART) * (bottom - top + _APART) for left, top, right, bottom in sizes)
    row_width = max([sqrt(area * _WIDE), *(right - left for left, _, right, _ in sizes)], default=0.0)
    placed: dict[int, Place] = {}
    x = y = row_height = 0.0
    for part, (left, top, right, bottom) in zip(parts, sizes, strict=True):
        if x and x + right - left > row_width:
            x, y, row_height = 0.0, y + row_height + _APART, 0.0
        placed |= {number: (x + px - left, y + py - top) for number, (px, py) in part.items()}
        x += right - left + _APART
        row_height = max(row_height, bottom - top)
    return placed


def _bounds(part: Mapping[int, Place]) -> tuple[float, float, float, float]:
    xs, ys = [x for x, _ in part.values()], [y for _, y in part.values()]
    return min(xs), min(ys), max(xs), max(ys)
