"""SPARQLWrapper: what Python programs ask endpoints with."""

from __future__ import annotations

from typing import Any

import pytest
from rdflib import Graph
from SPARQLWrapper import GET, JSON, POST, POSTDIRECTLY, RDFXML, TURTLE, URLENCODED, SPARQLWrapper
from SPARQLWrapper.SPARQLExceptions import QueryBadFormed

from tests.clients.conftest import Served
from tests.clients.questions import ASK_FALSE, ASK_TRUE, CONSTRUCT, SELECT, describe, expected_rows, expected_triples


def asked(served: Served, query: str, form: str, method: str = GET, style: str = URLENCODED) -> Any:
    client = SPARQLWrapper(served.url)
    client.setQuery(query)
    client.setReturnFormat(form)
    client.setMethod(method)
    client.setRequestMethod(style)
    return client.queryAndConvert()


@pytest.mark.parametrize(("method", "style"), [(GET, URLENCODED), (POST, URLENCODED), (POST, POSTDIRECTLY)])
def test_rows_come_whole_by_every_method(served: Served, method: str, style: str) -> None:
    answer = asked(served, SELECT, JSON, method, style)
    assert answer["results"]["bindings"] == expected_rows(served.store, SELECT)


@pytest.mark.parametrize(("query", "expected"), [(ASK_TRUE, True), (ASK_FALSE, False)])
def test_a_yes_is_a_yes(served: Served, query: str, expected: bool) -> None:
    assert asked(served, query, JSON)["boolean"] is expected


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated")  # the client reads RDF/XML into one
@pytest.mark.parametrize("form", [TURTLE, RDFXML])
@pytest.mark.parametrize("wanted", ["construct", "describe"])
def test_triples_come_whole(served: Served, wanted: str, form: str) -> None:
    query = CONSTRUCT if wanted == "construct" else describe(served.store)
    answer = asked(served, query, form)
    graph = answer if isinstance(answer, Graph) else Graph().parse(data=answer, format="turtle")
    lines = graph.serialize(format="nt").splitlines()
    assert {line.removesuffix(" .") for line in lines if line} == expected_triples(served.store, query)


def test_a_mistake_is_told_as_one(served: Served) -> None:
    with pytest.raises(QueryBadFormed, match="not valid SPARQL"):
        asked(served, "SELECT", JSON)
