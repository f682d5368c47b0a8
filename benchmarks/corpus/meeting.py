"""From a body and a turn to a planned meeting: when and where, who is due, who comes, and what is on the agenda."""

from __future__ import annotations

import random
from dataclasses import dataclass, replace
from datetime import date, time, timedelta

from benchmarks.corpus.bodies import Body
from benchmarks.corpus.country import SEATS, Country, Organisation, municipality, organisation
from benchmarks.corpus.spelling import misspelt, without_initial
from benchmarks.corpus.style import Style
from benchmarks.corpus.words import Subject, facts, fields
from benchmarks.generated.names import Person

_MISSPELT, _WITHOUT_INITIAL, _ABSENT, _REPLACED, _TWO_DAYS = 0.025, 0.3, 0.12, 0.55, 0.06


@dataclass(frozen=True, slots=True)
class Seat:
    """Someone at a meeting: ``name`` is borne on that day, ``written`` is how the list writes it."""

    person: Person
    name: str
    written: str
    organisation: Organisation | None
    title: str
    party: str | None = None
    role: str | None = None
    replaces: Seat | None = None


@dataclass(frozen=True, slots=True)
class PlannedItem:
    """A point of the agenda; ``kind`` tells the fixed points from those with a ``subject``."""

    number: str | None
    title: str
    kind: str
    subject: Subject | None = None
    guest: Seat | None = None


@dataclass(frozen=True, slots=True)
class PlannedMeeting:
    """All that minutes will tell of, before it is put into words; ``last`` is the second day of a meeting of two."""

    identifier: str
    body: Body
    style: Style
    day: date
    last: date | None
    following: date
    start: time
    end: time
    mode: str
    place: str
    own: tuple[Seat, ...]
    serving: tuple[Seat, ...]
    substitutes: tuple[Seat, ...]
    absent: tuple[Seat, ...]
    guests: tuple[Seat, ...]
    chair: Seat
    secretary: Seat
    adjuster: Seat
    items: tuple[PlannedItem, ...]


