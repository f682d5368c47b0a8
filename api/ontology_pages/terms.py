"""From the ontology's Turtle to what its documentation tells: each term, tie rule and constraint."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from pyoxigraph import Literal, NamedNode, RdfFormat, Triple, parse

from graph.examples import examples
from graph.labels import shortened
from ontology.files import ALIGNMENTS, RULES, SHAPES, VOCABULARY, read_bytes, read_rule
from ontology.terms import PREFIXES, RDF, RDFS, SKOS

_OWL, _SHACL = PREFIXES["owl"], "http://www.w3.org/ns/shacl#"
_OURS = PREFIXES["samv"]
_SUBCLASS, _SUBPROPERTY = f"{PREFIXES['rdfs']}subClassOf", f"{PREFIXES['rdfs']}subPropertyOf"
_DOMAIN, _RANGE = f"{PREFIXES['rdfs']}domain", f"{PREFIXES['rdfs']}range"
_DEFINITION, _SCOPE_NOTE = f"{PREFIXES['skos']}definition", f"{PREFIXES['skos']}scopeNote"
_MATCHES = {"close_match": f"{PREFIXES['skos']}closeMatch", "related_match": f"{PREFIXES['skos']}relatedMatch"}
_TRAITS = {
    f"{_OWL}FunctionalProperty": "functional",
    f"{_OWL}AsymmetricProperty": "asymmetric",
    f"{_OWL}IrreflexiveProperty": "irreflexive",
}
_HEADER = re.compile(r"^#\s*(title|answers):\s*(.+?)\s*$", re.MULTILINE)
_NAME = re.compile(r"\bsamv:(\w+)")


@dataclass(frozen=True, slots=True)
class Relation:
    """How a term stands to others; ``word`` names it among the pages' phrases."""

    word: str
    others: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Term:
    """A term of the ontology: ``anchor`` is its local name, labels and definitions go by language.

    ``examples`` names the worked questions that use it.
    """

    iri: str
    anchor: str
    labels: dict[str, str]
    definitions: dict[str, str]
    relations: tuple[Relation, ...]
    traits: tuple[str, ...]
    examples: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TieRule:
    """A rule that derives ties on one ``step`` of the ladder, with its query."""

    name: str
    title: str
    answers: str
    step: str
    query: str


@dataclass(frozen=True, slots=True)
class Constraint:
    """A shape in words, by language."""

    anchor: str
    messages: dict[str, str]


@dataclass(frozen=True, slots=True)
class OntologyDocumentation:
    """All that the documentation tells, each list sorted by anchor."""

    titles: dict[str, str]
    descriptions: dict[str, str]
    version: str
    classes: tuple[Term, ...]
    properties: tuple[Term, ...]
    schemes: tuple[Term, ...]
    individuals: tuple[Term, ...]
    foreign: tuple[Term, ...]
    rules: tuple[TieRule, ...]
    constraints: tuple[Constraint, ...]


class _Reader:
    """Looks triples up by subject and property, and by property and value."""

    def __init__(self, triples: Iterable[Triple]) -> None:
        self._values: dict[tuple[str, str], list[str]] = defaultdict(list)
        self._subjects: dict[tuple[str, str], list[str]] = defaultdict(list)
        self._texts: dict[tuple[str, str], dict[str, str]] = defaultdict(dict)
        self.subjects: dict[str, None] = {}
        for triple in triples:
            subject, predicate, value = triple.subject, triple.predicate.value, triple.object
            if not isinstance(subject, NamedNode):
                continue
            self.subjects[subject.value] = None
            if isinstance(value, Literal):
                self._texts[subject.value, predicate][value.language or ""] = value.value
            elif isinstance(value, NamedNode):
                self._values[subject.value, predicate].append(value.value)
                self._subjects[predicate, value.value].append(subject.value)

    def values(self, iri: str, predicate: str) -> list[str]:
        return sorted(self._values[iri, predicate])

    def having(self, predicate: str, value: str) -> list[str]:
        return sorted(self._subjects[predicate, value])

    def texts(self, iri: str, predicate: str) -> dict[str, str]:
        return self._texts[iri, predicate]


