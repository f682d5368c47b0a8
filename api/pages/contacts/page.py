"""From who knows about a subject to what the contact finder shows: circles around a place, each with its reasons."""

from __future__ import annotations

from dataclasses import dataclass

from api.linked_data.description_page import Linked
from api.pages.evidence import Proof, quotes_of
from api.pages.things.parts import Entry, Sentence
from api.pages.things.telling import Teller
from graph.experience import weighing
from graph.experience.contacts import Circle, Contacts, Knowing, Reason
from graph.index.kinds import Kind
from graph.language.numbers import grouped
from graph.profiles.project import STOPPED


@dataclass(frozen=True, slots=True)
class CircleView:
    """Who knows at one distance from a place; the notes say how many there are where not all are shown."""

    anchor: str
    heading: str
    note: str
    people: tuple[Entry, ...]
    people_total: int
    organisations: tuple[Entry, ...]
    organisations_total: int


@dataclass(frozen=True, slots=True)
class ContactsPage:
    """The answer to a subject: whom to call first, what was not found, and the circles."""

    answer: tuple[Sentence, ...]
    notes: tuple[str, ...]
    circles: tuple[CircleView, ...]


def contacts_page(teller: Teller, found: Contacts, subject: str, place: str) -> ContactsPage:
    """Return what the contact finder shows of a subject and a place as typed."""
    t = teller.t
    circles = []
    if found.place is not None:
        circles.append(_view(teller, "here", t["contacts_here"].format(place=found.place.itself.label), "", found.here))
        networks = ", ".join(one.label for one in found.place.networks[:5])
        near = t["contacts_near_note"].format(networks=networks) if networks else ""
        circles.append(_view(teller, "near", t["contacts_near"], near, found.near))
    others = t["contacts_others"] if found.place is not None else t["contacts_all"]
    circles.append(_view(teller, "others", others, "", found.others))
    return ContactsPage(
        _answer(teller, found, subject),
        tuple(_notes(teller, found, place)),
        tuple(one for one in circles if one.people or one.organisations),
    )


def _answer(teller: Teller, found: Contacts, subject: str) -> tuple[Sentence, ...]:
    known = [one for circle in (found.here, found.near, found.others) for one in circle.people or circle.organisations]
    if not known:
        return ()
    told = []
    weak = found.here.strongest in (None, weighing.Kind.ATTENDED)
    if found.place is not None and weak:
        phrase = "nobody_there" if found.here.strongest is None else "only_attended"
        told.append(teller.sentence(phrase, place=teller.link(found.place.itself), subject=subject))
        known = _elsewhere(found) or known
    first = known[0]
    organisation = f", {first.organisations[0].label}" if first.organisations else ""
    reason = _words(teller, first.reasons[0])
    told.append(teller.sentence("call", person=teller.link(first.who), organisation=organisation, reason=reason))
    return tuple(told)


def _elsewhere(found: Contacts) -> list[Knowing]:
    """Return who knows outside a place, the best first: the nearest, unless they were only there when it came up."""
    near, others = (list(circle.people or circle.organisations) for circle in (found.near, found.others))
    if found.near.strongest in (None, weighing.Kind.ATTENDED):
        return sorted((*near, *others), key=lambda one: -one.weight)
    return near


def _notes(teller: Teller, found: Contacts, place: str) -> list[str]:
    t = teller.t
    told = [t["taken_for"].format(typed=typed) for typed, _ in found.subject.taken_for if found.subject.is_found]
    if found.subject.some_words and found.subject.is_found:
        told.append(t["some_words"])
    if place and found.place is None:
        told.append(t["no_such_place"].format(place=place))
    return told


def _view(teller: Teller, anchor: str, heading: str, note: str, circle: Circle) -> CircleView:
    return CircleView(
        anchor,
        heading,
        note,
        tuple(_entry(teller, one) for one in circle.people),
        circle.people_total,
        tuple(_entry(teller, one) for one in circle.organisations),
        circle.organisations_total,
    )


def _entry(teller: Teller, one: Knowing) -> Entry:
    inner = tuple(_reason(teller, reason) for reason in one.reasons)
    told = [] if one.who.kind is Kind.PERSON else [teller.kind_word(one.who)]
    if one.total > len(inner):
        told.append(teller.t["more_reasons"].format(count=grouped(one.total - len(inner))))
    links = tuple(teller.link(organisation) for organisation in one.organisations)
    links = (*links, *(Linked(way, f"mailto:{way}" if "@" in way else f"tel:{way}") for way in one.reachable))
    if len(inner) == 1:
        (only,) = inner
        links = (*links, *only.others)
        return Entry(teller.link(one.who), only.name.text, only.day, only.around, only.proof, others=links)
    return Entry(teller.link(one.who), " · ".join(told), inner=inner, others=links)


def _reason(teller: Teller, reason: Reason) -> Entry:
    fact = reason.fact
    proof = teller.proof(fact)
    if reason.line is not None:
        meeting = fact.meeting.label if fact.meeting else None
        quotes = quotes_of((reason.line, *fact.passages.first[:1]), teller.addresses, meeting)
        # the item is stated; that who presents it answers for the project too, no minutes need to have said
        basis = None if reason.kind is weighing.Kind.CONTACT else proof.basis
        proof = Proof(basis, quotes, len(quotes))
    by = (teller.link(reason.by),) if reason.by else ()
    return Entry(Linked(_words(teller, reason)), "", fact.first, teller.around(fact), proof, others=by)


def _words(teller: Teller, reason: Reason) -> str:
    t, about = teller.t, reason.about.label
    if reason.status in STOPPED:
        about = f"{about} ({teller.term(reason.status or '')})"
    match reason.kind:
        case weighing.Kind.CONTACT:
            return t["knows_contact"].format(what=about)
        case weighing.Kind.PRESENTED:
            return t["reason_presented"].format(what=about)
        case weighing.Kind.PROMISED:
            return t["reason_promised"].format(what=about)
        case weighing.Kind.ATTENDED:
            return t["knows_attended"].format(what=about)
        case _:
            role = teller.term(reason.role) if reason.role else teller.t["takes_part"]
            return t["knows_part"].format(role=role, what=about)
