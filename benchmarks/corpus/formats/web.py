"""From the elements of a page to a web page with what surrounds the minutes there: menus, scripts, a footer."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from benchmarks.corpus.page import Element, Line, Role, Table

_TAGS = {Role.TITLE: "h1", Role.HEADING: "h2", Role.ITEM: "h3", Role.BULLET: "li", Role.HEAD: "div"}
_HEAD = """<!DOCTYPE html>
<html lang="sv"><head><meta charset="utf-8"><title>{title}</title>
<style>nav li {{ display: inline }}</style>
<script>window.statistik = {{ sida: "protokoll", antal: 12 }};</script></head>
<body><header><a href="#innehall">Hoppa till innehåll</a></header>
<nav><ul><li><a href="/">Start</a></li><li><a href="/om">Om oss</a></li></ul></nav>
<main id="innehall">
"""
_FOOT = """</main>
<footer><p>Webbplatsen använder kakor.</p><p><a href="/kontakt">Kontakta oss</a></p></footer>
<script>document.title += "";</script></body></html>
"""


def page(elements: Sequence[Element], title: str) -> str:
    """Write a web page."""
    return _HEAD.format(title=escape(title)) + "\n".join(_blocks(elements)) + "\n" + _FOOT


def _blocks(elements: Sequence[Element]) -> list[str]:
    """Write elements, lines that belong together into one paragraph with breaks, bullets into lists."""
    blocks: list[str] = []
    for element in elements:
        if isinstance(element, Table):
            blocks.append(_table(element))
        elif element.role is Role.CLOSE and blocks and blocks[-1].endswith("</p>"):
            blocks[-1] = f"{blocks[-1].removesuffix('</p>')}<br>{_words(element)}</p>"
        elif element.role is Role.BULLET and blocks and blocks[-1].endswith("</ul>"):
            blocks[-1] = f"{blocks[-1].removesuffix('</ul>')}<li>{_words(element)}</li></ul>"
        elif element.role is Role.BULLET:
            blocks.append(f"<ul><li>{_words(element)}</li></ul>")
        else:
            tag = _TAGS.get(element.role, "p")
            blocks.append(f"<{tag}>{_words(element)}</{tag}>")
    return blocks


def _words(line: Line) -> str:
    lead = f"<strong>{escape(line.lead)}</strong> " if line.lead else ""
    return (lead + escape(line.text)).replace("\t", "&emsp;").strip()


def _table(table: Table) -> str:
    rows = [f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in row)}</tr>" for row in table.rows]
    return f"<table>{''.join(rows)}</table>"
