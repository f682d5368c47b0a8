from __future__ import annotations

import pytest
from pyoxigraph import Literal, NamedNode, Quad, Store

from graph.iris import Minter
from graph.ties import tie_quads

PAIRS = """CONSTRUCT { ?tie <x:party> ?a, ?b } WHERE {
  ?a <x:meets> ?b . BIND(IRI(CONCAT("tie/", STRAFTER(STR(?a), "x:"))) AS ?tie) }"""


def test_ties_lie_in_their_graph_under_the_base_and_each_stands_once() -> None:
    store = Store()
    store.add(Quad(NamedNode("x:a"), NamedNode("x:meets"), NamedNode("x:b"), NamedNode("x:g")))
    minter = Minter("https://example.org/")
    tie = NamedNode("https://example.org/tie/a")
    assert tie_quads(store, [PAIRS, PAIRS], minter) == (
        Quad(tie, NamedNode("x:party"), NamedNode("x:a"), minter.ties_graph),
        Quad(tie, NamedNode("x:party"), NamedNode("x:b"), minter.ties_graph),
    )


def test_a_rule_that_constructs_nothing_of_the_kind_is_a_mistake() -> None:
    store = Store()
    store.add(Quad(NamedNode("x:a"), NamedNode("x:p"), Literal("1")))
    with pytest.raises(TypeError, match="no CONSTRUCT"):
        tie_quads(store, ["ASK {}"], Minter())
