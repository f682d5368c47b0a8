"""A report as a workbook, read back by openpyxl and by LibreOffice: numbers are numbers, days days, text text."""

from __future__ import annotations

import csv
from dataclasses import replace
from datetime import date, datetime
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from graph.reports.model import Column, Kind, Row, Table, Thing
from tests.visualizations.reports.opening import converted, written
from tests.visualizations.reports.samples import ASKED, empty, one_table, report
from tests.visualizations.reports.tables import HOSTILE
from visualizations.reports.workbook import workbook

HEADER = 5


@pytest.fixture(scope="module")
def swedish() -> Any:
    return openpyxl.load_workbook(BytesIO(workbook(report())))


def row_of(sheet: Any, number: int) -> list[object]:
    return [cell.value for cell in sheet[number]]


def test_there_is_a_sheet_for_each_table_after_the_contents(swedish: Any) -> None:
    assert swedish.sheetnames == [
        "Innehåll",
        "Kommuner efter hur många andra",
        "Ämnen på mötena",
        "Möten per år",
        "Förändring mellan perioderna",
        "Närvaro möte för möte",
        "Närvaro, en rad för varje perso",
        "Beslut",
        "Vita fläckar",
        "Udda <b>tecken< b> & alla slag",
        "Källor",
        "Frågor",
    ]
    assert all(len(name) <= 31 for name in swedish.sheetnames)


def test_values_are_numbers_with_their_intervals_in_columns_of_their_own(swedish: Any) -> None:
    sheet = swedish["Kommuner efter hur många andra"]
    assert row_of(sheet, HEADER) == [
        "Kommun",
        "Möter andra (kommuner)",
        "Möter andra, nedre gräns (kommuner)",
        "Möter andra, övre gräns (kommuner)",
        "Möten",
        "Närvaro",
        "Källor",
        "alla belägg",
        "Kommun (IRI)",
    ]
    iri = "https://w3id.org/samgraf/id/municipality/2480"
    assert row_of(sheet, HEADER + 1) == ["Umeå kommun", 9, 6, 11, 1200, 0.97, "1", "alla belägg", iri]
    assert row_of(sheet, HEADER + 12)[:5] == ["Sorsele kommun", "för få möten", None, None, 100]
    assert [cell.number_format for cell in sheet[HEADER + 1]][1:6] == ["#,##0.0", "#,##0.0", "#,##0.0", "#,##0", "0%"]
    assert sheet.cell(HEADER + 1, 1).hyperlink.target == "https://samgraf.example/doc/municipality/2480"
    assert sheet.cell(HEADER + 1, 8).hyperlink.target == ASKED
    assert sheet.freeze_panes == "B6"
    assert sheet.auto_filter.ref == "A5:I17"


def test_days_are_days_where_the_minutes_say_one(swedish: Any) -> None:
    sheet = swedish["Beslut"]
    assert sheet.cell(HEADER + 1, 1).value == "2023-21"
    day = sheet.cell(HEADER + 2, 1)
    assert (day.value, day.number_format, day.is_date) == (datetime(2023, 2, 2), "yyyy-mm-dd", True)


def test_text_that_means_harm_is_only_text(swedish: Any) -> None:
    sheet = swedish["Udda <b>tecken< b> & alla slag"]
    shown = [sheet.cell(HEADER + 1 + at, 1) for at in range(len(HOSTILE))]
    assert [cell.value for cell in shown] == [text.replace("\u0007", "\ufffd") for text in HOSTILE]
    assert {cell.data_type for cell in shown} == {"s"}
    formulas = [cell for one in swedish for row in one.iter_rows() for cell in row if cell.data_type == "f"]
    assert formulas == []


def test_contents_lead_to_the_sheets(swedish: Any) -> None:
    links = [cell.hyperlink.location for row in swedish["Innehåll"].iter_rows() for cell in row if cell.hyperlink]
    assert [link.split("!")[0].strip("'") for link in links] == swedish.sheetnames[1:]
    assert swedish["Innehåll"]["A1"].value == "Samverkan i Västerbotten"


def test_names_of_sheets_differ_whatever_tables_are_called() -> None:
    column, row = Column("a", "A", Kind.TEXT), Row(("x",))
    titles = ("History", "Samma", "samma", "[]:*?/\\", "x" * 40, "x" * 41)
    tables = tuple(Table(f"t{at}", title, (column,), (row,), ()) for at, title in enumerate(titles))
    one = one_table(tables[0])
    many = replace(one, sections=(replace(one.sections[0], blocks=tables),))
    names = openpyxl.load_workbook(BytesIO(workbook(many))).sheetnames
    assert names == ["Innehåll", "History 2", "Samma", "samma 2", "–", "x" * 31, f"{'x' * 29} 2"]


def test_an_address_longer_than_excel_takes_stays_text() -> None:
    address = f"https://samgraf.example/{'x' * 2079}"
    table = Table("t", "T", (Column("a", "A", Kind.THING),), (Row((Thing("https://x/1", "Umeå", address),)),), ())
    cell = openpyxl.load_workbook(BytesIO(workbook(one_table(table))))["T"].cell(HEADER + 1, 1)
    assert (cell.value, cell.hyperlink) == ("Umeå", None)


def test_a_table_without_rows_says_why(swedish: Any) -> None:
    assert swedish["Vita fläckar"].cell(HEADER, 1).value == "Alla kommuner möter någon annan."


@pytest.mark.parametrize("language", ["sv", "en"])
def test_libreoffice_reads_the_same_values(language: str, tmp_path: Path) -> None:
    target = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1"
    found = converted(written(report(language), ".xlsx", tmp_path), target, tmp_path, "libreoffice-calc-nogui")
    sheets = {path.name: list(csv.reader(StringIO(path.read_text(encoding="utf-8")))) for path in found}
    assert len(sheets) == 12
    ranking = next(rows for name, rows in sheets.items() if "Kommuner efter" in name or "Municipalities by" in name)
    assert ranking[HEADER][:6] == ["Umeå kommun", "9", "6", "11", "1200", "97%"]
    decisions = next(rows for name, rows in sheets.items() if name.endswith(("-Beslut.csv", "-Decisions.csv")))
    assert [row[0] for row in decisions[HEADER : HEADER + 3]] == ["2023-21", "2023-02-02", date(2024, 3, 3).isoformat()]
    assert len(decisions) == HEADER + 200


def test_a_report_about_nothing_is_still_a_file() -> None:
    assert openpyxl.load_workbook(BytesIO(workbook(empty("en")))).sheetnames == ["Contents"]
