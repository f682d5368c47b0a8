"""Documents that were read before, each kept as one entry under the hash of its file and of what read it.

One SQLite file holds all entries: a hundred thousand small files take minutes to make, to list and to remove. What a
build that was ended had read stays, but for the last few moments. A damaged entry is no entry, a damaged file an empty
one: what is missing is read anew.
"""

from __future__ import annotations

import hashlib
import sqlite3
import time
import zlib
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from data.record import MeetingRecord
from graph.record_coding import decoded, encoded
from ontology.errors import SamgrafError

FILE = "documents.sqlite"
_DIGEST = 32  # bytes
_LEVEL = 1  # a fifth of the size, in a tenth of a millisecond
_BETWEEN_COMMITS = 1.0  # seconds; what was read in the last of them is lost where a build is killed
_AT_ONCE = 500
_TABLES = (
    "CREATE TABLE IF NOT EXISTS entry (key BLOB PRIMARY KEY, content BLOB NOT NULL)",
    "CREATE TABLE IF NOT EXISTS view (key BLOB PRIMARY KEY, version TEXT NOT NULL, content BLOB NOT NULL)",
    "CREATE TABLE IF NOT EXISTS file (path TEXT PRIMARY KEY, stamp TEXT NOT NULL, sha256 TEXT NOT NULL)",
)
_PRAGMAS = (
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = NORMAL",
    "PRAGMA secure_delete = ON",  # what is withdrawn must not be left in the file
)


class DamagedEntry(SamgrafError):
    """An entry that is not what was written; ``key`` is its own. Remove it, so that its document is read anew."""

    def __init__(self, key: bytes) -> None:
        super().__init__("What was kept of a document is damaged: run samgraf build again.", key)
        self.key = key

    def __str__(self) -> str:
        return str(self.args[0])

    def __reduce__(self) -> tuple[type[DamagedEntry], tuple[bytes]]:
        return DamagedEntry, (self.key,)


@dataclass(frozen=True, slots=True)
class ReadDocument:
    """What reading one document came to: its text, which the record's spans count into, and the record."""

    text: str
    record: MeetingRecord


def entry_of(read: ReadDocument) -> bytes:
    """Return what is kept of a document: a digest, and its text and record, compressed."""
    body = zlib.compress(encoded(read), _LEVEL)
    return hashlib.sha256(body).digest() + body


def read_from(entry: bytes) -> ReadDocument:
    """Read an entry; raises ValueError where it is damaged or holds something else."""
    digest, body = entry[:_DIGEST], entry[_DIGEST:]
    if hashlib.sha256(body).digest() != digest:
        raise ValueError("damaged")
    return decoded(zlib.decompress(body), ReadDocument)


