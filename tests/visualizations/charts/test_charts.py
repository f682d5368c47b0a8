"""Charts as files: drawn without a network, the same each time, with all that their table says."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from xml.etree import ElementTree

import pytest

from graph.reports.model import Row, Table
from tests.visualizations.reports.tables import by_year, cells, change, ranking
from visualizations.charts.drawing import png_of, svg_of_chart
from visualizations.charts.rows import drawn_rows
from visualizations.charts.specification import specification_of
from visualizations.charts.style import CONFIG, DARK, PALETTE, RAMP, darkened
from visualizations.reports.cells import cells_of

SVG = "{http://www.w3.org/2000/svg}"
TABLES = {"intervals": ranking, "columns": by_year, "change": change, "matrix": cells}


def drawn(table: Table, language: str = "sv") -> str:
    specification = specification_of(table, language)
    assert specification is not None
    return svg_of_chart(specification, language)


def texts(svg: str) -> list[str]:
    root = ElementTree.fromstring(svg)
    return ["".join(one.itertext()) for one in root.iter(f"{SVG}text")]


def test_rows_without_a_number_are_not_drawn_and_namesakes_are_told_apart() -> None:
    table = ranking(rows=12)
    assert table.chart is not None
    rows = drawn_rows(table, table.chart, "sv").rows
    assert len(rows) == 11
    assert rows[0] == {"x": 9.0, "x_text": "9,0 (6,0–11,0)", "low": 6.0, "high": 11.0, "y": "Umeå kommun"}
    twice = replace(table, rows=(table.rows[0], table.rows[0]))
    assert [row["y"] for row in drawn_rows(twice, table.chart, "sv").rows] == ["Umeå kommun", "Umeå kommun (2)"]


@pytest.mark.parametrize("make", TABLES.values(), ids=TABLES.keys())
def test_a_chart_names_its_rows_and_is_the_same_each_time(make: Callable[[], Table]) -> None:
    table = make()
    svg = drawn(table)
    assert svg == drawn(table)
    assert cells_of(table, "sv")[0][0].text in texts(svg)
    assert png_of(svg).startswith(b"\x89PNG")


def test_numbers_at_axes_are_written_in_the_language() -> None:
    table = ranking()
    rows = (Row((table.rows[0].values[0], 0.5, 0, 0.0)), Row((table.rows[1].values[0], 1.0, 0, 0.0)))
    assert "0,2" in texts(drawn(replace(table, rows=rows)))
    assert "0.2" in texts(drawn(replace(table, rows=rows), "en"))


def test_a_table_without_numbers_has_no_chart() -> None:
    table = ranking()
    assert specification_of(replace(table, rows=(table.rows[-1],)), "sv") is None
    assert specification_of(replace(table, chart=None), "sv") is None


def test_every_colour_of_a_chart_has_one_for_dark_pages() -> None:
    used = set()
    for make in TABLES.values():
        svg = drawn(make())
        used |= set(re.findall(r'(?:fill|stroke)="(#[0-9a-fA-F]{3,6})"', svg))
        dark = set(re.findall(r'(?:fill|stroke)="(#[0-9a-fA-F]{3,6})"', darkened(svg)))
        assert dark <= set(DARK.values())
    assert used <= set(DARK)
    assert set(PALETTE) | set(RAMP) <= set(DARK)
    assert "#" not in str(CONFIG["font"])


def test_marks_of_a_matrix_differ_by_shape_and_not_by_colour_alone() -> None:
    specification = specification_of(cells(), "sv")
    assert specification is not None
    encoding = specification["layer"][0]["encoding"]
    assert len(set(encoding["shape"]["scale"]["range"])) == len(encoding["shape"]["scale"]["range"])
    assert encoding["shape"]["scale"]["domain"] == ["frånvarande", "gäst", "närvarande"]
