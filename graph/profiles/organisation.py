"""From the index to what is known of an organisation: who came for it, where, with whom, and what was said of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from graph.index.kinds import ORGANISATIONS, Facet, Kind
from graph.index.listing import Order, chosen_by
from graph.index.reading import Index, whole
from graph.index.values import Described, Link
from graph.profiles.gathering import (
    MOST,
    Cut,
    at_meetings_with,
    bodies_of,
    chosen,
    cut,
    having,
    number_of,
    projects_spoken_of,
)
from graph.profiles.naming import names_of, outcomes_naming
from graph.profiles.partners import Partner, partners_of
from graph.profiles.seats import Came, Period, Seat, attendances, period_of, seats_by_body, seats_by_person

_DECIDED = (Kind.DECISION, Kind.AGREEMENT)
_COMMITTED = (Kind.COMMITMENT,)
_MOST_PEOPLE = 200


@dataclass(frozen=True, slots=True)
class Membership:
    """A body that an organisation meets in or belongs to.

    ``by_reference`` is so where reference data has it as a member, ``seat`` tells of its meetings there, None where
    nobody came.
    """

    body: Link
    by_reference: bool
    seat: Seat | None


@dataclass(frozen=True, slots=True)
class Missed:
    """A meeting to which nobody came for an organisation whose network met; ``body`` is that network."""

    meeting: Described
    body: Link


@dataclass(frozen=True, slots=True)
class OrganisationProfile:
    """What is known of an organisation.

    ``projects`` are its participations, ``spoken_projects`` those spoken of at meetings where it was represented.
    ``decided`` is what was decided or agreed at meetings where it was represented, ``naming`` what names it and was
    decided elsewhere. ``commitments`` are those of the organisation and of the people who came for it,
    ``commitments_naming`` those of others that name it. ``absences`` are those of its people, ``missed`` the meetings
    of its networks to which nobody came for it: that follows from lists of attendance that do not name it.
    ``members`` are who belongs to it by reference data.
    """

    itself: Described
    meetings: Period
    representatives: Cut[Seat]
    memberships: Cut[Membership]
    partners: Cut[Partner]
    projects: Cut[Described]
    spoken_projects: Cut[Described]
    decided: Cut[Described]
    naming: Cut[Described]
    commitments: Cut[Described]
    commitments_naming: Cut[Described]
    absences: Cut[Described]
    missed: Cut[Missed]
    events: Cut[Described]
    members: Cut[Link]


def organisation_profile(index: Index, itself: Described) -> OrganisationProfile:
    """Return the profile of a municipality, network or other organisation."""
    number = itself.number
    all_of_them = attendances(index, Facet.ORGANISATION, number)
    came = [one for one in all_of_them if one.was_there]
    people = [index.number_of(one) for one in dict.fromkeys(one.person for one in all_of_them)]
    responsible = [number, *(one for one in people[:_MOST_PEOPLE] if one is not None)]
    commitments = having(index, _COMMITTED, Facet.RESPONSIBLE, responsible)
    decided = at_meetings_with(index, _DECIDED, Facet.ORGANISATION, number)
    names = names_of(itself)
    return OrganisationProfile(
        itself,
        period_of(came),
        seats_by_person(index, came),
        _memberships(index, itself, came),
        partners_of(index, number, itself.iri),
        having(index, (Kind.PARTICIPATION,), Facet.ORGANISATION, (number,)),
        projects_spoken_of(index, Facet.ORGANISATION, number),
        decided,
        _others(outcomes_naming(index, names, _DECIDED), decided.first, _meetings(came), index),
        commitments,
        _others(outcomes_naming(index, names, _COMMITTED), commitments.first, set(), index),
        _absences(index, all_of_them),
        _missed(index, itself, all_of_them),
        at_meetings_with(index, (Kind.EVENT,), Facet.ORGANISATION, number),
        _members(index, number),
    )


def _meetings(came: Iterable[Came]) -> set[int]:
    return {one.meeting for one in came}


def _others(named: Cut[Described], known: Sequence[Described], meetings: set[int], index: Index) -> Cut[Described]:
    """Return what is not among what is known already, by itself or by its meeting."""
    told = {one.number for one in known}
    others = [
        one
        for one in named.first
        if one.number not in told and (one.meeting is None or index.number_of(one.meeting.iri) not in meetings)
    ]
    return Cut(tuple(others), named.total - (len(named.first) - len(others)))


def _memberships(index: Index, itself: Described, came: Sequence[Came]) -> Cut[Membership]:
    met = seats_by_body(index, came)
    reference = itself.links("memberOf")
    belongs = {one.iri for one in reference}
    attended = [Membership(one.who, one.who.iri in belongs, one) for one in met.first if one.who.iri != itself.iri]
    known = {one.body.iri for one in attended}
    others = [Membership(one, True, None) for one in reference if one.iri not in known]
    return cut((*attended, *others), MOST + len(reference))


def _absences(index: Index, all_of_them: Sequence[Came]) -> Cut[Described]:
    absent = [one.number for one in all_of_them if one.status == "Absent"]
    return Cut(tuple(index.things(absent[:MOST])), len(absent))


def _missed(index: Index, itself: Described, all_of_them: Sequence[Came]) -> Cut[Missed]:
    """Return the latest meetings of its bodies whose lists of attendance name nobody of it.

    Its bodies are those that reference data has it as a member of, and those for whose meetings it had a seat of its
    own (somebody present or absent, not only a guest). Before its first seat there it may not have belonged yet.
    """
    named_at = {one.meeting for one in all_of_them}
    bodies = bodies_of(index, (one.meeting for one in all_of_them if one.status != "Guest"))
    since: dict[int, str] = {}
    for one in all_of_them:
        for body in bodies.get(one.meeting, ()) if one.status != "Guest" else ():
            since[body] = min(since.get(body, one.day), one.day)
    for link in itself.links("memberOf"):
        since[number_of(index, link)] = ""
    found: list[tuple[str, int, int]] = []
    for body, first in since.items():
        rows = index.rows(
            "SELECT t.first, t.number FROM facet f JOIN thing t ON t.number = f.thing "
            "WHERE f.kind = ? AND f.name = ? AND f.value = ? AND t.first >= ?",
            (Kind.MEETING, Facet.BODY, body, first),
        )
        found += [(str(day), whole(meeting), body) for day, meeting in rows if meeting not in named_at]
    with_lists = _with_organisations(index, [meeting for _, meeting, _ in found])
    ranked = sorted((one for one in found if one[1] in with_lists), reverse=True)
    links = index.links(body for _, _, body in ranked[:MOST])
    meetings = {one.number: one for one in index.things([meeting for _, meeting, _ in ranked[:MOST]])}
    return Cut(tuple(Missed(meetings[meeting], links[body]) for _, meeting, body in ranked[:MOST]), len(ranked))


def _with_organisations(index: Index, meetings: Sequence[int]) -> set[int]:
    """Return which of some meetings have anybody who came for an organisation."""
    found: set[int] = set()
    for first in range(0, len(meetings), 500):
        part = meetings[first : first + 500]
        rows = index.rows(
            f"SELECT DISTINCT thing FROM facet WHERE kind = {int(Kind.MEETING)} AND name = ? "
            f"AND thing IN ({', '.join('?' * len(part))})",
            (Facet.ORGANISATION, *part),
        )
        found.update(whole(meeting) for (meeting,) in rows)
    return found


def _members(index: Index, number: int) -> Cut[Link]:
    condition = chosen_by(Facet.MEMBER_OF, (number,), ORGANISATIONS)
    found = chosen(index, ORGANISATIONS, condition, order=Order.LABEL, latest=False, most=60)
    return Cut(tuple(Link(one.iri, one.kind, one.label) for one in found.first), found.total)
