"""What is refused, and how it is said: updates, calls to other servers, mistakes in queries."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import urlencode

from tests.protocol.checking import Check, check, is_client_error, same, status_is
from tests.protocol.exchange import FORM, JSON, Endpoint, NoReply

CHECKS: list[Check] = []
_UPDATE = 'INSERT DATA { <https://example.org/a> <https://example.org/b> "c" }'
_WRITTEN = "ASK { <https://example.org/a> <https://example.org/b> ?c }"


def _unchanged(endpoint: Endpoint) -> None:
    assert endpoint.get(_WRITTEN).json()["boolean"] is False, "the graph was changed"


@check(CHECKS)
def update_by_get_is_refused(endpoint: Endpoint) -> None:
    """SPARQL 1.1 Protocol, 2.2: updates go by POST alone (W3C test bad-update-get)."""
    is_client_error(endpoint.send("GET", endpoint.target([("update", _UPDATE)])))
    _unchanged(endpoint)


@check(CHECKS, promise=True)
def update_by_form_is_refused(endpoint: Endpoint) -> None:
    """Own promise: the graph is read-only (SPARQL 1.1 Protocol, 2.2.4: UpdateRequestRefused)."""
    is_client_error(endpoint.post(urlencode({"update": _UPDATE}).encode(), FORM))
    _unchanged(endpoint)


@check(CHECKS, promise=True)
def direct_update_is_refused(endpoint: Endpoint) -> None:
    """Own promise: the graph is read-only (SPARQL 1.1 Protocol, 2.2.4: UpdateRequestRefused)."""
    is_client_error(endpoint.post(_UPDATE.encode(), "application/sparql-update"))
    _unchanged(endpoint)


@check(CHECKS)
def update_as_a_query_is_refused(endpoint: Endpoint) -> None:
    """SPARQL 1.1 Protocol, 2.1: a query operation takes no update."""
    is_client_error(endpoint.post_form(_UPDATE))
    _unchanged(endpoint)


@contextmanager
def _listening() -> Iterator[tuple[str, list[bytes]]]:
    """Listen as a server that a query might call; give its address and what it was sent."""
    heard: list[bytes] = []
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.2)
        ending = threading.Event()

        def listen() -> None:
            while not ending.is_set():
                try:
                    connection, _ = server.accept()
                except TimeoutError:
                    continue
                with connection:
                    heard.append(b"called")

        thread = threading.Thread(target=listen)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.getsockname()[1]}/sparql", heard
        finally:
            ending.set()
            thread.join()


def _calls(endpoint: Endpoint, silent: str) -> None:
    with _listening() as (address, heard):
        try:
            reply = endpoint.get(f"SELECT * WHERE {{ SERVICE {silent} <{address}> {{ ?s ?p ?o }} }}")
        except NoReply as error:
            raise AssertionError(f"it called out: {error}" if heard else str(error)) from error
    assert not heard, "it called out"
    is_client_error(reply)


@check(CHECKS, promise=True)
def service_is_refused_and_not_called(endpoint: Endpoint) -> None:
    """Own promise: no query makes the server call another (SPARQL 1.1 Federated Query, 4: SERVICE may be refused)."""
    _calls(endpoint, "")


@check(CHECKS, promise=True)
def silent_service_is_refused_and_not_called(endpoint: Endpoint) -> None:
    """Own promise: no query makes the server call another, SERVICE SILENT neither."""
    _calls(endpoint, "SILENT")


@check(CHECKS, promise=True)
def load_by_a_query_does_not_call_out(endpoint: Endpoint) -> None:
    """Own promise: a data set by an address is never fetched (SPARQL 1.1 Protocol, 4: security)."""
    with _listening() as (address, heard):
        try:
            endpoint.get("ASK { ?s ?p ?o }", JSON, ("default-graph-uri", address))
            endpoint.get(f"ASK FROM <{address}> {{ ?s ?p ?o }}")
        except NoReply as error:
            raise AssertionError(f"it called out: {error}" if heard else str(error)) from error
    assert not heard, "it called out"


@check(CHECKS, promise=True)
def syntax_error_tells_the_place(endpoint: Endpoint) -> None:
    """Own promise: a syntax error is told with its line and column."""
    reply = endpoint.get("SELECT ?a\nWHERE { ?a ?b }")
    status_is(reply, 400)
    text = reply.body.decode().lower()
    assert ("line" in text and "col" in text) or "2:15" in text, "no line and column"


@check(CHECKS, promise=True)
def errors_are_problem_documents(endpoint: Endpoint) -> None:
    """Own promise: every refusal is a problem document (RFC 9457, 3)."""
    replies = (
        endpoint.get("SELECT"),
        endpoint.get("ASK {}", "image/png"),
        endpoint.post(b"ASK {}", "text/plain"),
        endpoint.send("PUT", endpoint.path),
    )
    for reply in replies:
        same(reply.media_type, "application/problem+json")
        same(reply.json()["status"], reply.status)
        assert reply.json()["title"], "no title"
        assert reply.json()["detail"], "no detail"


@check(CHECKS, promise=True)
def errors_show_nothing_of_the_inside(endpoint: Endpoint) -> None:
    """Own promise: no stack trace and no path of the server's files in an error."""
    for query in ("SELECT", "SELECT (<http://[> AS ?a) {}", f"SELECT * {{ ?a ?b {'(' * 300} }}"):
        body = endpoint.get(query).body
        assert not any(sign in body for sign in (b"Traceback", b"site-packages", b'.py"', b"/home/", b"panicked")), (
            "shown"
        )
