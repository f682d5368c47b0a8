"""From the queries for the passages beneath rows to the addresses at which the service shows their answers."""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import urlencode

from graph.reports.model import Block, Report, Row, Table


def with_addresses(report: Report) -> Report:
    """Return a report whose rows have, instead of a query, the address that answers it; none without a service."""
    sections = tuple(
        replace(section, blocks=tuple(_block(block, report.service) for block in section.blocks))
        for section in report.sections
    )
    return replace(report, sections=sections)


def _block(block: Block, service: str) -> Block:
    if not isinstance(block, Table):
        return block
    return replace(block, rows=tuple(_row(row, service) for row in block.rows))


def _row(row: Row, service: str) -> Row:
    if not row.passages:
        return row
    return replace(row, passages=f"{service}query?{urlencode({'query': row.passages})}" if service else "")
