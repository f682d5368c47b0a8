"""The build: from paths to a new generation of the store that holds exactly what those paths hold."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain
from pathlib import Path
from typing import overload

from data.gazetteer import Gazetteer
from graph.cache import DamagedEntry, RecordCache
from graph.dumps import Sort
from graph.filling import Listed, Reading, fill
from graph.generations import StoreError, StoreFolder, StoreFullError, disk_errors
from graph.index.changing import NotInIndexError
from graph.index.writing import IndexWriter, new_index
from graph.iris import Minter
from graph.load_order import document_part
from graph.made_by import WRITING_VERSION
from graph.reading import Failure, Reader
from graph.reading_report import ReadingReport, keep_report, without_folders
from graph.rendering import Page, Rendered, Rendering, render_all
from graph.resolved import Collection, Identity
from graph.sources import Source, find_sources
from graph.store import NewGeneration, identities_of, new_generation
from graph.tie_writing import tie_parts
from graph.ties import TieCount
from graph.triples.entities import people_quads
from graph.triples.shared import buckets_of, people_digest, shared_of
from graph.updating import changed_since, keep_maker, write_changes
from graph.weights_kept import keep_weights

_PATIENCE_WITH_READERS = 10.0
_STILL_HELD = (
    "store",
    "A service still answers from the graph before this one, which is therefore kept: build with --forget once more.",
)

Progress = Callable[[str, int, int], None]
"""Told of a stage ("read", "resolve", "write", "finish") how much of it is done and how much there is."""


@dataclass(frozen=True, slots=True)
class Steps:
    """What a build puts together: how a file is read, how names are resolved, what is known beforehand.

    ``version`` stands for all that a record depends on besides its document; records of another version are
    read anew.
    """

    reader: Reader
    version: str
    identity: Identity
    gazetteer: Gazetteer
    minter: Minter = field(default_factory=Minter)


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What a build did: ``reused`` of the ``documents`` came from the cache, ``failures`` are not in it.

    ``quads`` counts the whole graph, reference data and ontology included. ``notes`` pairs a document with a
    sentence on what could not be made out in it. ``generation`` is None where nothing could be
    read and the graph that was there stays. ``unsure`` are the documents read with low confidence, the lowest first.
    """

    documents: tuple[str, ...]
    reused: int
    quads: int
    failures: tuple[Failure, ...]
    notes: tuple[tuple[str, str], ...]
    generation: Path | None
    unsure: tuple[tuple[str, float], ...] = ()


def _silent(_stage: str, _done: int, _total: int) -> None:
    """Tell nobody how far the build has come."""


def build(
    paths: Sequence[Path], store: Path, steps: Steps, progress: Progress = _silent, *, forget: bool = False
) -> BuildReport:
    """Read minutes into a new generation of a store and make it the current one.

    ``forget`` removes the earlier generations too, and with them what withdrawn documents said.
    ``progress`` is told the stage, how many of it are done and how many there are. One document that
    cannot be read stops nothing: it is among the report's failures. Raises NoMinutesError, StoreBusyError,
    OtherVersionError, StoreFullError and StoreError; in each case the current generation is as it was.
    """
    sources = find_sources(paths)
    folder = StoreFolder(store)
    with folder.writing():
        with disk_errors(store), RecordCache(folder.cache, steps.version) as cache:
            report = _built(sources, folder, cache, steps, progress)
        if report.generation is None:
            return report
        forgotten = not forget or folder.keep_last(1, _PATIENCE_WITH_READERS)
    return report if forgotten else replace(report, notes=(*report.notes, _STILL_HELD))


def _built(
    sources: Sequence[Source], folder: StoreFolder, cache: RecordCache, steps: Steps, progress: Progress
) -> BuildReport:
    """Build, from the beginning again where an entry of the cache turns out to be damaged; raises DamagedEntry.

    An entry that is damaged again, newly written, is no use trying.
    """
    tried: set[bytes] = set()
    while True:
        read = _read(sources, cache, steps, progress)
        if not read.listed:
            return BuildReport((), 0, 0, read.failures, (), None)
        try:
            report = _written(sources, read, folder, cache, steps, progress)
        except DamagedEntry as damaged:
            if damaged.key in tried:
                raise
            tried.add(damaged.key)
            cache.remove(damaged.key)
            continue
        cache.forget_others(str(one.path) for one in sources)
        return report


def _written(
    sources: Sequence[Source],
    read: _Read,
    folder: StoreFolder,
    cache: RecordCache,
    steps: Steps,
    progress: Progress,
) -> BuildReport:
    keys = [one.key for one in read.listed]
    progress("resolve", 0, 1)
    collection = steps.identity.collect(
        lambda: zip(read.documents, cache.views(keys), strict=True), _previous_identities(folder)
    )
    progress("resolve", 1, 1)
    in_order = sorted(read.listed, key=lambda one: document_part(one.document, steps.minter))
    pages = _Pages(in_order, collection)
    rendering = Rendering(cache.path, steps.identity, steps.minter)
    told = without_folders(read.failures, {one.identifier: one.path for one in sources})
    report = ReadingReport(told, tuple(_notes(collection)))
    generation = _updated(folder, pages, rendering, collection, steps, report) or _anew(
        folder, pages, rendering, collection, steps, report, progress
    )
    known = sum(one.known for one in read.listed)
    return BuildReport(
        read.documents,
        known,
        generation.statements,
        read.failures,
        report.notes,
        generation.folder,
        collection.unsure,
    )


