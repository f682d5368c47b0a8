"""From the index to what is known of a person: roles over time, what was presented and promised, who they meet."""

from __future__ import annotations

from dataclasses import dataclass

from graph.index.kinds import OUTCOMES, Facet, Kind
from graph.index.listing import Condition
from graph.index.reading import Index, whole
from graph.index.values import Described, Link
from graph.profiles.gathering import MOST, Cut, chosen, having
from graph.profiles.seats import Came, Period, Seat, attendances, period_of, seats_by_body


@dataclass(frozen=True, slots=True)
class Met:
    """Somebody who was at the same meetings, and at how many."""

    who: Link
    meetings: int


@dataclass(frozen=True, slots=True)
class PersonProfile:
    """What is known of a person; ``attendances`` have the titles, organisations and roles, the latest first.

    ``contact_for`` are the projects that they answer for.
    """

    itself: Described
    meetings: Period
    attendances: Cut[Described]
    bodies: Cut[Seat]
    presented: Cut[Described]
    promised: Cut[Described]
    contact_for: Cut[Described]
    met: Cut[Met]


def person_profile(index: Index, itself: Described) -> PersonProfile:
    """Return the profile of a person."""
    number = itself.number
    all_of_them = attendances(index, Facet.PERSON, number)
    came = [one for one in all_of_them if one.was_there]
    return PersonProfile(
        itself,
        period_of(came),
        Cut(tuple(index.things([one.number for one in all_of_them[:MOST]])), len(all_of_them)),
        seats_by_body(index, came),
        having(index, (Kind.AGENDA_ITEM,), Facet.PRESENTER, (number,)),
        having(index, OUTCOMES, Facet.RESPONSIBLE, (number,)),
        projects_of_contact(index, number),
        _met(index, number, came),
    )


def projects_of_contact(index: Index, person: int) -> Cut[Described]:
    """Return the projects that somebody is the contact for."""
    answers_for = "SELECT thing FROM facet WHERE kind = ? AND name = ? AND value = ?"
    condition = Condition(f"t.number IN ({answers_for})", (Kind.PROJECT, Facet.RESPONSIBLE, person))
    return chosen(index, (Kind.PROJECT,), condition)


def _met(index: Index, number: int, came: list[Came]) -> Cut[Met]:
    """Return who attended the same meetings, most often first; the latest some hundred meetings count."""
    meetings = list(dict.fromkeys(one.meeting for one in came))[:400]
    rows = index.rows(
        f"SELECT value, count(*) FROM facet WHERE kind = {int(Kind.MEETING)} AND name = ? "
        f"AND thing IN ({', '.join('?' * len(meetings))}) AND value <> ? GROUP BY value ORDER BY 2 DESC, 1",
        (Facet.PERSON, *meetings, number),
    )
    links = index.links(whole(row[0]) for row in rows[:MOST])
    return Cut(tuple(Met(links[whole(who)], whole(count)) for who, count in rows[:MOST]), len(rows))
