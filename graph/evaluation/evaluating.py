"""From a graph and a folder of gold tables to an evaluation."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import reduce
from operator import add
from pathlib import Path

from pyoxigraph import Store

from data.reading import read_document
from data.reading.formats import READERS
from graph.evaluation.facts import Facts, FoundPassage
from graph.evaluation.figures import Evaluation, Miss, MissKind, Table
from graph.evaluation.gold import GoldDocument, read_gold
from graph.evaluation.meetings import Comparison, document_tables
from graph.evaluation.mentions import mention_tables
from graph.sources import NoMinutesError


def evaluate(store: Store, gold_folder: Path, minutes_folder: Path | None = None) -> Evaluation:
    """Compare a graph with the gold tables of a folder, document by document, and check all its evidence.

    Passages are compared with the text of the file of their checksum in ``minutes_folder``; where there is
    none, only with themselves: as many characters as they claim. A gold document that the graph does not know
    is told by name, and its facts count as missing. Raises GoldError, and UnreadableDocument for a file of
    ``minutes_folder`` that cannot be read.
    """
    facts = Facts(store)
    gold = read_gold(gold_folder)
    wrong = _wrong_offsets(facts.passages.values(), _texts(minutes_folder))
    of_documents = [_document_tables(facts, one) for one in gold]
    tables = (reduce(add, column) for column in zip(*of_documents, strict=True))
    known = {one.document for one in gold}
    return Evaluation(
        tables=(*tables, _evidence_table(facts, wrong.keys())),
        passages=len(facts.passages),
        wrong_offsets=tuple(wrong.values()),
        not_in_graph=tuple(sorted(known - facts.minutes.keys())),
        without_gold=tuple(sorted(facts.minutes.keys() - known)),
    )


def _document_tables(facts: Facts, gold: GoldDocument) -> tuple[Table, ...]:
    comparison = Comparison(gold, facts.document(gold.document), facts)
    return (*document_tables(comparison), *mention_tables(comparison))


def _texts(folder: Path | None) -> Mapping[str, str]:
    """Read the minutes of a folder; return each text under the checksum of its file."""
    if folder is None:
        return {}
    paths = (path for path in sorted(folder.rglob("*")) if path.suffix.lower() in READERS)
    documents = [read_document(path, path.stem) for path in paths]
    if not documents:
        raise NoMinutesError(f"There are no minutes in {folder}: name the folder whose texts are to be compared.")
    return {document.sha256: document.text for document in documents}


def _wrong_offsets(passages: Iterable[FoundPassage], texts: Mapping[str, str]) -> dict[str, Miss]:
    """Return a miss for each passage whose words do not stand where it says, by its IRI."""
    return {one.iri: _wrong(one) for one in passages if not _stands(one, texts.get(one.sha256))}


def _stands(passage: FoundPassage, text: str | None) -> bool:
    if not 0 <= passage.start < passage.end:
        return False
    if text is None:
        return len(passage.exact) == passage.end - passage.start
    return text[passage.start : passage.end] == passage.exact


def _wrong(passage: FoundPassage) -> Miss:
    return Miss(passage.document, MissKind.WRONG, f"{passage.start}-{passage.end} is not “{passage.exact}”")


def _evidence_table(facts: Facts, wrong: Iterable[str]) -> Table:
    """Count the facts of the whole graph that at least one right passage backs."""
    right = facts.passages.keys() - set(wrong)
    nodes = facts.fact_nodes()
    bare = [one for one in nodes if facts.evidence.get(one, set()).isdisjoint(right)]
    misses = tuple(Miss("graph", MissKind.MISSING, f"words that back {one}") for one in bare)
    return Table("evidence", len(nodes) - len(bare), len(nodes), None, misses)
