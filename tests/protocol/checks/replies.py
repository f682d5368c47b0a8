"""HTTP around the answers: methods, headers, caches, browsers, the description of the service."""

from __future__ import annotations

from urllib.parse import urlencode

from pyoxigraph import RdfFormat, parse

from tests.protocol.checking import Check, check, same, status_is
from tests.protocol.exchange import CSV, FORM, JSON, RDF_XML, TURTLE, Endpoint, Reply

CHECKS: list[Check] = []
_ONE = 'SELECT ?a WHERE { BIND("ett" AS ?a) }'
_SD = "http://www.w3.org/ns/sparql-service-description#"
_ORIGIN = "https://example.org"


def _is_description(reply: Reply, media_type: str) -> None:
    status_is(reply, 200)
    same(reply.media_type, media_type)
    quads = list(parse(reply.body, format=RdfFormat.from_media_type(media_type), base_iri="http://localhost/"))
    assert any(str(quad.object) == f"<{_SD}Service>" for quad in quads), "no sd:Service in it"


@check(CHECKS)
def description_in_turtle(endpoint: Endpoint) -> None:
    """SPARQL 1.1 Service Description, 2: GET without a query returns RDF that describes the service."""
    _is_description(endpoint.get(None, TURTLE), TURTLE)


@check(CHECKS)
def description_in_rdf_xml(endpoint: Endpoint) -> None:
    """SPARQL 1.1 Service Description, 2: the usual negotiation holds."""
    _is_description(endpoint.get(None, RDF_XML), RDF_XML)


@check(CHECKS)
def head_is_get_without_a_body(endpoint: Endpoint) -> None:
    """RFC 9110, 9.3.2: HEAD has the header fields of GET and no content."""
    target = endpoint.target([("query", _ONE)])
    request = f"HEAD {target} HTTP/1.1\r\nHost: {endpoint.host}\r\nAccept: {JSON}\r\nConnection: close\r\n\r\n"
    head, _, body = endpoint.raw(request.encode()).partition(b"\r\n\r\n")
    assert b" 200 " in head.splitlines()[0], head.splitlines()[0].decode()
    same(body, b"")
    assert JSON.encode() in head, "not the type of the answer to GET"


@check(CHECKS)
def options_names_the_methods(endpoint: Endpoint) -> None:
    """RFC 9110, 9.3.7: OPTIONS tells what can be done, in Allow."""
    reply = endpoint.send("OPTIONS", endpoint.path)
    status_is(reply, 200, 204)
    assert {"GET", "POST"} <= set(reply.headers.get("allow", "").replace(" ", "").split(",")), "no Allow"


@check(CHECKS)
def other_method_is_405(endpoint: Endpoint) -> None:
    """RFC 9110, 15.5.6: 405 names what is allowed (W3C test bad-query-method)."""
    reply = endpoint.send("PUT", endpoint.target([("query", _ONE)]))
    status_is(reply, 405)
    assert "allow" in reply.headers, "no Allow"


@check(CHECKS)
def answer_varies_by_accept(endpoint: Endpoint) -> None:
    """RFC 9110, 12.5.5: what was chosen by Accept says so, or a cache gives it to others."""
    said = endpoint.get(_ONE, CSV).headers.get("vary", "").lower()
    assert "accept" in [part.strip() for part in said.split(",")] or said == "*", "no Vary: Accept"


@check(CHECKS, promise=True)
def entity_tag_spares_the_answer(endpoint: Endpoint) -> None:
    """Own promise: an ETag, and 304 where it still holds (RFC 9110, 13.1.2)."""
    tag = endpoint.get(_ONE).headers.get("etag")
    assert tag, "no ETag"
    again = endpoint.get(_ONE, JSON, If_None_Match=tag)
    same((again.status, again.body), (304, b""))


@check(CHECKS, promise=True)
def entity_tag_differs_by_format_and_query(endpoint: Endpoint) -> None:
    """Own promise: no 304 for another format or question (RFC 9110, 8.8.3)."""
    tag = endpoint.get(_ONE).headers.get("etag")
    assert tag, "no ETag"
    same(endpoint.get(_ONE, CSV, If_None_Match=tag).status, 200)
    same(endpoint.get("ASK {}", JSON, If_None_Match=tag).status, 200)


@check(CHECKS, promise=True)
def scripts_elsewhere_may_read_answers(endpoint: Endpoint) -> None:
    """Own promise: Access-Control-Allow-Origin on answers (Fetch, 3.3.3)."""
    assert endpoint.get(_ONE, JSON, Origin=_ORIGIN).headers.get("access-control-allow-origin") in ("*", _ORIGIN), "no"


@check(CHECKS, promise=True)
def scripts_elsewhere_may_read_errors(endpoint: Endpoint) -> None:
    """Own promise: Access-Control-Allow-Origin on errors too (Fetch, 3.3.3)."""
    reply = endpoint.get("SELECT", JSON, Origin=_ORIGIN)
    status_is(reply, 400)
    assert reply.headers.get("access-control-allow-origin") in ("*", _ORIGIN), "no"


@check(CHECKS, promise=True)
def preflight_is_answered(endpoint: Endpoint) -> None:
    """Own promise: a browser may post a query directly (Fetch, 3.3.2: preflight)."""
    asked = {
        "Origin": _ORIGIN,
        "Access-Control-Request-Method": "POST",
        "Access-Control-Request-Headers": "content-type",
    }
    reply = endpoint.send("OPTIONS", endpoint.path, asked)
    status_is(reply, 200, 204)
    assert reply.headers.get("access-control-allow-origin") in ("*", _ORIGIN), "no origin allowed"
    allowed = reply.headers.get("access-control-allow-headers", "").lower()
    assert allowed == "*" or "content-type" in allowed, "Content-Type is not allowed"


@check(CHECKS)
def connection_lives_on_after_an_error(endpoint: Endpoint) -> None:
    """RFC 9112, 9.3: a connection persists, and a refused body does not run into the next request."""
    form = {"Content-Type": FORM, "Accept": JSON}
    refused = ("POST", endpoint.path, urlencode({"query": "SELECT"}).encode(), form)
    unread = ("POST", endpoint.path, b"query=ASK" * 1000, {"Content-Type": "text/plain"})
    asked = ("GET", endpoint.target([("query", "ASK {}")]), None, {"Accept": JSON})
    statuses = endpoint.on_one_connection(refused, asked, unread, asked)
    same((statuses[1], statuses[3]), (200, 200))
