"""From the outlines of municipalities to which of them have a border in common."""

from __future__ import annotations

from functools import cache

from shapely import STRtree
from shapely.geometry import MultiPolygon, Polygon

from data.places import Place, municipalities, outline

_SHORTEST = 1e-6
"""In degrees; what two outlines share by a corner alone has no length."""


@cache
def common_borders() -> frozenset[tuple[str, str]]:
    """Return the pairs of municipalities, by identifier such as ``municipality/1440``, whose outlines share a line.

    The outlines are generalised for maps and end at the water: those whom only water parts count where the outlines
    meet in it.
    """
    places = municipalities()
    shapes = [_shape(place) for place in places]
    near = STRtree(shapes).query(shapes, predicate="intersects")  # type: ignore[no-untyped-call]
    pairs = ((int(one), int(other)) for one, other in near.T if one < other)
    return frozenset(
        (places[one].identifier, places[other].identifier)
        for one, other in pairs
        if shapes[one].intersection(shapes[other]).length > _SHORTEST
    )


def _shape(place: Place) -> MultiPolygon:
    parts = [Polygon(rings[0], rings[1:]) for rings in outline(place)]  # type: ignore[no-untyped-call]
    return MultiPolygon(parts)  # type: ignore[no-untyped-call]
