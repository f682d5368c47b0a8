"""From a description to what its page shows: names, statements in words, quotes, and where each leads."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from pyoxigraph import BlankNode, Literal, NamedNode

from api.linked_data.addresses import Addresses
from api.linked_data.describing import Description, most_shown
from api.linked_data.questions import Reach, pointing_query
from api.linked_data.statements_index import Names, Said
from api.linked_data.term_words import term_words
from graph.labels import shown
from ontology.terms import OA, PROV, RDF, SAMV, XSD

_APART = frozenset(map(str, (RDF.type, SAMV.basis, SAMV.rule, SAMV.confidence)))
_OF_MINUTES = _APART - {str(SAMV.confidence)}  # which have no basis that it could stand with
_BASES = {str(SAMV.Stated): "stated", str(SAMV.Derived): "derived", str(SAMV.Inferred): "inferred"}
_MOST_QUOTES = 3


@dataclass(frozen=True, slots=True)
class Linked:
    """A text, and where it leads if anywhere."""

    text: str
    href: str | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """What is said by one property."""

    word: str
    values: tuple[Linked, ...]


@dataclass(frozen=True, slots=True)
class QuoteView:
    """Words of a document; ``start`` and ``end`` count code points into its text, ``minutes`` shows them there.

    ``page`` counts from 1, None where the document's format has no pages.
    """

    words: str
    document: Linked
    start: str
    end: str
    href: str | None
    minutes: str | None
    page: str | None = None


@dataclass(frozen=True, slots=True)
class BasisView:
    """How a fact came about: ``stated``, ``derived`` or ``inferred``, by which rule and how surely."""

    kind: str
    rule: str | None
    confidence: str | None


@dataclass(frozen=True, slots=True)
class FactView:
    """A thing that points at the one described, with what it says."""

    name: Linked
    rows: tuple[Row, ...] = ()
    quotes: tuple[QuoteView, ...] = ()
    basis: BasisView | None = None


@dataclass(frozen=True, slots=True)
class Section:
    """What points at a thing by one property; ``rest`` leads to all of it where not all is shown."""

    heading: str
    word: str
    total: int
    facts: tuple[FactView, ...]
    rest: str | None


@dataclass(frozen=True, slots=True)
class DescriptionPage:
    """A page on a thing; ``quotes_total`` counts the passages that it rests on, shown or not."""

    iri: str
    name: str
    kinds: tuple[str, ...]
    itself: FactView
    quotes_total: int
    sections: tuple[Section, ...]


def description_page(description: Description, addresses: Addresses, language: str) -> DescriptionPage:
    """Return what the page on a thing shows, in one of the languages."""
    return _PageBuilder(description, addresses, language).page()


class _PageBuilder:
    def __init__(self, description: Description, addresses: Addresses, language: str) -> None:
        self._description = description
        self._addresses = addresses
        self._said = Said(description.triples)
        self._words = term_words(language)
        self._names = Names(self._said, self._words, language)

    def page(self) -> DescriptionPage:
        iri = self._description.iri
        reaches = self._description.reaches
        return DescriptionPage(
            iri,
            shown(self._names.of(iri)),
            tuple(self._names.kinds(iri)),
            self._fact(iri, most_quotes=None),
            sum(reach.total for reach in reaches if not reach.inward and reach.predicate == PROV.wasDerivedFrom),
            tuple(self._section(reach) for reach in self._inward()),
        )

    def _inward(self) -> list[Reach]:
        """Return what points at the thing, what minutes say before what was derived from it."""
        inward = (reach for reach in self._description.reaches if reach.inward)
        return sorted(inward, key=lambda reach: (reach.kind in (SAMV.Tie, SAMV.IdentityDecision), -reach.total))

    def _linked(self, iri: str) -> Linked:
        return Linked(self._names.of(iri), self._addresses.link(iri))

    def _value(self, value: NamedNode | BlankNode | Literal) -> Linked:
        if isinstance(value, NamedNode):
            return self._linked(value.value)
        moment = isinstance(value, Literal) and value.datatype.value == XSD.dateTime
        # Swedish clock time as the graph holds it; seconds and offset say nothing to a reader
        return Linked(value.value[:16].replace("T", " ") if moment else value.value)

    def _fact(self, iri: str, most_quotes: int | None = _MOST_QUOTES, except_for: str | None = None) -> FactView:
        apart = _OF_MINUTES if SAMV.Minutes in self._said.iris(iri, RDF.type) else _APART
        properties = [one for one in self._said.properties(iri) if one not in apart and not self._is_words(iri, one)]
        name = self._linked(iri)
        # its heading has given the name already
        rows = (self._row(iri, predicate, (except_for, name.text)) for predicate in properties)
        quotes = tuple(self._quotes(iri))
        return FactView(
            replace(name, text=shown(name.text)),
            tuple(sorted((row for row in rows if row.values), key=lambda row: row.word)),
            quotes[:most_quotes],
            self._basis(iri),
        )

    def _is_words(self, iri: str, predicate: str) -> bool:
        """Tell whether a property gives what a passage shows as its quote already."""
        return predicate in (OA.exact, OA.start, OA.end, SAMV.pageNumber) and self._is_passage(iri)

    def _is_quoted(self, value: str, predicate: str) -> bool:
        """Tell whether what a thing rests on is shown among its quotes."""
        return predicate == PROV.wasDerivedFrom and self._is_passage(value)

    def _is_passage(self, iri: str) -> bool:
        return SAMV.Passage in self._said.iris(iri, RDF.type)

    def _row(self, iri: str, predicate: str, except_for: tuple[str | None, str]) -> Row:
        said = self._said.values(iri, predicate)
        values = (one for one in said if one.value not in except_for and not self._is_quoted(one.value, predicate))
        linked = sorted(map(self._value, values), key=lambda one: one.text)
        return Row(shown(self._words.of(predicate)), tuple(linked))

    def _quotes(self, iri: str) -> Iterable[QuoteView]:
        passages = self._said.iris(iri, PROV.wasDerivedFrom)
        quotes = [self._quote(one) for one in passages if self._is_passage(one)]
        if self._is_passage(iri):
            quotes.append(self._quote(iri))
        return sorted(quotes, key=lambda quote: (quote.document.text, int(quote.start or 0)))

    def _quote(self, passage: str) -> QuoteView:
        documents = self._said.iris(passage, OA.hasSource)
        words, start, end = (self._said.text(passage, part) or "" for part in (OA.exact, OA.start, OA.end))
        document = self._linked(documents[0]) if documents else Linked("")
        minutes = None
        if documents and start.isdecimal() and end.isdecimal():
            minutes = self._addresses.minutes(documents[0], (int(start), int(end)))
        page = self._said.text(passage, SAMV.pageNumber)
        return QuoteView(words, document, start, end, self._addresses.link(passage), minutes, page)

    def _basis(self, iri: str) -> BasisView | None:
        bases = [_BASES[basis] for basis in self._said.iris(iri, SAMV.basis) if basis in _BASES]
        if not bases:
            return None
        return BasisView(bases[0], self._said.text(iri, SAMV.rule), self._said.text(iri, SAMV.confidence))

    def _section(self, reach: Reach) -> Section:
        facts = sorted(map(self._pointing, self._subjects(reach)), key=lambda fact: (fact.name.text, fact.name.href))
        rest = pointing_query(self._description.iri, reach) if reach.total > most_shown(reach) else None
        return Section(
            shown(self._words.of(reach.kind)) if reach.kind else shown(self._words.of(reach.predicate)),
            self._words.of(reach.predicate),
            reach.total,
            tuple(facts),
            self._addresses.query(rest) if rest else None,
        )

    def _subjects(self, reach: Reach) -> set[str]:
        return {
            triple.subject.value
            for triple in self._description.triples
            if isinstance(triple.subject, NamedNode)
            and triple.predicate.value == reach.predicate
            and triple.object == NamedNode(self._description.iri)
            and (reach.kind is None or reach.kind in self._said.iris(triple.subject.value, RDF.type))
        }

    def _pointing(self, iri: str) -> FactView:
        if iri in self._description.facts or self._is_passage(iri):
            return self._fact(iri, except_for=self._description.iri)
        return FactView(self._linked(iri))
