"""The folder of a store: its generations, the pointer to the current one, and who may write.

    STORE/format.json            which version of this layout the store has
    STORE/current                the number of the current generation
    STORE/generations/000007/    one whole graph: ``graph`` (Oxigraph on disk), ``generation.json``,
                                 ``identities.json``, ``figures.json``, ``reading.json``, ``dumps``
    STORE/cache/                 records of documents that were read before
    STORE/build.lock             held by the build that is running, with who runs it

A generation is written beside the current one and never touched again once ``current`` names it;
``current`` is replaced by one rename. Whatever ends a build, the pointer names a whole generation: the old
one or the new.
"""

from __future__ import annotations

import errno
import fcntl
import json
import os
import shutil
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ontology.errors import SamgrafError

STORE_VERSION = 2
KEPT_GENERATIONS = 3
_FORMAT = "format.json"
_CURRENT = "current"
_GENERATIONS = "generations"
_LOCK = "build.lock"
_TEMPORARY = ".new"
_BETWEEN_LOOKS = 0.1
_FULL = (
    "There is no room left on the disk for {folder}: free some space and build again; "
    "the graph that was there is unchanged."
)
_OF_SQLITE = ("disk is full", "disk I/O error")  # the second where a file may not grow

DESCRIPTION = "generation.json"
"""The file in a generation's folder that says what it is, and by which readers hold it."""


class StoreError(SamgrafError):
    """A store that cannot be used as it is; the message says what to do."""


class NoStoreError(StoreError):
    """There is no graph yet where one was looked for; build one."""


class OtherVersionError(StoreError):
    """The store was written by another version of Samgraf; build anew in another folder or remove it."""


class StoreBusyError(StoreError):
    """Another build is writing to the store; wait for it."""


class StoreFullError(StoreError):
    """The disk has no room for what was to be written; the current generation is as it was."""


@contextmanager
def disk_errors(folder: Path) -> Iterator[None]:
    """Turn an error of the operating system or of SQLite while writing below a folder into one that says what to do."""
    full = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
    try:
        yield
    except sqlite3.OperationalError as error:
        if not any(phrase in str(error) for phrase in _OF_SQLITE):
            raise
        raise StoreFullError(_FULL.format(folder=folder)) from error
    except OSError as error:
        if error.errno in full or _speaks_of_room(str(error)):
            raise StoreFullError(_FULL.format(folder=folder)) from error
        raise StoreError(
            f"Cannot write to {folder} ({error.strerror or error}): check that you may write there and "
            "build again; the graph that was there is unchanged."
        ) from error


def _speaks_of_room(message: str) -> bool:
    """Tell whether a message of RocksDB, which comes without an error number, is about a full disk."""
    return any(phrase in message for phrase in ("No space left", "File too large", "Disk quota exceeded"))


def write_atomically(path: Path, content: bytes) -> None:
    """Write a file so that at any moment the old content or the new stands there, after a power cut too."""
    temporary = path.with_name(f"{path.name}.{os.getpid()}{_TEMPORARY}")
    try:
        with temporary.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        os.replace(temporary, path)
    finally:
        temporary.unlink(missing_ok=True)
    _sync_folder(path.parent)


