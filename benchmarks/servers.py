"""From a store to servers over it, ours and the peers', each a process of its own on a free port of this machine."""

from __future__ import annotations

import contextlib
import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from graph.generations import StoreFolder

_HOST = "127.0.0.1"
_ENOUGH = 10.0  # seconds that a server has to end by itself


class ServerFailed(Exception):
    """A server that did not come up; the message is the end of what it wrote."""


@dataclass(slots=True)
class Server:
    """A running server: what it is called, where its SPARQL endpoint is, its process."""

    name: str
    url: str
    process: subprocess.Popen[bytes]

    @property
    def answers(self) -> bool:
        """Whether it answers the lightest of queries within a few seconds."""
        return self.process.poll() is None and _answers(self.url, 4.0)

    def stop(self) -> None:
        """End the process and wait until it is gone."""
        self.process.terminate()
        try:
            self.process.wait(_ENOUGH)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()


Start = Callable[[], Server]


def samgraf(store: Path, name: str = "samgraf", log: Path | None = None, **settings: object) -> Server:
    """Start our service over a store; ``settings`` are those of the service."""
    port = _free_port()
    given = {"store": store.absolute(), "port": port, "log_level": "warning", **settings}
    environment = {f"SAMGRAF_{key.upper()}": str(value) for key, value in given.items()}
    command = [sys.executable, "-m", "api", "serve"]
    return _started(name, command, f"http://{_HOST}:{port}/sparql", 60, log, environment)


def oxigraph(store: Path, time_limit: float | None = None, log: Path | None = None) -> Server:
    """Start ``oxigraph serve-read-only`` over a store's current generation, with all that brings it nearer to ours."""
    port = _free_port()
    command = ["oxigraph", "serve-read-only", "--location", str(StoreFolder(store).current() / "graph")]
    command += ["--bind", f"{_HOST}:{port}", "--cors", "--union-default-graph"]
    if time_limit is not None:
        command += ["--timeout-s", str(round(time_limit))]
    return _started("oxigraph serve", _beside_python(command), f"http://{_HOST}:{port}/query", 60, log)


def rdflib_endpoint(quads: Path, patience: float = 60, log: Path | None = None) -> Server:
    """Start rdflib-endpoint over a file of N-Quads, which it reads into memory; its data set is the union."""
    port = _free_port()
    command = ["rdflib-endpoint", "serve", str(quads), "--host", _HOST, "--port", str(port)]
    return _started("rdflib-endpoint", _beside_python(command), f"http://{_HOST}:{port}/", patience, log)


@contextmanager
def running(*starts: Start) -> Iterator[list[Server]]:
    """Start servers, and end them with the block."""
    with contextlib.ExitStack() as stack:
        servers = []
        for start in starts:
            server = start()
            stack.callback(server.stop)
            servers.append(server)
        yield servers


def _beside_python(command: Sequence[str]) -> list[str]:
    """Return a command by the path of this environment's own script."""
    return [str(Path(sys.executable).parent / command[0]), *command[1:]]


def _free_port() -> int:
    with socket.create_server((_HOST, 0)) as listening:
        port: int = listening.getsockname()[1]
        return port


def _started(
    name: str,
    command: Sequence[str],
    url: str,
    patience: float,
    log: Path | None,
    environment: Mapping[str, str] | None = None,
) -> Server:
    with (log or Path(os.devnull)).open("ab") as output:
        process = subprocess.Popen(
            list(command), stdout=output, stderr=subprocess.STDOUT, env={**os.environ, **(environment or {})}
        )
    until = time.monotonic() + patience
    while not _answers(url, 4.0):
        if process.poll() is not None or time.monotonic() > until:
            process.kill()
            process.wait()
            raise ServerFailed(f"{name} did not come up: {log.read_text()[-500:] if log else 'no log'}")
        time.sleep(0.05)
    return Server(name, url, process)


def _answers(url: str, patience: float) -> bool:
    request = urllib.request.Request(f"{url}?query=ASK%7B%7D", headers={"Accept": "application/sparql-results+json"})
    try:
        with urllib.request.urlopen(request, timeout=patience) as reply:
            return bool(reply.status == 200)
    except (OSError, urllib.error.URLError):
        return False
