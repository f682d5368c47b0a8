"""From members, networks and subjects to white spots: municipalities without ties, subjects without anybody."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import networkx as nx

from graph.analytics.memberships import Ask, query_named


@dataclass(frozen=True, slots=True)
class WhiteSpots:
    """Of the members of a scope, such as a county or a network: who has no tie at all, and who has none inside it."""

    without_ties: tuple[str, ...]
    none_inside: tuple[str, ...]


def white_spots(scope: Iterable[str], graph: nx.Graph) -> WhiteSpots:
    """Return the white spots of a scope in a network; who is not in the network at all has no tie."""
    known = set(scope)
    ties = {member: set(graph.adj.get(member, ())) - {member} for member in known}
    untied = sorted(member for member, others in ties.items() if not others)
    outside = sorted(member for member, others in ties.items() if others and not others & known)
    return WhiteSpots(tuple(untied), tuple(outside))


def municipalities_of_counties(ask: Ask) -> Mapping[str, tuple[str, ...]]:
    """Ask for the municipalities of each county."""
    found: dict[str, list[str]] = defaultdict(list)
    for row in ask(query_named("municipalities-of-counties")):
        found[row["county"]].append(row["municipality"])
    return {county: tuple(members) for county, members in found.items()}


def subjects_without_anybody(ask: Ask) -> tuple[str, ...]:
    """Ask for the projects and topics that nobody takes part in, is the contact of, presents or is responsible for."""
    return tuple(sorted({row["subject"] for row in ask(query_named("parts-in-subjects")) if "who" not in row}))
