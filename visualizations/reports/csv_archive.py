"""From a report to a ZIP archive of CSV files: one a table, one each for quotes and queries, and a guide to them."""

from __future__ import annotations

import re

from graph.reports.model import Report, Table
from visualizations.reports.laid_out import LaidOut, LaidTable, laid_out
from visualizations.reports.plain_values import PlainColumn, plain_columns
from visualizations.reports.words import Words
from visualizations.reports.zipping import zipped
from visualizations.spreadsheets import spreadsheet

_GUIDE = "README.md"
_OTHER = re.compile(r"[^0-9A-Za-z_-]+")


def csv_archive(report: Report) -> bytes:
    """Return the tables of a report as CSV (RFC 4180), in an archive; columns have their keys for names."""
    laid = laid_out(report)
    tables = [block for section in laid.sections for block in section.blocks if isinstance(block, LaidTable)]
    named = [(f"{at:02}-{_file_name(one.table)}.csv", one) for at, one in enumerate(tables, start=1)]
    contents = {_GUIDE: _guide(laid, named).encode()}
    for name, one in named:
        columns = plain_columns(one.table, laid.words)
        rows = ([_written(column, one, at) for column in columns] for at in range(len(one.table.rows)))
        contents[name] = spreadsheet((column.key for column in columns), rows)
    quotes = ((one.number, one.text, one.document, one.day, one.place, one.address) for one in laid.quotes)
    contents["quotes.csv"] = spreadsheet(("number", "text", "document", "day", "place", "address"), quotes)
    queries = ((one.key, one.title, one.text) for one in laid.report.queries)
    contents["queries.csv"] = spreadsheet(("key", "title", "text"), queries)
    return zipped(contents)


def _file_name(table: Table) -> str:
    return _OTHER.sub("-", table.key).strip("-") or "table"


def _written(column: PlainColumn, one: LaidTable, at: int) -> object:
    value = column.value(one.table.rows[at])
    return "" if value is None else value


def _guide(laid: LaidOut, named: list[tuple[str, LaidTable]]) -> str:
    """Return what the files and their columns hold, as plain text that is Markdown too."""
    report, words = laid.report, laid.words
    lines = [f"# {report.title}", "", report.subtitle, ""]
    lines += [f"- {words.scope}: {report.scope}", f"- {words.period}: {report.period}"]
    lines += [f"- {words.generation}: {report.generation}", f"- {words.version}: {report.version}", ""]
    lines += [words.about_files, ""]
    for name, one in named:
        lines += [f"## {name}", "", f"{one.label}. {one.table.title}", ""]
        lines += _about(one, words)
    return "\n".join(lines) + "\n"


def _about(one: LaidTable, words: Words) -> list[str]:
    told = [one.meetings] if one.meetings else []
    if one.table.queries:
        told.append(f"{words.from_queries} {', '.join(one.table.queries)}")
    lines = [f"- `{column.key}`: {_meaning(column)}" for column in plain_columns(one.table, words)]
    extra = [text for text in (one.table.caption, *one.told) if text]
    return [*lines, "", ". ".join(told), *extra, ""]


def _meaning(column: PlainColumn) -> str:
    unit = f" ({column.unit})" if column.unit else ""
    note = f" – {column.note}" if column.note else ""
    return f"{column.label}{unit}{note}"
