"""From the shapes on a map to the names that have room on it, those of the highest numbers first."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from visualizations.sweden.picture import Shape, View

_LETTERS_ACROSS = 115  # how many mean letters the greater side of a view has room for
_LETTER = 0.56
_LINE = 1.25


@dataclass(frozen=True, slots=True)
class Name:
    """A municipality's name on the map, around a point, above the colour of a class."""

    text: str
    x: int
    y: int
    band: int


def letter_size(view: View) -> int:
    """Return the size of letters on a view, in its units."""
    return max(1, round(max(view.width, view.height) / _LETTERS_ACROSS / _LETTER))


def names_on(view: View, shapes: Iterable[Shape], size: int | None = None) -> tuple[Name, ...]:
    """Return the names of municipalities that have a number, as many as there is room for in letters of a size."""
    size = size or letter_size(view)
    taken: list[tuple[float, float, float, float]] = []
    names = []
    for shape in sorted(shapes, key=lambda one: (-(one.value or 0), one.area.name)):
        if not shape.band:
            continue
        area = shape.area
        half, height = len(area.name) * size * _LETTER / 2, size * _LINE / 2
        box = (area.x - half, area.y - height, area.x + half, area.y + height)
        if not _is_inside(view, box) or any(_meet(box, other) for other in taken):
            continue
        taken.append(box)
        names.append(Name(area.name, area.x, area.y, shape.band))
    return tuple(names)


def _is_inside(view: View, box: tuple[float, float, float, float]) -> bool:
    return (
        box[0] >= view.left
        and box[1] >= view.top
        and box[2] <= view.left + view.width
        and box[3] <= view.top + view.height
    )


def _meet(one: tuple[float, float, float, float], other: tuple[float, float, float, float]) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
