from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from data.reading.document import Document
from data.record import Evidence, Meeting, MeetingRecord, Span
from graph.cache import ReadDocument, RecordCache
from graph.reading import Failure, Reader, read_all, read_one
from graph.sources import Source
from tests.factories import SPRING, extract_known, read_text, spring

READER = Reader(read_text, extract_known)


def extract_or_die(document: Document) -> MeetingRecord:
    """End the process on the word DÖD, as a fault in compiled code would."""
    if "DÖD" in document.text:
        os._exit(9)
    return extract_known(document)


def extract_beyond(document: Document) -> MeetingRecord:
    """Point outside the text."""
    return replace(spring(), meeting=Meeting(Evidence((Span(0, len(document.text) + 1),))))


def extract_nothing(document: Document) -> MeetingRecord:
    """Give a fact without words."""
    return replace(extract_known(document), meeting=Meeting(Evidence(())))


def sources(folder: Path, texts: Sequence[str]) -> list[Source]:
    made = []
    for number, text in enumerate(texts):
        path = folder / f"d{number:02}.md"
        path.write_text(text, encoding="utf-8")
        made.append(Source(path, path.stem))
    return made


def test_a_document_is_read_with_its_text(tmp_path: Path) -> None:
    (source,) = sources(tmp_path, [SPRING])
    assert read_one(source, READER) == ReadDocument(SPRING, spring("d00"))


def test_what_the_reader_refuses_is_a_failure_with_its_sentence(tmp_path: Path) -> None:
    path = tmp_path / "bild.txt"
    path.write_bytes(b"\xff\xfe\x00")
    assert read_one(Source(path, "bild"), READER) == Failure("bild", f"{path} is no text: leave it out.")


def test_a_fault_of_the_extraction_is_a_failure_that_asks_for_a_report(tmp_path: Path) -> None:
    (source,) = sources(tmp_path, ["KRASCH"])
    failure = read_one(source, READER)
    assert failure == Failure(
        "d00",
        f"Samgraf fails on {source.path} (ValueError: a fault in the extraction): report it with the file.",
    )


def test_a_file_that_is_gone_is_a_failure(tmp_path: Path) -> None:
    gone = Source(tmp_path / "gone.md", "gone")
    ((outcome, known),) = read_all([gone], READER, RecordCache(tmp_path / "cache", "1"))
    assert (outcome, known) == (
        Failure("gone", f"Cannot read {gone.path} (No such file or directory): check the file."),
        False,
    )


@pytest.mark.parametrize("extract", [extract_beyond, extract_nothing])
def test_a_record_whose_evidence_does_not_hold_is_a_failure(tmp_path: Path, extract: object) -> None:
    (source,) = sources(tmp_path, [SPRING])
    failure = read_one(source, Reader(read_text, extract))  # type: ignore[arg-type]
    assert isinstance(failure, Failure)
    assert failure.reason.startswith("A fact ")


def test_what_is_known_is_not_read_again(tmp_path: Path) -> None:
    made = sources(tmp_path, [SPRING, "annat"])
    cache = RecordCache(tmp_path / "cache", "1")
    first = dict(read_all(made, READER, cache))
    assert set(first.values()) == {False}
    made[1].path.write_text("ändrat", encoding="utf-8")

    def never(_: Document) -> MeetingRecord:
        raise AssertionError

    again = list(read_all(made, Reader(read_text, never), cache))
    assert [(type(outcome), known) for outcome, known in again] == [(ReadDocument, True), (Failure, False)]


def test_many_documents_are_read_by_several_processes_and_a_dying_one_takes_only_its_own(
    tmp_path: Path,
) -> None:
    texts = [f"möte {number}" for number in range(29)] + ["DÖD"]
    made = sources(tmp_path, texts)
    outcomes = [
        outcome for outcome, _ in read_all(made, Reader(read_text, extract_or_die), RecordCache(tmp_path / "c", "1"))
    ]
    failures = [outcome for outcome in outcomes if isinstance(outcome, Failure)]
    assert failures == [Failure("d29", f"Reading {made[29].path} ended its process: leave it out.")]
    assert sorted(one.text for one in outcomes if isinstance(one, ReadDocument)) == sorted(texts[:-1])
