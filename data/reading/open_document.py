"""From an OpenDocument text (.odt, OASIS OpenDocument 1.3 part 3) to its text: headings, lists, tables, pages."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from data.reading.flow import Flow
from data.reading.parcels import Parcel, xml_root
from data.reading.values import Reading, Refused

_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_LEFT_OUT = {
    f"{_TEXT}tracked-changes",
    f"{_OFFICE}annotation",
    f"{_TEXT}note",
    f"{_OFFICE}forms",
    f"{_TEXT}table-of-content",
    f"{_TEXT}sequence-decls",
}
_SIGNS = {f"{_TEXT}tab": "\t", f"{_TEXT}line-break": "\n"}


def read_open_document(content: bytes) -> Reading:
    """Return the text of an OpenDocument file; raises Refused where it is none, damaged or too large."""
    parcel = Parcel(content)
    return _read(parcel.xml("content.xml"), parcel.xml("styles.xml"))


def read_flat_open_document(content: bytes) -> Reading:
    """Return the text of an OpenDocument in a single XML file (.fodt); raises Refused."""
    return _read(xml_root(content), None)


def _read(root: etree._Element | None, styles: etree._Element | None) -> Reading:
    body = None if root is None else root.find(f"{_OFFICE}body/{_OFFICE}text")
    if root is None or body is None:
        raise Refused("is no OpenDocument text: give it the ending of the format that it is in")
    told = [root] if styles is None else [styles, root]
    titles = frozenset(name for one in told for name in _titles(one))
    reader = _Reader(titles, {place: suffix for one in told for place, suffix in _numbered(one).items()})
    reader.flow.page()
    reader.blocks(body)
    return reader.flow.reading()


def _titles(root: etree._Element) -> Iterator[str]:
    """Yield the names of the styles that a document's title has."""
    yield from ("Title", "Rubrik")
    for style in root.iter(f"{_STYLE}style"):
        if style.get(f"{_STYLE}parent-style-name") == "Title":
            yield style.get(f"{_STYLE}name", "")


def _numbered(root: etree._Element) -> dict[tuple[str, int], str]:
    """Return what follows the number, by the name of a list's style and the level, of lists that are numbered."""
    return {
        (style.get(f"{_STYLE}name", ""), _whole(level.get(f"{_TEXT}level"))): level.get(f"{_STYLE}num-suffix", "")
        for style in root.iter(f"{_TEXT}list-style")
        for level in style.iterfind(f"{_TEXT}list-level-style-number")
        if level.get(f"{_STYLE}num-format")
    }


@dataclass(slots=True)
class _Reader:
    titles: frozenset[str]
    numbered: dict[tuple[str, int], str]
    flow: Flow = field(default_factory=Flow)
    _counts: dict[tuple[str, int], int] = field(default_factory=dict)

    def blocks(self, parent: etree._Element) -> None:
        """Read headings, paragraphs, lists and tables in their order, whatever they are wrapped in."""
        for element in parent:
            if element.tag in _LEFT_OUT:
                continue
            if element.tag in (f"{_TEXT}h", f"{_TEXT}p"):
                self._paragraph(element)
            elif element.tag == f"{_TEXT}list":
                self._list(element, element.get(f"{_TEXT}style-name", ""), 1)
            elif element.tag == f"{_TABLE}table":
                self.flow.apart()
                for row in element.iter(f"{_TABLE}table-row"):
                    self.flow.row([_cell(cell) for cell in row.iterfind(f"{_TABLE}table-cell")])
                self.flow.apart()
            else:
                self.blocks(element)

    def _paragraph(self, element: etree._Element, marker: str = "") -> None:
        if next(element.iter(f"{_TEXT}soft-page-break"), None) is not None:
            self.flow.page()
        text = _text(element)
        if element.tag == f"{_TEXT}h":
            self.flow.heading(_whole(element.get(f"{_TEXT}outline-level")), text)
        elif element.get(f"{_TEXT}style-name") in self.titles:
            self.flow.heading(1, text)
        elif marker:
            self.flow.item(text, marker)
        else:
            self.flow.paragraph(text)

    def _list(self, element: etree._Element, style: str, level: int) -> None:
        place = (style, level)
        if element.get(f"{_TEXT}continue-numbering") != "true" and not element.get(f"{_TEXT}continue-list"):
            self._counts.pop(place, None)
        for item in element:
            marker = self._marker(place) if item.tag == f"{_TEXT}list-item" else "-"
            for block in item:
                if block.tag == f"{_TEXT}list":
                    self._list(block, block.get(f"{_TEXT}style-name", style), level + 1)
                elif block.tag in (f"{_TEXT}h", f"{_TEXT}p"):
                    self._paragraph(block, marker)

    def _marker(self, place: tuple[str, int]) -> str:
        if place not in self.numbered:
            return "-"
        self._counts[place] = self._counts.get(place, 0) + 1
        return f"{self._counts[place]}{self.numbered[place]}"


def _cell(cell: etree._Element) -> str:
    return "\n".join(_text(block) for block in cell.iter(f"{_TEXT}p", f"{_TEXT}h"))


def _text(element: etree._Element) -> str:
    return "".join(_pieces(element))


def _pieces(element: etree._Element) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        if child.tag in _SIGNS:
            yield _SIGNS[child.tag]
        elif child.tag == f"{_TEXT}s":
            yield " " * min(_whole(child.get(f"{_TEXT}c")), 100)
        elif child.tag not in _LEFT_OUT:
            yield from _pieces(child)
        yield child.tail or ""


def _whole(text: str | None) -> int:
    return int(text) if text is not None and text.isdecimal() and len(text) < 6 else 1
