from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.service.negotiation import MediaRange, choose, media_ranges

OFFERED = ("application/json", "application/xml", "text/csv")


@pytest.mark.parametrize(
    ("accept", "chosen"),
    [
        (None, "application/json"),
        ("", "application/json"),
        ("*/*", "application/json"),
        ("text/*", "text/csv"),
        ("application/xml", "application/xml"),
        ("TEXT/CSV", "text/csv"),
        ("application/xml;q=0.4, text/csv;q=0.5", "text/csv"),
        ("application/xml; q=0.4 , text/csv;q=0.4", "application/xml"),
        ("application/json;q=0, */*;q=0.1", "application/xml"),
        ("application/*;q=0.2, application/xml;q=0.3, text/csv;q=0.25", "application/xml"),
        ("*/*;q=0.9, application/*;q=0.1, application/xml;q=0.2", "text/csv"),
        ("text/html", None),
        ("*/*;q=0", None),
        ("text/csv;header=present;q=0.3, application/json;q=0.2", "text/csv"),
        ("nonsense, text/csv", "text/csv"),
        ("text/csv;q=much", "text/csv"),
        ("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", "application/xml"),
    ],
)
def test_the_media_type_accepted_most_is_chosen(accept: str | None, chosen: str | None) -> None:
    assert choose(accept, OFFERED) == chosen


def test_ranges_are_read_with_their_weights() -> None:
    assert media_ranges("text/csv;q=0.5,*/*") == (MediaRange("text", "csv", 0.5), MediaRange("*", "*", 1.0))


@given(st.text())
def test_whatever_is_accepted_the_choice_is_among_what_is_offered(accept: str) -> None:
    assert choose(accept, OFFERED) in {*OFFERED, None}


def test_a_very_long_header_is_read_in_part_only() -> None:
    assert choose(",".join(["x/y"] * 100 + ["text/csv"]), OFFERED) is None
