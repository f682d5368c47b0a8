"""From bytes to requests: what is none, is too large or takes too long to come is told so and let go."""

from __future__ import annotations

import asyncio
import json
from dataclasses import dataclass
from http import HTTPStatus
from typing import ClassVar

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

from api.service.problems import MEDIA_TYPE, TYPES
from api.settings import Settings

LONGEST_ADDRESS = 65_535
"""Bytes of an address that the parser can take apart; what is longer is not gathered."""

_KILOBYTE = 1024
_MOST_PIPELINED = 64
_AROUND_HEADERS = 2
_AROUND_CHUNKS = 8
"""Times a limit that may come: headers and chunks, however small, have punctuation around them."""


@dataclass(frozen=True, slots=True)
class WireLimits:
    """Bytes of a request's ``head`` and ``body``; ``patience`` in seconds with one who neither sends nor reads on."""

    head: int = 64 * _KILOBYTE
    body: int = 2048 * _KILOBYTE
    patience: float = 60.0


class _RefusedError(ValueError):
    """A request that is not taken; the first argument is the status of the answer."""


class Wire(HttpToolsProtocol):
    """The server's side of one connection."""

    limits: ClassVar[WireLimits] = WireLimits()

    _unfinished_since: float | None = None
    _unread_since: float | None = None
    _in_head = False
    _came_in = 0
    _refusal: tuple[HTTPStatus, str, str] | None = None
    _look: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Begin a connection."""
        super().connection_made(transport)
        self._unfinished_since = self.loop.time()
        self._look_later()

    def connection_lost(self, exc: Exception | None) -> None:
        """End a connection."""
        if self._look is not None:
            self._look.cancel()
        super().connection_lost(exc)

    def _look_later(self) -> None:
        self._look = self.loop.call_later(self.limits.patience / 2, self._let_go_of_the_slow)

    def _let_go_of_the_slow(self) -> None:
        """Cut a connection on which a request has been coming, or an answer not been read, for too long.

        Looking now and then costs requests less than a timer for each.
        """
        latest = self.loop.time() - self.limits.patience
        if any(since is not None and since <= latest for since in (self._unfinished_since, self._unread_since)):
            self.transport.abort()
        else:
            self._look_later()

    def pause_writing(self) -> None:
        """Wait until the client has read."""
        self._unread_since = self.loop.time()
        super().pause_writing()

    def resume_writing(self) -> None:
        """Go on writing."""
        self._unread_since = None
        super().resume_writing()

    def data_received(self, data: bytes) -> None:
        """Take in what comes, and let go of a request that has too much of it."""
        if self._unfinished_since is None:
            self._unfinished_since = self.loop.time()
        self._came_in += len(data)
        super().data_received(data)
        if self.transport.is_closing():
            return
        if self._in_head and self._came_in > _AROUND_HEADERS * self.limits.head:
            self._refuse_head()
        elif self._came_in > _AROUND_CHUNKS * (self.limits.head + self.limits.body):
            self.transport.close()

    def on_message_begin(self) -> None:
        """Begin a request."""
        super().on_message_begin()
        self._in_head = True

    def on_url(self, url: bytes) -> None:
        """Take a piece of the address."""
        super().on_url(url)
        if len(self.url) > LONGEST_ADDRESS:
            detail = f"The address has more than {LONGEST_ADDRESS} bytes: send the query by POST."
            self._refusal = (HTTPStatus.REQUEST_URI_TOO_LONG, "address-too-long", detail)
            raise _RefusedError

    def on_header(self, name: bytes, value: bytes) -> None:
        """Take a header; one that comes after the body counts for nothing (RFC 9110, section 6.5.1)."""
        if self._in_head:
            super().on_header(name, value)

    def on_headers_complete(self) -> None:
        """Hand a request on."""
        self._in_head = False
        hosts = sum(name == b"host" for name, _ in self.headers)
        if hosts > 1 or (hosts == 0 and self.parser.get_http_version() == "1.1"):
            detail = "The request has not one Host header (RFC 9112, section 3.2): send one."
            self._refusal = (HTTPStatus.BAD_REQUEST, "malformed-request", detail)
            raise _RefusedError
        super().on_headers_complete()
        if len(self.pipeline) > _MOST_PIPELINED:
            raise _RefusedError

    def on_message_complete(self) -> None:
        """End a request."""
        self._unfinished_since = None
        self._came_in = 0
        super().on_message_complete()

    def _refuse_head(self) -> None:
        detail = f"The head of the request has more than {_AROUND_HEADERS * self.limits.head} bytes: send less."
        self._refusal = (HTTPStatus.REQUEST_HEADER_FIELDS_TOO_LARGE, "headers-too-large", detail)
        self.send_400_response("")

    def send_400_response(self, msg: str) -> None:
        """Answer what cannot be taken, and close the connection (RFC 9112, sections 2.2 and 3).

        Where an answer to an earlier request is still to come, nothing is written that could be taken for it.
        """
        cycle = self.cycle
        is_answered = cycle is not None and not cycle.response_complete
        if not self.pipeline and not (is_answered and (cycle.response_started or not cycle.more_body)):
            self.transport.write(self._refusal_in_bytes())
        self.transport.close()

    def _refusal_in_bytes(self) -> bytes:
        not_http = (HTTPStatus.BAD_REQUEST, "malformed-request", "The request is not HTTP: send it as such.")
        status, kind, detail = self._refusal or not_http
        document = {"type": f"{TYPES}{kind}", "title": status.phrase, "status": status.value, "detail": detail}
        content = json.dumps(document).encode()
        head = (
            f"HTTP/1.1 {status.value} {status.phrase}\r\nContent-Type: {MEDIA_TYPE}\r\n"
            f"Content-Length: {len(content)}\r\nConnection: close\r\n\r\n"
        )
        return head.encode("ascii") + content


def wire_of(settings: Settings) -> type[Wire]:
    """Return the server's side of connections with the limits of the settings."""
    limits = WireLimits(settings.header_limit * _KILOBYTE, settings.body_limit * _KILOBYTE, settings.patience)
    return type("Wire", (Wire,), {"limits": limits})
