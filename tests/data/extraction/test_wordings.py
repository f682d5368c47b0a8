"""Decisions, agreements, promises, items, names and days in wordings that no list of phrases has as they stand."""

from __future__ import annotations

from datetime import date

import pytest

from data.extraction.dates import find_dates
from data.record import MeetingRecord, NameForm, OutcomeKind
from tests.data.extraction.reading import HEAD, agenda, meeting_of, record_of


def said(text: str, kind: OutcomeKind) -> list[str]:
    """Return the outcomes of a kind of the first of two items."""
    record = meeting_of(f"Vägar\n{text}", "Broar\nVi talade om dem.")
    return [outcome.text for outcome in record.outcomes if outcome.kind is kind]


@pytest.mark.parametrize(
    ("text", "decisions"),
    [
        ("Vi bestämde att Kil är värd och att träffen hålls i maj.", ["att Kil är värd", "att träffen hålls i maj"]),
        ("Styrgruppen sa ja till att vägen byggs.", ["att vägen byggs"]),
        ("Beslut: Ansökan bordläggs. Karin kontaktar sökanden.", ["Ansökan bordläggs"]),
        ("Avslås, når inte upp till 200 poäng.", ["Avslås, når inte upp till 200 poäng"]),
        ("Därmed fastställs taxan.", ["Därmed fastställs taxan"]),
        ("Eftersom Bo är borta bordläggs ärendet.", ["Eftersom Bo är borta bordläggs ärendet"]),
        ("Beslöts vidare om fem dagar nästa år.", ["Beslöts vidare om fem dagar nästa år"]),
        ("Direktionen tackar för informationen.", ["Direktionen tackar för informationen"]),
        ("Nämnden har tagit del av informationen.", ["Nämnden har tagit del av informationen"]),
        ("LAG beviljar 200 000 kr.", ["LAG beviljar 200 000 kr"]),
        ("Förbundsdirektören får i uppdrag att ansöka.", ["Förbundsdirektören får i uppdrag att ansöka"]),
        (
            "Direktionen:\n– förlänger avtalet\n– ger direktören i uppdrag att skriva",
            ["förlänger avtalet", "ger direktören i uppdrag att skriva"],
        ),
        (
            "Beslut\nStyrelsen\ngodkänner bokslutet,\nföreslår en ny taxa.",
            ["godkänner bokslutet", "föreslår en ny taxa"],
        ),
        ("Nämnden beslutar följande.\n- Tiden förlängs.\n- Avgiften sänks.", ["Tiden förlängs", "Avgiften sänks"]),
        (
            "Beslut:\nNämnden godkänner rapporten.\nKansliet ska pröva frågan.",
            ["Nämnden godkänner rapporten", "Kansliet ska pröva frågan"],
        ),
        (
            "Styrelsen beslutar\natt bygga vägen\nsamt föreslår fullmäktige besluta\natt måla den",
            ["att bygga vägen", "att måla den"],
        ),
        ("På förslag av Nils beslöts att bygga vägen.", ["att bygga vägen"]),
    ],
)
def test_a_decision_is_told_by_how_it_is_said(text: str, decisions: list[str]) -> None:
    assert said(text, OutcomeKind.DECISION) == decisions


@pytest.mark.parametrize(
    "text",
    [
        "Projekttiden förlängs till juni.",
        "Karin får i uppdrag att rita vägen.",
        "Frågan ska återremitteras om den kommer.",
        "Ramen är 41 miljoner, av dem är 6 beslutade. Driften ligger under budget.",
    ],
)
def test_what_is_only_told_decides_nothing(text: str) -> None:
    assert said(text, OutcomeKind.DECISION) == []


def test_a_sentence_may_agree_and_decide() -> None:
    text = "Rådet var enigt om att mer behövs och beslutade att kontoret söker pengar."
    assert said(text, OutcomeKind.AGREEMENT) == [text]
    assert said(text, OutcomeKind.DECISION) == ["att kontoret söker pengar"]


@pytest.mark.parametrize(
    "text",
    [
        "Rådet kom fram till att taxan bör höjas samma vecka.",
        "Vi tyckte alla att mötena ska bokas tidigare.",
        "Ulla anser att tiderna är för korta, och det höll alla med om.",
        "Gruppen var samstämmig om att stödet ska vara kvar.",
    ],
)
def test_an_agreement_is_told_by_how_it_is_said(text: str) -> None:
    assert said(text, OutcomeKind.AGREEMENT) == [text]


def promised(text: str) -> list[tuple[list[str], str]]:
    """Return who promises what in the first of two items."""
    record = meeting_of(f"Vägar\n{text}", "Broar\nInget nytt.")
    found = [outcome for outcome in record.outcomes if outcome.kind is OutcomeKind.COMMITMENT]
    return [([party.name for party in outcome.responsible], outcome.text) for outcome in found]


IN_THE_PAST = "Ulla redogjorde för läget. Nils berättade om broarna och Ulla undrade om hamnen."


