"""From sources to a cache that holds them all: what it lacks is read, one process a core, nothing is held in memory."""

from __future__ import annotations

import hashlib
import os
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from data.reading import UnreadableDocument, content_of
from data.reading.containers import container_of
from data.reading.formats import PLAIN
from data.reading.values import Refused
from data.record import MeetingRecord
from graph.cache import DamagedEntry, EntryReader, RecordCache, entry_of
from graph.reading import Failure, Reader, fault, read_one
from graph.reading_processes import Ended, Limits, in_processes
from graph.resolved import Identity
from graph.sources import Source

# Starting processes costs about as much as reading this many documents.
_IN_PROCESS_UP_TO = 24
_HARMLESS = 256 * 1024  # bytes of text
_GRAIN = 2_000_000_000  # nanoseconds: the coarsest clock of a file system
LIMITS = Limits()
RECOGNITION_LIMITS = Limits(seconds=900.0, memory=4 * 1024**3)


@dataclass(frozen=True, slots=True)
class Reading:
    """What sources are read with; goes to other processes."""

    reader: Reader
    identity: Identity


@dataclass(frozen=True, slots=True)
class Listed:
    """A document that could be read: the key of its entry in the cache, and whether the entry was there before."""

    document: str
    key: bytes
    known: bool


Outcome = Listed | Failure


@dataclass(frozen=True, slots=True)
class _Known:
    """A document whose entry the cache has, and whose view it lacks."""

    source: Source
    sha256: str
    key: bytes
    cache: Path


@dataclass(frozen=True, slots=True)
class _Entry:
    """What came of a piece of work: what to keep of a document, ``content`` None where the cache has it already."""

    source: Source
    sha256: str
    content: bytes | None
    view: bytes


_Asked = Source | _Known


def fill(sources: Sequence[Source], reading: Reading, cache: RecordCache) -> Iterator[Outcome]:
    """Put into the cache what it lacks of some sources, and yield what each came to, in no particular order.

    A document that cannot be read is a Failure and stops nothing. Raises what the
    cache does where it cannot be written.
    """
    filling = _Filling(reading, cache)
    unknown: list[_Asked] = []
    for source in sources:
        found = Failure(source.identifier, source.fault) if source.fault else filling.found(source)
        if isinstance(found, Failure | Listed):
            yield found
        else:
            unknown.append(found)
    cache.commit()  # the processes look up entries
    for done in _work(unknown, reading):
        yield done if isinstance(done, Failure) else filling.kept(done)
    cache.commit()


class _Filling:
    """What is looked up in the cache and kept there; ``stamps`` are those that the files had before they were read."""

    def __init__(self, reading: Reading, cache: RecordCache) -> None:
        self._reading, self._cache = reading, cache
        self._stamps: dict[str, str | None] = {}

    def found(self, source: Source) -> Listed | _Asked:
        """Return what the cache has of a source: all, its entry, or nothing."""
        cache = self._cache
        try:
            stamp = self._stamps[source.identifier] = _stamp(source.path)
            noted = cache.sha256_of(str(source.path), stamp) if stamp else None
            digest = noted or hashlib.sha256(content_of(source.path)).hexdigest()
        except (OSError, UnreadableDocument, Refused):
            return source  # told by whoever reads it
        key = cache.key(source.identifier, digest)
        if not cache.has(key):
            return source
        if stamp and not noted:
            cache.keep_sha256(str(source.path), stamp, digest)
        if cache.has_view(key, self._reading.identity.version(source.identifier)):
            return Listed(source.identifier, key, True)
        return _Known(source, digest, key, cache.path)

    def kept(self, done: _Entry) -> Listed:
        """Keep what came of reading a document."""
        source, cache = done.source, self._cache
        key = cache.key(source.identifier, done.sha256)
        stamp = self._stamps.get(source.identifier)
        if stamp:
            cache.keep_sha256(str(source.path), stamp, done.sha256)
        if done.content is not None:
            cache.keep(key, done.content)
        cache.keep_view(key, self._reading.identity.version(source.identifier), done.view)
        return Listed(source.identifier, key, done.content is None)


def _stamp(path: Path) -> str | None:
    """Return what changes whenever a file does, None where it may yet change without that.

    The time of change of a file cannot be set by whoever writes it; within the clock's grain two changes look like one.
    What lies in an archive has the stamp of the archive.
    """
    status = (container_of(path) or path).stat()
    if time.time_ns() - status.st_ctime_ns < _GRAIN:
        return None
    return f"{status.st_size} {status.st_mtime_ns} {status.st_ctime_ns} {status.st_ino} {status.st_dev}"


def _work(unknown: Sequence[_Asked], reading: Reading) -> Iterator[_Entry | Failure]:
    if len(unknown) <= _IN_PROCESS_UP_TO and all(map(_is_harmless, unknown)):
        yield from (_done(one, reading) for one in unknown)
        return
    recognise = reading.reader.recognise
    scanned: list[_Asked] = []
    named = {_source(one).identifier: one for one in unknown}
    for outcome in _in_processes(unknown, reading, LIMITS):
        if isinstance(outcome, Failure) and outcome.scanned and recognise is not None:
            scanned.append(named[outcome.document])
        else:
            yield outcome
    if recognise is not None:
        with_letters = replace(reading, reader=Reader(recognise, reading.reader.extract))
        yield from _in_processes(scanned, with_letters, RECOGNITION_LIMITS)


def _in_processes(asked: Sequence[_Asked], reading: Reading, limits: Limits) -> Iterator[_Entry | Failure]:
    for outcome in in_processes(asked, partial(_done, reading=reading), os.cpu_count() or 1, limits):
        yield _failure(outcome, limits) if isinstance(outcome, Ended) else outcome


def _is_harmless(asked: _Asked) -> bool:
    """Tell whether a source is text of a size that minutes have, which nothing reads for long or dies of."""
    path = _source(asked).path
    try:
        return path.suffix.lower() in PLAIN and path.stat().st_size <= _HARMLESS
    except OSError:
        return True  # it is gone, which is told in a moment


def _source(asked: _Asked) -> Source:
    return asked if isinstance(asked, Source) else asked.source


def _failure(ended: Ended[_Asked], limits: Limits) -> Failure:
    source = _source(ended.asked)
    if ended.was_slow:
        return Failure(
            source.identifier,
            f"Reading {source.path} took longer than {limits.seconds:g} seconds: split it into one file a meeting.",
        )
    return Failure(source.identifier, f"Reading {source.path} ended its process: leave it out.")


def _done(asked: _Asked, reading: Reading) -> _Entry | Failure:
    """Read a source, or see what its entry holds; a damaged entry is read anew."""
    if isinstance(asked, Source):
        read = read_one(asked, reading.reader)
        if isinstance(read, Failure):
            return read
        view = _view(asked, read.record, reading)
        return view if isinstance(view, Failure) else _Entry(asked, read.record.document.sha256, entry_of(read), view)
    try:
        record = EntryReader(asked.cache).read(asked.key).record
    except DamagedEntry:
        return _done(asked.source, reading)
    view = _view(asked.source, record, reading)
    return view if isinstance(view, Failure) else _Entry(asked.source, asked.sha256, None, view)


def _view(source: Source, record: MeetingRecord, reading: Reading) -> bytes | Failure:
    try:
        return reading.identity.view(record)
    except Exception as error:  # a fault here must not take the other documents with it either
        return fault(source, error)
