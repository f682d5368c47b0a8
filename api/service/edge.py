"""What holds for every request: its number, its limits, its headers, its line in the log and its measure."""

from __future__ import annotations

import asyncio
import logging
import re
import secrets
import time
from collections.abc import Iterable
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import ClientDisconnect
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.queries.question import AskerGoneError
from api.service.metrics import Metrics
from api.service.problems import Problem, problem_response
from api.settings import Settings

_LOG = logging.getLogger("samgraf.requests")
_FAULTS = logging.getLogger("samgraf.faults")
_REQUEST_ID = re.compile(r"[\w.:-]{1,64}", re.ASCII)
_PREFIX = re.compile(r"(/[\w.~%!$&'()*+,;=:@-]+)+", re.ASCII)
_KILOBYTE = 1024
_CLIENT_GONE = 499
"""Sent to nobody: what the log calls a request whose client went before the answer, as nginx does."""

SECURITY = {
    "content-security-policy": (
        "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'self'; "
        "frame-ancestors 'none'"
    ),
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
}
CORS = {
    "access-control-allow-origin": "*",
    "access-control-expose-headers": "ETag, Link, Location, Retry-After, X-Request-ID",
}
_PREFLIGHT = {
    "access-control-allow-methods": "GET, HEAD, POST, OPTIONS",
    "access-control-allow-headers": "Accept, Accept-Language, Content-Type, If-None-Match, Range, X-Request-ID",
    "access-control-max-age": "86400",
}
_HEADERS = [(name.encode(), value.encode()) for name, value in {**SECURITY, **CORS}.items()]


class Edge:
    """Wraps an application; nothing gets in or out without passing here."""

    def __init__(self, app: ASGIApp, settings: Settings, metrics: Metrics) -> None:
        self._app = app
        self._settings = settings
        self._metrics = metrics
        self._trusted = {part.strip() for part in settings.trusted_proxies.split(",") if part.strip()}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on and its answer back."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        exchange = _Exchange(scope, receive, send, self._settings.body_limit * _KILOBYTE)
        # inside, a HEAD request is a GET whose body nobody sends (RFC 9110, section 9.3.2)
        scope = {**scope, "method": "GET"} if exchange.method == "HEAD" else scope
        try:
            refusal = self._refused(scope)
            if refusal is not None:
                await refusal(scope, exchange.receive, exchange.send)
                return
            self._place(scope)
            await self._app(scope, exchange.receive, exchange.send)
        except _BodyTooLarge:
            if not exchange.status:
                await self._too_large()(scope, exchange.receive, exchange.send)
        except (AskerGoneError, ClientDisconnect):
            exchange.status = exchange.status or _CLIENT_GONE
        except asyncio.CancelledError:  # the service ends, and has waited as long as it may
            if exchange.status:
                raise
            await _stopped()(scope, exchange.receive, exchange.send)
        except Exception:  # a bug: told to the log with its trace, to the client without
            _FAULTS.exception("request %s failed", exchange.request_id)
            if not exchange.status:
                await _fault(exchange.request_id)(scope, exchange.receive, exchange.send)
            else:
                raise  # the answer has begun: the server must cut the connection, so that it is not taken for whole
        finally:
            self._account(scope, exchange)

    def _too_large(self) -> Response:
        limit = self._settings.body_limit
        detail = f"The body of the request has more than the limit of {limit} kilobytes: send less."
        return problem_response(Problem(413, "too-large", "Request too large", detail, headers={"Connection": "close"}))

    def _refused(self, scope: Scope) -> Response | None:
        """Return the answer to a request that goes no further: too large, or a browser asking whether it may."""
        limit = self._settings.header_limit * _KILOBYTE
        address = len(scope.get("raw_path") or b"") + len(scope["query_string"])
        if address > limit:
            detail = f"The address has {address} bytes, of at most {limit}: send the query by POST."
            return problem_response(Problem(414, "address-too-long", "Address too long", detail))
        headers = scope["headers"]
        if sum(len(name) + len(value) for name, value in headers) > limit:
            detail = f"The headers have more than {limit} bytes: send fewer."
            return problem_response(Problem(431, "headers-too-large", "Headers too large", detail))
        if _said_length(headers) > self._settings.body_limit * _KILOBYTE:
            return self._too_large()
        if scope["method"] == "OPTIONS" and "access-control-request-method" in Headers(raw=headers):
            return Response(status_code=204, headers=_PREFLIGHT)
        return None

    def _place(self, scope: Scope) -> None:
        """Let addresses be made as whoever asked knows them: by the settings, or by what a trusted proxy says."""
        if self._settings.public_url:
            public = urlsplit(self._settings.public_url)
            _place_at(scope, public.scheme, public.netloc, public.path)
        elif _is_forwarded(scope["headers"]) and scope.get("client") and scope["client"][0] in self._trusted:
            headers = Headers(raw=scope["headers"])
            _place_at(
                scope,
                _first(headers.get("x-forwarded-proto")),
                _first(headers.get("x-forwarded-host")),
                _first(headers.get("x-forwarded-prefix")),
            )

    def _account(self, scope: Scope, exchange: _Exchange) -> None:
        seconds = time.perf_counter() - exchange.began
        route = route_of(scope)
        self._metrics.observe(exchange.method, route, exchange.status, seconds)
        # neither address nor query: both may name people
        _LOG.info(
            "request",
            extra={
                "request_id": exchange.request_id,
                "method": exchange.method,
                "route": route,
                "status": exchange.status,
                "milliseconds": round(seconds * 1000, 2),
            },
        )


