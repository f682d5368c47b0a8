"""The build: from paths to a new generation of the store that holds exactly what those paths hold."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain, islice
from pathlib import Path

from data.gazetteer import Gazetteer
from graph.cache import DamagedEntry, RecordCache
from graph.filling import Listed, Reading, fill
from graph.generations import StoreError, StoreFolder, disk_errors
from graph.index.writing import IndexWriter, new_index
from graph.iris import Minter
from graph.reading import Failure, Reader
from graph.reading_report import ReadingReport, keep_report, without_folders
from graph.rendering import Page, Rendered, Rendering, render_all
from graph.resolved import Collection, Identity
from graph.sources import Source, find_sources
from graph.store import NewGeneration, identities_of, new_generation
from graph.tie_writing import tie_parts
from graph.ties import TieCount
from graph.triples.entities import people_quads, shared_quads
from graph.triples.reference import reference_quads
from graph.triples.vocabulary import ontology_quads
from ontology.files import ALIGNMENTS, VOCABULARY, read_bytes

_PEOPLE_AT_ONCE = 5000
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
    read and the graph that was there stays.
    """

    documents: tuple[str, ...]
    reused: int
    quads: int
    failures: tuple[Failure, ...]
    notes: tuple[tuple[str, str], ...]
    generation: Path | None


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
    """Build, from the beginning again where an entry of the cache turns out to be damaged."""
    while True:
        read = _read(sources, cache, steps, progress)
        if not read.listed:
            return BuildReport((), 0, 0, read.failures, (), None)
        try:
            report = _written(sources, read, folder, cache, steps, progress)
        except DamagedEntry as damaged:
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
    notes = tuple(_notes(collection))
    with new_generation(folder, steps.minter.base) as generation:
        rendering = Rendering(cache.path, steps.identity, steps.minter)
        documents = render_all(_pages(read.listed, collection), rendering)
        quads = write_generation(generation, collection, documents, steps, progress)
        told = without_folders(read.failures, {one.identifier: one.path for one in sources})
        keep_report(generation.folder, ReadingReport(told, notes))
    known = sum(one.known for one in read.listed)
    return BuildReport(read.documents, known, quads, read.failures, notes, generation.folder)


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


def _pages(listed: Sequence[Listed], collection: Collection) -> Sequence[Page]:
    return [Page(one.document, one.key, collection.assigned.of(one.document)) for one in listed]


def write_generation(
    generation: NewGeneration,
    collection: Collection,
    documents: Iterable[Rendered],
    steps: Steps,
    progress: Progress = _silent,
) -> int:
    """Write a graph, and return the number of its statements.

    ``documents`` are taken one by one, so that they need not all be there at once; ``collection`` is what they share.
    """
    ties = TieCount(steps.minter)
    total = len(collection.documents)
    with new_index(generation.folder, steps.minter.base) as index:
        for done, one in enumerate(documents, start=1):
            generation.add_part(one.part, one.figures)
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
    return generation.statements


def _write_shared(generation: NewGeneration, index: IndexWriter, collection: Collection, steps: Steps) -> None:
    minter = steps.minter
    people = iter(collection.people)
    while part := list(islice(people, _PEOPLE_AT_ONCE)):
        quads = list(people_quads(part, minter))
        generation.add(quads)
        index.add_shared(quads)
    facts = collection.assigned.shared()
    entities = shared_quads(collection.organisations, collection.projects, facts, steps.gazetteer, minter)
    reference = reference_quads(steps.gazetteer, minter)
    generation.add(chain(entities, reference, ontology_quads(map(read_bytes, (VOCABULARY, ALIGNMENTS)), minter)))
    index.add_shared(chain(entities, reference))


def _write_ties(generation: NewGeneration, index: IndexWriter, ties: TieCount, minter: Minter) -> None:
    counted = list(ties.ties())
    for part, figures in tie_parts(counted, ties.grounds, minter):
        generation.add_part(part, figures)
    index.add_ties(counted, ties.grounds)
