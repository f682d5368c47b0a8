"""Rows of an answer drawn as bars and on a map."""

from __future__ import annotations

from api.pages.querying.cells import Cell, Table
from api.pages.querying.charting import MOST_BARS, Bar, Chart, chart_of
from api.pages.querying.mapping import map_of, place_column

BASE = "https://w3id.org/samgraf/id/"


def number(value: float) -> Cell:
    return Cell(f"{value:g}", number=value)


def place(code: str) -> Cell:
    return Cell(code, iri=f"{BASE}municipality/{code}")


def table(*rows: tuple[Cell | None, ...], triples: bool = False) -> Table:
    columns = range(len(rows[0]))
    numeric = tuple(all(row[at] is None or row[at].number is not None for row in rows) for at in columns)  # type: ignore[union-attr]
    return Table(tuple(f"v{at}" for at in columns), rows, numeric, cut=False, triples=triples)


def test_bars_are_as_long_as_their_numbers_say() -> None:
    one, two = Cell("Ale"), Cell("Lerum")
    assert chart_of(table((one, number(2)), (two, number(8))), None) == Chart(
        1, (Bar((one,), number(2), 0, 250), Bar((two,), number(8), 0, 1000)), 2
    )


def test_bars_below_zero_go_the_other_way() -> None:
    chart = chart_of(table((Cell("a"), number(-1)), (Cell("b"), number(3))), None)
    assert chart is not None
    assert [(bar.start, bar.length) for bar in chart.bars] == [(0, 250), (250, 750)]


def test_the_last_column_of_numbers_is_drawn_where_none_is_chosen() -> None:
    rows = table((Cell("a"), number(1), number(2)), (Cell("b"), number(3), None))
    chosen, unchosen = chart_of(rows, 1), chart_of(rows, None)
    assert chosen is not None
    assert unchosen is not None
    assert ([bar.value.text for bar in chosen.bars], [bar.value.text for bar in unchosen.bars]) == (["1", "3"], ["2"])


def test_only_so_many_bars_are_drawn_and_all_are_counted() -> None:
    chart = chart_of(table(*((Cell(str(at)), number(at)) for at in range(MOST_BARS + 5))), None)
    assert chart is not None
    assert (len(chart.bars), chart.total) == (MOST_BARS, MOST_BARS + 5)


def test_what_has_no_numbers_is_not_drawn() -> None:
    assert chart_of(table((Cell("a"), Cell("b"))), None) is None


def test_places_are_known_by_iri_name_and_code() -> None:
    assert place_column(table((number(3), place("1440"))), BASE) == 1
    assert place_column(table((Cell("Ale"), number(1)), (Cell("Lilla Edet"), number(1))), BASE) == 0
    assert place_column(table((Cell("1440"), number(1))), BASE) == 0
    assert place_column(table((Cell("Ale"),), (Cell("Norrsam"),)), BASE) is None
    assert place_column(table((Cell("nowhere", iri=f"{BASE}organisation/ale"),)), BASE) is None


def test_map_adds_up_the_rows_of_a_municipality() -> None:
    picture = map_of(
        table((place("1440"), number(2)), (place("1462"), number(5)), (place("1440"), number(1))), None, BASE
    )
    assert picture is not None
    values = {shape.area.name: shape.value for shape in picture.shapes if shape.value is not None}
    assert values == {"Ale": 3, "Lilla Edet": 5}
    assert [(legend.band.low, legend.band.high, legend.count) for legend in picture.legend] == [(3, 3, 1), (5, 5, 1)]
    assert picture.without == 288


def test_map_counts_rows_where_there_are_no_numbers() -> None:
    picture = map_of(table((place("1440"), Cell("a")), (place("1440"), Cell("b"))), None, BASE)
    assert picture is not None
    assert {shape.area.code: shape.value for shape in picture.shapes if shape.value} == {"1440": 2}
