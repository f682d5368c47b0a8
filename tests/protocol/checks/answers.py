"""What answers keep: datatypes, languages, blank nodes, unbound variables, and all of the rows."""

from __future__ import annotations

import csv
import io
from xml.etree import ElementTree

from pyoxigraph import RdfFormat, parse

from tests.protocol.checking import Check, check, same, status_is
from tests.protocol.exchange import CSV, JSON, N_TRIPLES, TSV, XML, Endpoint

CHECKS: list[Check] = []
_TYPED = """PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
SELECT ?day ?word ?plain WHERE { VALUES (?day ?word ?plain) { ("2024-03-12"^^xsd:date "möte"@sv "x") } }"""
_DATE = "http://www.w3.org/2001/XMLSchema#date"
_NS = "{http://www.w3.org/2005/sparql-results#}"
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_UNBOUND = "SELECT ?a ?b WHERE { VALUES (?a ?b) { (1 UNDEF) } }"
_NOTHING = "SELECT ?a ?b WHERE { ?a <https://example.org/nothing-like-it> ?b }"


@check(CHECKS)
def datatypes_and_languages_in_json(endpoint: Endpoint) -> None:
    """SPARQL 1.1 Query Results JSON Format, 3.2.2."""
    [row] = endpoint.get(_TYPED, JSON).json()["results"]["bindings"]
    same(row["day"], {"type": "literal", "value": "2024-03-12", "datatype": _DATE})
    same(row["word"], {"type": "literal", "value": "möte", "xml:lang": "sv"})


@check(CHECKS)
def datatypes_and_languages_in_xml(endpoint: Endpoint) -> None:
    """SPARQL Query Results XML Format, 2.3.1."""
    root = ElementTree.fromstring(endpoint.get(_TYPED, XML).body)
    literals = {one.get("name"): one[0] for one in root.iter(f"{_NS}binding")}
    same(literals["day"].get("datatype"), _DATE)
    same(literals["word"].get(_LANG), "sv")


@check(CHECKS)
def datatypes_and_languages_in_tsv(endpoint: Endpoint) -> None:
    """SPARQL 1.1 Query Results CSV and TSV Formats, 4: terms as in Turtle."""
    _, row = endpoint.get(_TYPED, TSV).body.decode().splitlines()
    same(row.split("\t"), [f'"2024-03-12"^^<{_DATE}>', '"möte"@sv', '"x"'])


@check(CHECKS)
def csv_quotes_what_it_must(endpoint: Endpoint) -> None:
    """SPARQL 1.1 Query Results CSV and TSV Formats, 3.2, and RFC 4180, 2."""
    body = endpoint.get(r'SELECT ?a WHERE { BIND("a \"b\", c\nd" AS ?a) }', CSV).body.decode()
    same(list(csv.reader(io.StringIO(body, newline=""))), [["a"], ['a "b", c\nd']])


@check(CHECKS)
def one_blank_node_has_one_label(endpoint: Endpoint) -> None:
    """SPARQL 1.1 Query Results JSON Format, 3.2.2: labels are scoped to the results."""
    [row] = endpoint.get("SELECT ?a ?b WHERE { BIND(BNODE() AS ?a) BIND(?a AS ?b) }").json()["results"]["bindings"]
    same((row["a"]["type"], row["a"]), ("bnode", row["b"]))


@check(CHECKS)
def unbound_variable_is_left_out(endpoint: Endpoint) -> None:
    """SPARQL 1.1 Query Results JSON Format, 3.2.1."""
    content = endpoint.get(_UNBOUND).json()
    same(content["head"]["vars"], ["a", "b"])
    same(list(content["results"]["bindings"][0]), ["a"])


@check(CHECKS)
def no_rows_are_an_answer(endpoint: Endpoint) -> None:
    """SPARQL 1.1 Protocol, 2.1.5: a query without a match succeeds."""
    reply = endpoint.get(_NOTHING)
    status_is(reply, 200)
    same((reply.json()["head"]["vars"], reply.json()["results"]["bindings"]), (["a", "b"], []))


@check(CHECKS)
def no_rows_in_xml_and_csv(endpoint: Endpoint) -> None:
    """SPARQL Query Results XML Format, 2.3.1; CSV and TSV Formats, 3: the header stands."""
    root = ElementTree.fromstring(endpoint.get(_NOTHING, XML).body)
    same([one.get("name") for one in root.iter(f"{_NS}variable")], ["a", "b"])
    same(endpoint.get(_NOTHING, CSV).body.decode().strip(), "a,b")


@check(CHECKS)
def all_rows_come_and_the_end_is_marked(endpoint: Endpoint) -> None:
    """RFC 9112, 6.3: a length or a last chunk tells a whole answer from one cut off."""
    reply = endpoint.get("SELECT ?s ?p ?o WHERE { GRAPH ?g { ?s ?p ?o } }")
    status_is(reply, 200)
    assert reply.framed, "neither length nor chunks"
    same(len(reply.json()["results"]["bindings"]), endpoint.data.statements)


@check(CHECKS)
def all_triples_come(endpoint: Endpoint) -> None:
    """SPARQL 1.1 Query, 16.2: CONSTRUCT gives one graph of all."""
    reply = endpoint.get("CONSTRUCT { ?s ?p ?o } WHERE { GRAPH ?g { ?s ?p ?o } }", N_TRIPLES)
    status_is(reply, 200)
    assert reply.framed, "neither length nor chunks"
    same(sum(1 for _ in parse(reply.body, format=RdfFormat.N_TRIPLES)), endpoint.data.statements)
