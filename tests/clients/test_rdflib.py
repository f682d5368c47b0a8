"""rdflib's SPARQLStore: the graph as if it were rdflib's own."""

from __future__ import annotations

from collections.abc import Iterable

import pytest
from rdflib import FOAF, RDF, Dataset, Graph, Literal
from rdflib.plugins.stores.sparqlstore import SPARQLStore
from rdflib.term import Node

from tests.clients.conftest import Served
from tests.clients.questions import ASK_FALSE, ASK_TRUE, CONSTRUCT, SELECT, describe, expected_rows, expected_triples

Term = dict[str, str]


def graph_of(served: Served, method: str = "GET") -> Graph:
    return Dataset(SPARQLStore(served.url, method=method), default_union=True)


def written(term: Node) -> Term:
    """Return a term in the form of SPARQL Results JSON."""
    if not isinstance(term, Literal):
        return {"type": "uri", "value": str(term)}
    typed = {"datatype": str(term.datatype)} if term.datatype else {}
    return {"type": "literal", "value": str(term), **typed, **({"xml:lang": term.language} if term.language else {})}


def lines(triples: Iterable[tuple[Node, ...]]) -> set[str]:
    return {" ".join(term.n3() for term in triple) for triple in triples}


@pytest.mark.parametrize("method", ["GET", "POST", "POST_FORM"])
def test_rows_come_whole_by_every_method(served: Served, method: str) -> None:
    rows = graph_of(served, method).query(SELECT)
    found = [{name: written(term) for name, term in row.asdict().items()} for row in rows]  # type: ignore[union-attr]
    assert found == expected_rows(served.store, SELECT)


@pytest.mark.parametrize(("query", "expected"), [(ASK_TRUE, True), (ASK_FALSE, False)])
def test_a_yes_is_a_yes(served: Served, query: str, expected: bool) -> None:
    assert graph_of(served).query(query).askAnswer is expected


@pytest.mark.parametrize("wanted", ["construct", "describe"])
def test_triples_come_whole(served: Served, wanted: str) -> None:
    query = CONSTRUCT if wanted == "construct" else describe(served.store)
    answer = graph_of(served).query(query)
    assert answer.graph is not None
    assert lines(answer.graph) == expected_triples(served.store, query)


def test_patterns_are_asked_as_in_a_graph_of_ones_own(served: Served) -> None:
    people = "CONSTRUCT { ?p a foaf:Person } WHERE { ?p a foaf:Person }"
    graph = Graph(SPARQLStore(served.url))
    assert lines(graph.triples((None, RDF.type, FOAF.Person))) == expected_triples(served.store, people)
