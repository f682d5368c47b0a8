from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.search.vocabulary import Tier, Vocabulary

WORDS = {
    "cykel": 4,
    "cykelvag": 2,
    "folkbibliotek": 1,
    "helsingborg": 3,
    "mal": 1,
    "utbildning": 5,
    "vag": 9,
    "vuxenutbildning": 2,
    "vuxenutbildningsplan": 1,
}
VOCABULARY = Vocabulary(sorted(WORDS.items()))


@pytest.mark.parametrize(
    ("stem", "stems"),
    [
        (
            "utbildning",
            {"utbildning": Tier.SAME, "vuxenutbildning": Tier.PART, "vuxenutbildningsplan": Tier.PART},
        ),
        ("helsinborg", {"helsingborg": Tier.SPELLED_ALIKE}),
        ("hlesingbrog", {"helsingborg": Tier.SPELLED_ALIKE}),  # letters that changed places count once
        ("cykle", {"cykel": Tier.SPELLED_ALIKE}),
        ("vag", {"vag": Tier.SAME}),  # three letters make no part: they stand in too many words
        ("mol", {}),  # nor are they forgiven a slip
        ("bibliotek", {"folkbibliotek": Tier.PART}),
        ("snickeri", {}),
    ],
)
def test_a_word_means_itself_longer_words_that_hold_it_and_where_unknown_what_is_spelled_like_it(
    stem: str, stems: dict[str, Tier]
) -> None:
    assert VOCABULARY.meant_by(stem).stems == stems


def test_a_word_being_typed_means_what_begins_like_it() -> None:
    assert VOCABULARY.meant_by("cy", unfinished=True).stems == {"cykel": Tier.BEGINS, "cykelvag": Tier.BEGINS}
    assert VOCABULARY.meant_by("cykel", unfinished=True).stems == {"cykel": Tier.SAME, "cykelvag": Tier.BEGINS}


def test_the_commonest_of_many_words_are_taken() -> None:
    crowd = Vocabulary([(f"kommun{number:03}", number) for number in range(100)])
    meant = crowd.meant_by("kommun", unfinished=True).stems
    assert sorted(meant) == [f"kommun{number:03}" for number in range(60, 100)]


def test_rare_words_weigh_more_than_common_ones() -> None:
    weights = [VOCABULARY.meant_by(stem).weight for stem in ("vag", "helsingborg", "mal")]
    assert all(common < rare for common, rare in pairwise(weights))


@given(st.text(alphabet='abcåäö1.\n"*', max_size=30), st.booleans())
def test_whatever_is_typed_means_at_most_so_many_words(stem: str, unfinished: bool) -> None:
    assert set(VOCABULARY.meant_by(stem, unfinished=unfinished).stems) <= set(WORDS)
