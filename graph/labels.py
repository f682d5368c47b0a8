"""The Swedish words for what stands in a graph: labels of its terms, names of its entities."""

from __future__ import annotations

from pyoxigraph import BlankNode, Literal, NamedNode, Store, Triple

from graph.triples.statements import node
from ontology.terms import DCTERMS, FOAF, ORG, PREFIXES, PROV, RDF, RDFS, SAMV, SCHEMA, SKOS

WORDS: dict[str, str] = {
    DCTERMS.title: "titel",
    DCTERMS.date: "datum",
    DCTERMS.identifier: "beteckning",
    DCTERMS.language: "språk",
    f"{PREFIXES['dcterms']}source": "källa",
    FOAF.Person: "person",
    FOAF.name: "namn",
    FOAF.mbox: "e-post",
    FOAF.phone: "telefon",
    ORG.Organization: "organisation",
    ORG.memberOf: "medlem i",
    PROV.wasDerivedFrom: "grundas på",
    RDF.subject: "om",
    RDF.predicate: "uppgift",
    RDF.object: "värde",
    RDFS.label: "namn",
    SCHEMA.Place: "plats",
    SCHEMA.sha256: "filens kontrollsumma (SHA-256)",
    SCHEMA.startDate: "börjar",
    SCHEMA.endDate: "slutar",
    SCHEMA.location: "plats",
    SCHEMA.eventAttendanceMode: "mötesform",
    SCHEMA.OnlineEventAttendanceMode: "digitalt",
    SCHEMA.OfflineEventAttendanceMode: "fysiskt",
    SCHEMA.MixedEventAttendanceMode: "fysiskt och digitalt",
    SCHEMA.currency: "valuta",
    SKOS.altLabel: "även",
    SKOS.prefLabel: "namn",
}
"""Swedish words for terms of other vocabularies, for which the ontology has no labels of its own."""

_NAMINGS = (FOAF.name, RDFS.label, SKOS.prefLabel, DCTERMS.title, DCTERMS.identifier)


class Labels:
    """Looks words up in one store, each once."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._known: dict[NamedNode, str] = {}

    def of(self, named: NamedNode) -> str:
        """Return the Swedish label or name of a term or entity; where it has none, the end of its IRI."""
        if named not in self._known:
            self._known[named] = self._look_up(named)
        return self._known[named]

    def _look_up(self, named: NamedNode) -> str:
        if named.value in WORDS:
            return WORDS[named.value]
        for naming in _NAMINGS:
            names = self._literals(named, naming)
            if names:
                return next((name.value for name in names if name.language == "sv"), names[0].value)
        recorded = next(self._store.quads_for_pattern(None, node(SAMV.records), named), None)
        if recorded is not None and isinstance(recorded.subject, NamedNode):
            return self.of(recorded.subject)
        if named.value.startswith(("mailto:", "tel:")):
            return named.value.partition(":")[2]
        return shortened(named.value)

    def _literals(self, named: NamedNode, naming: str) -> list[Literal]:
        quads = self._store.quads_for_pattern(named, node(naming), None)
        return sorted((quad.object for quad in quads if isinstance(quad.object, Literal)), key=str)

    def value(self, value: NamedNode | BlankNode | Literal | Triple) -> str:
        """Return what a value is called, a literal as its text."""
        if isinstance(value, NamedNode):
            return self.of(value)
        return value.value if isinstance(value, Literal | BlankNode) else str(value)


def shortened(iri: str) -> str:
    """Return an IRI with a known prefix in place of its namespace, otherwise as it is."""
    for prefix, namespace in PREFIXES.items():
        if iri.startswith(namespace):
            return f"{prefix}:{iri.removeprefix(namespace)}"
    return iri


def shown(word: str) -> str:
    """Return a word with a capital to begin a line."""
    return word[:1].upper() + word[1:]
