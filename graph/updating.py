"""From a generation and a collection of which little has changed to the next generation, in seconds.

What a document's graph depends on is told by one digest. Where that is the same, its part of the graph, of the index
and of the dumps is taken over; the rest is put in the place of what was there. What comes of it is what a whole build
would give, byte by byte in the dumps: only the numbers inside the index differ.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from pyoxigraph import NamedNode, Quad, RdfFormat, Store, parse

from data.gazetteer import Gazetteer
from graph.dumps import DumpReader, KeptPart, Part, PartName, Sort, part_of, parts_of
from graph.index.changing import IndexChange, changed_index
from graph.index.kinds import INDEX_FILE
from graph.index.pages import document_page, shared_page
from graph.iris import Minter
from graph.load_order import document_of, document_part
from graph.rendering import Page, Rendered, Rendering, render_all
from graph.resolved import Collection
from graph.store import NewGeneration, open_generation
from graph.tie_changes import TieChange, tie_changes, ties_beginning_with
from graph.tie_writing import bucket_of, tie_part
from graph.ties import Rule, ties_of
from graph.triples.entities import people_quads
from graph.triples.shared import buckets_of, people_digest, shared_of

_MADE_BY = "made-by.txt"
_AT_MOST = 0.2  # of the documents: with more of them changed, a whole build is quicker


@dataclass(frozen=True, slots=True)
class Changed:
    """What is to be done: documents to be written, and those that are gone, beside the parts as they were."""

    pages: tuple[Page, ...]
    gone: tuple[str, ...]
    parts: Mapping[PartName, KeptPart]


def keep_maker(generation: Path, maker: str) -> None:
    """Note what a generation was made by; only with the same can its parts be taken over."""
    (generation / _MADE_BY).write_text(maker, encoding="utf-8")


def changed_since(generation: Path, maker: str, pages: Sequence[Page]) -> Changed | None:
    """Return what has changed since a generation was made; None where it has to be made anew."""
    try:
        if (generation / _MADE_BY).read_text(encoding="utf-8") != maker:
            return None
        parts = parts_of(generation)
    except (OSError, ValueError):
        return None
    known = {document_of(name): part.digest for name, part in parts.items() if name[0] is Sort.DOCUMENT}
    changed = tuple(page for page in pages if known.pop(page.document, None) != page.digest)
    if len(changed) + len(known) > _AT_MOST * len(pages):
        return None
    return Changed(changed, tuple(known), parts)


@dataclass(slots=True)
class _Update:
    """Quads before and after by the part that holds them, and the parts that are written anew."""

    before: dict[PartName, tuple[Quad, ...]] = field(default_factory=dict)
    after: dict[PartName, tuple[Quad, ...]] = field(default_factory=dict)
    written: dict[PartName, tuple[Part, str]] = field(default_factory=dict)

    def add(self, name: PartName, before: tuple[Quad, ...], after: tuple[Quad, ...], part: Part, digest: str) -> None:
        """Note that a part is written anew; one without statements is gone."""
        self.before[name], self.after[name], self.written[name] = before, after, (part, digest)

    def all_before(self, *sorts: Sort) -> Iterator[Quad]:
        """Return the quads of the parts as they were."""
        return (quad for name, quads in self.before.items() if name[0] in sorts for quad in quads)

    def all_after(self, *sorts: Sort) -> Iterator[Quad]:
        """Return the quads of the parts as they are."""
        return (quad for name, quads in self.after.items() if name[0] in sorts for quad in quads)


def write_changes(
    old: Path,
    generation: NewGeneration,
    changed: Changed,
    collection: Collection,
    rendering: Rendering,
    gazetteer: Gazetteer,
) -> None:
    """Write what has changed into a generation that begins with an old one; raises NotInIndexError.

    The old generation must not be used for writing meanwhile.
    """
    minter = rendering.minter
    rendered = {one.document: one for one in render_all(changed.pages, rendering)}
    shutil.copyfile(old / INDEX_FILE, generation.folder / INDEX_FILE)
    with DumpReader(old, changed.parts) as dumps, changed_index(generation.folder, minter.base) as index:
        update = _Update()
        _add_documents(update, rendered.values(), [document_part(one, minter) for one in changed.gone], dumps)
        _add_shared(update, changed.parts, collection, gazetteer, minter, dumps)
        _take_out_documents(index, update, minter)
        for sort in Sort:
            generation.change(update.all_before(sort), update.all_after(sort))
        _change_entities(index, update, minter)
        for one in rendered.values():
            index.put_in(one.page)
        _change_ties(generation, index, update, rendered.values(), open_generation(old), minter)
        _write_dumps(generation, update, changed.parts, dumps)
    generation.keep_identities(collection.assignments)
    generation.documents = len(collection.documents)


def _add_documents(update: _Update, rendered: Iterable[Rendered], gone: Iterable[PartName], dumps: DumpReader) -> None:
    for one in rendered:
        quads = tuple(parse(one.part.nquads, format=RdfFormat.N_QUADS))
        update.add(one.name, dumps.quads(one.name), quads, one.part, one.digest)
    for name in gone:
        update.add(name, dumps.quads(name), (), part_of(()), "")


def _add_shared(
    update: _Update,
    parts: Mapping[PartName, KeptPart],
    collection: Collection,
    gazetteer: Gazetteer,
    minter: Minter,
    dumps: DumpReader,
) -> None:
    buckets = dict(buckets_of(collection.people))
    for bucket in {*buckets, *(name for sort, name in parts if sort is Sort.PEOPLE)}:
        people, name = buckets.get(bucket, []), (Sort.PEOPLE, bucket)
        digest = people_digest(people)
        if name not in parts or parts[name].digest != digest:
            quads = tuple(people_quads(people, minter))
            update.add(name, dumps.quads(name), quads, part_of(quads), digest)
    entities, others = shared_of(collection, gazetteer, minter)
    quads = (*entities, *others)
    update.add((Sort.SHARED, ""), dumps.quads((Sort.SHARED, "")), quads, part_of(quads), "")


def _take_out_documents(index: IndexChange, update: _Update, minter: Minter) -> None:
    """Take what changed documents said out of the index; what they say now comes once entities are there."""
    for name, before in update.before.items():
        if name[0] is Sort.DOCUMENT and before:
            text = index.text_of(minter.minutes(document_of(name)).value)
            index.take_out(document_page(text, before, minter.base))


def _change_entities(index: IndexChange, update: _Update, minter: Minter) -> None:
    """Change the rows of entities of which something else is said than before."""
    sorts = (Sort.PEOPLE, Sort.SHARED)
    gone, come = set(update.all_before(*sorts)), set(update.all_after(*sorts))
    subjects = {quad.subject for quad in gone ^ come}
    before = [quad for quad in update.all_before(*sorts) if quad.subject in subjects]
    after = [quad for quad in update.all_after(*sorts) if quad.subject in subjects]
    index.take_out(shared_page(before, minter.base))
    index.put_in(shared_page(after, minter.base))


def _change_ties(
    generation: NewGeneration,
    index: IndexChange,
    update: _Update,
    rendered: Iterable[Rendered],
    old: Store,
    minter: Minter,
) -> None:
    before = [ties_of(quads) for (sort, _), quads in update.before.items() if sort is Sort.DOCUMENT]
    changes = list(tie_changes(before, [one.ties for one in rendered], old, generation.graph, minter))
    gone = (quad for change in changes for quad in _quads_of(change.written.tie.iri, old, minter))
    generation.change(gone, (quad for change in changes for quad in _quads_from(change, minter)))
    for change in changes:
        tie = change.written.tie
        if change.was_there:
            index.take_out_tie(tie.iri, tie.pair)
        if tie.grounds:
            index.put_in_tie(tie, change.written.grounds)
    for name in sorted({bucket_of(change.written.tie) for change in changes}):
        place, _, party = name[1].partition(" ")
        ties = ties_beginning_with(list(Rule)[int(place)], party, generation.graph, minter)
        part, _ = tie_part(ties, minter)
        update.written[name] = (part, "")


def _quads_of(tie: str, store: Store, minter: Minter) -> Iterable[Quad]:
    return store.quads_for_pattern(NamedNode(tie), None, None, minter.ties_graph)


def _quads_from(change: TieChange, minter: Minter) -> Iterable[Quad]:
    if not change.written.grounds:
        return ()
    part, _ = tie_part([change.written], minter)
    return parse(part.nquads, format=RdfFormat.N_QUADS)


def _write_dumps(
    generation: NewGeneration, update: _Update, parts: Mapping[PartName, KeptPart], dumps: DumpReader
) -> None:
    for name in sorted({*parts, *update.written}):
        if name not in update.written:
            generation.keep_part(parts[name], dumps.members(name))
        elif update.written[name][0].statements:
            part, digest = update.written[name]
            generation.add_part_to_dumps(name, part, digest)
