"""What the parts of a report tell of the two sets of minutes made by hand, worked out by reading them."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from graph.analytics.memberships import EVER, Period, period_between
from graph.analytics.scope import EVERYTHING, Scope, ScopeKind
from graph.reports.choice import Choice
from graph.reports.model import (
    CountryPicture,
    KeyFigures,
    Missing,
    NetworkPicture,
    Report,
    Section,
    Table,
    Thing,
    Value,
)
from graph.reports.opening import report_in

BASE = "https://w3id.org/samgraf/id/"
ALE, LILLA_EDET, PARTILLE = (Scope(ScopeKind.MUNICIPALITY, f"{BASE}municipality/{n}") for n in (1440, 1462, 1402))
STOCKHOLM = Scope(ScopeKind.COUNTY, f"{BASE}county/01")
NORRSAM = Scope(ScopeKind.NETWORK, f"{BASE}organisation/natverket-norrsam")


def made(generation: Path, *parts: str, scope: Scope = EVERYTHING, period: Period = EVER) -> Report:
    return report_in(generation, Choice(scope, period, "sv", parts))


def section_of(report: Report) -> Section:
    (section,) = report.sections
    return section


def rows_of(table: Table) -> list[list[object]]:
    return [[plain(value) for value in row.values] for row in table.rows]


def plain(value: Value) -> object:
    if isinstance(value, Thing):
        return value.label
    if isinstance(value, tuple):
        return [thing.label for thing in value]
    return f"({value.why})" if isinstance(value, Missing) else value


def quoted_by(report: Report, table: str) -> list[list[str]]:
    words = {quote.number: quote.text for quote in report.quotes}
    return [[words[number] for number in row.quotes] for row in report.tables()[table].rows]


@pytest.mark.parametrize(
    ("scope", "period", "figures"),
    [
        (EVERYTHING, EVER, [2, 1, 2, 3, 1, 1, 1, 1, 1, 2]),
        (NORRSAM, EVER, [2, 1, 2, 3, 1, 1, 1, 1, 1, 2]),
        (ALE, EVER, [2, 1, 2, 3, 1, 1, 1, 1, 1, 2]),
        (PARTILLE, EVER, [1, 1, 2, 3, 1, 1, 1, 1, 1, 1]),
        (STOCKHOLM, EVER, [0, 0, 0, 0, 0, 0, 0, 0, 0, 0]),
        (EVERYTHING, period_between("2024-07", "2024-12"), [1, 1, 2, 2, 0, 1, 0, 0, 0, 1]),
        # no list of the autumn names it, but those minutes speak of the project that it funds
        (PARTILLE, period_between("2024-07", "2024-12"), [0, 0, 0, 0, 0, 1, 0, 0, 0, 0]),
    ],
)
def test_key_figures_count_what_a_reader_counts(
    generation: Path, scope: Scope, period: Period, figures: list[int]
) -> None:
    blocks = section_of(made(generation, "key-figures", scope=scope, period=period)).blocks
    (known,) = (block for block in blocks if isinstance(block, KeyFigures))
    assert [figure.value for figure in known.figures] == figures


def test_meetings_are_told_with_their_day_place_and_how_many_came(generation: Path) -> None:
    report = made(generation, "meetings")
    assert rows_of(report.tables()["meetings"]) == [
        [date(2024, 9, 3), "Nätverket Norrsam", "utsagt", "", 2, 2],
        [date(2024, 3, 12), "Nätverket Norrsam", "antaget", "Alehuset; på plats", 3, 2],
    ]
    assert quoted_by(report, "meetings") == [
        ["Nätverket Norrsam", "möte 3 september 2024"],
        ["Nätverket Norrsam", "möte 12 mars 2024"],
    ]
    assert report.tables()["meetings"].notes == (
        "För 1 av mötena sägs organet inte rakt ut i protokollet utan är slutet ur dess text.",
    )


def test_attendance_is_a_matrix_of_organisations_by_meetings(generation: Path) -> None:
    table = made(generation, "attendance").tables()["attendance-natverket-norrsam"]
    assert [column.label for column in table.columns] == [
        "Organisation",
        "2024-09-03",
        "2024-03-12",
        "Med på (av 2 möten)",
    ]
    assert rows_of(table) == [
        ["Ale", "med", "med", 2],
        ["Lilla Edet", "med", "delvis", 2],
        ["Norrkonsult AB", "ej nämnd", "gäst", 1],
        ["Partille", "ej nämnd", "frånvarande", 0],
    ]


def test_attendance_has_all_meetings_of_the_body_whomever_the_report_is_about(generation: Path) -> None:
    table = made(generation, "attendance", scope=PARTILLE).tables()["attendance-natverket-norrsam"]
    assert table.meetings == 2
    assert rows_of(table)[-1] == ["Partille", "ej nämnd", "frånvarande", 0]


def test_projects_are_told_with_status_participants_contact_and_last_day(generation: Path) -> None:
    report = made(generation, "projects")
    assert rows_of(report.tables()["projects"]) == [
        [
            "Gemensam växel",
            "pågående",
            ["Partille (finansiär)", "Ale", "Lilla Edet"],
            3,
            ["Karin Prov"],
            date(2024, 9, 3),
        ]
    ]


def test_decisions_and_agreements_have_a_table_each(generation: Path) -> None:
    report = made(generation, "decisions")
    assert rows_of(report.tables()["decisions"]) == [
        [
            date(2024, 3, 12),
            ["Nätverket Norrsam"],
            "1 Gemensam växel",
            "att starta Gemensam växel.",
            1,
            [],
        ]
    ]
    assert rows_of(report.tables()["agreements"]) == [
        [
            date(2024, 3, 12),
            ["Nätverket Norrsam"],
            "2 Övrigt",
            "Gruppen är enig om att mötas oftare.",
            1,
            [],
        ]
    ]
    assert quoted_by(report, "agreements") == [["Gruppen är enig om att mötas oftare."]]


def test_a_promise_is_told_as_it_stands_on_the_last_day_of_the_material(generation: Path) -> None:
    words = "Nils Exempel skriver ett utkast till 1 maj."
    on_the_last = ["Nätverket Norrsam 2024-03-12", 1]
    assert rows_of(made(generation, "commitments").tables()["commitments"]) == [
        [["Nils Exempel"], words, date(2024, 5, 1), "sista dagen har passerat", *on_the_last]
    ]
    early = made(generation, "commitments", period=period_between("2024", "2024-06")).tables()["commitments"]
    # in June nothing is known of September: the last day of the material is 12 March, fifty days before May
    assert rows_of(early) == [
        [["Nils Exempel"], words, date(2024, 5, 1), "längre fram", "Nätverket Norrsam 2024-03-12", 0]
    ]


def test_pictures_say_what_their_tables_say(generation: Path) -> None:
    report = made(generation, "maps")
    network, country = (
        block for block in section_of(report).blocks if isinstance(block, NetworkPicture | CountryPicture)
    )
    assert isinstance(network, NetworkPicture)
    assert isinstance(country, CountryPicture)
    labels = {node.iri: node.label for node in network.nodes}
    drawn = sorted([labels[link.one], labels[link.other], link.count] for link in network.links)
    assert drawn == [["Ale", "Nätverket Norrsam", 2], ["Lilla Edet", "Nätverket Norrsam", 2]]
    assert rows_of(report.tables()[network.table]) == [["Nätverket Norrsam", 2, 2, ["Ale", "Lilla Edet"]]]
    assert sorted(country.values) == [("1440", 2), ("1462", 2)]
    assert rows_of(report.tables()[country.table]) == [[2, 2, ["Ale", "Lilla Edet"]]]


def test_a_table_that_would_repeat_another_is_left_out(generation: Path) -> None:
    report = made(generation, "maps", period=period_between("2024-07", "2024-12"))
    (country,) = (block for block in section_of(report).blocks if isinstance(block, CountryPicture))
    assert country.table == "who-meets-where"
    assert {key: rows_of(table) for key, table in report.tables().items()} == {
        "who-meets-where": [["Nätverket Norrsam", 1, 2, ["Ale", "Lilla Edet"]]]
    }


def test_coverage_tells_of_documents_bodies_years_and_bodies_without_minutes(generation: Path) -> None:
    tables = made(generation, "coverage").tables()
    assert rows_of(tables["coverage-bodies"]) == [["Nätverket Norrsam", 2, date(2024, 3, 12), date(2024, 9, 3)]]
    assert rows_of(tables["coverage-years"]) == [["2024", 2]]
    assert [row[:2] for row in rows_of(tables["coverage-documents"])] == [
        ["Höstmötet", date(2024, 9, 3)],
        ["Vårmötet", date(2024, 3, 12)],
    ]
    assert ["Göteborgsregionen", 3] in rows_of(tables["coverage-silent"])
    assert "coverage-announced" not in tables  # what the spring announces, the autumn records
    announced = made(generation, "coverage", period=period_between("2024", "2024-06")).tables()
    assert "coverage-announced" not in announced


def test_a_part_with_nothing_to_tell_of_is_left_out(generation: Path) -> None:
    parts = ("maps", "meetings", "attendance", "projects", "decisions", "commitments")
    assert made(generation, *parts, scope=STOCKHOLM).sections == ()
