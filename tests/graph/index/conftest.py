"""The index of the two sets of minutes made by hand."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from graph.build import Steps, build
from graph.index.reading import Index
from tests.factories import AUTUMN, SPRING


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
