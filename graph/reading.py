"""From sources to records: from the cache where they are known, otherwise read, one process a core."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path

from data.reading.document import Document
from data.record import MeetingRecord
from graph.cache import ReadDocument, RecordCache
from graph.evidence import fault_of
from graph.sources import Source
from ontology.errors import SamgrafError

# Starting processes costs about as much as reading this many documents.
_IN_PROCESS_UP_TO = 24


@dataclass(frozen=True, slots=True)
class Reader:
    """What turns a file into a record; both functions are importable, so that they run in other processes."""

    read: Callable[[Path, str], Document]
    extract: Callable[[Document], MeetingRecord]


@dataclass(frozen=True, slots=True)
class Failure:
    """A document that could not be read: which one, and a sentence on why and what to do."""

    document: str
    reason: str


Outcome = ReadDocument | Failure


def read_all(sources: Sequence[Source], reader: Reader, cache: RecordCache) -> Iterator[tuple[Outcome, bool]]:
    """Yield what each source came to and whether the cache had it, in no particular order.

    What is read anew is put into the cache. A document that cannot be read is a Failure and stops nothing.
    Raises OSError where the cache cannot be written.
    """
    unknown: list[Source] = []
    for source in sources:
        found = _from_cache(source, cache)
        if found is None:
            unknown.append(source)
        else:
            yield found, isinstance(found, ReadDocument)
    for outcome in _read_anew(unknown, reader):
        if isinstance(outcome, ReadDocument):
            cache.keep(outcome)
        yield outcome, False


def _from_cache(source: Source, cache: RecordCache) -> Outcome | None:
    try:
        with source.path.open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        return Failure(source.identifier, f"Cannot read {source.path} ({error.strerror}): check the file.")
    return cache.find(source.identifier, digest)


def _read_anew(sources: Sequence[Source], reader: Reader) -> Iterator[Outcome]:
    processes = os.cpu_count() or 1
    if len(sources) <= _IN_PROCESS_UP_TO or processes == 1:
        yield from (read_one(source, reader) for source in sources)
        return
    lost: list[Source] = []
    with ProcessPoolExecutor(processes, get_context("spawn")) as pool:
        waiting: dict[Future[Outcome], Source] = {}
        for source in sources:
            try:
                waiting[pool.submit(read_one, source, reader)] = source
            except BrokenProcessPool:
                lost.append(source)
        for future in as_completed(waiting):
            outcome = _result(future)
            if outcome is None:
                lost.append(waiting[future])
            else:
                yield outcome
    yield from (_read_alone(source, reader) for source in lost)


def _result(future: Future[Outcome]) -> Outcome | None:
    """Return what a process came to, None where it died: all that waited in its pool are then lost too."""
    try:
        return future.result()
    except BrokenProcessPool:
        return None


def _read_alone(source: Source, reader: Reader) -> Outcome:
    """Read a document in a process of its own: if that dies too, this document is what ends it."""
    with ProcessPoolExecutor(1, get_context("spawn")) as pool:
        outcome = _result(pool.submit(read_one, source, reader))
    return outcome or Failure(source.identifier, f"Reading {source.path} ended its process: leave it out.")


def read_one(source: Source, reader: Reader) -> Outcome:
    """Read one source; whatever goes wrong with it is a Failure."""
    try:
        document = reader.read(source.path, source.identifier)
        record = reader.extract(document)
    except SamgrafError as error:
        return Failure(source.identifier, str(error))
    except OSError as error:
        return Failure(source.identifier, f"Cannot read {source.path} ({error.strerror}): check the file.")
    except Exception as error:  # a fault in the extraction must not take the other documents with it
        kind = type(error).__name__
        return Failure(source.identifier, f"Samgraf fails on {source.path} ({kind}: {error}): report it with the file.")
    fault = fault_of(record, document.text)
    if fault is not None:
        return Failure(source.identifier, f"{fault} Report {source.path} so that it can be read.")
    return ReadDocument(document.text, record)
