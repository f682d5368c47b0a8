"""From boxes that overlap to boxes that do not, moved as little as that takes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

_ROUNDS = 120
_PUSHES = 40_000  # boxes times rounds, so that many boxes take a second or two
_ENOUGH = 0.5  # pixels that nobody sees


@dataclass(slots=True)
class Box:
    """A box by its middle and half of its width and height."""

    x: float
    y: float
    half_width: float
    half_height: float


def separated(boxes: Sequence[Box]) -> list[Box]:
    """Return the boxes pushed apart; where very many lie on each other, some overlap may be left."""
    moved = [Box(box.x, box.y, box.half_width, box.half_height) for box in boxes]
    for _ in range(min(_ROUNDS, 1 + _PUSHES // max(1, len(moved)))):
        furthest = 0.0
        for one, other in _near(moved):
            furthest = max(furthest, _push(moved[one], moved[other]))
        if furthest < _ENOUGH:
            break
    return moved


def _near(boxes: Sequence[Box]) -> Iterator[tuple[int, int]]:
    """Return pairs of boxes that may overlap: those that share a cell of a grid or are in cells beside each other."""
    width = 2 * max((box.half_width for box in boxes), default=1.0)
    height = 2 * max((box.half_height for box in boxes), default=1.0)
    cells: dict[tuple[int, int], list[int]] = defaultdict(list)
    for position, box in enumerate(boxes):
        cells[int(box.x // width), int(box.y // height)].append(position)
    for (column, row), inside in sorted(cells.items()):
        beyond = [
            other
            for step in ((1, 0), (-1, 1), (0, 1), (1, 1))
            for other in cells.get((column + step[0], row + step[1]), ())
        ]
        for rank, one in enumerate(inside):
            yield from ((one, other) for other in (*inside[rank + 1 :], *beyond))


def _push(one: Box, other: Box) -> float:
    """Move two boxes apart along the axis on which that takes least; return how far they overlapped."""
    across = one.half_width + other.half_width - abs(one.x - other.x)
    down = one.half_height + other.half_height - abs(one.y - other.y)
    if across <= 0 or down <= 0:
        return 0.0
    if across < down:
        step = across / 2 if one.x >= other.x else -across / 2
        one.x, other.x = one.x + step, other.x - step
        return across
    step = down / 2 if one.y >= other.y else -down / 2
    one.y, other.y = one.y + step, other.y - step
    return down
