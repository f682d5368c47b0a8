"""From the graph, asked by SPARQL, to who belongs to what: the input of every projection."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum
from importlib.resources import files

from graph.analytics.scope import EVERYTHING, Scope
from graph.index.periods import period_of
from ontology.errors import SamgrafError

Ask = Callable[[str], Iterable[Mapping[str, str]]]
"""Asks a SELECT query and returns its rows: by variable the text of each bound value (an IRI, or a literal's)."""
_PERIOD = re.compile(r"^(?P<indent> *)# period\n", re.MULTILINE)


class Relation(Enum):
    """Who belongs to what; the value is the name of the query that says so."""

    MUNICIPALITIES_AT_MEETINGS = "municipalities-at-meetings"
    PEOPLE_AT_MEETINGS = "people-at-meetings"
    MUNICIPALITIES_IN_PROJECTS = "municipalities-in-projects"
    MUNICIPALITIES_IN_OUTCOMES = "municipalities-in-outcomes"
    MUNICIPALITIES_IN_NETWORKS = "municipalities-in-networks"
    ORGANISATIONS_IN_PROJECTS = "organisations-in-projects"


class PeriodRefusedError(SamgrafError):
    """What was typed is no period; the message says how to write one."""


@dataclass(frozen=True, slots=True)
class Period:
    """Days from ``first`` to ``last``, both belonging to it; None where it is open."""

    first: date | None = None
    last: date | None = None

    @property
    def is_open(self) -> bool:
        """Whether every day belongs to it, and what has no day too."""
        return self.first is None and self.last is None


EVER = Period()


@dataclass(frozen=True, slots=True)
class Membership:
    """That a member (its IRI) belongs to a group (its IRI), by an ``event``: a meeting, or the group itself."""

    group: str
    member: str
    event: str
    day: str | None = None


def query_for(relation: Relation, period: Period = EVER) -> str:
    """Return the query whose rows are a relation; within a period, only what is dated within it."""
    return query_named(relation.value, period)


def query_named(name: str, period: Period = EVER, scope: Scope = EVERYTHING) -> str:
    """Return one of the queries of the analytics by its name; with a period, only what is dated within it."""
    text = files("graph.analytics").joinpath("queries", f"{name}.rq").read_text(encoding="utf-8")
    return narrowed(text, period, scope)


def narrowed(query: str, period: Period, scope: Scope) -> str:
    """Return a query kept to a scope (at its places ``# within``) and to a period of ?day (at ``# period``)."""
    return _PERIOD.sub(lambda place: _filter(place["indent"], period), scope.within(query))


def _filter(indent: str, period: Period) -> str:
    bounds = ((">=", period.first), ("<=", period.last))
    tests = [f'?day {sign} "{day.isoformat()}"^^xsd:date' for sign, day in bounds if day is not None]
    return f"{indent}FILTER({' && '.join(tests)})\n" if tests else ""


def memberships(ask: Ask, relation: Relation, period: Period = EVER) -> tuple[Membership, ...]:
    """Ask for a relation; each membership comes once, with its earliest day."""
    return memberships_of(ask(query_for(relation, period)))


def memberships_of(rows: Iterable[Mapping[str, str]]) -> tuple[Membership, ...]:
    """Return the memberships that rows of a relation's query say, each once, with its earliest day."""
    found: dict[tuple[str, str, str], Membership] = {}
    for row in rows:
        event = row.get("meeting", row["group"])
        one = Membership(row["group"], row["member"], event, row.get("day"))
        key = (one.group, one.member, one.event)
        known = found.get(key)
        if known is None or (one.day is not None and (known.day is None or one.day < known.day)):
            found[key] = one
    return tuple(found.values())


def period_between(first: str | None, last: str | None) -> Period:
    """Return the period between two dates as typed: days, months or years; raises PeriodRefusedError."""
    days = []
    for text, end in ((first, 0), (last, 1)):
        known = period_of(text) if text else None
        if text and known is None:
            raise PeriodRefusedError(f"{text} is no date: write it as 2024, 2024-03 or 2024-03-12.")
        days.append(date.fromisoformat(known[end]) if known else None)
    period = Period(*days)
    if period.first is not None and period.last is not None and period.first > period.last:
        raise PeriodRefusedError(f"The period ends ({last}) before it begins ({first}): exchange the two.")
    return period
