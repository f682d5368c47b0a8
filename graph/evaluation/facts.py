"""From a store to the facts that gold tables speak of, by document."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from pyoxigraph import Literal, NamedNode, Quad, Store

from graph.evaluation.matching import folded
from graph.triples.statements import node
from ontology.terms import DCTERMS, FOAF, OA, PROV, RDF, RDFS, SAMV, SCHEMA, SKOS

_LABELS = (FOAF.name, RDFS.label, SKOS.prefLabel)
_NAMINGS = (*_LABELS, SKOS.altLabel)
_FACT_CLASSES = (
    SAMV.Meeting,
    SAMV.Attendance,
    SAMV.AgendaItem,
    SAMV.Decision,
    SAMV.Agreement,
    SAMV.Commitment,
    SAMV.Participation,
    SAMV.Event,
)
# "Göteborgs stad" is also Göteborg, "Borås stad" Borås
_MUNICIPAL_WORDS = (re.compile(r"s\s+(?:kommun|stad)$"), re.compile(r"\s+(?:kommun|stad)$"))


@dataclass(frozen=True, slots=True)
class FoundNext:
    """An announced meeting."""

    dates: frozenset[str]
    places: frozenset[str]


@dataclass(frozen=True, slots=True)
class FoundMeeting:
    """A meeting as the graph has it; ``modes`` are the words of gold tables."""

    dates: frozenset[str] = frozenset()
    edtf: frozenset[str] = frozenset()
    starts: frozenset[str] = frozenset()
    ends: frozenset[str] = frozenset()
    modes: frozenset[str] = frozenset()
    places: frozenset[str] = frozenset()
    bodies: frozenset[str] = frozenset()
    next: tuple[FoundNext, ...] = ()


@dataclass(frozen=True, slots=True)
class FoundAttendance:
    """One person's part; ``status`` and ``roles`` are the local names of their terms, in lower case."""

    person: str
    status: str | None
    roles: frozenset[str]
    organisations: frozenset[str]
    items: frozenset[str]


@dataclass(frozen=True, slots=True)
class FoundItem:
    """An agenda item."""

    number: str | None
    title: str
    presenters: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FoundOutcome:
    """A decision, agreement or commitment; ``item`` holds the number and title of its item."""

    text: str
    item: frozenset[str]
    responsible: frozenset[str]


@dataclass(frozen=True, slots=True)
class FoundEvent:
    """An event under all its names, with every form of its time."""

    labels: frozenset[str]
    times: frozenset[str]


@dataclass(frozen=True, slots=True)
class FoundPassage:
    """The words that a passage gives, and where they are to stand in the source of that checksum."""

    iri: str
    document: str
    sha256: str
    exact: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class FoundDocument:
    """What the graph says of one document. ``entities`` are all things that some of its passages back."""

    meetings: tuple[FoundMeeting, ...]
    attendance: tuple[FoundAttendance, ...]
    items: tuple[FoundItem, ...]
    decisions: tuple[FoundOutcome, ...]
    agreements: tuple[FoundOutcome, ...]
    commitments: tuple[FoundOutcome, ...]
    people: frozenset[str]
    entities: frozenset[str]
    projects: dict[str, frozenset[str]]
    events: tuple[FoundEvent, ...]


