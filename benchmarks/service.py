"""From a store to how fast the service over it is, beside oxigraph serve and rdflib-endpoint in the same run."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from importlib.metadata import version
from pathlib import Path
from urllib.parse import quote

from benchmarks.figures import Figures, figures_of
from benchmarks.load import Report
from benchmarks.queries import PREPARED, Shape, get, shapes_of, values_of
from benchmarks.runaway import print_under_runaways
from benchmarks.servers import Start, oxigraph, rdflib_endpoint, samgraf
from benchmarks.switching import print_switch
from benchmarks.targets import Target, targets_of
from graph.store import open_current

OURS, CACHED, PEER = "samgraf, no cache", "samgraf", "oxigraph serve"
_CLIENTS = (1, 16)


@dataclass(frozen=True, slots=True)
class Effort:
    """How long to measure: ``rounds`` of so many seconds a server and shape; ``patience`` seconds for one answer."""

    seconds: float
    rounds: int
    patience: float


def main(store: Path, scratch: Path, effort: Effort, quads: Path | None) -> None:
    """Measure everything and print it; ``quads`` is the graph as a file for rdflib-endpoint, None leaves that out."""
    graph = open_current(store)
    values = values_of(graph)
    print(f"{len(graph):,} statements; oxigraph {version('oxigraph')}, rdflib-endpoint {version('rdflib-endpoint')}")
    print(
        f"rounds of {effort.seconds:g} s, by turns; milliseconds; a request is given up after {effort.patience:g} s\n"
    )
    del graph
    shapes = shapes_of(values)
    starts: list[Start] = [
        partial(samgraf, store, OURS, cache=0, time_limit=effort.patience),
        partial(samgraf, store, CACHED, time_limit=effort.patience),
        partial(oxigraph, store),
    ]
    if quads is not None:
        starts.append(partial(rdflib_endpoint, quads, 3600))
    with targets_of(starts) as targets:
        _print_shapes(targets, shapes, effort)
        _print_prepared(targets, shapes, values.words, effort)
        print_under_runaways(targets, [shape for shape in shapes if shape.name not in PREPARED], effort.seconds * 4)
    print_switch(scratch)


def _print_shapes(targets: Sequence[Target], shapes: Sequence[Shape], effort: Effort) -> None:
    print(
        f"{'shape':27} {'clients':>7}  {'server':18} {'median':>9} {'p99':>9} {'a second':>9} {'failed':>6}  to {PEER}"
    )
    for shape in shapes:
        alone, *more = _CLIENTS
        if not _print_shape(targets, shape, alone, effort):
            print(f"{shape.name:27} {'':7}  no server answers in time: not asked by more clients")
            continue
        for clients in more:
            _print_shape(targets, shape, clients, effort)


def _print_shape(targets: Sequence[Target], shape: Shape, clients: int, effort: Effort) -> bool:
    """Print a shape, a line for each server; return whether any answered."""
    measured = _measured(targets, [shape.requests(target.path, target.host) for target in targets], clients, effort)
    peer = next((figures for target, figures in zip(targets, measured, strict=True) if target.name == PEER), None)
    for target, figures in zip(targets, measured, strict=True):
        print(f"{shape.name:27} {clients:7}  {target.name:18} {_row(figures)}  {_ratio(figures, peer, clients)}")
    sys.stdout.flush()
    return any(figures.answered for figures in measured)


def _measured(targets: Sequence[Target], requests: Sequence[list[str]], clients: int, effort: Effort) -> list[Figures]:
    """Measure every target by turns; one that leaves an answer out is not asked again."""
    reports: list[list[Report]] = [[] for _ in targets]
    for turn in range(effort.rounds + 1):
        for kept, target, sent in zip(reports, targets, requests, strict=True):
            if any(not report.seconds for report in kept):
                continue
            report = target.load(sent, clients, effort.seconds if turn else effort.seconds / 4, effort.patience)
            if not turn and report.seconds:
                continue  # the first, shorter round warms up
            kept.append(report)
    return [figures_of(kept, effort.patience) for kept in reports]


def _row(figures: Figures) -> str:
    median, p99 = figures.told(figures.median), figures.told(figures.p99)
    return f"{median:>9} {p99:>9} {figures.rate:9.1f} {figures.failures:6}"


def _ratio(figures: Figures, peer: Figures | None, clients: int) -> str:
    """Tell the median with one client, else the throughput, by the peer's."""
    if peer is None or figures is peer:
        return f"(client: {figures.client * 1e6:.0f} µs of processor a request)"
    sign = ">" if figures.limit else "<" if peer.limit else ""
    if clients == 1:
        return f"median {sign}{figures.median / peer.median:.2f} times"
    return f"throughput {figures.rate / peer.rate:.2f} times" if peer.rate else "throughput: the peer answered none"


def _print_prepared(targets: Sequence[Target], shapes: Sequence[Shape], words: Sequence[str], effort: Effort) -> None:
    """Print REST, which answers from what the build prepared, beside the scans of the engines."""
    print("\nFrom what the build prepared, through REST, one client; beside each the scan of the same kind above")
    ours = next(target for target in targets if target.name == OURS)
    ties = "/api/v1/ties?step=MeetingPlace&partyType=Municipality&sort=-weight&limit=50"
    asked = {
        "pairs-that-meet-most": [ties],
        "passages-with-a-word": [f"/api/v1/passages?limit=100&text={quote(word)}" for word in words],
        "search": [f"/api/v1/search?type=Passage&q={quote(word)}" for word in words],
    }
    for name, addresses in asked.items():
        requests = [get(address, ours.host, "application/json") for address in addresses]
        [figures] = _measured([ours], [requests], 1, effort)
        print(f"{name:27} {1:7}  {'samgraf, REST':18} {_row(figures)}")
    sys.stdout.flush()
