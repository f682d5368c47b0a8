"""From measured seconds to the figures that a table shows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import median

from benchmarks.load import Report


@dataclass(frozen=True, slots=True)
class Figures:
    """What a server did with a shape: seconds of median and 99th percentile, answers a second, failures.

    ``limit`` stands where no request was answered: then each took longer than that many seconds.
    """

    median: float
    p99: float
    rate: float
    answered: int
    failures: int
    client: float
    limit: float | None = None

    def told(self, seconds: float) -> str:
        """Write seconds as milliseconds, or that they were more than the limit."""
        return f"> {self.limit * 1000:.0f}" if self.limit else f"{seconds * 1000:.2f}"


def figures_of(reports: Sequence[Report], patience: float) -> Figures:
    """Sum up the rounds of one server and shape; ``client`` are the client's own seconds of processor a request."""
    seconds = [one for report in reports for one in report.seconds]
    failures = sum(report.failures for report in reports)
    elapsed = sum(report.elapsed for report in reports)
    cpu = sum(report.cpu for report in reports)
    if not seconds:
        return Figures(patience, patience, 0.0, 0, failures, 0.0, patience)
    return Figures(
        median(seconds), percentile(seconds, 99), len(seconds) / elapsed, len(seconds), failures, cpu / len(seconds)
    )


def percentile(values: Iterable[float], part: float) -> float:
    """Return the value that so many of a hundred do not exceed (nearest rank)."""
    ordered = sorted(values)
    rank = -(-len(ordered) * part // 100)
    return ordered[max(0, int(rank) - 1)]
