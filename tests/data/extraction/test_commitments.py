from datetime import date

import pytest

from data.extraction.commitments import infinitive
from data.record import OutcomeKind
from tests.data.extraction.reading import meeting_of, minutes, record_of


def promised(text: str) -> list[tuple[list[str], str]]:
    """Return who promises what in the first of two items."""
    record = meeting_of(f"Vägar\n{text}", "Broar\nInget nytt.")
    found = [outcome for outcome in record.outcomes if outcome.kind is OutcomeKind.COMMITMENT]
    return [([party.name for party in outcome.responsible], outcome.text) for outcome in found]


@pytest.mark.parametrize(
    ("present", "expected"),
    [
        ("samordnar", "samordna"),
        ("skickar ut", "skicka ut"),
        ("tar fram", "ta fram"),
        ("ser över", "se över"),
        ("hör sig för", "höra sig för"),
        ("bokar", "boka"),
        ("återkommer", "återkomma"),
        ("skriver", "skriva"),
        ("följer upp", "följa upp"),
        ("gör", "göra"),
        ("för dialog", "föra dialog"),
        ("begär in", "begära in"),
        ("sprider", "sprida"),
        ("hjälper till", "hjälpa till"),
    ],
)
def test_the_infinitive_of_a_verb(present: str, expected: str) -> None:
    assert infinitive(present) == expected


@pytest.mark.parametrize(
    ("text", "who", "what"),
    [
        ("Karin Provander tar fram ett förslag.", ["Karin Provander"], "Karin Provander tar fram ett förslag."),
        ("Karin återkommer med en tid.", ["Karin"], "Karin återkommer med en tid."),
        (
            "Karin skickar ut en inbjudan när datum är satt.",
            ["Karin"],
            "Karin skickar ut en inbjudan när datum är satt.",
        ),
        ("Karin ska ta fram ett förslag.", ["Karin"], "Karin ska ta fram ett förslag."),
        ("Karin kommer att boka en lokal.", ["Karin"], "Karin kommer att boka en lokal."),
        ("Karin lovar att ringa.", ["Karin"], "Karin lovar att ringa."),
        ("Karin får i uppdrag att rita vägen.", ["Karin"], "Karin får i uppdrag att rita vägen."),
        ("Karin och Nils ska ta fram ett förslag.", ["Karin", "Nils"], "Karin och Nils ska ta fram ett förslag."),
        ("Karin kollar med Nils om det går.", ["Karin"], "Karin kollar med Nils om det går."),
        ("Karin mejlar vidare underlaget.", ["Karin"], "Karin mejlar vidare underlaget."),
        ("Karin erbjuder sig att skriva.", ["Karin"], "Karin erbjuder sig att skriva."),
        ("Torsby återkommer med ett svar.", ["Torsby"], "Torsby återkommer med ett svar."),
        ("Torsby ska ta fram ett underlag.", ["Torsby"], "Torsby ska ta fram ett underlag."),
    ],
)
def test_a_subject_that_takes_part_promises(text: str, who: list[str], what: str) -> None:
    assert promised(text) == [(who, what)]


@pytest.mark.parametrize(
    "text",
    [
        "Karin ska inte ta fram något förslag.",
        "Lerum ska ta fram ett underlag.",
        "Vägen kommer att byggas.",
        "Karin informerar om vägen.",
        "Karin har bokat en lokal.",
        "Man bör ta fram ett förslag.",
    ],
)
def test_what_nobody_promises_is_no_commitment(text: str) -> None:
    assert promised(text) == []


def test_a_verb_that_only_tells_needs_a_date() -> None:
    assert promised("Karin rapporterar om vägen.") == []
    assert promised("Karin rapporterar om vägen på nästa möte.") == [
        (["Karin"], "Karin rapporterar om vägen på nästa möte.")
    ]


@pytest.mark.parametrize("label", ["Ansvarig", "Ansvariga", "ANSVARIG", "Ansvar"])
def test_a_label_names_who_is_responsible_for_the_line_above(label: str) -> None:
    assert promised(f"Skicka ut ett underlag till alla\n{label}: Karin Provander") == [
        (["Karin Provander"], "Skicka ut ett underlag till alla")
    ]


def test_a_label_in_brackets_names_who_is_responsible_for_its_own_line() -> None:
    (found,) = promised("Ett underlag skickas ut till alla. (Ansvarig: Nils Exelius)") or [([], "")]
    assert found[0] == ["Nils Exelius"]


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("Karin tar fram ett förslag senast den 1 oktober.", date(2022, 10, 1)),
        ("Karin tar fram ett förslag till den 15 november 2022.", date(2022, 11, 15)),
        ("Karin tar fram ett förslag senast 2022-10-05.", date(2022, 10, 5)),
        ("Karin tar fram ett förslag senast den 1 mars.", date(2023, 3, 1)),
        ("Karin tar fram ett förslag snarast.", None),
    ],
)
def test_a_deadline_is_a_day_on_or_after_the_meeting(text: str, due: date | None) -> None:
    (outcome,) = meeting_of(f"Vägar\n{text}", "Broar\nInget nytt.").outcomes
    assert (outcome.due.start if outcome.due else None) == due


def test_a_deadline_without_a_day_is_a_period() -> None:
    (outcome,) = meeting_of("Vägar\nKarin tar fram ett förslag under hösten 2022.", "Broar\nInget nytt.").outcomes
    assert outcome.due is not None
    assert (outcome.due.edtf, outcome.due.start) == ("2022-23", None)


def test_a_decision_is_not_promised_a_second_time() -> None:
    record = meeting_of("Vägar\nMötet beslutar\natt Karin ska ta fram ett förslag", "Broar\nInget nytt.")
    assert [outcome.kind for outcome in record.outcomes] == [OutcomeKind.DECISION]


def test_a_commitment_rests_on_its_sentence_and_stands_under_its_item() -> None:
    text = minutes("Vägar\nInget nytt.", "Broar\nFrågan är svår. Karin tar fram ett förslag. Tack för det.")
    (outcome,) = record_of(text).outcomes
    assert outcome.item == 2
    assert [text[span.start : span.end] for span in outcome.evidence.spans] == ["Karin tar fram ett förslag."]


def test_a_table_of_actions_gives_one_commitment_a_row() -> None:
    head = "| Åtgärd | Ansvarig | Klart |\n|---|---|---|\n"
    table = head + "| Boka lokal | Karin | 3 oktober |\n| Köpa fika | Nils Exelius | |"
    record = meeting_of(f"Vägar\n{table}", "Broar\nInget nytt.")
    found = [
        (outcome.text, outcome.responsible[0].name, outcome.due and outcome.due.start) for outcome in record.outcomes
    ]
    assert found == [("Boka lokal", "Karin", date(2022, 10, 3)), ("Köpa fika", "Nils Exelius", None)]


def test_a_sentence_may_hold_the_promises_of_two() -> None:
    assert promised("Karin bokar lokal och Nils skickar ut kallelsen.") == [
        (["Karin"], "Karin bokar lokal och Nils skickar ut kallelsen."),
        (["Nils"], "Nils skickar ut kallelsen."),
    ]


def test_a_date_in_what_somebody_tells_is_no_deadline() -> None:
    assert promised("Karin informerar om att mässan hålls den 3 oktober.") == []
