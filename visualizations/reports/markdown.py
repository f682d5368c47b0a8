"""From a report to Markdown as GitHub reads it: tables, lists, links; nothing in a name or quote is markup."""

from __future__ import annotations

import re
from collections.abc import Iterator

from graph.reports.model import Paragraph, Points, Report, Row
from visualizations.reports.cells import NUMBERS, Cell, references
from visualizations.reports.laid_out import Illustration, LaidBlock, LaidFigures, LaidOut, LaidTable, laid_out

_MARKUP = re.compile(r"([\\`*_\[\]<>|~$&])")
_AT_START = re.compile(r"^(\d+(?=[.)](?: |$))|(?=[-+#=]))")
_BREAKS = re.compile(r"[ \t\n]+")  # no others: thin spaces part the thousands of numbers
_RUN = re.compile("`+")


def markdown(report: Report) -> bytes:
    """Return a report as Markdown."""
    return ("\n".join(_Writer(laid_out(report)).lines()) + "\n").encode()


def escaped(text: str) -> str:
    """Return text that means itself, on one line: what would be markup has a backslash before it."""
    return _AT_START.sub(r"\1\\", _MARKUP.sub(r"\\\1", _BREAKS.sub(" ", text).strip(" ")))


def fenced(text: str) -> list[str]:
    """Return text as a block of code that nothing in it can end."""
    longest = max((len(run) for run in _RUN.findall(text)), default=0)
    fence = "`" * max(3, longest + 1)
    return [f"{fence}sparql", *text.splitlines(), fence]


class _Writer:
    """Writes the parts of a report, line by line."""

    def __init__(self, laid: LaidOut) -> None:
        self._laid = laid
        self._words = laid.words
        self._quotes = {quote.number for quote in laid.quotes}
        self._queries = {query.key for query in laid.report.queries}

    def lines(self) -> Iterator[str]:
        report, words = self._laid.report, self._words
        yield from (f"# {escaped(report.title)}", "")
        if report.subtitle:
            yield from (escaped(report.subtitle), "")
        yield f"- {words.scope}: {escaped(report.scope)}"
        yield f"- {words.period}: {escaped(report.period)}"
        if report.first_day:
            yield f"- {words.meetings_between.format(first=report.first_day, last=report.last_day)}"
        yield f"- {words.generation}: {escaped(report.generation)}"
        yield f"- {words.version}: {escaped(report.version)}"
        for section in self._laid.sections:
            yield from ("", f"## {escaped(section.title)}")
            for block in section.blocks:
                yield ""
                yield from self._block(block)
        yield from self._appendices()

    def _block(self, block: LaidBlock) -> Iterator[str]:
        match block:
            case Paragraph():
                yield f"{escaped(block.text)}{self._cited(block.quotes)}"
            case Points():
                yield from (f"- {escaped(item)}" for item in block.items)
            case LaidFigures():
                for one in block.figures:
                    note = f" ({escaped(one.note)})" if one.note else ""
                    query = f" {self._query(one.figure.query)}" if one.figure.query else ""
                    yield f"- **{escaped(one.text)}** {escaped(one.figure.label)}{note}{query}"
            case Illustration():
                yield self._illustration(block)
            case LaidTable():
                yield from self._table(block)

    def _illustration(self, one: Illustration) -> str:
        """Return a chart or picture in words: Markdown has no place for it beside the text."""
        return f"*{escaped(one.label)}. {escaped(one.title)}.* {escaped(one.said)}"

    def _table(self, one: LaidTable) -> Iterator[str]:
        yield from (f'<a id="{one.anchor}"></a>', "")
        yield from (f"### {escaped(one.label)}. {escaped(one.table.title)}", "")
        if one.table.caption:
            yield from (escaped(one.table.caption), "")
        if one.chart:
            yield from (self._illustration(one.chart), "")
        if one.table.rows:
            yield from self._rows(one)
        else:
            yield escaped(one.table.empty or self._words.nothing)
        yield ""
        yield from self._told(one)

    def _rows(self, one: LaidTable) -> Iterator[str]:
        heads = [f"{column.label} ({column.unit})" if column.unit else column.label for column in one.table.columns]
        rules = ["---:" if column.kind in NUMBERS else "---" for column in one.table.columns]
        if one.has_quotes:
            heads.append(self._words.quote_column)
            rules.append("---")
        yield f"| {' | '.join(escaped(head) for head in heads)} |"
        yield f"| {' | '.join(rules)} |"
        for row, cells in zip(one.table.rows, one.cells, strict=True):
            written = [_cell(cell) for cell in cells]
            if one.has_quotes:
                written.append(self._references(row))
            yield f"| {' | '.join(written)} |"

    def _told(self, one: LaidTable) -> Iterator[str]:
        told = [f"{one.meetings}."] if one.meetings else []
        if one.table.queries:
            asked = self._words.from_query if len(one.table.queries) == 1 else self._words.from_queries
            told.append(f"{asked} {', '.join(self._query(key) for key in one.table.queries)}.")
        notes = [f"{escaped(column.label)}: {escaped(column.note)}." for column in one.table.columns if column.note]
        yield "  \n".join([*([" ".join(told)] if told else []), *notes, *map(escaped, one.told)])

    def _references(self, row: Row) -> str:
        found = [self._quote(one.first, one.text) for one in references(row.quotes)]
        if row.passages:
            found.append(_link(self._words.passages, row.passages))
        return ", ".join(found)

    def _cited(self, quotes: tuple[int, ...]) -> str:
        found = ", ".join(self._quote(one.first, one.text) for one in references(quotes))
        return f" \\[{found}\\]" if found else ""

    def _quote(self, number: int, text: str) -> str:
        return f"[{text}](#k-{number})" if number in self._quotes else text

    def _query(self, key: str) -> str:
        return f"[{escaped(key)}](#q-{key})" if key in self._queries else escaped(key)

    def _appendices(self) -> Iterator[str]:
        words = self._words
        if self._laid.quotes:
            yield from ("", f"## {words.quotes}", "", words.quotes_about)
        for quote in self._laid.quotes:
            where = [_link(quote.document, quote.address), *(escaped(one) for one in (quote.day, quote.place) if one)]
            yield from ("", f'<a id="k-{quote.number}"></a>**{quote.number}** {", ".join(where)}', "")
            yield f"> {escaped(quote.text)}"
        if self._laid.report.queries:
            yield from ("", f"## {words.queries}", "", words.queries_about)
        for query in self._laid.report.queries:
            yield from ("", f'<a id="q-{query.key}"></a>', "", f"### {escaped(query.key)}. {escaped(query.title)}", "")
            yield from fenced(query.text)


def _cell(cell: Cell) -> str:
    if not cell.things:
        return escaped(cell.whole())
    return ", ".join(_link(thing.label, thing.address) for thing in cell.things)


def _link(text: str, address: str) -> str:
    """Return a link where an address leads somewhere from a file, else its text alone."""
    if not address.startswith(("https://", "http://")):
        return escaped(text)
    safe = "".join(letter if letter not in "<>|\\\n " else f"%{ord(letter):02X}" for letter in address)
    return f"[{escaped(text)}](<{safe}>)"
