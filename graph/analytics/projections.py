"""From memberships to networks: who is tied to whom by what they share, and how strongly.

A one-mode projection ties two members by each group that both belong to. A plain count lets a group of sixty tie
1,770 pairs as strongly as a group of two ties its one; Newman's weighting gives each of the ties that a group makes
1 / (n - 1), n being the size of the group, so that a member gains one unit of strength by each group, however large
(M. E. J. Newman, "Scientific collaboration networks. II", Physical Review E 64, 016132, 2001, equation 2).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum

import networkx as nx

from graph.analytics.memberships import Membership, Relation
from graph.analytics.pairs import pairs_of


class Weighting(Enum):
    """What the weight of a tie is: how many groups two share, or the sum of 1 / (n - 1) over those groups."""

    COUNT = "count"
    NEWMAN = "newman"


@dataclass(frozen=True, slots=True)
class Projection:
    """A network that a relation gives: what it means, and what its weights count."""

    name: str
    relation: Relation
    meaning: str
    unit: str
    two_mode: bool = False


PROJECTIONS: Mapping[str, Projection] = {
    one.name: one
    for one in (
        Projection(
            "municipalities-by-meetings",
            Relation.MUNICIPALITIES_AT_MEETINGS,
            "Two municipalities are tied when both were represented at one meeting.",
            "meetings",
        ),
        Projection(
            "municipalities-by-projects",
            Relation.MUNICIPALITIES_IN_PROJECTS,
            "Two municipalities are tied when both take part in one project.",
            "projects",
        ),
        Projection(
            "municipalities-by-outcomes",
            Relation.MUNICIPALITIES_IN_OUTCOMES,
            "Two municipalities are tied when both were present where one decision or agreement was made.",
            "decisions and agreements",
        ),
        Projection(
            "people-by-meetings",
            Relation.PEOPLE_AT_MEETINGS,
            "Two people are tied when both attended one meeting.",
            "meetings",
        ),
        Projection(
            "organisations-and-projects",
            Relation.ORGANISATIONS_IN_PROJECTS,
            "An organisation is tied to the projects that it takes part in.",
            "participations",
            two_mode=True,
        ),
        Projection(
            "municipalities-and-networks",
            Relation.MUNICIPALITIES_IN_NETWORKS,
            "A municipality is tied to the bodies at whose meetings it was represented.",
            "meetings",
            two_mode=True,
        ),
    )
}


def groups_of(memberships: Iterable[Membership]) -> dict[str, tuple[str, ...]]:
    """Return the members of each event, sorted; the group's where there is no event of its own."""
    gathered: dict[str, set[str]] = defaultdict(set)
    for one in memberships:
        gathered[one.event].add(one.member)
    return {event: tuple(sorted(members)) for event, members in sorted(gathered.items())}


def project(memberships: Iterable[Membership], weighting: Weighting = Weighting.COUNT) -> nx.Graph:
    """Return the one-mode projection: members as nodes, edges with ``weight`` and ``count`` (groups shared)."""
    return project_groups(tuple(groups_of(memberships).values()), weighting)


def project_groups(groups: Iterable[Sequence[str]], weighting: Weighting = Weighting.COUNT) -> nx.Graph:
    """Return the one-mode projection of groups given by their members; a group given twice counts twice."""
    pairs = pairs_of(groups)
    counts = pairs.counts()
    weights = counts if weighting is Weighting.COUNT else pairs.weights()
    ends = ([pairs.nodes[place] for place in places.tolist()] for places in (pairs.ones, pairs.others))
    graph = nx.Graph()
    graph.add_nodes_from(pairs.nodes)
    graph.add_edges_from(
        (one, other, {"weight": weight, "count": int(count)})
        for one, other, weight, count in zip(*ends, weights.tolist(), counts.tolist(), strict=True)
    )
    return graph


def two_mode(memberships: Iterable[Membership]) -> nx.Graph:
    """Return members and groups as nodes (``bipartite`` 0 and 1), tied with the count of events as ``weight``."""
    events: dict[tuple[str, str], set[str]] = defaultdict(set)
    for one in memberships:
        events[one.member, one.group].add(one.event)
    graph = nx.Graph()
    graph.add_nodes_from(sorted({member for member, _ in events}), bipartite=0)
    graph.add_nodes_from(sorted({group for _, group in events}), bipartite=1)
    graph.add_edges_from((*pair, {"weight": float(len(events[pair]))}) for pair in sorted(events))
    return graph
