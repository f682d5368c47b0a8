"""From the quads of one batch to its rows in the index, complete but for numbers, which only the index gives.

A row speaks of a thing by its place among the page's ``refs``. So the rows of a document can be made in any process,
and the one that writes only puts numbers for places.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pyoxigraph import Quad

from graph.index.facets import REFERRING, FacetRow, meeting_facets, own_facets
from graph.index.kinds import ENTITIES, OUTCOMES, Kind, local_name
from graph.index.periods import Period
from graph.index.things import Batch, Said, Thing, batch_of, kind_of, period_of_saying, sorting_label, thing_of
from graph.search.words import Words, words_of
from ontology.terms import OA, PROV, RDF, SAMV

_SHARED = frozenset((*ENTITIES, Kind.MEETING, Kind.MINUTES))
_OF_THEIR_OWN_TIME = frozenset((Kind.MEETING, Kind.EVENT))
_TITLED = frozenset((Kind.MINUTES, Kind.MEETING, Kind.AGENDA_ITEM, Kind.EVENT, Kind.AMOUNT))

ThingRow = tuple[Any, ...]
"""The columns of ``thing``, with places for numbers: the first, the seventh, the tenth and the eleventh."""


@dataclass(frozen=True, slots=True)
class IndexPage:
    """The rows of one batch. ``refs`` are the IRIs that its places mean, each with whether other batches speak of it.

    ``words`` has the table, the place of the thing and its stems; ``linked`` and ``worded`` are facets whose value is a
    place or a word. A passage has its start, its end and its stems; ``grounds`` pairs a thing with a passage, which is
    counted from 0 in this page. ``document`` is the place of the minutes, and ``text`` theirs.
    """

    refs: tuple[tuple[str, bool], ...]
    things: tuple[ThingRow, ...]
    words: tuple[tuple[str, int, str], ...]
    stems: Mapping[str, int]
    linked: tuple[tuple[int, int, int, int], ...]
    worded: tuple[tuple[int, int, str, int], ...]
    passages: tuple[tuple[int, int, str], ...] = ()
    grounds: tuple[tuple[int, int], ...] = ()
    inferences: tuple[tuple[Any, ...], ...] = ()
    document: int | None = None
    text: str = ""

    def facets(self, numbers: Sequence[int]) -> list[tuple[int, int, int | str, int]]:
        """Return the rows of facets, with numbers for the places."""
        return [
            *((kind, name, numbers[value], numbers[thing]) for kind, name, value, thing in self.linked),
            *((kind, name, word, numbers[thing]) for kind, name, word, thing in self.worded),
        ]


def document_page(text: str, quads: Iterable[Quad], base: str) -> IndexPage:
    """Return the rows of one document; ``text`` is its text, into which its passages count."""
    batch = batch_of(quads, base)
    kinds = {iri: known for iri, said in batch.items() if (known := kind_of(said)) is not None}
    minutes = next(iri for iri, (kind, _) in kinds.items() if kind is Kind.MINUTES)
    meeting = batch[minutes][SAMV.records][0]
    page = _Page()
    page.document, page.meeting = page.place(minutes), page.place(meeting)
    page.period = period_of_saying(batch.get(meeting, {}))
    for iri, (kind, class_name) in kinds.items():
        page.place(iri, shared=kind in _SHARED)
        page.add_thing(thing_of(iri, kind, class_name, batch[iri], batch))
    named = {iri: kind for iri, (kind, _) in kinds.items()}
    own = (row for iri, kind in named.items() for row in own_facets(iri, kind, batch[iri]))
    page.add_facets((*own, *meeting_facets(meeting, batch, named)))
    page.add_passages(words_of(text), batch)
    return page.finished(text)


def shared_page(quads: Iterable[Quad], base: str) -> IndexPage:
    """Return the rows of things that documents share."""
    batch = batch_of(quads, base)
    page = _Page()
    for iri, said in batch.items():
        known = kind_of(said)
        if known is not None:
            kind, class_name = known
            page.place(iri)
            page.add_thing(thing_of(iri, kind, class_name, said, batch))
            page.add_facets(own_facets(iri, kind, said))
    return page.finished()


class _Page:
    """Rows being gathered. ``document`` and ``meeting`` are the places of the minutes and of their meeting."""

    def __init__(self) -> None:
        self.document: int | None = None
        self.meeting: int | None = None
        self.period: Period | None = None
        self._places: dict[str, int] = {}
        self._refs: list[tuple[str, bool]] = []
        self._things: list[ThingRow] = []
        self._words: list[tuple[str, int, str]] = []
        self._stems: Counter[str] = Counter()
        self._linked: dict[tuple[int, int, int, int], None] = {}
        self._worded: dict[tuple[int, int, str, int], None] = {}
        self._passages: list[tuple[int, int, str]] = []
        self._grounds: list[tuple[int, int]] = []
        self._inferences: list[tuple[Any, ...]] = []

    def place(self, iri: str, *, shared: bool = True) -> int:
        """Return the place of a thing; one that is nowhere else spoken of gets its number here."""
        found = self._places.get(iri)
        if found is None:
            found = self._places[iri] = len(self._refs)
            self._refs.append((iri, shared))
        return found

    def add_thing(self, thing: Thing) -> None:
        """Add the row of a thing and of the words that it is found by."""
        place = self.place(thing.iri)
        body, label = thing.body, thing.label
        first, last = thing.period or (None if thing.kind in _OF_THEIR_OWN_TIME else self.period) or ("", "")
        below = thing.kind not in ENTITIES and thing.kind is not Kind.MEETING
        if thing.kind is Kind.MEETING and thing.named_after is None and place == self.meeting:
            named = self.document
        else:
            named = self.place(thing.named_after) if thing.named_after else None
        self._things.append(
            (
                *(place, thing.iri, int(thing.kind), thing.type, label, sorting_label(label or ""), named, first, last),
                *(self.meeting if below else None, self.document, thing.basis, None, None, None),
                json.dumps(body, ensure_ascii=False, separators=(",", ":")),
            )
        )
        self._add_words(place, thing)

    def _add_words(self, place: int, thing: Thing) -> None:
        if thing.label is None:
            return
        text = thing.label
        if thing.kind in ENTITIES:
            others = thing.body.get("altLabel")
            text = "\n".join((text, *others)) if isinstance(others, list) else text
            table = "name_words"
        elif thing.kind in OUTCOMES:
            table = "outcome_words"
        elif thing.kind in _TITLED:
            table = "title_words"
        else:
            return
        stems = words_of(text).stems
        self._stems.update(stems)
        self._words.append((table, place, " ".join(stems)))

    def add_facets(self, rows: Iterable[FacetRow]) -> None:
        """Add by what things can be chosen."""
        for kind, name, value, iri in rows:
            if name in REFERRING:
                self._linked[int(kind), int(name), self.place(value), self.place(iri)] = None
            else:
                self._worded[int(kind), int(name), value, self.place(iri)] = None

    def add_passages(self, words: Words, batch: Batch) -> None:
        """Add the passages, what they back, and what is not stated."""
        self._stems.update(words.stems)
        places = sorted(
            (int(said[OA.start][0]), int(said[OA.end][0]), iri) for iri, said in batch.items() if OA.exact in said
        )
        positions = {iri: position for position, (_, _, iri) in enumerate(places)}
        self._passages = [(start, end, " ".join(words.between(start, end))) for start, end, _ in places]
        for iri, said in batch.items():
            if SAMV.Inference in said.get(RDF.type, ()):
                self._add_inference(said)
            elif PROV.wasDerivedFrom in said and SAMV.IdentityDecision not in said.get(RDF.type, ()):
                place = self.place(iri)
                self._grounds.extend((place, positions[one]) for one in said[PROV.wasDerivedFrom])

    def _add_inference(self, said: Said) -> None:
        confidence = said.get(SAMV.confidence)
        self._inferences.append(
            (
                self.place(said[RDF.subject][0]),
                local_name(said[RDF.predicate][0]),
                said[RDF.object][0],
                local_name(said[SAMV.basis][0]),
                said.get(SAMV.rule, [None])[0],
                float(confidence[0]) if confidence else None,
            )
        )

    def finished(self, text: str = "") -> IndexPage:
        """Return the page."""
        return IndexPage(
            tuple(self._refs),
            tuple(self._things),
            tuple(self._words),
            dict(self._stems),
            tuple(self._linked),
            tuple(self._worded),
            tuple(self._passages),
            tuple(self._grounds),
            tuple(self._inferences),
            self.document,
            text,
        )
