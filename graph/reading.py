"""From one source to its text and record, or to a sentence on why there is none."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from data.reading import ScannedDocument, can_read_scanned
from data.reading.document import Document
from data.record import MeetingRecord
from graph.cache import ReadDocument
from graph.evidence import fault_of
from graph.sources import Source
from ontology.errors import SamgrafError


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


def read_one(source: Source, reader: Reader) -> ReadDocument | Failure:
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
        return fault(source, error)
    found = fault_of(record, document.text)
    if found is not None:
        return Failure(source.identifier, f"{found} Report {source.path} so that it can be read.")
    return ReadDocument(document.text, record)


def fault(source: Source, error: Exception) -> Failure:
    """Tell of a fault of the program itself."""
    kind = type(error).__name__
    return Failure(source.identifier, f"Samgraf fails on {source.path} ({kind}: {error}): report it with the file.")
