"""Source text in, lines out: markup taken off and remembered, page furniture gone, every character traceable."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

from rapidfuzz import fuzz

from data.extraction.headings import opens_list
from data.extraction.long_lines import is_page_number, split_points
from data.extraction.names import Word, split_words
from data.extraction.normal_text import NormalText, normalise
from data.record import Span

_PREFIX = re.compile(
    r"^\s*(?P<quote>(?:>\s*)*)(?P<heading>#{1,6}(?=\s|\S))?\s*"
    r"(?P<bullet>(?:[-+•·●○◦▪–—](?=\s|\*)|\\?\*(?=\s)|\[[ xX]?\])\s*)?"
)
_LINK = re.compile(r"!?\[(?P<text>[^\]\[\n]{0,200})\]\((?P<target>[^)\s]{0,500})\)")
_MARK = re.compile(
    r"\\(?=[\\*_#\[\]().!+\-|>`~])|\*+|(?<!\w)_+(?=\S)|(?<=\S)_+(?!\w)|`+|<br\s*/?>|</?(?:b|i|u|em|strong|p|sup|sub)>"
)
_BREAK = re.compile(r"<br\s*/?>")
_LABEL_AND_LIST = re.compile(r"\s*\|[^|<]{1,80}\|[^|]*\|?\s*")
_MAY_MARK = re.compile(r"[\[\\*_`<]")  # what every link and mark has one of
_PAGE_NUMBER = re.compile(
    r"^(?:\d{1,3}\s)?(?:sida|sid\.?|s\.|page)?\s*\d{1,3}\s*(?:\(\s*\d{1,3}\s*\)?|/\s*\d{1,3}|av\s+\d{1,3}|of\s+\d{1,3})$|^(?:sida|sid)\s+\d{1,3}$",
    re.IGNORECASE,
)
_RULE = re.compile(r"^[\s|:\-_=.…*]{3,}$")


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the clean text: ``start`` and ``end`` are positions in it.

    ``heading`` is the level of a Markdown heading (0: none); ``bold`` the number of bold characters at the line's
    beginning; ``blank_before`` says whether a blank line stands above it.
    """

    start: int
    end: int
    text: str
    heading: int = 0
    bullet: bool = False
    bold: int = 0
    blank_before: bool = False

    @property
    def all_bold(self) -> bool:
        """Whether the whole line is bold."""
        return self.bold >= len(self.text.rstrip(" :.")) > 0


@dataclass(frozen=True)
class Layout:
    """A document's clean text, its non-blank lines and its bold or italic stretches (positions in the clean text)."""

    normal: NormalText
    lines: tuple[Line, ...]
    emphasised: tuple[tuple[int, int], ...] = ()

    @property
    def text(self) -> str:
        """The clean text that every position of the extraction counts into."""
        return self.normal.text

    def emphasis_end(self, start: int) -> int | None:
        """Return where the emphasis ends that begins at ``start`` of the clean text; None where none begins there."""
        return next((stop for begin, stop in self.emphasised if begin == start), None)

    def source_span(self, start: int, end: int) -> Span:
        """Return the span of the source text that the clean characters ``start`` to ``end`` came from."""
        text = self.text
        while end > start and text[end - 1].isspace():
            end -= 1
        while start < end and text[start].isspace():
            start += 1
        return self.normal.source_span(start, max(end, start + 1))

    def line_index(self, position: int) -> int:
        """Return the index of the line that holds ``position`` or, between lines, of the next one."""
        return bisect_right(self._ends, position)

    def parted(self, start: int, end: int) -> bool:
        """Say whether a paragraph begins after ``start`` and at or before ``end``."""
        lines = self.lines[self.line_index(start) + 1 : self.line_index(end) + 1]
        return any(line.blank_before for line in lines)

    @cached_property
    def _ends(self) -> list[int]:
        return [line.end for line in self.lines]

    @cached_property
    def flow(self) -> str:
        """The clean text with a space where a line break only wraps a sentence; positions stay the same."""
        characters = list(self.text)
        for above, below in pairwise(self.lines):
            if _wraps(above, below):
                characters[above.end] = " "
        return "".join(characters)

    @cached_property
    def words(self) -> tuple[Word, ...]:
        """The words of the flow, which several kinds of fact look through."""
        return tuple(split_words(self.flow))

    @cached_property
    def paragraphs(self) -> tuple[tuple[int, int], ...]:
        """The paragraphs as ranges of line indices, end exclusive."""
        starts = [index for index, line in enumerate(self.lines) if line.blank_before or line.heading or index == 0]
        return tuple(zip(starts, [*starts[1:], len(self.lines)], strict=True))


