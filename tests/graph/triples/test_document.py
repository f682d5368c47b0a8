from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from pyoxigraph import NamedNode, Quad, Store

from data.gazetteer import default_gazetteer
from data.record import (
    Attendance,
    AttendanceStatus,
    Basis,
    Evidence,
    Meeting,
    MeetingRecord,
    MeetingRole,
    Participation,
    Project,
    ProjectStatus,
    Span,
    When,
)
from graph.iris import Minter
from graph.query import ask_rows
from graph.resolved import IdentityDecision, Verdict
from graph.triples.document import document_quads
from graph.triples.page import MissingEvidenceError
from tests.factories import AUTUMN, SPRING, Words, autumn, resolve_by_name, spring

MINT = Minter()
BASE = MINT.base


def quads_of(record: MeetingRecord, text: str, others: tuple[MeetingRecord, ...] = ()) -> tuple[Quad, ...]:
    resolution = resolve_by_name([record, *others], default_gazetteer(), {})
    own = next(one for one in resolution.records if one.record is record)
    return document_quads(own, text, MINT)


def said_of(quads: tuple[Quad, ...], iri: str) -> set[tuple[str, str]]:
    """Return what is said of a node but for its passages: the ends of predicates, and values."""
    return {
        (quad.predicate.value.replace("#", "/").rsplit("/", 1)[-1], _end(quad.object.value))  # type: ignore[union-attr]
        for quad in quads
        if quad.subject == NamedNode(BASE + iri) and not quad.predicate.value.endswith("wasDerivedFrom")
    }


def _end(value: str) -> str:
    if value.startswith(BASE):
        return value.removeprefix(BASE)
    return value.rsplit("#", 1)[-1] if value.startswith("http") else value


def backing(quads: tuple[Quad, ...], iri: str, text: str) -> set[str]:
    """Return the words that back a node, out of the document's text by the offsets of the passage's IRI."""
    spans = (
        quad.object.value.rsplit("/", 1)[-1].split("-")  # type: ignore[union-attr]
        for quad in quads
        if quad.subject == NamedNode(BASE + iri) and quad.predicate.value.endswith("wasDerivedFrom")
    )
    return {text[int(start) : int(end)] for start, end in spans}


def test_the_minutes_are_told_with_the_meeting_they_record() -> None:
    quads = quads_of(spring(), SPRING)
    assert said_of(quads, "minutes/var") == {
        ("type", "Minutes"),
        ("identifier", "var"),
        ("title", "Vårmötet"),
        ("language", "sv"),
        ("sha256", spring().document.sha256),
        ("records", "meeting/var"),
    }


def test_a_meeting_has_its_times_with_the_offset_that_held_in_stockholm() -> None:
    quads = quads_of(spring(), SPRING)
    assert said_of(quads, "meeting/var") == {
        ("type", "Meeting"),
        ("title", "Nätverket Norrsam"),
        ("date", "2024-03-12"),
        ("startDate", "2024-03-12T09:00:00+01:00"),
        ("endDate", "2024-03-12T11:30:00+01:00"),
        ("location", "meeting/var/place"),
        ("eventAttendanceMode", "https://schema.org/OfflineEventAttendanceMode"),
        ("heldBy", "organisation/natverket-norrsam"),
        ("nextMeeting", "next-meeting/var"),
    }
    assert said_of(quads, "meeting/var/place") == {
        ("type", "https://schema.org/Place"),
        ("label", "Alehuset"),
    }
    assert backing(quads, "meeting/var", SPRING) == {"möte 12 mars 2024", "Nätverket Norrsam"}


def test_an_inferred_body_is_marked_by_a_node_of_its_own() -> None:
    assert said_of(quads_of(spring(), SPRING), "inference/var/held-by") == {
        ("type", "Inference"),
        ("subject", "meeting/var"),
        ("predicate", "heldBy"),
        ("object", "organisation/natverket-norrsam"),
        ("basis", "Inferred"),
        ("rule", "body-in-heading"),
        ("confidence", "0.9"),
    }


def test_a_stated_body_needs_no_mark() -> None:
    assert said_of(quads_of(autumn(), AUTUMN), "inference/host/held-by") == set()


