"""From the graph, asked by SPARQL, to who was at which meeting for which organisation, and whose meeting it was."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum

from graph.analytics.memberships import EVER, Ask, Period, query_named
from ontology.terms import SAMV


class Status(Enum):
    """How somebody was at a meeting; the value is the IRI of the ontology's term."""

    PRESENT = SAMV.Present
    GUEST = SAMV.Guest
    ABSENT = SAMV.Absent


@dataclass(frozen=True, slots=True)
class Attendance:
    """One person's part in one meeting, for one organisation: their IRIs, and the day where it is known."""

    meeting: str
    organisation: str
    person: str
    status: Status
    day: str | None = None


@dataclass(frozen=True, slots=True)
class Held:
    """That a body held a meeting, and when."""

    meeting: str
    body: str
    day: str | None = None


def attendances(ask: Ask, period: Period = EVER) -> tuple[Attendance, ...]:
    """Ask who was at which meetings, or was noted absent; what is inferred is left out."""
    return tuple(
        Attendance(row["meeting"], row["organisation"], row["person"], Status(row["status"]), row.get("day"))
        for row in ask(query_named("attendances", period))
    )


def held(ask: Ask, period: Period = EVER) -> tuple[Held, ...]:
    """Ask which bodies held which meetings."""
    rows = ask(query_named("bodies-of-meetings", period))
    return tuple(Held(row["meeting"], row["body"], row.get("day")) for row in rows)


def members_of_bodies(ask: Ask) -> Mapping[str, frozenset[str]]:
    """Ask for the members of the bodies that held meetings, as far as the reference data has them."""
    found: dict[str, set[str]] = defaultdict(set)
    for row in ask(query_named("members-of-bodies")):
        found[row["body"]].add(row["member"])
    return {body: frozenset(members) for body, members in found.items()}