def test_minutes_in_the_past_promise_by_any_verb_in_the_present() -> None:
    assert promised(f"{IN_THE_PAST} Karin omprövar ritningen.") == [(["Karin"], "Karin omprövar ritningen.")]
    assert promised("Ulla redogör för läget. Nils berättar om broarna. Karin omprövar ritningen.") == []


@pytest.mark.parametrize("text", ["Karin tycker om ritningen.", "Karin är rektor i Kil.", "Karin saknar en ritning."])
def test_how_things_are_is_no_promise(text: str) -> None:
    assert promised(f"{IN_THE_PAST} {text}") == []


@pytest.mark.parametrize(
    ("text", "promise"),
    [
        ("Karin är nöjd. Ritningen skickar hon till alla.", "Ritningen skickar hon till alla."),
        ("Karin har inte fått svar, hon ringer en gång till.", "hon ringer en gång till."),
    ],
)
def test_a_pronoun_may_stand_inside_its_sentence(text: str, promise: str) -> None:
    assert promised(text) == [(["Karin"], promise)]


def test_a_surname_alone_stands_for_its_bearer() -> None:
    record = meeting_of("Vägar\nExelius redogjorde för läget. Ordföranden tackade.", "Broar\nInget nytt.")
    assert _forms(record) == [("Exelius", NameForm.SURNAME)]


def test_a_surname_of_two_people_or_a_place_stands_for_nobody() -> None:
    two = HEAD.replace("Ulla Testberg", "Ulla Exelius")
    record = record_of(f"{two}\n1. Vägar\nExelius redogjorde för läget.\n\n2. Broar\nInget nytt.")
    assert _forms(record) == []
    place = HEAD.replace("Ulla Testberg", "Ulla Falun")
    record = record_of(f"{place}\n1. Vägar\nFalun redogjorde för läget.\n\n2. Broar\nInget nytt.")
    assert _forms(record) == []


def _forms(record: MeetingRecord) -> list[tuple[str, NameForm]]:
    return [(one.name, one.form) for one in record.people if one.form is NameForm.SURNAME]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "**A. Start**\nVi talade.\n\n**B. Vägar**\nVi talade.\n\n**C. Broar**\nVi talade.",
            [("A", "Start"), ("B", "Vägar"), ("C", "Broar")],
        ),
        ("**1 // Start**\nVi talade.\n\n**2 // Vägar**\nVi talade.", [("1", "Start"), ("2", "Vägar")]),
        (
            "VFN § 22\n**Upprop**\n\nVi talade.\n\nVFN § 23\n**Vägar**\n\nVi talade.",
            [("22", "Upprop"), ("23", "Vägar")],
        ),
        ("**Sak 1. Start**\nVi talade.\n\n**Sak 2. Vägar**\nVi talade.", [("1", "Start"), ("2", "Vägar")]),
        (
            "**Start**\nVi talade.\n\n**Vägar.** Vi talade om dem.\n\n**Broar**\nVi talade.",
            [(None, "Start"), (None, "Vägar"), (None, "Broar")],
        ),
        (
            "**1. Start**\nVi talade.\n\n**2. Vägar**\nKil har 5, Sunne 7. Torsby har två.\n\n**3. Broar**\nVi talade.",
            [("1", "Start"), ("2", "Vägar"), ("3", "Broar")],
        ),
    ],
    ids=["letters", "strokes", "body", "sak", "lead", "counts"],
)
def test_items_are_numbered_in_many_ways(text: str, expected: list[tuple[str | None, str]]) -> None:
    assert agenda(f"{HEAD}\n{text}") == expected


@pytest.mark.parametrize("written", ["torsd 18 april -24", "den 18 april ’24", "18 april 2024"])
def test_a_year_may_have_two_digits(written: str) -> None:
    assert [hit.when.start for hit in find_dates(written, None)] == [date(2024, 4, 18)]


def test_the_day_of_a_meeting_may_be_six_digits() -> None:
    record = record_of("Anteckningar från styrgruppsmöte 140304\n\n1. Vägar\nVi talade.\n\n2. Broar\nVi talade.")
    assert record.meeting.when is not None
    assert record.meeting.when.start == date(2014, 3, 4)


def test_letters_that_stand_for_something_are_no_first_name() -> None:
    record = meeting_of("Vägar\nNils berättade om ULF Dalarna.", "Broar\nInget nytt.")
    assert "ULF Dalarna" not in {one.name for one in record.people}


def test_a_project_goes_by_a_name() -> None:
    record = meeting_of(
        "Vägar\nProjektet – vi kallar det Grusfritt – drivs av Kils kommun med Arvika som part.", "Broar\nInget nytt."
    )
    assert [project.name for project in record.projects] == ["Grusfritt"]


def test_with_whom_a_project_is_shared_is_no_part_of_its_name() -> None:
    record = meeting_of("Vägar\nProjektet Grusfritt med Region Värmland får mer tid.", "Broar\nInget nytt.")
    assert [project.name for project in record.projects] == ["Grusfritt"]
