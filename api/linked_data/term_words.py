"""What terms are called on pages: the ontology's own labels, and words for those of other vocabularies."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from pyoxigraph import Literal, NamedNode, RdfFormat, parse

from graph.labels import WORDS, shortened
from ontology.files import VOCABULARY, read_bytes
from ontology.terms import DCTERMS, FOAF, ORG, PROV, RDF, RDFS, SCHEMA, SKOS

LANGUAGES = ("sv", "en")
_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])")
# where the end of the IRI, its humps parted, would be no English
_ENGLISH: dict[str, str] = {
    DCTERMS.language: "language",
    FOAF.mbox: "e-mail",
    FOAF.phone: "telephone",
    ORG.Organization: "organisation",
    PROV.wasDerivedFrom: "rests on",
    RDF.subject: "about",
    RDF.predicate: "statement",
    RDF.object: "value",
    RDFS.label: "name",
    SCHEMA.sha256: "digest of the file (SHA-256)",
    SCHEMA.startDate: "begins",
    SCHEMA.endDate: "ends",
    SCHEMA.eventAttendanceMode: "form of meeting",
    SCHEMA.OnlineEventAttendanceMode: "online",
    SCHEMA.OfflineEventAttendanceMode: "on site",
    SCHEMA.MixedEventAttendanceMode: "on site and online",
    SKOS.altLabel: "also",
    SKOS.prefLabel: "name",
}


@dataclass(frozen=True, slots=True)
class TermWords:
    """The words of one language."""

    labels: MappingProxyType[str, str]

    def of(self, iri: str) -> str:
        """Return what a term is called; where nobody has named it, its IRI with a prefix."""
        return self.labels.get(iri) or shortened(iri)

    def knows(self, iri: str) -> bool:
        """Tell whether a term has a word."""
        return iri in self.labels


@cache
def term_words(language: str) -> TermWords:
    """Return the words of one of the ``LANGUAGES``."""
    foreign: Mapping[str, str] = (
        WORDS if language == "sv" else {iri: _ENGLISH.get(iri) or _parted(iri) for iri in WORDS}
    )
    labels = {str(iri): word for iri, word in foreign.items()}
    for quad in parse(read_bytes(VOCABULARY), RdfFormat.TURTLE):
        value = quad.object
        label = isinstance(value, Literal) and value.language == language and quad.predicate.value == RDFS.label
        if label and isinstance(quad.subject, NamedNode):
            labels[quad.subject.value] = value.value
    return TermWords(MappingProxyType(labels))


def _parted(iri: str) -> str:
    """Return the end of an IRI as words: ``…/memberOf`` is "member of"."""
    return _HUMP.sub(" ", re.split("[#/]", iri)[-1]).lower()
