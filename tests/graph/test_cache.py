from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.record import MeetingRecord
from graph.cache import FILE, DamagedEntry, EntryReader, ReadDocument, RecordCache, entry_of, read_from
from graph.record_coding import decoded, encoded
from tests.factories import AUTUMN, SPRING, autumn, spring

READ = ReadDocument(SPRING, spring())


def keep(cache: RecordCache, read: ReadDocument = READ) -> bytes:
    document = read.record.document
    key = cache.key(document.identifier, document.sha256)
    cache.keep(key, entry_of(read))
    cache.keep_view(key, "1", document.identifier.encode())
    return key


def test_what_was_kept_is_found_again_unchanged(tmp_path: Path) -> None:
    with RecordCache(tmp_path, "1") as cache:
        keys = [keep(cache), keep(cache, ReadDocument(AUTUMN, autumn()))]
    with RecordCache(tmp_path, "1") as cache:
        assert [cache.has(key) for key in keys] == [True, True]
        assert list(cache.views(keys)) == [b"var", b"host"]
        assert [EntryReader(cache.path).read(key) for key in keys] == [READ, ReadDocument(AUTUMN, autumn())]


def test_another_extractor_another_document_or_another_name_finds_nothing(tmp_path: Path) -> None:
    digest = spring().document.sha256
    with RecordCache(tmp_path, "1") as cache:
        keep(cache)
        others = [cache.key("var", "0" * 64), cache.key("annat", digest)]
    with RecordCache(tmp_path, "2") as cache:
        assert [cache.has(key) for key in (*others, cache.key("var", digest))] == [False, False, False]


def test_a_view_of_another_identity_is_no_view(tmp_path: Path) -> None:
    with RecordCache(tmp_path, "1") as cache:
        key = keep(cache)
        assert (cache.has_view(key, "1"), cache.has_view(key, "2")) == (True, False)


@given(st.data())
def test_a_damaged_entry_is_no_entry(data: st.DataObject) -> None:
    content = entry_of(READ)
    assert read_from(content) == READ
    place = data.draw(st.integers(0, len(content) - 1))
    other = data.draw(st.integers(0, 255).filter(lambda byte: byte != content[place]))
    damaged = data.draw(st.sampled_from([content[:place], content[:place] + bytes([other]) + content[place + 1 :]]))
    with pytest.raises(ValueError, match=r".*"):
        read_from(damaged)


def test_a_damaged_or_missing_entry_or_view_is_told_by_its_key(tmp_path: Path) -> None:
    with RecordCache(tmp_path, "1") as cache:
        key = keep(cache)
        cache.commit()
        cache.keep(key, b"x" * 50)
        cache.commit()
        for asked in (key, b"nowhere"):
            with pytest.raises(DamagedEntry) as told:
                EntryReader(cache.path).read(asked)
            assert told.value.key == asked
        with pytest.raises(DamagedEntry):
            list(cache.views([b"nowhere"]))
        cache.remove(key)
        assert (cache.has(key), cache.has_view(key, "1")) == (False, False)


def test_a_file_that_is_no_cache_is_an_empty_one(tmp_path: Path) -> None:
    (tmp_path / FILE).write_bytes(b"no database" * 1000)
    with RecordCache(tmp_path, "1") as cache:
        key = keep(cache)
        assert cache.has(key)


@given(st.text(), st.text())
def test_any_text_survives(title: str, note: str) -> None:
    record = replace(spring(), notes=(note,), document=replace(spring().document, title=title))
    assert decoded(encoded(record), MeetingRecord) == record


@pytest.mark.parametrize("body", [b"[]", b"null", b'["x"]', b'["x", [1]]', b"7", b"{", b"\xff"])
def test_bytes_of_another_shape_are_no_document(body: bytes) -> None:
    with pytest.raises(ValueError, match=r".*"):
        decoded(body, ReadDocument)


def test_what_is_no_longer_read_is_not_held_on_to(tmp_path: Path) -> None:
    with RecordCache(tmp_path, "1") as cache:
        kept = keep(cache)
        gone = keep(cache, ReadDocument(AUTUMN, autumn()))
        for path in ("/a", "/b"):
            cache.keep_sha256(path, "stamp", "digest")
    with RecordCache(tmp_path, "1") as cache:
        assert cache.has(kept)
        cache.forget_others(["/a"])
    with RecordCache(tmp_path, "1") as cache:
        assert [cache.has(kept), cache.has(gone), cache.has_view(kept, "1"), cache.has_view(gone, "1")] == [
            True,
            False,
            True,
            False,
        ]
        assert [cache.sha256_of(path, "stamp") for path in ("/a", "/b")] == ["digest", None]
    words = b"withdrawn beyond all doubt"
    with RecordCache(tmp_path, "1") as cache:
        cache.keep(b"key", words)
        cache.commit()
    with RecordCache(tmp_path, "1") as cache:
        cache.forget_others()
    assert not [path for path in tmp_path.iterdir() if words in path.read_bytes()]


def test_a_stamp_that_changed_tells_no_digest(tmp_path: Path) -> None:
    with RecordCache(tmp_path, "1") as cache:
        cache.keep_sha256("/a", "stamp", "digest")
        assert (cache.sha256_of("/a", "stamp"), cache.sha256_of("/a", "later")) == ("digest", None)
