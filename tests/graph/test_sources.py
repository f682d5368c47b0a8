from __future__ import annotations

import os
import zipfile
from pathlib import Path

import pytest

from graph.sources import NoMinutesError, find_sources


def write(folder: Path, *names: str) -> None:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text("x", encoding="utf-8")


def identifiers(*paths: Path) -> dict[str, str]:
    return {source.identifier: source.path.name for source in find_sources(paths)}


def test_a_folder_gives_its_minutes_and_those_of_folders_below(tmp_path: Path) -> None:
    write(tmp_path, "b.md", "a.txt", "under/c.MD", "skip.png", ".hidden.md", ".git/d.md")
    assert identifiers(tmp_path) == {"a": "a.txt", "b": "b.md", "c": "c.MD"}


def test_a_file_named_outright_counts_whatever_its_ending_and_only_once(tmp_path: Path) -> None:
    write(tmp_path, "notes.protokoll", "a.md")
    assert identifiers(tmp_path / "notes.protokoll", tmp_path, tmp_path / "a.md") == {
        "notes": "notes.protokoll",
        "a": "a.md",
    }


def test_where_two_share_a_name_their_folders_go_before_it(tmp_path: Path) -> None:
    write(tmp_path, "norr/mars.md", "syd/mars.md", "syd/maj.md")
    assert set(identifiers(tmp_path)) == {"norr/mars", "syd/mars", "maj"}


def test_as_many_folders_go_before_it_as_it_takes(tmp_path: Path) -> None:
    write(tmp_path, "norr/2024/mars.md", "syd/2024/mars.md", "syd/2023/mars.md")
    assert set(identifiers(tmp_path)) == {"norr/2024/mars", "syd/2024/mars", "2023/mars"}


def test_two_endings_of_one_name_are_told_apart_by_the_ending(tmp_path: Path) -> None:
    write(tmp_path, "norr/mars.md", "norr/mars.txt")
    assert identifiers(tmp_path) == {"norr/mars.md": "mars.md", "norr/mars.txt": "mars.txt"}


def test_a_name_that_is_no_text_becomes_one(tmp_path: Path) -> None:
    raw = os.fsencode(tmp_path) + b"/m\xf6te.md"
    with open(raw, "wb") as file:
        file.write(b"x")
    (identifier,) = identifiers(tmp_path)
    assert identifier == "m\ufffdte"


def test_a_folder_without_minutes_is_told_in_a_sentence(tmp_path: Path) -> None:
    write(tmp_path, "bild.png")
    with pytest.raises(NoMinutesError, match=r"There are no minutes in .*: name files or folders"):
        find_sources([tmp_path])


def test_a_path_that_does_not_exist_is_told_in_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(NoMinutesError, match="There is no file or folder"):
        find_sources([tmp_path / "finns-inte"])


def test_what_is_no_regular_file_is_passed_over(tmp_path: Path) -> None:
    write(tmp_path, "a.md")
    os.mkfifo(tmp_path / "b.txt")
    assert identifiers(tmp_path) == {"a": "a.md"}


def test_one_file_by_two_ways_is_one_document(tmp_path: Path) -> None:
    write(tmp_path, "norr/a.md", "syd/b.md")
    (tmp_path / "syd/c.md").symlink_to(tmp_path / "norr/a.md")
    assert len(find_sources([tmp_path, tmp_path / "syd/../norr/a.md", tmp_path / "norr/a.md"])) == 2


def test_an_archive_counts_as_what_it_holds(tmp_path: Path) -> None:
    write(tmp_path, "norr/mars.md")
    with zipfile.ZipFile(tmp_path / "norr" / "syd.zip", "w") as held:
        for name in ("2024/mars.md", "2024/maj.md"):
            held.writestr(name, "x")
    assert {(one.identifier, one.path.relative_to(tmp_path).as_posix()) for one in find_sources([tmp_path])} == {
        ("norr/mars", "norr/mars.md"),
        ("2024/mars", "norr/syd.zip/2024/mars.md"),
        ("maj", "norr/syd.zip/2024/maj.md"),
    }


def test_an_archive_that_cannot_be_opened_is_a_fault_of_its_own(tmp_path: Path) -> None:
    write(tmp_path, "a.md", "trasig.zip")
    assert {one.identifier: one.fault for one in find_sources([tmp_path])} == {
        "a": "",
        "trasig": "trasig.zip is damaged: save it anew from where it came.",
    }
