"""Events that the title of an agenda item names, with the day that the title or the text below it gives."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import cache

from data.extraction.agenda import Item
from data.extraction.dated_events import FoundEvent, dates_of, place_after
from data.extraction.dates import DateHit
from data.extraction.event_names import ends_alike, event_name, is_one_kind, nouns_in
from data.extraction.layout import Layout
from data.extraction.sentences import sentences
from data.lexicon import any_of, words
from data.record import Span

_NEXT = re.compile(r"\bnästa\b", re.IGNORECASE)
_BARE_YEAR = 4  # characters of a date that is a year alone
_FEW_WORDS = 5
_OWN_NAME = re.compile(r"\s(?:[A-ZÅÄÖ][a-zåäö]|(?:19|20)\d\d$)")  # "Övning Norrsken", "Åvandringen 2017"


def titled_events(item: Item, layout: Layout, reference: date | None) -> Iterator[FoundEvent]:
    """Yield the event that an item's title names, with the date in the title or the first one given for it below."""
    title = layout.flow[item.heading.start : item.heading.end]
    noun = next(iter(nouns_in(title)), None)
    if noun is None or item.title.casefold().startswith(tuple(words("headings.agenda.endings"))):
        return
    dated = dates_of(title, reference)
    if dated and len(dated[0].when.edtf) > _BARE_YEAR:
        yield _of_title(title, noun, dated[0], item)
        return
    if dated:
        reference = date(int(dated[0].when.edtf), 1, 1)  # "Vattendagen 2021", its day below
    own = _OWN_NAME.match(title, noun.end()) is not None and not noun.start()
    for sentence in sentences(layout, item.heading.end, item.body.end):
        text = layout.flow[sentence.start : sentence.end]
        follows = sentence.start - item.heading.end <= 2
        hits = [
            hit
            for hit in dates_of(text, reference)
            if _is_for_title(text, hit)
            or _is_all(text, hit)
            or (follows and _going().search(text[: hit.start]))
            or (follows and not hit.start)
            or (follows and _is_where_and_when(text, hit))
            or (hit.when.start and not nouns_in(text[: hit.start]) and _settled().search(text[: hit.start]))
            or _speaks_of(text[: hit.start], noun.group())
            or (own and hit.when.start and _is_named(text[: hit.start], noun.group()))
        ]
        if hits:
            span = Span(item.heading.start, item.heading.end)
            name = re.sub(r"^inför\s", "", item.title, flags=re.IGNORECASE)
            yield FoundEvent(name, span, hits[0].when, place_after(text, 0), item, hits[0].year_given)
            return
    if dated:
        yield _of_title(title, noun, dated[0], item)


def _of_title(title: str, noun: re.Match[str], hit: DateHit, item: Item) -> FoundEvent:
    return FoundEvent(
        event_name(title, noun, hit), item.heading, hit.when, place_after(title, hit.end), item, hit.year_given
    )


def _is_where_and_when(text: str, hit: DateHit) -> bool:
    """Whether a sentence says no more than where something is and when ("Till Nedre Dalälven, 12-13 september.")."""
    few = len(text[: hit.start].split()) <= _FEW_WORDS and not text[hit.end :].strip(" .!")
    return few and hit.when.start is not None and not nouns_in(text[: hit.start])


@cache
def _held() -> re.Pattern[str]:
    return re.compile(rf"\b{any_of('events.held')}\b", re.IGNORECASE)


def _is_all(text: str, hit: DateHit) -> bool:
    """Whether a sentence is a day and nothing more ("Lördag 3 maj.")."""
    rest = (text[: hit.start] + text[hit.end :]).strip(" .!").casefold()
    return hit.when.start is not None and (not rest or rest in words("calendar.weekdays"))


@cache
def _going() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){any_of('events.going')}(?!\w)", re.IGNORECASE)


@cache
def _settled() -> re.Pattern[str]:
    """What stands directly before the day that those who meet agree on ("Gruppen bestämde", "Preliminärt")."""
    settled = rf"\b{any_of('events.settling')}|^{any_of('events.opening_day')}"
    return re.compile(rf"(?:{settled}),?\s(?:till\s)?$", re.IGNORECASE)


def _is_for_title(text: str, hit: DateHit) -> bool:
    """Whether a date below a title is the title's own: nothing else in its sentence happens then."""
    if hit.when.start is None and "?" not in hit.when.edtf:
        return False
    before = text[: hit.start]
    return bool(re.search(r"\b(?:datum|dagarna|dagen|tid)\b[:\s]*(?:är|blir|blev)?\s?$", before, re.IGNORECASE)) or (
        not nouns_in(before) and bool(_held().search(before)) and not _NEXT.search(before)
    )


def _is_named(before: str, noun: str) -> bool:
    """Whether the words up to a date name the title's event by the end of its noun ("Regional samverkansövning")."""
    named = nouns_in(before)
    return len(named) == 1 and is_one_kind(named[0].group(), noun)


def _speaks_of(before: str, noun: str) -> bool:
    """Whether a sentence up to a date is about the title's event, by the end of its word ("Exkursionen anordnas")."""
    first = re.match(rf"(?P<noun>\w+)\s(?:\w+s|{any_of('events.held')})\s", before)
    if first is None:
        return False
    return ends_alike(noun, first["noun"])
