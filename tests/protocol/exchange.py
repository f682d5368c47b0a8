"""From a request to the reply as it came over the wire, whole or cut off."""

from __future__ import annotations

import contextlib
import http.client
import json
import socket
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode, urlsplit

FORM = "application/x-www-form-urlencoded"
QUERY = "application/sparql-query"
JSON, XML = "application/sparql-results+json", "application/sparql-results+xml"
CSV, TSV = "text/csv", "text/tab-separated-values"
TURTLE, N_TRIPLES = "text/turtle", "application/n-triples"
JSON_LD, RDF_XML = "application/ld+json", "application/rdf+xml"
PATIENCE = 12.0
"""Seconds after which a client gives a server up."""
_MOST = 200_000_000
_PIECE = 1 << 16

Fields = list[tuple[str, str]]


class NoReply(AssertionError):
    """The server closed the connection, or said nothing for too long."""


@dataclass(frozen=True, slots=True)
class Reply:
    """A reply: ``complete`` tells whether all came that its length or its last chunk promised.

    ``framed`` tells whether it promised anything: a reply that ends when the connection does cannot be told from
    one that was cut off.
    """

    status: int
    headers: Mapping[str, str]
    body: bytes
    complete: bool
    framed: bool

    @property
    def media_type(self) -> str:
        """The media type of the body, without parameters, in lower case."""
        return self.headers.get("content-type", "").partition(";")[0].strip().lower()

    def json(self) -> Any:
        """Return the body read as JSON."""
        return json.loads(self.body)

    def values(self, name: str) -> list[str]:
        """Return the values of a variable in a body of SPARQL Results JSON."""
        return [row[name]["value"] for row in self.json()["results"]["bindings"] if name in row]


@dataclass(frozen=True, slots=True)
class Graph:
    """A named graph of the data: its IRI and the number of its statements."""

    iri: str
    statements: int


@dataclass(frozen=True, slots=True)
class Data:
    """What the endpoint holds: two named graphs, all statements, something to describe and its statements."""

    one: Graph
    other: Graph
    statements: int
    thing: str
    about_thing: frozenset[str]


@dataclass(frozen=True, slots=True)
class Endpoint:
    """Where to ask, and what the answers should be about."""

    url: str
    data: Data
    host: str = field(init=False)
    port: int = field(init=False)
    path: str = field(init=False)

    def __post_init__(self) -> None:
        parts = urlsplit(self.url)
        object.__setattr__(self, "host", parts.hostname or "")
        object.__setattr__(self, "port", parts.port or 80)
        object.__setattr__(self, "path", parts.path or "/")

    def get(self, query: str | None, accept: str | None = JSON, *more: tuple[str, str], **headers: str) -> Reply:
        """Ask by GET."""
        fields = [*([("query", query)] if query is not None else []), *more]
        return self.send("GET", self.target(fields), _headers(accept, headers))

    def post_form(self, query: str, accept: str | None = JSON, *more: tuple[str, str]) -> Reply:
        """Ask by URL-encoded POST."""
        body = urlencode([("query", query), *more]).encode()
        return self.send("POST", self.path, _headers(accept, {"Content-Type": FORM}), body)

    def post(
        self, body: bytes, content_type: str | None, accept: str | None = JSON, fields: Fields | None = None
    ) -> Reply:
        """Post a body as it is, with fields in the address."""
        headers = {} if content_type is None else {"Content-Type": content_type}
        return self.send("POST", self.target(fields or []), _headers(accept, headers), body)

    def target(self, fields: Fields) -> str:
        """Return the path and query of the endpoint's address with some fields."""
        return f"{self.path}?{urlencode(fields)}" if fields else self.path

    def send(
        self,
        method: str,
        target: str,
        headers: Mapping[str, str] | None = None,
        body: bytes | None = None,
        patience: float = PATIENCE,
    ) -> Reply:
        """Send any request; raises NoReply."""
        connection = http.client.HTTPConnection(self.host, self.port, timeout=patience)
        try:
            # a server that refuses before it has read all still says why
            with contextlib.suppress(BrokenPipeError, ConnectionResetError):
                connection.request(method, target, body, dict(headers or {}))
            return _reply(connection.getresponse(), time.monotonic() + patience)
        except (TimeoutError, ConnectionError, http.client.HTTPException) as error:
            raise NoReply(f"no answer ({type(error).__name__})") from error
        finally:
            connection.close()

    def raw(self, request: bytes) -> bytes:
        """Send bytes as they are and return all that comes back until the server closes; raises NoReply."""
        received = bytearray()
        try:
            with socket.create_connection((self.host, self.port), PATIENCE) as connection:
                with contextlib.suppress(BrokenPipeError, ConnectionResetError):
                    connection.sendall(request)
                while piece := connection.recv(65536):
                    received += piece
        except OSError as error:
            if not received:
                raise NoReply(f"no answer ({type(error).__name__})") from error
        return bytes(received)

    def on_one_connection(self, *requests: tuple[str, str, bytes | None, Mapping[str, str]]) -> list[int]:
        """Send requests (method, target, body, headers) one after another on one connection; return the statuses."""
        connection = http.client.HTTPConnection(self.host, self.port, timeout=PATIENCE)
        connection.auto_open = 0
        statuses = []
        try:
            connection.connect()
            for method, target, body, headers in requests:
                connection.request(method, target, body, dict(headers))
                with connection.getresponse() as response:
                    response.read()
                    statuses.append(response.status)
        except (OSError, http.client.HTTPException) as error:
            raise NoReply(f"after {statuses} no answer ({type(error).__name__})") from error
        finally:
            connection.close()
        return statuses


def _headers(accept: str | None, more: Mapping[str, str]) -> dict[str, str]:
    named = {name.replace("_", "-"): value for name, value in more.items()}
    return named if accept is None else {"Accept": accept, **named}


def _reply(response: http.client.HTTPResponse, until: float) -> Reply:
    headers = {name.lower(): value for name, value in response.getheaders()}
    framed = "content-length" in headers or "chunked" in headers.get("transfer-encoding", "")
    body, complete = bytearray(), True
    try:
        while piece := response.read(_PIECE):
            body += piece
            if len(body) > _MOST or time.monotonic() > until:
                raise NoReply(f"status {response.status} and no end after {len(body) // 1_000_000} MB")
    except (http.client.IncompleteRead, ConnectionResetError):
        complete = False
    declared = headers.get("content-length", "")
    # reading in pieces, http.client does not complain of a body that is too short
    if declared.isdecimal() and len(body) < int(declared) and response.status != 304:
        complete = False
    return Reply(response.status, headers, bytes(body), complete, framed)
