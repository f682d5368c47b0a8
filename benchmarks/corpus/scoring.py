"""From a corpus and the store built of it to scores of the extraction: overall, and by layout, format and damage."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from pyoxigraph import NamedNode, Store

from benchmarks.corpus.cores import by_all_cores
from benchmarks.corpus.identity import Mentions, mentions_of
from benchmarks.corpus.store_reading import document_graphs, facts_of, shared_graphs
from benchmarks.corpus.truth import Truth
from benchmarks.corpus.writing import truth_files, truths_in
from graph.evaluation.figures import Table
from graph.evaluation.meetings import Comparison, document_tables
from graph.evaluation.mentions import mention_tables
from graph.generations import StoreFolder
from graph.store import open_generation

OVERALL = "all"
_EXAMPLES = 40  # misses kept of each table and group


@dataclass(slots=True)
class Scores:
    """Counts of each table by group of documents, the people found, and documents that the store does not know."""

    tables: dict[str, dict[str, Table]] = field(default_factory=dict)
    documents: dict[str, int] = field(default_factory=dict)
    missing: list[str] = field(default_factory=list)
    mentions: Mentions = field(default_factory=Mentions)

    def add(self, group: str, tables: Sequence[Table], documents: int = 1) -> None:
        """Add the tables of documents to a group's; only the first misses are kept."""
        known = self.tables.setdefault(group, {})
        for table in tables:
            total = known[table.name] + table if table.name in known else table
            known[table.name] = Table(total.name, total.found, total.gold, total.given, total.misses[:_EXAMPLES])
        self.documents[group] = self.documents.get(group, 0) + documents

    def take_in(self, other: Scores) -> None:
        """Add all scores of other documents."""
        for group, tables in other.tables.items():
            self.add(group, tuple(tables.values()), other.documents[group])
        self.missing += other.missing
        self.mentions.take_in(other.mentions)


def score_corpus(folder: Path, store: Path, every: int = 1) -> Scores:
    """Score every n-th document of a corpus, folder by folder on all cores; memory does not grow with the corpus."""
    scores = Scores()
    for part in by_all_cores(partial(_score_folder, store, every), truth_files(folder)):
        scores.take_in(part)
    return scores


@dataclass(frozen=True, slots=True)
class _Opened:
    store: Store
    graphs: dict[str, NamedNode]
    shared: tuple[NamedNode, ...]


_opened: dict[Path, _Opened] = {}  # once a process


def _open(path: Path) -> _Opened:
    generation = StoreFolder(path).current()
    if generation not in _opened:
        store = open_generation(generation)
        graphs = document_graphs(store)
        _opened[generation] = _Opened(store, graphs, shared_graphs(store, graphs))
    return _opened[generation]


def _score_folder(store: Path, every: int, path: Path) -> Scores:
    scores = Scores()
    opened = _open(store)
    for truth in truths_in(path, every):
        _score_document(opened, truth, scores)
    return scores


def _score_document(opened: _Opened, truth: Truth, scores: Scores) -> None:
    identifier = truth.gold.document
    graph = opened.graphs.get(identifier)
    if graph is None:
        scores.missing.append(identifier)
        facts = facts_of(opened.store, NamedNode("urn:nothing"), ())
    else:
        facts = facts_of(opened.store, graph, opened.shared)
    comparison = Comparison(truth.gold, facts.document(identifier), facts)
    tables = (*document_tables(comparison), *mention_tables(comparison))
    for group in _groups(truth):
        scores.add(group, tables)
    scores.mentions.take_in(mentions_of(truth, comparison))


def _groups(truth: Truth) -> tuple[str, ...]:
    damages = truth.damages or ("none",)
    return (OVERALL, f"layout {truth.layout}", f"format {truth.format}", *(f"damage {one}" for one in damages))
