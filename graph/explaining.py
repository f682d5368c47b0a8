"""From an entity to all that the graph says of it, the words that back it, and why forms were merged."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pyoxigraph import Literal, NamedNode, QuerySolutions, Store, Variable

from data.record import LOW_CONFIDENCE
from graph.labels import Labels, shown
from graph.triples.statements import node
from ontology.errors import SamgrafError
from ontology.terms import FOAF, PREFIXES, PROV, RDF, RDFS, SAMV

_NAMED = """SELECT DISTINCT ?entity ?wanted WHERE {
  VALUES ?naming { foaf:name rdfs:label skos:prefLabel skos:altLabel }
  ?entity ?naming ?wanted .
  FILTER(!STRSTARTS(STR(?entity), STR(samv:)))
} ORDER BY ?entity"""
_NAMED_IN_ANY_CASE = """SELECT DISTINCT ?entity ?wanted WHERE {
  VALUES ?naming { foaf:name rdfs:label skos:prefLabel skos:altLabel }
  ?entity ?naming ?name .
  FILTER(LCASE(STR(?name)) = LCASE(?wanted) && !STRSTARTS(STR(?entity), STR(samv:)))
} ORDER BY ?entity"""
_QUOTES = """SELECT ?document ?exact ?start ?end ?page ?confidence ?entity WHERE {
  ?entity prov:wasDerivedFrom ?passage .
  ?passage oa:exact ?exact ; oa:start ?start ; oa:end ?end ; oa:hasSource ?minutes .
  ?minutes dcterms:identifier ?document .
  OPTIONAL { ?passage samv:pageNumber ?page }
  OPTIONAL { ?minutes samv:confidence ?confidence }
} ORDER BY ?document ?start ?end"""

# Told apart from the statements: where a thing is from, what it rests on.
_APART = frozenset(map(node, (RDF.type, PROV.wasDerivedFrom, SAMV.basis, SAMV.rule, SAMV.confidence)))


class NothingKnownError(SamgrafError):
    """The graph does not hold what was asked for; check the spelling or build with more minutes."""


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of a document; ``start`` and ``end`` count Unicode code points into its text, end exclusive.

    ``page`` counts from 1; None where the document's format has no pages. ``confidence`` is how surely the document
    is read, None where that was not weighed.
    """

    document: str
    exact: str
    start: int
    end: int
    page: int | None = None
    confidence: float | None = None


@dataclass(frozen=True, slots=True)
class Fact:
    """A node and what it says: its kinds, its statements as pairs of Swedish words, and what it rests on.

    ``as_what`` is how it refers to the entity that is explained, None for the entity itself. Another entity
    stands with its ``name`` alone: what there is to say of that is an explanation of its own.
    """

    iri: str
    kinds: tuple[str, ...]
    statements: tuple[tuple[str, str], ...]
    quotes: tuple[Quote, ...]
    grounds: str | None
    as_what: str | None = None
    name: str | None = None


@dataclass(frozen=True, slots=True)
class Explanation:
    """An entity, the facts that refer to it, and the decisions on whom its forms mean."""

    name: str
    itself: Fact
    facts: tuple[Fact, ...]
    identity: tuple[Fact, ...]


def find_entities(store: Store, wanted: str) -> tuple[str, ...]:
    """Return the IRIs of what bears a name, or the IRI itself if it is one that the graph speaks of.

    Raises NothingKnownError where there is none.
    """
    wanted = wanted.strip()
    if "://" in wanted and _is_spoken_of(store, wanted):
        return (wanted,)
    for query in (_NAMED, _NAMED_IN_ANY_CASE):
        found = _ask(store, query, Variable("wanted"), Literal(wanted))
        if iris := tuple(dict.fromkeys(solution["entity"].value for solution in found)):
            return iris
    raise NothingKnownError(f"The graph says nothing of {wanted}: check the spelling, or give its IRI.")


def _is_spoken_of(store: Store, iri: str) -> bool:
    try:
        subject = NamedNode(iri)
    except ValueError:
        return False
    return next(store.quads_for_pattern(subject, None, None), None) is not None


def _ask(store: Store, query: str, variable: Variable, value: NamedNode | Literal) -> QuerySolutions:
    answer = store.query(query, prefixes=PREFIXES, use_default_graph_as_union=True, substitutions={variable: value})
    if not isinstance(answer, QuerySolutions):
        raise TypeError("not a SELECT query")
    return answer


def explain(store: Store, iri: str) -> Explanation:
    """Gather what the graph says of an entity, and where; raises NothingKnownError."""
    if not _is_spoken_of(store, iri):
        raise NothingKnownError(f"The graph says nothing of {iri}: check the spelling.")
    labels = Labels(store)
    entity = NamedNode(iri)
    referring = sorted(_referring(store, entity), key=lambda pair: (pair[0].value, pair[1].value))
    decision = node(SAMV.IdentityDecision)
    facts: list[Fact] = []
    identity: list[Fact] = []
    for subject, predicate in referring:
        is_decision = _types(store, subject) == [decision]
        as_what = labels.of(predicate)
        told = _brief if _is_entity(store, subject) else _fact
        (identity if is_decision else facts).append(told(store, labels, subject, as_what, entity))
    facts.sort(key=_place)
    return Explanation(labels.of(entity), _fact(store, labels, entity, None), tuple(facts), tuple(identity))


