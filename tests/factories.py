"""Two small sets of minutes made by hand, their records, and the plainest identity."""

from __future__ import annotations

import hashlib
import pickle
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, time
from pathlib import Path

from pyoxigraph import Quad

from data.gazetteer import Gazetteer, default_gazetteer
from data.reading.document import Document
from data.record import (
    AgendaItem,
    Amount,
    Attendance,
    AttendanceMode,
    AttendanceStatus,
    Basis,
    Contact,
    DocumentReference,
    Event,
    Evidence,
    Meeting,
    MeetingRecord,
    MeetingRole,
    NextMeeting,
    OrganisationKind,
    OrganisationMention,
    Outcome,
    OutcomeKind,
    Participation,
    ParticipationRole,
    PersonMention,
    Project,
    ProjectStatus,
    Span,
    Topic,
    When,
)
from graph.iris import Minter, slug
from graph.resolved import (
    Collection,
    Resolution,
    ResolvedOrganisation,
    ResolvedPerson,
    ResolvedProject,
    ResolvedRecord,
    SharedFacts,
    local_person,
)
from graph.triples.entities import people_quads, shared_facts, shared_quads
from ontology.errors import SamgrafError

SPRING = """Nätverket Norrsam, möte 12 mars 2024 kl. 9.00-11.30 i Alehuset
Närvarande: Karin Prov, Ale, ordförande
Nils Exempel, Lilla Edet (punkt 1)
Övriga: Ulla Gäst, Norrkonsult AB
Frånvarande: Bo Test, Partille
1 Gemensam växel
Karin Prov föredrar. Ale och Lilla Edet deltar, Partille betalar.
Beslut: att starta Gemensam växel.
2 Övrigt
Gruppen är enig om att mötas oftare.
Nils Exempel skriver ett utkast till 1 maj.
Växeldagen 3-4 juni i Edet. Växel: 3 röster. Kostnad 50 000 kr för en förstudie.
Nästa möte 3 september. Kontakt: karin.prov@ale.example
"""

AUTUMN = """Nätverket Norrsam, möte 3 september 2024
Närvarande: Karin Prov, Ale
Nils Exempel, Lilla Edet
1 Gemensam växel
Projektet pågår.
"""


class Words:
    """Finds phrases in a text and says where they stand."""

    def __init__(self, text: str) -> None:
        self.text = text

    def span(self, phrase: str, occurrence: int = 1) -> Span:
        start = -1
        for _ in range(occurrence):
            start = self.text.index(phrase, start + 1)
        return Span(start, start + len(phrase))

    def evidence(self, *phrases: str) -> Evidence:
        return Evidence(tuple(self.span(phrase) for phrase in phrases))

    def person(self, name: str, occurrence: int = 1, job_title: str | None = None) -> PersonMention:
        return PersonMention(name, self.span(name, occurrence), job_title=job_title)

    def municipality(self, name: str, code: str, within: str | None = None) -> OrganisationMention:
        """Name a municipality, where it stands first, or first within a phrase."""
        outer = self.span(within).start if within else 0
        start = self.text.index(name, outer)
        span = Span(start, start + len(name))
        return OrganisationMention(name, span, OrganisationKind.MUNICIPALITY, f"municipality/{code}")

    def organisation(self, name: str, kind: OrganisationKind) -> OrganisationMention:
        return OrganisationMention(name, self.span(name), kind)


def document(identifier: str, text: str) -> Document:
    return Document(identifier, text, hashlib.sha256(text.encode()).hexdigest())


