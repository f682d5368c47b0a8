"""The opening block: when and where the meeting was, how it was held, and which body held it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from data.extraction.dates import DateHit, TimeHit, find_dates, find_times, with_times
from data.extraction.envelope import day_told, read_envelope
from data.extraction.headings import Opens, heading_of, is_paper, meeting_word
from data.extraction.labels import labelled
from data.extraction.layout import Layout, Line
from data.extraction.list_lines import is_sentence
from data.extraction.places import ONLINE, PRINTED, read_place
from data.lexicon import any_of
from data.record import AttendanceMode, Span, When

_MIXED = re.compile(rf"\b{any_of('opening.mixed')}\w*\b", re.IGNORECASE)
_AFAR = re.compile(rf"(?<!\w){any_of('opening.afar')}(?!\w)", re.IGNORECASE)
_CAPITAL = re.compile(r"(?<!\w)[A-ZÅÄÖ][a-zåäö]{2}")
_EMAIL = re.compile(r"\w@\w|https?://|www\.")
_OTHER_TIMES = re.compile(rf"\b{any_of('opening.other_times')}", re.IGNORECASE)
_OF_YEAR = re.compile(r"(?<!\d)\d{1,2}\s?[/–-]\s?(?P<year>(?:19|20)\d\d)(?![\d-])")
"""The number of a meeting with its year ("Nr 3/2022", "möte 4–2015")."""
_SIX_DIGITS = re.compile(r"(?<![\d-])([0-3]\d)([01]\d)([0-3]\d)(?![\d-])")
_LONGEST_TITLE = 140


@dataclass(frozen=True, slots=True)
class Opening:
    """What the opening block says; each value with the words that say it."""

    when: When | None
    when_span: Span | None
    place: str | None
    place_span: Span | None
    mode: AttendanceMode | None
    title: str | None
    title_span: Span | None


def read_opening(layout: Layout, taken: frozenset[int], first_item: int | None) -> Opening:
    """Return the facts of the opening block: the lines before the first item that are no attendance list."""
    lines = [
        line
        for index, line in enumerate(layout.lines)
        if index not in taken
        and ((first_item is None and index < 15) or (first_item is not None and line.start < first_item))
    ]
    envelope = read_envelope(lines)
    if envelope is not None:
        subject = [envelope.subject] if envelope.subject else []
        lines = [*subject, *(line for line in lines if line not in envelope.lines)]
    title = _title(lines)
    dated = day_told(envelope.sent, lines) if envelope is not None and envelope.sent is not None else _date(lines)
    day = dated[0].when.start if dated else None
    place, place_span = read_place(lines)
    time = _time(lines)
    when = with_times(dated[0].when, time) if dated else None
    mode = _mode(place, lines, [layout.lines[index].text for index in sorted(taken)])
    return Opening(
        when, dated[1] if dated else None, place, place_span, mode,
        _title_words(title, day), Span(title.start, title.end) if title else None,
    )  # fmt: skip


def _title(lines: Sequence[Line]) -> Line | None:
    meeting = [line for line in lines[:8] if _names_meeting(line.text)]
    if meeting:
        return meeting[0]
    return next(
        (
            line
            for line in lines[:4]
            if not is_paper(line.text) and not _EMAIL.search(line.text) and _heading_kind(line) is None
        ),
        None,
    )


def _names_meeting(text: str) -> bool:
    return (
        len(text) <= _LONGEST_TITLE
        and bool(meeting_word().search(text))
        and heading_of(text) is None
        and not is_sentence(text)
    )


def _title_words(line: Line | None, day: date | None) -> str | None:
    return line.text.strip(" :.") if line else None


def _heading_kind(line: Line) -> Opens | None:
    heading = heading_of(line.text)
    return heading.opens if heading else None


def _date(lines: Sequence[Line]) -> tuple[DateHit, Span] | None:
    """Return the meeting's date: after a label, else in the title, else the first full one of the block.

    A label's date without its year takes the year of another full date in the block.
    """
    full = [
        (hit, line)
        for line in lines
        if not _OTHER_TIMES.search(line.text)
        for hit in find_dates(line.text, None)
        if hit.year_given and hit.when.start
    ]
    for kind, line, begin, end in labelled(lines):
        if kind not in ("date", "time", "place_and_time"):
            continue
        reference = _same_day(line.text[begin - line.start : end - line.start], full)
        value = line.text[begin - line.start : end - line.start]
        if kind == "date" and (digits := _SIX_DIGITS.fullmatch(value.strip(" :"))) is not None:
            value = f"20{digits[1]}-{digits[2]}-{digits[3]}"
        hits = find_dates(value, reference)
        days = [hit for hit in hits if hit.when.start or hit.when.edtf.startswith("XXXX-")]
        if days and (days[0].when.start or not full):
            return days[0], Span(line.start, line.end)
    held = [(hit, line) for hit, line in full if not PRINTED.search(line.text)]
    if held:
        hit, line = held[0]
        return hit, Span(line.start, line.end)
    if full:
        return _near(full[0], lines)
    if (packed := _in_six_digits(lines)) is not None:
        return packed
    loose = [
        (hit, line)
        for line in lines[:6]
        for hit in find_dates(line.text, None)
        if re.match(r"XXXX-\d|(?:19|20)\d\d-\d\d$", hit.when.edtf)
    ]
    if not loose:
        return None
    hit, line = loose[0]
    year = next((int(match["year"]) for one in lines[:6] if (match := _OF_YEAR.search(one.text))), None)
    dated = [one for one in find_dates(line.text, date(year, 7, 1)) if one.start == hit.start] if year else []
    return dated[0] if dated else hit, Span(line.start, line.end)


def _near(printed: tuple[DateHit, Line], lines: Sequence[Line]) -> tuple[DateHit, Span]:
    """Return a day that the block gives without its year, by the day on which the minutes were printed, or that day."""
    hit, printed_on = printed
    for line in lines[:8]:
        for other in find_dates(line.text, hit.when.start):
            if line is not printed_on and other.when.start is not None:
                return other, Span(line.start, line.end)
    return hit, Span(printed_on.start, printed_on.end)


def _in_six_digits(lines: Sequence[Line]) -> tuple[DateHit, Span] | None:
    """Return the day that six digits give in a line that names the meeting or its minutes ("Styrgruppsmöte 140304")."""
    for line in lines[:8]:
        match = _SIX_DIGITS.search(line.text)
        if match is None:
            continue
        timed = match.start() == 0 and bool(find_times(line.text[match.end() :]))
        if not (timed or meeting_word().search(line.text) or is_paper(line.text[: match.start()])):
            continue
        hits = find_dates(f"20{match[1]}-{match[2]}-{match[3]}", None)
        if hits:
            return replace(hits[0], start=match.start(), end=match.end()), Span(line.start, line.end)
    return None


def _same_day(text: str, full: Sequence[tuple[DateHit, Line]]) -> date | None:
    """Return a full date of the block on the day that ``text`` gives without its year, else any of its year."""
    open_hits = find_dates(text, None)
    for hit, _ in full:
        day = hit.when.start
        if day and any(f"XXXX-{day.month:02}-{day.day:02}" in other.when.edtf for other in open_hits):
            return day
    return full[0][0].when.start if full else None


def _time(lines: Sequence[Line]) -> TimeHit | None:
    for kind, line, begin, end in labelled(lines):
        if kind in ("time", "date", "place_and_time", "place"):
            value = line.text[begin - line.start : end - line.start]
            # "Tid: 9-12" needs no "kl".
            times = find_times(value) or (find_times(f"kl {value}") if kind == "time" else [])
            if times:
                return _span_of(times)
    for line in lines:
        times = find_times(line.text)
        if times and (find_dates(line.text, None) or re.match(r"^(?:kl|tid)", line.text, re.IGNORECASE)):
            return _span_of(times)
    told = [times for line in lines if not _OTHER_TIMES.search(line.text) and (times := find_times(line.text))]
    return next((_span_of(times) for times in told if times[0].ends is not None), None)


def _span_of(times: Sequence[TimeHit]) -> TimeHit:
    """Return the whole of several times ("9.00-12.00, 13.00-16.00")."""
    first, last = times[0], times[-1]
    later = [
        moment for hit in times for moment in (hit.begins, hit.ends) if moment is not None and moment > first.begins
    ]
    return TimeHit(first.start, last.end, first.begins, max(later, default=None))


def _mode(place: str | None, lines: Sequence[Line], listed: Sequence[str]) -> AttendanceMode | None:
    """Return how the meeting was held, by its opening block, and by ``listed``, the lines of those who were there."""
    block = "\n".join(line.text for line in lines if not _EMAIL.search(line.text))
    if _MIXED.search(block):
        return AttendanceMode.MIXED
    if place is None:
        return AttendanceMode.ONLINE if ONLINE.search(block) else None
    if ONLINE.search(place):
        elsewhere = _CAPITAL.search(ONLINE.sub("", place))  # a house too
        return AttendanceMode.MIXED if elsewhere else AttendanceMode.ONLINE
    if _AFAR.search(block) or any(_AFAR.search(text) for text in listed):
        return AttendanceMode.MIXED
    return AttendanceMode.OFFLINE
