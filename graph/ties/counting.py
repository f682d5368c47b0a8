"""From the quads of a graph, document by document, to its ties, equal to what the rules of ontology/rules/ derive.

A document's graph holds all that the rules join on a meeting, so its meetings, items and agreements are counted
when it passes by. Projects and decisions wait until the end: several documents tell of one project, and who is a
person stands in the graph of the shared entities. What is kept is one number for each ground of each tie.
"""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator
from hashlib import sha1

from pyoxigraph import Literal, NamedNode, Quad

from graph.iris import Minter
from graph.ties.grounds import Ground, Pair, Rule, ground_of_parties, grounds_within
from graph.ties.seats import Facts, outcomes_of
from graph.triples.statements import integer, node
from ontology.files import RULES
from ontology.terms import FOAF, PROV, RDF, SAMV

_PATHS = {
    Rule.SAME_MEETING: "meeting-place",
    Rule.SAME_ITEM: "dialogue",
    Rule.SHARED_AGREEMENT: "shared-view",
    Rule.JOINT_PROJECT: "collaboration",
    Rule.JOINT_ACTION: "joint-action",
}
_BEARING_ROLES = frozenset((SAMV.Lead, SAMV.Owner, SAMV.Funder))
_PERSON = NamedNode(FOAF.Person)


class TieCount:
    """Ties being counted: give it every document's quads and those of the shared entities, then ask for ``quads``."""

    def __init__(self, minter: Minter) -> None:
        self._minter = minter
        self._things: list[str] = []
        self._counted: dict[Rule, dict[Pair, array[int]]] = {rule: {} for rule in Rule}
        self._participants: dict[str, set[str]] = defaultdict(set)
        self._bearers: dict[str, set[str]] = defaultdict(set)
        self._deciding: dict[str, frozenset[str]] = {}
        self._people: set[str] = set()
        self._names: dict[str, str] = {}

    def add_document(self, quads: Iterable[Quad]) -> None:
        """Count what one document says; give each document once and whole."""
        facts = Facts(quads)
        for ground in grounds_within(facts):
            self._count(ground)
        self._keep_participants(facts)
        for decision in outcomes_of(facts, SAMV.Decision):
            responsible = facts.objects(decision, SAMV.responsible)
            if len(responsible) > 1:
                self._deciding[decision] = responsible

    def add_entities(self, quads: Iterable[Quad]) -> None:
        """Learn from the quads of the shared entities who is a person: people are no party to a tie."""
        for quad in quads:
            if quad.object == _PERSON and quad.predicate.value == RDF.type and isinstance(quad.subject, NamedNode):
                self._people.add(quad.subject.value)

    def quads(self) -> Iterator[Quad]:
        """Return the quads of the ties, in the order of the ladder and of their parties."""
        self._count_projects_and_decisions()
        for rule, ties in self._counted.items():
            for pair in sorted(ties):
                yield from self._tie(rule, pair, ties[pair])

    def _keep_participants(self, facts: Facts) -> None:
        for part in facts.subjects(SAMV.inProject):
            if facts.holds(part):
                bears = not _BEARING_ROLES.isdisjoint(facts.objects(part, SAMV.participationRole))
                for project in facts.objects(part, SAMV.inProject):
                    self._participants[project] |= facts.objects(part, SAMV.participant)
                    if bears:
                        self._bearers[project] |= facts.objects(part, SAMV.participant)

    def _count_projects_and_decisions(self) -> None:
        for rule in (Rule.JOINT_PROJECT, Rule.JOINT_ACTION):
            self._counted[rule].clear()
        for project, participants in self._participants.items():
            self._count(ground_of_parties(Rule.JOINT_PROJECT, project, participants))
        for project, bearers in self._bearers.items():
            self._count(ground_of_parties(Rule.JOINT_ACTION, project, bearers))
        for decision, responsible in self._deciding.items():
            self._count(ground_of_parties(Rule.JOINT_ACTION, decision, responsible - self._people))

    def _count(self, ground: Ground) -> None:
        ties = self._counted[ground.rule]
        number = len(self._things)
        tying = False
        for one, other in ground.pairs:
            tying = True
            found = ties.get((one, other))
            if found is None:
                found = ties[self._shared(one), self._shared(other)] = array("I")
            found.append(number)
        if tying:
            self._things.append(ground.thing)

    def _shared(self, name: str) -> str:
        """Return the one copy of an organisation's IRI that all its ties hold."""
        return self._names.setdefault(name, name)

    def _tie(self, rule: Rule, pair: Pair, numbers: array[int]) -> Iterator[Quad]:
        digest = sha1(" ".join(pair).encode(), usedforsecurity=False).hexdigest()
        tie = self._minter.entity(f"tie/{_PATHS[rule]}/{digest}")
        graph = self._minter.ties_graph
        one, other = map(node, pair)
        statements = (
            (RDF.type, node(SAMV.Tie)),
            (SAMV.party, one),
            (SAMV.party, other),
            (SAMV.ladderStep, node(RULES[rule])),
            (SAMV.weight, integer(len(numbers))),
            (SAMV.basis, node(SAMV.Derived)),
            (SAMV.rule, Literal(rule.value)),
        )
        for predicate, value in statements:
            yield Quad(tie, node(predicate), value, graph)
        derived = node(PROV.wasDerivedFrom)
        for number in numbers:
            yield Quad(tie, derived, NamedNode(self._things[number]), graph)