class _BodyTooLarge(Exception):
    """More came in than may."""


class _Exchange:
    """One request and its answer on their way: counts what comes in, completes the headers of what goes out."""

    def __init__(self, scope: Scope, receive: Receive, send: Send, most: int) -> None:
        self.began = time.perf_counter()
        self.status = 0
        self.method: str = scope["method"]
        self.request_id = _request_id(scope["headers"])
        self._receive = receive
        self._send = send
        self._most = most
        self._received = 0

    async def receive(self) -> Message:
        message = await self._receive()
        self._received += len(message.get("body", b""))
        if self._received > self._most:
            raise _BodyTooLarge
        return message

    async def send(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self.status = message["status"]
            raw = message.setdefault("headers", [])
            present = {name.lower() for name, _ in raw}
            raw.extend(pair for pair in _HEADERS if pair[0] not in present)
            raw.append((b"x-request-id", self.request_id.encode()))
        elif self.method == "HEAD":
            message = {**message, "body": b""}
        await self._send(message)


def _request_id(headers: Iterable[tuple[bytes, bytes]]) -> str:
    for name, value in headers:
        if name == b"x-request-id" and _REQUEST_ID.fullmatch(value.decode("latin-1")):
            return value.decode("latin-1")
    return secrets.token_hex(8)


def _is_forwarded(headers: Iterable[tuple[bytes, bytes]]) -> bool:
    return any(name.startswith(b"x-forwarded-") for name, _ in headers)


def _said_length(headers: Iterable[tuple[bytes, bytes]]) -> int:
    """Return the Content-Length, 0 where none is said; that it is a number is the parser's to see."""
    return next((int(value) for name, value in headers if name == b"content-length" and value.isdigit()), 0)


def _fault(request_id: str) -> Response:
    detail = f"Something went wrong that should not: report it with the number {request_id}."
    return problem_response(Problem(500, "fault", "Internal error", detail, {"requestId": request_id}))


def _stopped() -> Response:
    detail = "The service is being stopped before the answer is there: ask again in a while."
    headers = {"Connection": "close", "Retry-After": "30"}
    return problem_response(Problem(503, "stopping", "The service is being stopped", detail, headers=headers))


def _first(value: str | None) -> str:
    return (value or "").split(",")[0].strip()


def _place_at(scope: Scope, scheme: str, host: str, prefix: str) -> None:
    if scheme in ("http", "https"):
        scope["scheme"] = scheme
    if host:
        MutableHeaders(scope=scope)["host"] = host
    prefix = prefix.rstrip("/")
    if _PREFIX.fullmatch(prefix):
        scope["root_path"] = prefix
        if not scope["path"].startswith(f"{prefix}/"):
            scope["path"] = prefix + scope["path"]
            if scope.get("raw_path"):
                scope["raw_path"] = prefix.encode() + scope["raw_path"]


def route_of(scope: Scope) -> str:
    """Return the pattern of a request's address, without what stands in it."""
    for known in (scope.get("route"), scope.get("endpoint")):
        if isinstance(path := getattr(known, "path", None), str):
            return path
    return "other"
