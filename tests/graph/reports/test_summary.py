"""What the summary says of the two sets of minutes made by hand, and of the enclosed ones, read as a reader would."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

import pytest

from graph.analytics.memberships import EVER, period_between
from graph.analytics.scope import EVERYTHING, Scope, ScopeKind
from graph.build import build
from graph.chronicle.follow_up import State
from graph.reports.choice import Choice
from graph.reports.facts.outcomes import Outcome
from graph.reports.facts.promises import Promise, Standing, standing
from graph.reports.model import Paragraph, Report
from graph.reports.opening import report_in
from graph.reports.summary.phrasing import Ranked, ranked
from graph.steps import standard_steps

BASE = "https://w3id.org/samgraf/id/"


def sentences(report: Report) -> list[str]:
    (section,) = report.sections
    return [block.text for block in section.blocks if isinstance(block, Paragraph)]


def summary_of(generation: Path, scope: Scope = EVERYTHING, language: str = "sv") -> list[str]:
    return sentences(report_in(generation, Choice(scope, EVER, language, ("summary",))))


def test_a_summary_says_in_swedish_what_two_minutes_add_up_to(generation: Path) -> None:
    assert summary_of(generation) == [
        "Rapporten bygger på protokoll från 2 möten i Nätverket Norrsam, från 12 mars 2024 till 3 september 2024. "
        "Där deltog 3 personer, och 2 kommuner och 1 annan organisation var företrädda.",
        "Oftast företrädda, av 2 möten, var Ale (2 möten) och Lilla Edet (2).",
        "Protokollen har 1 beslut och 1 överenskommelse. De gäller ”Gemensam växel”.",
        "Ett projekt omtalas, Gemensam växel; läget är enligt protokollen: pågående. I det deltar 3 kommuner.",
        "Ett löfte finns att följa upp, vars sista dag har passerat: Nils Exempel den 1 maj 2024.",
        "Partille noterades som frånvarande på ett möte utan att någon annan kom därifrån. "
        "Ett band vilar på en enda person: Ale har mött Lilla Edet på 2 möten, varje gång genom Karin Prov.",
        "Underlaget räcker inte för att säga vilka som brukar komma eller hur samarbetet förändras "
        "(inget organ har 10 möten).",
    ]


def test_a_summary_says_the_same_in_english(generation: Path) -> None:
    assert summary_of(generation, language="en") == [
        "The report rests on minutes of 2 meetings of Nätverket Norrsam, from 12 March 2024 to 3 September 2024. "
        "3 people took part, and 2 municipalities and 1 other organisation were represented.",
        "Represented most often, of 2 meetings, were Ale (2 meetings) and Lilla Edet (2).",
        "The minutes have 1 decision and 1 agreement. They are about “Gemensam växel”.",
        "One project is spoken of, Gemensam växel; its status by the minutes: ongoing. "
        "3 municipalities take part in it.",
        "There is one promise to follow up, whose last day has passed: Nils Exempel by 1 May 2024.",
        "Partille was noted absent at one meeting, with nobody else from there. "
        "One tie rests on a single person: Ale met Lilla Edet at 2 meetings, each time through Karin Prov.",
        "The material does not suffice to say who usually comes or how collaboration changes "
        "(no body has 10 meetings).",
    ]


def test_a_summary_of_a_municipality_says_who_came_for_it_and_whom_it_met(generation: Path) -> None:
    first, met, *_ = summary_of(generation, Scope(ScopeKind.MUNICIPALITY, f"{BASE}municipality/1440"))
    assert first.endswith("Ale var företrädd på 2 möten, av Karin Prov (2 möten).")
    assert met == "Av dessa 2 möten delade Ale flest med Lilla Edet (2 möten)."


def test_a_summary_of_who_was_only_noted_absent_says_so(generation: Path) -> None:
    first, *_ = summary_of(generation, Scope(ScopeKind.MUNICIPALITY, f"{BASE}municipality/1402"))
    assert first.startswith("Rapporten bygger på protokoll från 1 möte i Nätverket Norrsam som rör Partille")
    assert first.endswith("Partille noterades som frånvarande och var inte företrädd på något av dem.")


def test_a_summary_of_nothing_says_that_there_is_nothing(generation: Path) -> None:
    choice = Choice(EVERYTHING, period_between("1999", "2000"), "sv", ("summary",))
    assert sentences(report_in(generation, choice)) == [
        "Det finns inga protokoll från möten som rör alla kommuner och samverkansorgan under perioden."
    ]


@pytest.fixture(scope="module")
def enclosed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("enclosed")
    paths = sorted(Path(str(files("data").joinpath("minutes"))).iterdir())
    made = build(paths, folder / "store", standard_steps()).generation
    assert made is not None
    return made


def test_a_summary_of_the_enclosed_minutes_is_one_to_send_on(enclosed: Path) -> None:
    assert summary_of(enclosed) == [
        "Rapporten bygger på protokoll från 4 möten i 4 organ, från 24 januari 2018 till 16 februari 2024 "
        "(1 av dem utan dag i protokollet). Där deltog 64 personer, och 32 kommuner och 4 andra organisationer "
        "var företrädda.",
        "Varje organ har bara ett enda möte i underlaget, och ingen kommun var företrädd i mer än ett av organen.",
        "Protokollen har 17 beslut, varav 7 lyder ”att tacka för informationen”, och 3 överenskommelser. "
        "Det senaste mötet med beslut eller överenskommelser, Familjen Helsingborg den 16 februari 2024, tog "
        "ställning till bland annat ”Uppstart nätverk för digitalisering”, ”Delfinansiering av dokumentärserie om "
        "vinproduktion” och ”Internat för kommundirektörsgruppen”.",
        "Protokollen omtalar 12 projekt: 3 pågår (Kreativa rum, Tillgänglighetsguide steg 2 och Traineeprogrammet), "
        "2 är i uppstart (Bibliotekssamverkan i praktiken och Regional innovationsarena), 1 är en förstudie (Fira "
        "Framtid), 1 har avbrutits (Digital plattform för materialåterbruk) och för 5 säger de inte hur det går. "
        "Flest kommuner har Regional innovationsarena, där 13 kommuner deltar.",
        "Det finns 9 löften att följa upp: 2 med en sista dag som ligger framåt (Christian Dahlmann den 28 februari "
        "2024 och Henriika Airaskorpi den 12 april 2024) och 7 utan sista dag.",
        "Kungälv, Landskrona och Partille noterades som frånvarande på ett möte var utan att någon annan kom därifrån.",
        "Underlaget räcker inte för att säga vilka som brukar komma eller hur samarbetet förändras (inget organ har "
        "10 möten), om löftena är infriade (inga senare protokoll från samma organ) och varifrån 18 av deltagarna kom "
        "(protokollen anger ingen organisation).",
    ]


def test_a_ranking_leaves_none_of_those_that_tie_out_alone() -> None:
    numbers = [("Tjörn", 4), ("Ale", 9), ("Lerum", 4), ("Öckerö", 4), ("Partille", 1)]
    assert ranked(numbers) == Ranked((("Ale", 9),), 3, 4)
    assert ranked(numbers[:3]) == Ranked((("Ale", 9), ("Lerum", 4), ("Tjörn", 4)))
    assert ranked([(name, 2) for name in "abcd"]) == Ranked((), 4, 2)


def promises_that_stand(*states: State) -> list[Promise]:
    made = Outcome(("o",), "Commitment", "words", "m", None, (), (), (), (), None)
    return [Promise(made, state, 0) for state in states]


@pytest.mark.parametrize(
    ("states", "total", "known"),
    [
        ([State.DUE, State.OPEN, State.OVERDUE, State.UNDATED], 4, Standing(2, 1, 1)),
        # of ten, the four with the latest last days were asked for: more may have passed, and more have no day
        ([State.DUE, State.OPEN, State.OPEN, State.OVERDUE], 10, Standing(3, None, None)),
        ([State.OPEN, State.OPEN, State.OPEN, State.OPEN], 10, Standing(None, None, None)),
        ([State.OPEN, State.OVERDUE, State.UNDATED, State.UNDATED], 10, Standing(1, 1, 8)),
    ],
)
def test_no_more_is_said_of_promises_than_those_asked_for_can_carry(
    states: list[State], total: int, known: Standing
) -> None:
    assert standing(promises_that_stand(*states), total) == known
