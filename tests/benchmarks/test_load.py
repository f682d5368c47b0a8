"""The load client and the figures: what they count has to be what was sent."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from benchmarks.figures import figures_of, percentile
from benchmarks.load import Plan, Report, loaded
from benchmarks.queries import get


class _Answers(BaseHTTPRequestHandler):
    """Answers with the path, by length or in chunks; /busy with 503, /cut with less than it says."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        body = self.path.encode()
        self.send_response(503 if self.path == "/busy" else 200)
        if self.path == "/chunked":
            self.send_header("Transfer-Encoding", "chunked")
            self.end_headers()
            self.wfile.write(b"%x\r\n%s\r\n" % (len(body), body))
            self.wfile.write(b"0\r\n\r\n")
            return
        self.send_header("Content-Length", str(len(body) + (self.path == "/cut")))
        self.end_headers()
        self.wfile.write(body)
        self.close_connection = self.path == "/cut"

    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture(scope="module")
def port() -> Iterator[int]:
    with ThreadingHTTPServer(("127.0.0.1", 0), _Answers) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield server.server_port
        server.shutdown()
        thread.join()


def plan(port: int, *paths: str, clients: int = 1, most: int) -> Plan:
    requests = [get(path, "127.0.0.1", "text/plain") for path in paths]
    return Plan("127.0.0.1", port, requests, clients, 0.0, 5.0, least=most, most=most, bodies=True)


def test_requests_go_out_in_turn_and_every_answer_is_read_whole(port: int) -> None:
    report = loaded(plan(port, "/one", "/chunked", clients=2, most=8))
    assert (len(report.seconds), report.failures) == (8, 0)
    assert sorted(report.bodies) == ["/one", "8\r\n/chunked\r\n0\r\n\r\n"]


def test_a_refusal_is_counted_and_not_timed(port: int) -> None:
    report = loaded(plan(port, "/one", "/busy", most=4))
    assert (len(report.seconds), report.statuses, report.unanswered) == (2, {"503": 2}, 0)


def test_an_answer_cut_off_is_none(port: int) -> None:
    report = loaded(plan(port, "/cut", most=1))
    assert (report.seconds, report.unanswered) == ([], 1)


def test_figures_are_of_all_rounds() -> None:
    rounds = [Report([0.1, 0.3], {"503": 1}, 0, 1.0, 0.2), Report([0.2], {}, 1, 2.0, 0.1)]
    figures = figures_of(rounds, 9)
    assert (figures.median, figures.p99, figures.rate, figures.failures) == (0.2, 0.3, 1.0, 2)
    assert figures.client == pytest.approx(0.1)


def test_where_nothing_was_answered_the_limit_is_told() -> None:
    figures = figures_of([Report(unanswered=1, elapsed=9.0)], 9)
    assert figures.told(figures.median) == "> 9000"


@pytest.mark.parametrize(("part", "expected"), [(50, 2), (75, 3), (76, 4), (99, 4), (100, 4)])
def test_a_percentile_is_a_value_that_was_measured(part: float, expected: int) -> None:
    assert percentile([4, 1, 3, 2], part) == expected
