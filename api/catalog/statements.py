"""From names with prefixes and values to triples."""

from __future__ import annotations

from pyoxigraph import Literal, NamedNode, Triple

from api.catalog.namespaces import NAMESPACES
from api.linked_data.addresses import wire
from ontology.terms import XSD

Value = NamedNode | Literal


def iri(name: str) -> NamedNode:
    """Return the node of a prefixed name such as ``dcat:Dataset``."""
    prefix, _, local = name.partition(":")
    return NamedNode(NAMESPACES[prefix] + local)


def link(address: str) -> NamedNode:
    """Return the node of an address or IRI, percent-encoded as data portals want it."""
    return NamedNode(wire(address))


def told(swedish: str, english: str) -> tuple[Literal, Literal]:
    """Return a text in both languages."""
    return Literal(swedish, language="sv"), Literal(english, language="en")


def day(value: str) -> Literal:
    """Return a day."""
    return Literal(value, datatype=NamedNode(XSD.date))


def whole(value: int) -> Literal:
    """Return a number as xsd:integer."""
    return Literal(str(value), datatype=NamedNode(XSD.integer))


def whole_not_negative(value: int) -> Literal:
    """Return a number as xsd:nonNegativeInteger, which is what DCAT gives sizes as."""
    return Literal(str(value), datatype=iri("xsd:nonNegativeInteger"))


class Told:
    """Triples being gathered."""

    def __init__(self) -> None:
        self.triples: set[Triple] = set()

    def say(self, subject: str, kind: str, **statements: Value | tuple[Value, ...] | None) -> None:
        """Say what a thing is and has; keywords are prefixed names, ``__`` for the colon, and None says nothing."""
        node = link(subject)
        self.triples.add(Triple(node, iri("rdf:type"), iri(kind)))
        for name, values in statements.items():
            several = values if isinstance(values, tuple) else (values,)
            self.triples |= {Triple(node, iri(name.replace("__", ":")), one) for one in several if one is not None}
