"""From generated networks to how long each measure takes beside igraph alone, rustworkx and plain NetworkX."""

from __future__ import annotations

import gc
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from multiprocessing import get_context
from random import Random
from time import perf_counter

import igraph as ig
import networkx as nx
import rustworkx as rx

from graph.analytics import brokerage, centrality, cohesion
from graph.analytics.communities import communities
from graph.analytics.indexed import Indexed, indexed
from graph.analytics.mixing import assortativity_by_number
from graph.analytics.null_model import arrangements
from graph.analytics.pairs import pairs_of
from graph.analytics.projections import Weighting, project_groups
from graph.analytics.rank_test import rank_test
from graph.analytics.resampling import Meetings, Ranking, stability, strengths
from graph.analytics.robustness import losses
from graph.analytics.sampled_paths import sampled_betweenness, sampled_harmonic
from graph.analytics.suggestions import Evidence, suggestions

Work = Callable[[], object]
PIVOTS = 200
_BODIES = 400


@dataclass(frozen=True, slots=True)
class Size:
    """What is generated: so many members in meetings until there are so many ties, or so many meetings."""

    members: int
    ties: int | None
    meetings: int | None


PEOPLE = Size(10_000, 300_000, None)
MUNICIPALITIES = Size(290, None, 20_000)


@dataclass(frozen=True, slots=True)
class Forms:
    """One network in the form of each: ours gone through once, igraph's with lengths, rustworkx's, NetworkX's."""

    ours: Indexed
    igraph: ig.Graph
    weights: list[float]
    lengths: list[float]
    rustworkx: rx.PyGraph
    networkx: nx.Graph
    numbers: Mapping[str, float]
    divided: Mapping[str, int]
    exact_paths: bool


def generated(size: Size, seed: int = 1) -> tuple[tuple[str, ...], ...]:
    """Return meetings: bodies of members that lie near each other, each met by 4 to 20 of its members and a guest."""
    chance = Random(seed)
    names = [f"n{number:05}" for number in range(size.members)]
    ties: set[tuple[str, str]] = set()
    meetings: list[tuple[str, ...]] = []
    while len(ties) < size.ties if size.ties is not None else len(meetings) < (size.meetings or 0):
        first = chance.randrange(_BODIES) * size.members // _BODIES
        body = [names[(first + place) % size.members] for place in range(40)]
        came = sorted({*chance.sample(body, chance.randint(4, 20)), chance.choice(names)})
        meetings.append(tuple(came))
        if size.ties is not None:
            ties.update((one, other) for place, one in enumerate(came) for other in came[place + 1 :])
    return tuple(meetings)


def forms_of(graph: nx.Graph, exact_paths: bool) -> Forms:
    """Return a network in the form of each."""
    ours = indexed(graph)
    edges = ours.graph.get_edgelist()
    turned = rx.PyGraph()
    turned.add_nodes_from(list(ours.nodes))
    turned.add_edges_from([(one, other, weight) for (one, other), weight in zip(edges, ours.weights, strict=True)])
    plain = ig.Graph(n=len(ours.nodes), edges=edges)
    measured = nx.Graph(graph)
    for _, _, data in measured.edges(data=True):
        data["length"] = 1 / data["weight"]
    numbers = {node: float(place % 17) for place, node in enumerate(ours.nodes)}
    divided = {node: place % 20 for place, node in enumerate(ours.nodes)}
    nx.set_node_attributes(measured, numbers, "number")
    return Forms(ours, plain, list(ours.weights), ours.lengths, turned, measured, numbers, divided, exact_paths)


def main(patience: float) -> None:
    """Print the tables of both networks; what a peer takes longer for than ``patience`` seconds is a dash."""
    for title, size in (("people", PEOPLE), ("municipalities", MUNICIPALITIES)):
        meetings = generated(size)
        start = perf_counter()
        graph = project_groups(meetings, Weighting.NEWMAN)
        projected = perf_counter() - start
        start = perf_counter()
        indexed(graph)
        once = perf_counter() - start
        print(f"{title}: {len(graph):,} nodes, {graph.number_of_edges():,} ties of {len(meetings):,} meetings")
        print(f"projected in {projected:.2f} s; gone through once for all measures in {once:.2f} s; seconds below")
        print(f"{'measure':22} {'ours':>9} {'igraph':>9} {'rustworkx':>9} {'networkx':>9}  to the fastest")
        _table(forms_of(graph, exact_paths=size is MUNICIPALITIES), patience)
        print("what has no peer, seconds:")
        for name, work in _alone(meetings, size is MUNICIPALITIES).items():
            print(f"{name:44} {_seconds(work):9.2f}", flush=True)
        print()


def _table(forms: Forms, patience: float) -> None:
    for name, ours in _ours(forms).items():
        peers = [work.get(name) for work in (_igraph(forms), _rustworkx(forms), _networkx(forms))]
        times = [_seconds(ours), *(_within(work, patience) if work else None for work in peers)]
        told = [time for time in times[1:] if time is not None]
        ratio = f"{(times[0] or 0.0) / min(told):9.2f} times" if told else ""
        written = " ".join("        –" if time is None else f"{time:9.4f}" for time in times)
        print(f"{name:22} {written} {ratio}".rstrip(), flush=True)


def _within(work: Work, patience: float) -> float | None:
    """Return the time of a peer, measured in a process of its own that ends with the patience."""
    context = get_context("fork")
    ours, theirs = context.Pipe(duplex=False)
    process = context.Process(target=lambda: theirs.send(_seconds(work)))
    process.start()
    found: float | None = ours.recv() if ours.poll(patience) else None
    process.kill()
    process.join()
    return found


