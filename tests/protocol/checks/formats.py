"""Formats of answers: each by its media type, and the choice among several."""

from __future__ import annotations

from collections.abc import Callable

from pyoxigraph import RdfFormat, Triple, parse

from tests.protocol.checking import Check, check, same, status_is
from tests.protocol.exchange import CSV, JSON, JSON_LD, N_TRIPLES, RDF_XML, TSV, TURTLE, XML, Endpoint, Reply

CHECKS: list[Check] = []
_ONE = 'SELECT ?a WHERE { BIND("ett" AS ?a) }'


def _body(reply: Reply, media_type: str) -> str:
    status_is(reply, 200)
    same(reply.media_type, media_type)
    return reply.body.decode()


@check(CHECKS)
def select_as_json(endpoint: Endpoint) -> None:
    """SPARQL 1.1 Query Results JSON Format, 3."""
    reply = endpoint.get(_ONE, JSON)
    _body(reply, JSON)
    same(reply.json()["head"]["vars"], ["a"])
    same(reply.json()["results"]["bindings"], [{"a": {"type": "literal", "value": "ett"}}])


@check(CHECKS)
def select_as_xml(endpoint: Endpoint) -> None:
    """SPARQL Query Results XML Format, 2."""
    assert "<literal>ett</literal>" in _body(endpoint.get(_ONE, XML), XML), "no literal in it"


@check(CHECKS)
def select_as_csv(endpoint: Endpoint) -> None:
    """SPARQL 1.1 Query Results CSV and TSV Formats, 3."""
    same(_body(endpoint.get(_ONE, CSV), CSV), "a\r\nett\r\n")


@check(CHECKS)
def select_as_tsv(endpoint: Endpoint) -> None:
    """SPARQL 1.1 Query Results CSV and TSV Formats, 4."""
    same(_body(endpoint.get(_ONE, TSV), TSV).splitlines(), ["?a", '"ett"'])


@check(CHECKS)
def ask_as_json(endpoint: Endpoint) -> None:
    """SPARQL 1.1 Query Results JSON Format, 3.3."""
    reply = endpoint.get("ASK {}", JSON)
    _body(reply, JSON)
    assert reply.json()["boolean"] is True, "not true"


@check(CHECKS)
def ask_as_xml(endpoint: Endpoint) -> None:
    """SPARQL Query Results XML Format, 2.3.2."""
    assert "<boolean>true</boolean>" in _body(endpoint.get("ASK {}", XML), XML), "not true"


@check(CHECKS, promise=True)
def ask_as_csv_and_tsv(endpoint: Endpoint) -> None:
    """Own promise: ASK is answered in CSV and TSV too, which the standard leaves open."""
    same(_body(endpoint.get("ASK {}", CSV), CSV).strip(), "true")
    same(_body(endpoint.get("ASK {}", TSV), TSV).strip(), "true")


def _triples(reply: Reply, media_type: str) -> set[Triple]:
    _body(reply, media_type)
    form = RdfFormat.from_media_type(media_type)
    return {quad.triple for quad in parse(reply.body, format=form)}


def _construct_as(media_type: str) -> Callable[[Endpoint], None]:
    def run(endpoint: Endpoint) -> None:
        thing = endpoint.data.thing
        query = f"CONSTRUCT {{ <{thing}> ?p ?o }} WHERE {{ <{thing}> ?p ?o }}"
        same({str(one) for one in _triples(endpoint.get(query, media_type), media_type)}, endpoint.data.about_thing)

    return run


def _describe_as(media_type: str) -> Callable[[Endpoint], None]:
    def run(endpoint: Endpoint) -> None:
        found = _triples(endpoint.get(f"DESCRIBE <{endpoint.data.thing}>", media_type), media_type)
        assert {str(one) for one in found} >= endpoint.data.about_thing, "statements are missing"

    return run