def spring(identifier: str = "var", text: str = SPRING) -> MeetingRecord:
    """The record of SPRING: a bit of everything."""
    words = Words(text)
    return MeetingRecord(
        document=DocumentReference(identifier, "Vårmötet", document(identifier, text).sha256),
        meeting=_spring_meeting(words),
        attendance=_spring_attendance(words),
        items=_spring_items(words),
        outcomes=_spring_outcomes(words),
        projects=_spring_projects(words),
        participations=_spring_participations(words),
        events=(
            Event(
                "Växeldagen",
                When("2024-06-03/2024-06-04", date(2024, 6, 3), date(2024, 6, 4)),
                words.evidence("Växeldagen 3-4 juni i Edet"),
                "Edet",
                2,
            ),
        ),
        contacts=(
            Contact(
                words.person("Karin Prov"),
                words.evidence("karin.prov@ale.example"),
                email="karin.prov@ale.example",
            ),
        ),
        topics=(Topic("Växel", words.evidence("Växel: 3 röster"), 3, 2),),
        amounts=(Amount(50000.0, 50000.0, "en förstudie", words.evidence("50 000 kr"), item=2),),
        people=tuple(part.person for part in _spring_attendance(words)),
        organisations=(words.municipality("Ale", "1440"),),
    )


def _spring_meeting(words: Words) -> Meeting:
    return Meeting(
        evidence=words.evidence("möte 12 mars 2024"),
        title="Nätverket Norrsam",
        when=When("2024-03-12", date(2024, 3, 12), None, time(9), time(11, 30)),
        place="Alehuset",
        mode=AttendanceMode.OFFLINE,
        held_by=words.organisation("Nätverket Norrsam", OrganisationKind.NETWORK),
        body_evidence=Evidence((words.span("Nätverket Norrsam"),), Basis.INFERRED, "body-in-heading", 0.9),
        next_meeting=NextMeeting(When("2024-09-03", date(2024, 9, 3)), words.evidence("Nästa möte 3 september")),
    )


def _spring_attendance(words: Words) -> tuple[Attendance, ...]:
    present, absent, guest = AttendanceStatus.PRESENT, AttendanceStatus.ABSENT, AttendanceStatus.GUEST
    consultants = words.organisation("Norrkonsult AB", OrganisationKind.COMPANY)
    return (
        Attendance(
            words.person("Karin Prov", job_title="kommundirektör"),
            present,
            words.evidence("Karin Prov, Ale"),
            words.municipality("Ale", "1440", within="Prov, Ale"),
            MeetingRole.CHAIR,
        ),
        Attendance(
            words.person("Nils Exempel"),
            present,
            words.evidence("Nils Exempel, Lilla Edet"),
            words.municipality("Lilla Edet", "1462"),
            items=(1,),
        ),
        Attendance(words.person("Ulla Gäst"), guest, words.evidence("Ulla Gäst, Norrkonsult AB"), consultants),
        Attendance(
            words.person("Bo Test"),
            absent,
            words.evidence("Bo Test, Partille"),
            words.municipality("Partille", "1402"),
        ),
    )


def _spring_items(words: Words) -> tuple[AgendaItem, ...]:
    first = Span(words.span("1 Gemensam växel").start, words.span("2 Övrigt").start)
    second = Span(words.span("2 Övrigt").start, len(words.text))
    return (
        AgendaItem(
            1,
            "Gemensam växel",
            words.evidence("1 Gemensam växel"),
            first,
            "1",
            (words.person("Karin Prov", 2),),
        ),
        AgendaItem(2, "Övrigt", words.evidence("2 Övrigt"), second, "2"),
    )


def _spring_outcomes(words: Words) -> tuple[Outcome, ...]:
    network = words.organisation("Nätverket Norrsam", OrganisationKind.NETWORK)
    return (
        Outcome(
            OutcomeKind.DECISION,
            "att starta Gemensam växel.",
            words.evidence("att starta Gemensam växel."),
            1,
            decided_by=network,
        ),
        Outcome(
            OutcomeKind.AGREEMENT,
            "Gruppen är enig om att mötas oftare.",
            words.evidence("Gruppen är enig om att mötas oftare."),
            2,
        ),
        Outcome(
            OutcomeKind.COMMITMENT,
            "Nils Exempel skriver ett utkast till 1 maj.",
            words.evidence("Nils Exempel skriver ett utkast till 1 maj."),
            2,
            responsible=(words.person("Nils Exempel", 2),),
            due=When("2024-05-01", date(2024, 5, 1)),
        ),
    )


