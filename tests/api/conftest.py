"""The command line on the hand-made minutes, with the same stand-ins as in the graph's tests."""

from __future__ import annotations

import socket
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from importlib.resources import files
from pathlib import Path
from types import ModuleType

import pytest
import uvicorn
from click.testing import CliRunner, Result
from starlette.testclient import TestClient

from api.cli import cli
from api.service.app import create_app
from api.settings import read_settings
from data.gazetteer import default_gazetteer
from graph.build import Steps, build
from graph.iris import Minter
from graph.reading import Reader
from graph.steps import standard_steps
from tests.factories import AUTUMN, BY_NAME, SPRING, extract_known, read_text

STEPS = Steps(Reader(read_text, extract_known), "test", BY_NAME, default_gazetteer())
Run = Callable[..., Result]
SERVICE = "http://service.example"


@pytest.fixture
def minutes(tmp_path: Path) -> Path:
    folder = tmp_path / "minutes"
    folder.mkdir()
    (folder / "var.md").write_text(SPRING, encoding="utf-8")
    (folder / "host.txt").write_text(AUTUMN, encoding="utf-8")
    return folder


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store that the tests only read."""
    folder = tmp_path_factory.mktemp("built")
    for name, text in (("var.md", SPRING), ("host.txt", AUTUMN)):
        (folder / name).write_text(text, encoding="utf-8")
    build([folder], folder / "store", STEPS)
    return folder / "store"


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Run:
    """Run the command line in an empty folder, with the stand-in steps."""
    stand_in = ModuleType("graph.steps")
    stand_in.standard_steps = lambda _judgements, base: replace(STEPS, minter=Minter(base))  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "graph.steps", stand_in)
    work = tmp_path / "work"
    work.mkdir()
    monkeypatch.chdir(work)
    monkeypatch.delenv("SAMGRAF_STORE", raising=False)

    def invoke(*arguments: object, **options: object) -> Result:
        return CliRunner().invoke(cli, [str(argument) for argument in arguments], **options)  # type: ignore[arg-type]

    return invoke


@pytest.fixture(scope="session")
def client(built: Path) -> Iterator[TestClient]:
    """The service over the hand-made minutes; it follows no redirects."""
    with TestClient(create_app(read_settings(store=built, workers=2)), SERVICE, follow_redirects=False) as client:
        yield client


@pytest.fixture(scope="session")
def enclosed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with the four enclosed minutes, read through all real parts."""
    store = tmp_path_factory.mktemp("enclosed") / "store"
    build([Path(str(files("data").joinpath("minutes")))], store, standard_steps())
    return store


@contextmanager
def served(store: Path) -> Iterator[str]:
    """Serve a store on the loopback address for as long as the block lasts, and give its address."""
    server = uvicorn.Server(uvicorn.Config(create_app(read_settings(store=store, workers=2)), log_level="error"))
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
        thread.start()
        try:
            # the socket takes connections from now on and holds them until the server has started
            listening.listen()
            yield f"http://127.0.0.1:{listening.getsockname()[1]}"
        finally:
            server.should_exit = True
            thread.join()
