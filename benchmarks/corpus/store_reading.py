"""From a store and a document's graph to the facts of that document alone, however large the store."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pyoxigraph import NamedNode, Quad, Store

from graph.evaluation.facts import Facts
from graph.triples.statements import node
from ontology.terms import DCTERMS, RDF, SAMV, SCHEMA


def document_graphs(store: Store) -> dict[str, NamedNode]:
    """Return the named graph of each document, by the document's identifier."""
    found: dict[str, NamedNode] = {}
    for quad in store.quads_for_pattern(None, node(RDF.type), node(SAMV.Minutes)):
        for said in store.quads_for_pattern(quad.subject, node(DCTERMS.identifier), None):
            if isinstance(said.graph_name, NamedNode) and not isinstance(said.object, NamedNode):
                found[str(getattr(said.object, "value", ""))] = said.graph_name
    return found


def shared_graphs(store: Store, documents: dict[str, NamedNode]) -> tuple[NamedNode, ...]:
    """Return the graphs of what documents share: names, kinds and codes stand there."""
    own = set(documents.values())
    return tuple(name for name in store.named_graphs() if isinstance(name, NamedNode) and name not in own)


def facts_of(store: Store, graph: NamedNode, shared: tuple[NamedNode, ...]) -> Facts:
    """Return what one document says, and what things that it speaks of are called.

    A meeting that it announces may have minutes of its own: what those say of its day and place counts too.
    """
    said = [
        Quad(quad.subject, quad.predicate, quad.object) for quad in store.quads_for_pattern(None, None, None, graph)
    ]
    own = {quad.subject for quad in said if quad.predicate == node(RDF.type)}  # passages, parts of the meeting
    terms = {one for quad in said for one in (quad.subject, quad.object) if isinstance(one, NamedNode)} - own
    small = Store()
    small.extend(said)
    small.extend(_announced(store, said))
    small.extend(_known(store, terms, shared))
    return Facts(small)


def _known(store: Store, terms: set[NamedNode], shared: tuple[NamedNode, ...]) -> Iterator[Quad]:
    for term in terms:
        for graph in shared:
            for quad in store.quads_for_pattern(term, None, None, graph):
                yield Quad(quad.subject, quad.predicate, quad.object)


def _announced(store: Store, said: Iterable[Quad]) -> Iterator[Quad]:
    meetings = {quad.object for quad in said if quad.predicate == node(SAMV.nextMeeting)}
    for meeting in meetings:
        for quad in _anywhere(store, meeting):
            yield quad
            if quad.predicate == node(SCHEMA.location):
                yield from _anywhere(store, quad.object)


def _anywhere(store: Store, term: object) -> Iterator[Quad]:
    if isinstance(term, NamedNode):
        for quad in store.quads_for_pattern(term, None, None, None):
            yield Quad(quad.subject, quad.predicate, quad.object)
