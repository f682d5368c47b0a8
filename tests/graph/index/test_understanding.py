"""How much of a text is understood."""

from __future__ import annotations

from graph.index.understanding import Understood, understood


def test_share_counts_characters_that_are_no_space_and_lines_with_words() -> None:
    # "Ale möts" is seven letters of twelve, "Hej då" the other five; the line between has no words
    assert understood("Ale möts\n \nHej då\n", [(0, 8)]) == Understood(58, 1, 2)


def test_places_that_overlap_or_reach_too_far_count_once() -> None:
    assert understood("abcd", [(0, 2), (1, 3), (3, 90), (80, 90)]) == Understood(100, 0, 1)


def test_empty_text_has_nothing_to_understand() -> None:
    assert understood("", []) == understood(" \n\n", []) == Understood(0, 0, 0)