def _sync_folder(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _sync_tree(folder: Path) -> None:
    for parent, _, names in os.walk(folder):
        for name in names:
            with (Path(parent) / name).open("rb") as file:
                os.fsync(file.fileno())
        _sync_folder(Path(parent))


@contextmanager
def held(generation: Path) -> Iterator[None]:
    """Keep a generation from being removed by a build while it is read; raises StoreError where it is gone already."""
    try:
        descriptor = os.open(generation / DESCRIPTION, os.O_RDONLY)
    except OSError as error:
        raise StoreError(f"The graph in {generation} is gone: run samgraf build again.") from error
    try:
        fcntl.flock(descriptor, fcntl.LOCK_SH)
        yield
    finally:
        os.close(descriptor)


def _is_held(generation: Path) -> bool:
    try:
        descriptor = os.open(generation / DESCRIPTION, os.O_RDONLY)
    except OSError:
        return False
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    finally:
        os.close(descriptor)
    return False


class StoreFolder:
    """A store's folder. Reading needs no lock; writing happens inside ``writing()``."""

    def __init__(self, path: Path) -> None:
        self.path = path

    @property
    def cache(self) -> Path:
        """The folder of the records that were read before."""
        return self.path / "cache"

    def current(self) -> Path:
        """Return the folder of the current generation.

        Raises NoStoreError where nothing was built yet, OtherVersionError, and StoreError where the
        pointer leads nowhere.
        """
        self._check_version()
        number = self._current_number()
        if number is None:
            raise NoStoreError(f"There is no graph in {self.path} yet: run samgraf build first.")
        folder = self._generation(number)
        if not folder.is_dir():
            raise StoreError(f"{self.path} names a generation that is not there: run samgraf build again.")
        return folder

    def _generation(self, number: int) -> Path:
        return self.path / _GENERATIONS / f"{number:06d}"

    def _current_number(self) -> int | None:
        try:
            written = (self.path / _CURRENT).read_text(encoding="ascii").strip()
        except FileNotFoundError:
            return None
        except (OSError, UnicodeDecodeError) as error:
            raise StoreError(f"Cannot read {self.path / _CURRENT}: run samgraf build again.") from error
        if not written.isdecimal():
            raise StoreError(f"{self.path / _CURRENT} is damaged: remove that file and run samgraf build.")
        return int(written)

    def _check_version(self) -> None:
        try:
            version = json.loads((self.path / _FORMAT).read_text(encoding="utf-8"))["version"]
        except FileNotFoundError:
            if (self.path / _CURRENT).exists():
                raise self._other_version("unknown") from None
            return
        except NotADirectoryError:
            raise StoreError(f"{self.path} is a file: name a folder with --store.") from None
        except (OSError, ValueError, KeyError, TypeError):
            raise self._other_version("unknown") from None
        if version != STORE_VERSION:
            raise self._other_version(version)

    def _other_version(self, version: object) -> OtherVersionError:
        return OtherVersionError(
            f"{self.path} holds a store of version {version}, this Samgraf reads version {STORE_VERSION}: "
            "build into another folder (--store), or remove this one and build again."
        )

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Hold the store for one build.

        Half-made generations of builds that were ended are removed first. Raises StoreBusyError where
        another build holds it, OtherVersionError, StoreFullError and StoreError.
        """
        self._check_version()
        with disk_errors(self.path):
            (self.path / _GENERATIONS).mkdir(parents=True, exist_ok=True)
            lock = os.open(self.path / _LOCK, os.O_RDWR | os.O_CREAT, 0o644)
        try:
            self._take(lock)
            with disk_errors(self.path):
                if not (self.path / _FORMAT).exists():
                    write_atomically(self.path / _FORMAT, json.dumps({"version": STORE_VERSION}).encode())
                self._remove_leftovers()
            yield
        finally:
            os.close(lock)

    def _take(self, lock: int) -> None:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            holder = os.pread(lock, 200, 0).decode(errors="replace").strip() or "another process"
            raise StoreBusyError(
                f"A build by {holder} is already writing to {self.path}: wait until it is done."
            ) from None
        with disk_errors(self.path):
            os.ftruncate(lock, 0)
            os.pwrite(lock, f"process {os.getpid()} on {os.uname().nodename}".encode(), 0)

    def _numbers(self) -> list[int]:
        names = (entry.name for entry in (self.path / _GENERATIONS).iterdir())
        return sorted(int(name) for name in names if name.isdecimal())

    def _remove_leftovers(self) -> None:
        """Remove what a build that was ended left: generations after the current one, temporary files."""
        current = self._current_number() or 0
        for number in self._numbers():
            if number > current:
                shutil.rmtree(self._generation(number))
        for leftover in self.path.glob(f"*{_TEMPORARY}"):
            leftover.unlink(missing_ok=True)

    def begin(self) -> Path:
        """Make the folder of a new generation, to be written and switched to. Call inside ``writing()``."""
        folder = self._generation((self._current_number() or 0) + 1)
        with disk_errors(self.path):
            folder.mkdir()
        return folder

    def abandon(self, generation: Path) -> None:
        """Remove a generation that did not come to be."""
        shutil.rmtree(generation, ignore_errors=True)

    def switch(self, generation: Path) -> None:
        """Make a written generation the current one, then remove all but the last few."""
        with disk_errors(self.path):
            _sync_tree(generation)
            _sync_folder(generation.parent)
            write_atomically(self.path / _CURRENT, f"{generation.name}\n".encode("ascii"))
        self.keep_last(KEPT_GENERATIONS)

    def keep_last(self, count: int, patience: float = 0.0) -> bool:
        """Remove all generations but the last ``count`` and those that a service holds; tell whether none is held.

        ``patience`` are the seconds to wait for a service to let go. Call inside ``writing()``.
        """
        until = time.monotonic() + patience
        older = [self._generation(number) for number in self._numbers()[:-count]]
        while any(held := [generation for generation in older if _is_held(generation)]) and time.monotonic() < until:
            time.sleep(_BETWEEN_LOOKS)
        for generation in older:
            if generation not in held:
                shutil.rmtree(generation, ignore_errors=True)
        return not held
