"""The truth of a document: its gold table, and who in the world each of its people is; to and from lines of JSON."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import Any

from graph.evaluation.gold import (
    GoldAttendance,
    GoldContact,
    GoldDocument,
    GoldEvent,
    GoldItem,
    GoldMeeting,
    GoldNext,
    GoldOutcome,
    GoldPerson,
    GoldProject,
)


@dataclass(frozen=True, slots=True)
class Truth:
    """What a document says. ``who`` are the world's people behind ``gold.known_people``, in the same order.

    ``names`` are the names that these people bore on the day, however the document writes them.
    """

    gold: GoldDocument
    who: tuple[str, ...]
    names: tuple[str, ...]
    layout: str
    format: str
    damages: tuple[str, ...]


def line_of(truth: Truth) -> str:
    """Return a truth as one line of JSON."""
    return json.dumps(asdict(truth), ensure_ascii=False, separators=(",", ":"))


def truth_of(line: str) -> Truth:
    """Read a truth from one line of JSON."""
    content = json.loads(line)
    return Truth(
        _document(content["gold"]),
        tuple(content["who"]),
        tuple(content["names"]),
        content["layout"],
        content["format"],
        tuple(content["damages"]),
    )


def _document(content: dict[str, Any]) -> GoldDocument:
    return GoldDocument(
        document=content["document"],
        meeting=_meeting(content["meeting"]),
        attendance=tuple(
            GoldAttendance(_person(one["person"]), one["status"], one["represents"], tuple(one["items"]))
            for one in content["attendance"]
        ),
        people=tuple(map(_person, content["people"])),
        agenda=tuple(GoldItem(one["number"], one["title"], tuple(one["presenters"])) for one in content["agenda"]),
        decisions=tuple(map(_outcome, content["decisions"])),
        agreements=tuple(map(_outcome, content["agreements"])),
        commitments=tuple(map(_outcome, content["commitments"])),
        projects=tuple(GoldProject(tuple(one["names"]), tuple(one["participants"])) for one in content["projects"]),
        organisations=tuple(content["organisations"]),
        events=tuple(GoldEvent(one["label"], one["when"]) for one in content["events"]),
        contacts=tuple(GoldContact(one["name"], one["email"]) for one in content["contacts"]),
    )


def _meeting(content: dict[str, Any]) -> GoldMeeting:
    following = GoldNext(**content["next"]) if content["next"] else None
    several = {"edtf": tuple(content["edtf"]), "body": tuple(content["body"]), "next": following}
    return GoldMeeting(**{**content, **several})


def _person(content: dict[str, Any]) -> GoldPerson:
    return GoldPerson(content["name"], tuple(content["also"]), content["optional"])


def _outcome(content: dict[str, Any]) -> GoldOutcome:
    return GoldOutcome(content["item"], content["text"], tuple(content["who"]))


def gold_of(truth: Truth) -> dict[str, object]:
    """Return a gold table as plain values, in the form of gold files."""
    gold, meeting = truth.gold, truth.gold.meeting
    times = {
        key: value
        for key in ("start", "end", "mode", "place", "chair", "secretary")
        if (value := getattr(meeting, key))
    }
    following = {key: value for key, value in asdict(meeting.next).items() if value} if meeting.next else None
    return {
        "document": gold.document,
        "meeting": {
            "date": meeting.date,
            **times,
            **({"body": list(meeting.body)} if meeting.body else {}),
            **({"next": following} if following else {}),
        },
        "attendance": [_plain_attendance(one) for one in gold.attendance],
        "agenda": [
            {"number": one.number, "title": one.title, "presenters": list(one.presenters)} for one in gold.agenda
        ],
        "decisions": [{"item": one.item, "text": one.text} for one in gold.decisions],
        "agreements": [{"item": one.item, "text": one.text} for one in gold.agreements],
        "commitments": [{"item": one.item, "who": list(one.who), "text": one.text} for one in gold.commitments],
        "projects": [
            {"label": one.names[0], "also": list(one.names[1:]), "participants": list(one.participants)}
            for one in gold.projects
        ],
        "organisations": list(gold.organisations),
        "events": [{"label": one.label, "when": one.when} for one in gold.events],
        "contacts": [{"name": one.name, "email": one.email} for one in gold.contacts],
        "people": [_plain_person(one) for one in gold.people],
    }


def _plain_person(person: GoldPerson) -> dict[str, object]:
    also = {"also": list(person.also)} if person.also else {}
    return {"name": person.name, **also, **({"optional": True} if person.optional else {})}


def _plain_attendance(part: GoldAttendance) -> dict[str, object]:
    represents = {"represents": part.represents} if part.represents else {}
    items = {"items": list(part.items)} if part.items else {}
    return {**_plain_person(part.person), "status": part.status, **represents, **items}
