"""From the quads of a graph, document by document, to its ties, equal to what the rules of ontology/rules/ derive.

A document's graph holds all that the rules join on a meeting, so its meetings, items and agreements are counted
when it passes by. Projects and decisions wait until the end: several documents tell of one project, and who is a
person stands in the graph of the shared entities. What is kept is one number for each ground of each tie.
"""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha1

from pyoxigraph import Quad

from graph.iris import Minter
from graph.ties.grounds import Ground, Pair, Rule, ground_of_parties, grounds_within
from graph.ties.seats import Facts, outcomes_of
from ontology.files import RULES
from ontology.terms import SAMV

_PATHS = {
    Rule.SAME_MEETING: "meeting-place",
    Rule.SAME_ITEM: "dialogue",
    Rule.SHARED_AGREEMENT: "shared-view",
    Rule.JOINT_PROJECT: "collaboration",
    Rule.JOINT_ACTION: "joint-action",
}
_BEARING_ROLES = frozenset((SAMV.Lead, SAMV.Owner, SAMV.Funder))


@dataclass(frozen=True, slots=True)
class DocumentTies:
    """What one document has to say of ties: grounds that lie within it, and what waits for the other documents.

    ``participants`` has a project, an organisation and whether that one bears the project; ``deciding`` a decision and
    those who are responsible for it.
    """

    grounds: tuple[tuple[Rule, str, tuple[Pair, ...]], ...]
    participants: tuple[tuple[str, str, bool], ...]
    deciding: tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class Tie:
    """A tie: its IRI, its step of the ladder, and the numbers of its grounds."""

    iri: str
    rule: Rule
    pair: Pair
    grounds: Sequence[int]

    @property
    def step(self) -> str:
        """The IRI of the step."""
        return RULES[self.rule]

    @property
    def weight(self) -> int:
        """How many grounds there are."""
        return len(self.grounds)


def ties_of(quads: Iterable[Quad]) -> DocumentTies:
    """Return what a document has to say of ties; give it whole."""
    facts = Facts(quads)
    grounds = ((one.rule, one.thing, tuple(one.pairs)) for one in grounds_within(facts))
    return DocumentTies(
        tuple(ground for ground in grounds if ground[2]),
        tuple(_participants(facts)),
        tuple(_deciding(facts)),
    )


def participants_of(quads: Iterable[Quad]) -> Iterator[tuple[str, str, bool]]:
    """Return who takes part in which project, and whether they bear it."""
    return _participants(Facts(quads))


def _participants(facts: Facts) -> Iterator[tuple[str, str, bool]]:
    for part in facts.subjects(SAMV.inProject):
        if facts.holds(part):
            bears = not _BEARING_ROLES.isdisjoint(facts.objects(part, SAMV.participationRole))
            for project in sorted(facts.objects(part, SAMV.inProject)):
                for one in sorted(facts.objects(part, SAMV.participant)):
                    yield project, one, bears


def _deciding(facts: Facts) -> Iterator[tuple[str, tuple[str, ...]]]:
    for decision in outcomes_of(facts, SAMV.Decision):
        responsible = facts.objects(decision, SAMV.responsible)
        if len(responsible) > 1:
            yield decision, tuple(sorted(responsible))


class TieCount:
    """Ties being counted: give it what every document says, and who is a person, then ask for ``ties``."""

    def __init__(self, minter: Minter) -> None:
        self._minter = minter
        self._things: list[str] = []
        self._counted: dict[Rule, dict[Pair, array[int]]] = {rule: {} for rule in Rule}
        self._participants: dict[str, set[str]] = defaultdict(set)
        self._bearers: dict[str, set[str]] = defaultdict(set)
        self._deciding: dict[str, tuple[str, ...]] = {}
        self._people: set[str] = set()
        self._names: dict[str, str] = {}
        self._of_documents = 0

    def add_document(self, ties: DocumentTies) -> None:
        """Count what one document says; give each document once."""
        for rule, thing, pairs in ties.grounds:
            self._count(Ground(rule, thing, pairs))
        for project, one, bears in ties.participants:
            project, one = self._shared(project), self._shared(one)
            self._participants[project].add(one)
            if bears:
                self._bearers[project].add(one)
        self._deciding.update(ties.deciding)
        self._of_documents = len(self._things)

    def add_people(self, people: Iterable[str]) -> None:
        """Learn who is a person, by IRI, once all documents are counted: people are no party to a tie."""
        responsible = {one for parties in self._deciding.values() for one in parties}
        self._people.update(one for one in people if one in responsible)

    @property
    def grounds(self) -> Sequence[str]:
        """The IRIs of what ties rest on; the grounds of a tie are numbers of these."""
        return self._things

    def ties(self) -> Iterator[Tie]:
        """Return the ties, in the order of the ladder and of their parties."""
        self._count_projects_and_decisions()
        for rule, ties in self._counted.items():
            for pair in sorted(ties):
                yield self.tie_of(rule, pair, ties[pair], self._minter)

    @staticmethod
    def tie_of(rule: Rule, pair: Pair, grounds: Sequence[int], minter: Minter) -> Tie:
        """Return the tie of a rule and a pair, the lesser IRI first."""
        digest = sha1(" ".join(pair).encode(), usedforsecurity=False).hexdigest()
        return Tie(minter.entity(f"tie/{_PATHS[rule]}/{digest}").value, rule, pair, grounds)

    def _count_projects_and_decisions(self) -> None:
        del self._things[self._of_documents :]
        for rule in (Rule.JOINT_PROJECT, Rule.JOINT_ACTION):
            self._counted[rule].clear()
        for project in sorted(self._participants):
            self._count(ground_of_parties(Rule.JOINT_PROJECT, project, self._participants[project]))
        for project in sorted(self._bearers):
            self._count(ground_of_parties(Rule.JOINT_ACTION, project, self._bearers[project]))
        for decision, responsible in self._deciding.items():
            self._count(ground_of_parties(Rule.JOINT_ACTION, decision, set(responsible) - self._people))

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
