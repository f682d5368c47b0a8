"""From a thing to the facts that concern it: what a timeline, a list of promises or a feed of it tells of."""

from __future__ import annotations

from graph.index.kinds import ORGANISATIONS, OUTCOMES, Facet, Kind
from graph.index.listing import Bound, Condition
from graph.index.values import Described

_TOLD = (Kind.MEETING, Kind.EVENT, *OUTCOMES)
_SUBJECTS = {Kind.PROJECT: Facet.PROJECT, Kind.TOPIC: Facet.TOPIC}
_HAVING = "SELECT thing FROM facet WHERE kind IN ({kinds}) AND name IN ({names}) AND value = ?"


def concerning(thing: Described | None) -> tuple[Condition, ...]:
    """Return the conditions that choose what concerns a thing; none for None, which stands for everything.

    An organisation is concerned by the meetings that it held or was represented at, by all that was said there, by
    the meetings announced there, and by what it is to do; a person by the meetings that she attended and by what she
    is to do; a project or topic by where it was spoken of; a meeting by itself.
    """
    if thing is None:
        return ()
    if thing.kind in ORGANISATIONS:
        meetings = _having((Kind.MEETING,), (Facet.ORGANISATION, Facet.BODY), thing.number)
        return (_any(_at(meetings), _announced(meetings), _responsible(thing.number)),)
    if thing.kind is Kind.PERSON:
        meetings = _having((Kind.MEETING,), (Facet.PERSON,), thing.number)
        return (_any(_among(meetings), _announced(meetings), _responsible(thing.number)),)
    if thing.kind in _SUBJECTS:
        return (_among(_having(_TOLD, (_SUBJECTS[thing.kind],), thing.number)),)
    if thing.kind is Kind.MEETING:
        itself = Condition("?", (thing.number,))
        return (_any(_at(itself), _announced(itself)),)
    return (Condition("t.number = ? OR t.document = ?", (thing.number, thing.number)),)


def _having(kinds: tuple[Kind, ...], names: tuple[Facet, ...], value: int) -> Condition:
    sql = _HAVING.format(kinds=", ".join("?" * len(kinds)), names=", ".join("?" * len(names)))
    return Condition(sql, (*kinds, *names, value))


def _among(chosen: Condition) -> Condition:
    return Condition(f"t.number IN ({chosen.sql})", chosen.bound)


def _at(meetings: Condition) -> Condition:
    """Choose meetings and what belongs to them."""
    return Condition(f"t.number IN ({meetings.sql}) OR t.meeting IN ({meetings.sql})", meetings.bound * 2)


def _announced(meetings: Condition) -> Condition:
    """Choose the meetings that others announced as their next."""
    named = f"SELECT json_extract(m.body, '$.nextMeeting') FROM thing m WHERE m.number IN ({meetings.sql})"
    return Condition(f"t.iri IN ({named})", meetings.bound)


def _responsible(number: int) -> Condition:
    return _among(_having(OUTCOMES, (Facet.RESPONSIBLE,), number))


def _any(*conditions: Condition) -> Condition:
    bound: tuple[Bound, ...] = tuple(value for one in conditions for value in one.bound)
    return Condition(" OR ".join(f"({one.sql})" for one in conditions), bound)
