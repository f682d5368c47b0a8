"""What a build could not read, and what it could not make out: a file beside the graph that came of it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

from graph.generations import StoreError
from graph.reading import Failure

READING = "reading.json"


@dataclass(frozen=True, slots=True)
class ReadingReport:
    """The documents that could not be read, and pairs of a document with a sentence on what it does not tell."""

    failures: tuple[Failure, ...] = ()
    notes: tuple[tuple[str, str], ...] = ()


def keep_report(generation: Path, report: ReadingReport) -> None:
    """Write a report into the folder of a generation."""
    content = {
        "failures": [[one.document, one.reason] for one in report.failures],
        "notes": [list(note) for note in report.notes],
    }
    (generation / READING).write_text(json.dumps(content, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def report_of(generation: Path) -> ReadingReport:
    """Read the report of a generation; an empty one where it has none. Raises StoreError where it cannot be read."""
    try:
        found = json.loads((generation / READING).read_text(encoding="utf-8"))
        return ReadingReport(
            tuple(Failure(str(document), str(reason)) for document, reason in found["failures"]),
            tuple((str(document), str(note)) for document, note in found["notes"]),
        )
    except FileNotFoundError:
        return ReadingReport()  # written by a build that kept none
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise StoreError(f"Cannot read {generation / READING}: run samgraf build again.") from error


@lru_cache(maxsize=2)
def notes_by_document(generation: Path) -> Mapping[str, tuple[str, ...]]:
    """Return the sentences of a generation's report by document; a generation never changes. Raises StoreError."""
    found: dict[str, list[str]] = {}
    for document, note in report_of(generation).notes:
        found.setdefault(document, []).append(note)
    return {document: tuple(notes) for document, notes in found.items()}


def without_folders(failures: Iterable[Failure], paths: Mapping[str, Path]) -> tuple[Failure, ...]:
    """Return failures that name files without the folders of this machine; ``paths`` are the files by document."""
    return tuple(
        replace(one, reason=one.reason.replace(str(paths[one.document]), paths[one.document].name))
        if one.document in paths
        else one
        for one in failures
    )
