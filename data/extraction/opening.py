"""The opening block: when and where the meeting was, how it was held, and which body held it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from data.extraction.dates import DateHit, TimeHit, find_dates, find_times, with_times
from data.extraction.headings import Opens, heading_of, is_paper
from data.extraction.layout import Layout, Line
from data.extraction.names import full_names
from data.extraction.row_reader import is_sentence
from data.lexicon import any_of, table
from data.record import AttendanceMode, Span, When

_ONLINE = re.compile(rf"\b{any_of('opening.online')}\w*\b", re.IGNORECASE)
_MIXED = re.compile(rf"\b{any_of('opening.mixed')}\w*\b", re.IGNORECASE)
_EMAIL = re.compile(r"\w@\w|https?://|www\.")
_PLACE_WORDS = re.compile(rf"{any_of('opening.places')}\b", re.IGNORECASE)
_OTHER_TIMES = re.compile(rf"\b{any_of('opening.other_times')}", re.IGNORECASE)
_LONGEST_PLACE = 60
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
    title = _title(lines)
    dated = _date(lines)
    day = dated[0].when.start if dated else None
    place, place_span = _place(lines)
    time = _time(lines)
    when = with_times(dated[0].when, time) if dated else None
    mode = _mode(place, lines)
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


@cache
def _meeting_word() -> re.Pattern[str]:
    return re.compile(rf"{any_of('headings.meeting_words')}(?:t|et|s)?(?!\w)", re.IGNORECASE)


def _names_meeting(text: str) -> bool:
    return (
        len(text) <= _LONGEST_TITLE
        and bool(_meeting_word().search(text))
        and heading_of(text) is None
        and not is_sentence(text)
    )


def _title_words(line: Line | None, day: date | None) -> str | None:
    return line.text.strip(" :.") if line else None


def _heading_kind(line: Line) -> Opens | None:
    heading = heading_of(line.text)
    return heading.opens if heading else None


@cache
def _label_kinds() -> dict[str, str]:
    return {label: kind for kind, labels in table("headings.header").items() for label in labels}


def labelled(lines: Sequence[Line]) -> Iterator[tuple[str, Line, int, int]]:
    """Yield the labelled values of the opening block: kind of label, line, and where the value begins and ends.

    A label alone on its line has its value on the next.
    """
    for index, line in enumerate(lines):
        heading = heading_of(line.text)
        if heading is None or heading.opens is not Opens.LABEL:
            continue
        kind = _label_kinds()[heading.phrase]
        if line.text[heading.rest :].strip(" :.|"):
            yield kind, line, line.start + heading.rest, line.end
        elif index + 1 < len(lines) and heading_of(lines[index + 1].text) is None:
            following = lines[index + 1]
            yield kind, following, following.start, following.end


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
        hits = find_dates(line.text[begin - line.start : end - line.start], reference)
        days = [hit for hit in hits if hit.when.start or hit.when.edtf.startswith("XXXX-")]
        if days and (days[0].when.start or not full):
            return days[0], Span(line.start, line.end)
    if full:
        hit, line = full[0]
        return hit, Span(line.start, line.end)
    loose = [
        (hit, line)
        for line in lines[:6]
        for hit in find_dates(line.text, None)
        if re.match(r"XXXX-\d|(?:19|20)\d\d-\d\d$", hit.when.edtf)
    ]
    return (loose[0][0], Span(loose[0][1].start, loose[0][1].end)) if loose else None


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
    return None


def _span_of(times: Sequence[TimeHit]) -> TimeHit:
    """Return the whole of several times ("9.00-12.00, 13.00-16.00")."""
    first, last = times[0], times[-1]
    later = [
        moment for hit in times for moment in (hit.begins, hit.ends) if moment is not None and moment > first.begins
    ]
    return TimeHit(first.start, last.end, first.begins, max(later, default=None))


def _place(lines: Sequence[Line]) -> tuple[str | None, Span | None]:
    for kind, line, begin, end in labelled(lines):
        if kind in ("place", "place_and_time"):
            found = _place_in(line.text[begin - line.start : end - line.start])
            if found:
                return found, Span(line.start, line.end)
    for line in lines:
        if find_dates(line.text, None) and (found := _beside_date(line.text)):
            return found, Span(line.start, line.end)
    for line in lines:
        if find_dates(line.text, None) and find_times(line.text) and (found := _after_time(line.text)):
            return found, Span(line.start, line.end)
    for line in lines[1:6]:
        if _stands_alone(line):
            return line.text.strip(" ."), Span(line.start, line.end)
    return None, None


def _place_in(text: str) -> str | None:
    """Return the place in a labelled value, dates and times taken off."""
    hits = sorted(
        [(hit.start, hit.end) for hit in find_dates(text, date(2000, 1, 1))]
        + [(hit.start, hit.end) for hit in find_times(text)]
    )
    rest, position = "", 0
    for start, end in hits:
        if start >= position:
            rest += text[position:start] + "\x00"
            position = end
    rest += text[position:]
    pieces = [
        re.sub(
            r"^(?:den|kl\.?|klockan|på|i|måndag\w*|tisdag\w*|onsdag\w*|torsdag\w*|fredag\w*|\s)*",
            "",
            piece.strip(" ,.;:-–|"),
            flags=re.IGNORECASE,
        )
        for piece in rest.split("\x00")
    ]
    pieces = [piece.strip(" ,.;:-–|") for piece in pieces]
    kept = [piece for piece in pieces if len(piece) > 2 and not re.fullmatch(r"(?:kl\.?|till|och|med|den|\W)+", piece)]
    return max(kept, key=len) if kept else None


def _beside_date(text: str) -> str | None:
    """Return the town before a date ("Kil 2023-05-04"), or the place after "i" or "på" in such a line."""
    hit = find_dates(text, None)[0]
    before = text[: hit.start].strip(" ,.")
    if (
        re.fullmatch(r"[A-ZÅÄÖ][\wåäö]+(?:\s[A-ZÅÄÖ][\wåäö]+)?", before)
        and not _meeting_word().search(before)
        and not is_paper(before)
    ):
        return before
    match = re.search(
        r"(?<!\w)(?:på|i)\s(?P<place>[A-ZÅÄÖ][^,.\d]{2,60}?)(?:,\s(?P<town>[A-ZÅÄÖ][\wåäö]+))?(?:\s+den)?\s*$",
        text[: hit.start],
    )
    if match and not _meeting_word().search(match["place"]):
        return match["place"].strip()
    return None


def _after_time(text: str) -> str | None:
    """Return the place in a line of date, time and place that no label explains ("… kl. 10-12, Kulturhuset")."""
    found = _place_in(text[find_times(text)[-1].end :])
    if found is None or len(found) > _LONGEST_PLACE or _meeting_word().search(found) or is_paper(found):
        return None
    return found if found[0].isupper() or _ONLINE.match(found) else None


def _stands_alone(line: Line) -> bool:
    """Whether a short line of the block can only be where the meeting was."""
    text = line.text.strip(" .")
    if (
        len(text) > 50
        or not text[:1].isupper()
        or _EMAIL.search(text)
        or heading_of(text) is not None
        or is_paper(text)
    ):
        return False
    if find_dates(text, None) or find_times(text) or _meeting_word().search(text) or list(full_names(text)):
        return False
    return bool(_PLACE_WORDS.search(text) or re.fullmatch(r"[A-ZÅÄÖ][a-zåäöé]+", text))


def _mode(place: str | None, lines: Sequence[Line]) -> AttendanceMode | None:
    block = "\n".join(line.text for line in lines if not _EMAIL.search(line.text))
    if _MIXED.search(block):
        return AttendanceMode.MIXED
    if place is None:
        return AttendanceMode.ONLINE if _ONLINE.search(block) else None
    online = _ONLINE.search(place)
    physical = _PLACE_WORDS.search(place) or re.search(r"(?:,|samt|och|/)\s*[A-ZÅÄÖ]", _ONLINE.sub("", place))
    if online and physical and re.search(r"\b(?:samt|och|eller|/)\b|/", place):
        return AttendanceMode.MIXED
    if online:
        return AttendanceMode.ONLINE
    return AttendanceMode.OFFLINE if _PLACE_WORDS.search(place) else None
