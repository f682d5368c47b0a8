"""From rows of a table to CSV that opens in a spreadsheet as it reads on the page."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from io import StringIO

_CALCULATED = ("=", "+", "-", "@", "\t", "\r")


def spreadsheet(header: Iterable[str], rows: Iterable[Iterable[object]]) -> bytes:
    """Return a table as CSV (RFC 4180), in UTF-8 with the mark that spreadsheets know it by.

    A text that a spreadsheet would calculate gets an apostrophe before it, so that nothing in minutes can run there.
    """
    written = StringIO()
    table = csv.writer(written)
    table.writerow([_cell(value) for value in header])
    table.writerows([_cell(value) for value in row] for row in rows)
    return written.getvalue().encode("utf-8-sig")


def _cell(value: object) -> object:
    return f"'{value}" if isinstance(value, str) and value.startswith(_CALCULATED) else value
