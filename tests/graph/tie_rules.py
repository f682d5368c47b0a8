"""From a store to the ties that the rules of the ontology derive: the definition that counting is held to."""

from __future__ import annotations

from pyoxigraph import NamedNode, Quad, QueryTriples, Store

from graph.iris import Minter
from ontology.files import RULES, read_rule
from ontology.terms import PREFIXES


def derived_ties(store: Store, minter: Minter) -> dict[str, set[Quad]]:
    """Run every rule over a copy without the words of passages, which play no part in ties; ties by rule."""
    facts = Store()
    facts.bulk_extend(quad for quad in store if not quad.predicate.value.startswith(PREFIXES["oa"]))
    return {rule: _derived(facts, rule, minter) for rule in RULES}


def _derived(facts: Store, rule: str, minter: Minter) -> set[Quad]:
    triples = facts.query(read_rule(rule), base_iri=minter.base, use_default_graph_as_union=True)
    assert isinstance(triples, QueryTriples)
    quads = set()
    for triple in triples:
        assert isinstance(triple.subject, NamedNode)
        quads.add(Quad(triple.subject, triple.predicate, triple.object, minter.ties_graph))
    return quads