def test_an_announced_meeting_that_nobody_records_has_a_node_of_its_own() -> None:
    quads = quads_of(spring(), SPRING)
    assert said_of(quads, "next-meeting/var") == {("type", "Meeting"), ("date", "2024-09-03")}
    assert backing(quads, "next-meeting/var", SPRING) == {"Nästa möte 3 september"}


def test_an_announced_meeting_that_another_document_records_is_that_meeting() -> None:
    quads = quads_of(spring(), SPRING, (autumn(),))
    assert ("nextMeeting", "meeting/host") in said_of(quads, "meeting/var")
    assert said_of(quads, "next-meeting/var") == set()
    assert said_of(quads, "meeting/host") == set()
    assert backing(quads, "meeting/host", SPRING) == {"Nästa möte 3 september"}


def test_attendance_tells_role_status_organisation_and_the_items_attended() -> None:
    quads = quads_of(spring(), SPRING)
    common = {("type", "Attendance"), ("atMeeting", "meeting/var"), ("basis", "Stated")}
    assert said_of(quads, "meeting/var/attendance/karin-prov") == common | {
        ("attendee", "person/karin-prov"),
        ("attendanceStatus", "Present"),
        ("meetingRole", "Chair"),
        ("representing", "municipality/1440"),
        ("jobTitle", "kommundirektör"),
    }
    assert said_of(quads, "meeting/var/attendance/nils-exempel") == common | {
        ("attendee", "person/nils-exempel"),
        ("attendanceStatus", "Present"),
        ("representing", "municipality/1462"),
        ("attendedItem", "meeting/var/item/1"),
    }


def test_a_signatory_whom_no_list_names_has_a_role_and_no_status() -> None:
    words = Words(SPRING)
    signed = Attendance(words.person("Karin Prov"), None, words.evidence("Karin Prov"), role=MeetingRole.SECRETARY)
    quads = quads_of(replace(spring(), attendance=(signed,)), SPRING)
    assert said_of(quads, "meeting/var/attendance/karin-prov") == {
        ("type", "Attendance"),
        ("atMeeting", "meeting/var"),
        ("attendee", "person/karin-prov"),
        ("meetingRole", "Secretary"),
        ("basis", "Stated"),
    }


def test_who_is_listed_and_signs_has_one_node_with_both() -> None:
    words = Words(SPRING)
    listed = spring().attendance[0]
    signed = Attendance(
        words.person("Karin Prov", 2), None, words.evidence("1 Gemensam växel"), role=MeetingRole.SECRETARY
    )
    quads = quads_of(replace(spring(), attendance=(signed, listed)), SPRING)
    said = said_of(quads, "meeting/var/attendance/karin-prov")
    assert {("meetingRole", "Chair"), ("meetingRole", "Secretary"), ("attendanceStatus", "Present")} <= said
    assert backing(quads, "meeting/var/attendance/karin-prov", SPRING) == {
        "Karin Prov, Ale",
        "1 Gemensam växel",
    }


def _substitute(listed_too: bool) -> MeetingRecord:
    words = Words(SPRING)
    serving = Attendance(
        words.person("Nils Exempel"),
        AttendanceStatus.PRESENT,
        words.evidence("Nils Exempel, Lilla Edet"),
        role=MeetingRole.SERVING_SUBSTITUTE,
        stands_in_for=words.person("Bo Test"),
    )
    listed = Attendance(words.person("Bo Test"), AttendanceStatus.PRESENT, words.evidence("Bo Test, Partille"))
    return replace(spring(), attendance=(serving, listed) if listed_too else (serving,))


def test_a_member_whom_a_substitute_replaces_is_absent_derived() -> None:
    quads = quads_of(_substitute(listed_too=False), SPRING)
    assert ("standsInFor", "person/bo-test") in said_of(quads, "meeting/var/attendance/nils-exempel")
    assert said_of(quads, "meeting/var/attendance/bo-test") == {
        ("type", "Attendance"),
        ("atMeeting", "meeting/var"),
        ("attendee", "person/bo-test"),
        ("attendanceStatus", "Absent"),
        ("basis", "Derived"),
        ("rule", "member-replaced-by-serving-substitute"),
    }


def test_a_replaced_member_who_is_listed_keeps_the_stated_status() -> None:
    quads = quads_of(_substitute(listed_too=True), SPRING)
    said = said_of(quads, "meeting/var/attendance/bo-test")
    assert backing(quads, "meeting/var/attendance/bo-test", SPRING) == {"Bo Test, Partille"}
    assert {("attendanceStatus", "Present"), ("basis", "Stated")} <= said
    assert ("attendanceStatus", "Absent") not in said


