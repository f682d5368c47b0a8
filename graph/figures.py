"""From the quads of a generation, part by part, to how many statements it makes of which kind."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from pyoxigraph import NamedNode, Quad

from graph.triples.statements import node
from ontology.terms import RDF

_FILE = "figures.json"


@dataclass(frozen=True, slots=True)
class Figures:
    """How many statements a graph makes by each property, and of how many things it says that they are of a class."""

    properties: Mapping[str, int]
    classes: Mapping[str, int]

    @property
    def statements(self) -> int:
        """The number of all statements."""
        return sum(self.properties.values())

    @property
    def entities(self) -> int:
        """The number of things whose class is given, once for each class."""
        return sum(self.classes.values())


class FigureCounter:
    """Adds up figures of parts of a graph."""

    def __init__(self) -> None:
        self._properties: Counter[str] = Counter()
        self._classes: Counter[str] = Counter()

    def add(self, figures: Figures) -> None:
        """Add the figures of another part."""
        self._properties.update(figures.properties)
        self._classes.update(figures.classes)

    def take(self, figures: Figures) -> None:
        """Take away the figures of a part that was added."""
        self._properties.subtract(figures.properties)
        self._classes.subtract(figures.classes)

    def figures(self) -> Figures:
        """Return what there is in all, sorted by IRI."""
        return Figures(dict(sorted((+self._properties).items())), dict(sorted((+self._classes).items())))


def figures_of_quads(quads: Iterable[Quad]) -> Figures:
    """Count quads."""
    kind = node(RDF.type)
    properties: Counter[NamedNode] = Counter()
    classes: Counter[str] = Counter()
    for _, predicate, value, _ in quads:
        properties[predicate] += 1
        if predicate == kind and isinstance(value, NamedNode):
            classes[value.value] += 1
    return Figures({predicate.value: count for predicate, count in properties.items()}, classes)


def keep_figures(generation: Path, figures: Figures) -> None:
    """Write figures into a generation's folder."""
    content = json.dumps({"properties": dict(figures.properties), "classes": dict(figures.classes)}, indent=0)
    (generation / _FILE).write_text(content, encoding="utf-8")


def figures_of(generation: Path) -> Figures:
    """Return a generation's figures; empty ones where it was made without."""
    try:
        written = json.loads((generation / _FILE).read_text(encoding="utf-8"))
    except FileNotFoundError:
        return Figures({}, {})
    return Figures(written["properties"], written["classes"])
