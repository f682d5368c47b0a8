"""From the elements of a page to PDF with a text layer."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import typst

from benchmarks.corpus.page import Element, Role, Table

_SETTINGS = """#set page(paper: "a4", margin: 2.2cm, numbering: "1(1)")
#set document(date: none)
#set text(size: 10.5pt, lang: "sv", hyphenate: {hyphenate})
#set par(justify: true, spacing: 0.9em)
#show heading: set text(size: 11pt)
"""
_LEVELS = {Role.TITLE: 1, Role.HEADING: 2, Role.ITEM: 3}


@cache
def _compiler() -> typst.Compiler:
    return typst.Compiler()


def pdf(elements: Sequence[Element], *, hyphenated: bool) -> bytes:
    """Set the page with typst."""
    source = _SETTINGS.format(hyphenate=str(hyphenated).lower()) + "\n".join(map(_markup, elements))
    written = _compiler().compile(input=source.encode(), format="pdf")
    if not isinstance(written, bytes):
        raise TypeError("typst gave more than one file")
    return written


def _markup(element: Element) -> str:
    if isinstance(element, Table):
        cells = ", ".join(_string(cell) for row in element.rows for cell in row)
        stroke = "0.5pt" if element.drawn else "none"
        return f"\n#table(columns: {len(element.rows[0])}, stroke: {stroke}, {cells})\n"
    if element.role in _LEVELS:
        return f"\n#heading(level: {_LEVELS[element.role]}, {_string(element.words)})\n"
    if element.role is Role.BULLET:
        return f"- #{_string(element.words)}"
    if element.role is Role.HEAD:
        return f"\n#pagebreak(weak: true)\n#{_string(element.text)}\n"
    lead = f"#strong({_string(element.lead)}) " if element.lead else ""
    words = f"{lead}#{_string(element.text)}" if element.text else lead
    return rf"\ {words}" if element.role is Role.CLOSE else f"\n{words}"


def _string(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\t", "    ")
    return f'"{escaped}"'