def test_outcomes_carry_their_words_who_and_by_when() -> None:
    quads = quads_of(spring(), SPRING)
    subjects = {quad.subject.value.removeprefix(BASE) for quad in quads if isinstance(quad.subject, NamedNode)}
    by_kind = {kind: [s for s in subjects if s.startswith(f"{kind}/var/")] for kind in ("decision", "commitment")}
    (decision,), (commitment,) = by_kind["decision"], by_kind["commitment"]
    assert said_of(quads, decision) == {
        ("type", "Decision"),
        ("atMeeting", "meeting/var"),
        ("underItem", "meeting/var/item/1"),
        ("text", "att starta Gemensam växel."),
        ("decidedBy", "organisation/natverket-norrsam"),
        ("basis", "Stated"),
    }
    assert said_of(quads, commitment) == {
        ("type", "Commitment"),
        ("atMeeting", "meeting/var"),
        ("underItem", "meeting/var/item/2"),
        ("text", "Nils Exempel skriver ett utkast till 1 maj."),
        ("responsible", "person/nils-exempel"),
        ("due", "2024-05-01"),
        ("basis", "Stated"),
    }


def test_a_deadline_that_is_no_single_day_stays_edtf() -> None:
    vague = replace(spring().outcomes[2], due=When("2024-22"))
    quads = quads_of(replace(spring(), outcomes=(vague,)), SPRING)
    due = [(q.predicate.value, q.object.value) for q in quads if "due" in q.predicate.value.lower()]  # type: ignore[union-attr]
    assert due == [("https://w3id.org/samgraf/ontology#edtfDue", "2024-22")]


def test_two_outcomes_of_the_same_words_are_two_nodes() -> None:
    once = spring().outcomes[0]
    quads = quads_of(replace(spring(), outcomes=(once, replace(once, item=2))), SPRING)
    assert len({q.subject for q in quads if q.object == NamedNode("https://w3id.org/samgraf/ontology#Decision")}) == 2


def test_a_meeting_without_a_certain_day_has_edtf_and_no_date() -> None:
    record = replace(autumn(), meeting=replace(autumn().meeting, when=When("2024-06~")))
    said = said_of(quads_of(record, AUTUMN), "meeting/host")
    assert ("edtfDate", "2024-06~") in said
    assert {what for what, _ in said} & {"date", "startDate", "endDate"} == set()


def test_a_meeting_of_several_days_has_two_ends_and_is_known_by_its_first() -> None:
    days = When("2024-06-03/2024-06-04", date(2024, 6, 3), date(2024, 6, 4))
    record = replace(autumn(), meeting=replace(spring().meeting, when=days, next_meeting=None, held_by=None))
    said = said_of(quads_of(record, SPRING), "meeting/host")
    assert {("date", "2024-06-03"), ("startDate", "2024-06-03"), ("endDate", "2024-06-04")} <= said
    assert [value for what, value in said if what == "date"] == ["2024-06-03"]


def test_the_same_part_said_twice_is_one_node_as_strong_as_its_best_ground() -> None:
    stated = spring().participations[0]
    derived = Participation(
        stated.project,
        stated.participant,
        Evidence((Words(SPRING).span("1 Gemensam växel"),), Basis.DERIVED, "all-of-them"),
    )
    quads = quads_of(replace(spring(), participations=(derived, stated)), SPRING)
    nodes = {q.subject for q in quads if q.object == NamedNode("https://w3id.org/samgraf/ontology#Participation")}
    (node,) = nodes
    assert isinstance(node, NamedNode)
    iri = node.value.removeprefix(BASE)
    assert {("basis", "Stated")} == {pair for pair in said_of(quads, iri) if pair[0] in ("basis", "rule")}
    assert backing(quads, iri, SPRING) == {"Ale och Lilla Edet deltar, Partille betalar.", "1 Gemensam växel"}


