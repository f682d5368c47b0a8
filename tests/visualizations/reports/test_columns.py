"""How a table is put on paper: which columns, how wide, and whether its page is turned."""

from __future__ import annotations

from dataclasses import replace

from graph.reports.model import Column, Kind, Row, Table
from tests.visualizations.reports.samples import one_table
from tests.visualizations.reports.tables import attendance, long_table, ranking
from visualizations.reports.columns import (
    Part,
    column_groups,
    is_turned,
    is_wide,
    letter_widths,
    lines_of,
    paper_columns,
    quote_texts,
)
from visualizations.reports.laid_out import LaidTable, laid_out
from visualizations.reports.words import SWEDISH


def laid(table: Table) -> LaidTable:
    report = replace(one_table(table), service="https://samgraf.example/")
    block = laid_out(report).sections[0].blocks[0]
    assert isinstance(block, LaidTable)
    return block


def test_intervals_and_quotes_have_columns_of_their_own() -> None:
    one = laid(ranking())
    [group] = column_groups(one)
    assert [(column.position, column.part) for column in paper_columns(one, group)] == [
        (0, Part.VALUE),
        (1, Part.VALUE),
        (1, Part.INTERVAL),
        (2, Part.VALUE),
        (3, Part.VALUE),
        (-1, Part.QUOTES),
    ]
    assert quote_texts(one, SWEDISH)[0] == "1, alla belägg"


def test_marks_that_do_not_fit_go_on_in_another_table() -> None:
    one = laid(attendance(people=2, meetings=47))
    first, second = column_groups(one)
    assert first == tuple(range(31))
    assert second == (0, *range(31, 49))
    assert column_groups(laid(attendance(people=2, meetings=30))) == [tuple(range(32))]


def test_long_texts_make_room_for_the_rest_and_keep_their_longest_word() -> None:
    long, word = "ord " * 60, "arbetsutskott"
    columns = (Column("a", "A"), Column("b", "B"), Column("n", "N", Kind.COUNT))
    one = laid(Table("t", "T", columns, (Row((long, f"{word} {word} {word}", 7)),), ()))
    on_paper = paper_columns(one, (0, 1, 2))
    wide = letter_widths(one, on_paper, (), 200)
    assert [gives for _, gives in wide] == [False, False, False]
    narrow = letter_widths(one, on_paper, (), 60)
    assert [gives for _, gives in narrow] == [True, True, False]
    assert sum(width for width, _ in narrow) <= 60
    assert narrow[1][0] > len(word)
    assert narrow[0][0] > narrow[1][0]
    assert lines_of(one, on_paper, [24, 30, 5]) == 10


def test_pages_are_turned_for_tables_whose_texts_would_be_too_narrow() -> None:
    assert not is_wide(laid(ranking()))
    assert not is_wide(laid(long_table()))
    table = long_table()
    more = tuple(Column(f"c{at}", "Ansvarig person", Kind.TEXT) for at in range(4))
    rows = tuple(
        replace(row, values=(*row.values, *["Karin Prov-Efternamnsson och Eva Mall"] * 4)) for row in table.rows
    )
    wide = replace(table, columns=(*table.columns, *more), rows=rows)
    assert is_wide(laid(wide))
    assert is_turned(laid_out(one_table(wide)).sections[0])