for _name, _media_type in (("turtle", TURTLE), ("ntriples", N_TRIPLES), ("json-ld", JSON_LD), ("rdf-xml", RDF_XML)):
    _why = f"SPARQL 1.1 Protocol, 2.1.5: an RDF graph in a format that is asked for ({_media_type})."
    CHECKS.append(Check(f"construct-as-{_name}", _why, True, _construct_as(_media_type)))
    CHECKS.append(Check(f"describe-as-{_name}", _why, True, _describe_as(_media_type)))


@check(CHECKS)
def heavier_format_wins(endpoint: Endpoint) -> None:
    """RFC 9110, 12.4.2: the format of the greatest weight."""
    same(endpoint.get(_ONE, f"{XML};q=0.5, {CSV};q=0.9, {JSON};q=0.1").media_type, CSV)


@check(CHECKS)
def weight_nought_is_never_sent(endpoint: Endpoint) -> None:
    """RFC 9110, 12.4.2: a weight of 0 means not acceptable."""
    reply = endpoint.get(_ONE, f"{JSON};q=0, {XML};q=0.3")
    status_is(reply, 200)
    same(reply.media_type, XML)


@check(CHECKS)
def closer_range_outranks_a_wider_one(endpoint: Endpoint) -> None:
    """RFC 9110, 12.5.1: the most specific range that matches counts."""
    reply = endpoint.get(_ONE, f"*/*;q=0.9, {JSON};q=0.1")
    status_is(reply, 200)
    assert reply.media_type != JSON, "the format of the least weight"


@check(CHECKS)
def weights_choose_among_triples_too(endpoint: Endpoint) -> None:
    """RFC 9110, 12.4.2, for CONSTRUCT."""
    query = "CONSTRUCT WHERE { ?s ?p ?o } LIMIT 1"
    same(endpoint.get(query, f"{TURTLE};q=0.2, {N_TRIPLES};q=0.8, {RDF_XML};q=0.5").media_type, N_TRIPLES)


@check(CHECKS)
def anything_goes_with_a_wildcard(endpoint: Endpoint) -> None:
    """RFC 9110, 12.5.1: */* matches all."""
    status_is(endpoint.get(_ONE, "*/*"), 200)


@check(CHECKS)
def anything_goes_without_accept(endpoint: Endpoint) -> None:
    """RFC 9110, 12.5.1: without Accept any format is acceptable."""
    status_is(endpoint.get(_ONE, None), 200)


@check(CHECKS)
def browser_gets_an_answer(endpoint: Endpoint) -> None:
    """RFC 9110, 12.5.1: what a browser sends by itself ends in */* and is answered."""
    accept = "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8"
    status_is(endpoint.get(_ONE, accept), 200)


@check(CHECKS, promise=True)
def no_acceptable_format_is_406(endpoint: Endpoint) -> None:
    """Own promise: 406 where nothing acceptable can be sent (RFC 9110, 12.4.1, leaves the choice)."""
    status_is(endpoint.get(_ONE, "image/png"), 406)


@check(CHECKS, promise=True)
def triples_as_a_table_is_406(endpoint: Endpoint) -> None:
    """Own promise: 406 for triples in a format of tables, instead of another format."""
    status_is(endpoint.get("CONSTRUCT WHERE { ?s ?p ?o } LIMIT 1", CSV), 406)


@check(CHECKS, promise=True)
def format_parameter(endpoint: Endpoint) -> None:
    """Own promise: the parameter format outranks Accept, for browsers."""
    same(endpoint.get(_ONE, JSON, ("format", "csv")).media_type, CSV)
    same(endpoint.get("CONSTRUCT WHERE { ?s ?p ?o } LIMIT 1", JSON, ("format", "turtle")).media_type, TURTLE)


@check(CHECKS, promise=True)
def text_says_its_charset(endpoint: Endpoint) -> None:
    """Own promise: text/* says charset=utf-8, which old clients take for something else (RFC 2046, 4.1.2)."""
    for media_type in (CSV, TSV):
        said = endpoint.get(_ONE, media_type).headers.get("content-type", "")
        assert "charset=utf-8" in said.lower().replace('"', ""), said
