"""From a record with its names resolved to all that a generation keeps of its document, as bytes and rows.

A document's graph depends on nothing but its record, its text and the identifiers of what it names: so each is rendered
by itself, in whichever process, and the same comes of it.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from pathlib import Path

from graph.cache import EntryReader
from graph.dumps import Part, PartName, part_of
from graph.figures import Figures, figures_of_quads
from graph.index.pages import IndexPage, document_page
from graph.iris import Minter
from graph.load_order import document_part
from graph.reading_processes import Ended, Limits, in_processes
from graph.resolved import Identity, ResolvedRecord
from graph.ties import DocumentTies, ties_of
from graph.triples.document import document_quads
from ontology.errors import SamgrafError

_IN_PROCESS_UP_TO = 24  # documents; starting processes takes as long as rendering some more
_LIMITS = Limits(seconds=600.0, memory=2 * 1024**3)


@dataclass(frozen=True, slots=True)
class Rendered:
    """What one document comes to: its quads in each form, its figures, its rows in the index, its part in ties.

    ``name`` is that of its part of the generation; ``digest`` tells it from what it would come to with another record,
    or if its names were resolved otherwise.
    """

    document: str
    name: PartName
    digest: str
    part: Part
    figures: Figures
    page: IndexPage
    ties: DocumentTies


def rendered(resolved: ResolvedRecord, text: str, minter: Minter, digest: str = "") -> Rendered:
    """Render a document; ``text`` is what its spans count into. Raises MissingEvidenceError."""
    quads = document_quads(resolved, text, minter)
    page = document_page(text, quads, minter.base)
    document = resolved.record.document.identifier
    name = document_part(document, minter)
    return Rendered(document, name, digest, part_of(quads), figures_of_quads(quads), page, ties_of(quads))


@dataclass(frozen=True, slots=True)
class Page:
    """A document to be rendered: the key of its entry in the cache, and what identity found of it."""

    document: str
    key: bytes
    assigned: bytes

    @property
    def digest(self) -> str:
        """What all that is rendered depends on, but for the code."""
        return hashlib.sha256(self.key + self.assigned).hexdigest()


@dataclass(frozen=True, slots=True)
class Rendering:
    """What documents are rendered with; goes to other processes. ``cache`` is the file of the entries."""

    cache: Path
    identity: Identity
    minter: Minter

    def of(self, page: Page, entries: EntryReader) -> Rendered | SamgrafError:
        """Render a document; an error is returned, so that it comes from another process whole."""
        try:
            read = entries.read(page.key)
            return rendered(self.identity.resolved(read.record, page.assigned), read.text, self.minter, page.digest)
        except SamgrafError as error:
            return error


def _in_another(rendering: Rendering, page: Page) -> Rendered | SamgrafError:
    return rendering.of(page, _entries(rendering.cache))


@lru_cache(maxsize=1)
def _entries(path: Path) -> EntryReader:
    """Return the one reader of a process that renders for a single build."""
    return EntryReader(path)


def render_all(pages: Sequence[Page], rendering: Rendering) -> Iterator[Rendered]:
    """Render documents, one process a core, in their order; raises MissingEvidenceError and DamagedEntry."""
    outcomes: Iterator[Rendered | SamgrafError | Ended[Page]]
    if len(pages) <= _IN_PROCESS_UP_TO:
        entries = EntryReader(rendering.cache)
        outcomes = (rendering.of(page, entries) for page in pages)
    else:
        outcomes = in_processes(pages, partial(_in_another, rendering), os.cpu_count() or 1, _LIMITS, in_order=True)
    for outcome in outcomes:
        if isinstance(outcome, Ended):
            raise UnrenderedDocument(f"Writing {outcome.asked.document} ended its process: leave it out.")
        if isinstance(outcome, SamgrafError):
            raise outcome
        yield outcome


class UnrenderedDocument(SamgrafError):
    """A document that takes too much time or memory to be written; leave it out."""
