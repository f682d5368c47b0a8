"""Who knows about what the hand-made minutes speak of, worked out by reading them."""

from __future__ import annotations

import pytest

from graph.experience.contacts import Contacts, contacts_on
from graph.experience.finding import subject_of
from graph.experience.places import place_of
from graph.experience.weighing import Kind, recency, weight_of
from graph.index.reading import Index
from graph.search.searching import Search
from tests.graph.index.test_reading import spring_passage, thing


def found(index: Index, text: str, place: str = "") -> Contacts:
    return contacts_on(index, Search(index).vocabulary, text, place)


def names(knowing: tuple[object, ...]) -> list[str]:
    return [one.who.label for one in knowing]  # type: ignore[attr-defined]


@pytest.mark.parametrize("text", ["växel", "vaxel", "växeln", "gemensam växel", "Växelfrågan", "vexel"])
def test_a_subject_is_found_in_all_its_forms(index: Index, text: str) -> None:
    subject = subject_of(index, Search(index).vocabulary, text)
    assert subject.projects == (thing(index, "project/gemensam-vaxel").number,)
    items = {thing(index, f"meeting/{name}/item/1").number for name in ("var", "host")}
    assert items <= set(subject.items)


def test_a_word_that_does_not_occur_is_told_with_what_it_was_taken_for(index: Index) -> None:
    vocabulary = Search(index).vocabulary
    assert subject_of(index, vocabulary, "växel").taken_for == ()
    ((typed, taken),) = subject_of(index, vocabulary, "Växelfrågan").taken_for
    assert (typed, taken[0]) == ("Växelfrågan", "vaxel")


def test_some_words_are_found_where_nothing_has_all(index: Index) -> None:
    subject = subject_of(index, Search(index).vocabulary, "växel oftare")
    assert subject.some_words
    assert subject.projects == (thing(index, "project/gemensam-vaxel").number,)


@pytest.mark.parametrize("text", ["", "zzzz", "!"])
def test_nothing_is_found_of_what_no_minutes_say(index: Index, text: str) -> None:
    answer = found(index, text)
    assert not answer.subject.is_found
    assert answer.others.people == ()


def test_who_answers_comes_before_who_was_there(index: Index) -> None:
    people = found(index, "växel").others.people
    assert names(people) == ["Karin Prov", "Nils Exempel", "Ulla Gäst"]
    karin, nils, ulla = people
    assert karin.reachable == ("karin.prov@ale.example",)
    assert [reason.kind for reason in karin.reasons[:2]] == [Kind.CONTACT, Kind.PRESENTED]
    line = "Karin Prov föredrar. Ale och Lilla Edet deltar, Partille betalar."
    assert karin.reasons[0].line == spring_passage(line)
    assert {reason.kind for reason in nils.reasons} >= {Kind.ATTENDED}
    assert {reason.kind for reason in ulla.reasons} == {Kind.ATTENDED}


def test_who_came_for_one_item_was_not_there_for_the_others(index: Index) -> None:
    # Nils Exempel was there for item 1 alone; "Övrigt" is item 2
    attended = {
        one.who.label
        for one in found(index, "övrigt").others.people
        if any(reason.kind is Kind.ATTENDED for reason in one.reasons)
    }
    assert attended == {"Karin Prov", "Ulla Gäst"}


def test_who_promised_under_an_item_knows_of_it(index: Index) -> None:
    people = found(index, "övrigt").others.people
    assert names(people)[0] == "Nils Exempel"
    assert [reason.kind for reason in people[0].reasons] == [Kind.PROMISED]
    assert people[0].reasons[0].fact.passages.first == (spring_passage("Nils Exempel skriver ett utkast till 1 maj."),)


def test_the_absent_were_not_there(index: Index) -> None:
    answer = found(index, "växel")
    assert "Bo Test" not in names(answer.others.people)
    partille = next(one for one in answer.others.organisations if one.who.label == "Partille")
    assert [reason.kind for reason in partille.reasons if reason.by is None] == [Kind.TAKES_PART]
    assert partille.reasons[-1].role in ("Funder", None)


def test_a_place_comes_first_then_its_networks(index: Index) -> None:
    answer = found(index, "växel", "Lilla Edet")
    assert answer.place is not None
    assert names(answer.here.people) == ["Nils Exempel"]
    assert names(answer.here.organisations) == ["Lilla Edet"]
    # it met in the one and is a member of the others by reference data; all municipalities are members of a third
    networks = {one.label for one in answer.place.networks}
    assert {"Nätverket Norrsam", "Göteborgsregionen"} <= networks
    assert "Sveriges Kommuner och Regioner" not in networks
    assert names(answer.near.people) == ["Karin Prov", "Ulla Gäst"]
    assert answer.others.people == ()


def test_where_nobody_is_from_the_place_that_is_empty_and_others_remain(index: Index) -> None:
    answer = found(index, "växel", "Helsingborg")
    assert (answer.here.people, answer.here.organisations, answer.here.strongest) == ((), (), None)
    assert "Karin Prov" in names(answer.others.people)


@pytest.mark.parametrize(
    ("text", "label"),
    [("ale", "Ale"), ("1440", "Ale"), ("Skåne", "Skåne län"), ("Nätverket Norrsam", "Nätverket Norrsam")],
)
def test_a_place_is_known_by_name_and_code(index: Index, text: str, label: str) -> None:
    place = place_of(index, text)
    assert place is not None
    assert place.itself.label == label


def test_a_county_holds_its_municipalities_and_a_network_those_who_meet_in_it(index: Index) -> None:
    numbers = {one: thing(index, f"municipality/{one}").number for one in ("1283", "1440", "1462")}
    county, network = place_of(index, "Skåne"), place_of(index, "Nätverket Norrsam")
    assert county is not None
    assert network is not None
    assert numbers["1283"] in county.organisations
    assert numbers["1440"] not in county.organisations
    assert {numbers["1440"], numbers["1462"]} <= network.organisations
    assert numbers["1283"] not in network.organisations


def test_no_place_is_none(index: Index) -> None:
    assert place_of(index, "") is None
    assert place_of(index, "Atlantis") is None


def test_experience_is_worth_half_after_four_years_and_a_quarter_at_least() -> None:
    assert recency("2024-01-01", "2024-01-01") == 1
    assert recency("2020-01-01", "2024-01-01") == pytest.approx(0.5, abs=0.001)
    assert recency("1990-01-01", "2024-01-01") == 0.25
    assert recency(None, "2024-01-01") == 0.5


def test_many_meetings_do_not_outweigh_one_presentation() -> None:
    day = "2024-01-01"
    attended = weight_of([(Kind.ATTENDED, day)] * 100, day)
    assert attended == pytest.approx(2.0)  # one whole, and five fifths
    assert weight_of([(Kind.PRESENTED, day)], day) == 5.0
    # what is old counts less: presented eight years ago and there today
    assert weight_of([(Kind.PRESENTED, "2016-01-01"), (Kind.ATTENDED, day)], day) == pytest.approx(2.25, abs=0.01)
