from __future__ import annotations

import tempfile
from pathlib import Path

import pytest

from api.queries.spool import Spool


def test_folders_that_a_killed_service_left_are_removed_and_those_in_use_are_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    left, kept, linked = tmp_path / "samgraf-left", tmp_path / "other", tmp_path / "samgraf-linked"
    left.mkdir()
    (left / "answer-1").write_bytes(b"large")
    kept.mkdir()
    linked.symlink_to(kept)
    first = Spool()
    (first.folder / "answer-1").write_bytes(b"large")
    second = Spool()
    assert sorted(tmp_path.iterdir()) == sorted([kept, linked, first.folder, second.folder])
    assert (first.folder / "answer-1").read_bytes() == b"large"
    first.remove()
    second.remove()
    assert sorted(tmp_path.iterdir()) == [kept, linked]
