"""From a report to a Word document: headings, tables and captions that Word knows as such, to be edited further."""

from __future__ import annotations

from io import BytesIO

import docx
from docx.document import Document
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.oxml.ns import qn
from docx.shared import Length, Mm
from docx.text.paragraph import Paragraph as WordParagraph

from graph.reports.model import Paragraph, Points, Report
from visualizations.charts.drawing import png_of
from visualizations.charts.style import WIDTH
from visualizations.reports import word_parts, word_styles
from visualizations.reports.cells import references
from visualizations.reports.columns import is_turned
from visualizations.reports.laid_out import (
    Illustration,
    LaidBlock,
    LaidFigures,
    LaidOut,
    LaidSection,
    LaidTable,
    Use,
    laid_out,
)
from visualizations.reports.word_tables import add_outside, add_tables
from visualizations.reports.zipping import repacked

_PAGE = (210.0, 297.0)
_MARGIN = 24.0
_TALLEST, _TALLEST_TURNED = 190.0, 105.0
"""Millimetres."""
_THUMBNAIL = "/thumbnail"


def word_file(report: Report) -> bytes:
    """Return a report as a Word document."""
    document = docx.Document()
    _Writer(document, laid_out(report)).write()
    made = BytesIO()
    document.save(made)
    return repacked(made.getvalue())


