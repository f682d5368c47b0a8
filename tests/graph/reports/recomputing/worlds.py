"""Graphs to report on, each as a generation, as an engine that is not ours asks it, and with its texts."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from pyoxigraph import Literal, NamedNode, QuerySolutions, RdfFormat, Store
from rdflib import Graph

from benchmarks.generated.minutes import MinutesWriter
from benchmarks.generated.plan import meetings_of
from benchmarks.generated.world import world_of
from benchmarks.generated_graph import STATEMENTS_PER_MEETING, generate
from graph.build import Steps, build
from graph.export import export
from graph.generations import StoreFolder
from graph.steps import standard_steps
from graph.store import open_generation
from ontology.terms import PREFIXES
from tests.factories import AUTUMN, SPRING
from tests.graph.reports.recomputing.ways import Answer

_PROLOGUE = "".join(f"PREFIX {name}: <{iri}>\n" for name, iri in PREFIXES.items())
_MILLIONS, _SEED = 0.1, 5


@dataclass(frozen=True, slots=True)
class World:
    """A generation, another engine with the same graph, and the texts of the documents by their identifiers."""

    generation: Path
    ask: Callable[[str], Answer]
    texts: Mapping[str, str]


def four_minutes(folder: Path) -> World:
    """Return the graph of the enclosed minutes."""
    paths = sorted(Path(str(files("data").joinpath("minutes"))).iterdir())
    return _built(paths, folder, standard_steps())


def two_minutes(folder: Path, steps: Steps) -> World:
    """Return the graph of the two minutes made by hand."""
    for name, text in (("var.md", SPRING), ("host.txt", AUTUMN)):
        (folder / name).write_text(text, encoding="utf-8")
    return _built([folder / "var.md", folder / "host.txt"], folder, steps)


def _built(paths: list[Path], folder: Path, steps: Steps) -> World:
    generation = build(paths, folder / "store", steps).generation
    assert generation is not None
    texts = {path.stem: path.read_bytes().decode("utf-8") for path in paths}
    return World(generation, _rdflib(_exported(generation, folder)), texts)


def generated(folder: Path) -> World:
    """Return the generated graph of some hundred meetings."""
    generate(folder / "store", _MILLIONS, _SEED)
    generation = StoreFolder(folder / "store").current()
    country = world_of(_SEED)
    planned = meetings_of(country, round(_MILLIONS * 1_000_000 / STATEMENTS_PER_MEETING), _SEED)
    texts = {meeting.identifier: MinutesWriter(country, meeting).minutes()[1] for meeting in planned}
    return World(generation, _oxigraph(_exported(generation, folder)), texts)


def _exported(generation: Path, folder: Path) -> Path:
    path = folder / "graph.nt"
    export(open_generation(generation), path)
    return path


def _rdflib(path: Path) -> Callable[[str], Answer]:
    graph = Graph()
    graph.parse(data=path.read_text(encoding="utf-8"), format="nt")

    def ask(text: str) -> Answer:
        found = graph.query(_PROLOGUE + text).bindings
        return [{str(name): str(value) for name, value in row.items()} for row in found]

    return ask


def _oxigraph(path: Path) -> Callable[[str], Answer]:
    store = Store()
    store.bulk_load(path.read_bytes(), RdfFormat.N_TRIPLES)

    def ask(text: str) -> Answer:
        found = store.query(_PROLOGUE + text)
        assert isinstance(found, QuerySolutions)
        names = [variable.value for variable in found.variables]
        rows = [zip(names, solution, strict=True) for solution in found]
        return [{name: _text(value) for name, value in row if value is not None} for row in rows]

    return ask


def _text(value: object) -> str:
    return value.value if isinstance(value, NamedNode | Literal) else str(value)
