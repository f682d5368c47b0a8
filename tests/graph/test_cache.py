from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.record import MeetingRecord
from graph.cache import ReadDocument, RecordCache, _decode, _encode
from tests.factories import AUTUMN, SPRING, autumn, spring


def entry_of(folder: Path) -> Path:
    (entry,) = folder.rglob("*.json")
    return entry


def test_what_was_kept_is_found_again_unchanged(tmp_path: Path) -> None:
    cache = RecordCache(tmp_path, "1")
    for read in (ReadDocument(SPRING, spring()), ReadDocument(AUTUMN, autumn())):
        cache.keep(read)
        assert cache.find(read.record.document.identifier, read.record.document.sha256) == read


def test_another_extractor_another_document_or_another_name_finds_nothing(tmp_path: Path) -> None:
    digest = spring().document.sha256
    RecordCache(tmp_path, "1").keep(ReadDocument(SPRING, spring()))
    assert RecordCache(tmp_path, "2").find("var", digest) is None
    assert RecordCache(tmp_path, "1").find("var", "0" * 64) is None
    assert RecordCache(tmp_path, "1").find("annat", digest) is None


@given(st.data())
def test_a_damaged_entry_is_no_entry(tmp_path_factory: pytest.TempPathFactory, data: st.DataObject) -> None:
    folder = tmp_path_factory.mktemp("cache")
    cache = RecordCache(folder, "1")
    cache.keep(ReadDocument(SPRING, spring()))
    content = entry_of(folder).read_bytes()
    place = data.draw(st.integers(0, len(content) - 1))
    other = data.draw(st.integers(0, 255).filter(lambda byte: byte != content[place]))
    damaged = data.draw(st.sampled_from([content[:place], content[:place] + bytes([other]) + content[place + 1 :]]))
    entry_of(folder).write_bytes(damaged)
    assert cache.find("var", spring().document.sha256) is None


@pytest.mark.parametrize("body", [b"[]", b"null", b'["ReadDocument"]', b'["ReadDocument", "x", ["Other"]]', b"7"])
def test_an_entry_of_another_shape_is_no_entry(tmp_path: Path, body: bytes) -> None:
    import hashlib

    cache = RecordCache(tmp_path, "1")
    cache.keep(ReadDocument(SPRING, spring()))
    entry_of(tmp_path).write_bytes(hashlib.sha256(body).hexdigest().encode() + b"\n" + body)
    assert cache.find("var", spring().document.sha256) is None


@given(st.text(), st.text())
def test_any_text_survives(title: str, note: str) -> None:
    record = replace(spring(), notes=(note,), document=replace(spring().document, title=title))
    assert _decode(MeetingRecord, _encode(record)) == record


def test_what_is_no_longer_read_is_not_held_on_to(tmp_path: Path) -> None:
    first = RecordCache(tmp_path, "1")
    first.keep(ReadDocument(SPRING, spring()))
    first.keep(ReadDocument(AUTUMN, autumn()))
    second = RecordCache(tmp_path, "1")
    second.find("var", spring().document.sha256)
    (entry_of_name := tmp_path / "ab").mkdir(exist_ok=True)
    (entry_of_name / "left.json.7.new").write_text("half")
    second.forget_others()
    assert second.find("var", spring().document.sha256) is not None
    assert second.find("host", autumn().document.sha256) is None
    assert len([path for path in tmp_path.rglob("*") if path.is_file()]) == 1


def test_a_kept_entry_leaves_no_temporary_file(tmp_path: Path) -> None:
    RecordCache(tmp_path, "1").keep(ReadDocument(SPRING, spring()))
    assert [path.suffix for path in tmp_path.rglob("*") if path.is_file()] == [".json"]
