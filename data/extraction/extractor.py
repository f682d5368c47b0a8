"""The extraction from end to end: a document in, the record of its meeting out."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from datetime import date
from functools import cache

from data.extraction.agenda import Item, read_agenda
from data.extraction.attendance import AttendanceReader
from data.extraction.attendance_facts import attendances
from data.extraction.body import BodyReader
from data.extraction.commitments import Parties, Promise, PromiseReader, commissioned_party
from data.extraction.confidence import (
    NO_AGENDA,
    NO_ATTENDANCE,
    Measure,
    Signal,
    Understanding,
    confidence_of,
    default_model,
    measured,
)
from data.extraction.contacts import read_contacts
from data.extraction.counted_participants import CountedReader
from data.extraction.events import read_events
from data.extraction.layout import Layout, Line, lay_out
from data.extraction.likely_projects import BY_ITS_SIGNS, Named, likely_projects, named_efforts
from data.extraction.listed import AttendanceLists, merged
from data.extraction.next_meeting import read_next_meeting
from data.extraction.opening import Opening, read_opening
from data.extraction.organisation_names import OrganisationReader, named_again
from data.extraction.outcomes import Stated, read_outcomes
from data.extraction.owners import Owners
from data.extraction.part_reader import PartReader
from data.extraction.participants import FoundPart, ParticipantReader
from data.extraction.people import People, PeopleReader, mention_of
from data.extraction.presenters import presenters_of
from data.extraction.projects import FoundProject, ProjectReader
from data.extraction.referents import is_noun, only_one_meant, referents
from data.extraction.relocation import relocated
from data.extraction.signatures import Signature, before_signatures, read_signatures
from data.extraction.tallies import read_sums, read_tallies
from data.extraction.told_attendance import read_told, told_limits
from data.gazetteer import default_gazetteer
from data.reading.document import Document
from data.record import (
    AgendaItem,
    Amount,
    Basis,
    Confidence,
    Contact,
    DocumentReference,
    Event,
    Evidence,
    Meeting,
    MeetingRecord,
    OrganisationKind,
    OrganisationMention,
    Outcome,
    OutcomeKind,
    Participation,
    Project,
    Span,
    Topic,
)

_NO_TEXT = "The document has no text."
# What a noun is of that means the one of its kind in the head: "regionen", "bolaget", "föreningen".
_NAMED_IN_HEAD = (OrganisationKind.ORGANIZATION, OrganisationKind.COMPANY, OrganisationKind.ASSOCIATION)
_FEWEST_UNREAD = 2  # people in a line from which it was rather a list than a remark


def extract(document: Document) -> MeetingRecord:
    """Return all that ``document`` says of its meeting, every fact with its spans in the document's text."""
    layout = lay_out(document.text)
    if not layout.lines:
        reference = DocumentReference(document.identifier, document.identifier, document.sha256, pages=document.pages)
        unsure = Confidence(0.0, (_NO_TEXT,))
        return MeetingRecord(reference, Meeting(Evidence(())), notes=unsure.reasons, confidence=unsure)
    record = _Extraction(document, layout).record()
    return relocated(record, layout)


def _outermost(mentions: Iterable[OrganisationMention]) -> list[OrganisationMention]:
    """Return the mentions in the order of the text, those left out that another one covers."""
    kept: list[OrganisationMention] = []
    end = 0
    for mention in sorted(mentions, key=lambda mention: (mention.span.start, -mention.span.end)):
        if mention.span.end > end:
            kept.append(mention)
            end = mention.span.end
    return kept


def _beside(mentions: Iterable[OrganisationMention], taken: Iterable[Span]) -> list[OrganisationMention]:
    """Return the mentions that overlap none of the spans that are taken, of which none overlaps another."""
    spans = sorted(taken)
    ends = [span.end for span in spans]
    return [
        mention
        for mention in mentions
        if (at := bisect_right(ends, mention.span.start)) == len(spans) or spans[at].start >= mention.span.end
    ]


def efforts_of(document: Document) -> list[Named]:
    """Return the names in ``document`` that may be a joint effort's, with the signs by which they are told."""
    layout = lay_out(document.text)
    return _Extraction(document, layout).efforts() if layout.lines else []