@cache
def documentation() -> OntologyDocumentation:
    """Read the ontology's files; what they say does not change while the service runs."""
    reader = _Reader(_triples(VOCABULARY, ALIGNMENTS))
    about = _OURS.removesuffix("#")
    own = [_term(reader, iri) for iri in reader.subjects if iri.startswith(_OURS)]
    own.sort(key=lambda term: term.anchor.casefold())
    kinds = {term.iri: _kind(reader, term.iri) for term in own}

    def of_kind(kind: str) -> tuple[Term, ...]:
        return tuple(term for term in own if kinds[term.iri] == kind)

    foreign = [iri for iri in reader.subjects if reader.texts(iri, _SCOPE_NOTE) and not iri.startswith(_OURS)]
    return OntologyDocumentation(
        reader.texts(about, f"{PREFIXES['dcterms']}title"),
        reader.texts(about, f"{PREFIXES['dcterms']}description"),
        reader.texts(about, f"{_OWL}versionInfo")[""],
        of_kind("class"),
        of_kind("property"),
        of_kind("scheme"),
        of_kind("individual"),
        tuple(sorted((_foreign_term(reader, iri) for iri in foreign), key=lambda term: term.anchor)),
        tuple(_rule(name) for name in RULES),
        tuple(_constraints()),
    )


def _triples(*names: str) -> list[Triple]:
    return [quad.triple for name in names for quad in parse(read_bytes(name), RdfFormat.TURTLE)]


def _kind(reader: _Reader, iri: str) -> str:
    types = reader.values(iri, RDF.type)
    if f"{_OWL}Class" in types:
        return "class"
    if any(one.startswith(_OWL) and one.endswith("Property") for one in types):
        return "property"
    schemes = {SKOS.ConceptScheme, SKOS.OrderedCollection}
    return "scheme" if schemes.intersection(types) else "individual"


def _term(reader: _Reader, iri: str) -> Term:
    local = iri.removeprefix(_OURS)
    types = reader.values(iri, RDF.type)
    relations = (
        Relation("kind", tuple(one for one in types if not one.startswith(_OWL))),
        Relation("superclasses", tuple(reader.values(iri, _SUBCLASS))),
        Relation("subclasses", tuple(reader.having(_SUBCLASS, iri))),
        Relation("superproperties", tuple(reader.values(iri, _SUBPROPERTY))),
        Relation("domain", tuple(reader.values(iri, _DOMAIN))),
        Relation("range", tuple(reader.values(iri, _RANGE))),
        Relation("used_by", tuple(reader.having(_DOMAIN, iri))),
        Relation("members", tuple(_members(reader, iri))),
        *(Relation(word, tuple(reader.values(iri, match))) for word, match in _MATCHES.items()),
    )
    return Term(
        iri,
        local,
        reader.texts(iri, RDFS.label),
        reader.texts(iri, _DEFINITION),
        tuple(relation for relation in relations if relation.others),
        tuple(_TRAITS[one] for one in types if one in _TRAITS),
        _uses().get(local, ()),
    )


def _members(reader: _Reader, iri: str) -> list[str]:
    """Return the individuals of a class of ours, or the concepts of a scheme."""
    return [*reader.having(SKOS.inScheme, iri), *reader.having(RDF.type, iri)]


def _foreign_term(reader: _Reader, iri: str) -> Term:
    name = shortened(iri)
    return Term(iri, name.replace(":", "-"), {"": name}, reader.texts(iri, _SCOPE_NOTE), (), (), ())


@cache
def _uses() -> dict[str, tuple[str, ...]]:
    """Return the worked questions that use each term, by the term's local name."""
    found: dict[str, list[str]] = defaultdict(list)
    for example in examples():
        for name in sorted(set(_NAME.findall(example.text))):
            found[name].append(example.name)
    return {name: tuple(titles) for name, titles in found.items()}


def _rule(name: str) -> TieRule:
    text = read_rule(name)
    header = dict(_HEADER.findall(text))
    return TieRule(name, header["title"], header["answers"], RULES[name], text)


def _constraints() -> Iterable[Constraint]:
    reader = _Reader(_triples(SHAPES))
    for iri in reader.subjects:
        messages = reader.texts(iri, f"{_SHACL}message")
        if messages:
            yield Constraint(iri.rpartition("#")[2], messages)
