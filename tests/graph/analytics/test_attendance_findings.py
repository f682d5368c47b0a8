"""Dependency, gaps, white spots and brokers: by hand, and on the small store."""

from __future__ import annotations

import networkx as nx

from graph.analytics.attendances import Attendance, Held, Status, attendances, held, members_of_bodies
from graph.analytics.brokers import Broker, brokers
from graph.analytics.dependency import Dependency, single_person_dependencies
from graph.analytics.gaps import Expected, Gap, gaps
from graph.analytics.memberships import Ask, Membership, period_between
from graph.analytics.white_spots import (
    WhiteSpots,
    municipalities_of_counties,
    subjects_without_anybody,
    white_spots,
)
from tests.graph.analytics.test_memberships import ALE, AUTUMN, BASE, EDET, PARTILLE, SPRING

PRESENT, GUEST, ABSENT = Status.PRESENT, Status.GUEST, Status.ABSENT


def seats(meeting: str, *told: str, status: Status = PRESENT) -> list[Attendance]:
    """Return attendances told as "Ale anna": an organisation and a person."""
    pairs = (one.split() for one in told)
    return [Attendance(meeting, organisation, person, status) for organisation, person in pairs]


def test_a_tie_hangs_on_who_alone_kept_it_at_every_meeting() -> None:
    found = [
        *seats("m1", "A anna", "B bo", "C cia"),
        *seats("m2", "A anna", "B bo", "B bea"),
        *seats("m3", "A anna", "B bea", "C carl"),
        *seats("m3", "D dan", status=ABSENT),
    ]
    # A is Anna at all; B is Bo, both, and Bea; C, with two meetings, is two people
    assert single_person_dependencies(found) == (
        Dependency("A", "B", "anna", ("m1", "m2", "m3")),
        Dependency("A", "C", "anna", ("m1", "m3")),
    )
    assert {(one.organisation, one.other, one.person) for one in single_person_dependencies(found[:3], least=1)} == {
        (one, other, person)
        for one, person in (("A", "anna"), ("B", "bo"), ("C", "cia"))
        for other in "ABC"
        if one != other
    }


def test_both_ties_of_the_small_store_hang_on_two_people(ask: Ask) -> None:
    meetings = (f"{BASE}meeting/host", f"{BASE}meeting/var")
    karin, nils = f"{BASE}person/karin-prov", f"{BASE}person/nils-exempel"
    assert single_person_dependencies(attendances(ask)) == (
        Dependency(BASE + ALE, BASE + EDET, karin, meetings),
        Dependency(BASE + EDET, BASE + ALE, nils, meetings),
    )


def test_who_was_expected_and_why_is_told_meeting_by_meeting() -> None:
    found = [
        *seats("m1", "A anna", "B bo"),
        *seats("m1", "G gun", status=GUEST),
        *seats("m2", "A anna"),
        *seats("m2", "B bo", "A asa", status=ABSENT),
        *seats("m3", "C cia"),
        *seats("other", "A anna"),
    ]
    meetings = [
        Held("m3", "n", "2024-03"),
        Held("m2", "n", "2024-02"),
        Held("m1", "n", "2024-01"),
        Held("m4", "n", "2024-04"),
    ]
    meetings.append(Held("other", "o", "2024-05"))
    assert gaps(found, meetings, {"n": frozenset("AC")}) == (
        Gap("m1", "2024-01", "n", "C", Expected.MEMBER),
        # A has somebody absent and somebody there: it is no gap
        Gap("m2", "2024-02", "n", "B", Expected.NOTED_ABSENT, ("bo",), "2024-01"),
        Gap("m2", "2024-02", "n", "C", Expected.MEMBER),
        Gap("m3", "2024-03", "n", "A", Expected.MEMBER, (), "2024-02"),
        Gap("m3", "2024-03", "n", "B", Expected.LISTED_BEFORE, (), "2024-02"),
    )  # nobody is listed for m4, guests are not expected again, and the other body has no list before


def test_a_meeting_without_a_day_comes_after_no_other() -> None:
    found = [*seats("m1", "A anna", "B bo"), *seats("m2", "A anna")]
    assert gaps(found, [Held("m1", "n", "2024-01"), Held("m2", "n")], {}) == ()
    assert gaps(found, [Held("m1", "n"), Held("m2", "n", "2024-01")], {}) == ()


def test_of_two_meetings_on_one_day_neither_is_the_earlier() -> None:
    found = [*seats("m1", "A anna", "B bo"), *seats("m2", "A anna")]
    assert gaps(found, [Held("m1", "n", "2024-01-09"), Held("m2", "n", "2024-01-09")], {}) == ()


def test_the_gaps_of_the_small_store(ask: Ask) -> None:
    body, missing = f"{BASE}organisation/natverket-norrsam", BASE + PARTILLE
    noted = Gap(f"{BASE}meeting/var", SPRING, body, missing, Expected.NOTED_ABSENT, (f"{BASE}person/bo-test",))
    listed = Gap(f"{BASE}meeting/host", AUTUMN, body, missing, Expected.LISTED_BEFORE, (), SPRING)
    assert gaps(attendances(ask), held(ask), members_of_bodies(ask)) == (noted, listed)
    autumn = period_between(AUTUMN, AUTUMN)
    assert {one.meeting for one in attendances(ask, autumn)} == {f"{BASE}meeting/host"}
    assert held(ask, autumn) == (Held(f"{BASE}meeting/host", body, AUTUMN),)


def test_members_of_bodies_are_those_of_the_reference_data() -> None:
    rows = [{"body": "n", "member": "A"}, {"body": "n", "member": "B"}, {"body": "o", "member": "A"}]
    assert members_of_bodies(lambda _: rows) == {"n": {"A", "B"}, "o": {"A"}}


def test_white_spots_are_those_without_ties_and_those_with_ties_elsewhere_only() -> None:
    graph = nx.Graph([("a", "b"), ("c", "x"), ("d", "d")])
    graph.add_node("e")
    assert white_spots("abcdef", graph) == WhiteSpots(("d", "e", "f"), ("c",))


def test_the_county_of_the_small_store_has_its_municipalities(ask: Ask) -> None:
    counties = municipalities_of_counties(ask)
    # Sweden has 21 counties and 290 municipalities; Västra Götaland's 49
    assert (len(counties), sum(map(len, counties.values()))) == (21, 290)
    assert len(counties[f"{BASE}county/14"]) == 49
    assert {BASE + ALE, BASE + EDET, BASE + PARTILLE} <= set(counties[f"{BASE}county/14"])


def test_subjects_without_anybody_are_told(ask: Ask) -> None:
    # the project has participants and a contact; the tally of the topic stands under item 2, with an outcome of Nils's
    assert subjects_without_anybody(ask) == ()
    rows = [{"subject": "p"}, {"subject": "q", "who": "A"}, {"subject": "r"}]
    assert subjects_without_anybody(lambda _: rows) == ("p", "r")


def test_a_broker_is_alone_where_nobody_else_ties_two_networks() -> None:
    told = {"A": "nop", "B": "no", "C": "p"}
    rows = [Membership(net, member, f"m{turn}") for member, nets in told.items() for net in nets for turn in (1, 2)]
    assert brokers(rows) == (
        Broker("A", ("n", "o", "p"), (("n", "p"), ("o", "p")), 1 / 2 + 1 + 1),
        Broker("B", ("n", "o"), (), 1 / 2),
    )
