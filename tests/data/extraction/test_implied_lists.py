"""Lists of attendance that no known heading opens, and lists set as tables, boxes and columns of labels."""

from __future__ import annotations

import pytest

from tests.data.extraction.reading import attended, record_of

EVA, BO, ULLA, NILS = "Eva Provander", "Bo Exelius", "Ulla Testberg", "Nils Sträng"
THERE = [(EVA, "Present", "Kil"), (BO, "Present", "Arvika"), (ULLA, "Present", "Torsby")]


@pytest.mark.parametrize(
    "opening",
    [
        f"Här var vi: {EVA} (Kil), {BO} (Arvika), {ULLA} (Torsby)",
        f"Runt bordet satt {EVA} från Kil, {BO}, Arvika, samt {ULLA} (Torsby).",
        f"Vi var tre till slut: från Kil {EVA}, från Arvika {BO} och från Torsby {ULLA}.",
        f"Kil           {EVA}\nArvika        {BO}\nTorsby        {ULLA}",
        f"- Kil: {EVA}\n- Arvika: {BO}\n- Torsby: {ULLA}",
        f"### På skärm\n- {EVA}, Kil\n- {BO}, Arvika\n- {ULLA}, Torsby",
        f"| Närvarande | Sektor |\n|--|--|\n| {EVA} | offentlig, Kil |\n| {BO} | ideell, Arvika |\n| {ULLA} | Torsby |",
        f"| Styrelse | {EVA}, Kil<br>{BO}, Arvika<br>{ULLA}, Torsby |",
        f"Kallade (☒ = på plats):\n\n☒ {EVA}, Kil\n☒ {BO}, Arvika\n☒ {ULLA}, Torsby",
    ],
    ids=["label", "sentence", "colon", "columns", "bullets", "screen", "sectors", "cell", "boxes"],
)
def test_a_list_is_told_by_what_stands_in_it(opening: str) -> None:
    assert attended(opening) == THERE


@pytest.mark.parametrize(
    ("line", "status"),
    [
        (f"Ej hört av sig: {NILS}, Sunne", "Absent"),
        (f"Hade förhinder: {NILS}, Sunne", "Absent"),
        (f"Tackat nej: {NILS}, Sunne", "Absent"),
        (f"Återbud från {NILS} (Sunne)", "Absent"),
        (f"Tillfälliga gäster: {NILS}, Sunne", "Guest"),
        (f"Från kontoret: {NILS}, Sunne", "Guest"),
    ],
)
def test_a_list_ends_where_a_label_tells_of_others(line: str, status: str) -> None:
    assert attended(f"Närvarande:\n{EVA}, Kil\n{BO}, Arvika\n{line}")[-1] == (NILS, status, "Sunne")


def test_a_label_that_says_for_what_people_are_named_makes_nobody_present() -> None:
    assert attended(f"Styrgrupp: {EVA} (Kil), {BO} (Arvika), {ULLA} (Torsby)") == []
    assert attended(f"Till: {EVA} (Kil), {BO} (Arvika), {ULLA} (Torsby)") == []
    assert attended(f"Till valberedning valdes {EVA} från Kil, {BO}, Arvika, och {ULLA} (Torsby).") == []


def test_an_unticked_box_is_an_absence() -> None:
    assert attended(f"Kallade (☒ = på plats):\n\n☒ {EVA}, Kil\n☐ {BO}, Arvika") == [
        THERE[0],
        (BO, "Absent", "Arvika"),
    ]


def test_a_label_may_go_on_in_its_column() -> None:
    opening = (
        f"Ledamöter       {EVA} (S), Kil\n                {BO} (M), Arvika\n\n"
        f"Anmält för-     {ULLA} (C)\nhinder          {NILS} (V)"
    )
    assert [(name, status) for name, status, _ in attended(opening)] == [
        (EVA, "Present"),
        (BO, "Present"),
        (ULLA, "Absent"),
        (NILS, "Absent"),
    ]


def test_a_table_may_have_a_mark_for_members_and_one_for_substitutes() -> None:
    table = (
        "| Kommun | Ordinarie | N | Ersättare | N |\n|---|---|---|---|---|\n"
        f"| Kil | {EVA} (S) | x | {BO} (M) | – |\n| Arvika | {ULLA} (S) | – | {NILS} (C) | tj |"
    )
    assert attended(table) == [
        (EVA, "Present", "Kil"),
        (BO, "Absent", "Kil"),
        (ULLA, "Absent", "Arvika"),
        (NILS, "Present", "Arvika"),
    ]


def test_a_substitute_stands_in_the_column_beside_an_empty_one() -> None:
    table = (
        f"| Kommun | Ledamot | Ersättare | Närv. |\n|---|---|---|---|\n| Kil | {EVA} | | x |\n| Arvika | | {BO} | x |"
    )
    assert attended(table) == THERE[:2]


def test_who_was_replaced_was_absent() -> None:
    assert attended(f"Närvarande:\n{EVA}, Kil\n{BO} (C) ersattes av {NILS} (C)")[1:] == [
        (BO, "Absent", None),
        (NILS, "Present", None),
    ]


def test_an_organisation_with_nobody_there_does_not_end_the_list() -> None:
    opening = f"Deltagare\n- Kil – {EVA}\n- Sunne – representerades inte\n- Arvika – {BO}\n- Torsby – {ULLA}"
    assert attended(opening) == THERE


