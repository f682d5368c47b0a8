from __future__ import annotations

import asyncio
import json
import logging
from pathlib import Path

import pytest
from fastapi import FastAPI
from starlette.middleware import Middleware
from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse, StreamingResponse
from starlette.testclient import TestClient
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.queries.question import AskerGoneError
from api.service.edge import Edge
from api.service.links import address
from api.service.metrics import Metrics
from api.settings import Settings


def small_app(settings: Settings) -> FastAPI:
    app = FastAPI(middleware=[Middleware(Edge, settings=settings, metrics=Metrics(lambda: None))])

    @app.get("/where/{name}")
    async def where(request: Request, name: str) -> JSONResponse:
        return JSONResponse({"name": name, "here": str(request.url), "made": address(request, "there")})

    @app.post("/size")
    async def size(request: Request) -> JSONResponse:
        return JSONResponse({"size": len(await request.body())})

    @app.get("/fault")
    async def fault() -> None:
        raise ZeroDivisionError("secret")

    @app.get("/half")
    async def half() -> StreamingResponse:
        def pieces() -> object:
            yield b"half"
            raise ZeroDivisionError("secret")

        return StreamingResponse(pieces())  # type: ignore[arg-type]

    return app


def opened(**settings: object) -> TestClient:
    app = small_app(Settings(**settings))  # type: ignore[arg-type]
    return TestClient(app, raise_server_exceptions=False, client=("127.0.0.1", 50000))


class Raising:
    """An application that does nothing but raise."""

    def __init__(self, error: BaseException) -> None:
        self.error = error

    async def __call__(self, _scope: Scope, _receive: Receive, _send: Send) -> None:
        raise self.error


def alone(app: ASGIApp, headers: dict[str, str], **settings: object) -> list[Message]:
    """Pass one request through the edge to an application; return what the server would be told to send."""
    sent: list[Message] = []

    async def receive() -> Message:
        return {"type": "http.disconnect"}

    async def send(message: Message) -> None:
        sent.append(message)

    encoded = [(name.encode(), value.encode()) for name, value in headers.items()]
    scope = {"type": "http", "method": "GET", "path": "/", "query_string": b"", "headers": encoded}
    edge = Edge(app, Settings(**settings), Metrics(lambda: None))  # type: ignore[arg-type]
    asyncio.run(edge(scope, receive, send))
    return sent


@pytest.fixture
def small() -> TestClient:
    return opened(body_limit=1, header_limit=8)


def test_every_answer_has_the_headers_that_protect_and_let_browsers_ask(small: TestClient) -> None:
    for path in ("/where/a", "/nowhere", "/fault"):
        headers = small.get(path).headers
        assert headers["content-security-policy"].startswith("default-src 'self'; ")
        assert "unsafe" not in headers["content-security-policy"]
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["access-control-allow-origin"] == "*"
        assert len(headers["x-request-id"]) == 16


def test_a_request_keeps_a_number_that_is_one(small: TestClient) -> None:
    assert small.get("/where/a", headers={"X-Request-ID": "abc-1"}).headers["x-request-id"] == "abc-1"
    for strange in ("a b", "x" * 65, "a;b"):
        assert small.get("/where/a", headers={"X-Request-ID": strange}).headers["x-request-id"] != strange


def test_a_browser_is_told_what_it_may_send(small: TestClient) -> None:
    asked = {"Origin": "http://example.org", "Access-Control-Request-Method": "POST"}
    answer = small.options("/size", headers=asked)
    assert (answer.status_code, answer.content) == (204, b"")
    assert answer.headers["access-control-allow-methods"] == "GET, HEAD, POST, OPTIONS"
    assert "Content-Type" in answer.headers["access-control-allow-headers"]


def test_a_body_past_the_limit_is_refused_whether_its_length_is_said_or_not(small: TestClient) -> None:
    assert small.post("/size", content=b"x" * 1024).json() == {"size": 1024}
    for content in (b"x" * 1025, iter([b"x" * 1000, b"x" * 25])):
        answer = small.post("/size", content=content)
        assert answer.status_code == 413
        assert "1 kilobytes" in answer.json()["detail"]


def test_a_body_that_says_it_is_too_long_is_refused_before_it_comes(small: TestClient) -> None:
    for path in ("/size", "/where/a"):
        answer = small.post(path, content=b"x" * 1025)
        assert (answer.status_code, answer.headers["connection"]) == (413, "close")
    sent = alone(Raising(AssertionError("the body was read")), {"content-length": "1025"}, body_limit=1)
    assert sent[0]["status"] == 413


def test_whoever_goes_is_told_nothing_and_is_no_fault(caplog: pytest.LogCaptureFixture) -> None:
    for error in (AskerGoneError(), ClientDisconnect()):
        with caplog.at_level(logging.INFO):
            assert alone(Raising(error), {}) == []
        (record,) = caplog.records
        assert (record.levelname, vars(record)["status"]) == ("INFO", 499)
        caplog.clear()


