"""The whole of the extraction: one short set of minutes field by field, and what must hold of any text."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass
from datetime import date, time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.record import (
    AttendanceMode,
    AttendanceStatus,
    Basis,
    MeetingRecord,
    MeetingRole,
    OutcomeKind,
    PersonMention,
    Span,
)
from tests.data.extraction.reading import record_of

MINUTES = """# Nätverket Provsam

Minnesanteckningar från möte 2022-09-14 kl. 9.00-11.30
Plats: Rådhuset, Kil

**Närvarande:**
- Karin Provander, Kil, ordförande
- Nils Exelius, Arvika (tom p 1)
- Eva Sträng, Eda, tjg ers för Bo Ljus

**Gäster:**
- Ulla Testberg, vägchef, Trafikverket, p 2

**Frånvarande:**
- Per Strand, Torsby

**Sekreterare:** Nils Exelius

## 1. Gemensam växel

Karin Provander redogör för växeln.
Mötet beslutar
- att upphandla en växel, samt
- att pröva den i ett år.

## 2. Vägar

Ulla Testberg informerar om vägen. Gruppen enas om att vägen behövs.
Nils tar fram ett underlag senast den 1 oktober.

## 3. Nästa möte

Nästa möte blir den 15 november i Säffle.
"""
FOLDER = Path(__file__).parents[3] / "data" / "minutes"
ENCLOSED = sorted(FOLDER.iterdir())


@pytest.fixture(scope="module")
def record() -> MeetingRecord:
    return record_of(MINUTES)


def test_the_meeting(record: MeetingRecord) -> None:
    meeting = record.meeting
    assert meeting.when is not None
    assert (meeting.when.start, meeting.when.start_time, meeting.when.end_time) == (
        date(2022, 9, 14),
        time(9),
        time(11, 30),
    )
    assert (meeting.place, meeting.mode) == ("Rådhuset, Kil", AttendanceMode.OFFLINE)
    assert meeting.held_by is not None
    assert meeting.held_by.name == "Nätverket Provsam"
    assert meeting.next_meeting is not None
    assert (meeting.next_meeting.when.start, meeting.next_meeting.place) == (date(2022, 11, 15), "Säffle")


def test_the_attendance(record: MeetingRecord) -> None:
    present, guest, absent = AttendanceStatus.PRESENT, AttendanceStatus.GUEST, AttendanceStatus.ABSENT
    assert [
        (part.person.name, part.status, part.representing and part.representing.name, part.role, part.items)
        for part in record.attendance
    ] == [
        ("Karin Provander", present, "Kil", MeetingRole.CHAIR, ()),
        ("Nils Exelius", present, "Arvika", MeetingRole.SECRETARY, (1,)),
        ("Eva Sträng", present, "Eda", None, ()),
        ("Ulla Testberg", guest, "Trafikverket", None, (2,)),
        ("Per Strand", absent, "Torsby", None, ()),
    ]
    assert [part.stands_in_for.name for part in record.attendance if part.stands_in_for] == ["Bo Ljus"]
    assert [part.person.job_title for part in record.attendance if part.status is guest] == ["vägchef"]
    assert {part.evidence.basis for part in record.attendance} == {Basis.STATED}


def test_the_agenda(record: MeetingRecord) -> None:
    assert [
        (item.position, item.number, item.title, [person.name for person in item.presenters]) for item in record.items
    ] == [
        (1, "1", "Gemensam växel", ["Karin Provander"]),
        (2, "2", "Vägar", ["Ulla Testberg"]),
        (3, "3", "Nästa möte", []),
    ]


def test_the_outcomes(record: MeetingRecord) -> None:
    assert [(outcome.kind, outcome.item, outcome.text) for outcome in record.outcomes] == [
        (OutcomeKind.DECISION, 1, "att upphandla en växel"),
        (OutcomeKind.DECISION, 1, "att pröva den i ett år"),
        (OutcomeKind.AGREEMENT, 2, "Gruppen enas om att vägen behövs."),
        (OutcomeKind.COMMITMENT, 2, "Nils tar fram ett underlag senast den 1 oktober."),
    ]
    promise = record.outcomes[-1]
    assert [party.name for party in promise.responsible] == ["Nils"]
    assert promise.due is not None
    assert promise.due.start == date(2022, 10, 1)


def test_the_document_and_what_could_not_be_read(record: MeetingRecord) -> None:
    assert (record.document.identifier, record.document.sha256, record.document.language) == ("prov", "0" * 64, "sv")
    assert record.notes == ()


def test_a_text_without_attendance_has_items_and_a_note() -> None:
    record = record_of("Möte i Arvika 2022-09-14\n\n1. Vägar\nVi talade.\n\n2. Broar\nVi talade.")
    assert record.attendance == ()
    assert [item.title for item in record.items] == ["Vägar", "Broar"]
    assert len(record.notes) == 1


@pytest.mark.parametrize("text", ["", " \n\t\n", "---\n***\n", "\ufeff"])
def test_a_text_of_nothing_has_a_note_and_nothing_else(text: str) -> None:
    record = record_of(text)
    assert (record.attendance, record.items, record.people) == ((), (), ())
    assert len(record.notes) == 1


def _spans(value: object) -> Iterator[Span]:
    if isinstance(value, Span):
        yield value
    elif isinstance(value, tuple):
        for part in value:
            yield from _spans(part)
    elif is_dataclass(value) and not isinstance(value, type):
        for entry in fields(value):
            yield from _spans(getattr(value, entry.name))


def _people(record: MeetingRecord) -> list[PersonMention]:
    return [*record.people, *(part.person for part in record.attendance)]


def _letters(text: str) -> str:
    return re.sub(r"[\W_]+", "", text).casefold()


def _assert_sound(text: str) -> None:
    """Every span lies inside the text; whoever is named stands there in those letters; twice gives the same."""
    record = record_of(text)
    assert all(0 <= span.start < span.end <= len(text) for span in _spans(record))
    for person in _people(record):
        assert _letters(person.name) == _letters(text[person.span.start : person.span.end])
    assert [item.position for item in record.items] == list(range(1, len(record.items) + 1))
    assert record_of(text) == record


WORDS = st.sampled_from(
    [*re.findall(r"\S+", MINUTES), "\n", "\n\n", "\n- ", "\n1. ", "\n§ 2 ", "|", "(S)", "kl", "31/12", "Övriga:"]
)


@given(st.lists(WORDS, max_size=60).map(" ".join))
@settings(max_examples=150, deadline=None)
def test_words_of_minutes_in_any_order_give_a_sound_record(text: str) -> None:
    _assert_sound(text)


@given(st.text(st.sampled_from("aeiknrtsåö AEKNSÅÖ.,:;-–()*#|§/0123456789\n@"), max_size=300))
@settings(max_examples=150, deadline=None)
def test_any_text_gives_a_sound_record(text: str) -> None:
    _assert_sound(text)


def _delete(lines: list[str], chance: random.Random) -> list[str]:
    return [line for line in lines if chance.random() > 0.3]


def _duplicate(lines: list[str], chance: random.Random) -> list[str]:
    return [line for line in lines for _ in range(1 + (chance.random() > 0.7))]


def _shuffle(lines: list[str], chance: random.Random) -> list[str]:
    return chance.sample(lines, len(lines))


def _cut(lines: list[str], chance: random.Random) -> list[str]:
    return [line[: chance.randrange(len(line) + 1)] for line in lines]


def _join(lines: list[str], _: random.Random) -> list[str]:
    return [" ".join(lines)]


@pytest.mark.parametrize("path", ENCLOSED, ids=lambda path: path.stem[:14])
@pytest.mark.parametrize("change", [_delete, _duplicate, _shuffle, _cut, _join])
def test_damaged_minutes_still_give_a_sound_record(
    path: Path, change: Callable[[list[str], random.Random], list[str]]
) -> None:
    lines = path.read_text(encoding="utf-8").split("\n")
    _assert_sound("\n".join(change(lines, random.Random(path.stem))))


@pytest.mark.parametrize("path", ENCLOSED, ids=lambda path: path.stem[:14])
def test_whole_minutes_give_a_sound_record(path: Path) -> None:
    record = record_of(path.read_text(encoding="utf-8"))
    assert record.attendance
    assert record.items


def test_an_organisation_is_named_once_at_one_place() -> None:
    there = "Närvarande:\nKarin Provander, Nätverket Provvägen\nNils Exelius, PRO\nUlla Testberg, SPF"
    item = "1. Vägar\nPRO och SPF lämnar synpunkter till Nätverket Provvägen senast 29 mars.\n\n2. Broar\nInget nytt."
    found = [mention.span for mention in record_of(f"Vägmöte 2022-09-14\n\n{there}\n\n{item}").organisations]
    assert len(found) == len(set(found))
    assert not any(one.overlaps(other) for one in found for other in found if one != other)
