"""From paths to the documents that they hold, each with an identifier of its own."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from data.reading.formats import READERS
from ontology.errors import SamgrafError


class NoMinutesError(SamgrafError):
    """The paths given hold no minutes; name others."""


@dataclass(frozen=True, slots=True)
class Source:
    """A file to be read, and the identifier of the document it holds."""

    path: Path
    identifier: str


def find_sources(paths: Sequence[Path]) -> tuple[Source, ...]:
    """List the minutes that files and folders hold, sorted by identifier.

    Of a folder, files with a known ending count, in folders below it too; hidden ones do not. A file named
    outright counts whatever its ending. Raises NoMinutesError where a path does not exist or all of them
    hold nothing.
    """
    # One file is one document, by however many paths it is reached.
    found = sorted(
        {file.resolve(): Path(os.path.normpath(file.absolute())) for path in paths for file in _files(path)}.values()
    )
    if not found:
        raise NoMinutesError(
            f"There are no minutes in {_listed(paths)}: name files or folders with {_endings()} files."
        )
    sources = (Source(path, name) for path, name in zip(found, _identifiers(found), strict=True))
    return tuple(sorted(sources, key=lambda source: source.identifier))


def _listed(paths: Iterable[Path]) -> str:
    return ", ".join(map(str, paths)) or "the list of paths, which is empty"


def _endings() -> str:
    return ", ".join(READERS)


def _files(path: Path) -> Iterator[Path]:
    if path.is_file():
        yield path
        return
    if not path.is_dir():
        raise NoMinutesError(f"There is no file or folder {path}: name one that holds minutes.")
    for folder, folders, names in os.walk(path):
        folders[:] = [name for name in folders if not name.startswith(".")]
        named = (Path(folder) / name for name in names if not name.startswith("."))
        yield from (file for file in named if file.suffix.lower() in READERS and file.is_file())


def _identifiers(paths: Sequence[Path]) -> list[str]:
    """Name each file by its stem, with as many of its folders before it as tell it from the others."""
    names = [_readable(path.stem) for path in paths]
    deepest = max(len(path.parts) for path in paths)
    for depth in range(1, deepest):
        shared = _shared(names)
        if not shared:
            return names
        names = [
            _with_folders(path, depth, path.stem) if name in shared else name
            for path, name in zip(paths, names, strict=True)
        ]
    # one folder, one stem, two endings
    shared = _shared(names)
    return [
        _with_folders(path, 1, path.name) if name in shared else name for path, name in zip(paths, names, strict=True)
    ]


def _shared(names: Iterable[str]) -> set[str]:
    # what differs in case only would be told apart by a person no better than by a file system
    counts = Counter(name.casefold() for name in names)
    return {name for name in names if counts[name.casefold()] > 1}


def _with_folders(path: Path, depth: int, name: str) -> str:
    folders = [part for part in path.parent.parts[-depth:] if part != path.anchor]
    return "/".join(map(_readable, (*folders, name)))


def _readable(name: str) -> str:
    """Return a file's name as text; bytes that are no UTF-8 become replacement characters."""
    return os.fsencode(name).decode("utf-8", "replace")
