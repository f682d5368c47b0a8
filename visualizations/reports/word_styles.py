"""How a report looks as a Word document: its styles, which whoever edits it can change in one place."""

from __future__ import annotations

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.styles.style import CharacterStyle, ParagraphStyle

from visualizations.reports.word_parts import LINK
from visualizations.reports.word_tables import CELL, HEADER, QUIET

FONT = "Arial"
"""Which LibreOffice has one of the same widths for; charts are written in it too."""
INK, ACCENT = RGBColor(0x1B, 0x21, 0x27), RGBColor(0x0B, 0x5F, 0x8A)
SMALL, WORDS_OF_MINUTES, CODE, FIGURE = "Small", "Words of minutes", "Query", "Key figure"
LANGUAGES = {"sv": "sv-SE", "en": "en-GB"}


def set_styles(document: Document, language: str) -> None:
    """Set the styles of a document that has those of the library."""
    _set_defaults(document, LANGUAGES[language])
    _set(document, "Normal", 10.5, before=0, after=6, line=1.25)
    _set(document, "Title", 30, bold=True, after=8, line=1.05)
    _set(document, "Subtitle", 14, colour=QUIET, after=6)
    _set(document, "Heading 1", 18, bold=True, before=26, after=8, line=1.1)
    _set(document, "Heading 2", 12, bold=True, before=18, after=5, line=1.15)
    _set(document, "Caption", 9, colour=QUIET, before=3, after=10)
    _set(document, "Header", 8.5, colour=QUIET, after=0)
    _set(document, "Footer", 8.5, colour=QUIET, after=0)
    _set(document, "List Bullet", 10.5, after=3)
    for name in ("Title", "Subtitle", "Caption", "Heading 1", "Heading 2"):
        _plain(document, name)
    _new(document, CELL, 9, after=0, line=1.1)
    _new(document, HEADER, 8.5, colour=QUIET, after=0, line=1.1)
    _new(document, SMALL, 9, colour=QUIET, after=2, line=1.15)
    _new(document, FIGURE, 22, bold=True, after=0, line=1.0)
    _new(document, WORDS_OF_MINUTES, 10.5, after=2, line=1.2)
    _new(document, CODE, 8, after=0, line=1.1)
    _fonts(_style(document, CODE), "Courier New")
    _fonts(_style(document, WORDS_OF_MINUTES), "Times New Roman")
    for level in (1, 2):
        _new(document, f"toc {level}", 10, before=4 if level == 1 else 0, after=1, line=1.1)
        _style(document, f"toc {level}").paragraph_format.left_indent = Mm(5 * (level - 1))
    link = document.styles.add_style(LINK, WD_STYLE_TYPE.CHARACTER)
    assert isinstance(link, CharacterStyle)  # noqa: S101 - tells the type
    link.font.color.rgb = ACCENT


def _set_defaults(document: Document, language: str) -> None:
    defaults = document.styles.element.find(f".//{qn('w:rPrDefault')}/{qn('w:rPr')}")
    fonts, spoken = defaults.find(qn("w:rFonts")), defaults.find(qn("w:lang"))
    fonts.attrib.clear()
    for script in ("ascii", "hAnsi", "cs", "eastAsia"):
        fonts.set(qn(f"w:{script}"), FONT)
    spoken.set(qn("w:val"), language)
    spoken.set(qn("w:eastAsia"), language)


def _style(document: Document, name: str) -> ParagraphStyle:
    style = document.styles[name]
    assert isinstance(style, ParagraphStyle)  # noqa: S101 - tells the type
    return style


def _new(document: Document, name: str, size: float, **looks: object) -> None:
    style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    style.base_style = document.styles["Normal"]
    _set(document, name, size, **looks)  # type: ignore[arg-type]


def _set(
    document: Document,
    name: str,
    size: float,
    *,
    bold: bool = False,
    colour: RGBColor = INK,
    before: float = 0,
    after: float = 0,
    line: float = 1.2,
) -> None:
    style = _style(document, name)
    style.font.size, style.font.bold, style.font.italic = Pt(size), bold, False
    style.font.color.rgb = colour
    _fonts(style, FONT)
    style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(after)
    style.paragraph_format.line_spacing = line


def _fonts(style: ParagraphStyle, name: str) -> None:
    """Give a style a font for all scripts, in the place of the theme's."""
    style.font.name = name
    fonts = style.element.rPr.rFonts
    fonts.attrib.clear()
    for script in ("ascii", "hAnsi", "cs", "eastAsia"):
        fonts.set(qn(f"w:{script}"), name)


def _plain(document: Document, name: str) -> None:
    """Take the library's line below its title and its letter spacing away."""
    element = _style(document, name).element
    for tag in ("w:pBdr", "w:spacing", "w:kern"):
        for container in (element.pPr, element.rPr):
            if container is None or (tag == "w:spacing" and container is element.pPr):
                continue
            for found in container.findall(qn(tag)):
                container.remove(found)
