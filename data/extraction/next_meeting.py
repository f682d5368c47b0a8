"""The next meeting that the minutes announce."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from data.extraction.agenda import Item
from data.extraction.dates import find_dates, find_times, with_times
from data.extraction.layout import Layout
from data.extraction.sentences import sentences
from data.record import Evidence, NextMeeting, Span

_NEXT = re.compile(
    r"^(?:[-–•]\s*)?(?:\d{1,3}[.)]?\s*|§\s?\d+\s*)?(?:tid(?:punkt)?\s(?:och\splats\s)?för\s)?(?:nästa|nästkommande|kommande)\s"
    r"(?:[a-zåäö]*(?:möte[nt]?|sammanträde[nt]?|träff(?:en|ar)?)|mötestid(?:er)?|mötestillfälle)\b",
    re.IGNORECASE,
)
_NAME = r"[A-ZÅÄÖ][\wåäöé-]+(?:\s[A-ZÅÄÖ][\wåäöé-]+)?"
_PLACE = re.compile(
    rf"\b(?:i|på|hos)\s(?P<place>{_NAME})|\bPlats:\s*(?P<label>[^\n.,]{{3,50}})|,\s(?P<bare>{_NAME})(?=\s*[.,]|$)"
)
_ONLINE = re.compile(r"\b(?:digitalt|(?:via |på )?(?:Teams|Zoom|Skype)|via länk)\b")


def read_next_meeting(items: Sequence[Item], layout: Layout, reference: date | None) -> NextMeeting | None:
    """Return the first announced meeting that has a date; where it is may stand in the sentence after."""
    for item in items:
        if _NEXT.match(item.title):
            announced = _announced(layout, Span(item.heading.start, item.body.end), reference)
            if announced:
                return announced
    end = items[-1].body.end if items else len(layout.flow)
    found = list(sentences(layout, items[0].body.start if items else 0, end))
    found += list(sentences(layout, end, len(layout.flow)))
    for index, sentence in enumerate(found):
        if not _NEXT.match(layout.flow[sentence.start : sentence.end]):
            continue
        last = _with_following(items, layout, found, index)
        announced = _announced(layout, Span(sentence.start, last.end), reference)
        if announced:
            return announced
    return None


def _announced(layout: Layout, span: Span, reference: date | None) -> NextMeeting | None:
    """Return the meeting that a stretch announces, if it gives a day."""
    text = layout.flow[span.start : span.end]
    hits = find_dates(text, reference, forward=True)
    days = [hit for hit in hits if hit.when.start or hit.when.edtf.startswith("XXXX-")]
    if not days:
        return None
    times = find_times(text[days[0].start :])
    when = with_times(days[0].when, times[0] if times else None)
    # Where several meetings are listed, the place is the first one's.
    upto = days[1].start if len(days) > 1 else len(text)
    return NextMeeting(when, Evidence((span,)), _place(text[:upto]))


def _with_following(items: Sequence[Item], layout: Layout, found: Sequence[Span], index: int) -> Span:
    """Return the last sentence that still speaks of the next meeting: of the same item, two on at most."""
    item = next((item for item in items if item.body.start <= found[index].start < item.body.end), None)
    limit = item.body.end if item else layout.lines[layout.line_index(found[index].start)].end
    last = found[index]
    for sentence in found[index + 1 : index + 3]:
        if sentence.end > limit:
            break
        last = sentence
    return last


def _place(text: str) -> str | None:
    match = _PLACE.search(text)
    if match:
        return (match["place"] or match["label"] or match["bare"]).strip()
    online = _ONLINE.search(text)
    return online.group() if online else None
