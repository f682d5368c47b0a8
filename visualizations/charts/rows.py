"""From a table and its chart to the rows that are drawn: names, numbers with their intervals, and both in words."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from textwrap import wrap

from graph.reports.model import Chart, Mark, Measured, Table, Value
from visualizations.charts.style import LABEL_LETTERS
from visualizations.reports.cells import Cell, cells_of, number_of

Datum = dict[str, str | float]
"""What Vega-Lite reads of a row."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """The rows of a chart; ``count`` is how many the table has, of which those without a number cannot be drawn."""

    rows: tuple[Datum, ...]
    count: int

    @property
    def has_intervals(self) -> bool:
        """Whether any number has an interval."""
        return any("low" in row for row in self.rows)

    def names(self, field: str) -> list[str]:
        """Return the different values of a field, in the order in which they come."""
        return list(dict.fromkeys(str(row[field]) for row in self.rows))


def drawn_rows(table: Table, chart: Chart, language: str) -> Drawn:
    """Return the first rows of a table that a chart can show."""
    place = {column.key: position for position, column in enumerate(table.columns)}
    written = list(zip(table.rows, cells_of(table, language), strict=True))
    found: list[Datum] = []
    for row, cells in written:
        datum: Datum | None = {}
        for field in ("x", "x2", "y", "color"):
            key = getattr(chart, field)
            if key and datum is not None:
                datum = _with(datum, field, row.values[place[key]], cells[place[key]], _is_number(chart, field))
        if datum is not None:
            found.append(datum)
    shown = found[: chart.most]
    return Drawn(tuple(shown if chart.mark in (Mark.MATRIX, Mark.COLUMNS) else _told_apart(shown)), len(table.rows))


def _is_number(chart: Chart, field: str) -> bool:
    if chart.mark is Mark.MATRIX:
        return False
    return field == ("y" if chart.mark is Mark.COLUMNS else "x") or field == "x2"


def _with(datum: Datum, field: str, value: Value, cell: Cell, number: bool) -> Datum | None:
    """Return a datum with one more field, None where a number is needed and there is none."""
    if not number:
        return {**datum, field: _lines(cell.text)}
    measured = number_of(value)
    if measured is None:
        return None
    datum = {**datum, field: measured, f"{field}_text": cell.whole()}
    if isinstance(value, Measured) and value.low is not None and value.high is not None:
        datum |= {"low": value.low, "high": value.high}
    return datum


def _lines(text: str) -> str:
    return "\n".join(wrap(text, LABEL_LETTERS)) or "–"


def _told_apart(rows: list[Datum]) -> list[Datum]:
    """Return rows so that no two have one name: the later ones get a number."""
    seen: Counter[str] = Counter()
    told = []
    for row in rows:
        name = str(row["y"])
        seen[name] += 1
        told.append({**row, "y": f"{name} ({seen[name]})" if seen[name] > 1 else name})
    return told
