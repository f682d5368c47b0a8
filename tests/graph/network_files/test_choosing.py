"""Which network is wanted."""

from __future__ import annotations

from datetime import date

import pytest

from graph.analytics.memberships import Period
from graph.analytics.projections import Weighting
from graph.network_files.choosing import Wanted, chosen
from graph.network_files.network import NetworkRefusedError


def test_what_is_typed_is_read_as_planners_write_it() -> None:
    assert chosen("people-by-meetings", "newman", "2018", "2024-02") == Wanted(
        "people-by-meetings", Weighting.NEWMAN, Period(date(2018, 1, 1), date(2024, 2, 29))
    )
    assert chosen("people-by-meetings") == Wanted("people-by-meetings", Weighting.COUNT, Period())


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        (
            ("kommuner",),
            "There is no network kommuner: choose municipalities-by-meetings, municipalities-by-projects, "
            "municipalities-by-outcomes, people-by-meetings, organisations-and-projects, municipalities-and-networks "
            "or organisations-on-the-ladder.",
        ),
        (("people-by-meetings", "heavy"), "There are no weights heavy: choose count or newman."),
        (
            ("organisations-and-projects", "newman"),
            "The ties of organisations-and-projects can only be counted: leave out the weights.",
        ),
        (
            ("organisations-on-the-ladder", "newman"),
            "The ties of organisations-on-the-ladder can only be counted: leave out the weights.",
        ),
        (
            ("organisations-on-the-ladder", "count", "2018"),
            "The ladder is of all time: leave out the period, or choose another network.",
        ),
        (
            ("people-by-meetings", "count", "i fjol"),
            "i fjol is no date: write it as 2024, 2024-03 or 2024-03-12.",
        ),
        (
            ("people-by-meetings", "count", "2024", "2018"),
            "The period ends (2018) before it begins (2024): exchange the two.",
        ),
    ],
)
def test_what_there_is_not_is_told_in_a_sentence(typed: tuple[str, ...], sentence: str) -> None:
    with pytest.raises(NetworkRefusedError) as told:
        chosen(*typed)
    assert str(told.value) == sentence
