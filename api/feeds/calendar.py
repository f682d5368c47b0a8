"""From entries of a chronicle to a calendar (iCalendar, RFC 5545)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta

from icalendar import Calendar, Event

from api.feeds.naming import identity_of, title_of
from api.linked_data.addresses import Addresses
from api.pages.wording import wording
from graph.chronicle.entries import Entry, Sort
from graph.index.values import Link
from graph.language.days import spoken_day

_LONGEST_DAYS = 31
_PRODUCT = "-//Samgraf//Samgraf//SV"


def calendar(name: str, entries: Iterable[Entry], addresses: Addresses, language: str) -> bytes:
    """Return a calendar of meetings, events and last days of promises, each a whole day or at its clock times.

    What is known to within a month is tentative; what is known less well than that is left out.
    """
    written = Calendar()
    written.add("prodid", _PRODUCT)
    written.add("version", "2.0")
    written.add("x-wr-calname", f"Samgraf: {name}")
    for entry in entries:
        if _days(entry) <= _LONGEST_DAYS:
            written.add_component(_event(entry, addresses, language))
    return bytes(written.to_ical())


def _days(entry: Entry) -> int:
    return (date.fromisoformat(entry.last) - date.fromisoformat(entry.first)).days + 1


def _event(entry: Entry, addresses: Addresses, language: str) -> Event:
    t, fact = wording(language), entry.fact
    event = Event()
    # the same facts give the same bytes: a stamp of the clock would not
    event.add("dtstamp", _stamp(entry))
    event.add("uid", identity_of(entry))
    event.add("summary", _summary(entry, language))
    _add_times(event, entry)
    place = fact.properties.get("location")
    if place:
        event.add("location", str(place))
    words = [passage.quote for passage in fact.passages.first[:1]]
    event.add("description", "\n\n".join([*(f"”{one}”" for one in words), *_told_where(entry, language)]))
    event.add("url", addresses.link(fact.iri) or fact.iri)
    event.add("categories", [t[f"sort_{entry.sort.value}"]])
    event.add("transp", "OPAQUE" if entry.sort is Sort.MEETING and entry.is_exact else "TRANSPARENT")
    if not entry.is_exact or entry.announced_by:
        event.add("status", "TENTATIVE")
    return event


def _stamp(entry: Entry) -> datetime:
    return datetime.combine(date.fromisoformat(entry.told_on or entry.first), time(), UTC)


def _summary(entry: Entry, language: str) -> str:
    t, fact = wording(language), entry.fact
    if entry.sort is Sort.DEADLINE:
        return f"{t['last_day']} {spoken_day(entry.first, language)}: {fact.label}"
    title = title_of(entry, language)
    body = fact.properties.get("heldBy")
    return f"{title} ({body.label})" if isinstance(body, Link) and body.label not in title else title


def _told_where(entry: Entry, language: str) -> Iterable[str]:
    telling = entry.announced_by or entry.fact.meeting
    if telling is not None:
        yield f"{wording(language)['told_at']} {telling.label}"


def _add_times(event: Event, entry: Entry) -> None:
    starts, ends = (entry.fact.properties.get(key) for key in ("startDate", "endDate"))
    if entry.sort is Sort.MEETING and starts and "T" in str(starts):
        event.add("dtstart", datetime.fromisoformat(str(starts)).astimezone(UTC))
        if ends and "T" in str(ends):
            event.add("dtend", datetime.fromisoformat(str(ends)).astimezone(UTC))
        return
    event.add("dtstart", date.fromisoformat(entry.first))
    # the end is the day after the last (RFC 5545, section 3.6.1)
    event.add("dtend", date.fromisoformat(entry.last) + timedelta(1))
