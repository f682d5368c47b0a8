"""From paths to the documents that they hold, each with an identifier of its own."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from data.reading.containers import CONTAINERS, documents_in
from data.reading.formats import READERS
from data.reading.values import Refused
from graph.reading_processes import Ended, Limits, in_processes
from ontology.errors import SamgrafError


class NoMinutesError(SamgrafError):
    """The paths given hold no minutes; name others."""


@dataclass(frozen=True, slots=True)
class Source:
    """A document to be read, and its identifier; ``fault`` says why it cannot be, where that is known already.

    The path of what lies in an archive or e-mail is that of the archive with its own name after it.
    """

    path: Path
    identifier: str
    fault: str = ""


def find_sources(paths: Sequence[Path]) -> tuple[Source, ...]:
    """List the minutes that files and folders hold, sorted by identifier.

    Of a folder, files with a known ending count, in folders below it too; hidden ones do not. A file named
    outright counts whatever its ending. Archives and e-mails count as what they hold. Raises NoMinutesError where
    a path does not exist or all of them hold nothing.
    """
    # One file is one document, by however many paths it is reached.
    files = sorted(
        {file.resolve(): Path(os.path.normpath(file.absolute())) for path in paths for file in _files(path)}.values()
    )
    found, faults = _opened(files)
    if not found:
        raise NoMinutesError(
            f"There are no minutes in {_listed(paths)}: name files or folders with {_endings()} files."
        )
    named = zip(found, _identifiers(found), strict=True)
    sources = (Source(path, name, faults.get(path, "")) for path, name in named)
    return tuple(sorted(sources, key=lambda source: source.identifier))


def _listed(paths: Iterable[Path]) -> str:
    return ", ".join(map(str, paths)) or "the list of paths, which is empty"


def _endings() -> str:
    return ", ".join(READERS)


def _opened(files: Sequence[Path]) -> tuple[list[Path], dict[Path, str]]:
    """Return the documents in files, those in archives and e-mails one by one, and why some of these stay closed."""
    closed = [path for path in files if path.suffix.lower() in CONTAINERS]
    held: list[Path] = [path for path in files if path.suffix.lower() not in CONTAINERS]
    faults: dict[Path, str] = {}
    for outcome in in_processes(closed, _documents_or_fault, 1, Limits()):
        if isinstance(outcome, Ended):
            faults[outcome.asked] = f"Opening {outcome.asked} took too much: unpack it and name the folder."
        else:
            path, documents, fault = outcome
            held.extend(documents)
            faults.update({path: fault} if fault else {})
    return sorted([*held, *faults]), faults


def _documents_or_fault(path: Path) -> tuple[Path, tuple[Path, ...], str]:
    try:
        return path, documents_in(path), ""
    except Refused as refused:
        return path, (), f"{path.name} {refused}."
    except OSError as error:
        return path, (), f"{path.name} cannot be opened ({error.strerror}): check the path and its permissions."


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