class Facts:
    """Reads facts out of one store; entities are IRIs, and ``called`` tells what they are called."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self.minutes = {self._text(one, DCTERMS.identifier): one for one in self._of_class(SAMV.Minutes)}
        self.passages = self._all_passages()
        self.evidence = self._all_evidence()
        self._names: dict[str, frozenset[str]] = {}

    def called(self, entity: str, names: Iterable[str]) -> bool:
        """Tell whether an entity bears one of the names, but for case and spacing."""
        return not self.names(entity).isdisjoint(map(folded, names))

    def names(self, entity: str) -> frozenset[str]:
        """Return all names of an entity, folded; a municipality's also without the word for what it is."""
        if entity not in self._names:
            subject = NamedNode(entity)
            names = {folded(name) for naming in _NAMINGS for name in self._texts(subject, naming)}
            if self._texts(subject, SAMV.municipalityCode):
                names |= {word.sub("", name) for word in _MUNICIPAL_WORDS for name in names}
            self._names[entity] = frozenset(names)
        return self._names[entity]

    def label(self, entity: str) -> str:
        """Return what an entity is called first of all, its IRI where it has no name."""
        subject = NamedNode(entity)
        return next((name for naming in _LABELS if (name := self._text(subject, naming))), entity)

    def mailboxes(self, person: str) -> frozenset[str]:
        """Return someone's e-mail addresses, in lower case."""
        return frozenset(box.removeprefix("mailto:").lower() for box in self._texts(NamedNode(person), FOAF.mbox))

    def fact_nodes(self) -> tuple[str, ...]:
        """Return every meeting, attendance, item, outcome, participation and event, sorted."""
        return tuple(sorted({one.value for kind in _FACT_CLASSES for one in self._of_class(kind)}))

    def document(self, identifier: str) -> FoundDocument:
        """Return what the graph says of one document; nothing where it does not know it."""
        minutes = self.minutes.get(identifier)
        meetings = self._objects(minutes, SAMV.records) if minutes else ()
        own = {iri for iri, passage in self.passages.items() if passage.document == identifier}
        entities = frozenset(one for one, backing in self.evidence.items() if backing & own)
        attendance = tuple(self._attendance(one) for one in self._at(meetings, SAMV.Attendance))
        people = {one.value for one in self._of_class(FOAF.Person)} & entities
        return FoundDocument(
            meetings=tuple(map(self._meeting, meetings)),
            attendance=attendance,
            items=tuple(self._item(one) for one in self._at(meetings, SAMV.AgendaItem)),
            decisions=self._outcomes(meetings, SAMV.Decision),
            agreements=self._outcomes(meetings, SAMV.Agreement),
            commitments=self._outcomes(meetings, SAMV.Commitment),
            people=frozenset(people | {part.person for part in attendance}),
            entities=entities,
            projects=self._projects(entities),
            events=tuple(self._event(one) for one in self._of_class(SAMV.Event) if one.value in entities),
        )

    def _meeting(self, meeting: NamedNode) -> FoundMeeting:
        modes = self._texts(meeting, SCHEMA.eventAttendanceMode)
        return FoundMeeting(
            dates=self._texts(meeting, DCTERMS.date),
            edtf=self._texts(meeting, SAMV.edtfDate),
            starts=self._texts(meeting, SCHEMA.startDate),
            ends=self._texts(meeting, SCHEMA.endDate),
            modes=frozenset(_local(mode).removesuffix("EventAttendanceMode").lower() for mode in modes),
            places=self._places(meeting),
            bodies=self._texts(meeting, SAMV.heldBy),
            next=tuple(
                FoundNext(self._texts(later, DCTERMS.date), self._places(later))
                for later in self._objects(meeting, SAMV.nextMeeting)
            ),
        )

    def _places(self, subject: NamedNode) -> frozenset[str]:
        places = self._objects(subject, SCHEMA.location)
        return frozenset(name for place in places for name in self._texts(place, RDFS.label))

    def _attendance(self, part: NamedNode) -> FoundAttendance:
        numbers = (self._texts(item, SAMV.itemNumber) for item in self._objects(part, SAMV.attendedItem))
        status = self._text(part, SAMV.attendanceStatus)
        return FoundAttendance(
            person=self._text(part, SAMV.attendee),
            status=_local(status).lower() if status else None,
            roles=frozenset(_local(role).lower() for role in self._texts(part, SAMV.meetingRole)),
            organisations=self._texts(part, SAMV.representing),
            items=frozenset(number for found in numbers for number in found),
        )

    def _item(self, item: NamedNode) -> FoundItem:
        number = self._text(item, SAMV.itemNumber) or None
        presenters = tuple(sorted(self._texts(item, SAMV.presenter)))
        return FoundItem(number, self._text(item, DCTERMS.title), presenters)

    def _outcomes(self, meetings: Iterable[NamedNode], kind: str) -> tuple[FoundOutcome, ...]:
        return tuple(self._outcome(one) for one in self._at(meetings, kind))

    def _outcome(self, outcome: NamedNode) -> FoundOutcome:
        items = self._objects(outcome, SAMV.underItem)
        designations = (self._texts(item, naming) for item in items for naming in (SAMV.itemNumber, DCTERMS.title))
        return FoundOutcome(
            text=self._text(outcome, SAMV.text),
            item=frozenset(name for names in designations for name in names),
            responsible=self._texts(outcome, SAMV.responsible),
        )

    def _projects(self, entities: frozenset[str]) -> dict[str, frozenset[str]]:
        """Return the projects among some entities, with the participants of participations among them."""
        projects: dict[str, set[str]] = {
            one.value: set() for one in self._of_class(SAMV.Project) if one.value in entities
        }
        for part in self._of_class(SAMV.Participation):
            if part.value in entities:
                for project in self._texts(part, SAMV.inProject) & projects.keys():
                    projects[project] |= self._texts(part, SAMV.participant)
        return {project: frozenset(participants) for project, participants in projects.items()}

    def _event(self, event: NamedNode) -> FoundEvent:
        times = (DCTERMS.date, SCHEMA.startDate, SAMV.edtfDate)
        labels = self._texts(event, RDFS.label) | self._texts(event, SKOS.altLabel)
        return FoundEvent(labels, frozenset(value for time in times for value in self._texts(event, time)))

    def _all_passages(self) -> dict[str, FoundPassage]:
        minutes = {one.value: identifier for identifier, one in self.minutes.items()}
        passages = {}
        for one in self._of_class(SAMV.Passage):
            source = self._text(one, OA.hasSource)
            start, end = (int(self._text(one, place) or -1) for place in (OA.start, OA.end))
            exact, sha256 = self._text(one, OA.exact), self._text(NamedNode(source), SCHEMA.sha256)
            passages[one.value] = FoundPassage(one.value, minutes.get(source, source), sha256, exact, start, end)
        return passages

    def _all_evidence(self) -> dict[str, set[str]]:
        evidence: dict[str, set[str]] = {}
        for quad in self._quads(None, PROV.wasDerivedFrom, None):
            evidence.setdefault(_value(quad.subject), set()).add(_value(quad.object))
        return evidence

    def _at(self, meetings: Iterable[NamedNode], kind: str) -> tuple[NamedNode, ...]:
        """Return the nodes of a class that belong to meetings, sorted."""
        parts = {quad.subject for meeting in meetings for quad in self._quads(None, SAMV.atMeeting, meeting)}
        return tuple(one for one in self._of_class(kind) if one in parts)

    def _of_class(self, kind: str) -> tuple[NamedNode, ...]:
        subjects = {quad.subject for quad in self._quads(None, RDF.type, node(kind))}
        return tuple(sorted((one for one in subjects if isinstance(one, NamedNode)), key=_value))

    def _objects(self, subject: NamedNode, predicate: str) -> tuple[NamedNode, ...]:
        objects = {quad.object for quad in self._quads(subject, predicate, None)}
        return tuple(sorted((one for one in objects if isinstance(one, NamedNode)), key=_value))

    def _texts(self, subject: NamedNode, predicate: str) -> frozenset[str]:
        return frozenset(_value(quad.object) for quad in self._quads(subject, predicate, None))

    def _text(self, subject: NamedNode, predicate: str) -> str:
        """Return the one value of a property, the first in order of several; empty where there is none."""
        return min(self._texts(subject, predicate), default="")

    def _quads(self, subject: NamedNode | None, predicate: str, value: NamedNode | None) -> Iterable[Quad]:
        return self._store.quads_for_pattern(subject, node(predicate), value)


def _value(term: object) -> str:
    return term.value if isinstance(term, NamedNode | Literal) else str(term)


def _local(iri: str) -> str:
    return re.split(r"[#/]", iri)[-1]
