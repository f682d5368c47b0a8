"""The head of an e-mail in which minutes were sent: what it is about, and the day on which it left."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from email.utils import parsedate_to_datetime
from functools import cache

from data.extraction.dates import DateHit, find_dates
from data.extraction.layout import Line
from data.lexicon import any_of
from data.record import Span, When

_LINES = 10  # in which the head of an e-mail stands
_FEWEST = 3  # of its lines
_LONGEST_AGO = timedelta(days=60)  # between a meeting and the e-mail with its minutes
_YESTERDAY = re.compile(r"\b(?:igår|i går|gårdagens|gårdagen)\b", re.IGNORECASE)
_WEEKDAYS = ("måndags", "tisdags", "onsdags", "torsdags", "fredags", "lördags", "söndags")
_LAST_WEEKDAY = re.compile(rf"\bi ({'|'.join(_WEEKDAYS)})\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Envelope:
    """The lines of an e-mail's head, the one on its subject without its label, and the day it was sent."""

    lines: tuple[Line, ...]
    subject: Line | None
    sent: tuple[date, Span] | None


@cache
def _label() -> re.Pattern[str]:
    kinds = "|".join(f"(?P<{kind}>{any_of(f'headings.envelope.{kind}')})" for kind in ("subject", "sent", "other"))
    return re.compile(rf"(?:{kinds})\s?:\s*(?P<value>\S.*)", re.IGNORECASE)


def read_envelope(lines: Sequence[Line]) -> Envelope | None:
    """Return the head of the e-mail that the opening lines begin with; None where they begin otherwise.

    A single line says nothing ("Till: alla kommuner" may stand over minutes): three of them do, or two with a subject.
    """
    found = [(line, match) for line in lines[:_LINES] if (match := _label().match(line.text)) is not None]
    subject = next((_value(line, match) for line, match in found if match["subject"]), None)
    if len(found) + (subject is not None) < _FEWEST:
        return None
    dated = [(_day(match["value"]), Span(line.start, line.end)) for line, match in found if match["sent"]]
    sent = next(((day, span) for day, span in dated if day is not None), None)
    return Envelope(tuple(line for line, _ in found), subject, sent)


def day_told(sent: tuple[date, Span], lines: Sequence[Line]) -> tuple[DateHit, Span]:
    """Return the day of the meeting that an e-mail's opening lines tell of: by its date, by "igår", "i tisdags".

    Without either it is the day on which the e-mail was sent.
    """
    day, sent_span = sent
    for line in lines[:_LINES]:
        for hit in find_dates(line.text, day):
            if hit.when.start is not None and timedelta(0) <= day - hit.when.start <= _LONGEST_AGO:
                return hit, Span(line.start, line.end)
    for line in lines[:_LINES]:
        if (ago := _days_ago(line.text, day)) is not None:
            return _hit(day - timedelta(days=ago)), Span(line.start, line.end)
    return _hit(day), sent_span


def _days_ago(text: str, day: date) -> int | None:
    if _YESTERDAY.search(text):
        return 1
    named = _LAST_WEEKDAY.search(text)
    return (day.weekday() - _WEEKDAYS.index(named[1].casefold()) - 1) % 7 + 1 if named else None


def _hit(day: date) -> DateHit:
    return DateHit(0, 0, When(day.isoformat(), day, day), year_given=True)


def _value(line: Line, match: re.Match[str]) -> Line:
    return replace(line, start=line.start + match.start("value"), text=match["value"], bold=0)


def _day(value: str) -> date | None:
    """Return the day of a date as people write it or as mail programs do (RFC 5322, section 3.3)."""
    told = next((hit.when.start for hit in find_dates(value, None) if hit.year_given and hit.when.start), None)
    if told is not None:
        return told
    try:
        return parsedate_to_datetime(value).date()
    except (ValueError, OverflowError):  # no date, or one with a year or a day beyond all calendars
        return None
