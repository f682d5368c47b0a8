"""What is measured of municipalities on the two hand-made meetings, worked out by reading them."""

from __future__ import annotations

import pytest

from graph.collaboration.gathering import relations_of
from graph.collaboration.measuring import Measure, MunicipalTie, measured, ties_between
from graph.collaboration.relations import Relations
from graph.collaboration.values import Choice
from graph.index.reading import Index

PARTILLE, ALE, LILLA_EDET = "1402", "1440", "1462"
NORRSAM, TOPIC = "organisation/natverket-norrsam", "topic/vaxel"
SPRING, AUTUMN = Choice(first="2024-03-01", last="2024-03-31"), Choice(first="2024-09-01")


@pytest.fixture
def relations(index: Index) -> Relations:
    return relations_of(index)


@pytest.mark.parametrize(
    ("measure", "expected"),
    [
        (Measure.MEETINGS, {ALE: 2, LILLA_EDET: 2}),  # whoever spoke for Partille was absent
        (Measure.PEOPLE, {ALE: 1, LILLA_EDET: 1}),
        (Measure.PROJECTS, {ALE: 1, LILLA_EDET: 1, PARTILLE: 1}),
        # Ale and Lilla Edet: each other, Partille by the project and the consultants who were guests; Partille: the two
        (Measure.PARTNERS, {ALE: 3, LILLA_EDET: 3, PARTILLE: 2}),
        (Measure.COMMITMENTS, {LILLA_EDET: 1}),  # Nils Exempel writes a draft
    ],
)
def test_measure_counts_what_the_minutes_say(
    index: Index, relations: Relations, measure: Measure, expected: dict[str, int]
) -> None:
    assert measured(index, relations, Choice(), measure) == expected


@pytest.mark.parametrize(
    ("choice", "meetings", "commitments"),
    [
        (SPRING, {ALE: 1, LILLA_EDET: 1}, {LILLA_EDET: 1}),
        (AUTUMN, {ALE: 1, LILLA_EDET: 1}, {}),
        (Choice(last="2024-01-01"), {}, {}),
        (Choice(network=NORRSAM), {ALE: 2, LILLA_EDET: 2}, {LILLA_EDET: 1}),
        (Choice(topic=TOPIC), {ALE: 1, LILLA_EDET: 1}, {LILLA_EDET: 1}),
        (Choice(network="organisation/nobody"), {}, {}),
    ],
)
def test_choice_narrows_what_is_counted(
    index: Index, relations: Relations, choice: Choice, meetings: dict[str, int], commitments: dict[str, int]
) -> None:
    assert measured(index, relations, choice, Measure.MEETINGS) == meetings
    assert measured(index, relations, choice, Measure.COMMITMENTS) == commitments


def test_a_county_is_where_one_looks_and_counts_for_nothing(index: Index, relations: Relations) -> None:
    elsewhere = Choice(county="01")
    for measure in Measure:
        assert measured(index, relations, elsewhere, measure) == measured(index, relations, Choice(), measure)


def test_ties_between_municipalities_stand_once_with_their_highest_step(index: Index, relations: Relations) -> None:
    assert ties_between(index, relations, Choice()) == (
        MunicipalTie(PARTILLE, ALE, "Collaboration", 1),
        MunicipalTie(PARTILLE, LILLA_EDET, "Collaboration", 1),
        MunicipalTie(ALE, LILLA_EDET, "Collaboration", 1),
    )
    low = Choice(steps=frozenset(("MeetingPlace", "Dialogue")))
    assert ties_between(index, relations, low) == (MunicipalTie(ALE, LILLA_EDET, "Dialogue", 1),)
    assert ties_between(index, relations, Choice(steps=frozenset(("MeetingPlace",)))) == (
        MunicipalTie(ALE, LILLA_EDET, "MeetingPlace", 2),
    )
