"""A table's cells as they are read, and the short forms that go with them."""

from __future__ import annotations

from datetime import date

from graph.reports.model import Column, Kind, Measured, Missing, Row, Table, Thing
from tests.visualizations.reports.tables import attendance, hostile, ranking
from visualizations.reports.cells import Cell, cells_of, is_matrix, marks_in, references, signs_of

UMEA = Thing("https://x/1", "Umeå", "/doc/1")
VANNAS = Thing("https://x/2", "Vännäs")


def test_each_kind_of_value_is_written_in_its_way() -> None:
    columns = (
        Column("who", "Vem", Kind.THING),
        Column("number", "Tal", Kind.NUMBER),
        Column("share", "Andel", Kind.SHARE),
        Column("count", "Antal", Kind.COUNT),
        Column("day", "Dag", Kind.DAY),
    )
    rows = (
        Row((UMEA, Measured(0.5, -0.25, 1.0), Measured(0.29, 0.1, 0.655), 12345, date(2024, 2, 16))),
        Row(((UMEA, VANNAS), Missing("för få möten"), 0.3, 0, "2024-21")),
        Row((None, 2.0, None, None, None)),
    )
    table = Table("t", "T", columns, rows, ())
    assert cells_of(table, "sv") == (
        (
            Cell("Umeå", things=(UMEA,)),
            Cell("0,5", "−0,3\u00a0till\u00a01,0"),
            Cell("29\u202f%", "10–66"),
            Cell("12\u202f345"),
            Cell("2024-02-16"),
        ),
        (
            Cell("Umeå, Vännäs", things=(UMEA, VANNAS)),
            Cell("för få möten", missing=True),
            Cell("30\u202f%"),
            Cell("0"),
            Cell("2024-21"),
        ),
        (
            Cell("uppgift saknas", missing=True),
            Cell("2,0"),
            Cell("uppgift saknas", missing=True),
            Cell("uppgift saknas", missing=True),
            Cell("uppgift saknas", missing=True),
        ),
    )


def test_a_table_of_marks_is_a_matrix_and_its_marks_have_signs() -> None:
    assert is_matrix(attendance())
    assert not is_matrix(ranking())
    assert marks_in(attendance()) == ("närvarande", "frånvarande", "gäst")
    assert marks_in(hostile()) == ()
    assert signs_of(("närvarande", "frånvarande", "gäst", "godkänd", "gäst hos")) == {
        "närvarande": "N",
        "frånvarande": "F",
        "gäst": "G",
        "godkänd": "Go",
        "gäst hos": "Gä",
    }


def test_three_quotes_in_a_row_are_written_as_one() -> None:
    written = [(one.first, one.text) for one in references((8, 3, 4, 5, 9, 9, 1))]
    assert written == [(1, "1"), (3, "3–5"), (8, "8"), (9, "9")]
    assert references(()) == ()