class RecordCache:
    """The entries in a folder. ``version`` is that of the extractor: another one finds nothing here.

    Use as a context. Many may look up, one at a time may keep. Methods that write raise OSError or
    sqlite3.OperationalError, which ``disk_errors`` turns into what to do.
    """

    def __init__(self, folder: Path, version: str) -> None:
        self._version = version
        self._used: set[bytes] = set()
        folder.mkdir(parents=True, exist_ok=True)
        self.path = folder / FILE
        self._connection = _opened(self.path)
        self._begin()

    def __enter__(self) -> RecordCache:
        return self

    def __exit__(self, *_: object) -> None:
        with suppress(sqlite3.Error):  # what cannot be written down is read anew
            self._connection.execute("COMMIT")
        self._connection.close()

    def _begin(self) -> None:
        self._connection.execute("BEGIN")
        self._began = time.monotonic()

    def key(self, identifier: str, sha256: str) -> bytes:
        """Return the key of a document's entry."""
        return hashlib.sha256("\n".join((self._version, sha256, identifier)).encode()).digest()

    def has(self, key: bytes) -> bool:
        """Tell whether there is an entry, damaged or not, and hold on to it if so."""
        found = self._connection.execute("SELECT 1 FROM entry WHERE key = ?", (key,)).fetchone()
        if found:
            self._used.add(key)
        return found is not None

    def keep(self, key: bytes, entry: bytes) -> None:
        """Keep an entry."""
        self._used.add(key)
        self._write("INSERT OR REPLACE INTO entry VALUES (?, ?)", [(key, entry)])

    def has_view(self, key: bytes, version: str) -> bool:
        """Tell whether the view of a document is there, in a version."""
        row = self._connection.execute("SELECT 1 FROM view WHERE key = ? AND version = ?", (key, version)).fetchone()
        return row is not None

    def keep_view(self, key: bytes, version: str, view: bytes) -> None:
        """Keep the view of a document."""
        content = hashlib.sha256(view).digest() + view
        self._write("INSERT OR REPLACE INTO view VALUES (?, ?, ?)", [(key, version, content)])

    def views(self, keys: Sequence[bytes]) -> Iterator[bytes]:
        """Return the views of documents, in that order; raises DamagedEntry."""
        for first in range(0, len(keys), _AT_ONCE):
            part = keys[first : first + _AT_ONCE]
            marks = ", ".join("?" * len(part))
            found = dict(self._connection.execute(f"SELECT key, content FROM view WHERE key IN ({marks})", part))
            for key in part:
                content = found.get(key, b"")
                if hashlib.sha256(content[_DIGEST:]).digest() != content[:_DIGEST]:
                    raise DamagedEntry(key)
                yield content[_DIGEST:]

    def sha256_of(self, path: str, stamp: str) -> str | None:
        """Return the digest of a file that had this stamp when it was read; None where it is not known."""
        row = self._connection.execute("SELECT sha256 FROM file WHERE path = ? AND stamp = ?", (path, stamp)).fetchone()
        return None if row is None else str(row[0])

    def keep_sha256(self, path: str, stamp: str, sha256: str) -> None:
        """Note the digest of a file and the stamp that it had before it was read."""
        self._write("INSERT OR REPLACE INTO file VALUES (?, ?, ?)", [(path, stamp, sha256)])

    def remove(self, key: bytes) -> None:
        """Remove an entry and its view."""
        self._used.discard(key)
        self._write("DELETE FROM entry WHERE key = ?", [(key,)])
        self._write("DELETE FROM view WHERE key = ?", [(key,)])

    def _write(self, statement: str, rows: Iterable[Sequence[object]]) -> None:
        self._connection.executemany(statement, rows)
        if time.monotonic() - self._began > _BETWEEN_COMMITS:
            self.commit()

    def commit(self) -> None:
        """Write down what was kept, for other processes to see and to outlast this one."""
        self._connection.execute("COMMIT")
        self._begin()

    def forget_others(self, paths: Iterable[str] = ()) -> None:
        """Remove every entry that was neither found nor kept here: what is no longer read is not held on to.

        ``paths`` are the files whose digests are held on to.
        """
        connection = self._connection
        for table, column, used in (
            ("entry", "key", self._used),
            ("view", "key", self._used),
            ("file", "path", set(paths)),
        ):
            gone = [row for row in connection.execute(f"SELECT {column} FROM {table}") if row[0] not in used]
            connection.executemany(f"DELETE FROM {table} WHERE {column} = ?", gone)
        self.commit()
        with suppress(sqlite3.OperationalError):  # a reader that is still there only delays this
            self._connection.execute("COMMIT")
            self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        if not self._connection.in_transaction:
            self._begin()


class EntryReader:
    """Entries of a cache for a process that only reads them."""

    def __init__(self, path: Path) -> None:
        self._connection = sqlite3.connect(path, isolation_level=None)

    def read(self, key: bytes) -> ReadDocument:
        """Return what was read of a document; raises DamagedEntry where that is damaged or gone."""
        try:
            found = self._connection.execute("SELECT content FROM entry WHERE key = ?", (key,)).fetchone()
            return read_from(found[0] if found else b"")
        except (sqlite3.DatabaseError, ValueError, zlib.error):
            raise DamagedEntry(key) from None


def _opened(path: Path) -> sqlite3.Connection:
    """Open the file, anew where it is none."""
    try:
        return _prepared(path)
    except sqlite3.OperationalError:
        raise
    except sqlite3.DatabaseError:
        for leftover in (path, path.with_name(f"{path.name}-wal"), path.with_name(f"{path.name}-shm")):
            leftover.unlink(missing_ok=True)
        return _prepared(path)


def _prepared(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, isolation_level=None)
    try:
        for statement in (*_PRAGMAS, *_TABLES):
            connection.execute(statement)
    except sqlite3.DatabaseError:
        connection.close()
        raise
    return connection
