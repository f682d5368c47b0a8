"""The queries that gather a description: from IRIs to SPARQL.

IRIs are written into the text by Oxigraph's own serializer, which refuses what is no IRI: nothing else can get in.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from pyoxigraph import NamedNode

from ontology.terms import DCTERMS, FOAF, OA, PROV, RDF, RDFS, SAMV, SKOS

NAMINGS = (FOAF.name, RDFS.label, SKOS.prefLabel, DCTERMS.title, DCTERMS.identifier)
"""The properties that name a thing, the better before the worse."""

_GIST = (*NAMINGS, RDF.type, DCTERMS.date, SAMV.basis, OA.hasSource, OA.exact, OA.start, OA.end, SAMV.pageNumber)


@dataclass(frozen=True, slots=True)
class Reach:
    """How far a thing reaches by one property: ``total`` statements, from it or, where ``inward``, to it.

    ``kind`` is the class of those that point at it, None for those without and for statements from it.
    """

    inward: bool
    predicate: str
    kind: str | None
    total: int


def reach_query(iri: str) -> str:
    """Ask by which properties a thing is linked, and how often each."""
    thing = NamedNode(iri)
    return f"""SELECT ?inward ?predicate ?kind (COUNT(*) AS ?total) WHERE {{
  {{ BIND(false AS ?inward) {thing} ?predicate ?value }}
  UNION
  {{ BIND(true AS ?inward) ?subject ?predicate {thing} OPTIONAL {{ ?subject a ?kind }} }}
}} GROUP BY ?inward ?predicate ?kind"""


def graph_query(iri: str) -> str:
    """Ask how many things of each kind a named graph has, and in the row without a kind how many statements."""
    graph = NamedNode(iri)
    return f"""SELECT ?kind ?count WHERE {{
  {{ SELECT ?kind (COUNT(*) AS ?count) WHERE {{ GRAPH {graph} {{ ?thing a ?kind }} }} GROUP BY ?kind }}
  UNION
  {{ SELECT (COUNT(*) AS ?count) WHERE {{ GRAPH {graph} {{ ?subject ?predicate ?value }} }} }}
}}"""


def standing_query(iri: str) -> str:
    """Ask what an IRI stands for: a thing that is spoken of, a document, a named graph."""
    one, spoken = NamedNode(iri), "?subject ?predicate ?value"
    patterns = {
        "thing": (f"{one} ?predicate ?value", f"?subject ?predicate {one}"),
        "document": (f"{one} a {NamedNode(SAMV.Minutes)}",),
        "graph": (f"GRAPH {one} {{ {spoken} }}",),
    }
    clauses = [
        f'{{ SELECT ("{standing}" AS ?standing) WHERE {{ {pattern} }} LIMIT 1 }}'
        for standing, alternatives in patterns.items()
        for pattern in alternatives
    ]
    return f"SELECT ?standing WHERE {{ {' UNION '.join(clauses)} }}"


def contents_query(iri: str) -> str:
    """Ask for all that a named graph says."""
    return f"""CONSTRUCT {{ ?subject ?predicate ?value }} WHERE {{
  GRAPH {NamedNode(iri)} {{ ?subject ?predicate ?value }}
}}"""


def statements_query(iri: str, reaches: Iterable[tuple[Reach, int]]) -> str:
    """Ask for the statements from and to a thing, of each reach no more than so many."""
    parts = [_statements(NamedNode(iri), reach, most) for reach, most in reaches]
    return f"CONSTRUCT {{ ?s ?p ?o }} WHERE {{ {' UNION '.join(parts)} }}"


def _statements(thing: NamedNode, reach: Reach, most: int) -> str:
    predicate = NamedNode(reach.predicate)
    if not reach.inward:
        values = f"{{ SELECT ?o WHERE {{ {thing} {predicate} ?o }} LIMIT {most} }}"
        return f"{{ {values} BIND({thing} AS ?s) BIND({predicate} AS ?p) }}"
    subjects = f"{{ SELECT ?s WHERE {{ {_pointing(thing, reach)} }} LIMIT {most} }}"
    return f"{{ {subjects} BIND({predicate} AS ?p) BIND({thing} AS ?o) }}"


def _pointing(thing: NamedNode, reach: Reach) -> str:
    kind = f"a {NamedNode(reach.kind)}" if reach.kind else "a ?none"
    pointing = f"?s {NamedNode(reach.predicate)} {thing} ."
    return f"{pointing} ?s {kind}" if reach.kind else f"{pointing} FILTER NOT EXISTS {{ ?s {kind} }}"


def pointing_query(iri: str, reach: Reach) -> str:
    """Ask for all that point at a thing by one property, for a reader to run."""
    return f"SELECT ?s WHERE {{ {_pointing(NamedNode(iri), reach)} }}"


def gist_query(iris: Iterable[str]) -> str:
    """Ask what things are called, what they are, and for passages their words.

    The minutes that record a meeting, or that a passage stands in, are named too. One clause a property: with the
    properties as VALUES beside the things Oxigraph goes through the whole graph.
    """
    listed = _listed(iris)
    records, source = NamedNode(SAMV.records), NamedNode(OA.hasSource)
    clauses = [_said("?s", iri, listed) for iri in _GIST]
    clauses.append(f"{{ VALUES ?o {{ {listed} }} ?s {records} ?o BIND({records} AS ?p) }}")
    for naming in (DCTERMS.title, DCTERMS.identifier):
        clauses.append(_said("?meeting", naming, listed, f"?s {records} ?meeting ."))
        clauses.append(_said("?passage", naming, listed, f"?passage {source} ?s ."))
    return f"CONSTRUCT {{ ?s ?p ?o }} WHERE {{ {' UNION '.join(clauses)} }}"


def _said(variable: str, predicate: str, listed: str, pattern: str = "") -> str:
    property_ = NamedNode(predicate)
    return f"{{ VALUES {variable} {{ {listed} }} {pattern} ?s {property_} ?o BIND({property_} AS ?p) }}"


def facts_query(iris: Iterable[str]) -> str:
    """Ask for all statements of facts; of ties all but the many things that each rests on."""
    return f"""CONSTRUCT {{ ?s ?p ?o }} WHERE {{
  VALUES ?s {{ {_listed(iris)} }}
  ?s ?p ?o
  FILTER(?p != {NamedNode(PROV.wasDerivedFrom)} || NOT EXISTS {{ ?s a {NamedNode(SAMV.Tie)} }})
}}"""


def _listed(iris: Iterable[str]) -> str:
    return " ".join(str(NamedNode(iri)) for iri in iris)
