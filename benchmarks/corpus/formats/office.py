"""From the elements of a page to Word, OpenDocument and Rich Text."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from functools import cache
from xml.sax.saxutils import escape

from docx import Document

from benchmarks.corpus.page import Element, Role, Table

_STYLES = {Role.TITLE: "Heading 1", Role.HEADING: "Heading 2", Role.ITEM: "Heading 3", Role.BULLET: "List Bullet"}
_MADE = (2020, 1, 1, 0, 0, 0)  # archives have the same bytes whenever they are made


@cache
def _template() -> bytes:
    buffer = io.BytesIO()
    Document().save(buffer)
    return buffer.getvalue()


def word(elements: Sequence[Element]) -> bytes:
    """Write a Word file: headings, lists, tables; the first running head into the header."""
    document = Document(io.BytesIO(_template()))
    for element in elements:
        if isinstance(element, Table):
            table = document.add_table(len(element.rows), len(element.rows[0]))
            for cells, row in zip(table.rows, element.rows, strict=True):
                for cell, words in zip(cells.cells, row, strict=True):
                    cell.text = words
        elif element.role is Role.HEAD:
            document.sections[0].header.paragraphs[0].text = element.text.rpartition(" ")[0]
        else:
            paragraph = document.add_paragraph(style=_STYLES.get(element.role))
            if element.lead:
                paragraph.add_run(element.lead).bold = True
            paragraph.add_run(f" {element.text}" if element.lead else element.text)
    buffer = io.BytesIO()
    document.save(buffer)
    return _with_fixed_times(buffer.getvalue())


def _with_fixed_times(archive: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(archive)) as read:
        return _archive([(name, read.read(name)) for name in read.namelist()])


def _archive(members: Sequence[tuple[str, bytes]]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as written:
        for name, content in members:
            kind = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            written.writestr(zipfile.ZipInfo(name, _MADE), content, kind)
    return buffer.getvalue()


_MIMETYPE = "application/vnd.oasis.opendocument.text"
_SPACES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for name in ("office", "text", "table", "manifest")
)


def open_document(elements: Sequence[Element]) -> bytes:
    """Write an OpenDocument text."""
    body = "".join(_open(element) for element in elements)
    content = (
        f"<office:document-content {_SPACES}><office:body><office:text>{body}</office:text></office:body>"
        "</office:document-content>"
    )
    manifest = (
        f"<manifest:manifest {_SPACES}><manifest:file-entry manifest:full-path='/' manifest:media-type='{_MIMETYPE}'/>"
        "<manifest:file-entry manifest:full-path='content.xml' manifest:media-type='text/xml'/></manifest:manifest>"
    )
    members = (("mimetype", _MIMETYPE), ("content.xml", content), ("META-INF/manifest.xml", manifest))
    return _archive([(name, text.encode()) for name, text in members])


def _open(element: Element) -> str:
    if isinstance(element, Table):
        rows = "".join(
            "<table:table-row>"
            + "".join(f"<table:table-cell><text:p>{escape(cell)}</text:p></table:table-cell>" for cell in row)
            + "</table:table-row>"
            for row in element.rows
        )
        return f"<table:table>{rows}</table:table>"
    words = escape(element.words).replace("\t", "<text:tab/>")
    if element.role is Role.BULLET:
        return f"<text:list><text:list-item><text:p>{words}</text:p></text:list-item></text:list>"
    level = {Role.TITLE: 1, Role.HEADING: 2, Role.ITEM: 3}.get(element.role)
    return f'<text:h text:outline-level="{level}">{words}</text:h>' if level else f"<text:p>{words}</text:p>"


def rich_text(elements: Sequence[Element]) -> str:
    """Write Rich Text; letters beyond ASCII as escapes."""
    return r"{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0 Arial;}}\f0\fs22 " + "".join(map(_rich, elements)) + "}"


def _rich(element: Element) -> str:
    if isinstance(element, Table):
        rows = ("".join(f"{_escaped(cell)}\\cell " for cell in row) for row in element.rows)
        edges = "".join(rf"\cellx{(turn + 1) * 2500}" for turn in range(len(element.rows[0])))
        return "".join(rf"\trowd{edges}\intbl {row}\row" + "\n" for row in rows) + "\\pard\n"
    lead = rf"{{\b {_escaped(element.lead)}}} " if element.lead else ""
    bold = element.role in (Role.TITLE, Role.HEADING, Role.ITEM)
    words = rf"{{\b {_escaped(element.text)}}}" if bold and element.text else lead + _escaped(element.text)
    return words + "\\par\n"


def _escaped(text: str) -> str:
    marked = text.replace("\\", "\\\\").replace("{", "\\{").replace("}", "\\}").replace("\t", "\\tab ")
    return "".join(letter if ord(letter) < 128 else rf"\u{ord(letter)}?" for letter in marked)
