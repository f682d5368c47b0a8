"""What a map of Sweden draws: shapes in classes, the stretch in view, curves and names."""

from __future__ import annotations

from math import hypot

import pytest

from visualizations.sweden.curves import Curve, curve_between
from visualizations.sweden.geometry import Area, Box, municipalities
from visualizations.sweden.naming import letter_size, names_on
from visualizations.sweden.picture import Measured, Shape, View, picture_of, view_of

ALE, LILLA_EDET, KIRUNA = "1440", "1462", "2584"


def area(name: str, x: int, y: int) -> Area:
    return Area(name, name, "", x, y, Box(x - 50, y - 50, x + 50, y + 50))


def test_picture_shows_where_the_numbers_are_and_counts_who_has_none() -> None:
    picture = picture_of(Measured({ALE: 2, LILLA_EDET: 5, KIRUNA: 0, "9999": 7}))
    by_code = {shape.area.code: (shape.value, shape.band) for shape in picture.shapes}
    assert by_code[ALE] == (2, 1)
    assert by_code[LILLA_EDET] == (5, 5)
    assert by_code["1441"] == (None, 0)  # Lerum lies between them
    assert KIRUNA not in by_code
    assert [(one.band.low, one.count) for one in picture.legend] == [(2, 1), (5, 1)]
    assert picture.without == 288
    assert {one.code for one in picture.borders} <= {"13", "14"}


def test_picture_of_nothing_is_the_whole_country_without_a_legend() -> None:
    picture = picture_of(Measured())
    assert (len(picture.shapes), len(picture.borders), picture.legend, picture.without) == (290, 21, (), 290)


def test_view_has_a_margin_and_is_never_too_close() -> None:
    wide = view_of([area("a", 1000, 1000), area("b", 3000, 2000)])
    assert wide == View(950 - 126, 950 - 126, 2100 + 252, 1100 + 252)
    close = view_of([area("a", 1000, 1000)])
    assert close == View(700 - 36, 700 - 36, 672, 672)


def test_view_holds_what_it_meets() -> None:
    view = View(0, 0, 100, 100)
    assert view.holds(Box(100, 100, 200, 200))
    assert not view.holds(Box(101, 0, 200, 50))
    assert not view.holds(Box(0, -20, 50, -1))


def test_curve_is_the_same_from_both_ends_and_bent() -> None:
    one, other = area("a", 0, 0), area("b", 1000, 0)
    there, back = curve_between(one, other, 1, "Dialogue"), curve_between(other, one, 1, "Dialogue")
    assert there == Curve("a", "b", "M0 0Q500 -160 1000 0", 1.2, "Dialogue")
    assert back.path == "M1000 0Q500 -160 0 0"


@pytest.mark.parametrize(("weight", "width"), [(1, 1.2), (4, 3.2), (10_000, 6.0)])
def test_curve_is_wider_with_its_weight_up_to_a_limit(weight: int, width: float) -> None:
    assert curve_between(area("a", 0, 0), area("b", 9, 9), weight, "Dialogue").width == width


def test_names_with_higher_numbers_come_first_and_none_overlap() -> None:
    view = View(0, 0, 1000, 1000)
    shapes = [
        Shape(area("Storstad", 500, 500), 9, 5),
        Shape(area("Granne", 505, 503), 3, 2),
        Shape(area("Fjärran", 500, 800), 1, 1),
        Shape(area("Tom", 200, 200), None, 0),
        Shape(area("Randort", 2, 400), 8, 4),
    ]
    assert [name.text for name in names_on(view, shapes)] == ["Storstad", "Fjärran"]


def test_names_on_the_whole_country_keep_apart() -> None:
    values = {code: float(number) for number, code in enumerate(municipalities(), start=1)}
    picture = picture_of(Measured(values))
    names = names_on(picture.view, picture.shapes)
    size = letter_size(picture.view)
    assert len(names) > 20
    for at, one in enumerate(names):
        for other in names[:at]:
            assert hypot(one.x - other.x, one.y - other.y) > size
