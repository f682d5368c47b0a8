"""The record of one meeting: plain values, every fact with the span of the document that backs it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, time
from enum import StrEnum


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of a document's source text: Unicode code points, end exclusive."""

    start: int
    end: int

    def overlaps(self, other: Span) -> bool:
        """Say whether the two have a character in common."""
        return self.start < other.end and other.start < self.end


class Basis(StrEnum):
    """How a statement came about (contract, rule 4)."""

    STATED = "stated"
    DERIVED = "derived"
    INFERRED = "inferred"


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a fact rests on: its spans, its basis and, where it is not stated, the rule and confidence.

    ``confidence`` is a probability (0 to 1) and stands only where ``basis`` is INFERRED.
    """

    spans: tuple[Span, ...]
    basis: Basis = Basis.STATED
    rule: str | None = None
    confidence: float | None = None


class OrganisationKind(StrEnum):
    """The kinds of organisation of the ontology; the value is the local name of the class."""

    MUNICIPALITY = "Municipality"
    COUNTY = "County"
    REGION = "Region"
    MUNICIPAL_ASSOCIATION = "MunicipalAssociation"
    NETWORK = "Network"
    LIBRARY = "Library"
    UNIVERSITY = "University"
    AGENCY = "Agency"
    COMPANY = "Company"
    ASSOCIATION = "Association"
    ORGANIZATION = "Organization"


@dataclass(frozen=True, slots=True)
class OrganisationMention:
    """An organisation as the document names it.

    ``name`` is the label as written, genitive and markup taken off. ``identifier`` is that of the
    reference data where the form is known there, otherwise None: then the folded name identifies it.
    """

    name: str
    span: Span
    kind: OrganisationKind
    identifier: str | None = None


class NameForm(StrEnum):
    """How much of a person's name a mention gives."""

    FULL = "full"
    GIVEN = "given"
    SURNAME = "surname"
    ABBREVIATED = "abbreviated"  # first name and initial: Karin B
    INITIALS = "initials"
    TITLE = "title"  # a title that stands for its holder: Förvaltningschef


@dataclass(frozen=True, slots=True)
class PersonMention:
    """A person as the document names them at one place.

    ``affiliation`` and ``job_title`` are what the words around this mention say. ``item`` is the
    position of the agenda item in which it stands, None before the first one. ``listed`` is True
    in an attendance list.
    """

    name: str
    span: Span
    form: NameForm = NameForm.FULL
    affiliation: OrganisationMention | None = None
    job_title: str | None = None
    item: int | None = None
    listed: bool = False


Party = PersonMention | OrganisationMention


@dataclass(frozen=True, slots=True)
class When:
    """A date or period as the document gives it, resolved as far as its meeting's date allows.

    ``edtf`` always stands (Extended Date/Time Format, Library of Congress 2019, levels 0 to 2); ``start``
    and ``end`` only where the days are certain; the clock times are local (Europe/Stockholm).
    """

    edtf: str
    start: date | None = None
    end: date | None = None
    start_time: time | None = None
    end_time: time | None = None


class AttendanceMode(StrEnum):
    """How a meeting was held; the value is the beginning of schema.org's term."""

    ONLINE = "Online"
    OFFLINE = "Offline"
    MIXED = "Mixed"


class AttendanceStatus(StrEnum):
    """Status of attendance; the value is the local name of the term."""

    PRESENT = "Present"
    ABSENT = "Absent"
    GUEST = "Guest"


class MeetingRole(StrEnum):
    """A person's function at a meeting; the value is the local name of the term."""

    CHAIR = "Chair"
    VICE_CHAIR = "ViceChair"
    SECRETARY = "Secretary"
    ADJUSTER = "Adjuster"
    MEMBER = "Member"
    SUBSTITUTE = "Substitute"
    SERVING_SUBSTITUTE = "ServingSubstitute"


@dataclass(frozen=True, slots=True)
class Attendance:
    """One person's part in the meeting; ``items`` are agenda positions, empty unless presence was partial.

    ``status`` is None for somebody whose function is known (who signed as secretary, say) but whom no list
    of attendance names. ``stands_in_for`` is the member whom a serving substitute replaces.
    """

    person: PersonMention
    status: AttendanceStatus | None
    evidence: Evidence
    representing: OrganisationMention | None = None
    role: MeetingRole | None = None
    items: tuple[int, ...] = ()
    stands_in_for: PersonMention | None = None


@dataclass(frozen=True, slots=True)
class AgendaItem:
    """One point of the agenda. ``position`` counts from 1; ``number`` is as written, bare, or None.

    ``body`` spans the heading and all that stands under it.
    """

    position: int
    title: str
    evidence: Evidence
    body: Span
    number: str | None = None
    presenters: tuple[PersonMention, ...] = ()


class OutcomeKind(StrEnum):
    """Kinds of outcome; the value is the local name of the class."""

    DECISION = "Decision"
    AGREEMENT = "Agreement"
    COMMITMENT = "Commitment"


