"""Records made line by line for the tests of identity: who is listed, who is spoken of, who presents."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from data.gazetteer import default_gazetteer
from data.record import (
    AgendaItem,
    Attendance,
    AttendanceStatus,
    Contact,
    DocumentReference,
    Evidence,
    Meeting,
    MeetingRecord,
    MeetingRole,
    NameForm,
    NextMeeting,
    OrganisationKind,
    OrganisationMention,
    Outcome,
    OutcomeKind,
    Participation,
    PersonMention,
    Project,
    Span,
    When,
)
from graph.identity import Judgements, resolve
from graph.resolved import Resolution, ResolvedRecord


class Minutes:
    """A record in the making; each name stands after the one before it."""

    def __init__(self, document: str = "a", body: str | None = None, day: date | None = None) -> None:
        self._end = 0
        held_by = self.organisation(body, OrganisationKind.NETWORK) if body else None
        when = When(day.isoformat(), day) if day else None
        self.record = MeetingRecord(
            DocumentReference(document, document, "0" * 64),
            Meeting(Evidence((self._span(document),)), when=when, held_by=held_by),
        )

    def _span(self, words: str) -> Span:
        start = self._end
        self._end += len(words) + 1
        return Span(start, start + len(words))

    def organisation(self, name: str, kind: OrganisationKind = OrganisationKind.ORGANIZATION) -> OrganisationMention:
        """Name an organisation; the reference data says which it is, where it knows."""
        known = default_gazetteer().lookup(name)
        identifier = known.identifier if known else None
        return OrganisationMention(name, self._span(name), known.kind if known else kind, identifier)

    def mention(
        self,
        name: str,
        form: NameForm = NameForm.FULL,
        item: int | None = None,
        employer: str | None = None,
        title: str | None = None,
    ) -> PersonMention:
        span = self._span(name)
        affiliation = self.organisation(employer) if employer else None
        return PersonMention(name, span, form, affiliation, title, item)

    def listed(
        self,
        name: str,
        employer: str | None = None,
        title: str | None = None,
        form: NameForm = NameForm.FULL,
        role: MeetingRole | None = None,
    ) -> Minutes:
        person = replace(self.mention(name, form, title=title), listed=True)
        represented = self.organisation(employer) if employer else None
        part = Attendance(person, AttendanceStatus.PRESENT, Evidence((person.span,)), represented, role)
        self.record = replace(self.record, attendance=(*self.record.attendance, part))
        return self

    def says(
        self,
        name: str,
        form: NameForm = NameForm.FULL,
        item: int | None = None,
        employer: str | None = None,
        title: str | None = None,
    ) -> Minutes:
        person = self.mention(name, form, item, employer, title)
        self.record = replace(self.record, people=(*self.record.people, person))
        return self

    def presents(self, position: int, *names: str, form: NameForm = NameForm.FULL) -> Minutes:
        presenters = tuple(self.mention(name, form, position) for name in names)
        span = self._span("Ärende")
        item = AgendaItem(position, "Ärende", Evidence((span,)), span, presenters=presenters)
        self.record = replace(self.record, items=(*self.record.items, item))
        return self

    def promises(self, name: str, form: NameForm = NameForm.FULL) -> Minutes:
        person = self.mention(name, form)
        promise = Outcome(OutcomeKind.COMMITMENT, "gör det.", Evidence((person.span,)), responsible=(person,))
        self.record = replace(self.record, outcomes=(*self.record.outcomes, promise))
        return self

    def reached_at(self, name: str, email: str) -> Minutes:
        contact = Contact(self.mention(name), Evidence((self._span(email),)), email=email)
        self.record = replace(self.record, contacts=(*self.record.contacts, contact))
        return self

    def names(self, organisation: str, kind: OrganisationKind = OrganisationKind.ORGANIZATION) -> Minutes:
        mention = self.organisation(organisation, kind)
        self.record = replace(self.record, organisations=(*self.record.organisations, mention))
        return self

    def project(self, name: str, *participants: str, forms: tuple[str, ...] = ()) -> Minutes:
        evidence = Evidence((self._span(name),))
        parts = tuple(Participation(name, self.organisation(one), evidence) for one in participants)
        self.record = replace(
            self.record,
            projects=(*self.record.projects, Project(name, evidence, forms)),
            participations=(*self.record.participations, *parts),
        )
        return self

    def announces(self, day: date) -> Minutes:
        announced = NextMeeting(When(day.isoformat(), day), Evidence((self._span("nästa möte"),)))
        self.record = replace(self.record, meeting=replace(self.record.meeting, next_meeting=announced))
        return self


def resolved(*minutes: Minutes, judgements: Judgements = Judgements()) -> Resolution:  # noqa: B008 (frozen)
    """Resolve minutes as a first build does."""
    return resolve([one.record for one in minutes], default_gazetteer(), judgements, {})


def people_by_form(resolution: Resolution, record: ResolvedRecord) -> list[tuple[str, str]]:
    """Pair every name as written with the name of the person it was taken to be, in the order of the text."""
    names = {person.identifier: person.name for person in resolution.people}
    written = {mention.span: mention.name for mention in mentions_of(record.record)}
    return [(written[span], names[identifier]) for span, identifier in sorted(record.people.items())]


def mentions_of(record: MeetingRecord) -> list[PersonMention]:
    found = [part.person for part in record.attendance] + list(record.people)
    found += [mention for item in record.items for mention in item.presenters]
    found += [party for one in record.outcomes for party in one.responsible if isinstance(party, PersonMention)]
    return found + [one.party for one in record.contacts if isinstance(one.party, PersonMention)]
