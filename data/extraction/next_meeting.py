"""The next meeting that the minutes announce."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from data.extraction.agenda import Item
from data.extraction.dates import find_dates, find_times, with_times
from data.extraction.layout import Layout
from data.extraction.sentences import sentences
from data.lexicon import any_of
from data.record import Evidence, NextMeeting, Span

_NEXT = re.compile(
    r"^(?:[-–•]\s*)?(?:\d{1,3}[.)]?\s*|§\s?\d+\s*)?(?:tid(?:punkt)?\s(?:och\splats\s)?för\s)?(?:nästa|nästkommande|kommande|nytt)\s"
    rf"(?:[a-zåäö-]*{any_of('opening.next')}(?:en|et|t|n)?|mötestid(?:er)?)\b",
    re.IGNORECASE,
)
_IN_TITLE = re.compile(rf"\bnästa\s[a-zåäö-]*{any_of('opening.next')}(?:en|et|t|n)?\b|\bses\sigen\b", re.IGNORECASE)
_SEEN_AGAIN = re.compile(
    r"(?:^|\b(?:då|dess|därefter|närmast|härnäst)\s|\bvi\s)ses\b"
    rf"|\bnästa\s[a-zåäö]*{any_of('opening.next')}(?:en|et|t|n)?\s(?:är\s|blir\s|hålls\s)?(?:den\s)?\d{{1,2}}\s[a-z]",
    re.IGNORECASE,
)
_OF_DATES = re.compile(
    rf"nästa(?:\W*$|\s(?!{any_of('opening.not_meetings')}(?!\w))\w+\W*$)"
    r"|kommande\s(?:datum|möten|träffar)|datum$|mötestider|sammanträdestider",
    re.IGNORECASE,
)
_NEAR_TITLE = 40  # letters below a title in which the day stands
_AT_ONCE = 12  # letters before a day with which a text begins ("Vi ses den")
_LONGEST_TITLE = 45
_HOUSE = (
    r"(?:\s(?:[a-zåäö]*(?:hus|gård|station|museum|slott|hotell|herrgård)(?:et|en)?|bibliotek|folkhögskola|kansli))?"
)
_NAME = rf"[A-ZÅÄÖ][\wåäöé-]+(?:\s[A-ZÅÄÖ][\wåäöé-]+)?{_HOUSE}"
_PLACE = re.compile(
    rf"\bhos\s[^.,;\n]{{2,40}}?\si\s(?P<town>{_NAME})"
    rf"|\b(?:i|på|hos)\s(?P<place>{_NAME}(?:,\s(?:[a-zåäö]+(?:huset|salen|gården)|[A-ZÅÄÖ][a-zåäö]+(?:hallen|salen|huset)))?)"
    rf"|\b[Pp]lats:?\s+(?P<label>[A-ZÅÄÖ][^\n.,]{{3,50}})|,\s(?P<bare>{_NAME})(?=\s*[.,(]|\sbjuder|$)"
)
_ONLINE = re.compile(r"\b(?:digitalt|(?:via |på )?(?:Teams|Zoom|Skype)|via länk)\b")


def read_next_meeting(items: Sequence[Item], layout: Layout, reference: date | None) -> NextMeeting | None:
    """Return the first announced meeting that has a date; where it is may stand in the sentence after."""
    titled = [item for item in items if _titled(layout, item)]
    # "Åtgärder till nästa gång" comes after "Nästa möte" then.
    for item in sorted(titled, key=lambda item: not _begins_with_day(layout, item)):
        announced = _announced(layout, _told_in(layout, item), reference)
        if announced:
            return announced
    end = items[-1].body.end if items else len(layout.flow)
    found = list(sentences(layout, items[0].body.start if items else 0, end))
    found += list(sentences(layout, end, len(layout.flow)))
    for index, sentence in enumerate(found):
        if not _announces(layout.flow[sentence.start : sentence.end]):
            continue
        last = _with_following(items, layout, found, index)
        announced = _announced(layout, Span(sentence.start, last.end), reference)
        if announced:
            return announced
    return None


def _titled(layout: Layout, item: Item) -> bool:
    """Whether an item is about the next meeting, by its title or by the day with which its text begins under one."""
    if len(item.title) > _LONGEST_TITLE:
        return _NEXT.match(item.title) is not None
    if _NEXT.match(item.title) or _IN_TITLE.search(item.title):
        return True
    opening = layout.flow[item.heading.end : min(item.body.end, item.heading.end + _NEAR_TITLE)]
    return _OF_DATES.match(item.title) is not None and bool(find_dates(opening, None))


def _begins_with_day(layout: Layout, item: Item) -> bool:
    """Whether an item's title gives a day, or its text begins with one."""
    body = layout.flow[item.heading.end : item.body.end].lstrip()
    return bool(find_dates(item.title, None)) or any(hit.start <= _AT_ONCE for hit in find_dates(body, None)[:1])


def _announces(text: str) -> bool:
    return _NEXT.match(text) is not None or _SEEN_AGAIN.search(text) is not None


def _told_in(layout: Layout, item: Item) -> Span:
    """Return where an item speaks of the next meeting: from the sentence that says so on, or all of it."""
    for sentence in sentences(layout, item.heading.end, item.body.end):
        if _announces(layout.flow[sentence.start : sentence.end]):
            return Span(sentence.start, item.body.end)
    return Span(item.heading.start, item.body.end)


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
        return (match["town"] or match["place"] or match["label"] or match["bare"]).strip()
    online = _ONLINE.search(text)
    return online.group() if online else None
