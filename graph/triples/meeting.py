"""From a record to the statements on its minutes, its meeting and its agenda."""

from __future__ import annotations

from pyoxigraph import NamedNode

from data.record import AttendanceMode, Basis, Evidence
from graph.triples.page import Page
from graph.triples.statements import Node, day, decimal, integer, node, text
from graph.triples.times import say_when
from ontology.terms import DCTERMS, RDF, RDFS, SAMV, SCHEMA

_MODES = {
    AttendanceMode.ONLINE: SCHEMA.OnlineEventAttendanceMode,
    AttendanceMode.OFFLINE: SCHEMA.OfflineEventAttendanceMode,
    AttendanceMode.MIXED: SCHEMA.MixedEventAttendanceMode,
}


def say_minutes(page: Page) -> None:
    """Say what the document is, which meeting it records, and how sure it is that it is read right."""
    document = page.record.document
    page.type(page.minutes, SAMV.Minutes)
    page.say(page.minutes, DCTERMS.identifier, text(document.identifier))
    page.say(page.minutes, DCTERMS.title, text(document.title) if document.title else None)
    page.say(page.minutes, DCTERMS.language, text(document.language))
    page.say(page.minutes, SCHEMA.sha256, text(document.sha256))
    page.say(page.minutes, SAMV.records, page.meeting)
    confidence = page.record.confidence
    page.say(page.minutes, SAMV.confidence, decimal(confidence.probability) if confidence is not None else None)


def say_meeting(page: Page) -> None:
    """Say what is known of the meeting itself."""
    meeting = page.record.meeting
    page.type(page.meeting, SAMV.Meeting)
    page.ground_if_not_stated(page.meeting, meeting.evidence)
    page.say(page.meeting, DCTERMS.title, text(meeting.title) if meeting.title else None)
    if meeting.when is not None:
        say_when(page, page.meeting, meeting.when)
        # A meeting of several days is known by its first.
        page.say(page.meeting, DCTERMS.date, day(meeting.when.start) if meeting.when.start else None)
    say_place(page, page.meeting, meeting.place)
    if meeting.mode is not None:
        page.say(page.meeting, SCHEMA.eventAttendanceMode, node(_MODES[meeting.mode]))
    _say_body(page)
    _say_next(page)


def say_place(page: Page, subject: NamedNode, name: str | None) -> None:
    """Say where a meeting or event is held, in the words of its document."""
    if name is None:
        return
    place = page.mint.place_of(subject)
    page.type(place, SCHEMA.Place)
    page.say(place, RDFS.label, text(name))
    page.say(subject, SCHEMA.location, place)


def _say_body(page: Page) -> None:
    meeting = page.record.meeting
    if meeting.held_by is None:
        return
    body = page.organisation(meeting.held_by)
    page.say(page.meeting, SAMV.heldBy, body)
    evidence = meeting.body_evidence or Evidence((meeting.held_by.span,))
    page.back(page.meeting, evidence.spans)
    say_inference(page, "held-by", page.meeting, SAMV.heldBy, body, evidence)


def say_inference(page: Page, name: str, subject: NamedNode, predicate: str, value: Node, evidence: Evidence) -> None:
    """Mark a value that is not stated as such, with its rule and confidence; a stated one needs no mark."""
    if evidence.basis is Basis.STATED:
        return
    inference = page.mint.part("inference", page.document, name)
    page.type(inference, SAMV.Inference)
    page.say(inference, RDF.subject, subject)
    page.say(inference, RDF.predicate, node(predicate))
    page.say(inference, RDF.object, value)
    page.ground(inference, evidence)


def _say_next(page: Page) -> None:
    announced = page.record.meeting.next_meeting
    if announced is None:
        return
    recorded_in = page.resolved.next_meeting
    if recorded_in is not None:
        later = page.mint.meeting(recorded_in)
        page.back(later, announced.evidence.spans)
    else:
        later = page.mint.next_meeting(page.document)
        page.type(later, SAMV.Meeting)
        say_when(page, later, announced.when)
        say_place(page, later, announced.place)
        page.ground_if_not_stated(later, announced.evidence)
    page.say(page.meeting, SAMV.nextMeeting, later)


def say_agenda(page: Page) -> None:
    """Say what was on the agenda, and who presented it."""
    for entry in page.record.items:
        item = page.mint.item(page.document, entry.position)
        page.type(item, SAMV.AgendaItem)
        page.say(item, SAMV.atMeeting, page.meeting)
        page.say(item, SAMV.position, integer(entry.position))
        page.say(item, SAMV.itemNumber, text(entry.number) if entry.number else None)
        page.say(item, DCTERMS.title, text(entry.title))
        page.say(item, SAMV.presenter, *map(page.person, entry.presenters))
        page.ground_if_not_stated(item, entry.evidence)
