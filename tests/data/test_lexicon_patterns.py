"""Patterns for any of some words: written for speed, they find what a plain list of alternatives finds."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from data.lexicon import either

_FORMS = st.lists(st.text("abAB .å-", max_size=4), max_size=8)
_TEXT = st.text("abAB .å-", max_size=20)


def _spans(pattern: str, text: str, flags: re.RegexFlag) -> list[tuple[int, int]]:
    return [match.span() for match in re.finditer(pattern, text, flags)]


@given(_FORMS, _TEXT, st.sampled_from((re.NOFLAG, re.IGNORECASE)))
def test_finds_what_alternatives_in_order_of_length_find(forms: list[str], text: str, flags: re.RegexFlag) -> None:
    longest_first = sorted(set(forms), key=lambda form: (-len(form), form))
    plain = "|".join(re.escape(form) for form in longest_first)
    assert _spans(either(forms), text, flags) == _spans(plain, text, flags)


def test_words_that_begin_alike_share_their_beginning() -> None:
    assert either(["mötet", "möten", "vald"]) == "(?:möte(?:n|t)|vald)"
