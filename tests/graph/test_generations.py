from __future__ import annotations

import errno
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from pyoxigraph import NamedNode, Quad

from graph.generations import (
    STORE_VERSION,
    NoStoreError,
    OtherVersionError,
    StoreBusyError,
    StoreError,
    StoreFolder,
    StoreFullError,
    disk_errors,
    write_atomically,
)
from graph.store import identities_of, new_generation, open_current

ONE = Quad(NamedNode("x:a"), NamedNode("x:p"), NamedNode("x:1"))
TWO = Quad(NamedNode("x:a"), NamedNode("x:p"), NamedNode("x:2"))


def write(store: Path, *quads: Quad) -> None:
    folder = StoreFolder(store)
    with folder.writing(), new_generation(folder) as generation:
        generation.add(quads)
        generation.keep_identities({"d#A": "person/a"})


def names(store: Path) -> list[str]:
    return sorted(path.name for path in (store / "generations").iterdir())


def test_a_new_generation_replaces_what_was_there(tmp_path: Path) -> None:
    write(tmp_path / "s", ONE)
    write(tmp_path / "s", TWO)
    assert set(open_current(tmp_path / "s")) == {TWO}
    assert identities_of(StoreFolder(tmp_path / "s").current()) == {"d#A": "person/a"}


def test_a_reader_stays_on_the_generation_it_opened(tmp_path: Path) -> None:
    write(tmp_path, ONE)
    reader = open_current(tmp_path)
    for _ in range(5):
        write(tmp_path, TWO)
    assert set(reader) == {ONE}


def test_the_last_three_generations_are_kept(tmp_path: Path) -> None:
    for _ in range(5):
        write(tmp_path, ONE)
    assert names(tmp_path) == ["000003", "000004", "000005"]


def fail_to_write(store: Path, *quads: Quad) -> None:
    folder = StoreFolder(store)
    with folder.writing(), new_generation(folder) as generation:
        generation.add(quads)
        raise ZeroDivisionError


def test_a_build_that_fails_changes_nothing_and_leaves_nothing(tmp_path: Path) -> None:
    write(tmp_path, ONE)
    with pytest.raises(ZeroDivisionError):
        fail_to_write(tmp_path, TWO)
    assert set(open_current(tmp_path)) == {ONE}
    assert names(tmp_path) == ["000001"]


def test_half_made_generations_are_removed_by_the_next_build(tmp_path: Path) -> None:
    write(tmp_path, ONE)
    (tmp_path / "generations" / "000002" / "graph").mkdir(parents=True)
    (tmp_path / "generations" / "000007").mkdir()
    (tmp_path / "current.99.new").write_text("000007")
    write(tmp_path, TWO)
    assert names(tmp_path) == ["000001", "000002"]
    assert not list(tmp_path.glob("*.new"))
    assert set(open_current(tmp_path)) == {TWO}


def test_where_nothing_was_built_one_is_told_to_build(tmp_path: Path) -> None:
    with pytest.raises(NoStoreError, match="run samgraf build first"):
        open_current(tmp_path / "none")


@pytest.mark.parametrize("written", ['{"version": 99}', "{}", "nonsense", "[]", None])
def test_a_store_of_another_version_is_neither_read_nor_written(tmp_path: Path, written: str | None) -> None:
    write(tmp_path, ONE)
    if written is None:
        (tmp_path / "format.json").unlink()
    else:
        (tmp_path / "format.json").write_text(written)
    with pytest.raises(OtherVersionError, match="build into another folder"):
        open_current(tmp_path)
    with pytest.raises(OtherVersionError):
        write(tmp_path, TWO)
    (tmp_path / "format.json").write_text(json.dumps({"version": STORE_VERSION}))
    assert set(open_current(tmp_path)) == {ONE}


@pytest.mark.parametrize("pointer", ["", "x", "000009"])
def test_a_pointer_that_leads_nowhere_is_told_in_a_sentence(tmp_path: Path, pointer: str) -> None:
    write(tmp_path, ONE)
    (tmp_path / "current").write_text(pointer)
    with pytest.raises(StoreError, match="samgraf build"):
        open_current(tmp_path)


def test_a_file_where_a_folder_should_be_is_told_in_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(StoreError, match="is a file"):
        open_current(tmp_path / "file")
    with pytest.raises(StoreError):
        write(tmp_path / "file", ONE)


def test_a_second_build_is_told_who_holds_the_store(tmp_path: Path) -> None:
    held = "from pathlib import Path; from graph.generations import StoreFolder; import sys\n"
    held += "with StoreFolder(Path(sys.argv[1])).writing(): print('held', flush=True); sys.stdin.read()"
    with subprocess.Popen(
        [sys.executable, "-c", held, str(tmp_path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        cwd=Path(__file__).parents[2],
    ) as other:
        assert other.stdout is not None
        assert other.stdin is not None
        other.stdout.readline()
        with pytest.raises(StoreBusyError, match=rf"process {other.pid} on .* wait until it is done"):
            write(tmp_path, ONE)
        other.stdin.close()
    write(tmp_path, ONE)
    assert set(open_current(tmp_path)) == {ONE}


def test_a_full_disk_leaves_the_current_generation_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, ONE)

    def no_room(*_: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr("graph.generations.os.fsync", no_room)
    with pytest.raises(StoreFullError, match="no room left on the disk"):
        write(tmp_path, TWO)
    monkeypatch.undo()
    assert set(open_current(tmp_path)) == {ONE}
    assert names(tmp_path) == ["000001"]


def test_rocksdb_running_out_of_room_is_told_as_such(tmp_path: Path) -> None:
    with pytest.raises(StoreFullError), disk_errors(tmp_path):
        raise OSError("IO error: No space left on device: While appending to file: x.sst")
    with pytest.raises(StoreError, match="check that you may write there"), disk_errors(tmp_path):
        raise PermissionError(errno.EACCES, "Permission denied")


def test_an_atomic_write_that_fails_keeps_the_old_content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "file"
    write_atomically(target, b"old")

    def broken(*_: object) -> None:
        raise OSError(errno.EIO, "broken")

    monkeypatch.setattr("graph.generations.os.replace", broken)
    with pytest.raises(OSError, match="broken"):
        write_atomically(target, b"new")
    assert target.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [target]


def test_a_damaged_list_of_identities_is_an_empty_one(tmp_path: Path) -> None:
    write(tmp_path, ONE)
    for content in ("nonsense", "[1]"):
        (StoreFolder(tmp_path).current() / "identities.json").write_text(content)
        assert identities_of(StoreFolder(tmp_path).current()) == {}


def test_a_generation_whose_files_are_gone_is_told_in_a_sentence(tmp_path: Path) -> None:
    write(tmp_path, ONE)
    shutil.rmtree(StoreFolder(tmp_path).current() / "graph")
    with pytest.raises(StoreError, match="run samgraf build again"):
        open_current(tmp_path)
