"""Profiles of the enclosed minutes: what the hand-made ones are too plain for."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from graph.generations import StoreFolder
from graph.index.reading import Index
from graph.profiles.attendance_matrix import RowsOf, attendance_matrix
from graph.profiles.naming import outcomes_naming
from graph.profiles.project import project_profile
from tests.graph.index.test_reading import thing
from tests.serving import ENCLOSED, enclosed_store


@pytest.fixture(scope="module")
def enclosed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Index]:
    index = Index(StoreFolder(enclosed_store(tmp_path_factory.mktemp("enclosed"))).current())
    yield index
    index.close()


def words_at(place: tuple[str, int, int] | None) -> str:
    assert place is not None
    minutes, start, end = place
    text = Path(ENCLOSED / f"{minutes.rpartition('/')[2]}.md").read_text(encoding="utf-8")
    return text[start:end]


def test_absence_is_proved_by_the_line_of_the_name_and_not_by_the_heading_of_the_list(enclosed: Index) -> None:
    matrix = attendance_matrix(enclosed, thing(enclosed, "organisation/kommunchefsnatverket").number, RowsOf.PEOPLE)
    absent = {row.who.label: row.cells[0] for row in matrix.rows if row.cells[0] and row.cells[0].status == "Absent"}
    assert {name: words_at(cell.place) for name, cell in absent.items() if cell} == {
        "Haleh Lindqvist": "Haleh Lindqvist, Kungälv",
        "Bengt Randén": "Bengt Randén, Partille",
    }


def test_who_presents_without_a_place_on_the_list_speaks_for_whom_the_line_names(enclosed: Index) -> None:
    (emma,) = project_profile(enclosed, thing(enclosed, "project/digital-plattform-for-materialaterbruk")).to_ask
    assert (emma.who.label, [one.label for one in emma.organisations]) == ("Emma Sjöberg", ["Helsingborg"])
    assert [ground.line.quote for ground in emma.grounds if ground.line] == [
        "Föredragande: Emma Sjöberg, Helsingborg stad"
    ] * 2


def test_a_line_that_names_several_organisations_tells_of_no_employer(enclosed: Index) -> None:
    # "Riksidrottsuniversitetet … Stockholms stad, Magnus Åkesson, ger ett exempel på samverkan med … GIH och KTH"
    (magnus,) = project_profile(enclosed, thing(enclosed, "project/riksidrottsuniversitetet")).to_ask
    assert magnus.who.label == "Magnus Åkesson"
    assert {one.label for one in magnus.organisations} <= {"Stockholm"}


def test_a_stopped_project_shows_what_the_minutes_say_under_its_item(enclosed: Index) -> None:
    found = project_profile(enclosed, thing(enclosed, "project/digital-plattform-for-materialaterbruk"))
    assert (found.status, found.stopped) == ("Cancelled", True)
    (spoken,) = found.spoken.first
    assert spoken.text is not None
    assert spoken.text.quote.startswith("Lärdomar från det avbrutna projektet digital plattform för materialåterbruk\n")
    assert "Deltagande företag ansåg inte att nyttan av plattformen var så pass stor" in spoken.text.quote
    # the next item's number and heading are no part of it
    assert spoken.text.quote.endswith("att tacka för informationen.")


def test_an_inflected_word_is_no_name(enclosed: Index) -> None:
    named = {one.label for one in outcomes_naming(enclosed, ("kommundirektör",)).first}
    assert any("kommundirektör i Ängelholm" in one for one in named)
    assert not any(one.startswith("att kommundirektörerna initierar") for one in named)
