"""From longitude and latitude to SWEREF 99 TM, the plane in which Sweden is mapped.

Krüger's series for the transverse Mercator projection, as Lantmäteriet publishes it ("Gauss Conformal Projection
(Transverse Mercator)"), on the ellipsoid GRS 80 with central meridian 15° east. The series is exact to a millimetre.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Coordinates = NDArray[np.float64]
"""Points in rows, two numbers each."""

_AXIS = 6_378_137.0
_FLATTENING = 1 / 298.257222101
_CENTRAL_MERIDIAN = 15.0
_SCALE = 0.9996
_FALSE_EASTING = 500_000.0

_E2 = _FLATTENING * (2 - _FLATTENING)
_N = _FLATTENING / (2 - _FLATTENING)
_RADIUS = _SCALE * _AXIS / (1 + _N) * (1 + _N**2 / 4 + _N**4 / 64)
_CONFORMAL = (
    _E2,
    (5 * _E2**2 - _E2**3) / 6,
    (104 * _E2**3 - 45 * _E2**4) / 120,
    1237 * _E2**4 / 1260,
)
_BETA = (
    _N / 2 - 2 * _N**2 / 3 + 5 * _N**3 / 16 + 41 * _N**4 / 180,
    13 * _N**2 / 48 - 3 * _N**3 / 5 + 557 * _N**4 / 1440,
    61 * _N**3 / 240 - 103 * _N**4 / 140,
    49561 * _N**4 / 161280,
)


def projected(degrees: Coordinates) -> Coordinates:
    """Return east and north in metres for points of longitude and latitude in degrees."""
    longitude = np.radians(degrees[:, 0] - _CENTRAL_MERIDIAN)
    latitude = np.radians(degrees[:, 1])
    sine = np.sin(latitude)
    series = sum(factor * sine ** (2 * power) for power, factor in enumerate(_CONFORMAL))
    conformal = latitude - sine * np.cos(latitude) * series
    north = np.arctan2(np.tan(conformal), np.cos(longitude))
    east = np.arctanh(np.cos(conformal) * np.sin(longitude))
    added_north, added_east = np.zeros_like(north), np.zeros_like(east)
    for order, factor in enumerate(_BETA, start=1):
        added_north += factor * np.sin(2 * order * north) * np.cosh(2 * order * east)
        added_east += factor * np.cos(2 * order * north) * np.sinh(2 * order * east)
    return np.column_stack(
        (_RADIUS * (east + added_east) + _FALSE_EASTING, _RADIUS * (north + added_north)),
    )
