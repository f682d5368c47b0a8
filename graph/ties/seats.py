"""From one document's quads to what its ties rest on: who sat where, and which things could tie them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from pyoxigraph import NamedNode, Quad

from ontology.terms import RDF, SAMV

_PREDICATES = frozenset(
    {
        RDF.type,
        SAMV.atMeeting,
        SAMV.attendee,
        SAMV.representing,
        SAMV.attendanceStatus,
        SAMV.attendedItem,
        SAMV.presenter,
        SAMV.underItem,
        SAMV.responsible,
        SAMV.inProject,
        SAMV.participant,
        SAMV.participationRole,
        SAMV.basis,
    }
)

Objects = Mapping[str, frozenset[str]]
_NOTHING: frozenset[str] = frozenset()


class Facts:
    """The links that ties rest on: by predicate, what each subject links to (IRIs)."""

    __slots__ = ("_links",)

    def __init__(self, quads: Iterable[Quad]) -> None:
        """Keep what ties rest on of quads; the order in which they come makes no difference."""
        links: dict[str, dict[str, set[str]]] = {predicate: defaultdict(set) for predicate in _PREDICATES}
        for quad in quads:
            found = links.get(quad.predicate.value)
            if found is not None and isinstance(quad.object, NamedNode) and isinstance(quad.subject, NamedNode):
                found[quad.subject.value].add(quad.object.value)
        self._links: dict[str, Objects] = {
            predicate: {subject: frozenset(objects) for subject, objects in found.items()}
            for predicate, found in links.items()
        }

    def subjects(self, predicate: str) -> Collection[str]:
        """Return the subjects that a predicate links to something."""
        return self._links[predicate].keys()

    def objects(self, subject: str, predicate: str) -> frozenset[str]:
        """Return what a predicate links a subject to."""
        return self._links[predicate].get(subject, _NOTHING)

    def holds(self, subject: str) -> bool:
        """Tell whether a fact is stated or derived: what is inferred makes no tie."""
        return bool(self.objects(subject, SAMV.basis) - {SAMV.Inferred})


@dataclass(frozen=True, slots=True)
class Seat:
    """An attendance that counts: of somebody who was there, present or a guest, and not by inference.

    ``items`` are those that the person attended, empty where it was all of them. ``voices`` are the person and
    the organisations that the person speaks for.
    """

    meeting: str
    organisations: frozenset[str]
    voices: frozenset[str]
    items: frozenset[str]
    present: bool

    def was_at(self, items: frozenset[str]) -> bool:
        """Tell whether the person was there at one of some items, or throughout."""
        return not self.items or not self.items.isdisjoint(items)


def seats_of(facts: Facts) -> Iterator[Seat]:
    """Return the attendances that count."""
    for node in facts.subjects(SAMV.representing):
        statuses = facts.objects(node, SAMV.attendanceStatus)
        if statuses - {SAMV.Absent} and facts.holds(node):
            organisations = facts.objects(node, SAMV.representing)
            voices = organisations | facts.objects(node, SAMV.attendee)
            items = facts.objects(node, SAMV.attendedItem)
            for meeting in facts.objects(node, SAMV.atMeeting):
                yield Seat(meeting, organisations, voices, items, SAMV.Present in statuses)


def voices_by_item(facts: Facts) -> dict[str, set[str]]:
    """Return who has a part in each agenda item: who presents it or becomes responsible for an outcome under it."""
    voices: dict[str, set[str]] = defaultdict(set)
    for item in facts.subjects(SAMV.presenter):
        voices[item] |= facts.objects(item, SAMV.presenter)
    for outcome in facts.subjects(SAMV.responsible):
        if facts.holds(outcome):
            for item in facts.objects(outcome, SAMV.underItem):
                voices[item] |= facts.objects(outcome, SAMV.responsible)
    return voices


def outcomes_of(facts: Facts, kind: str) -> Iterator[str]:
    """Return the outcomes of a class, inferred ones left out."""
    for node in facts.subjects(RDF.type):
        if kind in facts.objects(node, RDF.type) and facts.holds(node):
            yield node
