"""The lines of a document in, those that its headings, bold lines or bullets make the titles of items out."""

from __future__ import annotations

import re
from dataclasses import dataclass

from data.extraction.headings import Opens, heading_of, is_paper
from data.extraction.layout import Layout, Line
from data.lexicon import words
from data.record import Span

FEWEST_LED = 3
_FEWEST_MARKED = 2
_LONGEST_BULLETED = 60  # characters of a title
LABEL_MARKS = " :.*–—-"


@dataclass(frozen=True, slots=True)
class Start:
    """A line (by index) on which an item begins."""

    line: int
    number: str | None
    title: str
    span: Span
    style: str = ""

    @property
    def value(self) -> int:
        """The number as one that counts: a letter's place, the 2 of "6.2", the 7 of "7/18", the minute of a time."""
        if self.style == "letter" and self.number:
            return ord(self.number.upper()) - ord("A") + 1
        if self.style == "clock" and self.number:
            hours, minutes = re.split(r"[.:]", self.number)
            return 60 * int(hours) + int(minutes)
        if self.style == "dotted" and self.number:
            return int(self.number.partition(".")[2])
        return int(re.sub(r"\D", "", (self.number or "").partition("/")[0]) or 0)


def marked_start(index: int, line: Line) -> Start:
    """Return the start of an item without a number, whose title a line is."""
    title = line.text.strip(LABEL_MARKS)
    begin = line.start + line.text.find(title)
    return Start(index, None, title, Span(begin, begin + len(title)))


def marked_starts(layout: Layout, taken: frozenset[int], end: int) -> list[Start]:
    """Return the items that headings or bold lines mark."""
    first = max((index for index in taken if index < max(12, len(layout.lines) // 2)), default=0)
    levels = _by_level(layout, taken, first, end)
    if len(levels) >= _FEWEST_MARKED:
        return levels
    bold, led = _by_bold(layout, taken, first, end), _by_bold_lead(layout, taken, first, end)
    if len(bold) >= _FEWEST_MARKED:
        among = [one for one in led if one.line > bold[0].line and _is_set_off(layout.lines[one.line])]
        return sorted([*bold, *among], key=lambda start: start.line)
    if len(led) >= FEWEST_LED:
        return led
    bulleted = _by_bullet(layout, taken, first, end)
    return bulleted if len(bulleted) >= FEWEST_LED else []


def _by_level(layout: Layout, taken: frozenset[int], first: int, end: int) -> list[Start]:
    headed = [index for index in range(first, end) if layout.lines[index].heading and index not in taken]
    headed = [index for index in headed if not is_label(layout.lines[index].text) and index > 0]
    if not headed:
        return []
    levels = [layout.lines[index].heading for index in headed]
    level = max(set(levels), key=lambda level: (levels.count(level), -level))
    return [marked_start(index, layout.lines[index]) for index in headed if layout.lines[index].heading == level]


def _by_bold(layout: Layout, taken: frozenset[int], first: int, end: int) -> list[Start]:
    return [
        marked_start(index, line)
        for index, line in enumerate(layout.lines[:end])
        if index > first
        and index not in taken
        and line.all_bold
        and len(line.text) <= 120
        and (not is_label(line.text) or _is_title_once(layout, line))
    ]


def _is_title_once(layout: Layout, line: Line) -> bool:
    """Whether a word that labels parts of items is one's title here: it stands out as one, once ("Ekonomi")."""
    plain = line.text.strip(LABEL_MARKS).casefold()
    alike = [one for one in layout.lines if one.bold and one.text.strip(LABEL_MARKS).casefold() == plain]
    return line.blank_before and len(alike) == 1 and plain in words("headings.agenda.titles_too")


def _by_bold_lead(layout: Layout, taken: frozenset[int], first: int, end: int) -> list[Start]:
    """Return the items whose bold titles stand at the head of their text ("**Budget.** Eva gick igenom …")."""
    found = []
    for index, line in enumerate(layout.lines[:end]):
        title = line.text[: line.bold].strip(LABEL_MARKS)
        plain = index <= first or index in taken or line.bullet or line.all_bold or not title
        if not plain and line.blank_before and not is_label(title):
            found.append(Start(index, None, title, Span(line.start, line.start + len(title))))
    return found


def _by_bullet(layout: Layout, taken: frozenset[int], first: int, end: int) -> list[Start]:
    """Return the items whose titles stand on bulleted lines above their text ("* Budget", in an e-mail)."""
    found = []
    for index in range(first + 1, end - 1):
        line, below = layout.lines[index], layout.lines[index + 1]
        titled = line.bullet and line.blank_before and len(line.text) <= _LONGEST_BULLETED and ". " not in line.text
        apart = below.blank_before or not below.bullet
        if titled and apart and not line.text.endswith((".", ",", "!")):
            found.append(marked_start(index, line))
    return found


def _is_set_off(line: Line) -> bool:
    """Whether a bold beginning of a line stands off from what follows: it ends in a stop, or every meeting has it."""
    title = line.text[: line.bold].rstrip()
    dashed = line.text[line.bold :].lstrip().startswith(("– ", "— "))  # "**Transporter** – Kil och Ale delar på …"
    return dashed or title.endswith((".", ":")) or title.casefold() in words("headings.agenda.endings")


def is_label(text: str) -> bool:
    """Whether a marked line only labels a part of an item, or of the opening block."""
    plain = text.strip(LABEL_MARKS).casefold()
    if plain in words("headings.agenda.labels") or plain in words("headings.agenda.list") or is_paper(text):
        return True
    heading = heading_of(text)
    return (
        heading is not None
        and (heading.opens is not Opens.FUNCTION or heading.rest >= len(text))
        and plain not in words("headings.agenda.endings")
    )
