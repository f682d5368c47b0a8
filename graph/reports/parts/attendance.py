"""From who was at which meeting to a matrix for each body: organisations by meetings, and how often each was there."""

from __future__ import annotations

from collections.abc import Iterable

from graph.analytics.estimates import LEAST_FOR_SHARES
from graph.analytics.scope import ScopeKind
from graph.language.sentences import alphabetical, counted
from graph.reports.facts.attendance import BodyAttendance, Line, attendance_of_bodies
from graph.reports.material import Material
from graph.reports.measuring import passages_of
from graph.reports.model import Chart, Column, Kind, Mark, Paragraph, Row, Section, Table
from graph.reports.tables import cut, share_of_meetings

MOST_MEETINGS = 12
"""So many of a body's meetings, the latest, have columns; shares are of all of them."""


def attendance(material: Material) -> Section | None:
    """Return the section with the matrices of attendance; None where nobody's is known."""
    found = attendance_of_bodies(material)
    if not found:
        return None
    words = material.words
    tables = tuple(_table(material, one) for one in found if one.lines)
    return Section("attendance", words["part_attendance"], (*_introduction(material, found), *tables))


def _introduction(material: Material, found: tuple[BodyAttendance, ...]) -> Iterable[Paragraph]:
    words = material.words
    yield Paragraph(words["attendance_intro"])
    if material.choice.scope.kind in (ScopeKind.MUNICIPALITY, ScopeKind.COUNTY):
        yield Paragraph(words["attendance_all"].format(scope=material.scope_label))
    bodies = material.count("count-bodies")
    if bodies > len(found):
        yield Paragraph(counted(words["attendance_cut"], len(found)))
    if all(len(one.meetings) < LEAST_FOR_SHARES for one in found):
        yield Paragraph(words["attendance_few"].format(least=LEAST_FOR_SHARES))
    else:
        yield Paragraph(words["attendance_interval"].format(least=LEAST_FOR_SHARES))


def _table(material: Material, one: BodyAttendance) -> Table:
    words, held = material.words, len(one.meetings)
    columns = one.meetings[:MOST_MEETINGS]
    has_shares = held >= LEAST_FOR_SHARES
    names = material.things(line.organisation for line in one.lines)
    ordered = sorted(one.lines, key=lambda line: (-line.times, alphabetical(names[line.organisation].label)))
    shown, left_out = cut(ordered)
    body = material.thing(one.body)
    key = f"attendance-{one.body.rpartition('/')[2]}"
    title = words["attendance_table"].format(body=body.label)
    shares = (Column("share", words["attended_share"], Kind.SHARE),) if has_shares else ()
    chart = Chart(Mark.INTERVALS, "share", "organisation", title, words["attendance_chart"].format(body=body.label))
    return Table(
        key,
        title,
        (
            Column("organisation", words["organisation"], Kind.THING),
            *(_column(material, number, day) for number, (_, day) in enumerate(columns, start=1)),
            Column("attended", counted(words["attended"], held), Kind.COUNT, words["meetings_unit"]),
            *shares,
        ),
        tuple(_row(material, one, line) for line in shown),
        tuple(map(material.query, ("attendance-of-bodies", "members-of-bodies"))),
        words["attendance_caption"],
        held,
        _notes(material, one),
        chart if has_shares else None,
        left_out,
    )


def _column(material: Material, number: int, day: str | None) -> Column:
    return Column(f"meeting-{number}", day or material.words["undated_meeting"], Kind.MARK)


def _row(material: Material, one: BodyAttendance, line: Line) -> Row:
    words, held = material.words, len(one.meetings)
    marks = [line.marks.get(meeting) for meeting, _ in one.meetings[:MOST_MEETINGS]]
    shares = (share_of_meetings(line.times, held, words["too_few"]),) if held >= LEAST_FOR_SHARES else ()
    values = (
        material.thing(line.organisation),
        *(words["mark_none" if mark is None else f"mark_{mark.value}"] for mark in marks),
        line.times,
        *shares,
    )
    if not line.marks:
        return Row(values)
    seats = (
        f"?meeting samv:heldBy <{one.body}> . ?fact samv:atMeeting ?meeting ; samv:representing <{line.organisation}> ."
    )
    return Row(values, passages=passages_of(material, seats))


def _notes(material: Material, one: BodyAttendance) -> tuple[str, ...]:
    words, notes = material.words, []
    if len(one.meetings) > MOST_MEETINGS:
        notes.append(words["attendance_columns"].format(most=MOST_MEETINGS, all=len(one.meetings)))
    if one.without:
        notes.append(counted(words["attendance_without"], one.without))
    elif any(not line.marks for line in one.lines):
        notes.append(words["attendance_silent"])
    return tuple(notes)
