"""From triples to compact JSON-LD in the short names of the ontology's context.

The context comes along, cut down to the terms that the document uses: a reader needs nothing from elsewhere.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import TypeAlias

from pyoxigraph import BlankNode, Literal, NamedNode, Triple

from ontology.files import CONTEXT, read_text
from ontology.terms import PREFIXES, RDF, XSD

Json: TypeAlias = "str | int | list[Json] | dict[str, Json]"

_KEYWORDS = ("@version", "id", "type")


@dataclass(frozen=True, slots=True)
class _Term:
    """A key of the context: what it stands for, and the type that its values have without saying so."""

    key: str
    iri: str
    coercion: str | None


class Vocabulary:
    """The context's terms by their IRIs."""

    def __init__(self, context: Mapping[str, object]) -> None:
        self._context = context
        self._prefixes = {key: value for key, value in PREFIXES.items() if context.get(key) == value}
        terms = [self._term(key, entry) for key, entry in context.items() if key not in _KEYWORDS]
        self._terms = {term.iri: term for term in terms if term is not None}

    def _term(self, key: str, entry: object) -> _Term | None:
        if isinstance(entry, str):
            return None if key in self._prefixes else _Term(key, self.expanded(entry), None)
        # a term of lists would make a list of every value
        if not isinstance(entry, dict) or "@container" in entry:
            return None
        coercion = entry.get("@type")
        expanded = coercion if coercion is None or coercion.startswith("@") else self.expanded(coercion)
        return _Term(key, self.expanded(entry["@id"]), expanded)

    def expanded(self, name: str) -> str:
        """Return the IRI of a prefixed name."""
        prefix, colon, local = name.partition(":")
        return f"{self._prefixes[prefix]}{local}" if colon and prefix in self._prefixes else name

    def term(self, iri: str) -> _Term | None:
        """Return the term that stands for an IRI."""
        return self._terms.get(iri)

    def cut_down(self, used: Iterable[str]) -> dict[str, object]:
        """Return the part of the context that gives keys their meaning, prefixes that they are made of included."""
        needed = {key for key in used if key in self._context}
        for key in tuple(needed):
            entry = self._context[key]
            named = entry.values() if isinstance(entry, dict) else (entry,)
            needed |= {str(name).partition(":")[0] for name in named} & self._prefixes.keys()
        return {key: value for key, value in self._context.items() if key in needed or key in _KEYWORDS}


@cache
def vocabulary() -> Vocabulary:
    """Return the terms of the ontology's context."""
    return Vocabulary(json.loads(read_text(CONTEXT))["@context"])


def json_ld(triples: Iterable[Triple]) -> bytes:
    """Return triples as compact JSON-LD, subjects, keys and values in the order in which they come."""
    writer = _Writer(vocabulary())
    for triple in triples:
        writer.add(triple)
    content = {"@context": vocabulary().cut_down(writer.used), "@graph": list(writer.nodes.values())}
    return json.dumps(content, ensure_ascii=False, indent=1).encode()


class _Writer:
    """Gathers nodes, and the keys of the context that they use."""

    def __init__(self, terms: Vocabulary) -> None:
        self._terms = terms
        self.nodes: dict[str, dict[str, Json]] = {}
        self.used: set[str] = set()

    def add(self, triple: Triple) -> None:
        """Add one triple to its subject's node."""
        subject = triple.subject
        if isinstance(subject, Triple) or isinstance(triple.object, Triple):
            raise TypeError("the graph holds no triple terms")
        entries = self.nodes.setdefault(str(subject), {"id": _identifier(subject)})
        _append(entries, *self._statement(triple.predicate.value, triple.object))

    def _statement(self, predicate: str, value: NamedNode | BlankNode | Literal) -> tuple[str, Json]:
        if predicate == RDF.type and isinstance(value, NamedNode):
            return "type", self._name(value.value)
        term = self._terms.term(predicate)
        if term is None:
            return predicate, self._value(value, None)
        self.used.add(term.key)
        return term.key, self._value(value, term.coercion)

    def _value(self, value: NamedNode | BlankNode | Literal, coercion: str | None) -> Json:
        if isinstance(value, Literal):
            return self._literal(value, coercion)
        if coercion == "@vocab" and isinstance(value, NamedNode):
            return self._name(value.value)
        identifier = _identifier(value)
        return identifier if coercion == "@id" else {"id": identifier}

    def _literal(self, value: Literal, coercion: str | None) -> Json:
        if value.language is not None:
            return {"@value": value.value, "@language": value.language}
        datatype = value.datatype.value
        if datatype == (coercion or XSD.string):
            return _number(value.value) if datatype == XSD.integer else value.value
        return {"@value": value.value} if datatype == XSD.string else {"@value": value.value, "@type": datatype}

    def _name(self, iri: str) -> str:
        term = self._terms.term(iri)
        if term is None:
            return iri
        self.used.add(term.key)
        return term.key


def _identifier(node: NamedNode | BlankNode) -> str:
    return node.value if isinstance(node, NamedNode) else f"_:{node.value}"


def _number(text: str) -> Json:
    """Return an integer as a number where that keeps how it is written and JSON's numbers hold it."""
    canonical = text.removeprefix("-").isdecimal() and len(text) < 16 and str(int(text)) == text
    return int(text) if canonical else text


def _append(entries: dict[str, Json], key: str, value: Json) -> None:
    known = entries.get(key)
    if known is None:
        entries[key] = value
    elif isinstance(known, list):
        known.append(value)
    else:
        entries[key] = [known, value]