def test_who_still_waits_when_the_service_is_stopped_is_told_so() -> None:
    start, body = alone(Raising(asyncio.CancelledError()), {})
    headers = dict(start["headers"])
    assert (start["status"], headers[b"retry-after"], headers[b"connection"]) == (503, b"30", b"close")
    assert json.loads(body["body"])["title"] == "The service is being stopped"


def test_an_address_or_headers_past_the_limit_are_refused(small: TestClient) -> None:
    assert small.get("/where/a?q=" + "x" * 9000).status_code == 414
    assert small.get("/where/a", headers={"X-Long": "x" * 9000}).status_code == 431


def test_head_gets_the_headers_of_get_and_no_body(small: TestClient) -> None:
    head, get = small.head("/where/a"), small.get("/where/a")
    assert (head.status_code, head.content) == (200, b"")
    assert head.headers["content-length"] == get.headers["content-length"] == str(len(get.content))


def test_a_fault_is_told_to_the_log_with_its_trace_and_to_the_client_without(
    small: TestClient, caplog: pytest.LogCaptureFixture
) -> None:
    answer = small.get("/fault")
    assert (answer.status_code, answer.headers["content-type"]) == (500, "application/problem+json")
    assert answer.json()["requestId"] == answer.headers["x-request-id"]
    assert "secret" not in answer.text
    assert "ZeroDivisionError: secret" in caplog.text


def test_an_answer_that_fails_half_way_is_not_taken_for_whole() -> None:
    app = small_app(Settings())
    with pytest.raises(ZeroDivisionError):
        TestClient(app).get("/half")


def test_the_log_names_the_route_and_neither_what_stands_in_it_nor_what_is_asked(
    small: TestClient, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.INFO, logger="samgraf.requests"):
        small.get("/where/anna-prov?query=Anna")
    (record,) = [one for one in caplog.records if one.name == "samgraf.requests"]
    said = {key: str(value) for key, value in vars(record).items()}
    assert (said["route"], said["status"], said["method"]) == ("/where/{name}", "200", "GET")
    assert not [key for key, value in said.items() if "anna" in value.lower() and key != "name"]


def test_addresses_are_made_as_a_trusted_proxy_says() -> None:
    forwarded = {
        "X-Forwarded-Proto": "https",
        "X-Forwarded-Host": "graf.example.se",
        "X-Forwarded-Prefix": "/samverkan",
    }
    for asked in ("/where/a", "/samverkan/where/a"):
        said = opened().get(asked, headers=forwarded).json()
        assert said == {
            "name": "a",
            "here": "https://graf.example.se/samverkan/where/a",
            "made": "https://graf.example.se/samverkan/there",
        }
    strange = opened(trusted_proxies="10.0.0.1").get("/where/a", headers=forwarded).json()
    assert strange["made"] == "http://testserver/there"


@pytest.mark.parametrize("prefix", ["a", "//evil.example", "/a b", "/a<", "/å", "/a/../b?c", "/a#b"])
def test_what_is_no_path_is_not_taken_for_one(prefix: str) -> None:
    said = opened().get("/where/a", headers={b"X-Forwarded-Prefix": prefix.encode()}).json()
    assert said["made"] == "http://testserver/there"


def test_addresses_are_made_as_the_settings_say() -> None:
    said = opened(public_url="https://graf.example.se/data/").get("/where/a").json()
    assert said["made"] == "https://graf.example.se/data/there"


def test_the_service_measures_requests_by_route(small: TestClient) -> None:
    metrics = Metrics(lambda: None)
    app = small_app(Settings())
    app.user_middleware[0] = Middleware(Edge, settings=Settings(), metrics=metrics)
    client = TestClient(app, raise_server_exceptions=False)
    for path in ("/where/a", "/where/b", "/fault"):
        client.get(path)
    lines = metrics.text().decode().splitlines()
    assert 'samgraf_requests_total{method="GET",route="/where/{name}",status="200"} 2.0' in lines
    assert 'samgraf_requests_total{method="GET",route="/fault",status="500"} 1.0' in lines
    assert 'samgraf_request_seconds_count{route="/where/{name}"} 2.0' in lines
    assert "samgraf_ready 0.0" in lines


def test_logs_are_json_lines(tmp_path: Path) -> None:
    from subprocess import run
    from sys import executable

    code = (
        "import logging; from api.service.logs import configure_logs; configure_logs('info');"
        "logging.getLogger('samgraf.requests').info('request', extra={'status': 200});"
        "logging.getLogger('x').debug('quiet')"
    )
    done = run([executable, "-c", code], capture_output=True, text=True, check=True)
    (line,) = done.stderr.splitlines()
    said = json.loads(line)
    assert (said["level"], said["logger"], said["message"], said["status"]) == (
        "INFO",
        "samgraf.requests",
        "request",
        200,
    )
