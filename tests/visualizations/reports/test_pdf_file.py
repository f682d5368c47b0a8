"""A report as PDF, read back by pypdf and poppler: tags, contents, tables over many pages, text that means harm."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import Any

import pypdf
import pytest

from graph.reports.model import Column, Kind, Report, Row, Table
from tests.visualizations.reports.opening import told_by_poppler, written
from tests.visualizations.reports.samples import empty, one_table, report
from tests.visualizations.reports.tables import HOSTILE, attendance, long_table
from visualizations.reports.pdf_file import pdf_file


@pytest.fixture(scope="module")
def swedish(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return written(report(), ".pdf", tmp_path_factory.mktemp("pdf"))


def reader_of(path: Path) -> pypdf.PdfReader:
    return pypdf.PdfReader(path)


def trailer_of(reader: pypdf.PdfReader) -> Any:
    """Return what all objects are reached from; its classes say little of what is in it."""
    return reader.trailer


def test_the_file_is_tagged_and_says_language_title_and_standard(swedish: Path) -> None:
    reader = reader_of(swedish)
    root = trailer_of(reader)["/Root"]
    assert root["/Lang"] == "sv"
    assert root["/MarkInfo"]["/Marked"].value is True
    assert root["/ViewerPreferences"]["/DisplayDocTitle"].value is True
    assert reader.metadata is not None
    assert reader.metadata.title == "Samverkan i Västerbotten"
    assert reader.metadata.creation_date is None
    assert b"<pdfuaid:part>1</pdfuaid:part>" in root["/Metadata"].get_data()
    told = told_by_poppler("pdfinfo", str(swedish))
    assert "Tagged:          yes" in told
    assert "Page size:       595.276 x 841.89 pts (A4)" in told
    fonts = told_by_poppler("pdffonts", str(swedish)).splitlines()[2:]
    assert all(line.split()[-5:-2] == ["yes", "yes", "yes"] for line in fonts)


def test_bookmarks_are_the_headings_of_the_report(swedish: Path) -> None:
    outline: list[Any] = reader_of(swedish).outline
    top = [one["/Title"] for one in outline if not isinstance(one, list)]
    assert top == [
        "Sammanfattning",
        "Möten och ämnen",
        "Närvaro",
        "Kartorna",
        "Beslut",
        "Udda # tecken",
        "Källor",
        "Frågor",
    ]
    below = next(one for one in outline if isinstance(one, list))
    assert below[0]["/Title"] == "Tabell 1. Kommuner efter hur många andra de möter"


def test_pages_have_the_title_the_section_and_their_number(swedish: Path) -> None:
    reader = reader_of(swedish)
    count = len(reader.pages)
    assert "Sida" not in reader.pages[0].extract_text()
    text = reader.pages[2].extract_text()
    assert f"Sida 3 av {count}" in text
    assert "Utgåva 3f9a1c20b7d4e655" in text
    assert text.startswith("Samverkan i Västerbotten Sammanfattning\nSammanfattning\nUnder perioden")


def test_numbers_stand_with_intervals_units_and_reasons(swedish: Path) -> None:
    text = told_by_poppler("pdftotext", "-layout", str(swedish), "-")
    lines = [" ".join(line.split()) for line in text.splitlines()]
    assert "Umeå kommun 9,0 6,0–11,0 1 200 97 % 1, alla belägg" in lines
    assert "Sorsele kommun för få möten 100 9 % 3, alla belägg" in lines
    assert "Underlag: 24 möten. Frågor: F2, F3." in lines
    assert "Underlag: 1 möte. Fråga: F2." in lines
    assert "Ytterligare 14 rader står inte med här." in lines
    assert "Alla kommuner möter någon annan." in lines


def test_english_reports_are_in_english_throughout(tmp_path: Path) -> None:
    path = written(report("en"), ".pdf", tmp_path)
    assert trailer_of(reader_of(path))["/Root"]["/Lang"] == "en"
    text = told_by_poppler("pdftotext", "-layout", str(path), "-")
    lines = [" ".join(line.split()) for line in text.splitlines()]
    assert "Umeå kommun 9.0 6.0–11.0 1 200 97% 1, all passages" in lines
    assert "Based on 24 meetings. Queries: F2, F3." in lines
    assert "Källor" not in text


def test_a_long_table_repeats_its_header_on_each_page(tmp_path: Path) -> None:
    reader = reader_of(written(one_table(long_table()), ".pdf", tmp_path))
    pages = [page.extract_text() for page in reader.pages[2:]]
    assert len(pages) > 5
    assert all("Ansvariga" in page for page in pages)
    shown = "".join(pages)
    assert all(f"({at})" in shown for at in range(1, 201))


@pytest.mark.parametrize(("meetings", "turned", "headers"), [(12, False, 1), (22, True, 1), (47, True, 2)])
def test_a_wide_matrix_is_turned_and_parted(meetings: int, turned: bool, headers: int, tmp_path: Path) -> None:
    reader = reader_of(written(one_table(attendance(people=5, meetings=meetings)), ".pdf", tmp_path))
    page = reader.pages[2]
    assert (page.mediabox.width > page.mediabox.height) is turned
    assert "N närvarande, F frånvarande, G gäst." in page.extract_text()
    assert page.extract_text().count("Karin Prov-Efternamnsson 5") == headers


def test_text_that_means_harm_is_only_text(swedish: Path) -> None:
    text = " ".join(told_by_poppler("pdftotext", "-raw", str(swedish), "-").split())
    for one in HOSTILE[:7]:
        assert one in text
    assert "{{ 7*7 }}" in text
    assert "root:" not in text
    links = {
        annotation.get_object()["/A"]["/URI"]
        for page in reader_of(swedish).pages
        for annotation in page.get("/Annots", [])
        if "/A" in annotation.get_object() and "/URI" in annotation.get_object()["/A"]
    }
    assert all(link.startswith("https://samgraf.example/") for link in links)


def test_letters_that_no_font_has_get_a_mark_in_their_place() -> None:
    private = "\U0010fffd"
    table = Table("t", "T", (Column("a", "A", Kind.TEXT),), (Row((f"före {private} efter",)),), ())
    text = "".join(page.extract_text() for page in pypdf.PdfReader(BytesIO(pdf_file(one_table(table)))).pages)
    assert "före \ufffd efter" in text


def test_charts_and_pictures_have_their_words_for_those_who_do_not_see_them(swedish: Path) -> None:
    content = swedish.read_bytes()
    reader = pypdf.PdfReader(BytesIO(content))
    said = set()
    for number in range(1, trailer_of(reader)["/Size"]):
        found = reader.get_object(number)
        if isinstance(found, pypdf.generic.DictionaryObject) and "/Alt" in found:
            said.add(str(found["/Alt"]))
    assert {"Umeå kommun möter flest, nio andra.", "Umeå kommun står i mitten."} <= said


@pytest.mark.parametrize("language", ["sv", "en"])
def test_a_report_about_nothing_is_still_a_file(language: str) -> None:
    reader = pypdf.PdfReader(BytesIO(pdf_file(empty(language))))
    assert "Rapport" in reader.pages[0].extract_text()


def test_references_to_quotes_and_queries_that_are_not_there_lead_nowhere() -> None:
    table = Table("t", "T", (Column("a", "A", Kind.TEXT),), (Row(("rad",), (77,), "ASK {}"),), ("F98",))
    text = "".join(page.extract_text() for page in pypdf.PdfReader(BytesIO(pdf_file(one_table(table)))).pages)
    assert "rad 77\n" in text


def test_the_same_report_gives_the_same_bytes() -> None:
    one: Report = report()
    assert pdf_file(one) == pdf_file(one)
