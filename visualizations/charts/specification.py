"""From the rows of a chart to its specification in Vega-Lite, one function for each way of showing."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeAlias

import altair as alt

from graph.reports.model import Chart, Column, Kind, Mark, Table
from visualizations.charts.rows import Drawn, drawn_rows
from visualizations.charts.style import CONFIG, GROUND, INK, LEAD, PALETTE, SHAPES, STEP, WIDTH
from visualizations.reports.words import WORDS

Specification: TypeAlias = dict[str, Any]
"""JSON, as Vega-Lite reads it."""
_Altair: TypeAlias = Any
"""A chart of Altair, whose classes depend on what it is put together from."""
_LINES = "split(datum.label, '\\n')"
_LINE = 15  # pixels


def specification_of(table: Table, language: str) -> Specification | None:
    """Return the specification of a table's chart, with the data in it; None where there is nothing to compare."""
    chart = table.chart
    if chart is None:
        return None
    drawn = drawn_rows(table, chart, language)
    if not drawn.rows or _says_nothing(drawn, chart):
        return None
    return _Drawing(table, chart, drawn, language).specification()


def _says_nothing(drawn: Drawn, chart: Chart) -> bool:
    """Tell whether all that a chart would compare is alike."""
    if chart.mark not in (Mark.BARS, Mark.INTERVALS, Mark.COLUMNS) or drawn.has_intervals:
        return False
    return len({row["y" if chart.mark is Mark.COLUMNS else "x"] for row in drawn.rows}) == 1


