"""From YAML to gold tables: what a person, reading the minutes of one meeting, found in them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

import yaml

from ontology.errors import SamgrafError

Entry = TypeVar("Entry")
STATUSES = ("present", "absent", "guest")
MODES = ("online", "offline", "mixed")


class GoldError(SamgrafError):
    """A gold file cannot be used as it is; the message names the file and the key to mend."""


@dataclass(frozen=True, slots=True)
class GoldNext:
    """The next meeting: an ISO date and a place."""

    date: str
    place: str | None = None


@dataclass(frozen=True, slots=True)
class GoldMeeting:
    """The meeting itself. ``edtf`` are the readings that will do where ``date`` is None; times are HH:MM."""

    date: str | None = None
    edtf: tuple[str, ...] = ()
    start: str | None = None
    end: str | None = None
    mode: str | None = None
    place: str | None = None
    body: tuple[str, ...] = ()
    chair: str | None = None
    secretary: str | None = None
    next: GoldNext | None = None


@dataclass(frozen=True, slots=True)
class GoldPerson:
    """Someone whom the minutes name; ``optional`` ones may be in the graph or not."""

    name: str
    also: tuple[str, ...] = ()
    optional: bool = False


@dataclass(frozen=True, slots=True)
class GoldAttendance:
    """A line of the attendance list; ``items`` are the numbers of the only items attended."""

    person: GoldPerson
    status: str
    represents: str | None = None
    items: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class GoldItem:
    """An agenda item; ``number`` is None where items have none."""

    number: str | None
    title: str
    presenters: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class GoldOutcome:
    """A decision, agreement or commitment under an ``item``; any one of ``who`` is responsible."""

    item: str
    text: str
    who: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class GoldProject:
    """A project under any of its names, with participants that the words state."""

    names: tuple[str, ...]
    participants: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class GoldEvent:
    """An event; ``when`` is a date or part of one."""

    label: str
    when: str


@dataclass(frozen=True, slots=True)
class GoldContact:
    """Someone's e-mail address."""

    name: str
    email: str


@dataclass(frozen=True, slots=True)
class GoldDocument:
    """All that is known for certain of one document; ``people`` are those outside the attendance list."""

    document: str
    meeting: GoldMeeting
    attendance: tuple[GoldAttendance, ...] = ()
    people: tuple[GoldPerson, ...] = ()
    agenda: tuple[GoldItem, ...] = ()
    decisions: tuple[GoldOutcome, ...] = ()
    agreements: tuple[GoldOutcome, ...] = ()
    commitments: tuple[GoldOutcome, ...] = ()
    projects: tuple[GoldProject, ...] = ()
    organisations: tuple[str, ...] = ()
    events: tuple[GoldEvent, ...] = ()
    contacts: tuple[GoldContact, ...] = ()

    @property
    def known_people(self) -> tuple[GoldPerson, ...]:
        """Everyone whom the minutes name, listed or not."""
        return (*(part.person for part in self.attendance), *self.people)


def read_gold(folder: Path) -> tuple[GoldDocument, ...]:
    """Read every .yaml file of a folder, sorted by name; raises GoldError."""
    paths = sorted(folder.glob("*.yaml"))
    if not paths:
        raise GoldError(f"There are no gold tables in {folder}: name a folder with .yaml files.")
    return tuple(_read_file(path) for path in paths)


def _read_file(path: Path) -> GoldDocument:
    try:
        # every scalar stays as it is written: 08:30 is no number of minutes, 12 no number
        content = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)  # noqa: S506 (makes text only)
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise GoldError(f"{path.name} cannot be read as YAML ({' '.join(str(error).split())}): mend it.") from error
    return _document(Mapped(content, path.name, ""))


