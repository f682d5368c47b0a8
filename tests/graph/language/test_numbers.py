"""How numbers are written in Swedish and English."""

from __future__ import annotations

import pytest

from graph.language.numbers import NUMERALS, decimals_for, per_cent, share_decimals_for

THIN = "\u202f"
MINUS = "\u2212"


@pytest.mark.parametrize(
    ("value", "decimals", "swedish", "english"),
    [
        (1234567, 0, f"1{THIN}234{THIN}567", f"1{THIN}234{THIN}567"),
        (0.5, 2, "0,50", "0.50"),
        (9.25, 1, "9,3", "9.3"),
        (2.675, 2, "2,68", "2.68"),
        (-3.5, 1, f"{MINUS}3,5", f"{MINUS}3.5"),
        (-0.001, 2, "0,00", "0.00"),
        (0, 0, "0", "0"),
    ],
)
def test_numbers_are_written_as_people_of_a_language_write_them(
    value: float, decimals: int, swedish: str, english: str
) -> None:
    assert NUMERALS["sv"].number(value, decimals) == swedish
    assert NUMERALS["en"].number(value, decimals) == english


def test_shares_are_written_in_per_cent() -> None:
    assert NUMERALS["sv"].share(0.29, 0) == f"29{THIN}%"
    assert NUMERALS["en"].share(0.005, 1) == "0.5%"
    assert per_cent(0.29) == 29.0


def test_the_ends_of_an_interval_have_a_dash_unless_one_is_below_zero() -> None:
    assert NUMERALS["sv"].span("1,0", "2,5") == "1,0–2,5"
    assert NUMERALS["sv"].span(f"{MINUS}1,0", "2,5") == f"{MINUS}1,0\u00a0till\u00a02,5"
    assert NUMERALS["en"].span(f"{MINUS}1.0", "2.5") == f"{MINUS}1.0\u00a0to\u00a02.5"


@pytest.mark.parametrize(
    ("values", "decimals"),
    [([], 0), ([3.0, 12.0], 0), ([3.5, 12.0], 1), ([3.5, 1.0], 1), ([0.31, 0.2], 2), ([0.031], 3), ([0.00042], 4)],
)
def test_a_column_has_as_many_decimals_as_its_largest_number_needs(values: list[float], decimals: int) -> None:
    assert decimals_for(values) == decimals


def test_shares_below_one_per_cent_give_their_column_a_decimal() -> None:
    assert share_decimals_for([0.5, 0.01, 0.0]) == 0
    assert share_decimals_for([0.5, 0.004]) == 1
