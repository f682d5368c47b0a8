"""From the ties that the graph derives to a network by the collaboration ladder: how far two have come."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import networkx as nx

from graph.analytics.memberships import Ask, query_named

MEANING = "Two organisations are tied by the highest step of the collaboration ladder that they have reached."


@dataclass(frozen=True, slots=True)
class Step:
    """A step, 1 to 5, that two organisations (their IRIs, in order) have reached; ``weight`` counts what backs it."""

    one: str
    other: str
    number: int
    weight: int


def ladder_query() -> str:
    """Return the query whose rows are the steps."""
    return query_named("organisations-on-the-ladder")


def steps(ask: Ask) -> tuple[Step, ...]:
    """Ask for all steps that organisations have reached with each other; a tie is of all time, not of a period."""
    return tuple(Step(row["one"], row["other"], int(row["step"]), int(row["weight"])) for row in ask(ladder_query()))


def by_ladder(reached: Iterable[Step]) -> nx.Graph:
    """Return organisations as nodes, tied by their highest ``step``; ``weight`` is how much backs that step.

    The unit is that of the step: meetings, items, agreements, projects, or projects and decisions. Weights of
    different steps do not compare, so measures that add them up want one step at a time (``at_step``).
    """
    highest: dict[tuple[str, str], Step] = {}
    for step in reached:
        known = highest.get((step.one, step.other))
        if known is None or known.number < step.number:
            highest[step.one, step.other] = step
    return _network(highest.values())


def at_step(reached: Iterable[Step], number: int) -> nx.Graph:
    """Return the network of those who have reached one step, whatever other steps they have reached."""
    return _network(step for step in reached if step.number == number)


def _network(chosen: Iterable[Step]) -> nx.Graph:
    ties = sorted(chosen, key=lambda step: (step.one, step.other))
    graph = nx.Graph()
    graph.add_nodes_from(sorted({party for step in ties for party in (step.one, step.other)}))
    graph.add_edges_from((step.one, step.other, {"weight": float(step.weight), "step": step.number}) for step in ties)
    return graph
