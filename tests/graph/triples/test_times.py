from datetime import date, time

import pytest

from graph.triples.times import moment


@pytest.mark.parametrize(
    ("day", "text"),
    [
        (date(2024, 6, 3), "2024-06-03T09:30:00+02:00"),
        (date(2024, 2, 16), "2024-02-16T09:30:00+01:00"),
    ],
    ids=["summer", "winter"],
)
def test_a_clock_time_has_the_offset_that_held_in_stockholm(day: date, text: str) -> None:
    assert moment(day, time(9, 30)).value == text
