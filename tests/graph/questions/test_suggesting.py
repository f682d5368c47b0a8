"""Questions to begin with: on what the graph tells most of."""

from __future__ import annotations

from pathlib import Path

from graph.build import Steps, build
from graph.index.reading import Index
from graph.questions.suggesting import Suggestion, suggestions
from graph.questions.understanding import Intent


def test_what_is_told_most_of_is_asked_about(index: Index) -> None:
    # Ale and Lilla Edet were represented twice each, and Ale comes first; nothing was stopped
    assert suggestions(index) == (
        Suggestion(Intent.PARTICIPANTS, "Gemensam växel"),
        Suggestion(Intent.COMMITMENTS, "Nils Exempel"),
        Suggestion(Intent.REPRESENTATIVES, "Ale"),
        Suggestion(Intent.DECISIONS, "Nätverket Norrsam"),
    )


def test_a_graph_that_tells_nothing_suggests_nothing(tmp_path: Path, steps: Steps) -> None:
    (tmp_path / "tomt.md").write_text("Ingenting alls.", encoding="utf-8")
    report = build([tmp_path / "tomt.md"], tmp_path / "store", steps)
    assert report.generation is not None
    index = Index(report.generation)
    assert suggestions(index) == ()
    index.close()
