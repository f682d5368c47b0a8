"""The command line on the hand-made minutes, with the same stand-ins as in the graph's tests."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from types import ModuleType

import pytest
from click.testing import CliRunner, Result

from api.cli import cli
from data.gazetteer import default_gazetteer
from graph.build import Steps, build
from graph.iris import Minter
from graph.reading import Reader
from tests.factories import AUTUMN, SPRING, extract_known, read_text, resolve_by_name

STEPS = Steps(Reader(read_text, extract_known), "test", resolve_by_name, default_gazetteer())
Run = Callable[..., Result]


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
