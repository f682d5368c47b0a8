"""From a PDF with a text layer to its text, page by page, in the order in which people read it."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from statistics import median

import pypdfium2
import pypdfium2.raw as pdfium

from data.reading.page_text import DIVIDED, Fragment, page_text
from data.reading.running_heads import without_running_heads
from data.reading.values import Reading, Refused, Scanned

MOST_PAGES = 1000
_LINE_END = "\r\n"
_SHORT = 45  # letters; a shorter line is looked into whatever its width
_ROOM = 1.0  # advances of a letter by which a line is wider than its letters want: it may have gaps inside
_GAP = 1.6  # advances between two words that stand in columns of their own
_ROUGH_GAP = 3.0
_LEAST_LETTERS = 3  # a page; a scan's text layer has fewer


def read_pdf(content: bytes) -> Reading:
    """Return the text of a PDF; raises Refused where it is damaged, locked, too long or has no text."""
    return _read(content, _GAP)


def read_recognised_pdf(content: bytes) -> Reading:
    """Return the text of a PDF whose letters were recognised, so that their places are rough; raises Refused."""
    return _read(content, _ROUGH_GAP)


def _read(content: bytes, gap: float) -> Reading:
    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        if getattr(error, "err_code", None) == pdfium.FPDF_ERR_PASSWORD:
            raise Refused("is locked with a password: save a copy without one") from None
        raise Refused("is no PDF, or a damaged one: save it anew from where it came") from None
    try:
        if len(document) > MOST_PAGES:
            raise Refused(f"has {len(document)} pages, more than {MOST_PAGES}: split it into one file a meeting")
        pages = [page_text(list(_fragments(page, gap))) for page in document]
    except pypdfium2.PdfiumError:
        raise Refused("is a damaged PDF: save it anew from where it came") from None
    finally:
        document.close()
    if sum(len("".join(lines)) for lines in pages) < _LEAST_LETTERS * len(pages):
        raise Scanned("is scanned, without any text: install ocrmypdf and tesseract-ocr-swe, and build again")
    return Reading.of_pages(without_running_heads(pages))


def _fragments(page: pypdfium2.PdfPage, gap: float) -> Iterator[Fragment]:
    """Yield the lines of a page as its text has them, parted where there is a wide gap inside, with their boxes."""
    text_page = page.get_textpage()
    text = text_page.get_text_range()
    if text_page.count_chars() != len(text):
        # letters beyond the 16 bits that the library counts in: no box would fit its line
        yield from (Fragment(line) for line in text.split(_LINE_END))
        return
    boxes = _Boxes(text_page)
    lines = [(line, start, boxes.spanned(start, start + len(line))) for line, start in _lines(text)]
    usual = median([(sides[1] - sides[0]) / len(line) for line, _, sides in lines] or [0.0])
    for line, start, sides in lines:
        if len(line) < _SHORT or sides[1] - sides[0] > usual * (len(line) + _ROOM):
            yield from boxes.parted(line, start, gap * usual, sides)
        else:
            yield Fragment(line, *sides)
    text_page.close()


def _lines(text: str) -> Iterator[tuple[str, int]]:
    """Yield the lines of a page's text with where they start; one that ends in a divided word keeps the mark of it."""
    start = 0
    for line in text.split(_LINE_END):
        for piece in line.replace(DIVIDED, f"{DIVIDED}\n").split("\n"):
            if piece.strip():
                yield piece.rstrip(), start
            start += len(piece)
        start += len(_LINE_END)


Sides = tuple[float, float, float, float]
"""A box: left, right, bottom, top."""
_box_of = pdfium.FPDFText_GetLooseCharBox


class _Boxes:
    """The boxes of the letters of a page."""

    def __init__(self, text_page: pypdfium2.PdfTextPage) -> None:
        self._page = text_page.raw
        self._box = pdfium.FS_RECTF()
        self._reference = ctypes.byref(self._box)

    def _gap_at(self, place: int) -> float:
        """Return how far apart the letters before and after one are."""
        _box_of(self._page, place - 1, self._reference)
        right = self._box.right
        _box_of(self._page, place + 1, self._reference)
        return float(self._box.left - right)

    def spanned(self, start: int, end: int) -> Sides:
        """Return the box from the first letter to the last of a line, as high as their fonts."""
        box = self._box
        _box_of(self._page, start, self._reference)
        left, right, bottom, top = box.left, box.right, box.bottom, box.top
        _box_of(self._page, end - 1, self._reference)
        return min(left, box.left), max(right, box.right), min(bottom, box.bottom), max(top, box.top)

    def parted(self, line: str, start: int, gap: float, whole: Sides) -> Iterator[Fragment]:
        """Yield the pieces of a line, whose box is ``whole``, between which there is at least a gap."""
        begin = 0
        place = line.find(" ", 1)
        while 0 < place < len(line) - 1:
            if self._gap_at(start + place) > gap:
                yield Fragment(line[begin:place], *self.spanned(start + begin, start + place))
                begin = place + 1
            place = line.find(" ", place + 1)
        sides = self.spanned(start + begin, start + len(line)) if begin else whole
        yield Fragment(line[begin:], *sides)
