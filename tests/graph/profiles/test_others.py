"""What is known of people, projects, meetings and topics of the hand-made minutes."""

from __future__ import annotations

from graph.index.reading import Index
from graph.index.values import Passage
from graph.profiles.item_texts import text_under
from graph.profiles.meeting import meeting_profile
from graph.profiles.mentions import mentions_of
from graph.profiles.naming import outcomes_naming
from graph.profiles.person import person_profile
from graph.profiles.project import Reason, project_profile
from graph.profiles.seats import Period
from graph.profiles.topic import topic_profile
from tests.graph.index.test_reading import ALE, AUTUMN_MEETING, LILLA_EDET, NORRSAM, spring_passage, thing


def test_a_person_has_meetings_roles_and_what_was_presented(index: Index) -> None:
    found = person_profile(index, thing(index, "person/karin-prov"))
    assert found.meetings == Period(2, "2024-03-12", "2024-09-03")
    roles = [(one.first, one.properties.get("meetingRole")) for one in found.attendances.first]
    assert roles == [("2024-09-03", None), ("2024-03-12", ("Chair",))]
    assert [(one.who, one.period.meetings) for one in found.bodies.first] == [(NORRSAM, 2)]
    assert [one.label for one in found.presented.first] == ["Gemensam växel"]
    assert [one.label for one in found.contact_for.first] == ["Gemensam växel"]
    assert found.promised.total == 0


def test_a_person_has_met_those_who_attended_the_same_meetings(index: Index) -> None:
    met = person_profile(index, thing(index, "person/karin-prov")).met
    # Bo Test was absent
    assert [(one.who.label, one.meetings) for one in met.first] == [("Nils Exempel", 2), ("Ulla Gäst", 1)]


def test_a_person_who_was_absent_has_been_at_no_meeting(index: Index) -> None:
    found = person_profile(index, thing(index, "person/bo-test"))
    assert found.meetings == Period(0, None, None)
    assert [one.properties["attendanceStatus"] for one in found.attendances.first] == ["Absent"]
    assert found.met.total == 0


def test_promises_of_a_person_are_told(index: Index) -> None:
    promised = person_profile(index, thing(index, "person/nils-exempel")).promised
    assert [one.passages.first for one in promised.first] == [
        (spring_passage("Nils Exempel skriver ett utkast till 1 maj."),)
    ]


def test_a_project_has_participants_its_latest_status_and_whom_to_ask(index: Index) -> None:
    found = project_profile(index, thing(index, "project/gemensam-vaxel"))
    assert (found.status, found.stopped) == ("Ongoing", False)
    parts = {(one.label, one.properties["participationRole"]) for one in found.participations.first}
    assert parts == {("Ale", "Partner"), ("Lilla Edet", "Partner"), ("Partille", "Funder")}
    (karin,) = found.to_ask
    assert (karin.who.label, karin.organisations) == ("Karin Prov", (ALE,))
    assert [ground.reason for ground in karin.grounds] == [Reason.CONTACT, Reason.PRESENTED]
    line = "Karin Prov föredrar. Ale och Lilla Edet deltar, Partille betalar."
    assert [ground.line for ground in karin.grounds] == [spring_passage(line)] * 2
    assert [one.label for one in found.decided.first] == ["att starta Gemensam växel."]


def test_what_stands_under_an_item_reaches_to_the_next_heading(index: Index) -> None:
    spoken = project_profile(index, thing(index, "project/gemensam-vaxel")).spoken.first
    assert [one.item.first for one in spoken] == ["2024-09-03", "2024-03-12"]
    assert [one.text.quote for one in spoken if one.text] == [
        "1 Gemensam växel\nProjektet pågår.",
        "1 Gemensam växel\nKarin Prov föredrar. Ale och Lilla Edet deltar, Partille betalar.\n"
        "Beslut: att starta Gemensam växel.",
    ]


def test_the_last_item_reaches_to_the_end_of_the_minutes(index: Index) -> None:
    under = text_under(index, thing(index, "meeting/var/item/2"))
    assert under is not None
    assert under.quote.startswith("2 Övrigt\nGruppen är enig")
    assert under.quote.endswith("Kontakt: karin.prov@ale.example")


def test_a_meeting_has_its_agenda_with_what_came_of_each_point(index: Index) -> None:
    found = meeting_profile(index, thing(index, "meeting/var"))
    assert [(one.item.label, [outcome.label for outcome in one.outcomes]) for one in found.points] == [
        ("Gemensam växel", ["att starta Gemensam växel."]),
        ("Övrigt", ["Gruppen är enig om att mötas oftare.", "Nils Exempel skriver ett utkast till 1 maj."]),
    ]
    assert found.loose == ()
    statuses = [(one.label, one.properties["attendanceStatus"]) for one in found.attendances.first]
    assert sorted(statuses) == [
        ("Bo Test", "Absent"),
        ("Karin Prov", "Present"),
        ("Nils Exempel", "Present"),
        ("Ulla Gäst", "Guest"),
    ]
    (spoken,) = found.projects.first
    assert (spoken.project.label, len(spoken.participations)) == ("Gemensam växel", 3)


def test_a_meeting_has_those_before_and_after_it(index: Index) -> None:
    spring = meeting_profile(index, thing(index, "meeting/var"))
    assert spring.earlier is None
    assert [one.iri for one in (spring.later, *spring.announced) if one] == [AUTUMN_MEETING.iri] * 2
    autumn = meeting_profile(index, thing(index, "meeting/host"))
    assert (autumn.earlier and autumn.earlier.first, autumn.later, autumn.announced) == ("2024-03-12", None, ())


def test_a_topic_has_its_votes_and_who_was_there(index: Index) -> None:
    found = topic_profile(index, thing(index, "topic/vaxel"))
    assert (found.votes, found.tallies.total, found.meetings.total) == (3, 1, 1)
    assert [one.label for one in found.items.first] == ["Övrigt"]
    assert {one.who.label for one in found.present.first} == {"Ale", "Lilla Edet", "Norrkonsult AB"}
    assert LILLA_EDET in {one.who for one in found.present.first}


def test_outcomes_name_only_whole_names_with_their_capitals(index: Index) -> None:
    def named(*names: str) -> list[str]:
        return [one.label for one in outcomes_naming(index, names).first]

    assert named("Nils Exempel") == ["Nils Exempel skriver ett utkast till 1 maj."]
    assert named("Gemensam växel") == ["att starta Gemensam växel."]
    assert named("växel") == ["att starta Gemensam växel."]
    assert named("Växel") == []
    assert named("Exem") == []
    assert named("ab") == []


def test_mentions_give_the_line_once(index: Index) -> None:
    ale, whole = spring_passage("Ale"), spring_passage("Karin Prov, Ale")
    (mention,) = mentions_of(index, (whole, ale)[:1])
    assert (mention.before, mention.passage, mention.after) == ("Närvarande: ", whole, ", ordförande")
    again = Passage(whole.iri, whole.document, whole.start + 6, whole.end, "Prov, Ale")
    assert [one.passage for one in mentions_of(index, (whole, again))] == [whole]
    assert not mention.cut_before
    assert not mention.cut_after
