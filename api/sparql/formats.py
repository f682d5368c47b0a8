"""From what a client accepts to the formats in which a query may be answered."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from api.service.negotiation import choose
from api.service.problems import Problem

JSON, XML = "application/sparql-results+json", "application/sparql-results+xml"
CSV, TSV = "text/csv", "text/tab-separated-values"
TURTLE, N_TRIPLES = "text/turtle", "application/n-triples"
JSON_LD, RDF_XML = "application/ld+json", "application/rdf+xml"

# What may be asked for, in the order of preference, and the format that it stands for.
_RESULTS = {
    JSON: JSON,
    "application/json": JSON,
    XML: XML,
    "application/xml": XML,
    "text/xml": XML,
    CSV: CSV,
    TSV: TSV,
}
_TRIPLES = {
    TURTLE: TURTLE,
    "application/x-turtle": TURTLE,
    N_TRIPLES: N_TRIPLES,
    "text/plain": N_TRIPLES,
    JSON_LD: JSON_LD,
    "application/json": JSON_LD,
    RDF_XML: RDF_XML,
    "application/xml": RDF_XML,
    "text/xml": RDF_XML,
}
_SHORT = {
    "json": (JSON, JSON_LD),
    "xml": (XML, RDF_XML),
    "csv": (CSV, None),
    "tsv": (TSV, None),
    "turtle": (None, TURTLE),
    "ttl": (None, TURTLE),
    "ntriples": (None, N_TRIPLES),
    "nt": (None, N_TRIPLES),
    "jsonld": (None, JSON_LD),
    "rdfxml": (None, RDF_XML),
    "rdf": (None, RDF_XML),
}


@dataclass(frozen=True, slots=True)
class Formats:
    """The formats for a table and for triples, None where none is accepted, and the media types to name them by."""

    results: str | None
    triples: str | None
    results_as: str | None
    triples_as: str | None

    def named(self, media_type: str) -> str:
        """Return the Content-Type for an answer in one of the two formats."""
        asked_for = self.results_as if media_type == self.results else self.triples_as
        name = asked_for or media_type
        return f"{name}; charset=utf-8" if name.startswith("text/") else name


@lru_cache(maxsize=512)
def formats(accept: str | None, wanted: str | None) -> Formats:
    """Choose formats by an Accept header, or by ``wanted``, a browser's parameter; raises Problem if unknown."""
    if wanted is not None:
        return _by_name(wanted)
    results, triples = choose(accept, tuple(_RESULTS)), choose(accept, tuple(_TRIPLES))
    return Formats(_RESULTS[results] if results else None, _TRIPLES[triples] if triples else None, results, triples)


def _by_name(wanted: str) -> Formats:
    name = wanted.strip().lower()
    results, triples = _SHORT.get(name, (_RESULTS.get(name), _TRIPLES.get(name)))
    if results is None and triples is None:
        raise Problem(
            400, "unknown-format", "Unknown format", f"There is no format {wanted}: choose among {', '.join(_SHORT)}."
        )
    return Formats(results, triples, results, triples)
