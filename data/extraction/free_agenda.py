"""Agenda items in text that neither numbers nor marks them: by the shape of their paragraphs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import zip_longest

from data.extraction.dates import find_dates
from data.extraction.headings import heading_of, is_paper
from data.extraction.layout import Layout, Line
from data.extraction.names import full_names
from data.lexicon import any_of, words
from data.record import Span


@dataclass(frozen=True, slots=True)
class FreeHeading:
    """A line (by index) that opens an item; ``own_text`` says whether text follows on the same line.

    ``fixed``: a title that every meeting has; ``led``: set off by a colon or a dash; ``stopped``: by a full stop.
    """

    line: int
    title: str
    span: Span
    own_text: bool
    fixed: bool = False
    led: bool = False
    stopped: bool = False

    @property
    def last(self) -> bool:
        """Whether it is an item that closes the agenda ("Nästa möte")."""
        return self.fixed and self.title.casefold() in words("headings.agenda.last")


_COLON = re.compile(r"^(?P<title>[A-ZÅÄÖ][^:.!?\n]{1,70}?)\s?:(?!\s?-|\S*/)(?:,\s|\s|$)")
_DASH = re.compile(r"^(?P<title>[A-ZÅÄÖ][^:.!?,\n]{1,50}?)\s(?:[–—-]\s?)(?=[^\s\d])")
_STOP = re.compile(r"^(?P<title>[A-ZÅÄÖ][^:.!?,;\n]{5,60})\.\s+(?=[A-ZÅÄÖ])")
_LONGEST_TITLE = 120
_MOST_WORDS = 8
_FEWEST_TITLED = 3
_LONGEST_OVER = 60
_FEWEST_LED = 3  # a full stop sets a title off only in minutes that set others off by colons or dashes


def free_headings(layout: Layout, taken: frozenset[int], end: int) -> list[FreeHeading]:
    """Return the headings of a text's items.

    A heading is a short line that is no sentence, or what stands before a colon or a dash at the head of a
    paragraph. Headings over other headings, and those that only divide the item in which they stand, are left out.
    """
    first = max((index for index in taken if index < max(12, len(layout.lines) // 2)), default=-1) + 1
    candidates = _candidates(layout, taken, first, end)
    if sum(heading.led for heading in candidates) < _FEWEST_LED:
        candidates = [heading for heading in candidates if not heading.stopped]
    candidates = [heading for heading, below in _with_following(candidates) if _has_text(layout, heading, below, end)]
    return _without_divisions(layout, candidates)


def _candidates(layout: Layout, taken: frozenset[int], first: int, end: int) -> list[FreeHeading]:
    found = []
    titled = _titled(layout, first, end)
    for start, stop in layout.paragraphs:
        if first <= start < end and start not in taken:
            heading = _candidate(start, layout.lines[start], alone=stop - start == 1 or start in titled)
            if heading is not None:
                found.append(heading)
                if heading.last:
                    break
    return found


def _titled(layout: Layout, first: int, end: int) -> frozenset[int]:
    """Return the first lines that stand as titles over their paragraphs, where several paragraphs begin so."""
    found = [
        start
        for start, stop in layout.paragraphs
        if first <= start < end and stop - start > 1 and _stands_over(layout.lines[start], layout.lines[start + 1])
    ]
    return frozenset(found if len(found) >= _FEWEST_TITLED else ())


def _stands_over(title: Line, below: Line) -> bool:
    """Whether a short line is no beginning of the sentence below it."""
    short = len(title.text) <= _LONGEST_OVER and title.text[-1] not in ".!?:,;"
    return short and below.text[0].isupper() and len(below.text) > len(title.text)


def _candidate(index: int, line: Line, *, alone: bool) -> FreeHeading | None:
    if line.bullet or not line.text[0].isupper():
        return None
    if (phrase := _fixed_phrase(line.text)) is not None:
        return _heading(index, line, len(phrase), fixed=True)
    for pattern in (_COLON, _DASH):
        match = pattern.match(line.text)
        if match and _is_title(match["title"]) and len(match["title"].split()) <= _MOST_WORDS:
            return _heading(index, line, match.end("title"), led=True)
    match = _STOP.match(line.text)
    if match and _is_title(match["title"]) and len(match["title"].split()) <= _MOST_WORDS:
        return _heading(index, line, match.end("title"), stopped=True)
    if alone and len(line.text) <= _LONGEST_TITLE and line.text[-1] not in ".!?:,;" and _is_title(line.text):
        return _heading(index, line, len(line.text))
    return None


def _heading(
    index: int, line: Line, length: int, *, fixed: bool = False, led: bool = False, stopped: bool = False
) -> FreeHeading:
    if stopped and (dates := find_dates(line.text[:length], None)):
        length = dates[0].start
    title = line.text[:length].strip()
    own_text = bool(line.text[length:].strip(" :.–-"))
    return FreeHeading(index, title, Span(line.start, line.start + len(title)), own_text, fixed, led, stopped)


@cache
def _fixed_pattern() -> re.Pattern[str]:
    phrases = any_of("headings.agenda.openings", "headings.agenda.endings")
    return re.compile(rf"^{phrases}(?=\s|[:.–-]|$)", re.IGNORECASE)


def _fixed_phrase(text: str) -> str | None:
    match = _fixed_pattern().match(text)
    if match is None:
        return None
    rest = text[match.end() :].strip(" :.–-")
    # "Inledning av projektet sker i maj." is a sentence; "Nästa möte 15 mars." is an item with its text.
    return match.group() if not rest or rest[0].isupper() or rest[0].isdigit() else None


def _is_title(text: str) -> bool:
    folded = re.findall(r"[\wåäöé&-]+", text.casefold())
    if not folded or folded[0] in words("headings.sentence.starts") or is_paper(text):
        return False
    if any(word in words("headings.sentence.verbs") or word in _finite() for word in folded):
        return False
    if folded[-1] in words("headings.agenda.labels") or text.casefold() in words("headings.agenda.breaks"):
        return False
    if heading_of(text) is not None or "@" in text:
        return False
    names = list(full_names(text))
    return not (names and names[0] == (0, len(text))) and not re.fullmatch(r"[\d\s./:-]+", text)


@cache
def _finite() -> frozenset[str]:
    verbs = (*words("verbs.reporting"), *words("verbs.committing"), *words("verbs.deciding"))
    return frozenset(verb.split()[0] for verb in verbs if len(verb.split()[0]) > 4)


def _with_following(candidates: Sequence[FreeHeading]) -> list[tuple[FreeHeading, FreeHeading | None]]:
    return [(heading, below) for heading, below in zip_longest(candidates, candidates[1:]) if heading is not None]


def _has_text(layout: Layout, heading: FreeHeading, below: FreeHeading | None, end: int) -> bool:
    """Whether a heading has text of its own, and is not only set over other headings."""
    following = below.line if below is not None else end
    if heading.title.casefold() in words("headings.agenda.list"):  # over the titles of the items
        return heading.own_text or following > heading.line + 1
    return heading.own_text or heading.fixed or following > heading.line + 1


def _without_divisions(layout: Layout, candidates: Sequence[FreeHeading]) -> list[FreeHeading]:
    kept: list[FreeHeading] = []
    for heading in candidates:
        if kept and not heading.fixed and _divides(layout, kept[-1], heading):
            continue
        kept.append(heading)
    return kept


def _divides(layout: Layout, item: FreeHeading, heading: FreeHeading) -> bool:
    """Whether ``heading`` only takes up a word that the item above it has used already."""
    above = layout.text[item.span.start : layout.lines[heading.line].start].casefold()
    wanted = re.findall(r"[\wåäö-]{3,}", heading.title.casefold())
    return (
        bool(wanted)
        and len(wanted) <= 2
        and all(re.search(rf"(?<!\w){re.escape(word)}(?!\w)", above) for word in wanted)
    )
