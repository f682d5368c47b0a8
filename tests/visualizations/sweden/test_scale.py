"""What is measured, parted into classes."""

from __future__ import annotations

from visualizations.sweden.scale import Band, band_of, bands


def test_nothing_measured_has_no_classes() -> None:
    assert bands([]) == bands([0, 0]) == ()


def test_single_value_is_a_class_in_the_middle_of_the_colours() -> None:
    assert bands([7, 7, 0]) == (Band(3, 7, 7),)


def test_few_values_are_a_class_each_spread_over_all_colours() -> None:
    assert bands([1, 2, 2, 9]) == (Band(1, 1, 1), Band(3, 2, 2), Band(5, 9, 9))


def test_many_values_are_parted_evenly_with_ends_that_are_there() -> None:
    assert bands(range(1, 11)) == (Band(1, 1, 2), Band(2, 3, 4), Band(3, 5, 6), Band(4, 7, 8), Band(5, 9, 10))


def test_equal_values_are_never_parted() -> None:
    assert bands([1] * 20 + [2, 3, 4, 5, 6]) == (Band(1, 1, 1), Band(5, 2, 6))


def test_value_is_in_the_class_that_holds_it() -> None:
    among = bands(range(1, 11))
    assert [band_of(value, among) for value in (0, 1, 2, 3, 10, 11)] == [0, 1, 1, 2, 5, 0]
