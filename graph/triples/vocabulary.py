"""From the ontology's own files to the quads of its graph, free of blank nodes."""

from __future__ import annotations

from collections.abc import Iterable

from pyoxigraph import BlankNode, CanonicalizationAlgorithm, Dataset, NamedNode, Quad, RdfFormat, parse

from graph.iris import Minter


def ontology_quads(files: Iterable[bytes], minter: Minter) -> tuple[Quad, ...]:
    """Return the triples of Turtle files, their blank nodes named in a canonical order (RDFC-1.0).

    A blank node would get another label at every load, and no two exports would be the same.
    """
    parsed = (quad for content in files for quad in parse(content, format=RdfFormat.TURTLE, rename_blank_nodes=True))
    dataset = Dataset(parsed)
    dataset.canonicalize(CanonicalizationAlgorithm.RDFC_1_0)
    graph = minter.ontology_graph

    def named(blank: BlankNode) -> NamedNode:
        return NamedNode(f"{graph.value}/{blank.value}")

    def in_graph(quad: Quad) -> Quad:
        subject = named(quad.subject) if isinstance(quad.subject, BlankNode) else quad.subject
        value = named(quad.object) if isinstance(quad.object, BlankNode) else quad.object
        return Quad(subject, quad.predicate, value, graph)

    return tuple(sorted(map(in_graph, dataset), key=str))
