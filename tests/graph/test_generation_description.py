from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from graph.build import Steps, build
from graph.generation_description import GenerationDescription, describe, description_of
from graph.generations import StoreError
from graph.iris import Minter
from graph.store import open_generation


def test_a_build_describes_its_generation(minutes: Path, tmp_path: Path, steps: Steps) -> None:
    report = build([minutes], tmp_path / "store", steps)
    assert report.generation is not None
    found = description_of(report.generation)
    statements = len(open_generation(report.generation))
    assert found == GenerationDescription(found.fingerprint, "https://w3id.org/samgraf/id/", statements, 2)


def test_the_fingerprint_stays_with_the_graph_and_changes_with_it(minutes: Path, tmp_path: Path, steps: Steps) -> None:
    def built(store: str, with_steps: Steps) -> str:
        report = build([minutes], tmp_path / store, with_steps)
        assert report.generation is not None
        return description_of(report.generation).fingerprint

    first = built("one", steps)
    assert built("one", steps) == built("two", steps) == first
    assert built("three", replace(steps, minter=Minter("https://example.org/id/"))) != first
    (minutes / "host.txt").unlink()
    assert built("one", steps) != first


def test_a_description_that_cannot_be_read_is_told_in_a_sentence(tmp_path: Path) -> None:
    describe(tmp_path, GenerationDescription("f", "https://example.org/", 3, 1))
    assert description_of(tmp_path) == GenerationDescription("f", "https://example.org/", 3, 1)
    for damaged in (
        "",
        "[]",
        '{"fingerprint": "f"}',
        '{"fingerprint": "f", "base": "b", "statements": "x", "documents": 1}',
    ):
        (tmp_path / "generation.json").write_text(damaged, encoding="utf-8")
        with pytest.raises(StoreError, match="run samgraf build again"):
            description_of(tmp_path)
