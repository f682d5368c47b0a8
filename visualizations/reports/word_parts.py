"""What Word documents have and python-docx has no words for: places and links to them, fields, cells' looks."""

from __future__ import annotations

from collections.abc import Sequence

from docx.document import Document
from docx.enum.text import WD_BREAK
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.table import Table, _Cell, _Row
from docx.text.paragraph import Paragraph
from docx.text.run import Run

LINK = "Hyperlink"
"""The name of the character style of links."""
_TABLE_ORDER = (
    "tblStyle",
    "tblW",
    "jc",
    "tblInd",
    "tblBorders",
    "tblLayout",
    "tblCellMar",
    "tblLook",
    "tblCaption",
)
_CELL_ORDER = ("tcW", "gridSpan", "shd", "textDirection", "vAlign")
_LONGEST_NAME = 40  # of a bookmark, in Word


class Places:
    """The bookmarks of a document: names that Word takes, numbered as they come."""

    def __init__(self) -> None:
        self._count = 0

    def mark(self, paragraph: Paragraph, anchor: str) -> None:
        """Make a paragraph a place that links lead to."""
        self._count += 1
        start, end = OxmlElement("w:bookmarkStart"), OxmlElement("w:bookmarkEnd")
        start.set(qn("w:id"), str(self._count))
        start.set(qn("w:name"), place_name(anchor))
        end.set(qn("w:id"), str(self._count))
        properties = paragraph._p.pPr
        paragraph._p.insert(0 if properties is None else 1, start)
        paragraph._p.append(end)


def place_name(anchor: str) -> str:
    """Return an anchor as the name of a bookmark: a letter, then letters, figures and underscores."""
    name = "".join(letter if letter.isalnum() and letter.isascii() else "_" for letter in anchor)
    return f"p_{name}"[:_LONGEST_NAME]


def add_link(paragraph: Paragraph, text: str, anchor: str = "", address: str = "") -> None:
    """Add a link to a place in the document, or to an address outside it."""
    link = OxmlElement("w:hyperlink")
    if address:
        kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"
        link.set(qn("r:id"), paragraph.part.relate_to(address, kind, is_external=True))
    else:
        link.set(qn("w:anchor"), place_name(anchor))
    run = paragraph.add_run(text)
    run._r.style = style_id(LINK)
    link.append(run._r)
    paragraph._p.append(link)


def dress(paragraph: Paragraph, style: str) -> None:
    """Give a paragraph a style by name, without looking through all styles as python-docx does each time."""
    paragraph._p.style = style_id(style)


def style_id(name: str) -> str:
    """Return by what a style is known in the file."""
    return name.replace(" ", "")


def add_field(paragraph: Paragraph, instruction: str, shown: str) -> Run:
    """Add a field, such as the number of the page; ``shown`` stands there until it is worked out."""
    runs = [paragraph.add_run() for _ in range(5)]
    for run, kind in zip((runs[0], runs[2], runs[4]), ("begin", "separate", "end"), strict=True):
        part = OxmlElement("w:fldChar")
        part.set(qn("w:fldCharType"), kind)
        run._r.append(part)
    code = OxmlElement("w:instrText")
    code.set(qn("xml:space"), "preserve")
    code.text = f" {instruction} "
    runs[1]._r.append(code)
    runs[3].text = shown
    return runs[3]


def end_page(document: Document) -> None:
    """Let what follows begin on another page."""
    document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)


def shade(cell: _Cell, colour: str) -> None:
    """Give a cell a colour behind its text, as six hexadecimal figures."""
    shading = OxmlElement("w:shd")
    shading.set(qn("w:val"), "clear")
    shading.set(qn("w:color"), "auto")
    shading.set(qn("w:fill"), colour)
    _add(cell._tc.get_or_add_tcPr(), shading, _CELL_ORDER)


def turn(cell: _Cell) -> None:
    """Let the text of a cell run upwards."""
    direction = OxmlElement("w:textDirection")
    direction.set(qn("w:val"), "btLr")
    _add(cell._tc.get_or_add_tcPr(), direction, _CELL_ORDER)


def repeat(row: _Row) -> None:
    """Make a row the header of its table, shown again on each page."""
    _flag(row, "w:tblHeader")


def keep_whole(row: _Row) -> None:
    """Let no page end within a row."""
    _flag(row, "w:cantSplit")


def _flag(row: _Row, name: str) -> None:
    row._tr.get_or_add_trPr().append(OxmlElement(name))


def rule(table: Table, colour: str) -> None:
    """Give a table lines below its rows and none else."""
    borders = OxmlElement("w:tblBorders")
    for side in ("bottom", "insideH"):
        line = OxmlElement(f"w:{side}")
        for name, value in (("val", "single"), ("sz", "4"), ("space", "0"), ("color", colour)):
            line.set(qn(f"w:{name}"), value)
        borders.append(line)
    _add(table._tbl.tblPr, borders, _TABLE_ORDER)


def describe(table: Table, title: str) -> None:
    """Say what a table is to those who do not see it."""
    caption = OxmlElement("w:tblCaption")
    caption.set(qn("w:val"), title)
    _add(table._tbl.tblPr, caption, _TABLE_ORDER)


def narrow_margins(table: Table, left: int, right: int) -> None:
    """Set how far the text of cells is from their sides, in twentieths of a point."""
    margins = OxmlElement("w:tblCellMar")
    for side, value in (("top", 40), ("left", left), ("bottom", 40), ("right", right)):
        margin = OxmlElement(f"w:{side}")
        margin.set(qn("w:w"), str(value))
        margin.set(qn("w:type"), "dxa")
        margins.append(margin)
    _add(table._tbl.tblPr, margins, _TABLE_ORDER)


def _add(properties: BaseOxmlElement, element: BaseOxmlElement, order: Sequence[str]) -> None:
    """Add a property where its place is: Word refuses documents whose properties stand in another order."""
    properties.append(element)
    known = [qn(f"w:{name}") for name in order]
    properties[:] = sorted(properties, key=lambda one: known.index(one.tag))