def _updated(
    folder: StoreFolder,
    pages: Sequence[Page],
    rendering: Rendering,
    collection: Collection,
    steps: Steps,
    report: ReadingReport,
) -> NewGeneration | None:
    """Build upon the current generation where little has changed; None where a whole build is called for."""
    try:
        current = folder.current()
        changed = changed_since(current, _maker(steps), pages)
        if changed is None:
            return None
        with new_generation(folder, steps.minter.base, current) as generation:
            write_changes(current, generation, changed, collection, rendering, steps.gazetteer)
            _keep_beside(generation.folder, steps, report, collection)
    except (StoreFullError, DamagedEntry):
        raise
    except (StoreError, NotInIndexError, sqlite3.DatabaseError):
        return None  # nothing that could be built upon
    return generation


def _anew(
    folder: StoreFolder,
    pages: Sequence[Page],
    rendering: Rendering,
    collection: Collection,
    steps: Steps,
    report: ReadingReport,
    progress: Progress,
) -> NewGeneration:
    with new_generation(folder, steps.minter.base) as generation:
        write_generation(generation, collection, render_all(pages, rendering), steps, progress)
        _keep_beside(generation.folder, steps, report, collection)
    return generation


def _keep_beside(generation: Path, steps: Steps, report: ReadingReport, collection: Collection) -> None:
    """Write down beside a graph what made it, what its documents came to, and by what weights names were compared."""
    keep_maker(generation, _maker(steps))
    keep_report(generation, report)
    keep_weights(generation, collection.weights)


def _maker(steps: Steps) -> str:
    return f"{steps.version} {WRITING_VERSION} {steps.minter.base}"


@dataclass(frozen=True, slots=True)
class _Read:
    """What came of reading: the documents in their order, and what failed."""

    listed: tuple[Listed, ...]
    failures: tuple[Failure, ...]

    @property
    def documents(self) -> tuple[str, ...]:
        return tuple(one.document for one in self.listed)


def _notes(collection: Collection) -> Iterator[tuple[str, str]]:
    yield from collection.notes
    for end in collection.unmatched_judgements:
        yield "judgements", f"“{end}” means nobody in these documents: check the spelling, or take the judgement out."


def _previous_identities(folder: StoreFolder) -> dict[str, str]:
    try:
        return identities_of(folder.current())
    except StoreError:
        return {}  # nothing built yet, or nothing left of it: this build is the first


def _read(sources: Sequence[Source], cache: RecordCache, steps: Steps, progress: Progress) -> _Read:
    """Read all sources into the cache."""
    listed: list[Listed] = []
    failures: list[Failure] = []
    for done, outcome in enumerate(fill(sources, Reading(steps.reader, steps.identity), cache), start=1):
        if isinstance(outcome, Failure):
            failures.append(outcome)
        else:
            listed.append(outcome)
        progress("read", done, len(sources))
    listed.sort(key=lambda one: one.document)
    return _Read(tuple(listed), tuple(sorted(failures, key=lambda failure: failure.document)))


class _Pages(Sequence[Page]):
    """The documents to be rendered, each put together when it is asked for."""

    def __init__(self, listed: Sequence[Listed], collection: Collection) -> None:
        self._listed, self._assigned = listed, collection.assigned

    def __len__(self) -> int:
        return len(self._listed)

    @overload
    def __getitem__(self, place: int) -> Page: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[Page]: ...
    def __getitem__(self, place: int | slice) -> Page | Sequence[Page]:
        if isinstance(place, slice):
            return [self[one] for one in range(*place.indices(len(self)))]
        one = self._listed[place]
        return Page(one.document, one.key, self._assigned.of(one.document))


def write_generation(
    generation: NewGeneration,
    collection: Collection,
    documents: Iterable[Rendered],
    steps: Steps,
    progress: Progress = _silent,
) -> None:
    """Write a graph.

    ``documents`` are taken one by one, so that they need not all be there at once; ``collection`` is what they share.
    """
    ties = TieCount(steps.minter)
    total = len(collection.documents)
    with new_index(generation.folder, steps.minter.base) as index:
        for done, one in enumerate(documents, start=1):
            generation.add_part(one.name, one.part, one.figures, one.digest)
            index.add_page(one.page)
            ties.add_document(one.ties)
            progress("write", done, total)
        progress("finish", 0, 1)
        _write_shared(generation, index, collection, steps)
        ties.add_people(steps.minter.entity(person.identifier).value for person in collection.people)
        _write_ties(generation, index, ties, steps.minter)
    generation.keep_identities(collection.assignments)
    generation.documents = total
    progress("finish", 1, 1)


def _write_shared(generation: NewGeneration, index: IndexWriter, collection: Collection, steps: Steps) -> None:
    minter = steps.minter
    for bucket, people in buckets_of(collection.people):
        quads = list(people_quads(people, minter))
        generation.add(quads, (Sort.PEOPLE, bucket), people_digest(people))
        index.add_shared(quads)
    entities, others = shared_of(collection, steps.gazetteer, minter)
    generation.add(chain(entities, others))
    index.add_shared(chain(entities, others))


def _write_ties(generation: NewGeneration, index: IndexWriter, ties: TieCount, minter: Minter) -> None:
    counted = list(ties.ties())
    for name, part, figures in tie_parts(counted, ties.grounds, minter):
        generation.add_part(name, part, figures)
    index.add_ties(counted, ties.grounds)