class Planner:
    """Plans one meeting of a body."""

    def __init__(self, country: Country, body: Body, turn: int, style: Style, number: int) -> None:
        self._country = country
        self._body = body
        self._style = style
        self._turn = turn
        self._number = number
        self._day = body.days[turn]
        self._chance = random.Random(f"{country.seed} meeting {body.number} {turn}")

    def plan(self, identifier: str) -> PlannedMeeting:
        """Return the meeting under an identifier for its document."""
        body, chance = self._body, self._chance
        members = [self._member(place_turn) for place_turn in range(len(body.members))]
        due = [*members, *(self._other(turn) for turn in range(len(body.others)))]
        due = self._without_doubles(due)
        away = {turn for turn in range(1, len(due)) if chance.random() < _ABSENT}
        own = [seat for turn, seat in enumerate(due) if turn not in away]
        absent = [seat for turn, seat in enumerate(due) if turn in away]
        secretary = self._employee("secretary", "sekreterare" if body.kind else "samordnare")
        own = self._with_roles(own)
        serving = self._serving(absent, [*due, secretary]) if body.politicians and self._style.formal else []
        substitutes = self._substitutes([*due, *serving, secretary]) if body.politicians else []
        guests = self._guests([*due, *serving, *substitutes, secretary])
        start = time(chance.choice((8, 9, 9, 9, 10, 13, 13, 15)), chance.choice((0, 0, 0, 15, 30)))
        return PlannedMeeting(
            identifier=identifier,
            body=body,
            style=self._style,
            day=self._day,
            last=self._last(),
            following=body.days[self._turn + 1],
            start=start,
            end=time(start.hour + chance.choice((2, 2, 3)), chance.choice((0, 0, 15, 30, 45))),
            mode=chance.choices(("offline", "online", "mixed"), (74, 18, 8) if self._day.year > 2015 else (1, 0, 0))[0],
            place=self._place(),
            own=tuple(own),
            serving=tuple(serving),
            substitutes=tuple(substitutes),
            absent=tuple(absent),
            guests=tuple(guests),
            chair=own[0],
            secretary=secretary,
            adjuster=own[1 + self._turn % (len(own) - 1)] if len(own) > 1 else own[0],
            items=tuple(self._items(guests)),
        )

    def _last(self) -> date | None:
        """Return the second day of a meeting that has one."""
        second = self._day + timedelta(days=1)
        two = self._day.isoweekday() < 5 and second.month == self._day.month and self._chance.random() < _TWO_DAYS
        return second if two else None

    def _place(self) -> str:
        town = self._chance.choice(self._body.members).name
        if self._chance.random() < 0.3:
            return f"{self._chance.choice(facts('hotels'))}, {town}"
        room = self._chance.choice(facts("rooms"))
        return f"{room[0].upper()}{room[1:]} i {town}" if self._chance.random() < 0.6 else f"{town}, {room}"

    def _seat(self, person: Person, organisation: Organisation | None, title: str, party: str | None = None) -> Seat:
        name = person.name(self._day.year)
        chance = random.Random(f"{self._style.seed} {person.identifier}")
        written = misspelt(name, chance) if chance.random() < _MISSPELT else name
        if chance.random() < _WITHOUT_INITIAL:
            written = without_initial(written)
        return Seat(person, name, written, organisation, title, party)

    def _member(self, turn: int) -> Seat:
        body, place, year = self._body, self._body.members[turn], self._day.year
        field = body.fields[0]
        post = f"seat {(body.number + turn) % SEATS}" if body.politicians else field
        person = self._country.holder(place.identifier, post, year)
        if body.namesake and body.namesake[0] == turn:
            person = body.people[body.namesake[1]]
        titles = fields()[field].chiefs
        title = titles[(turn + body.number) % len(titles)]
        party = self._country.party(person) if body.politicians else None
        return self._seat(person, municipality(place), "ledamot" if body.politicians else title, party)

    def _other(self, turn: int) -> Seat:
        person = self._body.employee(f"other {turn}", self._day.year)
        return self._seat(person, self._body.others[turn], "ledamot" if self._body.politicians else "utvecklare")

    def _employee(self, post: str, title: str) -> Seat:
        return self._seat(self._body.employee(post, self._day.year), self._body.own, title)

    def _without_doubles(self, seats: list[Seat]) -> list[Seat]:
        """Leave out a seat whose holder sits there already, by a move within the county."""
        return list({seat.person.identifier: seat for seat in reversed(seats)}.values())[::-1]

    def _with_roles(self, own: list[Seat]) -> list[Seat]:
        roles = ("ordförande", "vice ordförande") if self._body.kind else ("ordförande",)
        return [replace(seat, role=roles[turn]) if turn < len(roles) else seat for turn, seat in enumerate(own)]

    def _serving(self, absent: list[Seat], known: list[Seat]) -> list[Seat]:
        found: list[Seat] = []
        for seat in absent:
            if seat.party and self._chance.random() < _REPLACED:
                found += self._substitute(seat.organisation, [*known, *found], seat)
        return found

    def _substitutes(self, known: list[Seat]) -> list[Seat]:
        found: list[Seat] = []
        for place in self._body.members[:: self._chance.choice((2, 3, 4))]:
            if self._chance.random() < 0.6:
                found += self._substitute(municipality(place), [*known, *found], None)
        return found

    def _substitute(self, home: Organisation | None, known: list[Seat], replaces: Seat | None) -> list[Seat]:
        if home is None:
            return []
        post = f"seat {(self._body.number + self._chance.randrange(1, SEATS)) % SEATS}"
        person = self._country.holder(home.identifier, post, self._day.year)
        if person.identifier in {seat.person.identifier for seat in known}:
            return []
        seat = self._seat(person, home, "ersättare", self._country.party(person))
        return [replace(seat, replaces=replaces)]

    def _guests(self, known: list[Seat]) -> list[Seat]:
        found: list[Seat] = []
        if self._body.kind:
            found.append(self._employee("chief", self._body.chief))
        for _ in range(self._chance.choice((0, 1, 1, 2, 3))):
            found.append(self._guest())
        taken = {seat.person.identifier for seat in known}
        return [seat for seat in self._without_doubles(found) if seat.person.identifier not in taken]

    def _guest(self) -> Seat:
        chance, year = self._chance, self._day.year
        shape = chance.random()
        if shape < 0.4:
            name = chance.choice(facts("agencies"))
            person = self._country.holder(f"organisation/{name}", "0", year)
            return self._seat(person, organisation(name), chance.choice(facts("staff_words")))
        if shape < 0.55:
            name = chance.choice(facts("firms"))
            return self._seat(self._country.holder(f"organisation/{name}", "0", year), organisation(name), "konsult")
        if shape < 0.8:
            place = chance.choice(self._body.members)
            person = self._country.holder(place.identifier, "expert", year)
            return self._seat(person, municipality(place), chance.choice(fields()[self._body.fields[0]].staff))
        return self._employee(chance.choice(("first", "second")), chance.choice(facts("staff_words")))

    def _items(self, guests: list[Seat]) -> list[PlannedItem]:
        chance, formal = self._chance, self._style.formal
        coming = [guest for guest in guests if guest.organisation != self._body.own]
        subjects = list(self._subjects())
        plain = [PlannedItem(None, title, kind) for title, kind in self._openings(chance, formal)]
        plain += [
            PlannedItem(None, subject.title, "subject", subject, coming.pop() if coming and turn % 2 == 0 else None)
            for turn, subject in enumerate(subjects)
        ]
        plain += [PlannedItem(None, title, kind) for title, kind in self._endings(chance, formal)]
        first = (
            chance.randint(2, 160) if self._style.numbering in ("section", "section-after", "running", "organ") else 1
        )
        if self._style.numbering == "none":
            return plain
        return [replace(item, number=str(first + turn)) for turn, item in enumerate(plain)]

    def _subjects(self) -> list[Subject]:
        known = {one.title: one for field in self._body.fields for one in fields()[field].subjects}
        return self._chance.sample(list(known.values()), self._chance.randint(3, 8))

    def _openings(self, chance: random.Random, formal: bool) -> list[tuple[str, str]]:
        found = (
            [("Mötets öppnande" if not formal else "Sammanträdets öppnande", "opening")]
            if chance.random() < 0.75
            else []
        )
        if formal:
            found.append((chance.choice(("Val av justerare", "Val av justeringsperson")), "adjuster"))
        if chance.random() < 0.7:
            found.append(
                (chance.choice(("Godkännande av dagordning", "Dagordning", "Fastställande av dagordning")), "agenda")
            )
        if chance.random() < 0.6:
            found.append(("Föregående protokoll" if formal else "Föregående anteckningar", "previous"))
        return found

    def _endings(self, chance: random.Random, formal: bool) -> list[tuple[str, str]]:
        found = [("Övriga frågor", "other")] if chance.random() < 0.6 else []
        if self._style.promise == "table":
            found.append((chance.choice(("Åtgärdslista", "Att göra", "Aktivitetslista")), "tasks"))
        if chance.random() < 0.7:
            found.append((chance.choice(("Nästa möte", "Nästa sammanträde" if formal else "Nästa träff")), "next"))
        if chance.random() < 0.5:
            found.append(("Mötets avslutande" if not formal else "Sammanträdets avslutande", "end"))
        return found
