"""From a Word document (.docx, ECMA-376 part 1) to its text: headings, lists with their numbers, tables, page by page.

What tracked changes took out is left out, what they put in is text. A header stands once, before everything.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from data.reading.flow import Flow
from data.reading.parcels import Parcel
from data.reading.values import Reading, Refused
from data.reading.word_numbers import Numbering

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_TAKEN_OUT = {f"{_W}del", f"{_W}moveFrom", f"{_W}rPr", f"{_W}pPr", f"{_W}instrText", f"{_W}delText", _FALLBACK}
_HEADING = re.compile(r"(?:heading|rubrik)\s*(\d)", re.IGNORECASE)
_TITLES = {"title", "rubrik", "titel"}
_SIGNS = {f"{_W}tab": "\t", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "-", f"{_W}sym": ""}


def read_word(content: bytes) -> Reading:
    """Return the text of a Word document; raises Refused where it is none, damaged or too large."""
    parcel = Parcel(content)
    document = parcel.xml("word/document.xml")
    body = None if document is None else document.find(f"{_W}body")
    if body is None:
        raise Refused("is no Word document: give it the ending of the format that it is in")
    styles = parcel.xml("word/styles.xml")
    reader = _Reader(_headings(styles), _lists(styles), Numbering(parcel.xml("word/numbering.xml")))
    for name in sorted(name for name in parcel.names() if re.fullmatch(r"word/header\d*\.xml", name)):
        header = parcel.xml(name)
        if header is not None:
            reader.head(header)
    reader.flow.page()
    reader.blocks(body)
    return reader.flow.reading()


def _headings(styles: etree._Element | None) -> dict[str, int]:
    """Return the level of each style that is a heading's, by the style's identifier."""
    found: dict[str, int] = {}
    for style in [] if styles is None else styles.iterfind(f"{_W}style"):
        name, level = style.find(f"{_W}name"), style.find(f"{_W}pPr/{_W}outlineLvl")
        named = "" if name is None else name.get(f"{_W}val", "")
        matched = _HEADING.match(named)
        if matched:
            found[style.get(f"{_W}styleId", "")] = int(matched[1])
        elif named.casefold() in _TITLES:
            found[style.get(f"{_W}styleId", "")] = 1
        elif level is not None and level.get(f"{_W}val", "9") in "012345":
            found[style.get(f"{_W}styleId", "")] = int(level.get(f"{_W}val", "0")) + 1
    return found


def _lists(styles: etree._Element | None) -> dict[str, etree._Element]:
    """Return the properties of each style whose paragraphs belong to a list, by the style's identifier."""
    found = {}
    for style in [] if styles is None else styles.iterfind(f"{_W}style"):
        properties = style.find(f"{_W}pPr")
        if properties is not None and properties.find(f"{_W}numPr") is not None:
            found[style.get(f"{_W}styleId", "")] = properties
    return found


@dataclass(slots=True)
class _Reader:
    headings: dict[str, int]
    lists: dict[str, etree._Element]
    numbering: Numbering
    flow: Flow = field(default_factory=Flow)
    _headed: set[str] = field(default_factory=set)

    def head(self, header: etree._Element) -> None:
        """Read a page header, once however many sections have it."""
        text = "\n".join(_text(paragraph) for paragraph in header.iter(f"{_W}p")).strip()
        if text and text not in self._headed:
            self._headed.add(text)
            self.flow.paragraph(text)

    def blocks(self, parent: etree._Element) -> None:
        """Read paragraphs and tables in their order, whatever they are wrapped in."""
        for element in parent:
            if element.tag == f"{_W}p":
                self._paragraph(element)
            elif element.tag == f"{_W}tbl":
                self.flow.apart()
                for row in _rows(element):
                    self.flow.row([_cell(cell) for cell in row])
                self.flow.apart()
            elif element.tag not in _TAKEN_OUT:
                self.blocks(element)

    def _paragraph(self, paragraph: etree._Element) -> None:
        if next(paragraph.iter(f"{_W}lastRenderedPageBreak"), None) is not None:
            self.flow.page()
        text = _text(paragraph)
        properties = paragraph.find(f"{_W}pPr")
        style = _value(properties, "pStyle")
        own = properties is not None and properties.find(f"{_W}numPr") is not None
        marker = self.numbering.marker(properties if own else self.lists.get(style))
        if style in self.headings:
            self.flow.heading(self.headings[style], f"{marker} {text}" if marker.strip("-") else text)
        elif marker:
            self.flow.item(text, marker)
        else:
            self.flow.paragraph(text)


def _value(properties: etree._Element | None, name: str) -> str:
    found = None if properties is None else properties.find(f"{_W}{name}")
    return "" if found is None else found.get(f"{_W}val", "")


def _text(element: etree._Element) -> str:
    return "".join(_pieces(element))


def _pieces(element: etree._Element) -> Iterator[str]:
    for child in element:
        if child.tag in _TAKEN_OUT:
            continue
        if child.tag == f"{_W}t":
            yield child.text or ""
        elif child.tag in _SIGNS:
            yield _SIGNS[child.tag]
        elif child.tag == f"{_W}txbxContent":
            yield "".join(f"\n{_text(paragraph)}" for paragraph in child.iter(f"{_W}p"))
        else:
            yield from _pieces(child)


def _rows(table: etree._Element) -> Iterator[list[etree._Element]]:
    for row in table.iter(f"{_W}tr"):
        removed = row.find(f"{_W}trPr/{_W}del") is not None
        if not removed and next(row.iterancestors(f"{_W}tbl")) is table:
            yield [cell for cell in row.iter(f"{_W}tc") if next(cell.iterancestors(f"{_W}tr")) is row]


def _cell(cell: etree._Element) -> str:
    merged = cell.find(f"{_W}tcPr/{_W}vMerge")
    if merged is not None and merged.get(f"{_W}val") != "restart":
        return ""
    return "\n".join(_text(paragraph) for paragraph in cell.iter(f"{_W}p"))
