from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.evaluation.matching import bare, folded, paired, same_item, same_wording, same_words


def test_case_width_and_spacing_fold_away_and_letters_stay() -> None:
    assert folded(" Ｎätverket\u00a0\n FÖR ") == "nätverket för"
    assert folded("Å") != folded("A")


def test_a_number_is_its_letters_and_digits() -> None:
    assert [bare(number) for number in ("§ 12.", "3a)", "12")] == ["12", "3a", "12"]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("5", "5.", True),
        ("5", "15", False),
        ("Övriga frågor", "övriga frågor och anmälningar", True),
        ("Övriga frågor", "Ekonomi", False),
        ("§ 1", "§ 2", False),
        ("–", "Ekonomi", False),
    ],
)
def test_items_are_the_same_by_number_or_title(one: str, other: str, same: bool) -> None:
    assert same_item(one, other) is same


def test_an_excerpt_says_the_same_but_is_no_other_decision() -> None:
    long = "att tacka för informationen och att uppdra åt kansliet att ta fram en tidplan till nästa möte"
    assert same_words("tacka för informationen", long)
    assert not same_wording("att tacka för informationen", long)
    assert same_wording("att tacka för informationen", "Att tacka för informationen.")


Rows = list[set[int]]


def test_a_row_gives_way_where_that_makes_one_more_pair() -> None:
    fits: Rows = [{0, 1}, {0}]
    assert paired([0, 1], [0, 1], lambda wanted, there: there in fits[wanted]) == ((0, 1), (1, 0))


@given(st.lists(st.sets(st.integers(0, 4)), max_size=5), st.randoms(use_true_random=False))
def test_the_number_of_pairs_hangs_on_no_order_and_no_row_is_used_twice(fits: Rows, random) -> None:  # type: ignore[no-untyped-def]
    def number(wanted: Sequence[int], there: Sequence[int]) -> int:
        pairs = paired(wanted, there, lambda row, place: place in fits[row])
        assert all(there[second] in fits[wanted[first]] for first, second in pairs)
        assert len({first for first, _ in pairs}) == len({second for _, second in pairs}) == len(pairs)
        return len(pairs)

    rows, places = list(range(len(fits))), list(range(5))
    straight = number(rows, places)
    random.shuffle(rows)
    random.shuffle(places)
    assert number(rows, places) == straight