class _Writer:
    """Adds the parts of a report to a document, in their order."""

    def __init__(self, document: Document, laid: LaidOut) -> None:
        self._document = document
        self._laid = laid
        self._words = laid.words
        self._places = word_parts.Places()
        quotes = (f"k-{quote.number}" for quote in laid.quotes)
        queries = (f"q-{query.key}" for query in laid.report.queries)
        self._anchors = frozenset((*quotes, *queries))
        self._turned = False

    def write(self) -> None:
        word_styles.set_styles(self._document, self._laid.report.language)
        self._describe()
        self._set_page()
        self._first_page()
        self._contents()
        for section in self._laid.sections:
            self._section(section)
        if self._anchors:
            self._turn(False)
        self._quotes()
        self._queries()

    def _describe(self) -> None:
        """Say what the document is; the times at which the library's pattern was made say nothing of it."""
        report, properties = self._laid.report, self._document.core_properties
        properties.title, properties.subject = report.title, report.subtitle
        properties.author, properties.comments = f"Samgraf {report.version}", self._generation()
        properties.language = word_styles.LANGUAGES[report.language]
        for name in ("dcterms:created", "dcterms:modified"):
            for found in properties._element.findall(qn(name)):
                properties._element.remove(found)
        relations = self._document.part.package.rels
        for key in [key for key, relation in relations.items() if relation.reltype.endswith(_THUMBNAIL)]:
            del relations[key]

    def _generation(self) -> str:
        return self._words.generation_short.format(generation=self._laid.report.generation)

    def _set_page(self) -> None:
        section = self._document.sections[0]
        section.page_width, section.page_height = Mm(_PAGE[0]), Mm(_PAGE[1])
        section.left_margin = section.right_margin = Mm(_MARGIN)
        section.top_margin, section.bottom_margin = Mm(26), Mm(24)
        section.header_distance, section.footer_distance = Mm(13), Mm(12)
        section.different_first_page_header_footer = True
        section.header.paragraphs[0].text = self._laid.report.title
        foot = section.footer.paragraphs[0]
        foot.paragraph_format.tab_stops.clear_all()
        before, between, after = self._words.page_of.replace("{pages}", "{page}").split("{page}")
        foot.add_run(f"{self._generation()}   ·   {before}")
        word_parts.add_field(foot, "PAGE", "1")
        foot.add_run(between)
        word_parts.add_field(foot, "NUMPAGES", "1")
        foot.add_run(after)

    def _first_page(self) -> None:
        report, words = self._laid.report, self._words
        title = self._document.add_paragraph(report.title, style="Title")
        title.paragraph_format.space_before = Mm(60)
        self._document.add_paragraph(report.subtitle, style="Subtitle").paragraph_format.space_after = Mm(40)
        lines = [(words.scope, report.scope), (words.period, report.period)]
        if report.first_day:
            lines.append(("", words.meetings_between.format(first=report.first_day, last=report.last_day)))
        lines += [(words.generation, report.generation), (words.version, report.version)]
        table = self._document.add_table(len(lines), 2)
        table.autofit = False
        for row, (name, value) in zip(table.rows, lines, strict=True):
            for cell, text, width in zip(row.cells, (name, value), (45, 110), strict=True):
                cell.width = Mm(width)
                cell.paragraphs[0].style = word_styles.SMALL if text == name else "Normal"
                cell.paragraphs[0].paragraph_format.space_after = Mm(1)
                cell.paragraphs[0].add_run(text)
        table.alignment = WD_TABLE_ALIGNMENT.LEFT
        word_parts.end_page(self._document)

    def _contents(self) -> None:
        """Add a table of contents, which Word brings up to date when asked to; until then it has links, no pages."""
        heading = self._document.add_paragraph(self._words.contents, style="Subtitle")
        heading.paragraph_format.space_after = Mm(4)
        entries: list[tuple[int, str, str]] = []
        for section in self._laid.sections:
            entries.append((1, section.title, section.anchor))
            tables = (block for block in section.blocks if isinstance(block, LaidTable))
            entries += [(2, f"{one.label}. {one.table.title}", one.anchor) for one in tables]
        if self._laid.quotes:
            entries.append((1, self._words.quotes, "quotes"))
        if self._laid.report.queries:
            entries.append((1, self._words.queries, "queries"))
        for level, text, anchor in entries:
            paragraph = self._document.add_paragraph(style=f"toc {level}")
            word_parts.add_link(paragraph, text, anchor=anchor)
        word_parts.end_page(self._document)

    def _section(self, section: LaidSection) -> None:
        self._turn(is_turned(section))
        self._places.mark(self._document.add_heading(section.title, 1), section.anchor)
        for block in section.blocks:
            self._block(block)

    def _block(self, block: LaidBlock) -> None:
        match block:
            case Paragraph():
                self._text(block)
            case Points():
                for item in block.items:
                    self._document.add_paragraph(item, style="List Bullet")
            case LaidFigures():
                self._figures(block)
            case Illustration():
                self._illustration(block)
            case LaidTable():
                self._table(block)

    def _turn(self, turned: bool) -> None:
        """Go on with a page that is turned, or with one that is not."""
        if turned == self._turned:
            return
        self._turned = turned
        section = self._document.add_section(WD_SECTION.NEW_PAGE)
        section.different_first_page_header_footer = False
        section.orientation = WD_ORIENT.LANDSCAPE if turned else WD_ORIENT.PORTRAIT
        width, height = reversed(_PAGE) if turned else _PAGE
        section.page_width, section.page_height = Mm(width), Mm(height)

    def _line(self) -> float:
        """Return the width of a line in millimetres."""
        return _PAGE[1 if self._turned else 0] - 2 * _MARGIN

    def _text(self, block: Paragraph) -> None:
        paragraph = self._document.add_paragraph(block.text)
        if not block.quotes:
            return
        paragraph.add_run("\N{NO-BREAK SPACE}[")
        for at, one in enumerate(references(block.quotes)):
            paragraph.add_run(", " if at else "")
            self._link(paragraph, f"k-{one.first}", one.text)
        paragraph.add_run("]")

    def _link(self, paragraph: WordParagraph, anchor: str, text: str) -> None:
        if anchor in self._anchors:
            word_parts.add_link(paragraph, text, anchor=anchor)
        else:
            paragraph.add_run(text)

    def _figures(self, block: LaidFigures) -> None:
        across = 4
        rows = -(-len(block.figures) // across)
        table = self._document.add_table(rows, across)
        for at, one in enumerate(block.figures):
            cell = table.cell(at // across, at % across)
            cell.paragraphs[0].style = word_styles.FIGURE
            cell.paragraphs[0].add_run(one.text)
            cell.add_paragraph(one.figure.label).paragraph_format.space_after = Mm(0)
            note = cell.add_paragraph(f"{one.note} " if one.note else "", style=word_styles.SMALL)
            if one.figure.query:
                self._link(note, f"q-{one.figure.query}", one.figure.query)
        self._document.add_paragraph().paragraph_format.space_after = Mm(0)

    def _illustration(self, one: Illustration) -> None:
        width, height = one.size()
        paragraph = self._document.add_paragraph()
        paragraph.paragraph_format.keep_with_next = True
        tallest = _TALLEST_TURNED if self._turned else _TALLEST
        millimetres = min((_PAGE[0] - 2 * _MARGIN) * min(1.0, width / WIDTH), tallest * width / height)
        size: Length = Mm(millimetres)
        shape = paragraph.add_run().add_picture(BytesIO(png_of(one.svg)), width=size)
        properties = shape._inline.docPr
        properties.set("descr", one.said or one.title)
        properties.set("title", one.title)
        properties.set("name", one.label)
        caption = self._document.add_paragraph(style="Caption")
        self._label(caption, one.label)
        caption.add_run(f" {one.title}{f' {one.note}' if one.note else ''}")
        self._places.mark(caption, one.anchor)

    def _label(self, paragraph: WordParagraph, label: str) -> None:
        """Add "Tabell 3." so that Word counts: it can list them, and count anew when one is taken out."""
        word, _, number = label.rpartition(" ")
        paragraph.add_run(f"{word} ")
        word_parts.add_field(paragraph, f"SEQ {word} \\* ARABIC", number)
        paragraph.add_run(".")

    def _table(self, one: LaidTable) -> None:
        heading = self._document.add_paragraph(style="Heading 2")
        self._label(heading, one.label)
        heading.add_run(f" {one.table.title}")
        self._places.mark(heading, one.anchor)
        if one.table.caption:
            self._document.add_paragraph(one.table.caption).paragraph_format.keep_with_next = True
        if one.chart:
            self._illustration(one.chart)
        if one.table.rows:
            add_tables(self._document, one, self._words, self._anchors, self._line())
        else:
            self._document.add_paragraph(one.table.empty or self._words.nothing)
        self._told(one)

    def _told(self, one: LaidTable) -> None:
        first = self._document.add_paragraph(style=word_styles.SMALL)
        first.paragraph_format.space_before = Mm(2)
        if one.signs:
            marks = ", ".join(f"{sign} {mark}" for mark, sign in one.signs.items())
            first.add_run(f"{self._words.marks} {marks}. ")
        if one.meetings:
            first.add_run(f"{one.meetings}. ")
        keys = one.table.queries
        if keys:
            first.add_run(f"{self._words.from_query if len(keys) == 1 else self._words.from_queries} ")
            for at, key in enumerate(keys):
                first.add_run(", " if at else "")
                self._link(first, f"q-{key}", key)
            first.add_run(".")
        for column in one.table.columns:
            if column.note:
                self._document.add_paragraph(f"{column.label}: {column.note}.", style=word_styles.SMALL)
        for line in one.told:
            self._document.add_paragraph(line, style=word_styles.SMALL)

    def _heading_of(self, title: str, about: str, anchor: str) -> None:
        heading = self._document.add_heading(title, 1)
        heading.paragraph_format.page_break_before = True
        self._places.mark(heading, anchor)
        self._document.add_paragraph(about, style=word_styles.SMALL)

    def _quotes(self) -> None:
        if not self._laid.quotes:
            return
        self._heading_of(self._words.quotes, self._words.quotes_about, "quotes")
        for quote in self._laid.quotes:
            said = self._document.add_paragraph(style=word_styles.WORDS_OF_MINUTES)
            said.paragraph_format.space_before, said.paragraph_format.keep_with_next = Mm(3), True
            said.add_run(f"[{quote.number}] {quote.text}")
            self._places.mark(said, f"k-{quote.number}")
            where = self._document.add_paragraph(style=word_styles.SMALL)
            add_outside(where, quote.document, quote.address)
            where.add_run("".join(f", {one}" for one in (quote.day, quote.place) if one))
            self._uses(where, self._laid.quote_uses.get(quote.number, ()))

    def _uses(self, paragraph: WordParagraph, uses: tuple[Use, ...]) -> None:
        for at, use in enumerate(uses):
            paragraph.add_run(", " if at else "   ·   ")
            word_parts.add_link(paragraph, use.label, anchor=use.anchor)

    def _queries(self) -> None:
        if not self._laid.report.queries:
            return
        self._heading_of(self._words.queries, self._words.queries_about, "queries")
        for query in self._laid.report.queries:
            heading = self._document.add_heading(f"{query.key}. {query.title}", 2)
            self._places.mark(heading, f"q-{query.key}")
            for line in query.text.splitlines():
                self._document.add_paragraph(line, style=word_styles.CODE)
