"""From the quads of a generation, as they are being written, to how many statements it makes of which kind."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
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
    """Counts quads that go by."""

    def __init__(self) -> None:
        self._properties: Counter[NamedNode] = Counter()
        self._classes: Counter[str] = Counter()

    def through(self, quads: Iterable[Quad]) -> Iterator[Quad]:
        """Pass quads on, counted."""
        kind = node(RDF.type)
        for quad in quads:
            predicate = quad.predicate
            self._properties[predicate] += 1
            if predicate == kind and isinstance(quad.object, NamedNode):
                self._classes[quad.object.value] += 1
            yield quad

    def figures(self) -> Figures:
        """Return what was counted so far, sorted by IRI."""
        properties = {predicate.value: count for predicate, count in self._properties.items()}
        return Figures(dict(sorted(properties.items())), dict(sorted(self._classes.items())))


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
