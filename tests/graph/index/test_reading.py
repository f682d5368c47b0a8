from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from graph.build import Steps, build
from graph.generations import StoreError
from graph.index.kinds import Kind
from graph.index.reading import Index
from graph.index.values import Described, Evidenced, Inference, Link, Passage
from graph.iris import DEFAULT_BASE as BASE
from tests.factories import SPRING

VAR = Link(f"{BASE}minutes/var", Kind.MINUTES, "Vårmötet")
SPRING_MEETING = Link(f"{BASE}meeting/var", Kind.MEETING, "Nätverket Norrsam")
AUTUMN_MEETING = Link(f"{BASE}meeting/host", Kind.MEETING, "Nätverket Norrsam 2024-09-03")
NORRSAM = Link(f"{BASE}organisation/natverket-norrsam", Kind.NETWORK, "Nätverket Norrsam")
ALE = Link(f"{BASE}municipality/1440", Kind.MUNICIPALITY, "Ale")
LILLA_EDET = Link(f"{BASE}municipality/1462", Kind.MUNICIPALITY, "Lilla Edet")


def spring_passage(quote: str) -> Passage:
    start = SPRING.index(quote)
    end = start + len(quote)
    return Passage(f"{BASE}passage/var/{start}-{end}", VAR, start, end, quote)


def thing(index: Index, iri: str) -> Described:
    found = index.thing(BASE + iri)
    assert found is not None
    return found


def test_a_meeting_is_described_with_its_links_passages_and_what_is_inferred(index: Index) -> None:
    found = thing(index, "meeting/var")
    assert found == Described(
        number=found.number,
        iri=f"{BASE}meeting/var",
        kind=Kind.MEETING,
        type="Meeting",
        label="Nätverket Norrsam",
        basis="Stated",
        first="2024-03-12",
        last="2024-03-12",
        document=VAR,
        meeting=None,
        properties={
            "title": "Nätverket Norrsam",
            "date": "2024-03-12",
            "startDate": "2024-03-12T09:00:00+01:00",
            "endDate": "2024-03-12T11:30:00+01:00",
            "location": "Alehuset",
            "eventAttendanceMode": "OfflineEventAttendanceMode",
            "heldBy": NORRSAM,
            "nextMeeting": AUTUMN_MEETING,
        },
        passages=Evidenced((spring_passage("Nätverket Norrsam"), spring_passage("möte 12 mars 2024")), 2),
        grounds=Evidenced((), 0),
        inferences=(Inference("heldBy", NORRSAM, "Inferred", "body-in-heading", 0.9),),
    )


def test_an_attendance_says_who_came_for_whom(index: Index) -> None:
    found = thing(index, "meeting/var/attendance/karin-prov")
    assert (found.label, found.type, found.basis, found.meeting, found.document, found.first) == (
        "Karin Prov",
        "Attendance",
        "Stated",
        SPRING_MEETING,
        VAR,
        "2024-03-12",
    )
    assert found.properties == {
        "atMeeting": SPRING_MEETING,
        "attendee": Link(f"{BASE}person/karin-prov", Kind.PERSON, "Karin Prov"),
        "attendanceStatus": "Present",
        "meetingRole": ("Chair",),
        "representing": (ALE,),
        "jobTitle": ("kommundirektör",),
    }


def test_a_tie_names_its_parties_and_what_it_rests_on(index: Index) -> None:
    (number,) = index.rows("SELECT number FROM thing WHERE step = 'MeetingPlace' AND party_kind = 'Municipality'")[0]
    found = index.things([int(str(number))])[0]
    assert (found.label, found.basis, found.first, found.meeting) == ("Ale – Lilla Edet", "Derived", None, None)
    assert found.properties == {
        "party": (ALE, LILLA_EDET),
        "ladderStep": "MeetingPlace",
        "weight": 2,
        "rule": "same-meeting",
    }
    assert set(found.grounds.first) == {SPRING_MEETING, AUTUMN_MEETING}
    assert found.grounds.total == 2


def test_what_has_no_date_of_its_own_has_none_though_its_meeting_does(index: Index) -> None:
    assert (thing(index, "person/karin-prov").first, thing(index, "project/gemensam-vaxel").first) == (None, None)


def test_a_passage_is_found_by_its_iri_and_tells_what_it_backs(index: Index) -> None:
    wanted = spring_passage("Bo Test, Partille")
    number = index.passage_number(wanted.iri)
    assert number is not None
    assert index.passages([number]) == [(number, wanted)]
    assert [link.iri for link in index.backed_by(number)] == [f"{BASE}meeting/var/attendance/bo-test"]


@pytest.mark.parametrize(
    "iri",
    [
        "passage/var/0-1",
        "passage/var/x-y",
        "passage/other/0-9",
        "meeting/var",
        "",
        "passage/var/1-99999999999999999999",
    ],
)
def test_an_iri_that_is_no_passage_finds_none(index: Index, iri: str) -> None:
    assert index.passage_number(BASE + iri) is None


def test_a_document_keeps_its_text(index: Index) -> None:
    assert index.text_of(thing(index, "minutes/var").number) == SPRING


def test_kinds_are_counted(index: Index) -> None:
    counts = index.counts
    assert {
        kind: counts[kind] for kind in (Kind.MINUTES, Kind.MEETING, Kind.PERSON, Kind.ATTENDANCE, Kind.DECISION)
    } == {
        Kind.MINUTES: 2,
        Kind.MEETING: 2,
        Kind.PERSON: 4,
        Kind.ATTENDANCE: 6,
        Kind.DECISION: 1,
    }
    assert counts[Kind.MUNICIPALITY] == 290


def test_every_thing_can_be_described(index: Index) -> None:
    numbers = [int(str(number)) for (number,) in index.rows("SELECT number FROM thing ORDER BY number")]
    assert [one.number for one in index.things(numbers)] == numbers
    assert sum(index.counts.values()) == len(numbers)


def test_the_same_minutes_give_the_same_index(tmp_path: Path, minutes: Path, steps: Steps) -> None:
    written = []
    for folder in ("one", "two"):
        report = build([minutes], tmp_path / folder, steps)
        assert report.generation is not None
        written.append((report.generation / "index.sqlite").read_bytes())
    assert written[0] == written[1]


def test_an_index_that_is_missing_or_damaged_says_to_build_again(tmp_path: Path, generation: Path) -> None:
    with pytest.raises(StoreError, match="run samgraf build again"):
        assert Index(tmp_path).counts
    shutil.copy(generation / "index.sqlite", tmp_path)
    (tmp_path / "index.sqlite").write_bytes(b"SQLite format 3" + b"\0" * 4096)
    with pytest.raises(StoreError, match="run samgraf build again"):
        assert Index(tmp_path).counts