def _referring(store: Store, entity: NamedNode) -> Iterator[tuple[NamedNode, NamedNode]]:
    for quad in store.quads_for_pattern(None, None, entity):
        subject = quad.subject
        if isinstance(subject, NamedNode) and quad.predicate != node(PROV.wasDerivedFrom):
            yield subject, quad.predicate


def _types(store: Store, subject: NamedNode) -> list[NamedNode]:
    quads = store.quads_for_pattern(subject, node(RDF.type), None)
    return sorted((quad.object for quad in quads if isinstance(quad.object, NamedNode)), key=str)


def _fact(
    store: Store, labels: Labels, subject: NamedNode, as_what: str | None, explained: NamedNode | None = None
) -> Fact:
    quads = [quad for quad in store.quads_for_pattern(subject, None, None) if quad.predicate not in _APART]
    quads = [quad for quad in quads if quad.object != explained]
    statements = sorted((labels.of(quad.predicate), labels.value(quad.object)) for quad in quads)
    kinds = tuple(labels.of(kind) for kind in _types(store, subject))
    return Fact(
        subject.value,
        kinds,
        tuple(statements),
        _quotes(store, subject),
        _grounds(store, labels, subject),
        as_what,
    )


def _is_entity(store: Store, subject: NamedNode) -> bool:
    """Tell whether a node is a thing with a name of its own rather than something said by one document."""
    names = (store.quads_for_pattern(subject, node(naming), None) for naming in (FOAF.name, RDFS.label))
    grounds = store.quads_for_pattern(subject, node(SAMV.basis), None)
    return any(next(found, None) is not None for found in names) and next(grounds, None) is None


def _brief(store: Store, labels: Labels, subject: NamedNode, as_what: str, _explained: NamedNode) -> Fact:
    kinds = tuple(labels.of(kind) for kind in _types(store, subject))
    return Fact(subject.value, kinds, (), (), None, as_what, labels.of(subject))


def _quotes(store: Store, subject: NamedNode) -> tuple[Quote, ...]:
    found = _ask(store, _QUOTES, Variable("entity"), subject)
    return tuple(
        Quote(
            one["document"].value,
            one["exact"].value,
            int(one["start"].value),
            int(one["end"].value),
            int(one["page"].value) if one["page"] is not None else None,
            float(one["confidence"].value) if one["confidence"] is not None else None,
        )
        for one in found
    )


def _grounds(store: Store, labels: Labels, subject: NamedNode) -> str | None:
    """Say whether a fact is stated, derived or inferred, by which rule and how surely."""

    def values(predicate: str) -> list[str]:
        return sorted(labels.value(q.object) for q in store.quads_for_pattern(subject, node(predicate), None))

    parts = values(SAMV.basis)
    parts += [f"regel {rule}" for rule in values(SAMV.rule)]
    parts += [f"säkerhet {confidence}" for confidence in values(SAMV.confidence)]
    return ", ".join(parts) or None


def _place(fact: Fact) -> tuple[str, int, str]:
    """Order facts as they stand in the documents; those that rest on none come last."""
    first = fact.quotes[0] if fact.quotes else None
    return (first.document, first.start, fact.iri) if first else ("\U0010ffff", 0, fact.iri)


def explanation_text(explanation: Explanation) -> str:
    """Write an explanation as plain Swedish text."""
    itself = explanation.itself
    lines = [explanation.name, itself.iri]
    if itself.kinds:
        lines.append(f"Är: {', '.join(itself.kinds)}")
    if itself.grounds:
        lines.append(f"Grund: {itself.grounds}")
    lines += [f"{shown(what)}: {value}" for what, value in itself.statements]
    lines += _section("Nämns", (f"  {line}" for line in _quoted(itself.quotes)))
    lines += _section("Uppgifter", _described(explanation.facts))
    lines += _section("Varför formerna hör ihop eller hålls isär", _described(explanation.identity))
    return "\n".join(lines)


def _section(heading: str, lines: Iterable[str]) -> list[str]:
    inside = list(lines)
    return ["", f"{heading}:", *inside] if inside else []


def _quoted(quotes: Iterable[Quote]) -> Iterator[str]:
    for quote in quotes:
        page = f", sida {quote.page}," if quote.page is not None else ""
        place = f"{quote.document}{page} {quote.start}–{quote.end}"
        yield f"{place}: ”{' '.join(quote.exact.split())}”{_doubt(quote.confidence)}"


def _doubt(confidence: float | None) -> str:
    """Warn of a document that is read with low confidence."""
    if confidence is None or confidence >= LOW_CONFIDENCE:
        return ""
    return f" (osäkert läst protokoll, säkerhet {confidence:.2f})".replace(".", ",")


def _described(facts: Iterable[Fact]) -> Iterator[str]:
    for fact in facts:
        if fact.name is not None:
            yield f"  {fact.name} ({', '.join(fact.kinds)}): {fact.as_what}"
            continue
        kinds = ", ".join(fact.kinds) or fact.iri
        grounds = f" ({fact.grounds})" if fact.grounds else ""
        yield f"  {kinds}, {fact.as_what}{grounds}"
        yield from (f"    {what}: {value}" for what, value in fact.statements)
        yield from (f"    {line}" for line in _quoted(fact.quotes))
