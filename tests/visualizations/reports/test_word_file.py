"""A report as a Word document, read back by python-docx and by LibreOffice."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import docx
import pytest
from docx.document import Document
from docx.oxml.ns import qn

from graph.reports.model import Column, Kind, Row, Table
from tests.visualizations.reports.opening import converted, told_by_poppler, written
from tests.visualizations.reports.samples import empty, one_table, report
from tests.visualizations.reports.tables import HOSTILE, attendance
from visualizations.reports.word_file import word_file


@pytest.fixture(scope="module")
def swedish() -> Document:
    return docx.Document(BytesIO(word_file(report())))


def texts(document: Document, style: str) -> list[str]:
    return [one.text for one in document.paragraphs if one.style is not None and one.style.name == style]


def cells(table: Any) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in table.rows]


def test_headings_are_headings(swedish: Document) -> None:
    assert texts(swedish, "Title") == ["Samverkan i Västerbotten"]
    assert texts(swedish, "Heading 1") == [
        "Sammanfattning",
        "Möten och ämnen",
        "Närvaro",
        "Kartorna",
        "Beslut",
        "Udda # tecken",
        "Källor",
        "Frågor",
    ]
    assert texts(swedish, "Heading 2")[:2] == [
        "Tabell 1. Kommuner efter hur många andra de möter",
        "Tabell 2. Ämnen på mötena",
    ]
    assert texts(swedish, "Caption")[0] == "Diagram 1. Hur många andra varje kommun möter"


def test_the_document_says_its_language_title_and_nothing_of_when_it_was_made(swedish: Document) -> None:
    language = swedish.styles.element.find(f".//{qn('w:rPrDefault')}//{qn('w:lang')}")
    assert language.get(qn("w:val")) == "sv-SE"
    properties = swedish.core_properties
    assert (properties.title, properties.language) == ("Samverkan i Västerbotten", "sv-SE")
    assert (properties.created, properties.modified) == (None, None)
    assert not any("thumbnail" in name for name in ZipFile(BytesIO(word_file(empty()))).namelist())


def test_tables_are_tables_whose_header_is_repeated(swedish: Document) -> None:
    ranking = swedish.tables[2]
    assert cells(ranking)[0] == ["Kommun", "Möter andra\nkommuner", "95 % intervall", "Möten", "Närvaro", "Källor"]
    assert cells(ranking)[1] == ["Umeå kommun", "9,0", "6,0–11,0", "1\u202f200", "97\u202f%", "1, alla belägg"]
    assert cells(ranking)[12] == ["Sorsele kommun", "för få möten", "", "100", "9\u202f%", "3, alla belägg"]
    for table in swedish.tables[2:]:
        repeated = [row._tr.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None for row in table.rows]
        assert repeated == [True, *(False for _ in table.rows[1:])]


def test_every_link_leads_to_a_place_in_the_document(swedish: Document) -> None:
    body = swedish.element.body
    places = {one.get(qn("w:name")) for one in body.iter(qn("w:bookmarkStart"))}
    targets = [one.get(qn("w:anchor")) for one in body.iter(qn("w:hyperlink")) if one.get(qn("w:anchor"))]
    assert len(targets) > 50
    assert set(targets) <= places
    numbers = [one.get(qn("w:id")) for one in body.iter(qn("w:bookmarkStart"))]
    assert len(numbers) == len(set(numbers))
    outside = {relation.target_ref for relation in swedish.part.rels.values() if relation.is_external}
    assert all(address.startswith("https://samgraf.example/") for address in outside)


def test_pictures_have_their_words_for_those_who_do_not_see_them(swedish: Document) -> None:
    said = [one.get("descr") for one in swedish.element.body.iter(qn("wp:docPr"))]
    assert len(said) == 7
    assert said[0] == "Umeå kommun möter flest, nio andra."
    assert "Umeå kommun står i mitten." in said
    numbers = [one.get("id") for one in swedish.element.body.iter(qn("wp:docPr"))]
    assert len(numbers) == len(set(numbers))


@pytest.mark.parametrize(("meetings", "sections", "tables"), [(12, 1, 1), (22, 2, 1), (47, 2, 2)])
def test_a_wide_matrix_gets_a_page_that_is_turned(meetings: int, sections: int, tables: int) -> None:
    document = docx.Document(BytesIO(word_file(one_table(attendance(people=3, meetings=meetings)))))
    assert len(document.sections) == sections
    assert len(document.tables) == 1 + tables
    turned = [one.page_width > one.page_height for one in document.sections]  # type: ignore[operator]
    assert turned == [False, True][:sections]


def test_text_that_means_harm_is_only_text(swedish: Document) -> None:
    table = next(one for one in swedish.tables if one.cell(0, 0).text == "Text =1+1")
    shown = [row[0] for row in cells(table)[1:]]
    assert shown == [text.replace("\u0007", "\ufffd") for text in HOSTILE]


def test_properties_stand_in_the_order_that_word_asks_for(swedish: Document) -> None:
    body = swedish.element.body
    of_tables = ("tblStyle", "tblW", "jc", "tblInd", "tblBorders", "tblLayout", "tblCellMar", "tblLook", "tblCaption")
    of_cells = ("tcW", "gridSpan", "shd", "textDirection", "vAlign")
    for name, order in (("w:tblPr", of_tables), ("w:tcPr", of_cells)):
        for properties in body.iter(qn(name)):
            found = [order.index(one.tag.rpartition("}")[2]) for one in properties]
            assert found == sorted(found)


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("sv", "Umeå kommun 9,0 6,0–11,0 1 200 97 % 1, alla belägg"),
        ("en", "Umeå kommun 9.0 6.0–11.0 1 200 97% 1, all passages"),
    ],
)
def test_libreoffice_shows_the_document(language: str, line: str, tmp_path: Path) -> None:
    [pdf] = converted(written(report(language), ".docx", tmp_path), "pdf", tmp_path, "libreoffice-writer-nogui")
    text = told_by_poppler("pdftotext", "-layout", str(pdf), "-")
    lines = [" ".join(one.split()) for one in text.splitlines()]
    assert line in lines
    assert lines.count("Datum Beslut Ansvariga Källor" if language == "sv" else "Date Decision Responsible Sources") > 3
    pages = int(next(one for one in told_by_poppler("pdfinfo", str(pdf)).splitlines() if "Pages:" in one).split()[1])
    assert any(one.endswith(f"Sida 3 av {pages}" if language == "sv" else f"Page 3 of {pages}") for one in lines)


def test_references_to_what_is_not_there_are_text() -> None:
    table = Table("t", "T", (Column("a", "A", Kind.TEXT),), (Row(("rad",), (77,), "ASK {}"),), ("F98",))
    document = docx.Document(BytesIO(word_file(one_table(table))))
    assert cells(document.tables[1])[1] == ["rad", "77"]
    assert [one.get(qn("w:anchor")) for one in document.tables[1]._tbl.iter(qn("w:hyperlink"))] == []
