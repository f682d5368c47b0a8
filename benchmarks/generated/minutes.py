"""From a planned meeting to its minutes: a text, and the record whose every span stands in it."""

from __future__ import annotations

import random
from datetime import time, timedelta
from hashlib import sha256

from benchmarks.generated import phrases
from benchmarks.generated.plan import PlannedMeeting
from benchmarks.generated.world import PlannedProject, World
from data.record import (
    AgendaItem,
    Amount,
    Attendance,
    AttendanceMode,
    AttendanceStatus,
    Basis,
    DocumentReference,
    Event,
    Evidence,
    Meeting,
    MeetingRecord,
    MeetingRole,
    NextMeeting,
    OrganisationMention,
    Outcome,
    OutcomeKind,
    Participation,
    ParticipationRole,
    Party,
    PersonMention,
    Project,
    Span,
    Topic,
    When,
)
from graph.resolved import ResolvedRecord

_ROLES = (MeetingRole.CHAIR, MeetingRole.SECRETARY, MeetingRole.ADJUSTER)


class MinutesWriter:
    """Writes the minutes of one meeting and notes what each stretch of them says."""

    def __init__(self, world: World, meeting: PlannedMeeting) -> None:
        self._world = world
        self._plan = meeting
        self._chance = random.Random(meeting.number)
        self._text: list[str] = []
        self._length = 0
        self._people: dict[Span, str] = {}
        self._organisations: dict[OrganisationMention, str] = {}
        self._mentions: list[PersonMention] = []
        self._there: list[tuple[str, str]] = []
        self._attendance: list[Attendance] = []
        self._items: list[AgendaItem] = []
        self._outcomes: list[Outcome] = []
        self._projects: list[Project] = []
        self._participations: list[Participation] = []
        self._events: list[Event] = []
        self._amounts: list[Amount] = []

    def minutes(self) -> tuple[ResolvedRecord, str]:
        """Return the record, its names resolved, and the text."""
        meeting = self._opening()
        self._attendance_lists()
        projects = list(self._plan.projects)
        for position in range(1, self._chance.randint(4, 6) + 1):
            self._item(position, projects.pop() if projects else None)
        topics = self._topics()
        announced = self._announced()
        text = "".join(self._text)
        reference = DocumentReference(
            self._plan.identifier,
            f"Minnesanteckningar {self._plan.body.label} {self._plan.day.isoformat()}",
            sha256(text.encode()).hexdigest(),
        )
        record = MeetingRecord(
            reference,
            Meeting(
                meeting.evidence,
                meeting.title,
                meeting.when,
                meeting.place,
                meeting.mode,
                meeting.held_by,
                meeting.body_evidence,
                announced,
            ),
            tuple(self._attendance),
            tuple(self._items),
            tuple(self._outcomes),
            tuple(self._projects),
            tuple(self._participations),
            tuple(self._events),
            topics=topics,
            amounts=tuple(self._amounts),
            people=tuple(self._mentions),
            organisations=tuple(self._organisations),
        )
        projects_by_name = {one.label: one.identifier for one in self._plan.projects}
        following = self._plan.following if announced else None
        return ResolvedRecord(record, self._people, self._organisations, projects_by_name, (), following), text

    def _write(self, words: str) -> Span:
        start = self._length
        self._text.append(words)
        self._length += len(words)
        return Span(start, self._length)

    def _since(self, start: int) -> Evidence:
        return Evidence((Span(start, self._length),))

    def _person(self, identifier: str, job_title: str | None = None, *, listed: bool = False) -> PersonMention:
        name = self._world.name_of(identifier)
        span = self._write(name)
        self._people[span] = identifier
        mention = PersonMention(name, span, job_title=job_title, listed=listed)
        self._mentions.append(mention)
        return mention

    def _organisation(self, identifier: str) -> OrganisationMention:
        known = self._world.organisation(identifier)
        mention = OrganisationMention(known.label, self._write(known.label), known.kind, identifier)
        self._organisations[mention] = identifier
        return mention

    def _opening(self) -> Meeting:
        body = self._organisation(self._plan.body.identifier)
        self._write(", ")
        held = self._write(f"möte {self._plan.day.isoformat()} kl. 9.00-11.30")
        self._write(" i ")
        place = self._chance.choice(phrases.PLACES)
        self._write(f"{place}\n")
        day = self._plan.day
        mode = self._chance.choice((AttendanceMode.OFFLINE, AttendanceMode.OFFLINE, AttendanceMode.ONLINE))
        when = When(day.isoformat(), day, None, time(9), time(11, 30))
        return Meeting(Evidence((held,)), self._plan.body.label, when, place, mode, body)

    def _attendance_lists(self) -> None:
        absent = [seat for seat in self._plan.seats if self._chance.random() < 0.1]
        self._there = [seat for seat in self._plan.seats if seat not in absent]
        self._write("Närvarande:\n")
        chairing = self._plan.day.year // 2 % max(1, len(self._there))
        for number, seat in enumerate(self._there[chairing:] + self._there[:chairing]):
            role = _ROLES[number] if number < len(_ROLES) else None
            self._seat(seat, AttendanceStatus.PRESENT, self._plan.body.title, role)
        if absent:
            self._write("Frånvarande:\n")
        for seat in absent:
            self._seat(seat, AttendanceStatus.ABSENT, self._plan.body.title)
        if self._plan.guest:
            self._write("Övriga:\n")
            self._seat(self._plan.guest, AttendanceStatus.GUEST, "handläggare")

    def _seat(
        self, seat: tuple[str, str], status: AttendanceStatus, title: str, role: MeetingRole | None = None
    ) -> None:
        start = self._length
        person = self._person(seat[0], title, listed=True)
        self._write(", ")
        organisation = self._organisation(seat[1])
        self._write(f", {title}")
        partial = status is AttendanceStatus.PRESENT and self._chance.random() < 0.03
        items = (1, 2) if partial else ()
        self._attendance.append(Attendance(person, status, self._since(start), organisation, role, items))
        self._write("\n")

    def _item(self, position: int, project: PlannedProject | None) -> None:
        start = self._length
        title = project.label if project else self._chance.choice(phrases.TITLES)
        heading = self._write(f"{position} {title}")
        self._write("\n")
        presenters: tuple[PersonMention, ...] = ()
        if self._there and self._chance.random() < 0.5:
            presenters = (self._person(self._chance.choice(self._there)[0]),)
            self._write(f" informerar om {phrases.frequent(self._chance, phrases.THINGS)}. ")
        for remark in self._chance.sample(phrases.REMARKS, self._chance.randint(1, 4)):
            self._write(f"{remark} ")
        self._write("\n")
        if project:
            self._project(position, project, heading)
        if self._chance.random() < 0.6:
            self._outcome(position)
        if self._chance.random() < 0.08:
            self._event(position)
        if self._chance.random() < 0.06:
            self._amount(position)
        body = Span(start, self._length)
        self._items.append(AgendaItem(position, title, Evidence((heading,)), body, str(position), presenters))

    def _project(self, position: int, project: PlannedProject, heading: Span) -> None:
        status = self._plan.status_of(project)
        self._projects.append(Project(project.label, Evidence((heading,)), status=status, items=(position,)))
        start = self._length
        told = self._chance.sample(project.participants, min(3, len(project.participants)))
        parts = []
        for one in told:
            role = ParticipationRole.LEAD if one == project.participants[0] else ParticipationRole.PARTNER
            parts.append((self._organisation(one), role))
            self._write(", ")
        parts.append((self._organisation(project.funder), ParticipationRole.FUNDER))
        self._write(" deltar i projektet.")
        evidence = self._since(start)
        self._participations.extend(Participation(project.label, one, evidence, role) for one, role in parts)
        self._write("\n")
        self._decision(position)

    def _outcome(self, position: int) -> None:
        kind = self._chance.random()
        if kind < 0.45:
            self._decision(position)
        elif kind < 0.6:
            words = f"Gruppen är enig om att {phrases.undertaking(self._chance)}."
            span = self._write(words)
            self._outcomes.append(Outcome(OutcomeKind.AGREEMENT, words, Evidence((span,)), position))
            self._write("\n")
        elif self._there:
            self._commitment(position)

    def _decision(self, position: int) -> None:
        words = f"att {phrases.undertaking(self._chance)}."
        self._write("Beslut: ")
        span = self._write(words)
        responsible: tuple[Party, ...] = ()
        if len(self._there) > 1 and self._chance.random() < 0.15:
            self._write(" Ansvariga: ")
            responsible = (self._organisation(self._there[0][1]), self._organisation(self._there[1][1]))
        body = self._attributed_body()
        self._outcomes.append(Outcome(OutcomeKind.DECISION, words, Evidence((span,)), position, body, responsible))
        self._write("\n")

    def _attributed_body(self) -> OrganisationMention:
        return next(iter(self._organisations))  # the body that holds the meeting is what the minutes name first

    def _commitment(self, position: int) -> None:
        start = self._length
        person = self._person(self._chance.choice(self._there)[0])
        due = self._plan.day + timedelta(days=self._chance.randint(14, 120))
        self._write(f" återkommer med förslag om att {phrases.undertaking(self._chance)} senast {due.isoformat()}.")
        words = "".join(self._text)[start:]
        self._outcomes.append(
            Outcome(
                OutcomeKind.COMMITMENT,
                words,
                self._since(start),
                position,
                responsible=(person,),
                due=When(due.isoformat(), due),
            )
        )
        self._write("\n")

    def _event(self, position: int) -> None:
        name = f"{self._chance.choice(phrases.EVENTS)} {phrases.frequent(self._chance, phrases.THINGS)}"
        day = self._plan.day + timedelta(days=self._chance.randint(10, 90))
        place = self._chance.choice(self._plan.body.members)
        span = self._write(f"{name} den {day.isoformat()} i {self._world.name_of(place)}")
        when = When(day.isoformat(), day)
        self._events.append(Event(name, when, Evidence((span,)), self._world.name_of(place), position))
        self._write(".\n")

    def _amount(self, position: int) -> None:
        kronor = self._chance.randint(2, 60) * 5000
        purpose = phrases.frequent(self._chance, phrases.THINGS)
        span = self._write(f"{kronor} kr för {purpose}")
        self._amounts.append(Amount(float(kronor), float(kronor), purpose, Evidence((span,)), item=position))
        self._write(".\n")

    def _topics(self) -> tuple[Topic, ...]:
        if self._plan.topic is None:
            return ()
        votes = self._chance.randint(1, 9)
        span = self._write(f"{self._plan.topic}: {votes} röster")
        self._write("\n")
        return (Topic(self._plan.topic, Evidence((span,)), votes),)

    def _announced(self) -> NextMeeting | None:
        if self._plan.following is None:
            return None
        day = self._plan.following[: len("2005-01-01")]
        span = self._write(f"Nästa möte {day}")
        return NextMeeting(When(day), Evidence((span,), Basis.STATED))