def _spring_projects(words: Words) -> tuple[Project, ...]:
    return (
        Project(
            "Gemensam växel",
            words.evidence("1 Gemensam växel"),
            forms=("växeln",),
            status=ProjectStatus.STARTUP,
            status_evidence=words.evidence("att starta Gemensam växel."),
            items=(1,),
            contacts=(words.person("Karin Prov"),),
        ),
    )


def _spring_participations(words: Words) -> tuple[Participation, ...]:
    sentence = "Ale och Lilla Edet deltar, Partille betalar."
    evidence = words.evidence(sentence)
    return (
        Participation("Gemensam växel", words.municipality("Ale", "1440", within=sentence), evidence),
        Participation("Gemensam växel", words.municipality("Lilla Edet", "1462", within=sentence), evidence),
        Participation(
            "Gemensam växel",
            words.municipality("Partille", "1402", within=sentence),
            evidence,
            ParticipationRole.FUNDER,
        ),
    )


def autumn(identifier: str = "host", text: str = AUTUMN) -> MeetingRecord:
    """The record of AUTUMN: the meeting that SPRING announces."""
    words = Words(text)
    body = Span(words.span("1 Gemensam växel").start, len(text))
    return MeetingRecord(
        document=DocumentReference(identifier, "Höstmötet", document(identifier, text).sha256),
        meeting=Meeting(
            words.evidence("möte 3 september 2024"),
            when=When("2024-09-03", date(2024, 9, 3)),
            held_by=words.organisation("Nätverket Norrsam", OrganisationKind.NETWORK),
        ),
        attendance=(
            Attendance(
                words.person("Karin Prov"),
                AttendanceStatus.PRESENT,
                words.evidence("Karin Prov, Ale"),
                words.municipality("Ale", "1440"),
            ),
            Attendance(
                words.person("Nils Exempel"),
                AttendanceStatus.PRESENT,
                words.evidence("Nils Exempel, Lilla Edet"),
                words.municipality("Lilla Edet", "1462"),
            ),
        ),
        items=(AgendaItem(1, "Gemensam växel", words.evidence("1 Gemensam växel"), body, "1"),),
        projects=(
            Project(
                "Gemensam växel",
                words.evidence("1 Gemensam växel"),
                status=ProjectStatus.ONGOING,
                status_evidence=words.evidence("Projektet pågår."),
                items=(1,),
            ),
        ),
    )


def read_text(path: Path, identifier: str) -> Document:
    """Read a file the plain way; a stand-in for the project's own reader."""
    try:
        return document(identifier, path.read_text(encoding="utf-8"))
    except UnicodeDecodeError:
        raise SamgrafError(f"{path} is no text: leave it out.") from None


def extract_known(source: Document) -> MeetingRecord:
    """Return the record of SPRING or AUTUMN, of anything else the barest one; fails on the word KRASCH."""
    if "KRASCH" in source.text:
        raise ValueError("a fault in the extraction")
    if source.text in (SPRING, AUTUMN):
        made = spring if source.text == SPRING else autumn
        return made(source.identifier)
    reference = DocumentReference(source.identifier, source.identifier, source.sha256)
    return MeetingRecord(reference, Meeting(Evidence((Span(0, len(source.text)),))))


def _parts(value: object) -> Iterator[object]:
    yield value
    if isinstance(value, tuple):
        for part in value:
            yield from _parts(part)
    elif hasattr(value, "__dataclass_fields__"):
        for name in value.__dataclass_fields__:
            yield from _parts(getattr(value, name))


