"""Longitude and latitude against the control points that Lantmäteriet publishes for SWEREF 99 TM."""

from __future__ import annotations

import numpy as np
import pytest

from visualizations.sweden.projection import projected


@pytest.mark.parametrize(
    ("longitude", "latitude", "east", "north"),
    [
        (12.75, 55.0, 356083.438, 6097106.672),
        (14.25, 55.0, 452024.069, 6095048.642),
        (12.75, 57.0, 363331.554, 6319636.937),
    ],
)
def test_control_points_are_where_they_should_be(longitude: float, latitude: float, east: float, north: float) -> None:
    [found] = projected(np.array([[longitude, latitude]]))
    assert found == pytest.approx([east, north], abs=0.001)


def test_central_meridian_is_five_hundred_kilometres_east() -> None:
    assert projected(np.array([[15.0, 62.0]]))[0, 0] == pytest.approx(500_000)
