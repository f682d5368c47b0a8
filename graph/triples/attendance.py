"""From a record's attendances to statements: one node a person and meeting."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from data.record import Attendance, AttendanceStatus, Basis, Evidence
from graph.resolved import ResolvedRecord
from graph.triples.page import Page
from graph.triples.statements import term, text
from ontology.terms import SAMV

REPLACED_BY_SUBSTITUTE = "member-replaced-by-serving-substitute"
_PRECEDENCE = {AttendanceStatus.PRESENT: 0, AttendanceStatus.GUEST: 1, AttendanceStatus.ABSENT: 2, None: 3}


def say_attendance(page: Page) -> None:
    """Say who took what part in the meeting."""
    for identifier, parts in attendance_by_person(page.resolved).items():
        _say_part(page, identifier, parts)


def attendance_by_person(resolved: ResolvedRecord) -> dict[str, list[Attendance]]:
    """Group a record's attendances by person, the one that counts first, replaced members among them.

    Where a document gives a person two statuses, present outranks guest, and guest absent; one that the
    document states outranks one that is derived.
    """
    stated = list(resolved.record.attendance)
    listed = {resolved.people[part.person.span] for part in stated if part.status is not None}
    grouped: dict[str, list[Attendance]] = {}
    for part in (*stated, *_replaced(resolved, stated, listed)):
        grouped.setdefault(resolved.people[part.person.span], []).append(part)
    for parts in grouped.values():
        parts.sort(key=lambda part: _PRECEDENCE[part.status])
    return grouped


def _replaced(resolved: ResolvedRecord, parts: Iterable[Attendance], listed: set[str]) -> Iterator[Attendance]:
    for part in parts:
        member = part.stands_in_for
        if member is not None and resolved.people[member.span] not in listed:
            spans = (*part.evidence.spans, member.span)
            evidence = Evidence(spans, Basis.DERIVED, REPLACED_BY_SUBSTITUTE)
            yield Attendance(member, AttendanceStatus.ABSENT, evidence, member.affiliation)


def _say_part(page: Page, identifier: str, parts: list[Attendance]) -> None:
    first = parts[0]
    node = page.mint.attendance(page.document, identifier)
    page.type(node, SAMV.Attendance)
    page.say(node, SAMV.atMeeting, page.meeting)
    page.say(node, SAMV.attendee, page.mint.entity(identifier))
    page.say(node, SAMV.attendanceStatus, term(first.status.value) if first.status else None)
    for part in parts:
        page.say(node, SAMV.meetingRole, term(part.role.value) if part.role else None)
        page.say(node, SAMV.standsInFor, page.person(part.stands_in_for) if part.stands_in_for else None)
    _say_represented(page, parts)
    same_status = [part for part in parts if part.status == first.status]
    if all(part.items for part in same_status):
        positions = sorted({position for part in same_status for position in part.items})
        page.say(node, SAMV.attendedItem, *map(page.item, positions))
    spans = tuple(span for part in parts for span in part.evidence.spans)
    page.ground(node, replace(first.evidence, spans=spans))


def _say_represented(page: Page, parts: list[Attendance]) -> None:
    node = page.mint.attendance(page.document, page.resolved.people[parts[0].person.span])
    for part in parts:
        if part.representing is not None:
            page.say(node, SAMV.representing, page.organisation(part.representing))
        title = part.person.job_title
        page.say(node, SAMV.jobTitle, text(title) if title else None)