_NUMBERED = re.compile(r"^(?:(?:§\s?)?\d{1,3}\s?[.):§]|[a-z]\)\s)")
_WRAP_FROM = 40  # a line shorter than this ends where its author wanted it to
_BROKEN_FROM = 60
_WHOLE = 2  # points between which a line is that is not cut
_WRAPPED_FROM = 60  # letters of a line that ends where the page does
_LABELLED = re.compile(r"[A-ZÅÄÖ][a-zåäö]{2,}:(?:\s|$)")  # "Klart: i maj"
_GROUP_LABEL = re.compile(r"[A-ZÅÄÖ][^,;:()]{2,40}:\s")  # "Region Skåne: Eva Ek"
_BOLD_LABEL = re.compile(r"\s*(?:\*\*|__)[^*_:]{2,45}(?::\s?(?:\*\*|__)|(?:\*\*|__)\s?:)")  # "**Ej med:** Eva Ek"
_PREFIXED = re.compile(r"\s*(?:[#|>]|[-*•–]\s|\d{1,3}[.)§]|§)")


def _wraps(above: Line, below: Line) -> bool:
    """Whether the break between two lines falls inside a sentence.

    A blank line between them does so only in a long line that stops in the middle of a name.
    """
    if below.bullet or below.heading or above.heading or above.text[-1] in ".:;!?":
        return False
    if _NUMBERED.match(below.text) or _LABELLED.match(below.text):
        return False
    if below.blank_before:
        last = above.text.rsplit(" ", 1)[-1]
        return len(above.text) >= _BROKEN_FROM and last[0].isupper() and last.isalpha() and below.text[0].isupper()
    return len(above.text) >= _WRAP_FROM or below.text[0].islower()


@dataclass(frozen=True, slots=True)
class _RawLine:
    kept: Sequence[int]  # indices into the normal text
    text: str
    heading: int
    bullet: bool
    bold: int
    stretches: tuple[tuple[int, int], ...]  # bold or italic, as positions in ``text``


def lay_out(source: str) -> Layout:
    """Return the layout of a plain or Markdown text."""
    normal = normalise(source)
    raw = _raw_lines(normal.text)
    furniture = _furniture([line.text for line in raw])
    builder = _Builder(normal)
    seen: set[str] = set()
    for line in raw:
        if _PAGE_NUMBER.match(line.text) or line.text in furniture.respelt or line.text in seen:
            builder.skip_furniture()
            continue
        if line.text in furniture.titles:
            seen.add(line.text)
        if not line.text or _RULE.match(line.text):
            builder.blank()
        else:
            builder.add(line)
    return builder.layout()


def _raw_lines(text: str) -> list[_RawLine]:
    lines: list[_RawLine] = []
    position = 0
    for whole in _unwrapped(text.split("\n")):
        cuts = [0, *split_points(whole), *_breaks_in_list(whole), len(whole)]
        pieces = [
            (start, end) for start, end in pairwise(cuts) if len(cuts) == _WHOLE or not is_page_number(whole[start:end])
        ]
        lines.extend(_raw_line(whole[start:end], position + start) for start, end in pieces)
        position += len(whole) + 1
    return lines


def _breaks_in_list(whole: str) -> list[int]:
    """Return where lines begin inside the second of two cells, which stands beside what it lists."""
    if "<br" not in whole or not _LABEL_AND_LIST.fullmatch(whole):
        return []
    return [match.end() for match in _BREAK.finditer(whole)]


def _unwrapped(lines: Sequence[str]) -> Iterator[str]:
    """Yield lines, those of a paragraph of names as one: headings and names break over its lines anywhere."""
    index = 0
    while index < len(lines):
        end = index + 1
        if len(lines[index]) >= _WRAPPED_FROM and opens_list(lines[index]):
            while end < len(lines) and len(lines[end - 1]) >= _WRAPPED_FROM and _goes_on(lines[end]):
                end += 1
        yield " ".join(lines[index:end])
        index = end


def _goes_on(line: str) -> bool:
    plain = bool(line.strip()) and "\t" not in line and not _PREFIXED.match(line)
    return plain and not opens_list(line) and not _GROUP_LABEL.match(line) and not _BOLD_LABEL.match(line)


def _raw_line(whole: str, offset: int) -> _RawLine:
    prefix = _PREFIX.match(whole)
    begin = prefix.end() if prefix else 0
    heading = len(prefix["heading"] or "") if prefix else 0
    bullet = bool(prefix and prefix["bullet"])
    kept, bold_from, italic_from = _without_marks(whole, begin)
    first, last = 0, len(kept)
    while last and whole[kept[last - 1]].isspace():
        last -= 1
    while first < last and whole[kept[first]].isspace():
        first += 1
    kept = kept[first:last]
    text = whole[kept[0] : kept[-1] + 1] if kept else ""
    if len(text) != len(kept):
        text = "".join(whole[index] for index in kept)
    bold = _bold_length(whole, kept, bold_from)
    inside = tuple((bisect_left(kept, start), bisect_left(kept, end)) for start, end in (*bold_from, *italic_from))
    if isinstance(kept, range):
        kept = range(offset + kept.start, offset + kept.stop)
    else:
        kept = [offset + index for index in kept]
    return _RawLine(kept, text, heading, bullet, bold, inside)


