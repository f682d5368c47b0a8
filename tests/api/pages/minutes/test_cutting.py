"""Cutting a text at every start and end of what matters in it: nothing is lost, each part knows its owners."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from api.pages.minutes.cutting import Line, Segment, Stretch, cut, lines_of

TEXTS = st.text(st.sampled_from("ab \n\rå🙂<"), max_size=60)
PLACES = st.integers(min_value=-3, max_value=70)
STRETCHES = st.lists(st.builds(Stretch, PLACES, PLACES, st.integers(1, 6)), max_size=12)


def test_stretches_that_nest_and_overlap_are_told_apart() -> None:
    #       0123456789
    text = "Ale och Bo"
    assert cut(text, [Stretch(0, 7, 1), Stretch(0, 3, 2), Stretch(4, 10, 3)]) == [
        Segment(0, "Ale", (1, 2)),
        Segment(3, " ", (1,)),
        Segment(4, "och", (1, 3)),
        Segment(7, " Bo", (3,)),
    ]


def test_narrowest_stretch_comes_last_even_of_an_owner_with_a_wider_one() -> None:
    assert cut("abc", [Stretch(0, 1, 1), Stretch(0, 3, 1), Stretch(0, 2, 2)]) == [
        Segment(0, "a", (2, 1)),
        Segment(1, "b", (1, 2)),
        Segment(2, "c", (1,)),
    ]


def test_text_without_anything_is_cut_at_lines_alone() -> None:
    assert lines_of(cut("a\n\nb", [])) == [
        Line(1, (Segment(0, "a\n", ()),)),
        Line(2, (Segment(2, "\n", ()),)),
        Line(3, (Segment(3, "b", ()),)),
    ]
    assert lines_of(cut("", [])) == []


@given(TEXTS, STRETCHES)
def test_segments_joined_give_the_text_back(text: str, stretches: list[Stretch]) -> None:
    segments = cut(text, stretches)
    assert "".join(segment.text for segment in segments) == text
    assert all(segment.text for segment in segments)
    reached = 0
    for segment in segments:
        assert segment.start == reached
        reached += len(segment.text)


@given(TEXTS, STRETCHES)
def test_each_character_has_those_whose_stretches_cover_it(text: str, stretches: list[Stretch]) -> None:
    for segment in cut(text, stretches):
        for place in range(segment.start, segment.start + len(segment.text)):
            assert set(segment.owners) == {one.owner for one in stretches if one.start <= place < one.end}
        assert len(set(segment.owners)) == len(segment.owners)


@given(TEXTS, STRETCHES)
def test_lines_are_those_of_the_text(text: str, stretches: list[Stretch]) -> None:
    lines = lines_of(cut(text, stretches))
    assert ["".join(segment.text for segment in line.segments) for line in lines] == [
        line for line in (f"{part}\n" for part in text.split("\n")[:-1])
    ] + [part for part in text.split("\n")[-1:] if part]
    assert [line.number for line in lines] == list(range(1, len(lines) + 1))
