"""Who belongs to what, asked of a small store and of rows made by hand."""

from __future__ import annotations

from datetime import date

import pytest

from graph.analytics.memberships import (
    EVER,
    Ask,
    Membership,
    Period,
    PeriodRefusedError,
    Relation,
    memberships,
    period_between,
    query_for,
)

BASE = "https://w3id.org/samgraf/id/"
ALE, EDET, PARTILLE = (f"municipality/{code}" for code in ("1440", "1462", "1402"))
SPRING, AUTUMN = "2024-03-12", "2024-09-03"


def found(ask: Ask, relation: Relation, period: Period = EVER) -> set[tuple[str, str, str, str | None]]:
    """Return memberships without the base of their IRIs, and the names of outcomes without their hash."""
    return {
        (short(one.group), short(one.member), short(one.event), one.day) for one in memberships(ask, relation, period)
    }


def short(iri: str) -> str:
    name = iri.removeprefix(BASE)
    return name.rpartition("/")[0] if name.startswith(("decision/", "agreement/")) else name


def test_those_present_and_guests_meet_and_those_absent_do_not(ask: Ask) -> None:
    both = {("meeting/var", SPRING), ("meeting/host", AUTUMN)}
    assert found(ask, Relation.MUNICIPALITIES_AT_MEETINGS) == {
        (meeting, member, meeting, day) for meeting, day in both for member in (ALE, EDET)
    }
    people = {
        (meeting, f"person/{name}", meeting, day) for meeting, day in both for name in ("karin-prov", "nils-exempel")
    }
    guest = ("meeting/var", "person/ulla-gast", "meeting/var", SPRING)
    assert found(ask, Relation.PEOPLE_AT_MEETINGS) == people | {guest}


def test_all_who_take_part_in_a_project_belong_to_it_whatever_their_role(ask: Ask) -> None:
    project = "project/gemensam-vaxel"
    expected = {(project, member, project, SPRING) for member in (ALE, EDET, PARTILLE)}
    assert found(ask, Relation.MUNICIPALITIES_IN_PROJECTS) == expected
    assert found(ask, Relation.ORGANISATIONS_IN_PROJECTS) == expected


def test_who_was_there_for_one_item_only_shares_what_was_decided_under_it(ask: Ask) -> None:
    # the man from Lilla Edet was there for item 1, the decision's; the agreement stands under item 2
    assert found(ask, Relation.MUNICIPALITIES_IN_OUTCOMES) == {
        ("decision/var", ALE, "decision/var", SPRING),
        ("decision/var", EDET, "decision/var", SPRING),
        ("agreement/var", ALE, "agreement/var", SPRING),
    }


def test_a_network_has_those_whom_its_meetings_had(ask: Ask) -> None:
    # the body of the spring meeting is inferred, but who attended is not
    network = "organisation/natverket-norrsam"
    assert found(ask, Relation.MUNICIPALITIES_IN_NETWORKS) == {
        (network, member, meeting, day)
        for meeting, day in (("meeting/var", SPRING), ("meeting/host", AUTUMN))
        for member in (ALE, EDET)
    }


@pytest.mark.parametrize("relation", Relation)
@pytest.mark.parametrize(
    ("period", "expected"),
    [
        (period_between(SPRING, SPRING), {SPRING}),
        (period_between("2024-03-13", "2024-09-02"), set()),
        (period_between("2024-09", None), {AUTUMN}),
        (period_between(None, "2023"), set()),
    ],
)
def test_a_period_keeps_what_is_dated_within_it(
    ask: Ask, relation: Relation, period: Period, expected: set[str]
) -> None:
    dated = {day for *_, day in found(ask, relation)}
    assert {day for *_, day in found(ask, relation, period)} == expected & dated


def test_a_membership_told_twice_comes_once_with_its_earliest_day() -> None:
    rows = [
        {"group": "p", "member": "a"},
        {"group": "p", "member": "a", "day": "2024-05-01"},
        {"group": "p", "member": "a", "day": "2023-05-01"},
        {"group": "n", "member": "a", "meeting": "m", "day": "2024-05-01"},
    ]
    assert memberships(lambda _: rows, Relation.MUNICIPALITIES_IN_PROJECTS) == (
        Membership("p", "a", "p", "2023-05-01"),
        Membership("n", "a", "m", "2024-05-01"),
    )


def test_a_period_is_read_as_planners_write_it() -> None:
    assert period_between("2024", "2024-02") == Period(date(2024, 1, 1), date(2024, 2, 29))
    assert period_between(None, "").is_open
    with pytest.raises(PeriodRefusedError, match="i fjol is no date"):
        period_between("i fjol", None)
    with pytest.raises(PeriodRefusedError, match="exchange the two"):
        period_between("2025", "2024-12-31")


def test_an_open_period_asks_of_all_days() -> None:
    assert "FILTER(?day" not in query_for(Relation.MUNICIPALITIES_AT_MEETINGS)
    assert "# period" not in query_for(Relation.MUNICIPALITIES_AT_MEETINGS)
