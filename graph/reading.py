"""From sources to records: from the cache where they are known, otherwise read, one process a core."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from data.reading import ScannedDocument, UnreadableDocument, can_read_scanned, content_of
from data.reading.document import Document
from data.reading.formats import PLAIN
from data.reading.values import Refused
from data.record import MeetingRecord
from graph.cache import ReadDocument, RecordCache
from graph.evidence import fault_of
from graph.reading_processes import Ended, Limits, in_processes
from graph.sources import Source
from ontology.errors import SamgrafError

# Starting processes costs about as much as reading this many documents.
_IN_PROCESS_UP_TO = 24
_HARMLESS = 256 * 1024  # bytes of text
LIMITS = Limits()
RECOGNITION_LIMITS = Limits(seconds=900.0, memory=4 * 1024**3)


@dataclass(frozen=True, slots=True)
class Reader:
    """What turns a file into a record; the functions are importable, so that they run in other processes.

    ``recognise`` reads a file of scanned pages; None where that cannot be done.
    """

    read: Callable[[Path, str], Document]
    extract: Callable[[Document], MeetingRecord]
    recognise: Callable[[Path, str], Document] | None = None


@dataclass(frozen=True, slots=True)
class Failure:
    """A document that could not be read: which one, and a sentence on why and what to do.

    ``scanned``: it holds pictures of pages, whose letters can be recognised here.
    """

    document: str
    reason: str
    scanned: bool = False


Outcome = ReadDocument | Failure


def read_all(sources: Sequence[Source], reader: Reader, cache: RecordCache) -> Iterator[tuple[Outcome, bool]]:
    """Yield what each source came to and whether the cache had it, in no particular order.

    What is read anew is put into the cache. A document that cannot be read is a Failure and stops nothing.
    Raises OSError where the cache cannot be written.
    """
    unknown: list[Source] = []
    for source in sources:
        found = Failure(source.identifier, source.fault) if source.fault else _from_cache(source, cache)
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
        content = content_of(source.path)
    except (UnreadableDocument, Refused):
        return None  # told by whoever reads it
    return cache.find(source.identifier, hashlib.sha256(content).hexdigest())


def _read_anew(sources: Sequence[Source], reader: Reader) -> Iterator[Outcome]:
    if len(sources) <= _IN_PROCESS_UP_TO and all(map(_is_harmless, sources)):
        yield from (read_one(source, reader) for source in sources)
        return
    scanned: list[Source] = []
    named = {source.identifier: source for source in sources}
    read = partial(read_one, reader=reader)
    for outcome in in_processes(sources, read, os.cpu_count() or 1, LIMITS):
        if isinstance(outcome, Failure) and outcome.scanned and reader.recognise is not None:
            scanned.append(named[outcome.document])
        else:
            yield _failure(outcome, LIMITS) if isinstance(outcome, Ended) else outcome
    recognise = partial(read_one, reader=Reader(reader.recognise or reader.read, reader.extract))
    for outcome in in_processes(scanned, recognise, os.cpu_count() or 1, RECOGNITION_LIMITS):
        yield _failure(outcome, RECOGNITION_LIMITS) if isinstance(outcome, Ended) else outcome


def _is_harmless(source: Source) -> bool:
    """Tell whether a source is text of a size that minutes have, which nothing reads for long or dies of."""
    try:
        return source.path.suffix.lower() in PLAIN and source.path.stat().st_size <= _HARMLESS
    except OSError:
        return True  # it is gone, which is told in a moment


def _failure(ended: Ended[Source], limits: Limits) -> Failure:
    source = ended.asked
    if ended.was_slow:
        return Failure(
            source.identifier,
            f"Reading {source.path} took longer than {limits.seconds:g} seconds: split it into one file a meeting.",
        )
    return Failure(source.identifier, f"Reading {source.path} ended its process: leave it out.")


def read_one(source: Source, reader: Reader) -> Outcome:
    """Read one source; whatever goes wrong with it is a Failure."""
    try:
        document = reader.read(source.path, source.identifier)
        record = reader.extract(document)
    except ScannedDocument as error:
        return Failure(source.identifier, str(error), scanned=can_read_scanned())
    except SamgrafError as error:
        return Failure(source.identifier, str(error))
    except OSError as error:
        return Failure(source.identifier, f"Cannot read {source.path} ({error.strerror}): check the file.")
    except MemoryError:
        return Failure(source.identifier, f"{source.path} takes too much memory: split it into one file a meeting.")
    except Exception as error:  # a fault in the extraction must not take the other documents with it
        kind = type(error).__name__
        return Failure(source.identifier, f"Samgraf fails on {source.path} ({kind}: {error}): report it with the file.")
    fault = fault_of(record, document.text)
    if fault is not None:
        return Failure(source.identifier, f"{fault} Report {source.path} so that it can be read.")
    return ReadDocument(document.text, record)