@dataclass(frozen=True, slots=True)
class Outcome:
    """A decision (one for each *att*), an agreement or a commitment, in the words of the minutes."""

    kind: OutcomeKind
    text: str
    evidence: Evidence
    item: int | None = None
    decided_by: OrganisationMention | None = None
    responsible: tuple[Party, ...] = ()
    due: When | None = None


class ProjectStatus(StrEnum):
    """Where a project stands; the value is the local name of the concept."""

    IDEA = "Idea"
    FEASIBILITY_STUDY = "FeasibilityStudy"
    STARTUP = "Startup"
    ONGOING = "Ongoing"
    DORMANT = "Dormant"
    COMPLETED = "Completed"
    CANCELLED = "Cancelled"


@dataclass(frozen=True, slots=True)
class Project:
    """A project, programme or joint initiative spoken of; ``name`` identifies it within the document.

    ``items`` are the agenda positions under which it is spoken of. ``status_evidence`` stands where ``status`` does.
    """

    name: str
    evidence: Evidence
    forms: tuple[str, ...] = ()
    status: ProjectStatus | None = None
    status_evidence: Evidence | None = None
    items: tuple[int, ...] = ()
    contacts: tuple[PersonMention, ...] = ()


class ParticipationRole(StrEnum):
    """An organisation's role in a project; the value is the local name of the term."""

    LEAD = "Lead"
    PARTNER = "Partner"
    FUNDER = "Funder"
    OWNER = "Owner"
    SUPPLIER = "Supplier"
    REFERENCE_GROUP = "ReferenceGroup"


@dataclass(frozen=True, slots=True)
class Participation:
    """One organisation's part in one project (``project`` is a Project's name)."""

    project: str
    participant: OrganisationMention
    evidence: Evidence
    role: ParticipationRole = ParticipationRole.PARTNER


@dataclass(frozen=True, slots=True)
class Event:
    """A conference, course, study visit, webinar … spoken of in the minutes."""

    name: str
    when: When
    evidence: Evidence
    place: str | None = None
    item: int | None = None


@dataclass(frozen=True, slots=True)
class Contact:
    """An e-mail address or telephone number that the document gives for a person or an organisation."""

    party: Party
    evidence: Evidence
    email: str | None = None
    telephone: str | None = None


@dataclass(frozen=True, slots=True)
class Topic:
    """A subject with the votes or marks it was given in a tally, if any."""

    name: str
    evidence: Evidence
    votes: int | None = None
    item: int | None = None


@dataclass(frozen=True, slots=True)
class Amount:
    """A sum of money in Swedish kronor: ``low`` equals ``high`` unless a range is given.

    ``purpose`` is what it is for, in the words of the minutes; ``per`` the unit ("film", "invånare"), if any.
    """

    low: float
    high: float
    purpose: str
    evidence: Evidence
    per: str | None = None
    item: int | None = None


@dataclass(frozen=True, slots=True)
class NextMeeting:
    """A later meeting that the document announces."""

    when: When
    evidence: Evidence
    place: str | None = None


@dataclass(frozen=True, slots=True)
class Meeting:
    """The meeting itself; ``when`` is None where the document gives no date.

    ``evidence`` is what the meeting as such rests on; ``body_evidence`` stands where ``held_by`` does.
    """

    evidence: Evidence
    title: str | None = None
    when: When | None = None
    place: str | None = None
    mode: AttendanceMode | None = None
    held_by: OrganisationMention | None = None
    body_evidence: Evidence | None = None
    next_meeting: NextMeeting | None = None


@dataclass(frozen=True, slots=True)
class DocumentReference:
    """Which document a record was read from; ``identifier`` is the file's name without its ending.

    ``pages`` are the places in its text where its pages begin, empty where it has none.
    """

    identifier: str
    title: str
    sha256: str
    language: str = "sv"
    pages: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Confidence:
    """How sure it is that a document's attendance and agenda are read right: at least nineteen of twenty rows of each.

    ``probability`` is between 0 and 1; ``reasons`` are sentences on what takes from it, the weightiest first.
    """

    probability: float
    reasons: tuple[str, ...] = ()


LOW_CONFIDENCE = 0.5
"""A document whose confidence is lower has more likely been misread than read right."""


@dataclass(frozen=True, slots=True)
class MeetingRecord:
    """All that one document says of one meeting.

    ``people`` and ``organisations`` are every mention in the order of the text, those inside other facts
    too; identity decides which of them are the same.
    """

    document: DocumentReference
    meeting: Meeting
    attendance: tuple[Attendance, ...] = ()
    items: tuple[AgendaItem, ...] = ()
    outcomes: tuple[Outcome, ...] = ()
    projects: tuple[Project, ...] = ()
    participations: tuple[Participation, ...] = ()
    events: tuple[Event, ...] = ()
    contacts: tuple[Contact, ...] = ()
    topics: tuple[Topic, ...] = ()
    amounts: tuple[Amount, ...] = ()
    people: tuple[PersonMention, ...] = ()
    organisations: tuple[OrganisationMention, ...] = ()
    notes: tuple[str, ...] = field(default=())  # sentences on what could not be read
    confidence: Confidence | None = None  # None where nobody has weighed it: a record made by hand
