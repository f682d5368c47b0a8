from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from data.reading.document import Document
from data.record import Evidence, Meeting, MeetingRecord, Span
from graph.cache import ReadDocument
from graph.reading import Failure, Reader, read_one
from graph.sources import Source
from tests.factories import SPRING, extract_known, read_text, spring

READER = Reader(read_text, extract_known)


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


@pytest.mark.parametrize("extract", [extract_beyond, extract_nothing])
def test_a_record_whose_evidence_does_not_hold_is_a_failure(tmp_path: Path, extract: object) -> None:
    (source,) = sources(tmp_path, [SPRING])
    failure = read_one(source, Reader(read_text, extract))  # type: ignore[arg-type]
    assert isinstance(failure, Failure)
    assert failure.reason.startswith("A fact ")
