"""From terms and values to the quads of one named graph, each once."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from functools import lru_cache

from pyoxigraph import Literal, NamedNode, Quad

from ontology.terms import RDF, SAMV, XSD

Node = NamedNode | Literal


@lru_cache(maxsize=4096)
def node(iri: str) -> NamedNode:
    """Return a term of a vocabulary as a node."""
    return NamedNode(iri)


@lru_cache(maxsize=256)
def term(local_name: str) -> NamedNode:
    """Return the term of Samgraf's ontology that an enumeration's value names."""
    return NamedNode(str(getattr(SAMV, local_name)))


def text(value: str) -> Literal:
    """Return a plain string."""
    return Literal(value)


def integer(value: int) -> Literal:
    """Return an xsd:integer."""
    return Literal(str(value), datatype=node(XSD.integer))


def decimal(value: float) -> Literal:
    """Return an xsd:decimal, in the shortest form that gives the number back."""
    plain = f"{Decimal(repr(value)):f}"
    return Literal(plain.rstrip("0").rstrip(".") if "." in plain else plain, datatype=node(XSD.decimal))


def day(value: date) -> Literal:
    """Return an xsd:date."""
    return Literal(value.isoformat(), datatype=node(XSD.date))


class Statements:
    """Quads being gathered for one named graph; saying a thing twice leaves one quad."""

    def __init__(self, graph: NamedNode) -> None:
        self._graph = graph
        self._quads: dict[Quad, None] = {}

    def say(self, subject: NamedNode, predicate: str, *objects: Node | None) -> None:
        """Add a statement for each object that is not None."""
        for value in objects:
            if value is not None:
                self._quads[Quad(subject, node(predicate), value, self._graph)] = None

    def type(self, subject: NamedNode, *classes: str) -> None:
        """Say what kind of thing a subject is."""
        self.say(subject, RDF.type, *(node(iri) for iri in classes))

    def quads(self) -> tuple[Quad, ...]:
        """Return the quads in the order in which they were first said."""
        return tuple(self._quads)
