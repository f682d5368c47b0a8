"""From a report to an Excel workbook: contents, a sheet a table with real numbers and days, then quotes and queries."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from io import BytesIO
from itertools import count
from math import ceil

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from graph.reports.model import Kind, Paragraph, Points, Report, Row
from visualizations.charts.style import INK, QUIET
from visualizations.reports.cells import NUMBERS, cell_writers
from visualizations.reports.laid_out import LaidFigures, LaidOut, LaidSection, LaidTable, laid_out
from visualizations.reports.plain_values import Plain, PlainColumn, plain_columns

_NOT_IN_NAMES = str.maketrans({sign: " " for sign in "[]:*?/\\'"})
_LONGEST_NAME = 31
_LONGEST_CELL = 32_767
_LONGEST_ADDRESS = 2_079
_WIDEST, _NARROWEST = 60, 9
_HEADER_ROW = 4
_QUOTE_WIDTHS = (8, 80, 36, 13, 30, 60)
_QUERY_WIDTHS = (10, 50, 120)
_CONTENTS_WIDTHS = (36, 90, 12)
_LINE = 13.5
_TALLEST = 400.0
"""Points of a row."""
_BEGINNING = datetime(1980, 1, 1, tzinfo=UTC).replace(tzinfo=None)
"""Not a day on which anything was made, so that the same report is the same file."""


@dataclass(frozen=True, slots=True)
class _Looks:
    """The formats of cells."""

    title: Format
    text: Format
    wrapped: Format
    quiet: Format
    header: Format
    number_header: Format
    link: Format
    missing: Format
    code: Format
    whole: Format
    day: Format


def workbook(report: Report) -> bytes:
    """Return a report as a workbook for Excel and LibreOffice."""
    made = BytesIO()
    book = xlsxwriter.Workbook(made, {"in_memory": True})
    book.set_properties(
        {
            "title": report.title,
            "subject": report.subtitle,
            "author": f"Samgraf {report.version}",
            "created": _BEGINNING,
        }
    )
    _Writer(book, laid_out(report)).write()
    book.close()
    return made.getvalue()


class _Writer:
    """Adds the sheets of a report to a workbook."""

    def __init__(self, book: xlsxwriter.Workbook, laid: LaidOut) -> None:
        self._book = book
        self._laid = laid
        self._words = laid.words
        self._looks = _looks(book)
        self._names = _Names()
        self._formats: dict[tuple[Kind, int], Format] = {}

    def write(self) -> None:
        words = self._words
        contents = self._sheet(words.contents)
        tables = [block for section in self._laid.sections for block in section.blocks if isinstance(block, LaidTable)]
        sheets = [(one, self._sheet(one.table.title)) for one in tables]
        quotes = self._sheet(words.quotes) if self._laid.quotes else None
        queries = self._sheet(words.queries) if self._laid.report.queries else None
        for one, sheet in sheets:
            self._table(sheet, one, contents.get_name())
        last = [sheet for sheet in (quotes, queries) if sheet is not None]
        self._contents(contents, sheets, last)
        if quotes is not None:
            self._quotes(quotes)
        if queries is not None:
            self._queries(queries)
        contents.activate()

    def _sheet(self, title: str) -> Worksheet:
        sheet = self._book.add_worksheet(self._names.taken(title))
        sheet.hide_gridlines(2)
        sheet.set_paper(9)  # A4
        sheet.fit_to_pages(1, 0)
        sheet.set_footer(f"&L{_plain_foot(self._laid.report.title)}&R&P / &N")
        return sheet

    def _contents(
        self, sheet: Worksheet, sheets: Sequence[tuple[LaidTable, Worksheet]], last: Sequence[Worksheet]
    ) -> None:
        report, words, looks = self._laid.report, self._words, self._looks
        for at, width in enumerate(_CONTENTS_WIDTHS):
            sheet.set_column(at, at, width)
        sheet.write_string(0, 0, report.title, looks.title)
        sheet.write_string(1, 0, report.subtitle, looks.quiet)
        rows = count(3)
        days = words.meetings_between.format(first=report.first_day, last=report.last_day) if report.first_day else ""
        about = ((words.scope, report.scope), (words.period, report.period), ("", days))
        for name, value in (*about, (words.generation, report.generation), (words.version, report.version)):
            row = next(rows)
            sheet.write_string(row, 0, name, looks.quiet)
            sheet.write_string(row, 1, value, looks.text)
        next(rows)
        header = next(rows)
        for column, name in enumerate((words.sheet, words.table, words.rows)):
            sheet.write_string(header, column, name, looks.header)
        for one, target in sheets:
            row = next(rows)
            sheet.write_url(row, 0, _inside(target), looks.link, target.get_name())
            sheet.write_string(row, 1, f"{one.label}. {one.table.title}", looks.wrapped)
            sheet.write_number(row, 2, len(one.table.rows), looks.whole)
        for target in last:
            sheet.write_url(next(rows), 0, _inside(target), looks.link, target.get_name())
        next(rows)
        for section in self._laid.sections:
            self._told(sheet, section, rows)

    def _told(self, sheet: Worksheet, section: LaidSection, rows: Iterable[int]) -> None:
        """Write what a section says beside its tables."""
        looks, numbers = self._looks, iter(rows)
        blocks = [block for block in section.blocks if isinstance(block, Paragraph | Points | LaidFigures)]
        if not blocks:
            return
        sheet.write_string(next(numbers), 0, section.title, looks.header)
        for block in blocks:
            match block:
                case Paragraph():
                    self._line(sheet, next(numbers), block.text)
                case Points():
                    for item in block.items:
                        self._line(sheet, next(numbers), item)
                case LaidFigures():
                    for one in block.figures:
                        row = next(numbers)
                        value = one.figure.value
                        if isinstance(value, int | float):
                            sheet.write_number(row, 0, value, looks.text)
                        else:
                            sheet.write_string(row, 0, value.why, looks.missing)
                        notes = " · ".join(text for text in (one.figure.label, one.figure.note) if text)
                        sheet.write_string(row, 1, notes, looks.wrapped)
                        sheet.write_string(row, 2, one.figure.query, looks.quiet)

    def _line(self, sheet: Worksheet, row: int, text: str) -> None:
        sheet.write_string(row, 1, _cut(text), self._looks.wrapped)
        _fit(sheet, row, (text,), _CONTENTS_WIDTHS[1:2])

    def _table(self, sheet: Worksheet, one: LaidTable, contents: str) -> None:
        looks, words = self._looks, self._words
        columns = plain_columns(one.table, words)
        sheet.write_string(0, 0, f"{one.label}. {one.table.title}", looks.title)
        told = [f"{one.meetings}." if one.meetings else "", f"{words.from_queries} {', '.join(one.table.queries)}."]
        sheet.write_string(1, 0, " ".join(text for text in told if text), looks.quiet)
        notes = [one.table.caption, *one.told, *(f"{c.label}: {c.note}." for c in one.table.columns if c.note)]
        sheet.write_string(2, 0, _cut(" ".join(note for note in notes if note)), looks.quiet)
        sheet.write_url(3, 0, f"internal:'{contents}'!A1", looks.link, words.back)
        if not one.table.rows:
            sheet.set_column(0, 0, _WIDEST)
            sheet.write_string(_HEADER_ROW, 0, one.table.empty or words.nothing, looks.missing)
            return
        decimals = [writer.decimals for writer in cell_writers(one.table, self._laid.report.language)]
        places = {column.key: decimals[at] for at, column in enumerate(one.table.columns)}
        widths = []
        for at, column in enumerate(columns):
            label = f"{column.label} ({column.unit})" if column.unit else column.label
            sheet.write_string(_HEADER_ROW, at, label, looks.number_header if column.kind in NUMBERS else looks.header)
            key = column.key.removesuffix("_low").removesuffix("_high")
            widths.append(self._column(sheet, one.table.rows, at, column, places.get(column.key, places.get(key, 0))))
        for number, row in enumerate(one.table.rows, start=_HEADER_ROW + 1):
            texts = [_shown(column, str(column.value(row) or ""), column.address(row)) for column in columns]
            _fit(sheet, number, texts, widths)
        _fit(sheet, _HEADER_ROW, [f"{column.label} {column.unit}" for column in columns], widths)
        sheet.freeze_panes(_HEADER_ROW + 1, 1)
        sheet.autofilter(_HEADER_ROW, 0, _HEADER_ROW + len(one.table.rows), len(columns) - 1)
        sheet.repeat_rows(_HEADER_ROW)
        if len(columns) > 8:
            sheet.set_landscape()

    def _column(self, sheet: Worksheet, rows: Sequence[Row], at: int, column: PlainColumn, decimals: int) -> int:
        look = self._format(column.kind, decimals)
        values = [column.value(row) for row in rows]
        for number, (row, value) in enumerate(zip(rows, values, strict=True), start=_HEADER_ROW + 1):
            address = column.address(row)
            if _is_link(address) and isinstance(value, str):
                sheet.write_url(number, at, address, self._looks.link, _shown(column, value, address))
            else:
                self._value(sheet, number, at, value, column.kind, look)
        shown = [_shown(column, str(value or ""), column.address(row)) for row, value in zip(rows, values, strict=True)]
        longest = max((len(line) for text in shown for line in text.split("\n")), default=0)
        heading = max(len(word) for word in (*column.label.split(), "")) + 3
        width = min(_WIDEST, max(_NARROWEST, longest + 3, heading))
        sheet.set_column(at, at, width)
        return width

    def _value(self, sheet: Worksheet, row: int, at: int, value: Plain, kind: Kind, look: Format) -> None:
        """Write a value as what it is: text is never looked at for formulas, numbers or addresses."""
        match value:
            case None:
                sheet.write_blank(row, at, None, look)
            case date():
                sheet.write_datetime(row, at, datetime(value.year, value.month, value.day), self._looks.day)
            case str():
                sheet.write_string(row, at, _cut(value), self._looks.missing if kind in NUMBERS else look)
            case _:
                sheet.write_number(row, at, value, look)

    def _format(self, kind: Kind, decimals: int) -> Format:
        if kind not in NUMBERS:
            return self._looks.wrapped
        if (kind, decimals) not in self._formats:
            figures = f".{'0' * decimals}" if decimals else ""
            pattern = f"0{figures}%" if kind is Kind.SHARE else f"#,##0{figures}"
            self._formats[kind, decimals] = self._book.add_format({**_BASE, "num_format": pattern})
        return self._formats[kind, decimals]

    def _quotes(self, sheet: Worksheet) -> None:
        words, looks = self._words, self._looks
        heads = (words.number, words.text, words.document, words.day, words.place, words.address)
        self._list(sheet, words.quotes_about, heads, _QUOTE_WIDTHS)
        for row, quote in enumerate(self._laid.quotes, start=_HEADER_ROW + 1):
            sheet.write_number(row, 0, quote.number, looks.whole)
            texts = (quote.text, quote.document, quote.day, quote.place, quote.address)
            for at, text in enumerate(texts, start=1):
                sheet.write_string(row, at, _cut(text), looks.wrapped)
            _fit(sheet, row, texts, _QUOTE_WIDTHS[1:])

    def _queries(self, sheet: Worksheet) -> None:
        words, looks = self._words, self._looks
        self._list(sheet, words.queries_about, (words.query, words.meaning, "SPARQL"), _QUERY_WIDTHS)
        for row, query in enumerate(self._laid.report.queries, start=_HEADER_ROW + 1):
            sheet.write_string(row, 0, query.key, looks.wrapped)
            sheet.write_string(row, 1, query.title, looks.wrapped)
            sheet.write_string(row, 2, _cut(query.text), looks.code)
            _fit(sheet, row, (query.key, query.title, query.text), _QUERY_WIDTHS)

    def _list(self, sheet: Worksheet, about: str, heads: Sequence[str], widths: Sequence[int]) -> None:
        sheet.write_string(0, 0, sheet.get_name(), self._looks.title)
        sheet.write_string(1, 0, about, self._looks.quiet)
        for at, (head, width) in enumerate(zip(heads, widths, strict=True)):
            sheet.write_string(_HEADER_ROW, at, head, self._looks.header)
            sheet.set_column(at, at, width)
        sheet.freeze_panes(_HEADER_ROW + 1, 1)


class _Names:
    """Gives sheets names that Excel takes: of 31 letters at most, without certain signs, none twice."""

    def __init__(self) -> None:
        self._taken: set[str] = {"history"}  # which Excel keeps for itself

    def taken(self, title: str) -> str:
        plain = " ".join(title.translate(_NOT_IN_NAMES).split()) or "–"
        for number in count(1):
            ending = f" {number}" if number > 1 else ""
            name = plain[: _LONGEST_NAME - len(ending)].strip() + ending
            if name.casefold() not in self._taken:
                break
        self._taken.add(name.casefold())
        return name


_BASE = {"font_name": "Arial", "font_size": 10, "font_color": INK, "valign": "top"}

_HEADER = {"bold": True, "text_wrap": True, "indent": 1, "valign": "bottom", "bottom": 1, "bottom_color": QUIET}


def _looks(book: xlsxwriter.Workbook) -> _Looks:
    def look(**more: object) -> Format:
        return book.add_format({**_BASE, **more})

    return _Looks(
        title=look(bold=True, font_size=14),
        text=look(align="left"),
        wrapped=look(text_wrap=True, indent=1),
        quiet=look(font_color=QUIET),
        header=look(**_HEADER),
        number_header=look(**_HEADER, align="right"),
        link=look(font_color="#0b5f8a", underline=1, text_wrap=True, indent=1),
        missing=look(font_color=QUIET, italic=True),
        code=look(font_name="Courier New", font_size=9, text_wrap=True),
        whole=look(num_format="#,##0"),
        day=look(num_format="yyyy-mm-dd", align="left", indent=1),
    )


def _fit(sheet: Worksheet, row: int, values: Iterable[str], widths: Iterable[int]) -> None:
    """Make a row as high as its texts need; Excel would do so itself, other programs do not."""
    lines = 1
    for value, width in zip(values, widths, strict=True):
        lines = max(lines, sum(max(1, ceil(len(line) / (width - 2))) for line in value.split("\n")))
    if lines > 1:
        sheet.set_row(row, min(_TALLEST, _LINE * lines))


def _is_link(address: str) -> bool:
    """Tell whether an address leads somewhere from a file, and is one that Excel takes."""
    return address.startswith(("https://", "http://")) and len(address) <= _LONGEST_ADDRESS


def _shown(column: PlainColumn, value: str, address: str) -> str:
    return column.label if value and value == address and _is_link(address) else _cut(value)


def _inside(sheet: Worksheet) -> str:
    return f"internal:'{sheet.get_name()}'!A1"


def _cut(text: str) -> str:
    """Return a text as long as a cell can hold."""
    return text if len(text) <= _LONGEST_CELL else f"{text[: _LONGEST_CELL - 1]}…"


def _plain_foot(title: str) -> str:
    """Return a title as it may stand in a footer, where an ampersand begins a code."""
    return title.replace("&", "&&")[:120]
