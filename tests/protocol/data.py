"""From a store to what the checks expect of an endpoint over it."""

from __future__ import annotations

from pyoxigraph import NamedNode, Store

from ontology.terms import FOAF, RDF
from tests.protocol.exchange import Data, Graph


def data_of(store: Store) -> Data:
    """Count two of a store's graphs, the smallest, and choose a person to describe."""
    counted = [Graph(str(name.value), len(_statements(store, name))) for name in _graphs(store)]
    one, other, *_ = sorted(counted, key=lambda graph: (graph.statements, graph.iri))
    people = store.quads_for_pattern(None, NamedNode(RDF.type), NamedNode(FOAF.Person))
    person = min((quad.subject for quad in people), key=str)
    about = frozenset(str(quad.triple) for quad in store.quads_for_pattern(person, None, None))
    return Data(one, other, len(store), str(person).strip("<>"), about)


def _graphs(store: Store) -> list[NamedNode]:
    return [name for name in store.named_graphs() if isinstance(name, NamedNode)]


def _statements(store: Store, name: NamedNode) -> list[object]:
    return list(store.quads_for_pattern(None, None, None, name))
