"""From a chronicle to what the timeline shows: a strip over the years, and entries by month with their proof."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from api.linked_data.addresses import Addresses
from api.linked_data.description_page import Linked
from api.pages.evidence import Proof, proof_of
from api.pages.wording import wording
from graph.chronicle.entries import (
    Asked,
    Chronicle,
    Entry,
    MonthCount,
    Sort,
    by_month,
    chronicle_of,
    months_of,
    outcomes_at,
)
from graph.index.kinds import OUTCOMES, class_name_of
from graph.index.listing import Place
from graph.index.reading import Index
from graph.index.values import Described, Link
from graph.language.days import spoken_month, spoken_period
from graph.language.numbers import grouped
from visualizations.timeline import Amount, Strip, strip

MOST_ENTRIES = 60
_WIDE, _NARROW = 1000.0, 330.0


@dataclass(frozen=True, slots=True)
class OutcomeView:
    """What was decided, agreed or promised: its kind, its words and its proof."""

    kind: str
    told: Linked
    proof: Proof


@dataclass(frozen=True, slots=True)
class EntryView:
    """An entry of the timeline; ``counts`` sum up its outcomes in words, ``announced`` names who told of a meeting."""

    sort: Sort
    kind: str
    days: str
    day: str
    exact: bool
    title: Linked
    body: Linked | None
    place: str | None
    announced: Linked | None
    responsible: tuple[Linked, ...]
    counts: str
    outcomes: tuple[OutcomeView, ...]
    proof: Proof


@dataclass(frozen=True, slots=True)
class MonthView:
    """The entries that begin in a month."""

    month: str
    heading: str
    entries: tuple[EntryView, ...]


@dataclass(frozen=True, slots=True)
class TimelinePage:
    """The timeline; ``strips`` is its picture for wide and narrow screens, ``years`` what begins in each."""

    total: int
    first: str
    last: str
    strips: tuple[Strip, ...]
    years: tuple[tuple[str, int], ...]
    months: tuple[MonthView, ...]
    end: Place | None
    undated: tuple[EntryView, ...]


def timeline_page(index: Index, asked: Asked, after: Place | None, addresses: Addresses, language: str) -> TimelinePage:
    """Return what the timeline shows, in one of the languages."""
    chronicle = chronicle_of(index, asked, MOST_ENTRIES, after)
    outcomes = outcomes_at(index, asked.thing, (*chronicle.entries, *chronicle.undated))
    teller = _Teller(outcomes, addresses, language)
    months = months_of(index, asked)
    return TimelinePage(
        sum(one.count for one in months),
        spoken_month(months[0].month, language) if months else "",
        spoken_month(months[-1].month, language) if months else "",
        tuple(_strip(months, asked.sorts, width) for width in (_WIDE, _NARROW)) if len(months) > 1 else (),
        _years(months),
        tuple(_months(chronicle, teller, language)),
        chronicle.end,
        tuple(map(teller.told, chronicle.undated)),
    )


def _strip(months: Sequence[MonthCount], sorts: Sequence[Sort], width: float) -> Strip:
    amounts = [Amount(one.month, sorts.index(one.sort), one.count) for one in months]
    return strip(amounts, len(sorts), width)


def _years(months: Iterable[MonthCount]) -> tuple[tuple[str, int], ...]:
    counts: dict[str, int] = {}
    for one in months:
        counts[one.month[:4]] = counts.get(one.month[:4], 0) + one.count
    return tuple(sorted(counts.items(), reverse=True))


def _months(chronicle: Chronicle, teller: _Teller, language: str) -> Iterable[MonthView]:
    for month, entries in by_month(chronicle.entries):
        yield MonthView(month, spoken_month(month, language), tuple(map(teller.told, entries)))


class _Teller:
    def __init__(self, outcomes: Mapping[str, Sequence[Described]], addresses: Addresses, language: str) -> None:
        self._outcomes = outcomes
        self._addresses = addresses
        self._language = language
        self._t = wording(language)

    def told(self, entry: Entry) -> EntryView:
        fact = entry.fact
        outcomes = self._outcomes.get(fact.iri, ())
        held_by, place, edtf = (fact.properties.get(key) for key in ("heldBy", "location", "edtfDate"))
        return EntryView(
            entry.sort,
            self._t["announced" if entry.announced_by else f"sort_{entry.sort.value}"],
            spoken_period(entry.first, entry.last, self._language, str(edtf) if edtf else None) if entry.first else "",
            entry.first,
            entry.is_exact if entry.first else False,
            Linked(fact.label, self._addresses.link(fact.iri)),
            self._linked(held_by) if isinstance(held_by, Link) else None,
            str(place) if place else None,
            self._linked(entry.announced_by) if entry.announced_by else None,
            tuple(map(self._linked, fact.links("responsible"))) if entry.sort is Sort.DEADLINE else (),
            self._counts(outcomes),
            tuple(map(self._outcome, outcomes)),
            proof_of(fact, self._addresses),
        )

    def _linked(self, link: Link) -> Linked:
        return Linked(link.label, self._addresses.link(link.iri))

    def _outcome(self, outcome: Described) -> OutcomeView:
        told = Linked(outcome.label, self._addresses.link(outcome.iri))
        return OutcomeView(self._t[f"outcome_{outcome.type}"], told, proof_of(outcome, self._addresses))

    def _counts(self, outcomes: Sequence[Described]) -> str:
        parts = []
        for name in map(class_name_of, OUTCOMES):
            count = sum(one.type == name for one in outcomes)
            if count:
                word = self._t[f"outcome_{name}" if count == 1 else f"outcomes_{name}"]
                parts.append(f"{grouped(count)} {word}")
        return ", ".join(parts)