def measures_of(document: Document) -> dict[Signal, Measure]:
    """Return what tells how surely ``document`` is read; nothing where it has no text."""
    layout = lay_out(document.text)
    return _Extraction(document, layout).measures() if layout.lines else {}


@cache
def _organisation_reader() -> OrganisationReader:
    return OrganisationReader(default_gazetteer())


@cache
def _part_reader() -> PartReader:
    return PartReader(_organisation_reader())


class _Extraction:
    """The state of one document's extraction: what has been read so far, in positions of the clean text."""

    def __init__(self, document: Document, layout: Layout) -> None:
        self.document = document
        self.layout = layout
        self.organisations = _organisation_reader()
        entries = _part_reader()
        self.reader = PeopleReader(entries)
        self.lists: AttendanceLists = AttendanceReader(entries).read(layout)
        self.signatures: list[Signature] = read_signatures(layout, self.lists.lines, entries)
        signed = frozenset(index for signature in self.signatures for index in signature.lines)
        self.taken = self.lists.lines | signed
        self.items = before_signatures(read_agenda(layout, self.taken), layout, self.taken)
        first = self.items[0].body.start if self.items else None
        told = read_told(layout, self.taken, first, entries)
        self.lists = AttendanceLists(merged([*self.lists.people, *told]), self.lists.lines)
        told_limits(layout, first, self.lists.people)
        self._name_nouns(self.layout.lines[-1].end if first is None else first)
        self.opening: Opening = read_opening(layout, self.taken, first)
        self.reference: date | None = self.opening.when.start if self.opening.when else None
        self.people = self._read_people()
        self.mentions = self._read_organisations()

    def _name_nouns(self, head: int) -> None:
        """Give those whom a list places by a noun alone ("För regionen") the organisation of the head that it means."""
        placed = [one.entry for one in self.lists.people]
        told = [(entry, noun) for entry in placed if (noun := entry.organisation) and noun.kind in _NAMED_IN_HEAD]
        nouns = [(entry, noun) for entry, noun in told if is_noun(noun.name)]
        named = self.organisations.mentions(self.layout.flow[:head]) if nouns else []
        for entry, noun in nouns:
            entry.organisation = only_one_meant(noun, named)

    def _read_people(self) -> People:
        people = People(self.layout, self.items)
        self.reader.listed(people, self.lists.people)
        for signature in self.signatures:
            people.add(mention_of(signature.entry))
        skip = [span for span in (self.opening.place_span, self.opening.title_span) if span]
        self.reader.named(people, self.layout, skip)
        self.reader.short_forms(people, self.layout, skip)
        self.presenters = {item.position: presenters_of(item, self.layout, people, self.reader) for item in self.items}
        return people

    def _read_organisations(self) -> list[OrganisationMention]:
        """Return the organisations named, those of the lists and of people's employers too, in order."""
        listed = [listed.entry.organisation for listed in self.lists.people if listed.entry.organisation]
        found = self.organisations.mentions(self.layout.flow, expected=listed)
        found = [mention for mention in found if self.people.at(mention.span) is None]
        of_people = [mention.affiliation for mention in self.people.mentions if mention.affiliation is not None]
        again = named_again(self.layout.flow, [*listed, *of_people])
        found += [one for one in again if self.people.at(one.span) is None]
        found = _beside(_outermost(found), {mention.span for mention in of_people})
        return sorted([*found, *of_people], key=lambda mention: mention.span)

    def record(self) -> MeetingRecord:
        """Return the record, its spans still positions of the clean text."""
        meeting = self._meeting()
        owners = Owners(self.layout, self.people, self.reader)
        promises = PromiseReader(self.layout, self.people, owners, self.reference)
        outcomes = [outcome for item in self.items for outcome in self._outcomes(item, meeting, promises)]
        projects, participations = self._projects(meeting)
        confidence = confidence_of(self.measures(), default_model())
        return MeetingRecord(
            document=DocumentReference(
                self.document.identifier, self._document_title(), self.document.sha256, pages=self.document.pages
            ),
            meeting=meeting,
            attendance=tuple(attendances(self.layout, self.people, self.lists.people, self.signatures, self.items)),
            items=tuple(self._agenda()),
            outcomes=tuple(outcomes),
            projects=tuple(projects),
            participations=tuple(participations),
            events=tuple(self._events()),
            contacts=tuple(
                Contact(found.person, Evidence((found.span,)), found.email, found.telephone)
                for found in read_contacts(self.layout, self.people)
            ),
            topics=tuple(
                Topic(tally.name, Evidence((tally.span,)), tally.votes, self.people.item_at(tally.span.start))
                for tally in read_tallies(self.layout)
            ),
            amounts=tuple(self._amounts()),
            people=self.people.mentions,
            organisations=tuple(self.mentions),
            notes=tuple(dict.fromkeys((*self._notes(), *confidence.reasons))),
            confidence=confidence,
        )

    def efforts(self) -> list[Named]:
        """Return the names that may be a joint effort's, with their signs."""
        return named_efforts(self.layout, self.items, self.organisations, self.people, self.mentions)

    def measures(self) -> dict[Signal, Measure]:
        """Return what tells how surely the document is read."""
        signed = [signature.entry.name for signature in self.signatures]
        return measured(Understanding(self.layout, self.lists.people, signed, self.items, self.people))

    def _document_title(self) -> str:
        return self.opening.title or self.layout.lines[0].text[:120]

    def _meeting(self) -> Meeting:
        opening = self.opening
        represented = [listed.entry.organisation for listed in self.lists.people if listed.entry.organisation]
        first = self.items[0].body.start if self.items else len(self.layout.text)
        head = [
            index for index, line in enumerate(self.layout.lines) if index not in self.taken and line.start < first
        ][:12]
        body = BodyReader(self.layout, self.organisations).read(head, opening.title_span, represented, self.mentions)
        spans = [span for span in (opening.title_span, opening.when_span, opening.place_span) if span]
        if not spans:
            line = self.layout.lines[0]
            spans = [Span(line.start, line.end)]
        return Meeting(
            Evidence(tuple(dict.fromkeys(spans))),
            opening.title,
            opening.when,
            opening.place,
            opening.mode,
            body[0] if body else None,
            body[1] if body else None,
            read_next_meeting(self.items, self.layout, self.reference),
        )

    def _agenda(self) -> Iterable[AgendaItem]:
        for item in self.items:
            evidence = Evidence((item.heading,))
            yield AgendaItem(
                item.position, item.title, evidence, item.body, item.number, self.presenters[item.position]
            )

    def _outcomes(self, item: Item, meeting: Meeting, promises: PromiseReader) -> Iterable[Outcome]:
        stated = read_outcomes(item, self.layout)
        for outcome in stated:
            yield self._stated(outcome, item, meeting)
        taken = [outcome.span for outcome in stated if outcome.kind is OutcomeKind.DECISION]
        agreed = [outcome.span for outcome in stated if outcome.kind is OutcomeKind.AGREEMENT]
        parties = Parties(self._taking_part(item, meeting), meeting.held_by)
        for promise in promises.read(item, parties, taken, agreed):
            yield self._promised(promise, item)

    def _promised(self, promise: Promise, item: Item) -> Outcome:
        evidence = Evidence((promise.sentence,))
        if promise.rule is not None:
            evidence = Evidence((promise.sentence, *promise.grounds), Basis.DERIVED, promise.rule)
        text = self._words(promise.span)
        return Outcome(OutcomeKind.COMMITMENT, text, evidence, item.position, None, promise.responsible, promise.due)

    def _stated(self, outcome: Stated, item: Item, meeting: Meeting) -> Outcome:
        spans = (outcome.span, outcome.lead) if outcome.lead else (outcome.span,)
        decided = outcome.kind is OutcomeKind.DECISION
        people = self.people.within(outcome.span.start, outcome.span.end)
        responsible = commissioned_party(self.layout.flow, people, self.mentions, outcome.span) if decided else ()
        return Outcome(
            outcome.kind,
            self._words(outcome.span),
            Evidence(spans),
            item.position,
            meeting.held_by if decided else None,
            responsible,
        )

    def _taking_part(self, item: Item, meeting: Meeting) -> list[OrganisationMention]:
        """Return the mentions in an item of organisations that are represented at the meeting or hold it."""
        parties = [listed.entry.organisation for listed in self.lists.people if listed.entry.organisation]
        parties += [meeting.held_by] if meeting.held_by else []
        keys = {party.identifier or party.name.casefold() for party in parties}
        named = [
            mention
            for mention in self.mentions
            if item.body.start <= mention.span.start < item.body.end
            and (mention.identifier or mention.name.casefold()) in keys
        ]
        meant = [
            mention
            for mention in referents(self.layout, item.body, parties)
            if not any(mention.span.overlaps(other.span) for other in named)
        ]
        return sorted([*named, *meant], key=lambda mention: mention.span)

    def _projects(self, meeting: Meeting) -> tuple[list[Project], list[Participation]]:
        reader = ParticipantReader(self.layout, self.mentions, self.people, meeting.held_by)
        listed = [listed.entry.organisation for listed in self.lists.people if listed.entry.organisation]
        counted = CountedReader(self.layout, self.organisations.gazetteer, self.mentions, listed)
        projects: list[Project] = []
        participations: list[Participation] = []
        likely = likely_projects(self.efforts())
        for found in ProjectReader(self.layout, self.organisations, likely).read(self.items, self.opening.title_span):
            projects.append(self._project(found))
            named = [_participation(part) for part in reader.parts(found)]
            participations += named
            participations += counted.participations(found, frozenset(part.participant.identifier for part in named))
        return projects, participations

    def _project(self, found: FoundProject) -> Project:
        status = Evidence((found.status_span,)) if found.status_span else None
        evidence = Evidence((found.span,))
        if found.likelihood is not None:
            evidence = Evidence((found.span,), Basis.INFERRED, BY_ITS_SIGNS, round(found.likelihood, 2))
        contacts = self.presenters[found.item.position] if found.item and found.whole_item else ()
        return Project(
            found.name,
            evidence,
            found.forms,
            found.status,
            status,
            tuple(dict.fromkeys(told.item.position for told in (found, *found.again) if told.item)),
            contacts,
        )

    def _events(self) -> Iterable[Event]:
        for found in read_events(self.items, self.layout, self.reference):
            evidence = Evidence((found.span,))
            if not found.year_given and self.reference is not None:
                evidence = Evidence((found.span,), Basis.DERIVED, "year-of-the-meeting")
            yield Event(re.sub(r"\s+", " ", found.name), found.when, evidence, found.place, found.item.position)

    def _amounts(self) -> Iterable[Amount]:
        for item in self.items:
            for found in read_sums(self.layout, item.heading.start, item.body.end):
                yield Amount(found.low, found.high, found.purpose, Evidence((found.span,)), found.per, item.position)

    def _notes(self) -> Iterable[str]:
        if not self.lists.people:
            yield NO_ATTENDANCE
        if not self.items:
            yield NO_AGENDA
        if self.opening.when is None:
            yield "The document gives no date for the meeting."
        for line in self._unread():
            begin = self.layout.source_span(line.start, line.end).start
            yield f"“{line.text[:70]}” (at character {begin}) names people who were read into no list."

    def _unread(self) -> Iterable[Line]:
        """Yield the lines before the agenda that name people and were read as nothing."""
        first = self.items[0].body.start if self.items else self.layout.lines[-1].end
        spans = [listed.span for listed in self.lists.people]
        known = {listed.entry.name.casefold() for listed in self.lists.people}
        opening = (self.opening.title_span, self.opening.when_span, self.opening.place_span)
        spans += [span for span in opening if span is not None]
        for index, line in enumerate(self.layout.lines):
            if line.start >= first:
                return
            read = index in self.taken or any(span.overlaps(Span(line.start, line.end)) for span in spans)
            named = [mention.name.casefold() for mention in self.people.within(line.start, line.end)]
            if not read and len(named) >= _FEWEST_UNREAD and any(name not in known for name in named):
                yield line

    def _words(self, span: Span) -> str:
        return " ".join(self.layout.flow[span.start : span.end].split())


def _participation(part: FoundPart) -> Participation:
    evidence = Evidence((part.span,)) if part.rule is None else Evidence((part.span,), Basis.DERIVED, part.rule)
    return Participation(part.project, part.organisation, evidence, part.role)
