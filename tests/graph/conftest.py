"""Fixtures of the graph's tests: steps of a build that need nothing but the hand-made minutes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from data.gazetteer import Gazetteer, default_gazetteer
from graph.build import Steps, build
from graph.index.reading import Index
from graph.reading import Reader
from tests.factories import AUTUMN, BY_NAME, SPRING, extract_known, read_text


@pytest.fixture(scope="session")
def gazetteer() -> Gazetteer:
    return default_gazetteer()


@pytest.fixture(scope="session")
def steps(gazetteer: Gazetteer) -> Steps:
    return Steps(Reader(read_text, extract_known), "test", BY_NAME, gazetteer)


@pytest.fixture
def minutes(tmp_path: Path) -> Path:
    """A folder with the two sets of minutes."""
    folder = tmp_path / "minutes"
    folder.mkdir()
    (folder / "var.md").write_text(SPRING, encoding="utf-8")
    (folder / "host.txt").write_text(AUTUMN, encoding="utf-8")
    return folder


@pytest.fixture(scope="session")
def generation(tmp_path_factory: pytest.TempPathFactory, steps: Steps) -> Path:
    folder = tmp_path_factory.mktemp("indexed")
    (folder / "var.md").write_text(SPRING, encoding="utf-8")
    (folder / "host.txt").write_text(AUTUMN, encoding="utf-8")
    report = build([folder / "var.md", folder / "host.txt"], folder / "store", steps)
    assert report.generation is not None
    return report.generation


@pytest.fixture
def index(generation: Path) -> Iterator[Index]:
    opened = Index(generation)
    yield opened
    opened.close()
