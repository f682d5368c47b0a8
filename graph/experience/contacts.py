"""From a subject and a place to who has experience of it, ranked, each with the reasons."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from graph.experience import weighing
from graph.experience.finding import Subject, subject_of
from graph.experience.places import Place, people_of, place_of
from graph.index.kinds import ORGANISATIONS, Facet, Kind
from graph.index.reading import Index, marks, whole
from graph.index.values import Described, Link, Passage
from graph.profiles.gathering import number_of
from graph.profiles.item_texts import first_line_on
from graph.profiles.project import employers_of, represented
from graph.search.vocabulary import Vocabulary

MOST = 12
"""How many people, and how many organisations, are given for each distance."""

_MOST_ITEMS = 40
_MOST_FACTS = 60
_MOST_REASONS = 4
_LEADING = frozenset(("Lead", "Owner"))


@dataclass(frozen=True, slots=True)
class Reason:
    """Why somebody knows about a subject: the ``fact`` that says so, and ``about`` what.

    ``line`` is the line of the minutes that names them, where one does; ``by`` is who did it for an organisation.
    """

    kind: weighing.Kind
    fact: Described
    about: Link
    status: str | None = None
    role: str | None = None
    line: Passage | None = None
    by: Link | None = None


@dataclass(frozen=True, slots=True)
class Knowing:
    """Somebody who knows: for whom they came, how they can be reached, the strongest reasons and how many there are."""

    who: Link
    organisations: tuple[Link, ...]
    reachable: tuple[str, ...]
    reasons: tuple[Reason, ...]
    total: int
    weight: float


@dataclass(frozen=True, slots=True)
class Circle:
    """Who knows at one distance from a place, the best first; the totals count those that are not given too."""

    people: tuple[Knowing, ...]
    organisations: tuple[Knowing, ...]
    people_total: int
    organisations_total: int

    @property
    def strongest(self) -> weighing.Kind | None:
        """The strongest kind of experience that anybody here has."""
        kinds = [one.reasons[0].kind for one in (*self.people, *self.organisations)]
        return max(kinds, key=lambda kind: kind.value, default=None)


@dataclass(frozen=True, slots=True)
class Contacts:
    """Who knows about a subject: those ``here`` (of the place), those ``near`` (in its networks), and all others.

    Without a place, all are among the others.
    """

    subject: Subject
    place: Place | None
    here: Circle
    near: Circle
    others: Circle


@dataclass(slots=True)
class _Gathered:
    """Reasons by the number of whom they are for, as they are gathered."""

    index: Index
    reasons: dict[int, list[Reason]]
    employers: dict[int, set[int]]

    def add(self, link: Link, reason: Reason) -> int:
        number = number_of(self.index, link)
        self.reasons.setdefault(number, []).append(reason)
        return number


def contacts_on(index: Index, vocabulary: Vocabulary, text: str, place: str = "") -> Contacts:
    """Return who knows about the subject that somebody typed, nearest to a place first."""
    subject = subject_of(index, vocabulary, text)
    where = place_of(index, place)
    gathered = _Gathered(index, {}, {})
    projects = index.things(subject.projects[-_MOST_FACTS:], evidence=False)
    items = index.things(_latest(index, subject.items)[:_MOST_ITEMS])
    _of_projects(gathered, projects, items)
    _of_items(gathered, items)
    _of_promises(gathered, index.things(_latest(index, _promises(index, subject, items))[:_MOST_FACTS], evidence=False))
    _of_meetings(gathered, items)
    circles = _circles(gathered, where)
    return Contacts(subject, where, *circles)


def _latest(index: Index, numbers: Sequence[int]) -> list[int]:
    found: list[tuple[str, int]] = []
    for first in range(0, len(numbers), 500):
        part = numbers[first : first + 500]
        rows = index.rows(f"SELECT first, number FROM thing WHERE number IN ({marks(part)})", part)
        found += [(str(day), whole(number)) for day, number in rows]
    return [number for _, number in sorted(found, reverse=True)]


def _of_projects(gathered: _Gathered, projects: Sequence[Described], items: Sequence[Described]) -> None:
    index = gathered.index
    by_number = {one.number: one for one in items}
    by_project: dict[int, list[Described]] = {}
    for project, item in index.rows(
        f"SELECT value, thing FROM facet WHERE kind = ? AND name = ? AND value IN ({marks(projects)})",
        (Kind.AGENDA_ITEM, Facet.PROJECT, *(one.number for one in projects)),
    ):
        if item in by_number:
            by_project.setdefault(whole(project), []).append(by_number[whole(item)])
    for one in projects:
        link = Link(one.iri, one.kind, one.label)
        status = next(iter(one.texts("projectStatus")), None)
        spoken = by_project.get(one.number, [])
        for person in one.links("contactFor"):
            _of_person(gathered, person, Reason(weighing.Kind.CONTACT, one, link, status), spoken)
    known = {one.iri: one for one in projects}
    for one in _participations(index, projects):
        for link in one.links("inProject"):
            status = next(iter(known[link.iri].texts("projectStatus")), None)
            role = next(iter(one.texts("participationRole")), None)
            kind = weighing.Kind.LEADS if role in _LEADING else weighing.Kind.TAKES_PART
            for who in one.links("participant"):
                gathered.add(who, Reason(kind, one, link, status, role))


def _participations(index: Index, projects: Sequence[Described]) -> list[Described]:
    rows = index.rows(
        f"SELECT thing FROM facet WHERE kind = ? AND name = ? AND value IN ({marks(projects)}) "
        "ORDER BY thing DESC LIMIT ?",
        (Kind.PARTICIPATION, Facet.PROJECT, *(one.number for one in projects), _MOST_FACTS * 5),
    )
    return index.things([whole(number) for (number,) in rows], evidence=False)


def _of_items(gathered: _Gathered, items: Sequence[Described]) -> None:
    for item in items:
        link = Link(item.iri, item.kind, item.label)
        for person in item.links("presenter"):
            _of_person(gathered, person, Reason(weighing.Kind.PRESENTED, item, link), [item])


def _of_person(gathered: _Gathered, person: Link, reason: Reason, items: Sequence[Described]) -> None:
    """Add a reason for a person and for whom they came, and the line of the name under the first item that has it."""
    index = gathered.index
    named = first_line_on(index, items, number_of(index, person))
    if named is not None:
        # the line is told of with its meeting, which a project by itself does not have
        reason = replace(reason, fact=named[0], line=named[1])
    elif items:
        reason = replace(reason, fact=items[0])
    number = gathered.add(person, reason)
    for organisation in employers_of(index, person, reason.line):
        gathered.employers.setdefault(number, set()).add(number_of(index, organisation))
        gathered.add(organisation, replace(reason, by=person))


def _promises(index: Index, subject: Subject, items: Sequence[Described]) -> tuple[int, ...]:
    """Return the commitments on a subject: by their words, or promised under an item on it."""
    rows = index.rows(
        "SELECT number FROM thing WHERE kind = ? AND meeting IN "
        f"(SELECT meeting FROM thing WHERE number IN ({marks(items)})) "
        f"AND json_extract(body, '$.underItem') IN ({marks(items)})",
        (Kind.COMMITMENT, *(one.number for one in items), *(index.relative(one.iri) for one in items)),
    )
    return tuple({*subject.outcomes, *(whole(number) for (number,) in rows)})


def _of_promises(gathered: _Gathered, outcomes: Iterable[Described]) -> None:
    for one in outcomes:
        if one.kind is Kind.COMMITMENT:
            for who in one.links("responsible"):
                gathered.add(who, Reason(weighing.Kind.PROMISED, one, Link(one.iri, one.kind, one.label)))


def _of_meetings(gathered: _Gathered, items: Sequence[Described]) -> None:
    """Add who was there when the subject came up: the whole meeting, or the item if they came for some alone."""
    index = gathered.index
    meetings = {one.meeting.iri: number_of(index, one.meeting) for one in items if one.meeting}
    rows = index.rows(
        f"SELECT number FROM thing WHERE kind = ? AND meeting IN ({marks(list(meetings))})",
        (Kind.ATTENDANCE, *meetings.values()),
    )
    attendances = index.things([whole(number) for (number,) in rows[: _MOST_ITEMS * 20]], evidence=False)
    for item in items:
        link = Link(item.iri, item.kind, item.label)
        for one in attendances:
            there = one.properties.get("attendanceStatus") in ("Present", "Guest")
            only = {other.iri for other in one.links("attendedItem")}
            if one.meeting != item.meeting or not there or (only and item.iri not in only):
                continue
            reason = Reason(weighing.Kind.ATTENDED, one, link)
            for person in one.links("attendee"):
                number = gathered.add(person, reason)
                for organisation in one.links("representing"):
                    employer = gathered.add(organisation, Reason(weighing.Kind.ATTENDED, one, link, by=person))
                    gathered.employers.setdefault(number, set()).add(employer)


def _circles(gathered: _Gathered, place: Place | None) -> tuple[Circle, Circle, Circle]:
    index = gathered.index
    days = [reason.fact.first for reasons in gathered.reasons.values() for reason in reasons if reason.fact.first]
    latest = max(days, default=None)
    links = index.links(gathered.reasons)
    here, near = (frozenset[int](), frozenset[int]())
    if place is not None:
        here = place.organisations | people_of(index, place.organisations)
        near = place.nearest | people_of(index, place.nearest)
    rings: list[list[tuple[float, int]]] = [[], [], []]
    for number, reasons in gathered.reasons.items():
        weight = weighing.weight_of(((one.kind, one.fact.first) for one in reasons), latest)
        known = {number, *gathered.employers.get(number, ())}
        ring = 0 if known & here else 1 if known & near else 2
        rings[ring].append((weight, number))
    first, second, third = (_circle(gathered, links, ring) for ring in rings)
    return first, second, third


def _circle(gathered: _Gathered, links: dict[int, Link], ring: Sequence[tuple[float, int]]) -> Circle:
    ranked = sorted(ring, key=lambda one: (-one[0], links[one[1]].label))
    people = [one for one in ranked if links[one[1]].kind is Kind.PERSON]
    organisations = [one for one in ranked if links[one[1]].kind in ORGANISATIONS]
    return Circle(
        tuple(_knowing(gathered, links[number], number, weight) for weight, number in people[:MOST]),
        tuple(_knowing(gathered, links[number], number, weight) for weight, number in organisations[:MOST]),
        len(people),
        len(organisations),
    )


def _knowing(gathered: _Gathered, who: Link, number: int, weight: float) -> Knowing:
    index = gathered.index
    reasons = sorted(gathered.reasons[number], key=lambda one: one.fact.first or "", reverse=True)
    reasons.sort(key=lambda one: -one.kind.value)
    organisations: tuple[Link, ...] = ()
    reachable: tuple[str, ...] = ()
    if who.kind is Kind.PERSON:
        employers = index.links(gathered.employers.get(number, ()))
        organisations = represented(index, who) or tuple(employers[one] for one in sorted(employers))
        (person,) = index.things([number], evidence=False)
        reachable = (*person.texts("email"), *person.texts("phone"))
    shown = reasons[:_MOST_REASONS]
    facts = {one.number: one for one in index.things([one.fact.number for one in shown])}
    proven = tuple(replace(one, fact=facts[one.fact.number]) for one in shown)
    return Knowing(who, organisations, reachable, proven, len(reasons), weight)
