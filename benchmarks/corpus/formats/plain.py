"""From the elements of a page to Markdown and text."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence

from benchmarks.corpus.page import Element, Line, Role, Table

_WIDTH = 92
_MARKS = {Role.TITLE: "# ", Role.HEADING: "## ", Role.ITEM: "### ", Role.BULLET: "- "}


def markdown(elements: Sequence[Element]) -> str:
    """Write Markdown: headings, bold lead words, lists, tables."""
    return _joined(elements, [_markdown(element) for element in elements], "  \n")


def text(elements: Sequence[Element], *, wrapped: bool) -> str:
    """Write text without marks, its paragraphs broken into lines where ``wrapped``."""
    return _joined(elements, [_text(element, wrapped) for element in elements], "\n")


def one_line(elements: Sequence[Element]) -> str:
    """Write each page as one line behind its number, as some conversions of PDF do."""
    pages: list[list[str]] = [[]]
    for element in elements:
        if isinstance(element, Line) and element.role is Role.HEAD:
            pages.append([])
        pages[-1].append(element.words if isinstance(element, Line) else _cells(element))
    return "\n\n".join(f"{number} {' '.join(filter(None, page))}" for number, page in enumerate(pages, start=1)) + "\n"


def _cells(table: Table) -> str:
    return " ".join(cell for row in table.rows for cell in row if cell)


def _joined(elements: Sequence[Element], blocks: list[str], close: str) -> str:
    """Put an empty line between blocks, none before a line that belongs to the one above it."""
    parts: list[str] = []
    for turn, (element, block) in enumerate(zip(elements, blocks, strict=True)):
        if turn:
            parts.append(close if _follows(elements[turn - 1], element) else "\n\n")
        parts.append(block)
    return "".join(parts) + "\n"


def _follows(before: Element, element: Element) -> bool:
    if not isinstance(element, Line) or not isinstance(before, Line):
        return False
    both_bullets = element.role is Role.BULLET and before.role is Role.BULLET
    return both_bullets or (element.role is Role.CLOSE and before.role is not Role.HEADING)


def _markdown(element: Element) -> str:
    if isinstance(element, Table):
        return _pipes(element) if element.drawn else _padded(element)
    lead = f"**{element.lead}** " if element.lead else ""
    return f"{_MARKS.get(element.role, '')}{lead}{element.text}".rstrip()


def _text(element: Element, wrapped: bool) -> str:
    if isinstance(element, Table):
        return _padded(element)
    words = f"• {element.words}" if element.role is Role.BULLET else element.words
    if wrapped and element.role in (Role.TEXT, Role.LABEL) and len(words) > _WIDTH:
        return textwrap.fill(words, _WIDTH, break_long_words=False, break_on_hyphens=False)
    return words


def _pipes(table: Table) -> str:
    head, *rows = (f"| {' | '.join(row)} |" for row in table.rows)
    return "\n".join((head, "|" + "---|" * len(table.rows[0]), *rows))


def _padded(table: Table) -> str:
    widths = [max(map(len, column)) + 3 for column in zip(*table.rows, strict=True)]
    return "\n".join(
        "".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in table.rows
    )
