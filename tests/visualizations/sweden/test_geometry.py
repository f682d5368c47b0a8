"""The shapes of municipalities and counties."""

from __future__ import annotations

import re

import pytest

from data.gazetteer import default_gazetteer
from data.record import OrganisationKind
from visualizations.sweden.geometry import Area, Box, around, counties, municipalities


def test_municipalities_are_those_of_the_reference_data() -> None:
    known = {
        one.code: one.label for one in default_gazetteer().organisations if one.kind is OrganisationKind.MUNICIPALITY
    }
    assert {code: area.name for code, area in municipalities().items()} == known


def test_every_county_has_its_municipalities() -> None:
    assert {code[:2] for code in municipalities()} == set(counties())


def test_path_is_drawn_around_the_point_inside() -> None:
    for area in (*municipalities().values(), *counties().values()):
        corners = [point for ring in rings(area.path) for point in ring]
        assert (min(x for x, _ in corners), min(y for _, y in corners)) == pytest.approx(
            (area.box.left, area.box.top), abs=1
        )
        assert (max(x for x, _ in corners), max(y for _, y in corners)) == pytest.approx(
            (area.box.right, area.box.bottom), abs=1
        )
        assert sum(inside(ring, area.x + 0.1, area.y + 0.1) for ring in rings(area.path)) % 2 == 1, area.name


def test_south_is_down_and_east_is_right() -> None:
    kiruna, ystad, stockholm = (municipalities()[code] for code in ("2584", "1286", "0180"))
    assert kiruna.y < stockholm.y < ystad.y
    assert ystad.x < stockholm.x


def test_neighbours_meet_at_the_same_points() -> None:
    ale, lilla_edet = (
        {point for ring in rings(municipalities()[code].path) for point in ring} for code in ("1440", "1462")
    )
    assert len(ale & lilla_edet) > 3


def test_all_paths_together_are_light() -> None:
    assert sum(len(area.path) for area in municipalities().values()) < 100_000


def test_rectangle_around_areas_holds_them_all() -> None:
    one = Area("1", "", "", 0, 0, Box(0, 10, 20, 30))
    other = Area("2", "", "", 0, 0, Box(5, 5, 10, 40))
    assert around([one, other]) == Box(0, 5, 20, 40)


def rings(path: str) -> list[list[tuple[int, int]]]:
    found = []
    for ring in path.split("z")[:-1]:
        numbers = [int(number) for number in re.findall(r"-?\d+", ring)]
        steps = list(zip(numbers[::2], numbers[1::2], strict=True))
        x = y = 0
        points = []
        for dx, dy in steps:
            x, y = x + dx, y + dy
            points.append((x, y))
        found.append(points)
    return found


def inside(ring: list[tuple[int, int]], x: float, y: float) -> bool:
    crossings = 0
    for (x1, y1), (x2, y2) in zip(ring, (*ring[1:], ring[0]), strict=True):
        if (y1 > y) != (y2 > y) and x < x1 + (y - y1) * (x2 - x1) / (y2 - y1):
            crossings += 1
    return crossings % 2 == 1
