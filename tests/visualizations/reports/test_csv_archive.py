"""A report as an archive of CSV files, read back by the library's reader."""

from __future__ import annotations

import csv
from io import BytesIO, StringIO
from zipfile import ZipFile

from tests.visualizations.reports.samples import ASKED, empty, report
from tests.visualizations.reports.tables import HOSTILE
from visualizations.reports.csv_archive import csv_archive


def tables(archive: bytes) -> dict[str, list[dict[str, str]]]:
    with ZipFile(BytesIO(archive)) as read:
        return {
            name: list(csv.DictReader(StringIO(read.read(name).decode("utf-8-sig"), newline=""), strict=True))
            for name in read.namelist()
            if name.endswith(".csv")
        }


def test_each_table_is_a_file_whose_columns_have_stable_names() -> None:
    found = tables(csv_archive(report()))
    assert list(found) == [
        "01-partners.csv",
        "02-topics.csv",
        "03-by-year.csv",
        "04-change.csv",
        "05-attendance.csv",
        "06-cells.csv",
        "07-decisions.csv",
        "08-nothing.csv",
        "09-hostile.csv",
        "quotes.csv",
        "queries.csv",
    ]
    assert found["01-partners.csv"][0] == {
        "municipality": "Umeå kommun",
        "partners": "9.0",
        "partners_low": "6.0",
        "partners_high": "11.0",
        "meetings": "1200",
        "share": "0.97",
        "quotes": "1",
        "passages": ASKED,
        "municipality_iri": "https://w3id.org/samgraf/id/municipality/2480",
    }
    assert found["01-partners.csv"][11]["partners"] == "för få möten"
    assert found["07-decisions.csv"][1]["day"] == "2023-02-02"
    assert found["07-decisions.csv"][1]["who"] == "Skellefteå kommun, Bjurholm kommun"
    assert len(found["07-decisions.csv"]) == 200
    assert found["08-nothing.csv"] == []
    assert _columns(tables(csv_archive(report("en")))) == _columns(found)


def _columns(found: dict[str, list[dict[str, str]]]) -> dict[str, tuple[str, ...]]:
    return {name: tuple(rows[0]) if rows else () for name, rows in found.items()}


def test_what_a_spreadsheet_would_calculate_is_guarded() -> None:
    shown = [row["text"] for row in tables(csv_archive(report()))["09-hostile.csv"]]
    expected = [f"'{text}" if text[0] in "=+@" else text for text in HOSTILE]
    assert shown == [text.replace("\u0007", "\ufffd") for text in expected]
    assert shown[:3] == ["'=1+1", '\'+cmd|"/c calc"!A0', "'@SUM(A1:A9)"]


def test_files_begin_with_the_mark_of_spreadsheets_and_end_lines_as_the_standard_says() -> None:
    with ZipFile(BytesIO(csv_archive(report()))) as read:
        content = read.read("01-partners.csv")
    assert content.startswith(b"\xef\xbb\xbfmunicipality,partners,")
    assert content.count(b"\r\n") == content.count(b"\n") == 13


def test_a_guide_says_what_files_and_columns_hold() -> None:
    with ZipFile(BytesIO(csv_archive(report()))) as read:
        guide = read.read("README.md").decode()
    assert "# Samverkan i Västerbotten" in guide
    assert "- Underlagets utgåva: 3f9a1c20b7d4e655" in guide
    assert "## 01-partners.csv\n\nTabell 1. Kommuner efter hur många andra de möter" in guide
    assert "- `partners`: Möter andra (kommuner)" in guide
    assert "- `partners_low`: Möter andra, nedre gräns (kommuner) – 95-procentigt osäkerhetsintervall" in guide
    assert "Underlag: 24 möten. Frågor: F2, F3" in guide


def test_a_report_about_nothing_is_still_a_file() -> None:
    assert tables(csv_archive(empty())) == {"quotes.csv": [], "queries.csv": []}
