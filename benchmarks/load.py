"""From requests to how long each took: a client of bare sockets, run as a process of its own so that it is light.

Reads a plan as JSON from stdin (``python -m benchmarks.load``) and writes a report as JSON to stdout. Every client
sends its next request when it has the whole answer to the one before (a closed loop), on one connection.
"""

from __future__ import annotations

import json
import selectors
import socket
import subprocess
import sys
import time
from dataclasses import asdict, dataclass, field


@dataclass(frozen=True, slots=True)
class Plan:
    """What to send: ``requests`` in turn (HTTP/1.1, latin-1), by so many clients, for so many seconds.

    At least ``least`` requests are sent, and none is waited for longer than ``patience`` seconds. Where ``bodies`` is
    set the report has every different body.
    """

    host: str
    port: int
    requests: list[str]
    clients: int
    seconds: float
    patience: float
    least: int = 1
    most: int = 1_000_000
    bodies: bool = False


@dataclass(slots=True)
class Report:
    """What came back: seconds of every request answered with 200 (in the order of the answers), and the others.

    ``statuses`` counts other answers, ``unanswered`` requests that were given up or cut off; ``elapsed`` and ``cpu``
    are the client's own seconds of wall and processor.
    """

    seconds: list[float] = field(default_factory=list)
    statuses: dict[str, int] = field(default_factory=dict)
    unanswered: int = 0
    elapsed: float = 0.0
    cpu: float = 0.0
    bodies: list[str] = field(default_factory=list)

    @property
    def failures(self) -> int:
        """The number of requests that were not answered with 200."""
        return sum(self.statuses.values()) + self.unanswered


def loaded(plan: Plan) -> Report:
    """Run a plan in a process of its own."""
    return finish(start(plan))


def start(plan: Plan) -> subprocess.Popen[bytes]:
    """Begin to run a plan; ``finish`` has its report."""
    process = subprocess.Popen([sys.executable, "-m", "benchmarks.load"], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    if process.stdin is None:
        raise TypeError("the process has no stdin")
    process.stdin.write(json.dumps(asdict(plan)).encode())
    process.stdin.close()
    process.stdin = None
    return process


def finish(process: subprocess.Popen[bytes]) -> Report:
    """Wait for a plan that was begun."""
    written, _ = process.communicate()
    return Report(**json.loads(written))


class _Client:
    """One connection, and the request that is under way on it."""

    __slots__ = ("began", "body_at", "buffer", "length", "socket", "turn")

    def __init__(self, plan: Plan) -> None:
        self.socket = socket.create_connection((plan.host, plan.port), plan.patience)
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.buffer = bytearray()
        self.body_at = 0
        self.length = -1
        self.began = 0.0

    def send(self, request: bytes) -> None:
        self.buffer.clear()
        self.body_at, self.length = 0, -1
        self.began = time.perf_counter()
        self.socket.sendall(request)

    def received(self) -> bool:
        """Take what there is; return whether the answer is whole. Raises ConnectionError where it was cut off."""
        piece = self.socket.recv(262_144)
        if not piece:
            raise ConnectionResetError
        self.buffer += piece
        if not self.body_at:
            self._read_head()
        if not self.body_at:
            return False
        if self.length >= 0:
            return len(self.buffer) - self.body_at >= self.length
        return self.buffer.endswith(b"0\r\n\r\n")

    def _read_head(self) -> None:
        end = self.buffer.find(b"\r\n\r\n")
        if end < 0:
            return
        self.body_at = end + 4
        head = bytes(self.buffer[:end]).lower()
        at = head.find(b"\r\ncontent-length:")
        if at >= 0:
            self.length = int(head[at + 17 :].split(b"\r\n", 1)[0])

    @property
    def status(self) -> str:
        return self.buffer[9:12].decode()


class _Run:
    """A plan being run: all its clients, and the report as far as it goes."""

    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        self._report = Report()
        self._requests = [request.encode("latin-1") for request in plan.requests]
        self._bodies: dict[bytes, None] = {}
        self._waiting = selectors.DefaultSelector()
        self._open: set[_Client] = set()
        self._sent = 0
        self._began = time.perf_counter()

    def run(self) -> Report:
        """Send and receive until the plan is fulfilled."""
        cpu = time.process_time()
        for _ in range(self._plan.clients):
            self._join()
        while self._open:
            for key, _ in self._waiting.select(0.5):
                self._take(key.data)
            self._give_up()
        self._waiting.close()
        self._report.elapsed, self._report.cpu = time.perf_counter() - self._began, time.process_time() - cpu
        self._report.bodies = [body.decode("utf-8", "replace") for body in self._bodies]
        return self._report

    def _join(self) -> None:
        client = _Client(self._plan)
        if self._begin(client):
            self._waiting.register(client.socket, selectors.EVENT_READ, client)
            self._open.add(client)

    def _begin(self, client: _Client) -> bool:
        over = time.perf_counter() - self._began >= self._plan.seconds and self._sent >= self._plan.least
        if over or self._sent >= self._plan.most:
            return False
        client.send(self._requests[self._sent % len(self._requests)])
        self._sent += 1
        return True

    def _leave(self, client: _Client) -> None:
        self._waiting.unregister(client.socket)
        client.socket.close()
        self._open.discard(client)

    def _take(self, client: _Client) -> None:
        try:
            whole = client.received()
        except OSError:
            self._lose(client)
            return
        if not whole:
            return
        if client.status == "200":
            self._report.seconds.append(time.perf_counter() - client.began)
        else:
            self._report.statuses[client.status] = self._report.statuses.get(client.status, 0) + 1
        if self._plan.bodies:
            self._bodies[bytes(client.buffer[client.body_at :])] = None
        if not self._begin(client):
            self._leave(client)

    def _lose(self, client: _Client) -> None:
        """Count a request as unanswered; a new connection takes the place of the broken one."""
        self._report.unanswered += 1
        self._leave(client)
        if time.perf_counter() - self._began < self._plan.seconds:
            self._join()

    def _give_up(self) -> None:
        now = time.perf_counter()
        for client in [one for one in self._open if now - one.began > self._plan.patience]:
            self._lose(client)


if __name__ == "__main__":
    print(json.dumps(asdict(_Run(Plan(**json.load(sys.stdin))).run())))
