"""From servers to targets of a measurement, each of which can be started anew."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from urllib.parse import urlsplit

from benchmarks.load import Plan, Report, loaded
from benchmarks.servers import Server, Start


@dataclass(slots=True)
class Target:
    """A server that is measured; ``server`` changes when it had to be started again."""

    start: Start
    server: Server

    @property
    def name(self) -> str:
        """What the server is called."""
        return self.server.name

    @property
    def path(self) -> str:
        """The path of its SPARQL endpoint."""
        return urlsplit(self.server.url).path

    @property
    def host(self) -> str:
        """Its host and port."""
        return urlsplit(self.server.url).netloc

    def plan(self, requests: list[str], clients: int, seconds: float, patience: float, *, bodies: bool = False) -> Plan:
        """Return a plan to send requests to it."""
        host, _, port = self.host.partition(":")
        return Plan(host, int(port), requests, clients, seconds, patience, bodies=bodies)

    def load(self, requests: list[str], clients: int, seconds: float, patience: float) -> Report:
        """Send requests; a server that leaves one unanswered is started again, so that it disturbs nothing after."""
        report = loaded(self.plan(requests, clients, seconds, patience))
        if report.unanswered:
            self.restart()
        return report

    def restart(self) -> None:
        """End the server and start it anew."""
        self.server.stop()
        self.server = self.start()


@contextmanager
def targets_of(starts: Sequence[Start]) -> Iterator[list[Target]]:
    """Start servers, and end them with the block."""
    targets: list[Target] = []
    try:
        for start in starts:
            targets.append(Target(start, start()))
        yield targets
    finally:
        for target in targets:
            target.server.stop()
