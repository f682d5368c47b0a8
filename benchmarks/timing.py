"""From two ways to do one thing to how long each takes, and how many times as long the peer's."""

from __future__ import annotations

import gc
from collections.abc import Callable
from dataclasses import dataclass
from statistics import median
from time import perf_counter


@dataclass(frozen=True, slots=True)
class Ratio:
    """Medians in seconds of a task done by Samgraf and by its peer."""

    task: str
    ours: float
    peers: float

    def __str__(self) -> str:
        return f"{self.task:34}  {self.ours * 1000:10.2f}  {self.peers * 1000:10.2f}  {self.peers / self.ours:8.1f}"


def compared(task: str, ours: Callable[[], object], peers: Callable[[], object], runs: int) -> Ratio:
    """Time both, by turns, so that whatever else the machine does falls on both alike."""
    times: tuple[list[float], list[float]] = ([], [])
    for _ in range(runs):
        for kept, work in zip(times, (ours, peers), strict=True):
            kept.append(_seconds(work))
    return Ratio(task, *map(median, times))


def _seconds(work: Callable[[], object]) -> float:
    gc.collect()
    start = perf_counter()
    work()
    return perf_counter() - start
