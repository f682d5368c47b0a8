"""From ties between municipalities to curves on the map: bent, so that what meets at a place stays apart."""

from __future__ import annotations

from dataclasses import dataclass
from math import hypot, log2

from visualizations.sweden.geometry import Area

_BEND = 0.16
_LEAST_WIDTH, _MOST_WIDTH = 1.2, 6.0


@dataclass(frozen=True, slots=True)
class Curve:
    """A curve between two municipalities by their codes; ``path`` draws it (SVG), ``width`` is in pixels."""

    source: str
    target: str
    path: str
    width: float
    step: str


def curve_between(one: Area, other: Area, weight: int, step: str) -> Curve:
    """Return the curve of a tie; four times the weight makes it two pixels wider."""
    dx, dy = other.x - one.x, other.y - one.y
    length = hypot(dx, dy) or 1.0
    # bent to the same side whichever end is named first
    side = 1 if (one.x, one.y) <= (other.x, other.y) else -1
    bend = side * _BEND * length
    x, y = (one.x + other.x) / 2 + bend * dy / length, (one.y + other.y) / 2 - bend * dx / length
    width = min(_LEAST_WIDTH + log2(max(weight, 1)), _MOST_WIDTH)
    path = f"M{one.x} {one.y}Q{round(x)} {round(y)} {other.x} {other.y}"
    return Curve(one.code, other.code, path, round(width, 1), step)
