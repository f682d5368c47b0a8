"""From documents as they were and as they are to the ties that change by it, the graph being asked for the rest."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from pyoxigraph import NamedNode, Store

from graph.iris import Minter
from graph.tie_writing import WrittenTie
from graph.ties import DocumentTies, Pair, Rule, TieCount, participants_of
from graph.triples.statements import node
from ontology.terms import FOAF, PROV, RDF, SAMV


@dataclass(frozen=True, slots=True)
class TieChange:
    """A tie as it is from now on, and whether it was there before; one without grounds is gone."""

    written: WrittenTie
    was_there: bool


class _Grounds:
    """What ties by which rule and pair."""

    def __init__(self) -> None:
        self.by_tie: defaultdict[tuple[Rule, Pair], set[str]] = defaultdict(set)

    def add(self, rule: Rule, thing: str, pairs: Iterable[Pair]) -> None:
        for pair in pairs:
            self.by_tie[rule, pair].add(thing)


def tie_changes(
    before: Sequence[DocumentTies], after: Sequence[DocumentTies], old: Store, new: Store, minter: Minter
) -> Iterator[TieChange]:
    """Return the ties that change, in their order.

    ``old`` is the graph with the documents as they were, ``new`` with the documents and the entities as they are; the
    ties of ``new`` are still those of ``old``.
    """
    projects = {project for said in (*before, *after) for project, _, _ in said.participants}
    gone, come = _grounds(before, projects, old), _grounds(after, projects, new)
    places = {rule: place for place, rule in enumerate(Rule)}
    for rule, pair in sorted({*gone.by_tie, *come.by_tie}, key=lambda key: (places[key[0]], key[1])):
        tie = TieCount.tie_of(rule, pair, (), minter)
        had = grounds_of(tie.iri, old, minter)
        has = (set(had) - gone.by_tie[rule, pair]) | come.by_tie[rule, pair]
        if had or has:
            grounds = sorted(has)
            yield TieChange(WrittenTie(TieCount.tie_of(rule, pair, range(len(grounds)), minter), grounds), bool(had))


def _grounds(documents: Iterable[DocumentTies], projects: Iterable[str], store: Store) -> _Grounds:
    found = _Grounds()
    for said in documents:
        for rule, thing, pairs in said.grounds:
            found.add(rule, thing, pairs)
        for decision, responsible in said.deciding:
            parties = sorted(one for one in responsible if not _is_person(one, store))
            found.add(Rule.JOINT_ACTION, decision, combinations(parties, 2))
    for project in sorted(projects):
        taking_part = _taking_part(project, store)
        participants = sorted({one for one, _ in taking_part})
        bearers = sorted({one for one, bears in taking_part if bears})
        found.add(Rule.JOINT_PROJECT, project, combinations(participants, 2))
        found.add(Rule.JOINT_ACTION, project, combinations(bearers, 2))
    return found


def _is_person(iri: str, store: Store) -> bool:
    found = store.quads_for_pattern(NamedNode(iri), node(RDF.type), node(FOAF.Person), None)
    return next(found, None) is not None


def _taking_part(project: str, store: Store) -> list[tuple[str, bool]]:
    """Return who takes part in a project, and whether they bear it, as all documents say."""
    parts = store.quads_for_pattern(None, node(SAMV.inProject), NamedNode(project), None)
    quads = [
        quad
        for part in parts
        if isinstance(part.subject, NamedNode)
        for quad in store.quads_for_pattern(part.subject, None, None, None)
    ]
    return [(one, bears) for name, one, bears in participants_of(quads) if name == project]


def grounds_of(tie: str, store: Store, minter: Minter) -> list[str]:
    """Return what a tie rests on, as a graph says, sorted."""
    found = store.quads_for_pattern(NamedNode(tie), node(PROV.wasDerivedFrom), None, minter.ties_graph)
    return sorted(quad.object.value for quad in found if isinstance(quad.object, NamedNode))


def ties_beginning_with(rule: Rule, party: str, store: Store, minter: Minter) -> list[WrittenTie]:
    """Return the ties of a rule of which a party is the first, in their order."""
    found = []
    for quad in store.quads_for_pattern(None, node(SAMV.party), NamedNode(party), minter.ties_graph):
        parties = sorted(
            one.object.value
            for one in store.quads_for_pattern(quad.subject, node(SAMV.party), None, minter.ties_graph)
            if isinstance(one.object, NamedNode)
        )
        tie = TieCount.tie_of(rule, (parties[0], parties[1]), (), minter)
        if parties[0] == party and tie.iri == quad.subject.value:  # type: ignore[union-attr]
            grounds = grounds_of(tie.iri, store, minter)
            found.append(WrittenTie(TieCount.tie_of(rule, tie.pair, range(len(grounds)), minter), grounds))
    return sorted(found, key=lambda one: one.tie.pair)
