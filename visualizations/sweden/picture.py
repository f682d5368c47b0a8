"""From numbers by municipality to what a map of them draws: shapes in classes, the stretch of the country, a legend."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from visualizations.sweden.geometry import Area, Box, around, counties, municipalities
from visualizations.sweden.scale import Band, band_of, bands

_MARGIN = 0.06
_LEAST = 600  # units of the map: 60 kilometres


@dataclass(frozen=True, slots=True)
class Measured:
    """A number for each municipality that has one, by its code; a code that there is no longer counts for nothing."""

    values: Mapping[str, float] = field(default_factory=dict)

    def shown(self) -> dict[str, float]:
        """Return the numbers of municipalities that are on the map."""
        return {code: value for code, value in self.values.items() if code in municipalities()}


@dataclass(frozen=True, slots=True)
class View:
    """The stretch of the map that is shown, as an SVG viewBox has it."""

    left: int
    top: int
    width: int
    height: int

    def holds(self, box: Box) -> bool:
        """Tell whether any of a rectangle is in view."""
        return (
            box.left <= self.left + self.width
            and box.right >= self.left
            and box.top <= self.top + self.height
            and box.bottom >= self.top
        )


@dataclass(frozen=True, slots=True)
class Shape:
    """A municipality, its number (None where it has none) and the class of that, 0 for none."""

    area: Area
    value: float | None
    band: int


@dataclass(frozen=True, slots=True)
class Legend:
    """A class and how many municipalities are in it."""

    band: Band
    count: int


@dataclass(frozen=True, slots=True)
class Picture:
    """A map: what is in view, with the borders of counties above it. ``without`` counts what has no number."""

    view: View
    shapes: tuple[Shape, ...]
    borders: tuple[Area, ...]
    legend: tuple[Legend, ...]
    without: int


def picture_of(measured: Measured, view: View | None = None) -> Picture:
    """Return the map of some numbers; without a ``view`` it shows where they are, or the whole country."""
    values = measured.shown()
    known = municipalities()
    seen = view or view_of([known[code] for code, value in values.items() if value > 0])
    among = bands(values.values())
    shapes = tuple(
        Shape(area, values.get(code), band_of(values.get(code, 0.0), among))
        for code, area in known.items()
        if seen.holds(area.box)
    )
    counted = [band_of(value, among) for value in values.values()]
    return Picture(
        seen,
        shapes,
        tuple(area for area in counties().values() if seen.holds(area.box)),
        tuple(Legend(band, counted.count(band.number)) for band in among),
        len(known) - sum(1 for number in counted if number),
    )


def view_of(areas: Collection[Area]) -> View:
    """Return the stretch that shows some areas with a margin; the whole country for none."""
    box = around(areas or municipalities().values())
    width, height = (max(end - start, _LEAST) for start, end in ((box.left, box.right), (box.top, box.bottom)))
    margin = round(_MARGIN * max(width, height))
    centre_x, centre_y = (box.left + box.right) // 2, (box.top + box.bottom) // 2
    return View(
        centre_x - width // 2 - margin, centre_y - height // 2 - margin, width + 2 * margin, height + 2 * margin
    )
