"""From a report to its blocks as every document shows them: numbered, cells written, charts and pictures drawn."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeAlias

from graph.language.numbers import NUMERALS, decimals_for
from graph.reports.model import (
    Block,
    CountryPicture,
    KeyFigure,
    KeyFigures,
    Missing,
    NetworkPicture,
    Paragraph,
    Points,
    Quote,
    Report,
    Section,
    Table,
)
from visualizations.charts.drawing import svg_of_chart
from visualizations.charts.specification import Specification, specification_of
from visualizations.charts.style import darkened
from visualizations.reports.cells import Cell, cells_of, has_quotes, is_matrix, marks_in, signs_of
from visualizations.reports.legible import legible
from visualizations.reports.passages import with_addresses
from visualizations.reports.pictures import svg_of_country, svg_of_network
from visualizations.reports.words import WORDS, Words
from visualizations.theme import Scheme

_SIZE = re.compile(r' (?:width|height)="([\d.]+)"')


@dataclass(frozen=True, slots=True)
class Illustration:
    """A chart or picture: ``svg`` for paper and light pages, ``dark_svg`` for dark ones; ``said`` is it in words.

    ``note`` says how much of its table a chart shows where that is not all; ``specification`` is what it is drawn from.
    """

    anchor: str
    label: str
    title: str
    said: str
    svg: str
    dark_svg: str
    note: str = ""
    specification: Specification | None = None

    def size(self) -> tuple[float, float]:
        """Return width and height in pixels."""
        width, height = (float(found) for found in _SIZE.findall(self.svg[: self.svg.index(">")])[:2])
        return width, height


@dataclass(frozen=True, slots=True)
class LaidTable:
    """A table with its cells; ``signs`` are the short forms of its marks where it is a matrix of them, else empty.

    ``told`` are the lines beneath: what it rests on, notes, what was left out; queries are told apart by ``queries``.
    """

    anchor: str
    label: str
    table: Table
    cells: tuple[tuple[Cell, ...], ...]
    signs: Mapping[str, str]
    has_quotes: bool
    meetings: str
    told: tuple[str, ...]
    chart: Illustration | None


@dataclass(frozen=True, slots=True)
class LaidFigure:
    """A key figure as it is written; ``note`` is what stands beneath it, among that why there is no number."""

    figure: KeyFigure
    text: str
    note: str


@dataclass(frozen=True, slots=True)
class LaidFigures:
    """Key figures as they are written."""

    figures: tuple[LaidFigure, ...]


LaidBlock: TypeAlias = Paragraph | Points | LaidFigures | LaidTable | Illustration


@dataclass(frozen=True, slots=True)
class LaidSection:
    """A part of the report."""

    anchor: str
    title: str
    blocks: tuple[LaidBlock, ...]


@dataclass(frozen=True, slots=True)
class Use:
    """Where a quote or query is used: an anchor, and what it is called."""

    anchor: str
    label: str


@dataclass(frozen=True, slots=True)
class LaidOut:
    """A report ready to be written; ``quote_uses`` are by number, ``query_uses`` by key."""

    report: Report
    words: Words
    sections: tuple[LaidSection, ...]
    quotes: tuple[Quote, ...]
    quote_uses: Mapping[int, tuple[Use, ...]]
    query_uses: Mapping[str, tuple[Use, ...]]


@lru_cache(maxsize=4)
def laid_out(report: Report) -> LaidOut:
    """Return a report ready to be written; the same for all formats, and so made once."""
    report = with_addresses(legible(report))
    laying = _Laying(report)
    sections = tuple(laying.section(section) for section in report.sections)
    return LaidOut(report, laying.words, sections, report.quotes, *_uses(sections))


class _Laying:
    """Goes through a report and counts its tables, charts and pictures."""

    def __init__(self, report: Report) -> None:
        self.words = WORDS[report.language]
        self._language = report.language
        self._counts: dict[str, int] = defaultdict(int)

    def section(self, section: Section) -> LaidSection:
        return LaidSection(f"s-{section.key}", section.title, tuple(self._block(block) for block in section.blocks))

    def _block(self, block: Block) -> LaidBlock:
        match block:
            case Table():
                return self._table(block)
            case KeyFigures():
                return LaidFigures(tuple(self._figure(figure) for figure in block.figures))
            case NetworkPicture():
                drawings = (svg_of_network(block, self._language, scheme) for scheme in Scheme)
                return self._picture(block, self.words.picture, *drawings)
            case CountryPicture():
                drawings = (svg_of_country(block, self._language, scheme) for scheme in Scheme)
                return self._picture(block, self.words.map, *drawings)
            case _:
                return block

    def _number(self, word: str) -> str:
        self._counts[word] += 1
        return f"{word} {self._counts[word]}"

    def _picture(self, block: NetworkPicture | CountryPicture, word: str, svg: str, dark_svg: str) -> Illustration:
        return Illustration(f"p-{block.key}", self._number(word), block.title, block.description, svg, dark_svg)

    def _figure(self, figure: KeyFigure) -> LaidFigure:
        if isinstance(figure.value, Missing):
            return LaidFigure(figure, "–", ". ".join(text for text in (figure.value.why, figure.note) if text))
        text = NUMERALS[self._language].number(figure.value, decimals_for([figure.value]))
        return LaidFigure(figure, text, figure.note)

    def _table(self, table: Table) -> LaidTable:
        numerals = NUMERALS[self._language]
        chart = self._chart(table)
        signs = signs_of(marks_in(table)) if is_matrix(table) else {}
        left_out = self.words.left_out.format(count=numerals.count(table.left_out)) if table.left_out else ""
        meetings = ""
        if table.meetings is not None:
            one = self.words.rests_on_one if table.meetings == 1 else self.words.rests_on
            meetings = one.format(meetings=numerals.count(table.meetings))
        return LaidTable(
            f"t-{table.key}",
            self._number(self.words.table),
            table,
            cells_of(table, self._language),
            signs,
            has_quotes(table),
            meetings,
            tuple(line for line in (*table.notes, left_out) if line),
            chart,
        )

    def _chart(self, table: Table) -> Illustration | None:
        specification = specification_of(table, self._language)
        chart = table.chart
        if specification is None or chart is None:
            return None
        numerals = NUMERALS[self._language]
        svg = svg_of_chart(specification, self._language)
        note = ""
        if len(table.rows) > chart.most:
            shown, count = numerals.count(chart.most), numerals.count(len(table.rows))
            note = self.words.of_all_rows.format(shown=shown, count=count)
        anchor, label = f"c-{table.key}", self._number(self.words.chart)
        return Illustration(anchor, label, chart.title, chart.description, svg, darkened(svg), note, specification)


def _uses(sections: Iterable[LaidSection]) -> tuple[dict[int, tuple[Use, ...]], dict[str, tuple[Use, ...]]]:
    """Return where quotes, by number, and queries, by key, are used; each place once."""
    quotes: dict[int, dict[Use, None]] = defaultdict(dict)
    queries: dict[str, dict[Use, None]] = defaultdict(dict)
    for section in sections:
        here = Use(section.anchor, section.title)
        for block in section.blocks:
            match block:
                case Paragraph():
                    for number in block.quotes:
                        quotes[number][here] = None
                case LaidFigures():
                    for figure in block.figures:
                        queries[figure.figure.query][here] = None
                case LaidTable():
                    place = Use(block.anchor, block.label)
                    for key in block.table.queries:
                        queries[key][place] = None
                    for number in (number for row in block.table.rows for number in row.quotes):
                        quotes[number][place] = None
    return {key: tuple(found) for key, found in quotes.items()}, {key: tuple(found) for key, found in queries.items()}
