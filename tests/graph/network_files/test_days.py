"""When two were tied first and last."""

from __future__ import annotations

from graph.analytics.memberships import Membership
from graph.network_files.days import Span, days_together, days_within


def test_two_share_meetings_from_their_first_to_their_last() -> None:
    days = (("m2", "2024-02-16"), ("m1", "2018-01-24"), ("m3", "2021-06-16"))
    found = [Membership(event, who, event, day) for event, day in days for who in ("b", "a")]
    assert days_together([*found, Membership("m4", "a", "m4", "2030-01-01")]) == {
        ("a", "b"): Span("2018-01-24", "2024-02-16")
    }


def test_two_share_a_project_from_the_day_on_which_both_are_in_it() -> None:
    found = [Membership("p", "a", "p", "2018-01-24"), Membership("p", "b", "p", "2024-02-16")]
    assert days_together(found) == {("a", "b"): Span("2024-02-16", "2024-02-16")}


def test_what_has_no_day_gives_none() -> None:
    found = [Membership("m", "a", "m"), Membership("m", "b", "m", "2024-02-16")]
    assert days_together(found) == {}
    assert days_within(found) == {("b", "m"): Span("2024-02-16", "2024-02-16")}


def test_a_member_belongs_to_a_group_from_its_first_event_to_its_last() -> None:
    found = [Membership("n", "a", f"m{day}", day) for day in ("2021-06-16", "2018-01-24", "2024-02-16")]
    assert days_within(found) == {("a", "n"): Span("2018-01-24", "2024-02-16")}
