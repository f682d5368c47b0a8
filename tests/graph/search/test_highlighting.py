from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from graph.search.highlighting import LONGEST_EXCERPT, Part, excerpt
from graph.search.words import words_of


def test_hits_stand_apart_from_what_is_between_them() -> None:
    assert excerpt("Växeln och växlar.", {"vaxel", "vaxl"}) == (
        Part("Växeln", True),
        Part(" och ", False),
        Part("växlar", True),
        Part(".", False),
    )


def test_a_text_without_a_hit_is_shown_from_its_beginning() -> None:
    assert excerpt("Ale och Lilla Edet", {"partill"}) == (Part("Ale och Lilla Edet", False),)


def test_a_long_text_is_cut_to_what_is_around_its_first_hit() -> None:
    text = f"{'alfa ' * 100}växel {'beta ' * 100}"
    parts = excerpt(text, {"vaxel"})
    assert parts[0] == Part("…", False)
    assert parts[1].text == "alfa " * 12
    assert parts[2] == Part("växel", True)
    assert parts[-1] == Part("…", False)
    assert len("".join(part.text for part in parts[1:-1])) == LONGEST_EXCERPT


@given(st.text(max_size=800), st.integers(0, 20))
def test_an_excerpt_stands_in_its_text_word_for_word(text: str, which: int) -> None:
    stems = words_of(text).stems
    parts = excerpt(text, set(stems[which : which + 2]))
    shown = "".join(part.text for part in parts)
    if len(text) <= LONGEST_EXCERPT:
        assert shown == text
    else:
        assert shown.removeprefix("…").removesuffix("…") in text
