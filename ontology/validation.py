"""Turns a graph into findings: what breaks the shapes, where, and what to do about it, in two languages."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import cast

import pyshacl
from rdflib import RDF, SH, Dataset, Graph, Literal, URIRef
from rdflib.collection import Collection as RdfList
from rdflib.term import BNode, Node

from ontology.errors import SamgrafError
from ontology.files import SHAPES, read_text
from ontology.terms import Iri

SHAPES_NAMESPACE = "https://w3id.org/samgraf/shapes#"
_CODE_KNOWN = URIRef(SHAPES_NAMESPACE + "MunicipalityCodeKnown")
_PASSAGE_LENGTH = URIRef(SHAPES_NAMESPACE + "PassageLength")


class ValidationError(SamgrafError):
    """The graph could not be validated; correct what the message names and validate again."""


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """One thing that is wrong with the graph.

    ``focus`` is the node it is wrong with (an IRI, or ``_:`` and a label for a blank node), ``shape`` what
    it breaks, ``value`` the offending value as text where there is one.
    """

    focus: str
    shape: Iri
    value: str | None
    swedish: str
    english: str


def validate(graph: Graph, known_municipality_codes: Collection[str]) -> list[Finding]:
    """List what breaks the shapes, sorted; an empty list means that nothing does.

    A ``Dataset`` is validated as the union of its graphs. Every municipality code outside
    ``known_municipality_codes`` (four digits each) is a finding. No inference is made: the shapes name the
    classes that the graph writes.

    Raises ``ValidationError`` where the validator itself gives up.
    """
    shapes = _shapes(known_municipality_codes)
    # A graph without shapes of its own is only read, so it need not be copied first.
    _, report, text = pyshacl.validate(_union(graph), shacl_graph=shapes, inplace=True, do_owl_imports=False)
    if not isinstance(report, Graph):
        raise ValidationError(f"Look for values that cannot be compared; the validator stopped: {text}")
    results = report.subjects(RDF.type, SH.ValidationResult)
    findings = {_finding(report, result, shapes) for result in results}
    return sorted(findings, key=lambda found: (found.focus, found.shape, found.value or ""))


def _union(graph: Graph) -> Graph:
    """Give the triples of all named graphs of a dataset as one graph, and any other graph as it is."""
    if not isinstance(graph, Dataset):
        return graph
    union = Graph()
    for subject, predicate, value, _ in graph.quads():
        union.add((subject, predicate, value))
    return union


def _shapes(known_municipality_codes: Collection[str]) -> Graph:
    """Read the shapes, the codes that exist filled in."""
    shapes = Graph().parse(data=read_text(SHAPES), format="turtle")
    codes = BNode()
    RdfList(shapes, codes, [Literal(code) for code in sorted(known_municipality_codes)])
    shapes.add((_CODE_KNOWN, SH["in"], codes))
    return shapes


def _finding(report: Graph, result: Node, shapes: Graph) -> Finding:
    """Read one validation result; where a class was asked for all its members, the member is the focus."""
    shape = cast(URIRef, report.value(result, SH.sourceShape))
    focus, value = report.value(result, SH.focusNode), report.value(result, SH.value)
    if shape == _PASSAGE_LENGTH:
        focus, value = value, None
    # Taken from the shape, because the report drops the language of a SPARQL constraint's message.
    words = {cast(Literal, word).language: str(word) for word in shapes.objects(shape, SH.message)}
    return Finding(
        focus=_shown(cast(Node, focus)),
        shape=Iri(str(shape)),
        value=None if value is None or value == focus else _shown(value),
        swedish=words["sv"],
        english=words["en"],
    )


def _shown(node: Node) -> str:
    return f"_:{node}" if isinstance(node, BNode) else str(node)