def _seconds(work: Work) -> float:
    """Return the shorter time of two; of what takes more than two seconds the first."""
    found = []
    for _ in range(2):
        gc.collect()
        start = perf_counter()
        work()
        found.append(perf_counter() - start)
        if found[0] > 2:
            break
    return min(found)


def _alone(meetings: Meetings, with_chance: bool) -> Mapping[str, Work]:
    """Return what no peer has: intervals, rank stability, chance, suggestions, and all measures at once."""
    pairs = pairs_of(meetings)
    evidence = Evidence({str(place): meeting for place, meeting in enumerate(meetings)}, {}, ())
    degree = Ranking(centrality.degree, 10)
    work: dict[str, Work] = {
        "pairs of all meetings": lambda: pairs_of(meetings),
        "intervals of strength": lambda: strengths(meetings),
        "rank stability of degree, 200 resamples": lambda: stability(meetings, degree),
        "communities, 20 seeds": lambda: communities(pairs.network(by_share=True)),
        "suggestions, the first 50": lambda: suggestions(evidence),
    }
    if with_chance:
        between = Ranking(centrality.betweenness, 10, weighting=Weighting.NEWMAN)
        work |= {
            "rank stability of betweenness, 100 resamples": lambda: stability(meetings, between, 100),
            "one arrangement by chance": lambda: next(arrangements(meetings, 1)),
            "rank test of suggestions, 20 rounds": lambda: rank_test(evidence),
            "losses of the first 30": lambda: losses(project_groups(meetings), list(pairs.nodes[:30])),
        }
    return work


def _ours(forms: Forms) -> Mapping[str, Work]:
    one = forms.ours
    work: dict[str, Work] = {
        "degree": lambda: centrality.degree(one),
        "strength": lambda: centrality.strength(one),
        "pagerank": lambda: centrality.pagerank(one),
        "eigenvector": lambda: centrality.eigenvector(one),
        "clustering": lambda: cohesion.clustering(one),
        "core number": lambda: cohesion.core_number(one),
        "parts": lambda: cohesion.parts(one),
        "constraint": lambda: brokerage.constraint(one),
        "effective size": lambda: brokerage.effective_size(one),
        "communities, 1 seed": lambda: communities(one, seeds=1),
        "participation": lambda: brokerage.participation(forms.networkx, forms.divided),
        "assortativity": lambda: assortativity_by_number(one, forms.numbers),
        f"betweenness of {PIVOTS}": lambda: sampled_betweenness(one, PIVOTS),
        f"harmonic of {PIVOTS}": lambda: sampled_harmonic(one, PIVOTS),
    }
    if forms.exact_paths:
        work |= {
            "betweenness": lambda: centrality.betweenness(one),
            "harmonic": lambda: centrality.harmonic(one),
        }
    return work


def _igraph(forms: Forms) -> Mapping[str, Work]:
    graph, weights, lengths = forms.igraph, forms.weights, forms.lengths
    drawn = Random(1).sample(range(graph.vcount()), PIVOTS)
    return {
        "degree": graph.degree,
        "strength": lambda: graph.strength(weights=weights),
        "pagerank": lambda: graph.pagerank(directed=False, weights=weights),
        "eigenvector": lambda: graph.eigenvector_centrality(weights=weights),
        "clustering": lambda: graph.transitivity_local_undirected(mode="zero"),
        "core number": graph.coreness,
        "parts": lambda: (list(graph.connected_components()), graph.articulation_points()),
        "constraint": lambda: graph.constraint(weights=weights),
        "communities, 1 seed": lambda: graph.community_leiden("modularity", weights=weights, n_iterations=-1),
        f"betweenness of {PIVOTS}": lambda: graph.betweenness(directed=False, weights=lengths, sources=drawn),
        f"harmonic of {PIVOTS}": lambda: graph.distances(source=drawn, weights=lengths),
        "assortativity": lambda: graph.assortativity(list(forms.numbers.values()), directed=False),
        "betweenness": lambda: graph.betweenness(directed=False, weights=lengths),
        "harmonic": lambda: graph.harmonic_centrality(weights=lengths),
    }


def _rustworkx(forms: Forms) -> Mapping[str, Work]:
    """Return what rustworkx has for undirected networks with weights."""
    graph = forms.rustworkx
    return {
        "degree": lambda: [graph.degree(node) for node in graph.node_indices()],
        "eigenvector": lambda: rx.eigenvector_centrality(graph, weight_fn=float, max_iter=1000),
        "core number": lambda: rx.core_number(graph),
        "parts": lambda: (rx.connected_components(graph), rx.articulation_points(graph)),
    }


def _networkx(forms: Forms) -> Mapping[str, Work]:
    graph = forms.networkx
    work: dict[str, Work] = {
        "degree": lambda: dict(graph.degree()),
        "strength": lambda: dict(graph.degree(weight="weight")),
        "pagerank": lambda: nx.pagerank(graph),
        "eigenvector": lambda: nx.eigenvector_centrality_numpy(graph, weight="weight"),
        "clustering": lambda: nx.clustering(graph),
        "core number": lambda: nx.core_number(graph),
        "parts": lambda: (list(nx.connected_components(graph)), list(nx.articulation_points(graph))),
        "constraint": lambda: nx.constraint(graph, weight="weight"),
        "effective size": lambda: nx.effective_size(graph),
        "communities, 1 seed": lambda: nx.community.louvain_communities(graph, seed=1),
        "assortativity": lambda: nx.numeric_assortativity_coefficient(graph, "number"),
        f"betweenness of {PIVOTS}": lambda: nx.betweenness_centrality(graph, k=PIVOTS, weight="length", seed=1),
    }
    if forms.exact_paths:
        work |= {
            "betweenness": lambda: nx.betweenness_centrality(graph, weight="length"),
            "harmonic": lambda: nx.harmonic_centrality(graph, distance="length"),
        }
    return work