_Stretches = list[tuple[int, int]]


def _without_marks(whole: str, begin: int) -> tuple[Sequence[int], _Stretches, _Stretches]:
    """Return the indices of ``whole`` that are text, and the stretches between pairs of bold and of italic marks."""
    if _MAY_MARK.search(whole, begin) is None:
        return range(begin, len(whole)), [], []
    dropped: set[int] = set()
    for link in _LINK.finditer(whole, begin):
        dropped.update(range(link.start(), link.start("text")))
        dropped.update(range(link.end("text"), link.end()))
    marks, italic = [], []
    for mark in _MARK.finditer(whole, begin):
        if mark.group().startswith("*") and whole[max(0, mark.start() - 1)] == "\\":
            continue
        if mark.start() in dropped:
            continue
        dropped.update(range(mark.start(), mark.end()))
        if mark.group() in ("**", "__", "***", "<b>", "</b>", "<strong>", "</strong>"):
            marks.append(mark)
        elif mark.group() in ("*", "_", "<i>", "</i>", "<em>", "</em>"):
            italic.append(mark)
    stretches = _between(marks)
    if len(marks) % 2:
        # Converters lose the opening mark of a bold heading now and then ("- Title**").
        last = marks[-1]
        stretches.append((begin, last.start()) if not whole[last.end() :].strip() else (last.end(), len(whole)))
    return [index for index in range(begin, len(whole)) if index not in dropped], stretches, _between(italic)


def _between(marks: Sequence[re.Match[str]]) -> _Stretches:
    return [(left.end(), right.start()) for left, right in zip(marks[::2], marks[1::2], strict=False)]


def _bold_length(whole: str, kept: Sequence[int], stretches: Sequence[tuple[int, int]]) -> int:
    length = 0
    for index in kept:
        if not (whole[index].isspace() or any(start <= index < end for start, end in stretches)):
            break
        length += 1
    while length and whole[kept[length - 1]].isspace():
        length -= 1
    return length


class _Furniture(NamedTuple):
    """The lines at the top of pages: those that stand there more than once, and those that spell them otherwise."""

    titles: frozenset[str]
    respelt: frozenset[str]


def _furniture(texts: Sequence[str]) -> _Furniture:
    """Return the lines that repeat the document's title on later pages, in any spelling close to it."""
    filled = [text for text in texts if text]
    titles = [text for text in filled[:4] if 8 <= len(text) <= 120]
    repeated: set[str] = set()
    respelt: set[str] = set()
    for title in titles:
        later = {text for text in filled[1:] if abs(len(text) - len(title)) < 6 and fuzz.ratio(text, title) >= 90}
        again = filled.count(title) - 1
        if sum(filled.count(text) for text in later - {title}) + again >= 2:
            repeated.update([title] if again else [])
            respelt |= later - set(titles)
    return _Furniture(frozenset(repeated), frozenset(respelt))


class _Builder:
    """Collects the kept characters of the lines into one clean text."""

    def __init__(self, normal: NormalText) -> None:
        self._normal = normal
        self._kept: list[int] = []
        self._text: list[str] = []
        self._lines: list[Line] = []
        self._emphasised: list[tuple[int, int]] = []
        self._blank = True
        self._page_break = False

    def blank(self) -> None:
        """Note a blank line."""
        self._blank = True

    def skip_furniture(self) -> None:
        """Leave a line out; a sentence may run on over it."""
        self._page_break = True

    def add(self, raw: _RawLine) -> None:
        """Add a line of text."""
        start = self._lines[-1].end + 1 if self._lines else 0
        if self._lines:
            self._text.append("\n")
            self._kept.append(raw.kept[0])
        blank = self._blank and not (self._page_break and self._continues(raw))
        self._text.append(raw.text)
        self._kept.extend(raw.kept)
        self._emphasised.extend((start + begin, start + end) for begin, end in raw.stretches if end > begin)
        self._lines.append(
            Line(start, start + len(raw.text), raw.text, raw.heading, raw.bullet, raw.bold, blank_before=blank)
        )
        self._blank = self._page_break = False

    def _continues(self, raw: _RawLine) -> bool:
        """Whether a sentence runs on over a page break."""
        above = self._lines[-1].text if self._lines else ""
        return bool(above) and above[-1] not in ".:!?" and raw.text[0].islower()

    def layout(self) -> Layout:
        """Return what has been collected."""
        text = "".join(self._text)
        return Layout(self._normal.kept(text, self._kept), tuple(self._lines), tuple(self._emphasised))
