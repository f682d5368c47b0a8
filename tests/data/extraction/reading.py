"""One call from words to what the extraction finds in them, for tests of three lines."""

from __future__ import annotations

from dataclasses import dataclass

from data.extraction.agenda import Item, read_agenda
from data.extraction.attendance import AttendanceReader
from data.extraction.entries import Entry, entries_of
from data.extraction.extractor import extract
from data.extraction.layout import Layout, lay_out
from data.extraction.organisation_names import OrganisationReader
from data.extraction.part_reader import PartReader
from data.extraction.people import People, PeopleReader
from data.gazetteer import default_gazetteer
from data.reading.document import Document
from data.record import MeetingRecord, MeetingRole, OrganisationMention

HEAD = """Nätverket Provsam, möte 2022-09-14
Plats: Kommunhuset, Kil

Närvarande:
Karin Provander, Kil
Nils Exelius, Arvika
Ulla Testberg, Torsby
"""


@dataclass(frozen=True, slots=True)
class Person:
    """What a list says of one person, names only."""

    name: str
    organisation: str | None = None
    title: str | None = None
    role: MeetingRole | None = None
    limit: str | None = None
    status: str | None = None
    stands_in_for: str | None = None


def record_of(text: str) -> MeetingRecord:
    """Return the record of a text."""
    return extract(Document("prov", text, "0" * 64))


def minutes(*items: str) -> str:
    """Return the minutes of a small meeting on 14 September 2022 with these items, numbered from 1."""
    numbered = (f"{number}. {item}\n" for number, item in enumerate(items, 1))
    return "\n".join([HEAD, *numbered])


def meeting_of(*items: str) -> MeetingRecord:
    """Return the record of ``minutes``."""
    return record_of(minutes(*items))


def attended(opening: str) -> list[tuple[str, str | None, str | None]]:
    """Return name, status and organisation of everybody of whom the lines before an agenda tell."""
    items = (
        "1. Mötets öppnande\nAlla hälsades välkomna.\n\n2. Budget\nBudgeten gicks igenom.\n\n3. Nästa möte\nDen 4 maj."
    )
    record = record_of(f"Nätverksmöte 2022-09-14\n\n{opening}\n\n{items}")
    return [
        (one.person.name, one.status.value if one.status else None, one.representing.name if one.representing else None)
        for one in record.attendance
    ]


@dataclass(frozen=True, slots=True)
class Opened:
    """A document's layout and what it names: what readers of single kinds of fact begin with."""

    layout: Layout
    items: tuple[Item, ...]
    organisations: OrganisationReader
    people: People
    mentions: list[OrganisationMention]


def opened(*items: str) -> Opened:
    """Return ``minutes`` with what it names, people of the lists aside."""
    layout = lay_out(minutes(*items))
    reader = entry_reader()
    found = read_agenda(layout, AttendanceReader(reader).read(layout).lines)
    organisations = OrganisationReader(default_gazetteer())
    people = People(layout, found)
    PeopleReader(reader).named(people, layout, ())
    return Opened(layout, found, organisations, people, organisations.mentions(layout.flow))


def entry_reader() -> PartReader:
    """Return a reader of entries that knows the reference data."""
    return PartReader(OrganisationReader(default_gazetteer()))


def people_in(line: str) -> list[Person]:
    """Return the people whom one line of a list names."""
    return [_person(entry) for entry in entries_of(entry_reader().parts(line, 0))]


def listed(text: str) -> list[Person]:
    """Return the people of all attendance lists of a text."""
    lists = AttendanceReader(entry_reader()).read(lay_out(text))
    return [
        Person(
            one.entry.name,
            one.entry.organisation.name if one.entry.organisation else None,
            one.entry.title,
            one.role,
            one.entry.limit,
            one.status.value if one.status else None,
            one.entry.stands_in_for[0] if one.entry.stands_in_for else None,
        )
        for one in lists.people
    ]


def present(text: str) -> list[tuple[str, str | None]]:
    """Return name and organisation of those whom a text's lists call present."""
    return [(one.name, one.organisation) for one in listed(text) if one.status == "Present"]


def statuses(text: str) -> list[tuple[str, str | None]]:
    """Return name and status of everyone on a text's lists."""
    return [(one.name, one.status) for one in listed(text)]


def agenda(text: str) -> list[tuple[str | None, str]]:
    """Return number and title of a text's agenda items."""
    layout = lay_out(text)
    taken = AttendanceReader(entry_reader()).read(layout).lines
    return [(item.number, item.title) for item in read_agenda(layout, taken)]


def _person(entry: Entry) -> Person:
    return Person(
        entry.name,
        entry.organisation.name if entry.organisation else None,
        entry.title,
        entry.role,
        entry.limit,
        entry.status.value if entry.status else None,
        entry.stands_in_for[0] if entry.stands_in_for else None,
    )
