"""From the blocks of a report to what the pages of a PDF say, as JSON: links that lead somewhere, columns that fit."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from itertools import groupby
from math import floor
from typing import TypeAlias

from graph.reports.model import Kind, Paragraph, Points
from visualizations.charts.style import WIDTH
from visualizations.reports.cells import NUMBERS, Cell, references
from visualizations.reports.columns import (
    Part,
    column_groups,
    has_interval,
    is_turned,
    letter_widths,
    paper_columns,
    quote_texts,
)
from visualizations.reports.laid_out import Illustration, LaidBlock, LaidFigures, LaidOut, LaidSection, LaidTable, Use

Json: TypeAlias = "str | int | float | bool | Sequence[Json] | dict[str, Json] | None"
FONT = "Libertinus Serif"
"""The one with serifs that typst brings along; charts take it too."""
_LINE, _LINE_TURNED = 166.0, 253.0
_TALLEST, _TALLEST_TURNED = 200.0, 110.0
"""Millimetres, of lines and of pictures."""
_LETTER = 1.72  # millimetres, of a table's text


class Paper:
    """What a PDF is made from; ``content`` is what the template reads."""

    def __init__(self, laid: LaidOut) -> None:
        self._laid = laid
        self._words = laid.words

    def content(self) -> dict[str, Json]:
        """Return all that the template shows."""
        report, words = self._laid.report, self._words
        return {
            "title": report.title,
            "subtitle": report.subtitle,
            "language": report.language,
            "foot": words.generation_short.format(generation=report.generation),
            "about": self._about(),
            "words": {
                name: getattr(words, name)
                for name in ("contents", "page_of", "marks", "quotes", "quotes_about", "queries", "queries_about")
            },
            "runs": [
                {"turned": turned, "sections": [self._section(one, turned) for one in run]}
                for turned, run in groupby(self._laid.sections, is_turned)
            ],
            "quotes": self._quotes(),
            "queries": self._queries(),
        }

    def _section(self, section: LaidSection, turned: bool) -> dict[str, Json]:
        blocks = [self._block(block, turned) for block in section.blocks]
        return {"anchor": section.anchor, "title": section.title, "blocks": blocks}

    def _about(self) -> list[Json]:
        report, words = self._laid.report, self._words
        days = words.meetings_between.format(first=report.first_day, last=report.last_day) if report.first_day else ""
        period = "\n".join(line for line in (report.period, days) if line)
        return [
            [words.scope, report.scope],
            [words.period, period],
            [words.generation, report.generation],
            [words.version, report.version],
        ]

    @cached_property
    def _anchors(self) -> frozenset[str]:
        """The places that a link may lead to: typst ends at one that there is not."""
        quotes = (f"k-{quote.number}" for quote in self._laid.quotes)
        queries = (f"q-{query.key}" for query in self._laid.report.queries)
        return frozenset((*quotes, *queries))

    def _link(self, anchor: str, text: str) -> dict[str, Json]:
        return {"target": f"#{anchor}" if anchor in self._anchors else "", "text": text}

    def _references(self, quotes: Sequence[int]) -> list[Json]:
        return [self._link(f"k-{one.first}", one.text) for one in references(quotes)]

    def _block(self, block: LaidBlock, turned: bool) -> dict[str, Json]:
        match block:
            case Paragraph():
                return {"type": "paragraph", "text": block.text, "refs": self._references(block.quotes)}
            case Points():
                return {"type": "points", "items": list(block.items)}
            case LaidFigures():
                return {"type": "figures", "figures": self._figures(block)}
            case Illustration():
                return _illustration(block, turned)
            case LaidTable():
                return self._table(block, turned)

    def _figures(self, block: LaidFigures) -> list[Json]:
        found: list[Json] = []
        for one in block.figures:
            query: list[Json] = [self._link(f"q-{one.figure.query}", one.figure.query)] if one.figure.query else []
            found.append({"text": one.text, "label": one.figure.label, "note": one.note, "query": query})
        return found

    def _table(self, one: LaidTable, turned: bool) -> dict[str, Json]:
        groups = column_groups(one) if one.table.rows else []
        words = self._words
        return {
            "type": "table",
            "anchor": one.anchor,
            "label": one.label,
            "title": one.table.title,
            "caption": one.table.caption,
            "chart": _illustration(one.chart, turned) if one.chart else None,
            "parts": [self._part(one, group, turned) for group in groups],
            "empty": one.table.empty or words.nothing,
            "marks": [[mark, sign] for mark, sign in one.signs.items()],
            "meetings": one.meetings,
            "asked": words.from_query if len(one.table.queries) == 1 else words.from_queries,
            "queries": [self._link(f"q-{key}", key) for key in one.table.queries],
            "explained": [{"label": column.label, "note": column.note} for column in one.table.columns if column.note],
            "told": list(one.told),
        }

    def _part(self, one: LaidTable, group: Sequence[int], turned: bool) -> dict[str, Json]:
        last = group[-1] == len(one.table.columns) - 1
        widths = self._widths(one, group, turned)
        columns = [_column(one, position, widths[position]) for position in group]
        rows: list[Json] = []
        for row, cells in zip(one.table.rows, one.cells, strict=True):
            shown: list[Json] = [
                self._cell(one, cells[position], columns[at]["has_interval"] is True)
                for at, position in enumerate(group)
            ]
            if one.has_quotes and last:
                shown.append(_cell(links=[*self._references(row.quotes), *self._passages(row.passages)]))
            rows.append({"cells": shown})
        if one.has_quotes and last:
            columns.append(_plain_column(self._words.quote_column))
        return {"columns": list(columns), "rows": rows}

    def _widths(self, one: LaidTable, group: Sequence[int], turned: bool) -> dict[int, float]:
        """Return by position what part of the line columns of long texts get, 0 for those as wide as they need."""
        columns = paper_columns(one, group)
        quotes = quote_texts(one, self._words)
        room = (_LINE_TURNED if turned else _LINE) / _LETTER
        widths = letter_widths(one, columns, quotes, room)
        return {
            column.position: width if gives else 0.0
            for column, (width, gives) in zip(columns, widths, strict=True)
            if column.part is Part.VALUE
        }

    def _passages(self, passages: str) -> list[Json]:
        if not passages:
            return []
        return [{"target": _outside(passages), "text": self._words.passages}]

    def _cell(self, one: LaidTable, cell: Cell, beside: bool) -> dict[str, Json]:
        if cell.text in one.signs:
            return _cell(one.signs[cell.text], tint=list(one.signs).index(cell.text))
        links: list[Json] = [{"target": _outside(thing.address), "text": thing.label} for thing in cell.things]
        spans = 2 if beside and cell.missing else 1
        return _cell(cell.text, cell.interval, cell.missing, links, spans)

    def _quotes(self) -> list[Json]:
        return [
            {
                "anchor": f"k-{quote.number}",
                "number": str(quote.number),
                "text": quote.text,
                "document": quote.document,
                "target": _outside(quote.address),
                "place": "".join(f", {one}" for one in (quote.day, quote.place) if one),
                "uses": _uses(self._laid.quote_uses.get(quote.number, ())),
            }
            for quote in self._laid.quotes
        ]

    def _queries(self) -> list[Json]:
        return [
            {
                "anchor": f"q-{query.key}",
                "key": query.key,
                "title": query.title,
                "text": query.text,
                "uses": _uses(self._laid.query_uses.get(query.key, ())),
            }
            for query in self._laid.report.queries
        ]


def _cell(
    text: str = "",
    interval: str = "",
    missing: bool = False,
    links: Sequence[Json] = (),
    spans: int = 1,
    tint: int | None = None,
) -> dict[str, Json]:
    return {
        "text": text,
        "interval": interval,
        "missing": missing,
        "links": list(links),
        "spans": spans,
        "tint": tint,
    }


def _uses(found: Sequence[Use]) -> list[Json]:
    return [{"target": f"#{use.anchor}", "text": use.label} for use in found]


def _outside(address: str) -> str:
    """Return an address that leads somewhere from paper or a file; nothing for one within the service."""
    return address if address.startswith(("https://", "http://")) else ""


def _illustration(one: Illustration, turned: bool) -> dict[str, Json]:
    return {
        "type": "illustration",
        "anchor": one.anchor,
        "label": one.label,
        "title": one.title,
        "said": one.said or one.title,
        "svg": one.svg,
        "width": _width(*one.size(), turned),
        "note": one.note,
    }


def _width(width: float, height: float, turned: bool) -> int:
    """Return how much of the line a picture takes, in per cent: never more than fits a page, nor beyond its size."""
    line, tallest = (_LINE_TURNED, _TALLEST_TURNED) if turned else (_LINE, _TALLEST)
    millimetres = min(_LINE * width / WIDTH, tallest * width / height)
    return floor(100 * min(1, millimetres / line))


def _column(one: LaidTable, position: int, width: float) -> dict[str, Json]:
    column = one.table.columns[position]
    is_mark = column.kind is Kind.MARK
    turned = bool(one.signs) and is_mark
    align = "end" if column.kind in NUMBERS else "center" if turned else "start"
    return {
        "label": column.label,
        "unit": column.unit,
        "align": align,
        "width": width,
        "turned": turned,
        "has_interval": has_interval(one, position),
    }


def _plain_column(label: str) -> dict[str, Json]:
    return {"label": label, "unit": "", "align": "start", "width": 0, "turned": False, "has_interval": False}
