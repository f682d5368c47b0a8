"""From a network with places to a drawing: each node and line with how it looks, whatever it is drawn with."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from graph.collaboration.values import Connection, Node
from graph.index.kinds import Kind
from visualizations.layout import Place
from visualizations.theme import LineLook, label_lines, line_look, line_width, node_size


@dataclass(frozen=True, slots=True)
class DrawnNode:
    """A node where it stands, in pixels at full scale; its looks go by its kind."""

    key: str
    kind: Kind
    label: str
    lines: tuple[str, ...]
    x: float
    y: float
    size: float


@dataclass(frozen=True, slots=True)
class DrawnLine:
    """A line between two nodes, given by their positions in the drawing."""

    source: int
    target: int
    width: float
    look: LineLook
    connection: Connection


@dataclass(frozen=True, slots=True)
class Drawing:
    """Nodes and lines; quiet lines come first, so that those of the ladder lie above them."""

    nodes: tuple[DrawnNode, ...]
    lines: tuple[DrawnLine, ...]


def drawing_of(nodes: Sequence[Node], connections: Sequence[Connection], places: Mapping[str, Place]) -> Drawing:
    """Return the drawing of a network."""
    order = {node.key: position for position, node in enumerate(nodes)}
    drawn = tuple(
        DrawnNode(
            node.key,
            node.kind,
            node.label,
            label_lines(node.label),
            *places[node.key],
            node_size(node.kind, node.strength),
        )
        for node in nodes
    )
    lines = (
        DrawnLine(order[one.source], order[one.target], line_width(one), line_look(one), one) for one in connections
    )
    return Drawing(drawn, tuple(sorted(lines, key=lambda line: (not line.look.quiet, line.look.width))))
