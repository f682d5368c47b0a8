"""From a record to the mentions inside it, and to the record without those that nobody could be found for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Set
from dataclasses import replace

from data.record import (
    Attendance,
    Contact,
    MeetingRecord,
    OrganisationMention,
    Outcome,
    Party,
    PersonMention,
    Span,
)


def people_of(record: MeetingRecord) -> tuple[PersonMention, ...]:
    """Return every mention of a person in the order of the text, one a span, with all that is said at it.

    Whom an attendance represents counts as the affiliation that its mention states.
    """
    merged: dict[Span, PersonMention] = {}
    for mention in _people(record):
        known = merged.get(mention.span)
        merged[mention.span] = mention if known is None else _joined(known, mention)
    return tuple(merged[span] for span in sorted(merged))


def _people(record: MeetingRecord) -> Iterator[PersonMention]:
    for part in record.attendance:
        yield _attending(part)
        if part.stands_in_for is not None:
            yield part.stands_in_for
    for item in record.items:
        yield from (_placed(mention, item.position) for mention in item.presenters)
    for outcome in record.outcomes:
        yield from (_placed(party, outcome.item) for party in _persons(outcome.responsible))
    for project in record.projects:
        yield from project.contacts
    yield from _persons(contact.party for contact in record.contacts)
    yield from record.people


def _attending(part: Attendance) -> PersonMention:
    return replace(
        part.person,
        affiliation=part.person.affiliation or part.representing,
        listed=part.status is not None,
    )


def _placed(mention: PersonMention, item: int | None) -> PersonMention:
    return mention if mention.item is not None else replace(mention, item=item)


def _persons(parties: Iterable[Party]) -> Iterator[PersonMention]:
    return (party for party in parties if isinstance(party, PersonMention))


def _joined(known: PersonMention, other: PersonMention) -> PersonMention:
    return replace(
        known,
        affiliation=known.affiliation or other.affiliation,
        job_title=known.job_title or other.job_title,
        item=known.item if known.item is not None else other.item,
        listed=known.listed,
    )


def organisations_of(record: MeetingRecord) -> tuple[OrganisationMention, ...]:
    """Return every mention of an organisation, those inside other facts too, each once."""
    return tuple(dict.fromkeys(_organisations(record)))


def _organisations(record: MeetingRecord) -> Iterator[OrganisationMention]:
    yield from record.organisations
    for mention in (record.meeting.held_by, *(part.representing for part in record.attendance)):
        if mention is not None:
            yield mention
    for outcome in record.outcomes:
        yield from (outcome.decided_by,) if outcome.decided_by is not None else ()
        yield from (party for party in outcome.responsible if isinstance(party, OrganisationMention))
    yield from (participation.participant for participation in record.participations)
    yield from (contact.party for contact in record.contacts if isinstance(contact.party, OrganisationMention))
    for person in (*_people(record), *(part.person for part in record.attendance)):
        yield from (person.affiliation,) if person.affiliation is not None else ()


def without_people(record: MeetingRecord, spans: Set[Span]) -> MeetingRecord:
    """Return a record without the mentions at some spans: what is said of nobody in particular is not said."""
    if not spans:
        return record

    def kept(mentions: Iterable[PersonMention]) -> tuple[PersonMention, ...]:
        return tuple(mention for mention in mentions if mention.span not in spans)

    return replace(
        record,
        attendance=tuple(_attendance_without(record.attendance, spans)),
        items=tuple(replace(item, presenters=kept(item.presenters)) for item in record.items),
        outcomes=tuple(_outcome_without(outcome, spans) for outcome in record.outcomes),
        projects=tuple(replace(project, contacts=kept(project.contacts)) for project in record.projects),
        contacts=tuple(contact for contact in record.contacts if not _is_of(contact, spans)),
        people=kept(record.people),
    )


def _attendance_without(parts: Iterable[Attendance], spans: Set[Span]) -> Iterator[Attendance]:
    for part in parts:
        if part.person.span in spans:
            continue
        replaced = part.stands_in_for
        yield replace(part, stands_in_for=None) if replaced is not None and replaced.span in spans else part


def _outcome_without(outcome: Outcome, spans: Set[Span]) -> Outcome:
    responsible = tuple(party for party in outcome.responsible if not _is_person_at(party, spans))
    return replace(outcome, responsible=responsible)


def _is_of(contact: Contact, spans: Set[Span]) -> bool:
    return _is_person_at(contact.party, spans)


def _is_person_at(party: Party, spans: Set[Span]) -> bool:
    return isinstance(party, PersonMention) and party.span in spans
