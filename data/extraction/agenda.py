"""The agenda of a document: its items, numbered or not, with the text that stands under each."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from rapidfuzz import fuzz

from data.extraction.agenda_parts import with_parts
from data.extraction.free_agenda import free_headings
from data.extraction.headings import is_end_matter
from data.extraction.layout import Layout, Line
from data.extraction.marked_agenda import FEWEST_LED, LABEL_MARKS, Start, is_label, marked_start, marked_starts
from data.extraction.outcome_signs import opener
from data.extraction.tabled_agenda import tabled_starts
from data.record import Span


@dataclass(frozen=True, slots=True)
class Item:
    """One agenda item: ``heading`` spans its title's words, ``body`` all of it, both in the clean text."""

    position: int
    number: str | None
    title: str
    heading: Span
    body: Span


_STYLES: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "section",
        re.compile(
            r"^(?:(?:[A-ZÅÄÖ]{2,6}|[A-ZÅÄÖ][a-zåäö]{1,4})\s)?§§?\s?(?P<number>\d{1,4}(?:[a-z]|/\d\d(?:\d\d)?)?)\b"
            r"[.:]?\s*[-–—]?\s*(?P<title>.*)$"
        ),
    ),
    ("section", re.compile(r"^(?P<number>\d{1,4})\s?§\s*[-–—.:]?\s*(?P<title>.+)$")),
    (
        "word",
        re.compile(
            r"^(?:[Pp]unkt|[Ää]rende|[Pp]kt|[Pp]|[Ss]ak|[Ff]råga)\.?\s(?P<number>\d{1,3}(?:[a-z]|/\d\d(?:\d\d)?)?)"
            r"\s*[-–—.:)]?\s*(?P<title>.+)$"
        ),
    ),
    ("code", re.compile(r"^[A-ZÅÄÖ][A-Za-zåäö]{1,5}\s(?P<number>\d{1,4})\s+[-–—]?\s?(?P<title>[A-ZÅÄÖ].*)$")),
    (
        "clock",
        re.compile(
            r"^(?:[Kk]l\.?\s)?(?P<number>(?:0?[89]|1\d|2[0-2])[.:][0-5][05])(?:\s?[-–]\s?\d{1,2}[.:]\d\d)?\s+[-–—]?\s?(?P<title>[A-ZÅÄÖ].*)$"
        ),
    ),
    ("dotted", re.compile(r"^(?P<number>\d{1,2}\.\d{1,2})\.?\s+(?P<title>[A-ZÅÄÖ].*)$")),
    ("letter", re.compile(r"^(?P<number>[A-ZÅÄÖa-zåäö])[.)]\s+(?P<title>[A-ZÅÄÖ].*)$")),
    (
        "dot",
        re.compile(
            r"^(?P<number>\d{1,3}[a-z]?)\s?(?:[.):]|//|/(?=\s))\s*(?P<title>(?:[^\d\s]|\d+(?:-[a-zåäö]{2}|[A-ZÅÄÖ])).*)$"
        ),
    ),
    ("bare", re.compile(r"^(?P<number>\d{1,3}[a-z]?)\s{1,3}[-–—]?\s?(?P<title>(?:[A-ZÅÄÖ]|\d+-?[A-ZÅÄÖ]).*)$")),
)
_DATE_OR_SUM = re.compile(
    r"^\d{1,3}\s?(?:kr|kronor|mkr|tkr|procent|%|st|personer|januari|februari|mars|april|maj|juni|juli|augusti|sept|okt|nov|dec)"
)
_REFERENCE_ALONE = re.compile(
    r"(?:[Dd]nr|[Dd]iarienr|[Dd]iarienummer|[Ää]rendenr)\.?:?\s\S.*|[A-ZÅÄÖ]{2,6}[\s-]\d{4}[/:-]\d+"
)
_LEADERS = re.compile(r"\s*\.{4,}\s*\d{0,3}$")  # before the page, in a table of contents
_REFERENCE_BEHIND = re.compile(r",?\s+(?:[Dd]nr|[Dd]iarienr)\b")
_LONGEST_CODE = 8  # of letters and a sign before a number: "VFN § 22"
_FEWEST_AFTER_FRONT_PAGE = 2
_MOSTLY_MARKED = 0.7
_SHORTEST_TITLE = 3  # letters of one that a sentence follows: "12. Val. Eva Ek omvaldes"
_QUOTED = re.compile(r"[\"”“](?P<title>[^\"”“]+)[\"”“]")
_SAME_TITLE = 85  # per cent of the letters
_KINDS = ("section", "word", "code", "clock", "dotted", "letter", "dot", "bare")
_AFTER_TITLE = re.compile(r"[,.:]?\s?[,.:]\s(?=[A-ZÅÄÖ\d])|(?<=[.:])\s(?=[A-ZÅÄÖ\d])")
_COLUMN = re.compile(r"\s{2,}|\t|\s(?=(?:[Dd]nr|[Dd]iarienr)\b)")


