"""Front pages of formal minutes as converters leave them: labels apart, lost headings, a page on one line."""

from __future__ import annotations

import pytest

from data.record import Basis
from tests.data.extraction.reading import listed, record_of, statuses

ITEMS = "\n\n§ 12 Val av justerare\nEva Provander valdes.\n\n§ 13 Budget\nBudgeten gicks igenom."
FILLER = "Mötet gick igenom vad som hänt sedan förra gången och vad som återstår att göra före sommaren. " * 3


def test_values_after_stacked_labels_are_divided_by_what_they_carry() -> None:
    page = (
        "1 Plats och tid Beslutande Ersättare Övriga deltagare Utses att justera Rådhuset, kl 9.00-12.00 "
        "Eva Provander (S), ordförande, Kil Bo Exelius (M), Ale Nils Sträng (C), för Pia Berg (C), Kil "
        "Ulla Testberg, förbundschef Kajsa Lind, ekonom Bo Exelius Underskrifter Paragrafer 12-13 " + FILLER
    )
    assert statuses(page) == [
        ("Eva Provander", "Present"),
        ("Bo Exelius", "Present"),
        ("Nils Sträng", "Present"),
        ("Ulla Testberg", "Guest"),
        ("Kajsa Lind", "Guest"),
    ]


def test_groups_of_lines_after_stacked_labels_stand_in_their_order() -> None:
    text = (
        "Protokoll\n\nBeslutande\nÖvriga\nFrånvarande\nJusterare\n\nEva Provander, Kil\nBo Exelius, Ale\n\n"
        "Ulla Testberg, Kil\n\nNils Sträng, Ale\n\nBo Exelius" + ITEMS
    )
    assert statuses(text) == [
        ("Eva Provander", "Present"),
        ("Bo Exelius", "Present"),
        ("Ulla Testberg", "Guest"),
        ("Nils Sträng", "Absent"),
    ]


def test_an_empty_list_before_another_leaves_it_its_own() -> None:
    text = "Närvarande:\nEva Provander, Kil\nErsättare:\nÖvriga:\nUlla Testberg, SKR" + ITEMS
    assert statuses(text) == [("Eva Provander", "Present"), ("Ulla Testberg", "Guest")]


def test_a_list_goes_on_where_a_converter_lost_its_heading() -> None:
    page = (
        "1 Kommunstyrelsen 1(9) Rådhuset, kl 9.00 Eva Provander (S) ordförande Bo Exelius (M) Nils Sträng (C) "
        "Pia Berg (S) Ersättare Ulla Testberg (M) " + FILLER
    )
    assert [name for name, status in statuses(page) if status == "Present"] == [
        "Eva Provander",
        "Bo Exelius",
        "Nils Sträng",
        "Pia Berg",
        "Ulla Testberg",
    ]


def test_dots_that_letters_lost_do_not_hide_a_heading() -> None:
    page = "1 Beslutande Eva Provander (S) Bo Exelius (M) Ovriga deltagande Ulla Testberg, förbundschef " + FILLER
    assert statuses(page) == [("Eva Provander", "Present"), ("Bo Exelius", "Present"), ("Ulla Testberg", "Guest")]


def test_what_a_web_viewer_puts_before_the_text_is_no_list() -> None:
    text = (
        "Beslutande Eva Provander (S) Bo Exelius (M)\n\nStorlek: px\nTranskript\n\nNärvarande\nUlla Testberg, Kil"
        + ITEMS
    )
    assert statuses(text) == [("Ulla Testberg", "Present")]


def test_columns_one_after_the_other_are_paired() -> None:
    text = "Närvarande; Eva Provander Bo Exelius Nils Sträng Kils kommun Ale kommun Södra Skogsägarna" + ITEMS
    assert [(one.name, one.organisation) for one in listed(text)] == [
        ("Eva Provander", "Kils kommun"),
        ("Bo Exelius", "Ale kommun"),
        ("Nils Sträng", "Södra Skogsägarna"),
    ]


def test_surnames_before_given_names_are_turned() -> None:
    text = "Närvarande\nSträng Eva, Kil\nExelius Bo, Ale\nTestberg Ulla, Kil" + ITEMS
    assert [one.name for one in listed(text)] == ["Eva Sträng", "Bo Exelius", "Ulla Testberg"]


def test_a_table_set_by_spaces_is_read_by_the_places_of_its_columns() -> None:
    text = (
        "Närvarolista\n\nNamn              Kommun     Närvarande   Frånvarande\n"
        "Eva Provander     Kil        x\nBo Exelius        Ale                     x" + ITEMS
    )
    assert [(one.name, one.organisation, one.status) for one in listed(text)] == [
        ("Eva Provander", "Kil", "Present"),
        ("Bo Exelius", "Ale", "Absent"),
    ]


@pytest.mark.parametrize("words", ["tjänstgörande §§ 3-5", "mötesordförande § 3-5", "deltar ej i beslut § 5"])
def test_what_limits_a_function_or_a_vote_limits_no_presence(words: str) -> None:
    (one, _) = listed(f"Närvarande:\nEva Provander, Kil, {words}\nBo Exelius, Ale" + ITEMS)
    assert (one.name, one.limit, one.status) == ("Eva Provander", None, "Present")


def test_names_divided_among_headings_are_a_judgement_with_its_rule() -> None:
    page = (
        "1 Plats och tid Beslutande Övriga deltagare Rådhuset, kl 9.00 Eva Provander (S), ordförande Bo Exelius (M) "
        "Ulla Testberg, förbundschef Underskrifter Paragrafer 12-13 " + FILLER
    )
    evidence = record_of(page).attendance[0].evidence
    assert (evidence.basis, evidence.rule) == (Basis.INFERRED, "names-divided-among-headings-that-stand-together")
    assert evidence.confidence is not None
    assert 0.5 < evidence.confidence < 1


def test_a_line_of_people_that_no_list_took_in_is_told() -> None:
    record = record_of("Nätverksmöte 2022-09-14\n\nDagens läge: Eva Ek och Bo Berg väntar besked av Ulla Lund." + ITEMS)
    assert [note for note in record.notes if "Dagens läge" in note] == [
        "“Dagens läge: Eva Ek och Bo Berg väntar besked av Ulla Lund.” (at character 25) names people"
        " who were read into no list."
    ]
