"""Sources into the cache: read once, one process a core, and each file costs itself alone."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

import pytest

from data.reading.document import Document
from data.record import MeetingRecord
from graph import filling
from graph.cache import EntryReader, RecordCache, entry_of
from graph.filling import Listed, Reading, fill
from graph.reading import Failure, Reader
from graph.sources import Source
from tests.factories import BY_NAME, IdentityByName, extract_known, read_text

READER = Reader(read_text, extract_known)
READING = Reading(READER, BY_NAME)


def extract_or_die(document: Document) -> MeetingRecord:
    """End the process on the word DÖD, as a fault in compiled code would."""
    if "DÖD" in document.text:
        os._exit(9)
    return extract_known(document)


def never(_: Document) -> MeetingRecord:
    raise AssertionError


class OtherIdentity(IdentityByName):
    """Sees something else in each record."""

    def version(self, document: str) -> str:
        return f"other {document}"

    def view(self, record: MeetingRecord) -> bytes:
        return record.document.identifier.upper().encode()


class FailingIdentity(IdentityByName):
    def view(self, record: MeetingRecord) -> bytes:
        raise KeyError("nobody")


def sources(folder: Path, texts: Sequence[str]) -> list[Source]:
    made = []
    for number, text in enumerate(texts):
        path = folder / f"d{number:02}.md"
        path.write_text(text, encoding="utf-8")
        made.append(Source(path, path.stem))
    return made


def filled(made: Sequence[Source], reading: Reading, folder: Path) -> list[tuple[str, bool | str]]:
    """Fill the cache; return each document with whether it was known, or why it failed."""
    with RecordCache(folder, "1") as cache:
        outcomes = list(fill(made, reading, cache))
    return sorted((one.document, one.known if isinstance(one, Listed) else one.reason) for one in outcomes)


def test_a_file_that_is_gone_is_a_failure(tmp_path: Path) -> None:
    gone = Source(tmp_path / "gone.md", "gone")
    reason = f"Cannot read {gone.path} (No such file or directory): check the file."
    assert filled([gone], READING, tmp_path / "cache") == [("gone", reason)]


def test_a_fault_that_is_known_already_is_told_and_nothing_is_read(tmp_path: Path) -> None:
    reading = Reading(Reader(read_text, never), BY_NAME)
    assert filled([Source(tmp_path / "a.zip", "a", "closed")], reading, tmp_path / "cache") == [("a", "closed")]


@pytest.mark.parametrize("grain", [2_000_000_000, 0])
def test_what_is_known_is_not_read_again(tmp_path: Path, grain: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(filling, "_GRAIN", grain)
    made = sources(tmp_path, ["ett", "annat"])
    assert filled(made, READING, tmp_path / "cache") == [("d00", False), ("d01", False)]
    made[1].path.write_text("ändrat", encoding="utf-8")
    again = filled(made, Reading(Reader(read_text, never), BY_NAME), tmp_path / "cache")
    assert again[0] == ("d00", True)
    assert "AssertionError" in str(again[1][1])


def test_a_file_with_the_stamp_that_it_had_is_not_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(filling, "_GRAIN", 0)
    made = sources(tmp_path, ["ett"])
    filled(made, READING, tmp_path / "cache")

    def closed(path: Path) -> bytes:
        raise AssertionError(path)

    monkeypatch.setattr(filling, "content_of", closed)
    assert filled(made, READING, tmp_path / "cache") == [("d00", True)]


def test_a_file_changed_just_now_is_opened_since_its_stamp_may_stay(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = sources(tmp_path, ["ett"])
    filled(made, READING, tmp_path / "cache")
    opened: list[Path] = []

    def noted(path: Path) -> bytes:
        opened.append(path)
        return path.read_bytes()

    monkeypatch.setattr(filling, "content_of", noted)
    filled(made, READING, tmp_path / "cache")
    assert opened == [made[0].path]


def test_another_identity_sees_the_records_anew_without_reading(tmp_path: Path) -> None:
    made = sources(tmp_path, ["ett"])
    filled(made, READING, tmp_path / "cache")
    reading = Reading(Reader(read_text, never), OtherIdentity(BY_NAME.gazetteer))
    assert filled(made, reading, tmp_path / "cache") == [("d00", True)]
    with RecordCache(tmp_path / "cache", "1") as cache:
        (listed,) = fill(made, reading, cache)
        assert isinstance(listed, Listed)
        assert list(cache.views([listed.key])) == [b"D00"]


def test_a_damaged_entry_is_read_anew(tmp_path: Path) -> None:
    made = sources(tmp_path, ["ett"])
    with RecordCache(tmp_path / "cache", "1") as cache:
        (listed,) = fill(made, READING, cache)
        assert isinstance(listed, Listed)
        whole = EntryReader(cache.path).read(listed.key)
        cache.keep(listed.key, b"damaged")
        (again,) = fill(made, Reading(READER, OtherIdentity(BY_NAME.gazetteer)), cache)
        assert again == Listed("d00", listed.key, False)
        assert EntryReader(cache.path).read(listed.key) == whole
        assert entry_of(whole) != b"damaged"


def test_a_fault_of_identity_takes_only_its_document(tmp_path: Path) -> None:
    made = sources(tmp_path, ["ett"])
    ((document, reason),) = filled(made, Reading(READER, FailingIdentity(BY_NAME.gazetteer)), tmp_path / "cache")
    assert (document, reason) == (
        "d00",
        f"Samgraf fails on {made[0].path} (KeyError: 'nobody'): report it with the file.",
    )


def test_many_documents_are_read_by_several_processes_and_a_dying_one_takes_only_its_own(tmp_path: Path) -> None:
    texts = [f"möte {number}" for number in range(29)] + ["DÖD"]
    made = sources(tmp_path, texts)
    with RecordCache(tmp_path / "cache", "1") as cache:
        outcomes = list(fill(made, Reading(Reader(read_text, extract_or_die), BY_NAME), cache))
        reader = EntryReader(cache.path)
        read = sorted(reader.read(one.key).text for one in outcomes if isinstance(one, Listed))
    failures = [one for one in outcomes if isinstance(one, Failure)]
    assert failures == [Failure("d29", f"Reading {made[29].path} ended its process: leave it out.")]
    assert read == sorted(texts[:-1])
