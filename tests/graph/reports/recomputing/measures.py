"""The tables of the measures, worked out again by plain loops, NetworkX and the textbook's formulas.

Where chance is drawn (communities, resampled intervals) the drawing is the package's own, which has tests of its own.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping
from itertools import combinations
from math import sqrt

import networkx as nx
import numpy as np

from graph.analytics import centrality
from graph.analytics.communities import communities
from graph.analytics.projections import Weighting
from graph.analytics.resampling import Ranking, stability, strengths
from graph.analytics.standings import FIRST
from graph.reports.model import Table
from ontology.terms import SAMV
from tests.graph.reports.recomputing.ways import Answer, Asked, Key, Recomputed, first_of, way

Groups = Mapping[str, frozenset[str]]
Told = dict[Key, Mapping[str, object]]
_NORMAL = 1.959963984540054


def groups_in(rows: Answer) -> dict[str, frozenset[str]]:
    """Return the members of each group, or of each meeting where the rows have those."""
    found: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        found[row.get("meeting", row["group"])].add(row["member"])
    return {name: frozenset(members) for name, members in sorted(found.items())}


def network(groups: Groups) -> nx.Graph:
    """Return who met, weighed by Newman, with ``length`` as 1 / weight."""
    graph = nx.Graph()
    graph.add_nodes_from(sorted({one for group in groups.values() for one in group}))
    for group in groups.values():
        for one, other in combinations(sorted(group), 2):
            known = graph.get_edge_data(one, other, {"weight": 0.0})["weight"]
            graph.add_edge(one, other, weight=known + 1 / (len(group) - 1))
    for _, _, data in graph.edges(data=True):
        data["length"] = 1 / data["weight"]
    return graph


def shares(times: int, meetings: int) -> object:
    """Return a share with its score interval, as a table has it; nothing where there are too few meetings."""
    if meetings < 10:
        return ""
    part, squared = times / meetings, _NORMAL**2
    middle = (times + squared / 2) / (meetings + squared)
    reach = _NORMAL * sqrt(meetings * part * (1 - part) + squared / 4) / (meetings + squared)
    return (part, max(0.0, middle - reach), min(1.0, middle + reach))


def first_shares(groups: Groups, ranking: Ranking, draws: int) -> dict[str, float]:
    """Return how often each is among the first when meetings are drawn with repetition."""
    found = stability([sorted(group) for group in groups.values()], ranking, draws).shares
    return defaultdict(float, found)


@way("municipalities-met", "members")
def municipalities_met(asked: Asked, table: Table) -> Recomputed:
    (rows,) = asked.answers(table)
    degrees = dict(network(groups_in(rows)).degree())
    return _met(degrees, table)


def _met(degrees: Mapping[str, int], table: Table) -> Recomputed:
    position = [column.key for column in table.columns].index("members")
    found: dict[Key, Mapping[str, object]] = {}
    for row in table.rows:
        things = row.values[position]
        assert isinstance(things, tuple)
        (partners,) = {degrees[thing.iri] for thing in things}
        text = " ".join(thing.iri for thing in things)
        found[(text,)] = {"partners": partners, "number": len(things)}
    return Recomputed(found, 0)


@way("municipalities-ranked", "member")
@way("people-ranked", "member")
def ranked(asked: Asked, table: Table) -> Recomputed:
    (rows,) = asked.answers(table)
    groups = groups_in(rows)
    graph = network(groups)
    between = nx.betweenness_centrality(graph, weight="length")
    wanted = {column.key for column in table.columns}
    stable = first_shares(groups, Ranking(centrality.degree, FIRST), 200) if "stable" in wanted else {}
    told: Told = {}
    for node in graph:
        times = sum(node in group for group in groups.values())
        numbers: dict[str, object] = {
            "meetings": times,
            "share": shares(times, len(groups)),
            "partners": graph.degree(node),
            "betweenness": between[node],
        }
        if "stable" in wanted:
            numbers["stable"] = stable[node]
        told[(node,)] = {name: number for name, number in numbers.items() if name in wanted}
    return shown(told, table)


def shown(told: Mapping[Key, Mapping[str, object]], table: Table) -> Recomputed:
    """Return what holds where a report on a place shows some of all rows: those left out are of the same kind."""
    return Recomputed(told, table.left_out)


@way("municipalities-measures", "member")
@way("people-measures", "member")
def measures(asked: Asked, table: Table) -> Recomputed:
    (rows,) = asked.answers(table)
    groups = groups_in(rows)
    graph = network(groups)
    wanted = {column.key for column in table.columns}
    columns: dict[str, Mapping[str, object]] = {
        "company": {node: _measured(found) for node, found in strengths(tuple(map(sorted, groups.values()))).items()},
        "harmonic": {
            node: value / (len(graph) - 1) for node, value in nx.harmonic_centrality(graph, distance="length").items()
        },
        "eigenvector": _leading(graph),
        "pagerank": nx.pagerank(graph, tol=1e-14, max_iter=10_000),
        "clustering": nx.clustering(graph),
        "core": nx.core_number(graph),
        "constraint": _of_tied(graph, nx.constraint(graph, weight="weight")),
        "effective_size": _of_tied(graph, nx.effective_size(graph)),
        "participation": _participation(graph),
    }
    if "stable_between" in wanted:
        ranking = Ranking(centrality.betweenness, FIRST, weighting=Weighting.NEWMAN)
        found = first_shares(groups, ranking, 100)
        columns["stable_between"] = {node: found[node] for node in graph}
    told: Told = {(node,): {name: columns[name][node] for name in columns if name in wanted} for node in graph}
    return shown(told, table)


def _measured(found: object) -> object:
    value, interval = getattr(found, "value", None), getattr(found, "interval", None)
    return "" if value is None or interval is None else (value, interval.low, interval.high)


def _of_tied(graph: nx.Graph, values: Mapping[str, float]) -> dict[str, object]:
    return {node: values[node] if graph.degree(node) else "" for node in graph}


def _leading(graph: nx.Graph) -> dict[str, object]:
    _, vectors = np.linalg.eigh(nx.to_numpy_array(graph, weight="weight"))
    return dict(zip(graph, np.abs(vectors[:, -1]).tolist(), strict=True))


def _participation(graph: nx.Graph) -> dict[str, object]:
    group_of = communities(graph).of_node
    found: dict[str, object] = {}
    for node in graph:
        parts: dict[int, float] = defaultdict(float)
        for other in graph[node]:
            parts[group_of[other]] += graph[node][other]["weight"]
        whole = sum(parts.values())
        found[node] = 1 - sum((part / whole) ** 2 for part in parts.values()) if whole else ""
    return found


@way("brokers-municipalities", "member")
@way("brokers-people", "member")
def brokers(asked: Asked, table: Table) -> Recomputed:
    (rows,) = asked.answers(table)
    networks: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        networks[row["member"]].add(row["group"])
    tied = Counter(pair for known in networks.values() for pair in combinations(sorted(known), 2))
    told: Told = {}
    for member, known in networks.items():
        pairs = list(combinations(sorted(known), 2))
        if pairs:
            told[(member,)] = {
                "networks": len(known),
                "alone": sum(tied[pair] == 1 for pair in pairs),
                "burden": sum(1 / tied[pair] for pair in pairs),
            }
    return shown(told, table)


@way("dependency", "organisation", "person")
def dependency(asked: Asked, table: Table) -> Recomputed:
    (rows,) = asked.answers(table)
    there: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for row in rows:
        if row["status"] != SAMV.Absent:
            there[row["meeting"]][row["organisation"]].add(row["person"])
    ties: dict[tuple[str, str], list[str]] = defaultdict(list)
    for meeting, seats in there.items():
        for one in seats:
            for other in seats.keys() - {one}:
                ties[one, other].append(meeting)
    others: dict[Key, set[str]] = defaultdict(set)
    about = _things(table, "organisation", "others")
    for (one, other), shared in ties.items():
        people = set().union(*(there[meeting][one] for meeting in shared))
        if len(shared) > 1 and len(people) == 1 and (not table.rows or {one, other} & about):
            key: Key = (one, people.pop())
            others[key].add(other)
    told: Told = {}
    for key, known in others.items():
        named = known & (_row_things(table, key) or known)  # a report on a place tells of its own ties
        told[key] = {"ties": len(named), "meetings": _together(ties, key[0], named)}
    return shown(told, table)


def _together(ties: Mapping[tuple[str, str], list[str]], one: str, others: set[str]) -> int:
    return len({meeting for other in others for meeting in ties[one, other]})


def _things(table: Table, *columns: str) -> set[str]:
    places = [at for at, column in enumerate(table.columns) if column.key in columns]
    values = [row.values[at] for row in table.rows for at in places]
    return {thing.iri for value in values for thing in (value if isinstance(value, tuple) else (value,))}  # type: ignore[union-attr]


def _row_things(table: Table, key: Key) -> set[str]:
    names = [column.key for column in table.columns]
    for row in table.rows:
        told = dict(zip(names, row.values, strict=True))
        if (getattr(told["organisation"], "iri", ""), getattr(told["person"], "iri", "")) == key:
            return {thing.iri for thing in told["others"]}  # type: ignore[union-attr]
    return set()


@way("losses", "member")
def losses(asked: Asked, table: Table) -> Recomputed:
    (rows,) = asked.answers(table)
    graph = network(groups_in(rows))
    whole, pairs = _efficiency(graph), _connected(graph)
    told: Told = {}
    for node in list(graph):
        left = graph.copy()
        left.remove_node(node)
        own = len(nx.node_connected_component(graph, node)) - 1
        cut = pairs - own - _connected(left)
        told[(node,)] = {"cut_off": cut, "efficiency": 1 - _efficiency(left) / whole}
    return shown(told, table)


def _connected(graph: nx.Graph) -> int:
    return sum(len(part) * (len(part) - 1) // 2 for part in nx.connected_components(graph))


def _efficiency(graph: nx.Graph) -> float:
    values = nx.harmonic_centrality(graph, distance="length")
    return float(sum(values.values()) / (len(graph) * (len(graph) - 1)))


@way("order-of-loss", "member")
def order_of_loss(asked: Asked, table: Table) -> Recomputed:
    (rows,) = asked.answers(table)
    graph = network(groups_in(rows))
    told: Told = {}
    size = len(graph)
    for step in range(1, len(table.rows) + 1):
        values = nx.betweenness_centrality(graph, weight="length")
        node = min(graph, key=lambda one: (-round(values[one], 12), one))
        graph.remove_node(node)
        told[(node,)] = {"step": step, "largest": max(map(len, nx.connected_components(graph)), default=0) / size}
    return first_of(told, table)


@way("groups", "members")
def groups(asked: Asked, table: Table) -> Recomputed:
    (rows,) = asked.answers(table)
    divided = communities(network(groups_in(rows))).members
    names = {thing.iri: thing.label for row in table.rows for thing in row.values[2]}  # type: ignore[union-attr]
    told: Told = {}
    for number, members in enumerate(divided, 1):
        if len(members) > 1 and set(members) <= names.keys():
            text = " ".join(sorted(members, key=lambda iri: names[iri]))
            told[(text,)] = {"group": number, "number": len(members)}
    return first_of(told, table)


@way("mixing", "what")
def mixing(asked: Asked, table: Table) -> Recomputed:
    meetings, counties, networks = asked.answers(table)
    graph = network(groups_in(meetings))
    county_of = {row["municipality"]: row["county"] for row in counties}
    nx.set_node_attributes(graph, {node: county_of[node] for node in graph}, "county")
    bodies: dict[str, set[str]] = defaultdict(set)
    for row in networks:
        bodies[row["group"]].add(row["member"])
    sizes = {node: max(len(known) for known in bodies.values() if node in known) for node in graph}
    nx.set_node_attributes(graph, sizes, "size")
    divided = [set(members) for members in communities(graph).members]
    values = (
        nx.community.modularity(graph, divided, weight="weight"),
        _unless_alike(graph, "county", lambda: nx.attribute_assortativity_coefficient(graph, "county")),
        _unless_alike(graph, "size", lambda: nx.numeric_assortativity_coefficient(graph, "size")),
    )
    labels = [str(row.values[0]) for row in table.rows]
    return first_of({(label,): {"value": value} for label, value in zip(labels, values, strict=True)}, table)


def _unless_alike(graph: nx.Graph, name: str, measure: Callable[[], float]) -> object:
    ends = {graph.nodes[end][name] for edge in graph.edges for end in edge}
    return measure() if len(ends) > 1 else ""


@way("bodies-central", "body")
def bodies_central(asked: Asked, table: Table) -> Recomputed:
    (rows,) = asked.answers(table)
    graph = nx.Graph(
        {(row["member"], row["group"]) for row in rows} and [(row["member"], row["group"]) for row in rows]
    )
    bodies, members = {row["group"] for row in rows}, {row["member"] for row in rows}
    between = nx.bipartite.betweenness_centrality(graph, bodies)
    wanted = {column.key for column in table.columns}
    told: Told = {}
    for body in bodies:
        numbers = {
            "meetings": len({row["meeting"] for row in rows if row["group"] == body}),
            "municipalities": graph.degree(body),
            "share": graph.degree(body) / len(members),
            "betweenness": between[body],
        }
        told[(body,)] = {name: number for name, number in numbers.items() if name in wanted}
    return first_of(told, table)