def read_agenda(layout: Layout, taken: frozenset[int]) -> tuple[Item, ...]:
    """Return the agenda items; ``taken`` are the lines of the attendance lists."""
    end = _end_line(layout, taken)
    starts = _numbered(layout, taken, end) or tabled_starts(layout, taken, end) or marked_starts(layout, taken, end)
    if not starts:
        found = free_headings(layout, taken, end)
        # the first line is the title of the minutes
        starts = [Start(heading.line, None, heading.title, heading.span) for heading in found if heading.line]
        if found and found[-1].last:
            # What stands after the last item of such minutes is an annex.
            end = next(stop for begin, stop in layout.paragraphs if begin <= found[-1].line < stop)
    return tuple(_items(layout, starts, end))


def _end_line(layout: Layout, taken: frozenset[int]) -> int:
    """Return the index of the first line after the minutes proper."""
    last_list = max((index for index in taken if index < len(layout.lines) // 2), default=-1)
    ends = [index for index, line in enumerate(layout.lines) if index > last_list and is_end_matter(line.text)]
    # On the front page of formal minutes stands what others have at their end: the items come after it.
    for index in ends:
        if not _has_items(layout, index):
            return index
    return len(layout.lines)


def _has_items(layout: Layout, first: int) -> bool:
    """Whether items stand from a line on: numbers that rise, or the headings of a document that has no numbers."""
    lines = layout.lines[first + 1 :]
    starts = [start for index, line in enumerate(lines) if (start := _numbered_start(index, line)) is not None]
    longest = max(
        (len(run) for style in _KINDS for run in _runs([one for one in starts if one.style == style])), default=0
    )
    headed = sum(1 for line in lines if (line.heading or line.all_bold) and not is_label(line.text))
    return longest >= _FEWEST_AFTER_FRONT_PAGE or headed >= _FEWEST_AFTER_FRONT_PAGE


def _numbered(layout: Layout, taken: frozenset[int], end: int) -> list[Start]:
    starts = [
        start
        for index, line in enumerate(layout.lines[:end])
        if index not in taken and (start := _numbered_start(index, line)) is not None
    ]
    starts = [start for start in starts if not _is_decided(layout, start)]
    runs = [run for style in _KINDS for run in _runs(_set_alike(layout, starts, style))]
    runs = [run for run in runs if run[0].style != "letter" or _is_marked(layout, run)]
    runs = [run for run in runs if len(run) >= 2] or [run for run in runs if run[0].value == 1]
    if not runs:
        return []
    best = max(runs, key=lambda run: _weight(layout, run, runs))
    best = with_parts(layout, _where_text_stands(best, starts), starts)
    return _with_bare_headings(layout, _with_lost_numbers(layout, best, taken), taken, end)


def _set_alike(layout: Layout, starts: Sequence[Start], style: str) -> list[Start]:
    """Return the starts of a style; where most are set as headings, only these: others count something in the text."""
    found = [start for start in starts if start.style == style]
    marked = [start for start in found if _stands_out(layout, start)]
    return marked if len(marked) >= max(FEWEST_LED, _MOSTLY_MARKED * len(found)) else found


def _is_decided(layout: Layout, start: Start) -> bool:
    """Whether a number counts what was decided, under a line that only says that it was ("Beslut")."""
    if start.style not in ("dot", "bare") or _stands_out(layout, start):
        return False
    index = start.line
    while index and not layout.lines[index].blank_before and _numbered_start(index - 1, layout.lines[index - 1]):
        index -= 1
    return index > 0 and opener().match(layout.lines[index - 1].text.strip(LABEL_MARKS)) is not None


def _stands_out(layout: Layout, start: Start) -> bool:
    line = layout.lines[start.line]
    return bool(line.bold or line.heading)


def _is_marked(layout: Layout, run: Sequence[Start]) -> bool:
    """Whether letters number items: all of them set as headings, and some of them; else they may be initials."""
    marked = all(_stands_out(layout, start) for start in run)
    return marked and len(run) >= FEWEST_LED and run[0].value == 1


def _numbered_start(index: int, line: Line) -> Start | None:
    for style, pattern in _STYLES:
        match = pattern.match(line.text)
        if match is None:
            continue
        title = _LEADERS.sub("", match["title"].strip())
        title = "" if _REFERENCE_ALONE.fullmatch(title) else title
        if not title and style == "section" and "§" in line.text[:_LONGEST_CODE]:
            return Start(index, match["number"], "", Span(line.start, line.end), style)
        if (
            not re.search(r"[^\W\d_]{2}", title)
            or title.startswith("att ")
            or (style in ("bare", "dot") and _DATE_OR_SUM.match(line.text))
        ):
            return None
        begin = line.start + match.start("title")
        return Start(index, match["number"], title, Span(begin, begin + len(match["title"].rstrip())), style)
    return None


def _runs(starts: Sequence[Start]) -> list[list[Start]]:
    """Return the rising runs of numbers: each goes on by one, or by a few where numbers were lost.

    Times of day rise by any step, and number no item.
    """
    if starts and starts[0].style == "clock":
        times = [start.value for start in starts]
        rising = len(times) >= FEWEST_LED and all(one < other for one, other in pairwise(times))
        return [[replace(start, number=None) for start in starts]] if rising else []
    runs: list[list[Start]] = []
    by_last: dict[int, list[Start]] = {}
    for start in starts:
        run = _run_before(start, by_last)
        if run is None:
            run = []
            runs.append(run)
        run.append(start)
        by_last[start.value] = run
    return runs


def _run_before(start: Start, by_last: dict[int, list[Start]]) -> list[Start] | None:
    """Return the run that a number goes on from, taken out of ``by_last`` (the runs by their last number)."""
    same = by_last.get(start.value)
    if same is not None and same[-1].number != start.number:
        return same
    for step in range(1, 4 if start.style != "bare" else 3):
        if start.value - step in by_last:
            return by_last.pop(start.value - step)
    return None


def _weight(layout: Layout, run: Sequence[Start], runs: Sequence[Sequence[Start]]) -> tuple[float, int]:
    """Weigh a run by how many items it has; a mere list of the titles that follow later counts less."""
    later = [other for other in runs if other is not run and other[0].line > run[0].line]
    repeated = any(_shares_titles(layout, run, other) for other in later)
    named = sum(1 for start in run if start.style == "section")
    return (len(run) * (0.3 if repeated else 1.0) + named * 0.5, -run[0].line)


def _where_text_stands(run: list[Start], starts: Sequence[Start]) -> list[Start]:
    """Put the items of a mere list of titles where their text begins, as far as it follows (an excerpt ends before)."""
    if run[-1].line - run[0].line >= 2 * len(run):
        return run
    later = {start.number: start for start in starts if start.line > run[-1].line and start.style == run[0].style}
    moved = [
        following
        if (following := later.get(start.number)) is not None
        and fuzz.ratio(start.title.casefold(), following.title.casefold()) >= _SAME_TITLE
        else start
        for start in run
    ]
    return sorted(moved, key=lambda start: start.line)


def _shares_titles(layout: Layout, run: Sequence[Start], other: Sequence[Start]) -> bool:
    titles = [(start.title or _below(layout, start)[0]).casefold() for start in other]
    named = [start.title.casefold() for start in run]
    shared = sum(1 for name in named if any(fuzz.ratio(name, title) >= _SAME_TITLE for title in titles))
    return shared >= 0.5 * len(run)


def _with_bare_headings(layout: Layout, run: list[Start], taken: frozenset[int], end: int) -> list[Start]:
    """Add the headings without a number among headings that have one ("## 5 Budget", "## Nästa möte")."""
    levels = {layout.lines[start.line].heading for start in run}
    if len(levels) != 1 or levels == {0}:
        return run
    known = {start.line for start in run}
    others = [
        marked_start(index, layout.lines[index])
        for index in range(run[0].line, end)
        if index not in taken
        and index not in known
        and {layout.lines[index].heading} == levels
        and opener().match(layout.lines[index].text.strip(LABEL_MARKS)) is None
    ]
    return sorted([*run, *others], key=lambda start: start.line)


def _with_lost_numbers(layout: Layout, run: list[Start], taken: frozenset[int]) -> list[Start]:
    """Put the items before the first number back: converters turn "1." into a dash now and then."""
    first = run[0]
    missing = first.value - 1
    if not 0 < missing <= 6 or first.style == "section":
        return run
    before = [
        marked_start(index, line)
        for index, line in enumerate(layout.lines[: first.line])
        if index not in taken
        and ((line.bullet and line.bold) or line.all_bold or line.heading)
        and not is_label(line.text)
    ]
    before = before[-missing:]
    if len(before) < missing:
        return run
    return [replace(start, number=str(value)) for value, start in enumerate(before, 1)] + run


def _items(layout: Layout, starts: Sequence[Start], end: int) -> list[Item]:
    items = []
    finish = layout.lines[end - 1].end if end else 0
    for position, start in enumerate(starts, 1):
        following = starts[position].line if position < len(starts) else None
        stop = layout.lines[following - 1].end if following is not None else finish
        begin = layout.lines[start.line].start
        title, heading = _title(layout, start, stop)
        items.append(Item(position, start.number, title, heading, Span(begin, max(stop, heading.end))))
    return items


def _title(layout: Layout, start: Start, stop: int) -> tuple[str, Span]:
    """Return an item's title: its line, with the next if the line wraps, without what runs on after it."""
    line = layout.lines[start.line]
    begin, end = start.span.start, start.span.end
    if not start.title:
        return _title_below(layout, start, stop)
    index = start.line + 1
    while (
        index < len(layout.lines)
        and end == layout.lines[index - 1].end
        and layout.flow[end : end + 1] == " "
        and layout.lines[index].text[0].islower()
        and layout.lines[index].end <= stop
        and len(line.text) < 110
    ):
        end = layout.lines[index].end
        index += 1
    marked = layout.emphasis_end(begin) or layout.emphasis_end(line.start) or begin
    if marked > begin and (
        _AFTER_TITLE.match(layout.flow, marked, line.end) or emphasised_behind(layout, marked, line.end)
    ):
        end = marked  # "1. **Inledning**, Eva hälsade välkommen", "**1. Inledning** *Eva*"
    text = layout.flow[begin:end]
    text = text if line.heading else _first_sentence(text)
    whole, text = text, _before_reference(text).rstrip(LABEL_MARKS + ",;")
    quoted = _QUOTED.fullmatch(text)
    if quoted:
        text, begin = quoted["title"], begin + 1
    # A file number behind the title is no part of it, nor of the sentence that follows.
    numbered = whole.startswith(text) and _REFERENCE_BEHIND.match(whole, len(text)) is not None
    return text, Span(begin, begin + len(whole if numbered else text))


def emphasised_behind(layout: Layout, title_end: int, line_end: int) -> Span | None:
    """Return what is set apart behind an emphasised title, to the end of its line ("**1. Budget** *Eva Ek*")."""
    begin = title_end + 1
    while begin < line_end and layout.flow[begin] in LABEL_MARKS:
        begin += 1
    end = layout.emphasis_end(begin) or line_end + 1
    return Span(begin, end) if end <= line_end and not layout.flow[end:line_end].strip(LABEL_MARKS) else None


def _title_below(layout: Layout, start: Start, stop: int) -> tuple[str, Span]:
    """Return the title where the number stands alone on its line."""
    title, span = _below(layout, start)
    if title and span.end <= stop:
        return title, span
    return layout.lines[start.line].text, Span(layout.lines[start.line].start, layout.lines[start.line].end)


def _below(layout: Layout, start: Start) -> tuple[str, Span]:
    """Return the line after a heading up to its next column, where a file number may stand; "" at the end."""
    if start.line + 1 == len(layout.lines):
        return "", start.span
    line = layout.lines[start.line + 1]
    text = _COLUMN.split(line.text, maxsplit=1)[0]
    return text.strip(LABEL_MARKS), Span(line.start, line.start + len(text))


def _first_sentence(text: str) -> str:
    """Cut after the first sentence where more follows."""
    match = re.search(r"(?<=[^\W\d_]{3})[.!?](?=\s+[A-ZÅÄÖ\"”])", text)
    return text[: match.start()] if match and match.start() >= _SHORTEST_TITLE else text


def _before_reference(text: str) -> str:
    """Cut a file number off the end, in brackets or after a comma ("(Dnr 12/2020)", ", dnr 12/2020")."""
    text = re.sub(r",?\s+(?:[Dd]nr|[Dd]iarienr)\.?:?\s(?:[A-ZÅÄÖ]{2,6}\s)?\S+$", "", text)
    return re.sub(r"\s*\((?:[Dd]nr|[Dd]iarienr|RS|KS|Bilaga|bilaga|se\s)[^)]*\)\s*$", "", text)
