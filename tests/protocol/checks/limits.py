"""What no query may do to a server: end it, hold it up, or be answered with half an answer."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor

from tests.protocol.checking import Check, check, is_client_error, same, status_is
from tests.protocol.exchange import FORM, JSON, PATIENCE, QUERY, Endpoint, NoReply, Reply

CHECKS: list[Check] = []
_CROSS = "?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l"
_COUNTED = f"SELECT (COUNT(*) AS ?n) WHERE {{ {_CROSS} FILTER(?a != ?d && ?d != ?g && ?g != ?j) }}"
_LISTED = f"SELECT * WHERE {{ {_CROSS} }}"
_LIVES = 'SELECT ?a WHERE { BIND("ett" AS ?a) }'


def _lives(endpoint: Endpoint) -> None:
    reply = endpoint.get(_LIVES)
    status_is(reply, 200)
    same(reply.values("a"), ["ett"])


def _refused_or_answered(endpoint: Endpoint, query: str) -> None:
    reply = endpoint.post(query.encode(), QUERY)
    assert reply.status < 600, f"status {reply.status}"
    assert reply.complete, "the answer is cut off"
    _lives(endpoint)


@check(CHECKS, promise=True)
def deep_nesting_is_refused(endpoint: Endpoint) -> None:
    """Own promise: a query nested 5,000 deep gets an answer 4xx, and the server lives."""
    reply = endpoint.post(f"SELECT * WHERE {'{' * 5000}{'}' * 5000}".encode(), QUERY)
    is_client_error(reply)
    _lives(endpoint)


@check(CHECKS, promise=True)
def deep_parentheses_are_refused(endpoint: Endpoint) -> None:
    """Own promise: an expression nested 20,000 deep gets an answer, and the server lives."""
    _refused_or_answered(endpoint, f"SELECT ({'(' * 20000}1{')' * 20000} AS ?a) WHERE {{}}")


@check(CHECKS, promise=True)
def long_chain_of_operators_is_survived(endpoint: Endpoint) -> None:
    """Own promise: a sum of 60,000 numbers gets an answer, and the server lives."""
    _refused_or_answered(endpoint, f"SELECT ({'1 + ' * 60000}1 AS ?a) WHERE {{}}")


@check(CHECKS)
def long_query_by_form(endpoint: Endpoint) -> None:
    """SPARQL 1.1 Protocol, 2.1.2: POST is for queries too long for an address (here some 900 kB)."""
    values = " ".join(f"<https://example.org/things/{number:030}>" for number in range(15000))
    query = f"SELECT (COUNT(*) AS ?n) WHERE {{ VALUES ?a {{ {values} }} }}"
    reply = endpoint.send("POST", endpoint.path, {"Accept": JSON, "Content-Type": QUERY}, query.encode(), 30)
    status_is(reply, 200)
    same(reply.values("n"), ["15000"])


@check(CHECKS)
def address_of_eight_thousand_bytes(endpoint: Endpoint) -> None:
    """RFC 9110, 4.1: addresses of 8,000 octets should be understood."""
    fill = "x" * (7900 - len(endpoint.target([("query", _LIVES + " # ")])))
    status_is(endpoint.get(f"{_LIVES} # {fill}"), 200)


@check(CHECKS)
def address_too_long_is_414(endpoint: Endpoint) -> None:
    """RFC 9112, 3: an address longer than one wants to read is answered with 414 (here 300 kB)."""
    reply = endpoint.get(f"{_LIVES} # {'x' * 300_000}")
    status_is(reply, 200, 414)
    _lives(endpoint)


@check(CHECKS, promise=True)
def body_too_large_is_413(endpoint: Endpoint) -> None:
    """Own promise: a body of 16 MB is answered with 413 (RFC 9110, 15.5.14)."""
    reply = endpoint.post(_LIVES.encode() + b" #" + b"x" * 16_000_000, QUERY)
    same(reply.status, 413)
    _lives(endpoint)


@check(CHECKS, promise=True)
def body_too_large_in_pieces_is_413(endpoint: Endpoint) -> None:
    """Own promise: so is one that does not say its length beforehand."""
    piece = b"10000\r\n" + b"x" * 0x10000 + b"\r\n"
    head = f"POST {endpoint.path} HTTP/1.1\r\nHost: {endpoint.host}\r\nTransfer-Encoding: chunked\r\n"
    request = f"{head}Content-Type: {FORM}\r\nConnection: close\r\n\r\n".encode() + piece * 200 + b"0\r\n\r\n"
    received = endpoint.raw(request)
    assert received.startswith(b"HTTP/1.1 413 "), received[:20].decode("latin-1") or "nothing"
    _lives(endpoint)


def _ends(endpoint: Endpoint, query: str) -> None:
    reply = endpoint.send("GET", endpoint.target([("query", query)]), {"Accept": JSON})
    assert reply.status >= 400, f"status {reply.status}" + ("" if reply.complete else ", cut off")
    assert reply.complete, "the answer is cut off"
    _lives(endpoint)


@check(CHECKS, promise=True)
def runaway_count_ends_with_an_error(endpoint: Endpoint) -> None:
    """Own promise: a query past the time limit ends with 4xx or 5xx and says so."""
    _ends(endpoint, _COUNTED)


@check(CHECKS, promise=True)
def runaway_rows_end_with_an_error(endpoint: Endpoint) -> None:
    """Own promise: a query whose rows never end is answered with 4xx or 5xx, not with 200 and half an answer."""
    _ends(endpoint, _LISTED)


@check(CHECKS, promise=True)
def limit_is_told(endpoint: Endpoint) -> None:
    """Own promise: the answer to a query that was ended tells that it took too long."""
    reply = endpoint.get(_COUNTED)
    assert reply.status >= 400, f"status {reply.status}"
    assert any(word in reply.body.decode().lower() for word in ("time", "second", "long")), "not told"


@check(CHECKS, promise=True)
def light_query_is_answered_beside_heavy_ones(endpoint: Endpoint) -> None:
    """Own promise: while four queries run away, light ones are answered."""
    begun = threading.Barrier(5)

    def heavy() -> Reply | None:
        begun.wait()
        try:
            return endpoint.send("GET", endpoint.target([("query", _COUNTED)]), {"Accept": JSON}, None, PATIENCE)
        except NoReply:
            return None

    with ThreadPoolExecutor(4) as threads:
        running = [threads.submit(heavy) for _ in range(4)]
        begun.wait()
        failure: AssertionError | None = None
        try:
            for _ in range(10):
                _lives(endpoint)
            beside = sum(not one.done() for one in running)
        except AssertionError as error:
            failure = error
    if failure is not None:
        raise failure
    assert beside, "only after the heavy ones had ended"
