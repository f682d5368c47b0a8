"""From light queries and four that run away to what the second do to the first."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from importlib.resources import files
from urllib.parse import quote

from benchmarks.figures import Figures, figures_of
from benchmarks.load import finish, start
from benchmarks.queries import Shape, get
from benchmarks.targets import Target

_JSON = "application/sparql-results+json"
_PATIENCE = 20.0


def print_under_runaways(targets: Sequence[Target], light: Sequence[Shape], seconds: float) -> None:
    """Print the 99th percentile of light queries, alone and beside a cross product, a path, a pattern and a sort."""
    print(
        "\nLight queries, one client, alone and beside four that run away: 99th percentile and median in milliseconds"
    )
    print(f"{'server':18} {'p99 alone':>10} {'beside':>11} {'times':>7} {'alone':>9} {'beside':>8} {'failed':>6}")
    for target in targets:
        target.restart()
        requests = [one for shape in light for one in shape.requests(target.path, target.host)]
        target.load(requests, 1, seconds / 4, _PATIENCE)
        alone = figures_of([target.load(requests, 1, seconds, _PATIENCE)], _PATIENCE)
        beside = _beside_runaways(target, requests, seconds)
        times = f"{beside.p99 / alone.p99:7.1f}"
        print(
            f"{target.name:18} {alone.told(alone.p99):>10} {beside.told(beside.p99):>11} {times} "
            f"{alone.told(alone.median):>9} {beside.told(beside.median):>8} {beside.failures:6}"
        )
        sys.stdout.flush()


def _beside_runaways(target: Target, requests: list[str], seconds: float) -> Figures:
    running = [start(target.plan([request], 1, 3600, 3600)) for request in _runaways(target)]
    try:
        report = finish(start(target.plan(requests, 1, seconds, _PATIENCE)))
    finally:
        for process in running:
            process.kill()
            process.wait()
        target.restart()
    return figures_of([report], _PATIENCE)


def _runaways(target: Target) -> list[str]:
    folder = files("benchmarks") / "runaways"
    queries = [file.read_text(encoding="utf-8") for file in sorted(folder.iterdir(), key=lambda file: file.name)]
    return [get(f"{target.path}?query={quote(query)}", target.host, _JSON) for query in queries]
