"""From a network to CSV as spreadsheets and Gephi open it: a list of ties, and beside it a list of nodes."""

from __future__ import annotations

import csv
from io import StringIO

from graph.network_files.network import Network, Value
from graph.network_files.tables import Columns, node_table, tie_table

# a spreadsheet would calculate what begins with one of these (OWASP, CSV injection)
_FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r", "\n")
_MARK = "'"


def tie_list(network: Network) -> bytes:
    """Write the ties as CSV (RFC 4180), in UTF-8 with the mark that spreadsheets know it by."""
    return _csv(tie_table(network), {"type": "Undirected"})


def node_list(network: Network) -> bytes:
    """Write the nodes as CSV (RFC 4180), in UTF-8 with the mark that spreadsheets know it by."""
    return _csv(node_table(network), {})


def _csv(table: Columns, always: dict[str, str]) -> bytes:
    written = StringIO()
    writer = csv.writer(written)
    writer.writerow((*table.types, *always))
    writer.writerows((*map(_cell, row), *always.values()) for row in table.rows)
    return written.getvalue().encode("utf-8-sig")


def _cell(value: Value | None) -> Value:
    """Return a value as a cell.

    Text that would be taken for a formula gets an apostrophe before it. A whole weight is written without a point:
    where the decimal sign is a comma, spreadsheets take 1.0 for text.
    """
    if isinstance(value, str) and value.startswith(_FORMULA_SIGNS):
        return f"{_MARK}{value}"
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return "" if value is None else value