class _Drawing:
    """One chart: its columns, rows and words."""

    def __init__(self, table: Table, chart: Chart, drawn: Drawn, language: str) -> None:
        self._columns = {column.key: column for column in table.columns}
        self._chart = chart
        self._drawn = drawn
        self._words = WORDS[language]
        self._data = alt.InlineData(values=list(drawn.rows))

    def specification(self) -> Specification:
        of_mark: dict[Mark, Callable[[], _Altair]] = {
            Mark.BARS: self._bars,
            Mark.INTERVALS: self._intervals,
            Mark.MATRIX: self._matrix,
            Mark.COLUMNS: self._over_time,
            Mark.CHANGE: self._change,
        }
        drawing: Specification = of_mark[self._chart.mark]().to_dict()
        parted = "row" in drawing.get("encoding", {})  # Vega-Lite fits no chart of several parts
        autosize = {"type": "pad" if parted else "fit-x", "contains": "padding"}
        return {**drawing, "autosize": autosize, "config": dict(CONFIG)}

    def _base(self) -> alt.Chart:
        return alt.Chart(self._data)

    def _column(self, key: str) -> Column:
        return self._columns[key]

    def _title(self, key: str) -> str:
        """Return what an axis is called: the column and what its numbers count."""
        column = self._column(key)
        return f"{column.label} ({column.unit})" if column.unit else column.label

    def _names(self) -> alt.Y:
        # Vega puts the first of several lines where a single one would be: they are moved up by half of the others
        offsets = [
            {"test": f"length({_LINES}) == {lines}", "value": -(lines - 1) * _LINE / 2}
            for lines in range(2, self._most_lines() + 1)
        ]
        offset: dict[str, Any] | float = {"condition": offsets, "value": 0} if offsets else 0
        return alt.Y(
            "y:N",
            sort=None,
            title=None,
            axis=alt.Axis(labelExpr=_LINES, labelOffset=offset, labelLineHeight=_LINE, grid=False),
        )

    def _most_lines(self) -> int:
        return max(str(row["y"]).count("\n") for row in self._drawn.rows) + 1

    def _numbers(self, field: str, key: str) -> alt.X:
        return alt.X(f"{field}:Q", title=self._title(key), axis=self._axis(key), scale=alt.Scale(zero=True, nice=True))

    def _axis(self, key: str) -> alt.Axis:
        kind = self._column(key).kind
        if kind is Kind.COUNT:
            return alt.Axis(format=",d", tickCount=self._ticks(), tickMinStep=1, labelFlush=False)
        return alt.Axis(format=".0%" if kind is Kind.SHARE else ",~f", tickCount=self._ticks(), labelFlush=False)

    def _ticks(self) -> int:
        return 3 if self._chart.mark is Mark.COLUMNS else 5

    def _tooltip(self, *fields: tuple[str, str]) -> list[alt.Tooltip]:
        return [alt.Tooltip(f"{field}:N", title=title) for field, title in fields]

    def _height(self) -> int:
        """Return the height of all rows in pixels: Vega-Lite complains of fitting a chart to a width by steps."""
        return len(self._drawn.names("y")) * max(STEP, self._most_lines() * _LINE + 8)

    def _rows(self, layered: _Altair) -> _Altair:
        return layered.properties(width=WIDTH, height=self._height())

    def _named(self, key: str) -> list[alt.Tooltip]:
        chart = self._chart
        return self._tooltip(("y", self._column(chart.y).label), ("x_text", self._title(key)))

    def _bars(self) -> _Altair:
        chart = self._chart
        base = self._base().encode(y=self._names(), tooltip=self._named(chart.x))
        bars = base.mark_bar(height=14).encode(x=self._numbers("x", chart.x))
        written = base.mark_text(align="left", dx=5).encode(x=self._numbers("x", chart.x), text="x_text:N")
        layers: list[alt.Chart] = [bars, written]
        if self._drawn.has_intervals:
            written = base.mark_text(align="left", dx=5).encode(x=self._numbers("high", chart.x), text="x_text:N")
            rule = base.mark_rule(strokeWidth=1.5, stroke=INK).encode(x=self._numbers("low", chart.x), x2="high:Q")
            layers = [bars, rule, written]
        return self._rows(alt.layer(*layers))

    def _intervals(self) -> _Altair:
        chart = self._chart
        base = self._base().encode(y=self._names(), tooltip=self._named(chart.x))
        dots = base.mark_point(size=80).encode(x=self._numbers("x", chart.x))
        if not self._drawn.has_intervals:
            return self._rows(alt.layer(dots))
        rule = base.mark_rule(strokeWidth=2.5, stroke=LEAD, opacity=0.55).encode(
            x=self._numbers("low", chart.x), x2="high:Q"
        )
        return self._rows(alt.layer(rule, dots))

    def _change(self) -> _Altair:
        chart = self._chart
        before, after = self._title(chart.x), self._title(chart.x2)
        tooltip = self._tooltip(("y", self._column(chart.y).label), ("x_text", before), ("x2_text", after))
        base = self._base().encode(y=self._names(), tooltip=tooltip)
        axis = self._numbers("x", chart.x).title(None)
        line = base.mark_rule(strokeWidth=1.5).encode(x=axis, x2="x2:Q")
        order = [before, after]
        look = {
            "shape": alt.Shape("when:N", scale=alt.Scale(domain=order, range=["diamond", "circle"])),
            "fill": alt.Fill("when:N", scale=alt.Scale(domain=order, range=[GROUND, LEAD])),
        }
        dots = [
            base.transform_calculate(when=alt.expr.toString(name))
            .mark_point(size=95, stroke=LEAD, strokeWidth=1.6)
            .encode(x=alt.X(f"{field}:Q"), **look)
            for field, name in (("x", before), ("x2", after))
        ]
        return self._rows(alt.layer(line, *dots))

    def _over_time(self) -> _Altair:
        chart = self._chart
        when = alt.X("x:O", title=None, axis=alt.Axis(labelAngle=0, labelOverlap=True), sort="ascending")
        amount = alt.Y("y:Q", title=self._title(chart.y), axis=self._axis(chart.y))
        tooltip = self._tooltip(("x", self._column(chart.x).label), ("y_text", self._title(chart.y)))
        bars = self._base().mark_bar(width=alt.RelativeBandSize(0.7))
        if not chart.color:
            return bars.encode(x=when, y=amount, tooltip=tooltip).properties(width=WIDTH, height=180)
        order = self._drawn.names("color")
        kind = self._column(chart.color).label
        colours = alt.Color("color:N", legend=None, scale=alt.Scale(domain=order, range=list(PALETTE)))
        row = alt.Row(
            "color:N",
            sort=order,
            title=None,
            header=alt.Header(orient="top", labelAnchor="start", labelExpr=_LINES.replace("label", "value")),
        )
        encoded = bars.encode(
            x=when, y=amount, color=colours, row=row, tooltip=[*self._tooltip(("color", kind)), *tooltip]
        )
        return encoded.properties(width=WIDTH - 70, height=90)

    def _matrix(self) -> _Altair:
        chart = self._chart
        when = alt.X("x:O", title=None, sort=None, axis=alt.Axis(orient="top", labelAngle=-45, grid=True))
        who = alt.Y("y:O", title=None, sort=None, axis=alt.Axis(labelExpr=_LINES, grid=True))
        fields = (("y", chart.y), ("x", chart.x), ("color", chart.color))
        tooltip = self._tooltip(*((field, self._column(key).label) for field, key in fields if key))
        base = self._base().encode(x=when, y=who, tooltip=tooltip)
        order = self._drawn.names("color")
        look = {
            "fill": alt.Fill("color:N", scale=alt.Scale(domain=order, range=list(PALETTE))),
            "shape": alt.Shape("color:N", scale=alt.Scale(domain=order, range=list(SHAPES))),
        }
        layered = alt.layer(base.mark_point(size=110).encode(**look))
        return layered.properties(width=WIDTH, height=self._height())
