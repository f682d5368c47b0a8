"""The build: from paths to a new generation of the store that holds exactly what those paths hold."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path

from pyoxigraph import Quad

from data.gazetteer import Gazetteer
from data.record import MeetingRecord
from graph.cache import ReadDocument, RecordCache
from graph.generations import StoreError, StoreFolder, disk_errors
from graph.index.writing import new_index
from graph.iris import Minter
from graph.reading import Failure, Reader, read_all
from graph.reading_report import ReadingReport, keep_report, without_folders
from graph.resolved import Resolution, ResolvedRecord
from graph.sources import Source, find_sources
from graph.store import NewGeneration, identities_of, new_generation
from graph.ties import TieCount
from graph.triples.document import document_quads
from graph.triples.entities import entity_quads
from graph.triples.reference import reference_quads
from graph.triples.vocabulary import ontology_quads
from ontology.files import ALIGNMENTS, VOCABULARY, read_bytes

_PATIENCE_WITH_READERS = 10.0
_STILL_HELD = (
    "store",
    "A service still answers from the graph before this one, which is therefore kept: build with --forget once more.",
)

Resolve = Callable[[Sequence[MeetingRecord], Gazetteer, Mapping[str, str]], Resolution]
Progress = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True)
class Steps:
    """What a build puts together: how a file is read, how names are resolved, what is known beforehand.

    ``version`` stands for all that a record depends on besides its document; records of another version are
    read anew.
    """

    reader: Reader
    version: str
    resolve: Resolve
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
        previous = _previous_identities(folder)
        with disk_errors(store):
            cache = RecordCache(folder.cache, steps.version)
            read, reused, failures = _read(sources, cache, steps, progress)
        if not read:
            return BuildReport((), 0, 0, failures, (), None)
        resolution = steps.resolve([one.record for one in read], steps.gazetteer, previous)
        with new_generation(folder, steps.minter.base) as generation:
            texts = {one.record.document.identifier: one.text for one in read}
            documents = ((one, texts[one.record.document.identifier]) for one in resolution.records)
            quads = write_generation(generation, resolution, documents, steps, progress)
            told = without_folders(failures, {one.identifier: one.path for one in sources})
            keep_report(generation.folder, ReadingReport(told, tuple(_notes(resolution))))
        cache.forget_others()
        forgotten = not forget or folder.keep_last(1, _PATIENCE_WITH_READERS)
    return BuildReport(
        tuple(one.record.document.identifier for one in read),
        reused,
        quads,
        failures,
        (*_notes(resolution), *(() if forgotten else (_STILL_HELD,))),
        generation.folder,
    )


def _notes(resolution: Resolution) -> Iterator[tuple[str, str]]:
    for one in resolution.records:
        yield from ((one.record.document.identifier, note) for note in one.record.notes)
    for end in resolution.unmatched_judgements:
        yield "judgements", f"“{end}” means nobody in these documents: check the spelling, or take the judgement out."


def _previous_identities(folder: StoreFolder) -> dict[str, str]:
    try:
        return identities_of(folder.current())
    except StoreError:
        return {}  # nothing built yet, or nothing left of it: this build is the first


def _read(
    sources: Sequence[Source], cache: RecordCache, steps: Steps, progress: Progress
) -> tuple[list[ReadDocument], int, tuple[Failure, ...]]:
    """Read all sources; return what was read by document, how much of it the cache had, and what failed."""
    read: list[ReadDocument] = []
    failures: list[Failure] = []
    reused = 0
    for done, (outcome, known) in enumerate(read_all(sources, steps.reader, cache), start=1):
        reused += known
        if isinstance(outcome, Failure):
            failures.append(outcome)
        else:
            read.append(outcome)
        progress("read", done, len(sources))
    read.sort(key=lambda one: one.record.document.identifier)
    return read, reused, tuple(sorted(failures, key=lambda failure: failure.document))


def write_generation(
    generation: NewGeneration,
    resolution: Resolution,
    documents: Iterable[tuple[ResolvedRecord, str]],
    steps: Steps,
    progress: Progress = _silent,
) -> int:
    """Write a graph, and return the number of its statements.

    ``documents`` are the records with their texts, taken one by one, so that they need not all be there at once;
    ``resolution`` is what they share, and its records are asked only for their documents, days, projects and topics.
    """
    minter = steps.minter
    ties = TieCount(minter)
    with new_index(generation.folder, minter.base) as index:

        def of_documents() -> Iterator[Quad]:
            for done, (resolved, text) in enumerate(documents, start=1):
                quads = document_quads(resolved, text, minter)
                ties.add_document(quads)
                index.add_document(text, quads)
                yield from quads
                progress("write", done, len(resolution.records))

        generation.add(of_documents())
        entities = entity_quads(resolution, steps.gazetteer, minter)
        reference = reference_quads(steps.gazetteer, minter)
        generation.add(chain(entities, reference, ontology_quads(map(read_bytes, (VOCABULARY, ALIGNMENTS)), minter)))
        index.add_shared(chain(entities, reference))
        ties.add_entities(entities)
        generation.add(index.ties_through(ties.quads()))
    generation.keep_identities(resolution.assignments)
    generation.documents = len(resolution.records)
    return len(generation.graph)
