"""Minutes in the making: what stands on the page so far, and what that says to a careful reader."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from benchmarks.corpus.meeting import PlannedMeeting, Seat
from benchmarks.corpus.page import Element, Line, Role, Table
from benchmarks.corpus.spelling import first_name
from benchmarks.corpus.truth import Truth
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
class _Part:
    seat: Seat
    status: str
    represents: str | None
    items: tuple[str, ...]


class Draft:
    """Elements of a page beside their truth; whatever writes a name of a person here asks the draft for it."""

    def __init__(self, meeting: PlannedMeeting, chance: random.Random) -> None:
        self.meeting = meeting
        self.chance = chance
        self.style = meeting.style
        self.elements: list[Element] = []
        self.date: str | None = None
        self.start: str | None = None
        self.end: str | None = None
        self.mode: str | None = None
        self.place: str | None = None
        self.chair: Seat | None = None
        self.secretary: Seat | None = None
        self.next: GoldNext | None = None
        self.contacts: list[tuple[Seat, str]] = []
        self.items: list[tuple[str | None, str, list[Seat]]] = []
        self.projects: list[GoldProject] = []
        self.events: list[GoldEvent] = []
        self._parts: list[_Part] = []
        self._unlisted: list[Seat] = []
        self._forms: dict[str, list[str]] = {}
        self._organisations: dict[str, None] = {}
        self._outcomes: dict[str, list[tuple[str, str, tuple[Seat, ...], tuple[str, ...]]]] = {
            kind: [] for kind in ("decisions", "agreements", "commitments")
        }
        everyone = (*meeting.own, *meeting.serving, *meeting.substitutes, *meeting.absent, *meeting.guests)
        names = [seat.name for seat in (*everyone, meeting.secretary)]
        self._first_names = Counter(map(first_name, names))
        self._initials = Counter(f"{first_name(name)} {name.split()[-1][0]}" for name in names)

    # -- the page

    def line(self, role: Role, text: str, lead: str = "") -> None:
        """Put a line on the page."""
        self.elements.append(Line(role, text, lead))

    def table(self, rows: Iterable[tuple[str, ...]], *, drawn: bool = True) -> None:
        """Put a table on the page."""
        self.elements.append(Table(tuple(rows), drawn))

    # -- people

    def listed(self, seat: Seat, status: str, represents: str | None = None, items: tuple[str, ...] = ()) -> str:
        """Note a line of the attendance list; return the name as it is written there."""
        self._parts.append(_Part(seat, status, represents, items))
        return self.named(seat, seat.written)

    def named(self, seat: Seat, form: str | None = None) -> str:
        """Note that someone is named, in full unless another form is given; return the form."""
        form = form or seat.name
        forms = self._forms.setdefault(seat.person.identifier, [])
        if form not in forms:
            forms.append(form)
        if not self.is_listed(seat) and seat.person.identifier not in {one.person.identifier for one in self._unlisted}:
            self._unlisted.append(seat)
        return form

    def is_listed(self, seat: Seat) -> bool:
        """Tell whether someone stands in a list of attendance."""
        return any(part.seat.person.identifier == seat.person.identifier for part in self._parts)

    def there(self) -> list[Seat]:
        """Return those who were at the meeting all the time as members of the body or its staff."""
        return [part.seat for part in self._parts if part.status == "present" and not part.items]

    def spoken(self, seat: Seat) -> str:
        """Return how running text speaks of someone: in full, or by the first name where that says who is meant."""
        first = first_name(seat.name)
        if not self.is_listed(seat) or not seat.written.startswith(first) or self.chance.random() > 0.4:
            return self.named(seat, seat.name)
        if self._first_names[first] == 1:
            return self.named(seat, first)
        initial = f"{first} {seat.name.split()[-1][0]}"
        return self.named(seat, initial if self._initials[initial] == 1 else seat.name)

    # -- facts

    def decision(self, item: str, text: str) -> str:
        """Note a decision; return its words."""
        self._outcomes["decisions"].append((item, text, (), ()))
        return text

    def agreement(self, item: str, text: str) -> str:
        """Note an agreement; return its words."""
        self._outcomes["agreements"].append((item, text, (), ()))
        return text

    def promise(self, item: str, text: str, who: Iterable[Seat], also: Iterable[str] = ()) -> str:
        """Note a commitment and who is responsible; return its words."""
        self._outcomes["commitments"].append((item, text, tuple(who), tuple(also)))
        return text

    def organisation(self, name: str) -> str:
        """Note an organisation that is named; return the name."""
        self._organisations[name] = None
        return name

    def truth(self) -> Truth:
        """Return what all that stands on the page says."""
        people = [*(part.seat for part in self._parts), *self._others()]
        return Truth(
            gold=self._gold(),
            who=tuple(seat.person.identifier for seat in people),
            names=tuple(seat.name for seat in people),
            layout=self.style.layout,
            format=self.style.format,
            damages=tuple(sorted(self.style.damages)),
        )

    def _others(self) -> list[Seat]:
        return [seat for seat in self._unlisted if not self.is_listed(seat)]

    def _gold(self) -> GoldDocument:
        return GoldDocument(
            document=self.meeting.identifier,
            meeting=self._meeting(),
            attendance=tuple(
                GoldAttendance(self._person(part.seat), part.status, part.represents, part.items)
                for part in self._parts
            ),
            people=tuple(map(self._person, self._others())),
            agenda=tuple(
                GoldItem(number, title, tuple(self._name(seat) for seat in seats))
                for number, title, seats in self.items
            ),
            decisions=self._rows("decisions"),
            agreements=self._rows("agreements"),
            commitments=self._rows("commitments"),
            projects=tuple(self.projects),
            organisations=tuple(self._organisations),
            events=tuple(self.events),
            contacts=tuple(GoldContact(self._name(seat), address) for seat, address in self.contacts),
        )

    def _meeting(self) -> GoldMeeting:
        body = self.meeting.body
        names = [body.label]
        if body.board:
            names += [
                body.board,
                f"{body.board} för {body.label}",
                f"{body.label}, {body.board}",
                f"{body.label} {body.board}",
            ]
        return GoldMeeting(
            date=self.date,
            start=self.start,
            end=self.end,
            mode=self.mode,
            place=self.place,
            body=tuple(names),
            chair=self._name(self.chair) if self.chair else None,
            secretary=self._name(self.secretary) if self.secretary else None,
            next=self.next,
        )

    def _rows(self, kind: str) -> tuple[GoldOutcome, ...]:
        return tuple(
            GoldOutcome(item, text, (*(self._name(seat) for seat in who), *also))
            for item, text, who, also in self._outcomes[kind]
        )

    def _person(self, seat: Seat) -> GoldPerson:
        name = self._name(seat)
        return GoldPerson(name, tuple(form for form in self._forms[seat.person.identifier] if form != name))

    def _name(self, seat: Seat) -> str:
        return self._forms[seat.person.identifier][0]
