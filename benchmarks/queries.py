"""From a store to the queries that are measured: eight shapes, each with many values drawn from the data."""

from __future__ import annotations

import random
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib.resources import files
from urllib.parse import quote

from pyoxigraph import Literal, NamedNode, Store

from ontology.terms import FOAF, OA, RDF, SAMV

VARIANTS = 60
_JSON, _N_TRIPLES = "application/sparql-results+json", "application/n-triples"
_SHAPES = (
    "meetings-of-a-municipality",
    "pairs-that-meet-most",
    "projects-with-participants",
    "decisions-on-a-project",
    "way-of-a-person",
    "passages-with-a-word",
    "up-the-tree",
    "describe-a-person",
)
LIGHT = {"decisions-on-a-project", "up-the-tree", "describe-a-person"}
"""The shapes whose answer takes an engine a few milliseconds however large the graph is."""
_WORD = re.compile(r"[a-zåäö]{5,}")


@dataclass(frozen=True, slots=True)
class Shape:
    """A kind of question with its variants, which differ in the values that they ask about."""

    name: str
    queries: tuple[str, ...]

    @property
    def accept(self) -> str:
        """The media type to ask for."""
        return _N_TRIPLES if "DESCRIBE" in self.queries[0] else _JSON

    def requests(self, path: str, host: str) -> list[str]:
        """Return the variants as requests over HTTP, to the path of an endpoint."""
        return [get(f"{path}?query={quote(query)}", host, self.accept) for query in self.queries]


def get(target: str, host: str, accept: str) -> str:
    """Return a GET request."""
    return f"GET {target} HTTP/1.1\r\nHost: {host}\r\nAccept: {accept}\r\n\r\n"


@dataclass(frozen=True, slots=True)
class Values:
    """Values of the data to ask about, in an order that a seed gives."""

    municipalities: tuple[str, ...]
    people: tuple[str, ...]
    projects: tuple[str, ...]
    words: tuple[str, ...]


def values_of(store: Store, seed: int = 1) -> Values:
    """Draw values from a store."""
    chance = random.Random(seed)

    def drawn(found: Iterable[str]) -> tuple[str, ...]:
        distinct = sorted(set(found))
        return tuple(chance.sample(distinct, min(VARIANTS, len(distinct))))

    represented = _objects(store, SAMV.representing)
    return Values(
        drawn(one for one in represented if "/municipality/" in one),
        drawn(_subjects(store, FOAF.Person)),
        drawn(_subjects(store, SAMV.Project)),
        drawn(_words(store)),
    )


def _objects(store: Store, predicate: str) -> Iterable[str]:
    quads = store.quads_for_pattern(None, NamedNode(predicate), None)
    return (quad.object.value for quad in quads if isinstance(quad.object, NamedNode))


def _subjects(store: Store, kind: str) -> Iterable[str]:
    quads = store.quads_for_pattern(None, NamedNode(RDF.type), NamedNode(kind))
    return (quad.subject.value for quad in quads if isinstance(quad.subject, NamedNode))


def _words(store: Store) -> Iterable[str]:
    for number, quad in enumerate(store.quads_for_pattern(None, NamedNode(OA.exact), None)):
        if number % 50 == 0 and isinstance(quad.object, Literal):
            yield from _WORD.findall(quad.object.value.lower())


def shapes_of(values: Values) -> tuple[Shape, ...]:
    """Return every shape with its variants."""
    drawn: Mapping[str, tuple[str, ...]] = {
        "$municipality": tuple(f"<{one}>" for one in values.municipalities),
        "$person": tuple(f"<{one}>" for one in values.people),
        "$project": tuple(f"<{one}>" for one in values.projects),
        "$word": tuple(f'"{one}"' for one in values.words),
    }
    return tuple(_shape(name, drawn) for name in _SHAPES)


def _shape(name: str, drawn: Mapping[str, tuple[str, ...]]) -> Shape:
    text = (files("benchmarks") / "shapes" / f"{name}.rq").read_text(encoding="utf-8")
    for variable, values in drawn.items():
        if variable in text:
            return Shape(name, tuple(text.replace(variable, value) for value in values))
    return Shape(name, (text,))
