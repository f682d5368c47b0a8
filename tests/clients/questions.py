"""Questions of the four forms, and the engine's own answers to them."""

from __future__ import annotations

import json
from typing import Any

from pyoxigraph import QueryBoolean, QueryResultsFormat, QuerySolutions, QueryTriples, Store

from graph.query import run_query

PROLOGUE = """PREFIX samv: <https://w3id.org/samgraf/ontology#>
PREFIX foaf: <http://xmlns.com/foaf/0.1/>
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
"""
SELECT = (
    PROLOGUE
    + """SELECT ?meeting ?day ?title ?label WHERE {
  ?meeting a samv:Meeting . OPTIONAL { ?meeting dcterms:date ?day } OPTIONAL { ?meeting dcterms:title ?title }
  samv:Meeting rdfs:label ?label
} ORDER BY ?meeting ?label"""
)
"""Dates, texts with and without a language, IRIs, and variables that stay unbound; letters beyond ASCII."""
ASK_TRUE = PROLOGUE + 'ASK { ?person foaf:name ?name FILTER(CONTAINS(?name, "ö")) }'
ASK_FALSE = PROLOGUE + "ASK { ?person a foaf:Person, samv:Municipality }"
CONSTRUCT = PROLOGUE + "CONSTRUCT { ?p foaf:name ?name } WHERE { ?p foaf:name ?name }"


def describe(store: Store) -> str:
    """Return a question for the description of the person whose IRI sorts first."""
    query = PROLOGUE + "SELECT ?person WHERE { ?person a foaf:Person } ORDER BY ?person LIMIT 1"
    [row] = expected_rows(store, query)
    return f"DESCRIBE <{row['person']['value']}>"


def expected_bytes(store: Store, query: str, results: QueryResultsFormat) -> bytes:
    """Return a table as the engine itself writes it."""
    answer = run_query(store, query)
    assert isinstance(answer, QuerySolutions | QueryBoolean)
    written = answer.serialize(format=results)
    assert written is not None
    return written


def expected_rows(store: Store, query: str) -> list[dict[str, Any]]:
    """Return the rows of a table in the form of SPARQL Results JSON."""
    rows: list[dict[str, Any]] = json.loads(expected_bytes(store, query, QueryResultsFormat.JSON))["results"][
        "bindings"
    ]
    assert rows
    return rows


def expected_triples(store: Store, query: str) -> set[str]:
    """Return triples in N-Triples, without the full stop."""
    answer = run_query(store, query)
    assert isinstance(answer, QueryTriples)
    triples = {str(triple) for triple in answer}
    assert triples
    return triples
