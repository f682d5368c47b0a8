"""What is known of the organisations of the hand-made minutes, worked out by reading them."""

from __future__ import annotations

import pytest

from graph.index.reading import Index
from graph.index.values import Link
from graph.iris import DEFAULT_BASE as BASE
from graph.profiles.organisation import OrganisationProfile, organisation_profile
from graph.profiles.seats import Period
from tests.graph.index.test_reading import ALE, LILLA_EDET, NORRSAM, spring_passage, thing


def profile(index: Index, iri: str) -> OrganisationProfile:
    return organisation_profile(index, thing(index, iri))


def test_who_came_for_a_municipality_is_told_with_how_often_and_when(index: Index) -> None:
    found = profile(index, "municipality/1440")
    assert found.meetings == Period(2, "2024-03-12", "2024-09-03")
    (seat,) = found.representatives.first
    assert (seat.who.label, seat.period) == ("Karin Prov", Period(2, "2024-03-12", "2024-09-03"))
    # the latest attendance proves it: that of the autumn
    assert [passage.quote for passage in seat.latest.passages.first] == ["Karin Prov, Ale"]
    assert seat.latest.first == "2024-09-03"


def test_networks_are_those_met_in_and_those_of_reference_data(index: Index) -> None:
    memberships = profile(index, "municipality/1440").memberships.first
    told = [(one.body.label, one.by_reference, one.seat.period.meetings if one.seat else 0) for one in memberships]
    assert told[0] == ("Nätverket Norrsam", False, 2)
    assert ("Göteborgsregionen", True, 0) in told


def test_partners_come_by_the_highest_step_with_what_it_rests_on(index: Index) -> None:
    partners = profile(index, "municipality/1440").partners.first
    # Ale and Lilla Edet take part in one project and were at both meetings; Norrkonsult was at one meeting alone
    assert [one.who.label for one in partners] == ["Lilla Edet", "Partille", "Norrkonsult AB"]
    (closest,) = (one for one in partners if one.who == LILLA_EDET)
    meetings = next(one for one in closest.steps if one.step == "MeetingPlace")
    assert meetings.weight == 2
    assert {ground.first for ground in meetings.grounds} == {"2024-03-12", "2024-09-03"}
    assert closest.steps[0].step != "MeetingPlace"


def test_outcomes_are_those_of_meetings_where_it_was_represented(index: Index) -> None:
    found = profile(index, "municipality/1440")
    assert {one.label for one in found.decided.first} == {
        "att starta Gemensam växel.",
        "Gruppen är enig om att mötas oftare.",
    }
    assert found.decided.total == 2
    # nobody came for Partille, and no outcome has its name
    assert profile(index, "municipality/1402").decided.total == 0


def test_commitments_are_those_of_the_people_who_came_for_it(index: Index) -> None:
    (promised,) = profile(index, "municipality/1462").commitments.first
    assert promised.label == "Nils Exempel skriver ett utkast till 1 maj."
    assert promised.properties["due"] == "2024-05-01"
    assert profile(index, "municipality/1440").commitments.total == 0


def test_absent_people_and_meetings_with_nobody_there_are_told_apart(index: Index) -> None:
    partille = profile(index, "municipality/1402")
    (absence,) = partille.absences.first
    assert absence.passages.first == (spring_passage("Bo Test, Partille"),)
    # Bo Test had a seat in the spring; in the autumn the list has nobody for Partille
    (missed,) = partille.missed.first
    assert (missed.meeting.first, missed.body) == ("2024-09-03", NORRSAM)
    assert profile(index, "municipality/1440").missed.total == 0


def test_a_guest_has_no_seat_that_can_be_missed(index: Index) -> None:
    assert profile(index, "organisation/norrkonsult-ab").missed.total == 0


def test_projects_are_those_taken_part_in_and_those_spoken_of(index: Index) -> None:
    found = profile(index, "municipality/1402")
    assert [one.properties["participationRole"] for one in found.projects.first] == ["Funder"]
    assert found.spoken_projects.total == 0
    assert [one.label for one in profile(index, "municipality/1440").spoken_projects.first] == ["Gemensam växel"]


def test_members_are_those_of_reference_data(index: Index) -> None:
    members = profile(index, "organisation/goteborgsregionen").members
    assert ALE in members.first
    assert members.total == 13
    assert Link(f"{BASE}municipality/1283", ALE.kind, "Helsingborg") not in members.first


@pytest.mark.parametrize("iri", ["municipality/0180", "organisation/skr"])
def test_one_that_no_minutes_name_has_nothing_but_reference_data(index: Index, iri: str) -> None:
    found = profile(index, iri)
    assert found.meetings == Period(0, None, None)
    assert not found.representatives.total
    assert not found.partners.total
    assert not found.missed.total