def resolve_by_name(records: Sequence[MeetingRecord], gazetteer: Gazetteer, previous: Mapping[str, str]) -> Resolution:
    """Take everyone of one name for one person; a stand-in for identity that keeps to its interface."""
    resolved = [_resolved(record, records) for record in sorted(records, key=lambda one: one.document.identifier)]
    parts = [part for record in records for part in _parts(record)]
    names = {part.name for part in parts if isinstance(part, PersonMention)}
    emails = {part.party.name: part.email for part in parts if isinstance(part, Contact) and part.email}
    mentions = {_identifier(part): part for part in parts if isinstance(part, OrganisationMention)}
    projects = {part.name: part.forms for part in parts if isinstance(part, Project) and part.forms}
    projects = {part.name: () for part in parts if isinstance(part, Project)} | projects
    assigned = {
        local_person(record.document.identifier, part.name): f"person/{slug(part.name)}"
        for record in records
        for part in _parts(record)
        if isinstance(part, PersonMention)
    }
    return Resolution(
        tuple(resolved),
        tuple(
            ResolvedPerson(f"person/{slug(name)}", name, emails=(emails[name],) if name in emails else ())
            for name in sorted(names, key=slug)
        ),
        tuple(
            ResolvedOrganisation(identifier, mention.name, mention.kind)
            for identifier, mention in sorted(mentions.items())
        ),
        tuple(ResolvedProject(f"project/{slug(name)}", name, forms) for name, forms in sorted(projects.items())),
        {**assigned, **previous},
    )


def _identifier(mention: OrganisationMention) -> str:
    return mention.identifier or f"organisation/{slug(mention.name)}"


def _resolved(record: MeetingRecord, records: Sequence[MeetingRecord]) -> ResolvedRecord:
    parts = list(_parts(record))
    announced = record.meeting.next_meeting
    later = [
        other.document.identifier
        for other in records
        if announced and other.meeting.when and other.meeting.when.start == announced.when.start
    ]
    return ResolvedRecord(
        record,
        {part.span: f"person/{slug(part.name)}" for part in parts if isinstance(part, PersonMention)},
        {part: _identifier(part) for part in parts if isinstance(part, OrganisationMention)},
        {part.name: f"project/{slug(part.name)}" for part in parts if isinstance(part, Project)},
        next_meeting=later[0] if later else None,
    )


@dataclass(frozen=True, slots=True)
class _Whole:
    """What ``resolve_by_name`` found, by document."""

    resolution: Resolution

    def of(self, document: str) -> bytes:
        (found,) = (one for one in self.resolution.records if one.record.document.identifier == document)
        return pickle.dumps(found)

    def shared(self) -> Iterator[SharedFacts]:
        return map(shared_facts, self.resolution.records)


@dataclass(frozen=True, slots=True)
class IdentityByName:
    """``resolve_by_name`` in the parts that a build calls: a view is the whole record."""

    gazetteer: Gazetteer

    def version(self, document: str) -> str:
        return document

    def view(self, record: MeetingRecord) -> bytes:
        return pickle.dumps(record)

    def collect(self, views: Callable[[], Iterable[tuple[str, bytes]]], previous: Mapping[str, str]) -> Collection:
        records = [pickle.loads(view) for _, view in views()]
        found = resolve_by_name(records, self.gazetteer, previous)
        return Collection(
            tuple(one.record.document.identifier for one in found.records),
            found.people,
            found.organisations,
            found.projects,
            found.assignments,
            (),
            _Whole(found),
            tuple((one.record.document.identifier, note) for one in found.records for note in one.record.notes),
        )

    def resolved(self, record: MeetingRecord, assigned: bytes) -> ResolvedRecord:
        found = pickle.loads(assigned)
        assert isinstance(found, ResolvedRecord)
        return replace(found, record=record)


BY_NAME = IdentityByName(default_gazetteer())


def entity_quads(resolution: Resolution, minter: Minter) -> tuple[Quad, ...]:
    """Return the quads of all that the records of a resolution share."""
    facts = [shared_facts(one) for one in resolution.records]
    shared = shared_quads(resolution.organisations, resolution.projects, facts, default_gazetteer(), minter)
    return (*people_quads(resolution.people, minter), *shared)
