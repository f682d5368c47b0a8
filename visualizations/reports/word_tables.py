"""From a table of a report to tables of a Word document."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from docx.document import Document
from docx.enum.table import WD_ALIGN_VERTICAL
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Mm, Pt, RGBColor
from docx.table import _Cell
from docx.text.paragraph import Paragraph

from graph.reports.model import Kind, Row
from visualizations.reports import word_parts
from visualizations.reports.cells import NUMBERS, Cell, references
from visualizations.reports.columns import (
    PaperColumn,
    Part,
    column_groups,
    letter_widths,
    lines_of,
    paper_columns,
    quote_texts,
)
from visualizations.reports.laid_out import LaidTable
from visualizations.reports.words import Words

QUIET = RGBColor(0x55, 0x60, 0x6B)
CELL, HEADER = "Table text", "Table header"
"""Names of paragraph styles."""
_LINE = "C9D0D6"
_TINTS = ("D6E8F3", "FAE3D3", "D3EFE6", "F3E2EC")
_LETTER = 1.75  # millimetres, of the table's text
_MARK_HEIGHT = 20
_MOST_WHOLE = 16  # lines of a table that stays on one page


def add_tables(document: Document, one: LaidTable, words: Words, anchors: frozenset[str], width: float) -> None:
    """Add a table, in several where it has too many columns; ``width`` is that of the line in millimetres.

    ``anchors`` are the quotes and queries that a link may lead to.
    """
    for number, group in enumerate(column_groups(one)):
        if number:
            document.add_paragraph(style=CELL)  # without it Word takes two tables for one
        _Table(document, one, words, anchors).add(paper_columns(one, group), width)


class _Table:
    """Fills one table of the document."""

    def __init__(self, document: Document, one: LaidTable, words: Words, anchors: frozenset[str]) -> None:
        self._document = document
        self._one = one
        self._words = words
        self._anchors = anchors

    def add(self, columns: Sequence[PaperColumn], width: float) -> None:
        quotes = quote_texts(self._one, self._words)
        letters = [found for found, _ in letter_widths(self._one, columns, quotes, width / _LETTER)]
        widths = [_LETTER * one for one in letters]
        table = self._document.add_table(1 + len(self._one.table.rows), len(columns))
        table.autofit = False
        word_parts.rule(table, _LINE)
        word_parts.narrow_margins(table, 0, 150)
        word_parts.describe(table, f"{self._one.label}. {self._one.table.title}")
        grid = [list(row.cells) for row in table.rows]
        for column, millimetres in zip(table.columns, widths, strict=True):
            column.width = Mm(millimetres)
        for row, cells in zip(table.rows, grid, strict=True):
            word_parts.keep_whole(row)
            for cell, millimetres in zip(cells, widths, strict=True):
                cell.width = Mm(millimetres)
        word_parts.repeat(table.rows[0])
        for cell, paper in zip(grid[0], columns, strict=True):
            self._header(cell, paper)
        for cells, row, told in zip(grid[1:], self._one.table.rows, self._one.cells, strict=True):
            for cell, paper in zip(cells, columns, strict=True):
                self._fill(cell, paper, row, told)
        if self._is_turned(columns):
            table.rows[0].height = Mm(_MARK_HEIGHT)
        if lines_of(self._one, columns, letters) <= _MOST_WHOLE:
            for paragraph in (cells[0].paragraphs[0] for cells in grid):
                paragraph.paragraph_format.keep_with_next = True

    def _is_turned(self, columns: Sequence[PaperColumn]) -> bool:
        return any(self._is_mark(paper) for paper in columns)

    def _is_mark(self, paper: PaperColumn) -> bool:
        marked = bool(self._one.signs) and paper.part is Part.VALUE
        return marked and self._one.table.columns[paper.position].kind is Kind.MARK

    def _header(self, cell: _Cell, paper: PaperColumn) -> None:
        paragraph = _paragraph(cell, HEADER)
        cell.vertical_alignment = WD_ALIGN_VERTICAL.BOTTOM
        if paper.part is Part.QUOTES:
            paragraph.add_run(self._words.quote_column)
            return
        if paper.part is Part.INTERVAL:
            paragraph.add_run(self._words.interval_short)
            return
        column = self._one.table.columns[paper.position]
        paragraph.add_run(column.label)
        if column.unit:
            paragraph.add_run().add_break()
            paragraph.add_run(column.unit).italic = True
        if self._is_mark(paper):
            word_parts.turn(cell)
        elif column.kind in NUMBERS:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT

    def _fill(self, cell: _Cell, paper: PaperColumn, row: Row, told: Sequence[Cell]) -> None:
        paragraph = _paragraph(cell, CELL)
        if paper.part is Part.QUOTES:
            self._references(paragraph, row)
            return
        one = told[paper.position]
        if paper.part is Part.INTERVAL:
            run = paragraph.add_run(one.interval)
            run.font.color.rgb = QUIET
            return
        if one.text in self._one.signs:
            sign = self._one.signs[one.text]
            paragraph.add_run(sign)
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
            word_parts.shade(cell, _TINTS[list(self._one.signs).index(one.text) % len(_TINTS)])
            return
        if self._one.table.columns[paper.position].kind in NUMBERS:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        _say(paragraph, one)

    def _references(self, paragraph: Paragraph, row: Row) -> None:
        links = [partial(self._link, paragraph, f"k-{one.first}", one.text) for one in references(row.quotes)]
        if row.passages:
            links.append(partial(add_outside, paragraph, self._words.passages, row.passages))
        for at, add in enumerate(links):
            if at:
                paragraph.add_run(", ")
            add()

    def _link(self, paragraph: Paragraph, anchor: str, text: str) -> None:
        if anchor in self._anchors:
            word_parts.add_link(paragraph, text, anchor=anchor)
        else:
            paragraph.add_run(text)


def add_outside(paragraph: Paragraph, text: str, address: str) -> None:
    """Add a link to an address that leads somewhere from a file, else its text alone."""
    if address.startswith(("https://", "http://")):
        word_parts.add_link(paragraph, text, address=address)
    else:
        paragraph.add_run(text)


def _paragraph(cell: _Cell, style: str) -> Paragraph:
    paragraph: Paragraph = cell.paragraphs[0]
    word_parts.dress(paragraph, style)
    return paragraph


def _say(paragraph: Paragraph, cell: Cell) -> None:
    for at, thing in enumerate(cell.things):
        if at:
            paragraph.add_run(", ")
        add_outside(paragraph, thing.label, thing.address)
    if not cell.things:
        run = paragraph.add_run(cell.text)
        run.italic = cell.missing or None
        if cell.missing:
            run.font.color.rgb = QUIET
            run.font.size = Pt(8.5)
