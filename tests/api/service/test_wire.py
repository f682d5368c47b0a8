"""Connections as bytes: what a client may do to one, and to whom else it does nothing."""

from __future__ import annotations

import json
import socket
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager

import pytest
import uvicorn
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.types import Receive, Scope, Send

from api.service.wire import wire_of
from api.settings import Settings

SETTINGS = Settings(header_limit=8, body_limit=1, patience=0.5)
GET = b"GET /short HTTP/1.1\r\nHost: x\r\n\r\n"
POST = b"POST /short HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n"
LARGE = 32 * 1024 * 1024


async def small_app(scope: Scope, receive: Receive, send: Send) -> None:
    """Answer with the headers and the length of the body, or with more than a connection holds."""
    request = Request(scope, receive)
    told = f"{len(await request.body())} {sorted(request.headers)}"
    await PlainTextResponse("x" * LARGE if scope["path"] == "/large" else told)(scope, receive, send)


@pytest.fixture(scope="module")
def port() -> Iterator[int]:
    config = uvicorn.Config(small_app, http=wire_of(SETTINGS), ws="none", log_level="critical", lifespan="off")
    server = uvicorn.Server(config)
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        listening.listen()
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
        thread.start()
        yield listening.getsockname()[1]
        server.should_exit = True
        thread.join()


@contextmanager
def connected(port: int) -> Iterator[socket.socket]:
    with closing(socket.create_connection(("127.0.0.1", port), timeout=20)) as connection:
        yield connection


def rest(connection: socket.socket) -> bytes:
    """Return what comes until the connection ends, by its end or by being cut."""
    received = bytearray()
    try:
        while piece := connection.recv(65536):
            received += piece
    except ConnectionResetError:
        pass
    return bytes(received)


def told(port: int, sent: bytes) -> bytes:
    with connected(port) as connection:
        connection.sendall(sent)
        return rest(connection)


def sent_until_cut(connection: socket.socket, piece: bytes, most: int) -> int:
    """Send a piece again and again; return how many bytes went before the connection was cut."""
    sent = 0
    try:
        while sent < most:
            connection.sendall(piece)
            sent += len(piece)
    except OSError:
        pass
    return sent


@pytest.mark.parametrize("begun", [b"", b"\r\n", b"GET /short HT", GET[:-2], POST, POST + b"5\r\nab"])
def test_a_request_that_does_not_come_to_its_end_is_let_go(port: int, begun: bytes) -> None:
    assert told(port, begun) == b""


def test_one_who_does_not_read_an_answer_is_let_go(port: int) -> None:
    with connected(port) as connection:
        connection.sendall(GET.replace(b"short", b"large"))
        threading.Event().wait(3 * SETTINGS.patience)
        assert len(rest(connection)) < LARGE


@pytest.mark.parametrize(
    ("begun", "piece"),
    [
        (b"GET /short HTTP/1.1\r\nHost: x\r\nLong: ", b"a" * 4096),
        (b"GET /short HTTP/1.1\r\nHost: x\r\n", b"a: b\r\n" * 600),
        (b"GET /short HTTP/1.1\r\nHost: x\r\nLong", b"a" * 4096),
    ],
)
def test_a_head_without_end_is_refused_and_not_gathered(port: int, begun: bytes, piece: bytes) -> None:
    with connected(port) as connection:
        connection.sendall(begun)
        connection.sendall(piece * 5)
        head, _, content = rest(connection).partition(b"\r\n\r\n")
    assert head.startswith(b"HTTP/1.1 431 ")
    assert json.loads(content)["detail"] == "The head of the request has more than 16384 bytes: send less."


@pytest.mark.parametrize("begun", [POST + b"0\r\n", POST + b"0\r\nLong: ", POST + b"1; "])
def test_what_follows_a_body_without_end_is_cut(port: int, begun: bytes) -> None:
    with connected(port) as connection:
        connection.sendall(begun)
        assert sent_until_cut(connection, b"a: b" * 1000 if begun[-2:] != b"\n" else b"a: b\r\n" * 600, LARGE) < LARGE


def test_headers_after_the_body_count_for_nothing(port: int) -> None:
    answer = told(
        port, POST.replace(b"Host", b"Connection: close\r\nHost") + b"2\r\nab\r\n0\r\nAuthorization: me\r\n\r\n"
    )
    assert answer.endswith(b"2 ['connection', 'host', 'transfer-encoding']")


def test_requests_may_follow_each_other_at_once_and_are_answered_in_turn(port: int) -> None:
    answers = told(port, GET * 20 + GET.replace(b"Host", b"Connection: close\r\nHost"))
    assert answers.count(b"HTTP/1.1 200 OK") == 21


def test_more_requests_at_once_than_anybody_needs_are_cut(port: int) -> None:
    with connected(port) as connection:
        assert sent_until_cut(connection, GET * 1000, LARGE) < LARGE
        assert b" 400 " not in rest(connection)


@pytest.mark.parametrize("head", [b"GET /short HTTP/1.1\r\n\r\n", b"GET /short HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n"])
def test_a_request_has_one_host(port: int, head: bytes) -> None:
    answer = told(port, head)
    assert answer.startswith(b"HTTP/1.1 400 ")
    assert b"has not one Host header" in answer


def test_a_request_of_the_older_protocol_needs_no_host(port: int) -> None:
    assert told(port, b"GET /short HTTP/1.0\r\n\r\n").startswith(b"HTTP/1.1 200 OK")


def test_a_wish_for_another_protocol_is_passed_over(port: int) -> None:
    wish = b"Connection: Upgrade\r\nUpgrade: websocket\r\nHost"
    assert told(port, GET.replace(b"Host", wish)).startswith(b"HTTP/1.1 200 OK")


def test_what_is_no_request_is_told_so(port: int) -> None:
    assert told(port, b"HELLO\r\n\r\n").startswith(b"HTTP/1.1 400 ")
    assert told(port, b"GET /" + b"a" * 70_000 + b" HTTP/1.1\r\n\r\n").startswith(b"HTTP/1.1 414 ")