class Mapped:
    """A mapping of a gold file that knows where it stands; every value asked for wrongly is a GoldError."""

    def __init__(self, content: object, file: str, place: str) -> None:
        self._file = file
        self._place = place
        if not isinstance(content, dict):
            raise self._error("", "needs a mapping of keys to values")
        self._content: dict[str, Any] = content

    def _error(self, key: str, fault: str) -> GoldError:
        place = ".".join(part for part in (self._place, key) if part) or "the file"
        return GoldError(f"{self._file}: {place} {fault}.")

    def only(self, *keys: str) -> None:
        """Refuse any other key: it would be a slip of the pen that no one notices."""
        for key in self._content:
            if key not in keys:
                raise self._error(key, f"is not known here; use {', '.join(keys)}")

    def text_or_none(self, key: str) -> str | None:
        """Return a text, None where it is left out or null."""
        value = self._content.get(key)
        if value is None or value in ("", "null", "~"):
            return None
        if not isinstance(value, str):
            raise self._error(key, "must be a single value")
        return value

    def text(self, key: str) -> str:
        """Return a text that must be there."""
        value = self.text_or_none(key)
        if value is None:
            raise self._error(key, "is missing")
        return value

    def one_of(self, key: str, choices: tuple[str, ...]) -> str:
        """Return one of a closed set of words."""
        value = self.text(key)
        if value not in choices:
            raise self._error(key, f"is {value}; it must be one of {', '.join(choices)}")
        return value

    def day(self, key: str) -> str:
        """Return an ISO date."""
        value = self.text(key)
        try:
            return date.fromisoformat(value).isoformat()
        except ValueError:
            raise self._error(key, f"is {value}; it must be a date such as 2024-03-12") from None

    def texts(self, key: str) -> tuple[str, ...]:
        """Return a list of texts, empty where it is left out."""
        values = self._list(key)
        if not all(isinstance(value, str) for value in values):
            raise self._error(key, "must be a list of single values")
        return tuple(values)

    def entries(self, key: str, read: Callable[[Mapped], Entry]) -> tuple[Entry, ...]:
        """Read each mapping of a list, empty where it is left out."""
        return tuple(read(entry) for entry in self._mappings(key))

    def _mappings(self, key: str) -> Iterator[Mapped]:
        for number, value in enumerate(self._list(key), start=1):
            yield Mapped(value, self._file, f"{self._place + '.' if self._place else ''}{key}[{number}]")

    def _list(self, key: str) -> list[Any]:
        value = self._content.get(key, [])
        if not isinstance(value, list):
            raise self._error(key, "must be a list")
        return value

    def entry(self, key: str) -> Mapped | None:
        """Return a mapping inside this one, None where it is left out."""
        return Mapped(self._content[key], self._file, key) if key in self._content else None

    def has(self, *keys: str) -> None:
        """Demand keys: an empty list says that there is none of a kind, no list says nothing."""
        for key in keys:
            if key not in self._content:
                raise self._error(key, "is missing; write [] where there is none")


_FULL_TABLES = ("attendance", "agenda", "decisions", "agreements", "commitments")
_RECALL_TABLES = ("projects", "organisations", "events", "contacts")


def _document(entry: Mapped) -> GoldDocument:
    entry.only("document", "meeting", *_FULL_TABLES, *_RECALL_TABLES, "people", "topics")
    entry.has(*_FULL_TABLES)
    meeting = entry.entry("meeting")
    return GoldDocument(
        document=entry.text("document"),
        meeting=_meeting(meeting) if meeting else GoldMeeting(),
        attendance=entry.entries("attendance", _attendance),
        people=entry.entries("people", _person),
        agenda=entry.entries("agenda", _item),
        decisions=entry.entries("decisions", _outcome),
        agreements=entry.entries("agreements", _outcome),
        commitments=entry.entries("commitments", _commitment),
        projects=entry.entries("projects", _project),
        organisations=entry.texts("organisations"),
        events=entry.entries("events", _event),
        contacts=entry.entries("contacts", _contact),
    )


def _meeting(entry: Mapped) -> GoldMeeting:
    entry.only("date", "edtf", "start", "end", "mode", "place", "body", "chair", "secretary", "next")
    announced = entry.entry("next")
    return GoldMeeting(
        date=entry.day("date") if entry.text_or_none("date") else None,
        edtf=entry.texts("edtf"),
        start=entry.text_or_none("start"),
        end=entry.text_or_none("end"),
        mode=entry.one_of("mode", MODES) if entry.text_or_none("mode") else None,
        place=entry.text_or_none("place"),
        body=entry.texts("body"),
        chair=entry.text_or_none("chair"),
        secretary=entry.text_or_none("secretary"),
        next=GoldNext(announced.day("date"), announced.text_or_none("place")) if announced else None,
    )


def _attendance(entry: Mapped) -> GoldAttendance:
    entry.only("name", "also", "status", "represents", "items")
    person = GoldPerson(entry.text("name"), entry.texts("also"))
    status = entry.one_of("status", STATUSES)
    return GoldAttendance(person, status, entry.text_or_none("represents"), entry.texts("items"))


def _person(entry: Mapped) -> GoldPerson:
    entry.only("name", "also", "represents", "optional")
    return GoldPerson(entry.text("name"), entry.texts("also"), entry.text_or_none("optional") == "true")


def _item(entry: Mapped) -> GoldItem:
    entry.only("number", "title", "presenters")
    return GoldItem(entry.text_or_none("number"), entry.text("title"), entry.texts("presenters"))


def _outcome(entry: Mapped) -> GoldOutcome:
    entry.only("item", "text")
    return GoldOutcome(entry.text("item"), entry.text("text"))


def _commitment(entry: Mapped) -> GoldOutcome:
    entry.only("item", "text", "who", "due")
    return GoldOutcome(entry.text("item"), entry.text("text"), entry.texts("who"))


def _project(entry: Mapped) -> GoldProject:
    entry.only("label", "also", "status", "lead", "owner", "spokesperson", "participants")
    return GoldProject((entry.text("label"), *entry.texts("also")), entry.texts("participants"))


def _event(entry: Mapped) -> GoldEvent:
    entry.only("label", "when", "place")
    return GoldEvent(entry.text("label"), entry.text("when"))


def _contact(entry: Mapped) -> GoldContact:
    entry.only("name", "email")
    return GoldContact(entry.text("name"), entry.text("email"))
