from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph.index.kinds import Facet, Kind
from graph.index.listing import chosen_by_meeting, within
from graph.index.reading import Index
from graph.iris import DEFAULT_BASE as BASE
from graph.search.results import Found, Sought
from graph.search.searching import Search


def found(index: Index, text: str) -> Found:
    return Search(index).find(Sought(text))


def shown(result: Found) -> list[tuple[str, str]]:
    """What was found, by class (or Passage) and with the hits in brackets."""
    return [
        (
            hit.kind.name if hit.kind else "PASSAGE",
            "".join(f"[{part.text}]" if part.hit else part.text for part in hit.snippet),
        )
        for hit in result.hits
    ]


def test_names_come_before_titles_outcomes_and_passages(index: Index) -> None:
    assert shown(found(index, "gemensamma växeln"))[:5] == [
        ("PROJECT", "[Gemensam] [växel]"),
        ("AGENDA_ITEM", "[Gemensam] [växel]"),
        ("AGENDA_ITEM", "[Gemensam] [växel]"),
        ("DECISION", "att starta [Gemensam] [växel]."),
        ("PASSAGE", "att starta [Gemensam] [växel]."),  # the longer of the passages that are as like
    ]


@pytest.mark.parametrize("typed", ["Växeldagen", "vaxeldagen", "VÄXELDAGARNA", "växeldaggen", "växelda"])
def test_spelling_marks_case_and_inflection_are_forgiven(index: Index, typed: str) -> None:
    assert shown(found(index, typed))[0] == ("EVENT", "[Växeldagen]")


def test_a_word_is_found_inside_a_longer_one_after_the_word_itself(index: Index) -> None:
    snippets = shown(found(index, "växel "))
    assert snippets[0] == ("TOPIC", "[Växel]")
    assert ("EVENT", "[Växeldagen]") in snippets
    assert snippets.index(("EVENT", "[Växeldagen]")) > snippets.index(("AGENDA_ITEM", "Gemensam [växel]"))


def test_all_words_count_where_something_has_them_all_and_any_where_nothing_has(index: Index) -> None:
    assert [snippet for _, snippet in shown(found(index, "mötas oftare"))] == [
        "Gruppen är enig om att [mötas] [oftare].",
        "Gruppen är enig om att [mötas] [oftare].",
    ]
    assert shown(found(index, "oftare sammanträdesrum"))[0] == (
        "AGREEMENT",
        "Gruppen är enig om att mötas [oftare].",
    )


def test_of_passages_that_overlap_one_is_shown(index: Index) -> None:
    passages = [snippet for kind, snippet in shown(found(index, "Partille")) if kind == "PASSAGE"]
    assert passages == ["Ale och Lilla Edet deltar, [Partille] betalar.", "Bo Test, [Partille]"]


def test_what_was_found_is_counted_by_kind_municipality_body_and_year(index: Index) -> None:
    result = found(index, "oftare")
    assert (result.total, result.at_least) == (2, False)
    assert [(one.value, one.count) for one in result.kinds] == [("Agreement", 1), ("Passage", 1)]
    assert [(one.value, one.count) for one in result.municipalities] == [
        (f"{BASE}municipality/1440", 2),
        (f"{BASE}municipality/1462", 2),
    ]
    assert [(one.value, one.count) for one in result.bodies] == [(f"{BASE}organisation/natverket-norrsam", 2)]
    assert [(one.value, one.count) for one in result.years] == [("2024", 2)]


def test_a_search_keeps_to_kinds_and_conditions(index: Index) -> None:
    search = Search(index)
    only = search.find(Sought("växel", kinds=(Kind.PROJECT,), passages=False))
    assert shown(only) == [("PROJECT", "[växeln]")]  # the other name, which begins with what was typed
    autumn = search.find(Sought("växel", conditions=(within("2024-09-01", None),)))
    assert {hit.date for hit in autumn.hits} == {"2024-09-03"}
    norrsam = index.number_of(f"{BASE}organisation/natverket-norrsam")
    partille = index.number_of(f"{BASE}municipality/1402")
    assert norrsam is not None
    assert partille is not None
    held = search.find(Sought("oftare", conditions=(chosen_by_meeting(Facet.BODY, [norrsam]),)))
    attended = search.find(Sought("oftare", conditions=(chosen_by_meeting(Facet.ORGANISATION, [partille]),)))
    assert (held.total, attended.total) == (2, 0)


def test_pages_of_hits_follow_on_each_other(index: Index) -> None:
    search = Search(index)
    whole = search.find(Sought("Ale", limit=100)).hits
    assert len(whole) > 4
    parts = [search.find(Sought("Ale", skip=skip, limit=2)).hits for skip in range(0, len(whole), 2)]
    assert tuple(hit for part in parts for hit in part) == whole


@pytest.mark.parametrize("typed", ["", "   ", '"', "*", "()", "§§ – …"])
def test_nothing_to_look_for_finds_nothing(index: Index, typed: str) -> None:
    assert found(index, typed) == Found((), 0, False, (), (), (), ())


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60)
@given(st.one_of(st.text(max_size=400), st.text(alphabet='aåb" *()^:-+ORANDNEAR', max_size=80)))
def test_whatever_is_typed_is_searched_for(index: Index, typed: str) -> None:
    result = found(index, typed)
    assert len(result.hits) <= 20
    assert result.total >= len(result.hits)


def test_a_very_long_text_is_cut(index: Index) -> None:
    assert found(index, "växel " + "x" * 100_000).hits == found(index, ("växel " + "x" * 300)[:200]).hits
