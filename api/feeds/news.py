"""From entries of a chronicle to a feed of news (Atom, RFC 4287)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from api.feeds.naming import identity_of, title_of
from api.linked_data.addresses import Addresses
from api.pages.rendering import Frame, render
from api.pages.wording import wording
from graph.chronicle.entries import Entry
from graph.index.values import Described
from graph.language.days import spoken_period

_EMPTY_SINCE = "1970-01-01"


@dataclass(frozen=True, slots=True)
class OutcomeNews:
    """An outcome of a meeting: its kind in words, and its own."""

    kind: str
    words: str


@dataclass(frozen=True, slots=True)
class NewsItem:
    """One entry of the feed; ``updated`` is the day of the meeting that told of it."""

    iri: str
    title: str
    href: str
    updated: str
    kind: str
    days: str
    quotes: tuple[str, ...]
    outcomes: tuple[OutcomeNews, ...]


def news(
    frame: Frame,
    entries: Sequence[Entry],
    outcomes: Mapping[str, Sequence[Described]],
    addresses: Addresses,
    without_date: int,
) -> bytes:
    """Return the feed; ``without_date`` counts what is left out since Atom asks for a date."""
    items = [_item(entry, outcomes.get(entry.fact.iri, ()), addresses, frame.language) for entry in entries]
    items.sort(key=lambda item: item.updated, reverse=True)
    updated = items[0].updated if items else _EMPTY_SINCE
    return render("chronicle/news.xml", frame, items=items, updated=updated, without_date=without_date)


def _item(entry: Entry, outcomes: Sequence[Described], addresses: Addresses, language: str) -> NewsItem:
    t, fact = wording(language), entry.fact
    edtf = fact.properties.get("edtfDate")
    return NewsItem(
        identity_of(entry),
        title_of(entry, language),
        addresses.link(fact.iri) or fact.iri,
        entry.told_on or entry.first,
        t["announced" if entry.announced_by else f"sort_{entry.sort.value}"],
        spoken_period(entry.first, entry.last, language, str(edtf) if edtf else None),
        tuple(passage.quote for passage in fact.passages.first[:3]),
        tuple(OutcomeNews(t[f"outcome_{one.type}"], one.label) for one in outcomes),
    )