def test_a_status_that_is_not_stated_is_marked() -> None:
    words = Words(SPRING)
    ground = Evidence((words.span("Beslut"),), Basis.INFERRED, "decision-to-start", 0.7)
    project = Project("Gemensam växel", words.evidence("1 Gemensam växel"), (), ProjectStatus.STARTUP, ground)
    quads = quads_of(replace(spring(), projects=(project,)), SPRING)
    assert said_of(quads, "inference/var/status-gemensam-vaxel") == {
        ("type", "Inference"),
        ("subject", "project/gemensam-vaxel"),
        ("predicate", "projectStatus"),
        ("object", "Startup"),
        ("basis", "Inferred"),
        ("rule", "decision-to-start"),
        ("confidence", "0.7"),
    }


def test_a_project_that_only_signs_tell_of_is_marked() -> None:
    words = Words(SPRING)
    ground = Evidence((words.span("1 Gemensam växel"),), Basis.INFERRED, "project-by-its-signs", 0.4)
    quads = quads_of(replace(spring(), projects=(Project("Gemensam växel", ground),)), SPRING)
    assert said_of(quads, "inference/var/project-gemensam-vaxel") == {
        ("type", "Inference"),
        ("subject", "project/gemensam-vaxel"),
        ("predicate", "type"),
        ("object", "Project"),
        ("basis", "Inferred"),
        ("rule", "project-by-its-signs"),
        ("confidence", "0.4"),
    }


def test_a_project_that_is_stated_needs_no_mark() -> None:
    assert said_of(quads_of(spring(), SPRING), "inference/var/project-gemensam-vaxel") == set()


def test_everyone_named_is_derived_from_every_place_that_names_them() -> None:
    quads = quads_of(spring(), SPRING)
    assert backing(quads, "person/karin-prov", SPRING) == {"Karin Prov", "karin.prov@ale.example"}
    places = [q for q in quads if q.subject == NamedNode(BASE + "person/karin-prov")]
    assert len(places) == 3
    assert backing(quads, "municipality/1440", SPRING) == {"Ale"}


def test_why_forms_were_merged_stands_in_the_graph() -> None:
    resolution = resolve_by_name([autumn()], default_gazetteer(), {})
    span = Words(AUTUMN).span("Karin Prov")
    decision = IdentityDecision(
        "person/karin-prov",
        "Karin",
        "Karin Prov",
        "person/karin-prov",
        Verdict.MERGED,
        "given-name",
        "Bara en Karin.",
        0.95,
        (span,),
    )
    quads = document_quads(replace(resolution.records[0], decisions=(decision,)), AUTUMN, MINT)
    (node,) = {q.subject for q in quads if q.object == NamedNode("https://w3id.org/samgraf/ontology#IdentityDecision")}
    assert isinstance(node, NamedNode)
    assert said_of(quads, node.value.removeprefix(BASE)) == {
        ("type", "IdentityDecision"),
        ("concerns", "person/karin-prov"),
        ("form", "Karin"),
        ("comparedWith", "Karin Prov"),
        ("verdict", "Merged"),
        ("rule", "given-name"),
        ("reason", "Bara en Karin."),
        ("confidence", "0.95"),
    }


def test_every_passage_holds_the_words_of_its_offsets() -> None:
    store = Store()
    store.bulk_extend(quads_of(spring(), SPRING))
    rows = ask_rows(
        store,
        """SELECT ?start ?end ?exact WHERE { ?p a samv:Passage ; oa:start ?start ; oa:end ?end ;
           oa:exact ?exact ; oa:hasSource <https://w3id.org/samgraf/id/minutes/var> }""",
    ).rows
    assert len(rows) > 20
    for start, end, exact in rows:
        assert SPRING[int(start.value) : int(end.value)] == exact.value  # type: ignore[union-attr]


def test_everything_a_document_says_lies_in_its_graph_without_blank_nodes() -> None:
    quads = quads_of(spring(), SPRING)
    assert {quad.graph_name for quad in quads} == {MINT.document_graph("var")}
    assert len(set(quads)) == len(quads)
    assert "_:" not in " ".join(str(quad)[:2] for quad in quads)


@pytest.mark.parametrize("spans", [(), (Span(3, 3),), (Span(0, len(AUTUMN) + 1),)])
def test_a_fact_without_words_in_the_text_is_refused(spans: tuple[Span, ...]) -> None:
    record = replace(autumn(), meeting=Meeting(Evidence(spans)))
    with pytest.raises(MissingEvidenceError, match="host"):
        quads_of(record, AUTUMN)