def test_a_name_in_brackets_is_of_the_organisation_before_it() -> None:
    opening = f"Närvarande:\n{EVA}, Kil\n{BO}, Arvika\nEj med: Torsby ({ULLA}) och Sunne ({NILS})"
    assert attended(opening)[2:] == [(ULLA, "Absent", "Torsby"), (NILS, "Absent", "Sunne")]


def test_a_municipality_that_is_a_first_name_stands_after_a_party() -> None:
    run = f"Beslutande: {EVA} (S), Kil {BO} (M), Mark {ULLA} (C), Torsby {NILS} (V), Mark"
    assert attended(run) == [
        (EVA, "Present", "Kil"),
        (BO, "Present", "Mark"),
        (ULLA, "Present", "Torsby"),
        (NILS, "Present", "Mark"),
    ]


def test_a_genitive_before_a_name_is_whom_its_bearer_represents() -> None:
    opening = f"Förhinder hade {EVA}, Kil, och Arvikas {BO}."
    assert attended(opening) == [(EVA, "Absent", "Kil"), (BO, "Absent", "Arvikas")]


def test_the_branch_of_an_association_is_not_the_association() -> None:
    assert attended(f"Närvarande:\n{EVA}, LRF Sydost\n{BO}, Arvika")[0] == (EVA, "Present", "LRF Sydost")


@pytest.mark.parametrize(
    ("opening", "expected"),
    [
        (
            f"Närvarande\nKil: {EVA}\nArvika: {BO}\nSunne: -\nTorsby: {ULLA}\nHemvärnet: {NILS}",
            [*THERE, (NILS, "Present", "Hemvärnet")],
        ),
        (
            f"Närvarande\nKil: {EVA}\nArvika: {BO}\nTorsby: {ULLA}\nUppsala stift: {NILS}",
            [*THERE, (NILS, "Present", "Uppsala stift")],
        ),
        (
            f"Närvarande\nKil      {EVA}\n         {NILS}\nArvika   {BO}\nTorsby   {ULLA}",
            [THERE[0], (NILS, "Present", "Kil"), *THERE[1:]],
        ),
        (f"| Namn | Från | Med? |\n|--|--|--|\n| {EVA} | Kil | ja |\n| {NILS} | Sunne | nej, sjuk |",
         [THERE[0], (NILS, "Absent", "Sunne")]),
        (f"|Namn|Sektor|Kommun|\n|--|--|--|\n|{EVA}|ideell|Kil|\n|{BO}|privat|Arvika|\n|{ULLA}|ideell|Torsby|", THERE),
        (f"| Kommun | Deltagare |\n|--|--|\n| Kil | {EVA}<br>{NILS} |\n| Arvika | {BO} |\n| Torsby | {ULLA} |",
         [THERE[0], (NILS, "Present", "Kil"), *THERE[1:]]),
        (f"Närvarande: Kommuncheferna {EVA} (Kil) och {BO} (Arvika), {ULLA} (Torsby)", THERE),
        (f"Vi som var där: Pia (Sunne), {EVA} (Kil), {BO} (Arvika), {ULLA} (Torsby)",
         [*THERE, ("Pia", "Present", "Sunne")]),
        (f"För Kil: {EVA}\nFör Arvika: {BO}\nFör Torsby: {ULLA}", THERE),
        (f"Medverkande\n{EVA}, Kil\n{BO}, Arvika\n{ULLA}, Torsby", THERE),
        (f"Närvarande\n{EVA}, Kil\n{BO}, Arvika\n{ULLA}, Torsby\n\nFöredragande från kontoret\n{NILS}, Sunne",
         [*THERE, (NILS, "Guest", "Sunne")]),
        (f"Deltog gjorde {EVA} (Kil), {BO} (Arvika) och {ULLA} (Torsby). {NILS} från Sunne var inbjuden till punkt 2.",
         [*THERE, (NILS, "Guest", "Sunne")]),
        (f"Välkommen att fråga!\n\nNÄRVARO\n{EVA}  Kil\n{BO}  Arvika\n{ULLA}  Torsby\n\nSJUKA OCH ANDRA\n{NILS}  Sunne",
         [*THERE, (NILS, "Absent", "Sunne")]),
    ],
    ids=["label", "label of two words", "indented", "with?", "sectors", "cells", "titles", "given name", "for",
         "medverkande", "presenting", "invited", "welcome"],
)  # fmt: skip
def test_who_was_there_in_a_secretarys_own_layout(
    opening: str, expected: list[tuple[str, str | None, str | None]]
) -> None:
    assert sorted(attended(opening)) == sorted(expected)


def test_a_line_that_says_where_and_when_is_no_row() -> None:
    head = (
        "Skärgårdsrådet i Provby\n\nProtokoll nr 1 - 2022\nGryts Varv, Valdemarsvik, 17 mars 2022, kl 10.00 - 14.40\n"
    )
    items = "1. Start\nVi öppnade.\n\n2. Slut\nVi slutade."
    record = record_of(f"{head}\nLedamöter som var närvarande: {EVA}, Kil, {BO}, Arvika.\n\n{items}")
    assert record.meeting.when is not None
    assert record.meeting.when.edtf == "2022-03-17"
    assert [one.person.name for one in record.attendance] == [EVA, BO]
