"""From a drawing to which of its nodes get a label: the strongest first, none on top of another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from graph.index.kinds import Kind
from visualizations.drawing import Drawing, DrawnNode
from visualizations.theme import label_box

_CELL = 160.0
_MINOR = frozenset((Kind.PERSON, Kind.MEETING))
Rectangle = tuple[float, float, float, float]
"""Left, top, right and bottom."""


def labelled(drawing: Drawing) -> list[DrawnNode]:
    """Return the nodes whose labels fit below them at full scale."""
    taken: dict[tuple[int, int], list[Rectangle]] = defaultdict(list)
    for node in drawing.nodes:
        if node.kind not in _MINOR:
            _take(taken, (node.x - node.size, node.y - node.size, node.x + node.size, node.y + node.size))
    chosen = []
    for node in sorted(drawing.nodes, key=lambda one: one.kind in _MINOR):
        width, height = label_box(node.label)
        below = node.y + node.size + 2
        box = (node.x - width / 2, below, node.x + width / 2, below + height)
        if not any(_overlap(box, other) for cell in _cells(box) for other in taken[cell]):
            _take(taken, box)
            chosen.append(node)
    return chosen


def _take(taken: dict[tuple[int, int], list[Rectangle]], box: Rectangle) -> None:
    for cell in _cells(box):
        taken[cell].append(box)


def _cells(box: Rectangle) -> Iterator[tuple[int, int]]:
    left, top, right, bottom = (int(side // _CELL) for side in box)
    for column in range(left, right + 1):
        for row in range(top, bottom + 1):
            yield column, row


def _overlap(one: Rectangle, other: Rectangle) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
