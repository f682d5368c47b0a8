"""From the graph, asked by SPARQL, to a network with names, days and steps, ready to be written to a file."""

from __future__ import annotations

import networkx as nx

from graph.analytics.ladder import MEANING, by_ladder, ladder_query, steps
from graph.analytics.memberships import Ask, Membership, memberships, query_for
from graph.analytics.projections import PROJECTIONS, Projection, Weighting, project, two_mode
from graph.network_files.choosing import LADDER, LADDER_UNIT, Wanted
from graph.network_files.days import Pair, Span, days_together, days_within
from graph.network_files.naming import names_query, nodes_of
from graph.network_files.network import About, Network, Tie

_WEIGHTINGS = {
    Weighting.COUNT: "count: how many of the unit two share",
    Weighting.NEWMAN: "newman: the sum of 1 / (n - 1) over what two share, n being how many share it",
}


def queries_for(wanted: Wanted) -> tuple[str, ...]:
    """Return all that ``network_of`` asks, for whoever asks beforehand."""
    if wanted.name == LADDER:
        return ladder_query(), names_query()
    members = query_for(PROJECTIONS[wanted.name].relation, wanted.period)
    return (members, ladder_query(), names_query()) if _has_steps(wanted) else (members, names_query())


def _has_steps(wanted: Wanted) -> bool:
    return wanted.name.startswith("municipalities-by-") and wanted.period.is_open


def network_of(ask: Ask, wanted: Wanted, generation: str) -> Network:
    """Ask for a network; ``generation`` is the fingerprint of the graph that is asked.

    Nodes stand in the order of their IRIs, members before groups. A tie between municipalities has the highest step
    of the ladder that the two have reached, unless a period is chosen: steps are of all time.
    """
    if wanted.name == LADDER:
        return _ladder(ask, generation)
    projection = PROJECTIONS[wanted.name]
    found = memberships(ask, projection.relation, wanted.period)
    graph, days = _projected(projection, found, wanted.weighting)
    if _has_steps(wanted):
        for one, other, data in by_ladder(steps(ask)).edges(data=True):
            if graph.has_edge(one, other):
                graph.edges[one, other]["step"] = data["step"]
    about = About(
        wanted.name,
        projection.meaning,
        projection.unit,
        _WEIGHTINGS[wanted.weighting],
        "" if wanted.period.first is None else wanted.period.first.isoformat(),
        "" if wanted.period.last is None else wanted.period.last.isoformat(),
        generation,
        query_for(projection.relation, wanted.period),
    )
    return _network(ask, graph, days, about)


def _projected(
    projection: Projection, found: tuple[Membership, ...], weighting: Weighting
) -> tuple[nx.Graph, dict[Pair, Span]]:
    if projection.two_mode:
        return two_mode(found), days_within(found)
    return project(found, weighting), days_together(found)


def _ladder(ask: Ask, generation: str) -> Network:
    about = About(LADDER, MEANING, LADDER_UNIT, _WEIGHTINGS[Weighting.COUNT], "", "", generation, ladder_query())
    return _network(ask, by_ladder(steps(ask)), {}, about)


def _network(ask: Ask, graph: nx.Graph, days: dict[Pair, Span], about: About) -> Network:
    modes: dict[str, int | None] = dict(graph.nodes(data="bipartite"))
    return Network(about, nodes_of(ask, modes), tuple(_tie(graph, pair, days.get(pair)) for pair in _pairs(graph)))


def _pairs(graph: nx.Graph) -> list[Pair]:
    """Return the ends of all ties: member and group, or the two members in order."""
    if any(mode is not None for _, mode in graph.nodes(data="bipartite")):
        return sorted(
            (one, other) if graph.nodes[one]["bipartite"] == 0 else (other, one) for one, other in graph.edges
        )
    return sorted((min(pair), max(pair)) for pair in graph.edges)


def _tie(graph: nx.Graph, pair: Pair, span: Span | None) -> Tie:
    data = graph.edges[pair]
    first, last = (span.first, span.last) if span is not None else (None, None)
    return Tie(*pair, data["weight"], data.get("count", int(data["weight"])), first, last, data.get("step"))
