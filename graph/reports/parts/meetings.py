"""From the meetings that minutes record to a table of them, the latest first."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from graph.language.sentences import counted, enumerated
from graph.reports.facts.meetings import Meeting, day_value, meetings
from graph.reports.material import Material
from graph.reports.model import Column, Kind, Row, Section, Table, Thing
from ontology.terms import SCHEMA

_FORMS: Mapping[str, str] = {
    SCHEMA.OnlineEventAttendanceMode: "form_online",
    SCHEMA.OfflineEventAttendanceMode: "form_offline",
    SCHEMA.MixedEventAttendanceMode: "form_mixed",
}


def meetings_held(material: Material) -> Section | None:
    """Return the section with the meetings; None where there are none."""
    found = meetings(material)
    if not found:
        return None
    words = material.words
    quotes = material.quoted((one.iri for one in found), most=2)
    meetings_in_all = material.count("count-meetings")
    table = Table(
        "meetings",
        words["meetings_table"],
        (
            Column("day", words["day"], Kind.DAY),
            Column("meeting", words["meeting"], Kind.THING),
            Column("basis", words["body_basis"], Kind.MARK, note=words["body_basis_note"]),
            Column("place", words["place_and_form"]),
            Column("people", words["people"], Kind.COUNT, words["people_unit"]),
            Column("municipalities", words["municipalities"], Kind.COUNT, words["municipalities_unit"]),
        ),
        tuple(_row(material, one, quotes) for one in found),
        tuple(map(material.query, ("meetings", "at-each-meeting", "count-meetings"))),
        words["meetings_caption"],
        meetings_in_all,
        _notes(material, found),
        left_out=meetings_in_all - len(found),
    )
    return Section("meetings", words["part_meetings"], (table,))


def _row(material: Material, one: Meeting, quotes: Mapping[str, tuple[int, ...]]) -> Row:
    words = material.words
    forms = [words[_FORMS[form]] for form in one.forms if form in _FORMS]
    known = words["basis_inferred"] if one.inferred else words["basis_stated"]
    return Row(
        (
            day_value(material, one.day, one.edtf),
            _named(material, one),
            known if one.bodies else "",
            "; ".join([*one.places, *forms]),
            one.people,
            one.municipalities,
        ),
        quotes[one.iri],
    )


def _named(material: Material, one: Meeting) -> Thing:
    """Return the meeting, called by its body: its day has a column of its own."""
    named = material.thing(one.iri)
    bodies = [material.thing(body).label for body in one.bodies]
    return replace(named, label=enumerated(bodies, material.choice.language)) if bodies else named


def _notes(material: Material, found: tuple[Meeting, ...]) -> tuple[str, ...]:
    words = material.words
    counts = {
        "meetings_inferred": sum(one.inferred and bool(one.bodies) for one in found),
        "meetings_undated": sum(one.day is None for one in found),
        "meetings_bodiless": sum(not one.bodies for one in found),
    }
    return tuple(counted(words[name], number) for name, number in counts.items() if number)
