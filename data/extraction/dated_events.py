"""The day and the place of an event: which dates of a sentence may be an event's own, and where it is held."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from data.extraction.agenda import Item
from data.extraction.dates import DateHit, find_dates, may_hold_dates
from data.extraction.event_names import nouns_in
from data.lexicon import any_of
from data.record import Span, When

_YEAR = re.compile(r"(?:1(?<![\d-].)9|2(?<![\d-].)0)\d\d(?![\d-])")
_PLACE = re.compile(r"(?<!\w)(?:i|på|till)\s(?P<place>[A-ZÅÄÖ][\wåäöé-]+(?:\s[A-ZÅÄÖ][\wåäöé-]+)?)")
_OWNED = re.compile(r"\s(?!(?:den|det|på|i|kl|under|till|från|och|för|vid|med|samt|som|när|där|efter)\b)[a-zåäö]")
_DEADLINE = re.compile(r"\bsenast(?:\sden)?\s$", re.IGNORECASE)
_YEAR_AND_VERB = re.compile(r"\s(?P<year>(?:19|20)\d\d)\s(?:blir|är|hålls|äger|går|infaller)\b")
_SEATED = re.compile(r"\s?(?:(?:läggs|blir|hålls|är)\s(?:i|på)\s[A-ZÅÄÖ]\w+\s)?")  # "läggs i Kil 2025"
_DAY_AFTER = re.compile(r"(?:[\s*•–-]|Dagen\s(?:före|innan|efter),?\s|Därefter\s|Sedan\s)*")
_DESCRIBED = re.compile(r"\s*[:,–-]?\s+(?:(?:en|ett)\s)?(?P<words>(?:[\w-]+\s){0,3})")
_DESCRIBING = re.compile(r"[A-ZÅÄÖ][\w-]*|[a-zåäö-]+(?:ella?|liga?|iska?|ande|sam(?:ma|t)?|na?|nt|ell?t)|årets")
_FAR = 90  # characters from an event's name to its day
_LONG_PAST = 90  # days


@dataclass(frozen=True, slots=True)
class FoundEvent:
    """An event: its name and the words that back it."""

    name: str
    span: Span
    when: When
    place: str | None
    item: Item
    year_given: bool


def dates_of(text: str, reference: date | None) -> list[DateHit]:
    """Return the days, periods and bare years of a sentence on which something may happen, in order."""
    if not may_hold_dates(text):
        return []
    # What is due on a day does not happen on it.
    hits = [hit for hit in _found(text, reference) if not _DEADLINE.search(text[: hit.start])]
    for match in _YEAR.finditer(text):
        if not any(hit.start < match.end() and match.start() < hit.end for hit in hits):
            hits.append(DateHit(match.start(), match.end(), When(match.group()), True))
    return sorted(hits, key=lambda hit: hit.start)


def _found(text: str, reference: date | None) -> list[DateHit]:
    """Return the dates of a sentence; of what is moved from one day to another, the other."""
    moved = _moved().search(text)
    if moved is None:
        # "Skärgårdsdagen 2024 blir den 31 augusti": the year stands with the name.
        named = _of_year(text)
        return _mostly_ahead(text, date(int(named["year"]), 1, 1) if named else reference)
    return [
        replace(hit, start=hit.start + moved.end(), end=hit.end + moved.end())
        for hit in find_dates(text[moved.end() :], reference)
    ]


def _mostly_ahead(text: str, reference: date | None) -> list[DateHit]:
    """Return the dates of a sentence; of those without a year, the ones long past are next year's."""
    hits = find_dates(text, reference)
    past = {hit.start for hit in hits if _is_long_past(hit, reference)}
    if not past:
        return hits
    later = {hit.start: hit for hit in find_dates(text, reference, forward=True)}
    return [later.get(hit.start, hit) if hit.start in past else hit for hit in hits]


def _is_long_past(hit: DateHit, reference: date | None) -> bool:
    """Whether a day without its year is long before the meeting, so that the next such day may be meant."""
    if reference is None or hit.when.start is None or hit.year_given:
        return False
    return (reference - hit.when.start).days > _LONG_PAST


def _of_year(text: str) -> re.Match[str] | None:
    """Return the year that stands between an event's noun and its verb."""
    match = _YEAR_AND_VERB.search(text)
    if match is None:
        return None
    return match if any(noun.end() == match.start() for noun in nouns_in(text)) else None


@cache
def _moved() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){any_of('events.moved')}\s[^.;]*?\btill\s", re.IGNORECASE)


def day_for(text: str, noun: re.Match[str], hits: Sequence[DateHit]) -> DateHit | None:
    """Return which of a sentence's dates is that of the event that a noun names."""
    return _day_after(text, noun, hits) or _day_before(text, noun, hits)


def _day_after(text: str, noun: re.Match[str], hits: Sequence[DateHit]) -> DateHit | None:
    """Return the date nearest after the noun, before the next noun; a bare year only directly after."""
    if text[: noun.start()].endswith("(") and text.startswith(")", noun.end()):
        return None  # "Vägdagarna (internat) blir 13 oktober"
    after = (one for one in nouns_in(text) if one.start() >= noun.end() and text[one.start() - 1] != "(")
    following = next(after, None)
    limit = min(following.start() if following else len(text), noun.end() + _FAR)
    for hit in hits:
        if noun.end() <= hit.start <= limit and not _other_clause().search(text, noun.end(), hit.start):
            bare_year = len(hit.when.edtf) == 4
            if bare_year and any(other.when.start and other.when.edtf.startswith(hit.when.edtf) for other in hits):
                continue  # "Skärgårdsdagen 2024 blir den 31 augusti"
            if not bare_year or _SEATED.fullmatch(text, noun.end(), hit.start):
                return hit
    return None


def _day_before(text: str, noun: re.Match[str], hits: Sequence[DateHit]) -> DateHit | None:
    """Return the date with which a sentence opens, where the noun is the next thing it names or its verb's subject.

    "Den 3 maj hålls en mässa", "3 maj - öppen föreläsning om vatten".
    """
    first = hits[0]
    if not first.when.start or noun.end() - first.end > _FAR or not _DAY_AFTER.fullmatch(text, 0, first.start):
        return None
    if len(hits) == 1 and _takes_place_first().match(text, first.end, noun.start()):
        return first
    described = _DESCRIBED.fullmatch(text, first.end, noun.start())
    if described is None or not all(map(_DESCRIBING.fullmatch, described["words"].split())):
        return None
    return first


@cache
def _takes_place_first() -> re.Pattern[str]:
    return re.compile(
        rf"(?:\skl\.?\s[\d.:–-]+)?,?\s{any_of('events.takes_place', 'events.takes_place_first')}(?!\w)[^.,;:]*$"
    )


@cache
def _other_clause() -> re.Pattern[str]:
    """Where somebody else does something before the day; what the event does itself (", den hålls") is no such."""
    itself = rf"som\s|(?:den|det|de)\s{any_of('events.held', 'events.takes_place')}\s"
    verbs = any_of("headings.sentence.verbs")
    return re.compile(rf",\s(?!ny(?:tt|a)?\s|{itself})(?:[^\s,]+\s){{1,3}}?{verbs}(?!\w)")


def place_after(text: str, begin: int) -> str | None:
    """Return the first place that a text names from ``begin`` on."""
    match = _PLACE.search(text, max(0, begin - 1))
    # "på Skolverkets webb": a genitive is no place.
    owns = match is not None and match["place"].endswith("s") and _OWNED.match(text, match.end())
    return match["place"] if match and not owns else None
