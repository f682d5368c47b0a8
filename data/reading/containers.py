"""From a file that holds others (a ZIP archive, an e-mail) to the paths of those that can be read, and their bytes.

What lies in an archive has the path of the archive with its own name after it, as if the archive were a folder.
Nothing is ever unpacked to disk.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path, PurePosixPath
from zipfile import ZipFile

from data.reading.bounded import bytes_of
from data.reading.formats import READERS
from data.reading.mail import opened_letter
from data.reading.parcels import BROKEN, DAMAGED, part_of
from data.reading.values import Refused

_LETTER = ".eml"
CONTAINERS = frozenset((".zip", _LETTER))
"""Endings of files that hold others."""
_MOST_WITHIN = 100_000
_LONG_ENOUGH = 1000  # letters from which the words of an e-mail with minutes attached may be minutes themselves


def documents_in(path: Path) -> tuple[Path, ...]:
    """List the documents in a file that holds others, sorted; raises Refused where it cannot be opened or has none.

    Of an e-mail, that is what is attached and can be read; its own words too where they are more than a covering
    note, or all there is. Raises OSError where the file cannot be opened.
    """
    if path.suffix.lower() == _LETTER:
        letter = opened_letter(bytes_of(path))
        attached = tuple(path / name for name in sorted(letter.attachments) if _can_be_read(name))
        own = not attached or len(letter.words) >= _LONG_ENOUGH
        return (path, *attached) if own else attached
    names = _archive(path).namelist()
    if len(names) > _MOST_WITHIN:
        raise Refused(f"holds more than {_MOST_WITHIN:,} files: unpack it and name the folders")
    if any(_points_outside(name) for name in names):
        raise Refused("holds a file whose name points outside of it: unpack it yourself and name the folder")
    found = tuple(path / name for name in sorted(names) if _can_be_read(name))
    if not found:
        raise Refused("holds no minutes: unpack it to see what it has, or take it away")
    return found


def container_of(path: Path) -> Path | None:
    """Return the file that holds what a path leads to, None where the path leads to a file or to nothing."""
    if path.exists():
        return None
    return next((parent for parent in path.parents if parent.is_file()), None)


def content_in(container: Path, path: Path) -> bytes:
    """Return the bytes of a document in a file that holds others; raises Refused and OSError."""
    name = path.relative_to(container).as_posix()
    if container.suffix.lower() == _LETTER:
        content = opened_letter(bytes_of(container)).attachments.get(name)
    else:
        content = part_of(_archive(container), name)
    if content is None:
        raise Refused("is no longer there: build again")
    return content


def _can_be_read(name: str) -> bool:
    place = PurePosixPath(name)
    hidden = any(part.startswith(".") or part == "__MACOSX" for part in place.parts)
    return not hidden and not name.endswith("/") and place.suffix.lower() in READERS


def _points_outside(name: str) -> bool:
    place = PurePosixPath(name.replace("\\", "/"))
    return place.is_absolute() or ".." in place.parts or ":" in name.partition("/")[0] or "\0" in name


def _archive(path: Path) -> ZipFile:
    state = path.stat()
    return _opened(path, state.st_mtime_ns, state.st_size)


@lru_cache(maxsize=1)
def _opened(path: Path, _changed: int, _size: int) -> ZipFile:
    """Open an archive once for all that is read of it in a row."""
    try:
        return ZipFile(path)
    except BROKEN as error:
        if isinstance(error, OSError) and error.errno is not None:
            raise
        raise Refused(DAMAGED) from error
