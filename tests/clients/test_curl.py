"""curl: what one types to try an endpoint."""

from __future__ import annotations

import shutil
import subprocess

import pytest
from pyoxigraph import QueryResultsFormat, RdfFormat, parse

from tests.clients.conftest import Served
from tests.clients.questions import ASK_FALSE, ASK_TRUE, CONSTRUCT, SELECT, describe, expected_bytes, expected_triples

CURL = shutil.which("curl")
pytestmark = pytest.mark.skipif(CURL is None, reason="curl is not installed")


def curl(*arguments: str) -> bytes:
    assert CURL is not None
    return subprocess.run(
        [CURL, "--silent", "--show-error", "--fail", *arguments], capture_output=True, check=True
    ).stdout


@pytest.mark.parametrize(
    "results",
    [QueryResultsFormat.JSON, QueryResultsFormat.XML, QueryResultsFormat.CSV, QueryResultsFormat.TSV],
    ids=str,
)
@pytest.mark.parametrize("query", [SELECT, ASK_TRUE, ASK_FALSE], ids=["select", "true", "false"])
def test_a_table_by_get_is_the_engines_own(served: Served, query: str, results: QueryResultsFormat) -> None:
    accept = f"Accept: {results.media_type}"
    answer = curl("--get", "--header", accept, "--data-urlencode", f"query={query}", served.url)
    assert answer == expected_bytes(served.store, query, results)


def test_a_form_and_a_body_are_answered_as_a_get_is(served: Served) -> None:
    expected = expected_bytes(served.store, SELECT, QueryResultsFormat.JSON)
    accept = f"Accept: {QueryResultsFormat.JSON.media_type}"
    assert curl("--header", accept, "--data-urlencode", f"query={SELECT}", served.url) == expected
    direct = ("--header", "Content-Type: application/sparql-query", "--data-binary", SELECT)
    assert curl("--header", accept, *direct, served.url) == expected


@pytest.mark.parametrize("form", [RdfFormat.TURTLE, RdfFormat.N_TRIPLES, RdfFormat.JSON_LD, RdfFormat.RDF_XML], ids=str)
@pytest.mark.parametrize("asked", ["construct", "describe"])
def test_triples_are_the_engines_own_in_every_format(served: Served, asked: str, form: RdfFormat) -> None:
    query = CONSTRUCT if asked == "construct" else describe(served.store)
    accept = f"Accept: {form.media_type}"
    answer = curl("--get", "--header", accept, "--data-urlencode", f"query={query}", served.url)
    found = {str(quad.triple) for quad in parse(answer, format=form)}
    assert found == expected_triples(served.store, query)


def test_head_tells_the_type_and_sends_nothing(served: Served) -> None:
    answer = curl("--head", "--get", "--data-urlencode", "query=ASK {}", served.url).decode()
    assert answer.startswith("HTTP/1.1 200 ")
    assert "\r\ncontent-type: application/sparql-results+json\r\n" in answer.lower()
    assert answer.endswith("\r\n\r\n")
