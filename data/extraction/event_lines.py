"""Events that a line names with their day and hardly more ("Earth Day 23 mars", "3 oktober – webbinarium om gas")."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from data.extraction.dates import DateHit
from data.extraction.given_names import is_given_name
from data.extraction.project_names import goes_on, is_sentence, is_standing
from data.gazetteer import default_gazetteer
from data.lexicon import any_of, words

_MOST_WORDS = 8
_SHORTEST = 3
_MARKS = re.compile(r"(?:[-•*–]\s|[a-z]\)\s)*")
_LEAD_IN = re.compile(r"[,\s]*(?:[–-]\s)?(?:(?:den|på|kl\.?)\s)?$")
_AFTER_DAY = re.compile(r"\s*(?:$|[.,:;(]|\s?[–-]\s|(?:i|på)\s[A-ZÅÄÖ])")
_BETWEEN = re.compile(r"\s?(?:[–:-]|,)\s")
_SEATED = re.compile(r"(?:\s(?:i|på)\s|,\s)(?P<place>[A-ZÅÄÖ][\wåäöé-]+(?:\s[A-ZÅÄÖ][\wåäöé-]+)?)$")
_KIND_FOLLOWS = re.compile(r"[\s*•–-]*(?P<name>[A-ZÅÄÖ][^,.:;()]{3,60}?),\s(?:[\w-]+\s){0,2}")
_TELLS = re.compile(r"\s[a-zåäö]+(?:[ae]r|ade|rde|te)\b")  # "Kommittén firar 40 år, konferens …"
_FEWEST_CAPITALS = 2
_ARTICLES = ("En", "Ett", "Den", "Det")
_VERB = re.compile(r"[a-zåäö]{3,}(?:as|ades|ats|ade|erar|slutar)")


@dataclass(frozen=True, slots=True)
class EventLine:
    """What a line calls an event, where it is and when."""

    name: str
    place: str | None
    hit: DateHit


def event_line(text: str, hit: DateHit, *, listed: bool) -> EventLine | None:
    """Return the event of a line whose first day is ``hit``; ``listed`` where it is one of a list of what is coming.

    Elsewhere its name must have several capitals, as a title has.
    """
    begin = _MARKS.match(text)
    start = begin.end() if begin else 0
    label = text.rfind(": ", start, hit.start)  # "Innan dess: Bro Days 3 maj"
    if label > 0 and not names_no_event(text[start:label]):
        start = label + 2
    if hit.start > start:
        return _name_first(text, start, hit, listed=listed)
    if hit.when.start is None and not listed:
        return None
    between = _BETWEEN.match(text, hit.end)
    rest = text[between.end() :].strip(" .") if between and listed else ""
    name = _trailing_verb().sub("", rest)
    return _event(name, hit) if name and _may_be(name) else None


def _name_first(text: str, start: int, hit: DateHit, *, listed: bool) -> EventLine | None:
    name = _LEAD_IN.sub("", _weekday().sub("", text[start : hit.start]))
    # "Aurora 20-22 maj 2025": a given name too, and nobody's.
    lasting = hit.year_given and "/" in hit.when.edtf and " " not in name and len(name) >= _SHORTEST
    if not _AFTER_DAY.match(text, hit.end) or not name[:1].isupper() or not (lasting or _may_be(name)) or goes_on(name):
        return None
    capitals = sum(1 for word in name.split() if word[0].isupper())
    return _event(name, hit) if listed or capitals >= _FEWEST_CAPITALS else None


def _event(name: str, hit: DateHit) -> EventLine:
    seated = _SEATED.search(name)
    return EventLine(name[: seated.start()] if seated else name, seated["place"] if seated else None, hit)


def named_first(text: str, noun: re.Match[str]) -> str | None:
    """Return an event's name and kind where the kind follows ("Vägen och bron, grundkursen, ges 3 maj")."""
    match = _KIND_FOLLOWS.fullmatch(text, 0, noun.start())
    if match is None or not _may_be(match["name"]) or goes_on(match["name"]) or _TELLS.search(match["name"]):
        return None
    kind = text[match.end("name") + 1 : noun.end()].strip()
    return None if default_gazetteer().lookup(match["name"]) else f"{match['name']} – {kind}"


def _may_be(name: str) -> bool:
    """Whether words may be an event's name: not what every meeting has, no paper, no deadline, no sentence."""
    said = name.split()
    if len(said) > 1 and said[0] in _ARTICLES:
        return _may_be(" ".join(said[1:]))  # "En vecka fri från våld"
    if not len(name) >= _SHORTEST or len(said) > _MOST_WORDS or ":" in name or is_standing(name):
        return False
    if is_sentence(name) or names_no_event(name) or is_given_name(said[0]):
        return False
    first, last = said[0].casefold(), said[-1].casefold()
    if first in words("efforts.never_first") or last in words("events.small") or _VERB.fullmatch(first):
        return False
    return first[0].isalpha() and last[-1].isalnum() and last not in words("projects.joining")


@cache
def _weekday() -> re.Pattern[str]:
    return re.compile(rf"[,\s]*(?:(?:den|på)\s)?(?<!\w){any_of('calendar.weekdays')}\s?$", re.IGNORECASE)


@cache
def _trailing_verb() -> re.Pattern[str]:
    return re.compile(rf"\s{any_of('events.beginning', 'events.takes_place')}$")


def names_no_event(name: str) -> bool:
    """Say whether words name something else that has a day: a paper, a deadline, what every meeting has."""
    return _no_event().search(name) is not None


@cache
def _no_event() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){any_of('events.no_event')}(?!\w)", re.IGNORECASE)


@cache
def _calendar() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){any_of('events.calendars')}(?!\w)", re.IGNORECASE)


def is_calendar(title: str) -> bool:
    """Say whether an item's title tells that it goes through what is coming."""
    return _calendar().search(title) is not None or title.casefold() in words("events.calendars")
