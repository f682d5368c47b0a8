"""The tables on change and on suggestions, worked out again by plain loops, NetworkX and the textbook's formulas."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from itertools import combinations
from math import sqrt
from statistics import fmean, stdev

import networkx as nx
import numpy as np

from graph.analytics.borders import common_borders
from graph.reports.model import Table, Thing, Value
from tests.graph.reports.recomputing.measures import Told, groups_in, network, shares, shown
from tests.graph.reports.recomputing.ways import Asked, Recomputed, first_of, way


@way("changed-members", "member")
@way("changed-ties", "one", "other")
def changed(asked: Asked, table: Table) -> Recomputed:
    (rows,) = asked.answers(table)
    day_of = {row["group"]: row["day"] for row in rows if "day" in row}
    split = _middle(asked, table, sorted(day_of.values()))
    dated = {name: members for name, members in groups_in(rows).items() if name in day_of}
    halves = [
        [members for name, members in dated.items() if (day_of[name] < split) is early] for early in (True, False)
    ]
    tied = table.key == "changed-ties"
    counts = [
        Counter(key for one in half for key in (combinations(sorted(one), 2) if tied else ((x,) for x in one)))
        for half in halves
    ]
    told: Told = {}
    for key in counts[0].keys() | counts[1].keys():
        old, new = (shares(count[key], len(half)) for count, half in zip(counts, halves, strict=True))
        difference = _difference(old, new)
        told[key] = {
            "before": counts[0][key] if tied else old,
            "after": counts[1][key] if tied else new,
            "difference": difference,
        }
    return shown(told, table)


def _middle(asked: Asked, table: Table, days: Sequence[str]) -> str:
    """Return the middle of the period that the query is kept to, and where it is to none that of the meetings."""
    (text,) = (query.text for query in asked.report.queries if query.key in table.queries)
    bounds = re.findall(r'"(\d{4}-\d\d-\d\d)"\^\^xsd:date', text)
    if len(bounds) < 2:
        return days[len(days) // 2]
    first, last = (date.fromisoformat(bound).toordinal() for bound in bounds)
    return date.fromordinal((first + last + 1) // 2).isoformat()


def _difference(old: object, new: object) -> object:
    """Return Newcombe's interval of a difference, out of two score intervals."""
    assert isinstance(old, tuple)
    assert isinstance(new, tuple)
    grown = new[0] - old[0]
    low = grown - sqrt((new[0] - new[1]) ** 2 + (old[2] - old[0]) ** 2)
    high = grown + sqrt((new[2] - new[0]) ** 2 + (old[0] - old[1]) ** 2)
    return (grown, low, high)


@way("suggestions", "one", "other")
def suggestions(asked: Asked, table: Table) -> Recomputed:
    meetings = asked.answers(table)[0]
    graph = network(groups_in(meetings))
    pairs = [_ends(row.values[:2]) for row in table.rows]
    graph.add_nodes_from(one for pair in pairs for one in pair)
    assert not any(graph.has_edge(*pair) for pair in pairs)
    has_scores = any(column.key == "score" for column in table.columns)
    told: Told = {}
    for one, other, score in nx.resource_allocation_index(graph, pairs):
        told[(one, other)] = {"score": score} if has_scores else {}
    return shown(told, table)


def _ends(values: Sequence[Value]) -> tuple[str, str]:
    one, other = (value.iri for value in values if isinstance(value, Thing))
    return one, other


@way("rank-test", "ranker")
def rank_test(asked: Asked, table: Table) -> Recomputed:
    meetings, subjects = asked.answers(table)
    groups, shared = groups_in(meetings), defaultdict(set)
    for row in subjects:
        if "/municipality/" in row.get("who", ""):
            shared[row["subject"]].add(row["who"])
    base = next(iter(network(groups))).partition("municipality/")[0]
    borders = {frozenset((base + one, base + other)) for one, other in common_borders()}
    chance, rounds = np.random.default_rng(1), []
    for _ in range(20):
        held = set(chance.permutation(len(groups))[: round(0.2 * len(groups))].tolist())
        kept = network({name: group for place, (name, group) in enumerate(groups.items()) if place not in held})
        rounds.append(_judged(kept, network(groups), shared, borders))
    told: Told = {}
    for label, values in zip(
        sorted(rounds[0]), zip(*(map(one.get, sorted(one)) for one in rounds), strict=True), strict=True
    ):
        areas, precisions = zip(*values, strict=True)
        mean, spread = fmean(areas), stdev(areas)
        interval = (mean, max(0.0, mean - spread), min(1.0, mean + spread)) if spread else (mean, None, None)
        told[(label,)] = {"auc": interval, "precision": fmean(precisions)}
    return first_of(told, table)


def _judged(
    kept: nx.Graph, whole: nx.Graph, shared: Mapping[str, set[str]], borders: set[frozenset[str]]
) -> dict[str, tuple[float, float]]:
    """Return area and precision of each ranker on the pairs that had not met, by the names that the table has."""
    there = [node for node in sorted(kept) if kept.degree(node)]
    pairs = [pair for pair in combinations(there, 2) if not kept.has_edge(*pair)]
    met = [whole.has_edge(*pair) for pair in pairs]
    scores = {
        "gemensamma kontakter, de med få andra väger mest (används här)": nx.resource_allocation_index(kept, pairs),
        "gemensamma kontakter, jämnare vägda (Adamic–Adar)": nx.adamic_adar_index(kept, pairs),
        "bara antalet kontakter": nx.preferential_attachment(kept, pairs),
        "gemensam gräns": ((*pair, float(frozenset(pair) in borders)) for pair in pairs),
        "gemensamma projekt och ämnen": ((*pair, _shared(shared, set(pair))) for pair in pairs),
        "slumpen": ((*pair, 0.0) for pair in pairs),
    }
    return {name: _area_and_precision([round(one, 12) for *_, one in found], met) for name, found in scores.items()}


def _shared(groups: Mapping[str, set[str]], pair: set[str]) -> float:
    return sum(1 / (len(group) - 1) for group in groups.values() if pair <= group)


def _area_and_precision(scores: Sequence[float], met: Sequence[bool]) -> tuple[float, float]:
    hits = [score for score, is_met in zip(scores, met, strict=True) if is_met]
    others = [score for score, is_met in zip(scores, met, strict=True) if not is_met]
    beaten = sum((hit > other) + (hit == other) / 2 for hit in hits for other in others)
    first = min(10, len(scores))
    last = sorted(scores)[-first]
    above = [is_met for score, is_met in zip(scores, met, strict=True) if score > last]
    level = [is_met for score, is_met in zip(scores, met, strict=True) if score == last]
    return beaten / (len(hits) * len(others)), (sum(above) + (first - len(above)) * fmean(level)) / first
