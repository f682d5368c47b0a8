"""From one record to what identity needs of it to compare it with others: some hundred bytes of JSON, and back.

Of a country's minutes the records do not fit in memory at once, these do. A view is two lines: the organisations, which
are told first, and all else, in which they stand by provisional keys.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from sys import intern
from typing import Any

from data.gazetteer import Gazetteer
from data.record import MeetingRecord, OrganisationKind, PersonMention
from graph.identity.judgements import Judgements
from graph.identity.local import LocalPerson, LocalResult
from graph.identity.meetings import MeetingDays
from graph.identity.organisations import (
    OrganisationReached,
    OrganisationSaid,
    organisations_reached,
    organisations_said,
    provisionals,
)
from graph.identity.projects import Spoken, spoken_in
from graph.identity.within import people_within

Identifier = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class ProjectTold:
    """What a document tells of a project beyond its name: its status, its contacts by their places among the people."""

    name: str
    status: str | None
    contacts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class View:
    """What one document tells identity, its organisations by their identifiers."""

    people: tuple[LocalPerson, ...]
    spoken: tuple[Spoken, ...]
    told: tuple[ProjectTold, ...]
    topics: tuple[str, ...]
    days: MeetingDays | None
    day: str
    notes: tuple[str, ...]
    confidence: float | None


def view_of(record: MeetingRecord, gazetteer: Gazetteer, judgements: Judgements) -> bytes:
    """Return the view of a record."""
    known = provisionals(record, gazetteer)
    local = people_within(record, known, judgements.within(record.document.identifier))
    said = [[one.key, one.name, one.kind.value, one.times, one.is_form] for one in organisations_said(known)]
    reached = [[one.key, one.email, one.telephone] for one in organisations_reached(record, known)]
    body, meeting = record.meeting.held_by, record.meeting
    announced = meeting.next_meeting.when.start if meeting.next_meeting is not None else None
    rest = {
        "people": [_person(one) for one in local.people],
        "network": known[body] if body is not None else None,
        "day": _number(meeting.when.start if meeting.when is not None else None),
        "announced": _number(announced),
        "spoken": [[one.name, sorted(one.forms), sorted(one.around), one.scope] for one in spoken_in(record, known)],
        "told": _told(record, local),
        "topics": [topic.name for topic in record.topics],
        "notes": [*record.notes, *unresolved_notes(local)],
        "confidence": record.confidence.probability if record.confidence is not None else None,
    }
    return b"\n".join(
        json.dumps(part, ensure_ascii=False, separators=(",", ":")).encode() for part in ((said, reached), rest)
    )


def unresolved_notes(local: LocalResult) -> tuple[str, ...]:
    """Return a sentence on each form of a name that could be told to be nobody in particular."""
    counted = Counter(mention.name for mention in local.unresolved)
    return tuple(_note(form, count, local.unresolved) for form, count in sorted(counted.items()))


def _note(form: str, count: int, unresolved: Iterable[PersonMention]) -> str:
    first = min(mention.span for mention in unresolved if mention.name == form)
    times = "once" if count == 1 else f"{count} times"
    return f"“{form}” ({times}, first at character {first.start}) could not be told to be anybody in particular."


def _number(day: date | None) -> int | None:
    return None if day is None else day.toordinal()


def _person(one: LocalPerson) -> list[object]:
    return [
        one.name,
        one.forms,
        one.names,
        one.ordinal,
        one.namesakes,
        one.listed,
        *(sorted(said) for said in (one.employers, one.emails, one.telephones, one.titles)),
    ]


def _told(record: MeetingRecord, local: LocalResult) -> list[object]:
    """Return status and contacts of projects; contacts who are nobody in particular are left out."""
    places = {span: at for at, person in enumerate(local.people) for span in person.spans}
    return [
        [
            project.name,
            project.status.value if project.status is not None else None,
            [places[mention.span] for mention in project.contacts if mention.span in places],
        ]
        for project in record.projects
    ]


def organisations_in(view: bytes) -> tuple[list[OrganisationSaid], list[OrganisationReached]]:
    """Read the first line of a view; raises ValueError where it is none."""
    said, reached = json.loads(view.partition(b"\n")[0])
    return (
        [OrganisationSaid(intern(key), name, OrganisationKind(kind), *rest) for key, name, kind, *rest in said],
        [OrganisationReached(*one) for one in reached],
    )


def opened(document: str, view: bytes, identifier: Identifier) -> View:
    """Read the second line of a view; ``identifier`` tells what the provisional key of an organisation stands for."""
    rest = json.loads(view.partition(b"\n")[2])
    network = None if rest["network"] is None else intern(identifier(rest["network"]))
    day, announced = _day(rest["day"]), _day(rest["announced"])
    return View(
        tuple(_opened_person(document, one, network, day, identifier) for one in rest["people"]),
        tuple(_opened_project(document, one, identifier) for one in rest["spoken"]),
        tuple(ProjectTold(name, status, tuple(contacts)) for name, status, contacts in rest["told"]),
        tuple(rest["topics"]),
        MeetingDays(document, network, day, announced) if network is not None else None,
        day.isoformat() if day is not None else "",
        tuple(rest["notes"]),
        rest["confidence"],
    )


def _opened_person(
    document: str, told: Sequence[Any], network: str | None, day: date | None, identifier: Identifier
) -> LocalPerson:
    name, forms, names, ordinal, namesakes, listed, employers, emails, telephones, titles = told
    return LocalPerson(
        document,
        intern(name),
        (),
        _shared(tuple(forms)),
        _shared(tuple(names)),
        ordinal,
        namesakes,
        listed,
        _shared_set(tuple(map(identifier, employers))),
        network,
        _shared_set(tuple(emails)),
        _shared_set(tuple(telephones)),
        _shared_set(tuple(titles)),
        day,
    )


def _opened_project(document: str, told: Sequence[Any], identifier: Identifier) -> Spoken:
    name, forms, around, scope = told
    return Spoken(document, name, frozenset(forms), frozenset(map(identifier, around)), identifier(scope))


@lru_cache(maxsize=1 << 15)
def _day(number: int | None) -> date | None:
    return None if number is None else date.fromordinal(number)


@lru_cache(maxsize=1 << 18)
def _shared(values: tuple[str, ...]) -> tuple[str, ...]:
    """Return one copy of a tuple for all who hold it: people are called the same in document after document."""
    return tuple(map(intern, values))


@lru_cache(maxsize=1 << 18)
def _shared_set(values: tuple[str, ...]) -> frozenset[str]:
    return frozenset(map(intern, values))
