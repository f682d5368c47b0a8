"""What a build keeps of what it could not read."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.build import Steps, build
from graph.generations import StoreError, StoreFolder
from graph.reading import Failure
from graph.reading_report import READING, ReadingReport, keep_report, report_of, without_folders


def test_report_is_read_as_it_was_kept(tmp_path: Path) -> None:
    report = ReadingReport((Failure("å", "Varför: ”så”."),), (("b", "No agenda was found."),))
    keep_report(tmp_path, report)
    assert report_of(tmp_path) == report


def test_generation_without_a_report_has_an_empty_one(tmp_path: Path) -> None:
    assert report_of(tmp_path) == ReadingReport()


@pytest.mark.parametrize("content", ["", "{}", '{"failures": [["a"]], "notes": []}'])
def test_damaged_report_says_what_to_do(tmp_path: Path, content: str) -> None:
    (tmp_path / READING).write_text(content, encoding="utf-8")
    with pytest.raises(StoreError, match="run samgraf build again"):
        report_of(tmp_path)


def test_folders_of_this_machine_are_not_told() -> None:
    file = Path("/srv/hemligt/protokoll.md")
    failures = (Failure("protokoll", f"Cannot read {file} (x): check the file."), Failure("other", "As it is."))
    assert without_folders(failures, {"protokoll": file}) == (
        Failure("protokoll", "Cannot read protokoll.md (x): check the file."),
        Failure("other", "As it is."),
    )


def test_build_keeps_what_failed_beside_the_graph(minutes: Path, tmp_path: Path, steps: Steps) -> None:
    (minutes / "trasig.md").write_bytes(b"\xff")
    told = build([minutes], tmp_path / "store", steps)
    kept = report_of(StoreFolder(tmp_path / "store").current())
    assert kept.failures == (Failure("trasig", "trasig.md is no text: leave it out."),)
    assert kept.notes == told.notes
