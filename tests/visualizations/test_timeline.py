"""The strip over the years: where discs lie, how large they are, which years are named."""

from __future__ import annotations

from itertools import pairwise
from math import isclose

from hypothesis import given
from hypothesis import strategies as st

from visualizations.timeline import Amount, Disc, Strip, Tick, strip

MONTHS = st.builds("{:04}-{:02}".format, st.integers(1990, 2030), st.integers(1, 12))
AMOUNTS = st.lists(st.builds(Amount, MONTHS, st.integers(0, 2), st.integers(1, 5000)), max_size=40)


def test_a_strip_is_laid_out_over_whole_years() -> None:
    # 2 years in 232 units less 16 at each side: 100 a year; half of a month is 100 / 24
    drawn = strip([Amount("2023-01", 0, 1), Amount("2024-12", 1, 4)], 2, 232)
    assert drawn == Strip(
        232,
        82,
        (15.0, 45.0),
        (Disc(20.2, 15.0, 4.0, Amount("2023-01", 0, 1)), Disc(211.8, 45.0, 8.0, Amount("2024-12", 1, 4))),
        (Tick(16.0, 2023, True), Tick(116.0, 2024, True)),
    )


def test_years_are_named_only_where_there_is_room() -> None:
    drawn = strip([Amount("2001-01", 0, 1), Amount("2020-01", 0, 1)], 1, 332)  # 15 units a year
    assert [tick.year for tick in drawn.ticks if tick.named] == [2001, 2005, 2009, 2013, 2017]


def test_a_strip_of_nothing_has_lanes_and_no_discs() -> None:
    drawn = strip([], 3, 300)
    assert (drawn.lanes, drawn.discs) == ((15.0, 45.0, 75.0), ())


@given(AMOUNTS)
def test_discs_stay_within_the_strip_and_tell_more_by_more(amounts: list[Amount]) -> None:
    drawn = strip(amounts, 3, 1000)
    for disc in drawn.discs:
        assert disc.x - disc.radius >= 0
        assert disc.x + disc.radius <= drawn.width
        assert disc.radius <= 15
    by_count = sorted(drawn.discs, key=lambda disc: disc.amount.count)
    assert all(one.radius <= other.radius for one, other in pairwise(by_count))


def test_the_area_of_a_disc_grows_with_its_count() -> None:
    small, large = strip([Amount("2024-01", 0, 2), Amount("2024-06", 0, 8)], 1, 300).discs
    assert isclose(large.radius**2 / small.radius**2, 4, rel_tol=0.05)
