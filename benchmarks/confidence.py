"""From minutes whose truth is known to the weights of how sure a reading is, and to how well they hold elsewhere."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np

from benchmarks.corpus.store_reading import document_graphs, facts_of, shared_graphs
from benchmarks.corpus.writing import truth_files, truths_in
from benchmarks.logistic import Numbers, fitted
from data.extraction.confidence import Model, Signal, default_model
from data.extraction.extractor import measures_of
from data.reading import read_document
from graph.build import build
from graph.evaluation.figures import Table
from graph.evaluation.gold import GoldDocument, read_gold
from graph.evaluation.meetings import Comparison, document_tables
from graph.sources import find_sources
from graph.steps import standard_steps
from graph.store import open_current

_RIGHT = 0.95  # F1 from which attendance or agenda count as read right
_JUDGED = ("attendance", "agenda")
_RIDGE = 1.0  # keeps the weight of a signal finite that only misread documents have
_BINS = 5


@dataclass(frozen=True, slots=True)
class Known:
    """Documents whose truth is known: a row of signals each, and 1.0 where attendance and agenda are read right."""

    name: str
    signals: Numbers
    right: Numbers


def main(folders: Sequence[Path], checks: Sequence[Path]) -> None:
    """Estimate the weights on folders and print them; tell how they, or those of the package, hold on others.

    A folder is a generated corpus, or holds ``minutes`` and their ``gold``.
    """
    model = default_model()
    if folders:
        model = estimated([known(folder) for folder in folders], model.told_from)
        print("\n".join(_written(model)))
    for folder in checks:
        print("\n".join(calibration(known(folder), model)))


def known(folder: Path) -> Known:
    """Read the documents of a folder and compare them with their truth."""
    truths = [truth.gold for path in truth_files(folder) for truth in truths_in(path)]
    minutes = folder if truths else folder / "minutes"
    with TemporaryDirectory() as scratch:
        build([minutes], Path(scratch), standard_steps())
        right = _right(Path(scratch), truths or read_gold(folder / "gold"))
    paths = {source.identifier: source.path for source in find_sources([minutes])}
    rows = [_signals(paths[one], one) for one in right]
    return Known(folder.name, np.array(rows, dtype=np.float64), np.array(list(right.values()), dtype=np.float64))


def _right(store: Path, truths: Sequence[GoldDocument]) -> dict[str, bool]:
    opened = open_current(store)
    graphs = document_graphs(opened)
    shared = shared_graphs(opened, graphs)
    found = {}
    for gold in truths:
        if gold.document in graphs:
            facts = facts_of(opened, graphs[gold.document], shared)
            tables = document_tables(Comparison(gold, facts.document(gold.document), facts))
            found[gold.document] = all(map(_is_right, tables))
    return found


def _is_right(table: Table) -> bool:
    """Whether a table is read right; one without a row in the gold is not judged."""
    return table.name not in _JUDGED or not table.gold or (table.f1 or 0.0) >= _RIGHT


def _signals(path: Path, identifier: str) -> list[float]:
    measures = measures_of(read_document(path, identifier))
    return [measures[signal].value if signal in measures else 1.0 for signal in Signal]


def estimated(documents: Sequence[Known], told_from: float) -> Model:
    """Return the logistic model that fits documents best, with a small ridge; Newton's method."""
    signals = np.concatenate([one.signals for one in documents])
    right = np.concatenate([one.right for one in documents])
    weights = fitted(signals, right, _RIDGE)
    return Model(float(weights[0]), dict(zip(Signal, map(float, weights[1:]), strict=True)), told_from)


def probabilities(documents: Known, model: Model) -> Numbers:
    """Return how sure a model is of each document."""
    weights = np.array([model.weights[signal] for signal in Signal])
    odds: Numbers = np.exp(model.base + documents.signals @ weights)
    return odds / (1.0 + odds)


def area_under_curve(chance: Numbers, right: Numbers) -> float:
    """Return how often a document that is read right is surer than one that is not; a tie counts half."""
    good, bad = chance[right == 1.0][:, None], chance[right == 0.0][None, :]
    return float(((good > bad) + 0.5 * (good == bad)).mean()) if good.size and bad.size else float("nan")


def brier(chance: Numbers, right: Numbers) -> float:
    """Return the mean square of what is missed (Brier 1950)."""
    return float(((chance - right) ** 2).mean())


def calibration(documents: Known, model: Model) -> Iterator[str]:
    """Tell how a model's probabilities hold: area under the curve, Brier score, and five bins of equal width."""
    chance, right = probabilities(documents, model), documents.right
    base = brier(np.full_like(right, right.mean()), right)
    yield ""
    yield (
        f"{documents.name}: {len(right):,} documents, {right.mean():.3f} read right, "
        f"area {area_under_curve(chance, right):.3f}, Brier {brier(chance, right):.4f} "
        f"({base:.4f} for their share alone)"
    )
    yield "    sure    documents   told  right"
    places = np.minimum((chance * _BINS).astype(int), _BINS - 1)
    for place in range(_BINS):
        inside = places == place
        edges = f"{place / _BINS:.1f} to {(place + 1) / _BINS:.1f}"
        shares = f"{chance[inside].mean():6.3f} {right[inside].mean():6.3f}" if inside.any() else "     –      –"
        yield f"    {edges} {int(inside.sum()):7,} {shares}"


def _written(model: Model) -> Iterator[str]:
    yield f"base: {model.base:.2f}"
    yield "weights:"
    yield from (f"  {signal}: {model.weights[signal]:.2f}" for signal in Signal)
