"""The query operation: by GET, by form and directly, and what is no query."""

from __future__ import annotations

from urllib.parse import quote, quote_plus

from tests.protocol.checking import Check, check, is_client_error, same, status_is
from tests.protocol.exchange import FORM, JSON, QUERY, Endpoint

CHECKS: list[Check] = []
_ONE = 'SELECT ?a WHERE { BIND("ett" AS ?a) }'
_LETTERS = 'SELECT ?a WHERE { BIND("Växjö å Öckerö €" AS ?a) }'


@check(CHECKS)
def query_by_get(endpoint: Endpoint) -> None:
    """SPARQL 1.1 Protocol, 2.1.1: query via GET."""
    reply = endpoint.get(_ONE)
    status_is(reply, 200)
    same(reply.values("a"), ["ett"])


@check(CHECKS)
def query_by_form(endpoint: Endpoint) -> None:
    """SPARQL 1.1 Protocol, 2.1.2: query via POST with URL-encoded parameters."""
    reply = endpoint.post_form(_ONE)
    status_is(reply, 200)
    same(reply.values("a"), ["ett"])


@check(CHECKS)
def query_by_direct_post(endpoint: Endpoint) -> None:
    """SPARQL 1.1 Protocol, 2.1.3: query via POST directly."""
    reply = endpoint.post(_ONE.encode(), QUERY)
    status_is(reply, 200)
    same(reply.values("a"), ["ett"])


@check(CHECKS)
def form_with_charset(endpoint: Endpoint) -> None:
    """RFC 9110, 8.3.1: a media type may have parameters."""
    reply = endpoint.post(f"query={quote_plus(_ONE)}".encode(), f"{FORM}; charset=UTF-8")
    status_is(reply, 200)
    same(reply.values("a"), ["ett"])


@check(CHECKS)
def media_type_in_capitals(endpoint: Endpoint) -> None:
    """RFC 9110, 8.3.1: media types are compared without regard to case."""
    status_is(endpoint.post(_ONE.encode(), "Application/SPARQL-Query"), 200)


@check(CHECKS)
def plus_is_a_space(endpoint: Endpoint) -> None:
    """SPARQL 1.1 Protocol, 2.1.1: parameters are encoded as in HTML forms."""
    reply = endpoint.send("GET", f"{endpoint.path}?query={quote_plus(_ONE)}", {"Accept": JSON})
    status_is(reply, 200)


@check(CHECKS)
def percent_in_a_form_is_decoded_once(endpoint: Endpoint) -> None:
    """SPARQL 1.1 Protocol, 2.1.2: the parameter is the query after decoding once."""
    reply = endpoint.post_form('SELECT ?a WHERE { BIND("%41" AS ?a) }')
    status_is(reply, 200)
    same(reply.values("a"), ["%41"])


@check(CHECKS)
def letters_by_get(endpoint: Endpoint) -> None:
    """SPARQL 1.1 Protocol, 2.1.1: the query is percent-encoded UTF-8."""
    reply = endpoint.send("GET", f"{endpoint.path}?query={quote(_LETTERS)}", {"Accept": JSON})
    status_is(reply, 200)
    same(reply.values("a"), ["Växjö å Öckerö €"])


@check(CHECKS)
def letters_by_form(endpoint: Endpoint) -> None:
    """SPARQL 1.1 Protocol, 2.1.2: the query is percent-encoded UTF-8."""
    reply = endpoint.post_form(_LETTERS)
    status_is(reply, 200)
    same(reply.values("a"), ["Växjö å Öckerö €"])


@check(CHECKS)
def letters_by_direct_post(endpoint: Endpoint) -> None:
    """SPARQL 1.1 Protocol, 2.1.3: UTF-8 is the only valid charset."""
    reply = endpoint.post(_LETTERS.encode(), QUERY)
    status_is(reply, 200)
    same(reply.values("a"), ["Växjö å Öckerö €"])


@check(CHECKS)
def other_charset_is_refused(endpoint: Endpoint) -> None:
    """SPARQL 1.1 Protocol, 2.1.3: UTF-8 is the only valid charset (W3C test bad-query-non-utf8)."""
    is_client_error(endpoint.post(_ONE.encode("utf-16"), f"{QUERY}; charset=UTF-16"))


@check(CHECKS)
def broken_utf8_in_the_body(endpoint: Endpoint) -> None:
    """SPARQL 1.1 Protocol, 2.1.6: 400 for what is no legal sequence of characters."""
    status_is(endpoint.post(b'SELECT ?a WHERE { BIND("\xe5" AS ?a) }', QUERY), 400)


@check(CHECKS)
def broken_utf8_in_the_address(endpoint: Endpoint) -> None:
    """SPARQL 1.1 Protocol, 2.1.6: 400 for what is no legal sequence of characters."""
    target = f"{endpoint.path}?query={quote('SELECT ?a WHERE { BIND(')}%22%E5%22{quote(' AS ?a) }')}"
    status_is(endpoint.send("GET", target, {"Accept": JSON}), 400)


@check(CHECKS)
def two_queries_are_refused(endpoint: Endpoint) -> None:
    """SPARQL 1.1 Protocol, 2.1: exactly one query (W3C test bad-multiple-queries)."""
    is_client_error(endpoint.get("ASK {}", JSON, ("query", "SELECT * {}")))


@check(CHECKS)
def two_queries_in_a_form_are_refused(endpoint: Endpoint) -> None:
    """SPARQL 1.1 Protocol, 2.1: exactly one query."""
    is_client_error(endpoint.post_form("ASK {}", JSON, ("query", "SELECT * {}")))


@check(CHECKS)
def form_without_a_query_is_refused(endpoint: Endpoint) -> None:
    """SPARQL 1.1 Protocol, 2.1: exactly one query."""
    is_client_error(endpoint.post(b"a=b", FORM))


@check(CHECKS)
def empty_query_is_refused(endpoint: Endpoint) -> None:
    """SPARQL 1.1 Protocol, 2.1.6: 400 for what is no query."""
    status_is(endpoint.get(""), 400)


@check(CHECKS)
def syntax_error_is_400(endpoint: Endpoint) -> None:
    """SPARQL 1.1 Protocol, 2.1.6: 400 for what is no query (W3C test bad-query-syntax)."""
    status_is(endpoint.get("SELECT ?a WHERE { ?a ?b }"), 400)


@check(CHECKS)
def other_media_type_is_refused(endpoint: Endpoint) -> None:
    """RFC 9110, 15.5.16: 415 for a media type that is not understood (W3C test bad-query-wrong-media-type)."""
    status_is(endpoint.post(b"ASK {}", "text/plain"), 415)


@check(CHECKS)
def direct_post_without_a_type_is_refused(endpoint: Endpoint) -> None:
    """SPARQL 1.1 Protocol, 2.1.3: the type is application/sparql-query (W3C test bad-query-missing-direct-type)."""
    is_client_error(endpoint.post(b"ASK {}", None))


@check(CHECKS)
def form_without_a_type_is_refused(endpoint: Endpoint) -> None:
    """SPARQL 1.1 Protocol, 2.1.2: the type is that of a form (W3C test bad-query-missing-form-type)."""
    is_client_error(endpoint.post(b"query=ASK%20%7B%7D", None))
