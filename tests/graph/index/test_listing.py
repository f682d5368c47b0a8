from __future__ import annotations

from dataclasses import replace

import pytest

from graph.index.kinds import Facet, Kind
from graph.index.listing import (
    Condition,
    Order,
    Wanted,
    chosen_by,
    chosen_by_meeting,
    page_of,
    passages_of,
    passages_with_words,
    with_column,
    with_words,
    within,
)
from graph.index.reading import Index
from graph.iris import DEFAULT_BASE as BASE
from graph.search.words import stem


def names(index: Index, *kinds: Kind, by: tuple[Condition, ...] = (), order: Order = Order.DOCUMENT) -> list[str]:
    page = page_of(index, Wanted(kinds, by, order, limit=500))
    assert page.total == len(page.numbers)
    return [one.iri.removeprefix(BASE) for one in index.things(page.numbers)]


def number(index: Index, iri: str) -> int:
    found = index.number_of(BASE + iri)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("facet", "value", "meetings"),
    [
        (Facet.ORGANISATION, "municipality/1440", ["meeting/host", "meeting/var"]),
        (Facet.ORGANISATION, "organisation/norrkonsult-ab", ["meeting/var"]),
        (Facet.ORGANISATION, "municipality/1402", []),  # absent
        (Facet.PERSON, "person/ulla-gast", ["meeting/var"]),
        (Facet.PERSON, "person/bo-test", []),  # absent
        (Facet.BODY, "organisation/natverket-norrsam", ["meeting/host", "meeting/var"]),
        (Facet.PROJECT, "project/gemensam-vaxel", ["meeting/host", "meeting/var"]),
        (Facet.TOPIC, "topic/vaxel", ["meeting/var"]),
    ],
)
def test_meetings_are_chosen_by_who_came_who_held_them_and_what_was_spoken_of(
    index: Index, facet: Facet, value: str, meetings: list[str]
) -> None:
    chosen = chosen_by(facet, [number(index, value)], [Kind.MEETING])
    assert sorted(names(index, Kind.MEETING, by=(chosen,))) == meetings


def test_what_is_below_a_meeting_is_chosen_by_who_came_to_it(index: Index) -> None:
    ale = chosen_by_meeting(Facet.ORGANISATION, [number(index, "municipality/1440")])
    assert sorted(names(index, Kind.AGENDA_ITEM, by=(ale,))) == [
        "meeting/host/item/1",
        "meeting/var/item/1",
        "meeting/var/item/2",
    ]


def test_an_outcome_is_chosen_by_the_project_of_its_item_not_of_its_meeting(index: Index) -> None:
    project = number(index, "project/gemensam-vaxel")
    assert len(names(index, Kind.DECISION, by=(chosen_by(Facet.PROJECT, [project], [Kind.DECISION]),))) == 1
    assert names(index, Kind.AGREEMENT, by=(chosen_by(Facet.PROJECT, [project], [Kind.AGREEMENT]),)) == []


def test_an_attendance_is_chosen_by_its_status(index: Index) -> None:
    absent = chosen_by(Facet.STATUS, ["Absent"], [Kind.ATTENDANCE])
    assert names(index, Kind.ATTENDANCE, by=(absent,)) == ["meeting/var/attendance/bo-test"]


@pytest.mark.parametrize(
    ("first", "last", "meetings"),
    [
        ("2024-03-12", "2024-03-12", ["meeting/var"]),
        ("2024-03-13", None, ["meeting/host"]),
        (None, "2024-09-02", ["meeting/var"]),
        ("2025-01-01", None, []),
        (None, None, ["meeting/host", "meeting/var"]),
    ],
)
def test_a_period_takes_its_first_and_last_day_in(
    index: Index, first: str | None, last: str | None, meetings: list[str]
) -> None:
    assert sorted(names(index, Kind.MEETING, by=(within(first, last),))) == meetings


def test_an_event_of_two_days_overlaps_a_period_that_begins_on_its_second(index: Index) -> None:
    assert len(names(index, Kind.EVENT, by=(within("2024-06-04", None),))) == 1
    assert names(index, Kind.EVENT, by=(within("2024-06-05", None),)) == []


def test_the_pairs_of_municipalities_that_meet_most_come_first(index: Index) -> None:
    conditions = (with_column("step", "MeetingPlace"), with_column("party_kind", "Municipality"))
    page = page_of(index, Wanted((Kind.TIE,), conditions, Order.WEIGHT, descending=True))
    assert [(one.label, one.properties["weight"]) for one in index.things(page.numbers)] == [("Ale – Lilla Edet", 2)]


def test_municipalities_sort_as_in_a_swedish_dictionary(index: Index) -> None:
    page = page_of(index, Wanted((Kind.MUNICIPALITY,), order=Order.LABEL, limit=500))
    labels = [one.label for one in index.things(page.numbers)]
    assert labels[0] == "Ale"
    assert ", ".join(one for one in labels if one[0] in "ÅÄÖ") == (
        "Åmål, Ånge, Åre, Årjäng, Åsele, Åstorp, Åtvidaberg, Älmhult, Älvdalen, Älvkarleby, Älvsbyn, Ängelholm, "
        "Öckerö, Ödeshög, Örebro, Örkelljunga, Örnsköldsvik, Östersund, Österåker, Östhammar, Östra Göinge, "
        "Överkalix, Övertorneå"
    )


@pytest.mark.parametrize("descending", [False, True])
@pytest.mark.parametrize("order", [Order.DATE, Order.LABEL, Order.DOCUMENT])
@pytest.mark.parametrize("limit", [1, 2, 5, 6])
def test_pages_hold_everything_once_in_one_order(index: Index, order: Order, descending: bool, limit: int) -> None:
    whole = Wanted((Kind.ATTENDANCE,), (), order, descending, limit=500)
    everything = page_of(index, whole).numbers
    gathered: list[int] = []
    wanted = replace(whole, limit=limit)
    while True:
        page = page_of(index, wanted)
        assert page.total == 6
        gathered += page.numbers
        if page.end is None:
            break
        wanted = replace(wanted, after=page.end)
    assert tuple(gathered) == everything
    assert len(set(gathered)) == 6


def test_words_choose_whatever_their_inflection(index: Index) -> None:
    chosen = with_words("outcome_words", f'"{stem("utkasten")}"')
    assert len(names(index, Kind.COMMITMENT, by=(chosen,))) == 1


def test_passages_are_chosen_by_their_words_and_by_what_is_known_of_their_minutes(index: Index) -> None:
    words = passages_with_words('"partill"')
    autumn = with_column("first", "2024-09-03")
    spring = with_column("first", "2024-03-12")
    found = passages_of(index, Wanted((), (words, spring), Order.PASSAGE))
    assert {passage.quote for _, passage in index.passages(found.numbers)} == {
        "Bo Test, Partille",
        "Partille",
        "Ale och Lilla Edet deltar, Partille betalar.",
    }
    assert passages_of(index, Wanted((), (words, autumn), Order.PASSAGE)).numbers == ()
