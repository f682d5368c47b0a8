"""The order of documents is that in which the store keeps their graphs."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import NamedNode, Quad, Store

from graph.dumps import Sort
from graph.iris import Minter
from graph.load_order import document_of, document_part

DOCUMENTS = [f"2024-{number:03}-protokoll-för-nämnden-{'x' * (number % 9)}" for number in range(200)]


def test_documents_sort_as_the_store_sorts_their_graphs(tmp_path: Path) -> None:
    minter, store = Minter(), Store(str(tmp_path))
    for document in DOCUMENTS:
        graph = minter.document_graph(document)
        store.add(Quad(graph, NamedNode("https://example.org/p"), graph, graph))
    kept = [graph.value for graph in store.named_graphs()]
    parts = sorted(document_part(document, minter) for document in DOCUMENTS)
    assert [minter.document_graph(document_of(part)).value for part in parts] == kept


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1))
def test_a_part_tells_its_document(document: str) -> None:
    name = document_part(document, Minter())
    assert name[0] is Sort.DOCUMENT
    assert document_of(name) == document
