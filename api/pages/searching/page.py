"""From a search to what its page shows: hits in groups, ways to narrow it, and what was taken for a slip of the pen."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from api.linked_data.addresses import Addresses
from api.linked_data.description_page import Linked
from api.linked_data.term_words import term_words
from api.pages.searching.state import PAGE_SIZE, SearchState
from api.pages.wording import wording
from graph.index.kinds import KIND_OF_CLASS, ORGANISATIONS, Facet, Kind, class_name_of, local_name
from graph.index.listing import Condition, chosen_with_meeting, within
from graph.index.naming import identifier_of, named
from graph.index.reading import Index
from graph.labels import shown
from graph.language.numbers import grouped
from graph.search.highlighting import Part
from graph.search.results import Counted, Found, Hit, Sought
from graph.search.searching import Search
from ontology.terms import SAMV

PASSAGE = "Passage"
_OF_A_GROUP = 5
_AT_FIRST = 40
_TERMS = {local_name(iri): iri for iri in KIND_OF_CLASS} | {PASSAGE: SAMV.Passage}
_NARROWED_BY = {"municipality": (Facet.ORGANISATION, (Kind.MUNICIPALITY,)), "body": (Facet.BODY, ORGANISATIONS)}


@dataclass(frozen=True, slots=True)
class HitView:
    """Something found: ``minutes`` leads to where it stands, ``facts`` from words to what rests on them."""

    kind: str
    snippet: tuple[Part, ...]
    href: str | None
    date: str
    meeting: Linked | None
    minutes: str | None
    facts: str | None


@dataclass(frozen=True, slots=True)
class Group:
    """Hits of one kind, how many there are (as text), and where the rest is."""

    name: str
    heading: str
    total: str
    hits: tuple[HitView, ...]
    rest: str | None


@dataclass(frozen=True, slots=True)
class Choice:
    """A way to narrow a search, and how much is left."""

    text: str
    count: str
    href: str


@dataclass(frozen=True, slots=True)
class FacetView:
    """The ways to narrow a search by one property."""

    heading: str
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class SearchPage:
    """A search and what it found; ``chosen`` is what narrows it, each leading to the search without."""

    total: str
    groups: tuple[Group, ...]
    facets: tuple[FacetView, ...]
    chosen: tuple[Linked, ...]
    respelled: tuple[tuple[str, tuple[Linked, ...]], ...]
    some_words: bool
    before: str | None
    after: str | None


def search_page(search: Search, index: Index, state: SearchState, addresses: Addresses, language: str) -> SearchPage:
    """Return what the page of a search shows, in one of the languages."""
    return _PageBuilder(search, index, state, addresses, language).page()


class _PageBuilder:
    def __init__(self, search: Search, index: Index, state: SearchState, addresses: Addresses, language: str) -> None:
        self._search = search
        self._index = index
        self._state = state
        self._addresses = addresses
        self._words = term_words(language)
        self._t = wording(language)
        self._conditions = tuple(self._narrowing())

    def page(self) -> SearchPage:
        state = self._state
        skip = (state.page - 1) * PAGE_SIZE if state.kind else 0
        found = self._find(state.kind, skip, PAGE_SIZE if state.kind else _AT_FIRST)
        groups = [self._whole(found)] if state.kind else self._groups(found)
        before, after = state.turned(-1), state.turned(1)
        more = bool(state.kind) and len(found.hits) == PAGE_SIZE
        return SearchPage(
            self._counted(found.total, found),
            tuple(group for group in groups if group.hits),
            tuple(facet for facet in self._facets(found) if len(facet.choices) > 1),
            tuple(self._chosen()),
            tuple(
                (one.typed, tuple(self._respelled(one.typed, word) for word in one.found)) for one in found.respelled
            ),
            found.some_words,
            before.address() if before and state.kind else None,
            after.address() if after and more else None,
        )

    def _find(self, kind: str, skip: int, limit: int) -> Found:
        things = tuple(one for one in Kind if not kind or class_name_of(one) == kind)
        passages = kind in ("", PASSAGE)
        return self._search.find(Sought(self._state.q, things, passages, self._conditions, skip, limit))

    def _narrowing(self) -> Iterable[Condition]:
        for name, (facet, kinds) in _NARROWED_BY.items():
            value = getattr(self._state, name)
            if value:
                yield chosen_with_meeting(facet, named(self._index, value, kinds))
        if self._state.year:
            yield within(f"{self._state.year}-01-01", f"{self._state.year}-12-31")

    def _groups(self, found: Found) -> Iterable[Group]:
        """Return the best of each kind, the kind of the best hit first."""
        counts = {one.value: one for one in found.kinds}
        order = dict.fromkeys([*map(_kind_name, found.hits), *counts])
        for kind in order:
            hits: Sequence[Hit] = [hit for hit in found.hits if _kind_name(hit) == kind][:_OF_A_GROUP]
            count = counts[kind].count if kind in counts else len(hits)
            if len(hits) < min(count, _OF_A_GROUP):
                hits = self._find(kind, 0, _OF_A_GROUP).hits
            rest = self._state.with_filter("kind", kind).address() if count > len(hits) else None
            yield self._group(kind, self._counted(count, found), hits, rest)

    def _whole(self, found: Found) -> Group:
        return self._group(self._state.kind, self._counted(found.total, found), found.hits, None)

    def _group(self, kind: str, total: str, hits: Sequence[Hit], rest: str | None) -> Group:
        return Group(kind, self._kinds_word(kind), total, tuple(map(self._hit, hits)), rest)

    def _counted(self, count: int, found: Found) -> str:
        return self._t["at_least"].format(count=grouped(count)) if found.at_least else grouped(count)

    def _hit(self, hit: Hit) -> HitView:
        passage = hit.passage if hit.kind is None or hit.document is not None else None
        minutes = None
        if passage is not None:
            minutes = self._addresses.minutes(passage.document.iri, (passage.start, passage.end))
        around = hit.meeting or hit.document
        return HitView(
            shown(self._words.of(_TERMS[_kind_name(hit)])),
            hit.snippet,
            minutes if hit.kind is None else self._addresses.link(hit.iri),
            hit.date or "",
            Linked(around.label, self._addresses.link(around.iri)) if around and around.iri != hit.iri else None,
            minutes if hit.kind is not None else None,
            self._addresses.link(hit.iri) if hit.kind is None else None,
        )

    def _facets(self, found: Found) -> Iterable[FacetView]:
        if not self._state.kind:
            kinds = [(one, one.value, self._kinds_word(one.value)) for one in found.kinds]
            yield self._facet("kind", kinds)
        for name, counted in (("municipality", found.municipalities), ("body", found.bodies)):
            if not getattr(self._state, name):
                yield self._facet(name, [(one, *self._value(one)) for one in counted])
        if not self._state.year:
            yield self._facet("year", [(one, one.value, one.value) for one in found.years])

    def _facet(self, name: str, choices: Iterable[tuple[Counted, str, str]]) -> FacetView:
        return FacetView(
            self._t[f"by_{name}"],
            tuple(
                Choice(text, grouped(one.count), self._state.with_filter(name, value).address())
                for one, value, text in choices
            ),
        )

    def _value(self, counted: Counted) -> tuple[str, str]:
        """Return the parameter by which a thing narrows a search, and what it is called."""
        if counted.link is None:
            return counted.value, counted.value
        return identifier_of(self._index.relative(counted.link.iri), counted.link.kind), counted.link.label

    def _chosen(self) -> Iterable[Linked]:
        for name, value in self._state.filters().items():
            text = value
            if name == "kind":
                text = self._kinds_word(value)
            elif name in _NARROWED_BY:
                links = self._index.links(named(self._index, value, _NARROWED_BY[name][1])[:1])
                text = next((link.label for link in links.values()), value)
            yield Linked(f"{self._t[f'by_{name}']}: {text}", self._state.with_filter(name, "").address())

    def _respelled(self, typed: str, word: str) -> Linked:
        spelled = SearchState(self._state.base, self._state.q.replace(typed, word), language=self._state.language)
        return Linked(word, spelled.address())

    def _kinds_word(self, kind: str) -> str:
        return shown(self._t[f"kinds_{kind}"]) if f"kinds_{kind}" in self._t else kind


def _kind_name(hit: Hit) -> str:
    return PASSAGE if hit.kind is None else class_name_of(hit.kind)
