"""From the enclosed minutes to how the store compares with rdflib in memory: ``python -m benchmarks``.

What is compared: loading the graph's N-Quads, writing them, and each worked question, asked of the store on
disk as ``samgraf query`` asks it. A ratio above 1 says that rdflib takes longer. Nothing is judged.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from importlib.metadata import version
from importlib.resources import as_file, files
from pathlib import Path
from tempfile import TemporaryDirectory

from pyoxigraph import RdfFormat, Store
from rdflib import Dataset

from benchmarks.timing import Ratio, compared
from graph.build import build
from graph.examples import Example, examples
from graph.export import export, serialized
from graph.query import ask_rows
from graph.steps import standard_steps
from graph.store import open_current
from ontology.terms import PREFIXES

RUNS = 5


def main() -> None:
    """Build the graph of the enclosed minutes and print a line for each task."""
    with TemporaryDirectory() as folder, as_file(files("data") / "minutes") as minutes:
        build([minutes], Path(folder) / "store", standard_steps())
        store = open_current(Path(folder) / "store")
        quads = Path(folder) / "graph.nq"
        count = export(store, quads)
        peer = _loaded_by_rdflib(quads)
        print(f"{count} statements; pyoxigraph {version('pyoxigraph')}, rdflib {version('rdflib')};")
        print(f"medians of {RUNS} runs in milliseconds; ratio: rdflib by Samgraf\n")
        print(f"{'task':34}  {'Samgraf':>10}  {'rdflib':>10}  {'ratio':>8}")
        for ratio in _ratios(store, peer, quads):
            print(ratio)
            sys.stdout.flush()


def _ratios(store: Store, peer: Dataset, quads: Path) -> Iterator[Ratio]:
    yield compared("load N-Quads", lambda: _loaded(quads), lambda: _loaded_by_rdflib(quads), RUNS)
    yield compared(
        "write N-Quads (Samgraf: sorted)",
        lambda: serialized(sorted(store, key=str), RdfFormat.N_QUADS),
        lambda: peer.serialize(format="nquads"),
        RUNS,
    )
    for example in examples():
        yield _question(store, peer, example)


def _question(store: Store, peer: Dataset, example: Example) -> Ratio:
    def ours() -> object:
        return ask_rows(store, example.text)

    def peers() -> object:
        return list(peer.query(example.text, initNs=PREFIXES))

    return compared(f"question: {example.name}", ours, peers, RUNS)


def _loaded(quads: Path) -> Store:
    """Load a file into a new store on disk, as a build writes a generation."""
    with TemporaryDirectory() as folder:
        store = Store(folder)
        store.bulk_load(path=str(quads), format=RdfFormat.N_QUADS)
        store.flush()
        return store


def _loaded_by_rdflib(quads: Path) -> Dataset:
    dataset = Dataset(default_union=True)
    dataset.parse(quads, format="nquads")
    return dataset
