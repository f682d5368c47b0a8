"""From a folder of minutes to how long a build of them takes, stage by stage, beside the engine's own loading."""

from __future__ import annotations

import gzip
import os
import shutil
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path

from pyoxigraph import RdfFormat, Store

from graph.build import Steps, build
from graph.dumps import DUMPS
from graph.steps import standard_steps

_BETWEEN_LOOKS = 0.5  # seconds


@dataclass(frozen=True, slots=True)
class Spent:
    """Seconds by the clock, and seconds of work of a process and of those that it started and that have ended."""

    seconds: float
    work: float


@dataclass(slots=True)
class BuildMeasures:
    """What a build took, by stage; the peak of memory of all processes and the size of the store are in bytes."""

    documents: int
    statements: int
    stages: dict[str, Spent]
    peak: int = 0
    store: int = 0
    loading: float = 0.0

    @property
    def seconds(self) -> float:
        """All seconds by the clock."""
        return sum(spent.seconds for spent in self.stages.values())

    def lines(self) -> list[str]:
        """Return what was measured, a line a figure."""
        whole = Spent(self.seconds, sum(spent.work for spent in self.stages.values()))
        rate = self.seconds / self.loading if self.loading else 0.0
        return [
            f"{self.documents:,} documents, {self.statements:,} statements, {self.store / 1e6:,.0f} MB on disk",
            *(self._line(stage, spent) for stage, spent in {**self.stages, "all": whole}.items()),
            f"  peak of memory, all processes: {self.peak / 1e9:.2f} GB",
            *([f"  Oxigraph alone loads these statements in {self.loading:.1f} s: {rate:.1f} times"] if rate else []),
        ]

    def _line(self, stage: str, spent: Spent) -> str:
        each = 1000 / max(1, self.documents)
        return (
            f"  {stage:8} {spent.seconds:8.1f} s  a document {spent.seconds * each:7.2f} ms, "
            f"{spent.work * each:7.2f} ms of work; {self.documents / max(spent.seconds, 0.001):8.0f} a second"
        )


def chosen(folder: Path, documents: int, target: Path) -> Path:
    """Link so many of the files of a folder into a folder of their own."""
    files = sorted(path for path in folder.rglob("*") if path.is_file() and path.suffix in (".md", ".txt"))
    if len(files) < documents:
        raise ValueError(f"{folder} has {len(files)} texts only: make more by python -m benchmarks corpus.")
    for number, path in enumerate(files[:documents]):
        place = target / f"{number // 1000:04}"
        place.mkdir(parents=True, exist_ok=True)
        (place / path.name).hardlink_to(path)
    return target


def measured_build(minutes: Path, store: Path, steps: Steps) -> BuildMeasures:
    """Build in a process of its own, and look at it from outside."""
    context = get_context("spawn")
    mine, other = context.Pipe()
    process = context.Process(target=_build, args=(minutes, store, steps, other))
    process.start()
    other.close()
    peak = 0
    while not mine.poll(_BETWEEN_LOOKS):
        peak = max(peak, _memory_of(process.pid or 0))
    found: BuildMeasures = mine.recv()
    process.join()
    found.peak = peak
    found.store = sum(path.stat().st_size for path in store.rglob("*") if path.is_file())
    return found


def _build(minutes: Path, store: Path, steps: Steps, told: Connection) -> None:
    clock = _Clock()
    report = build([minutes], store, steps, clock.told)
    clock.told("settle", 0, 1)
    told.send(BuildMeasures(len(report.documents), report.quads, clock.stages))


class _Clock:
    """Notes when stages end: a stage ends when the next one begins."""

    def __init__(self) -> None:
        self.stages: dict[str, Spent] = {}
        self._stage = "read"
        self._last = self._now()

    @staticmethod
    def _now() -> Spent:
        return Spent(time.perf_counter(), sum(os.times()[:4]))

    def told(self, stage: str, _done: int, _total: int) -> None:
        if stage != self._stage:
            now = self._now()
            self.stages[self._stage] = Spent(now.seconds - self._last.seconds, now.work - self._last.work)
            self._stage, self._last = stage, now


def _memory_of(pid: int) -> int:
    """Return how much memory a process and all that it started take; what they share counts once."""
    taken = 0
    waiting = [pid]
    while waiting:
        one = waiting.pop()
        try:
            for task in Path(f"/proc/{one}/task").iterdir():
                waiting.extend(map(int, (task / "children").read_text().split()))
            for line in Path(f"/proc/{one}/smaps_rollup").read_text().splitlines():
                if line.startswith("Pss:"):
                    taken += int(line.split()[1]) * 1024
        except OSError:
            continue  # it has just ended
    return taken


def loading_alone(store: Path, scratch: Path) -> float:
    """Return how long Oxigraph takes to load the statements of a store's graph into a new one of its own."""
    dump = max((store / "generations").iterdir()) / DUMPS / "samgraf.nq.gz"
    plain = scratch / "all.nq"
    with gzip.open(dump) as source, plain.open("wb") as target:
        shutil.copyfileobj(source, target)
    began = time.perf_counter()
    loaded = Store(str(scratch / "loaded"))
    loaded.bulk_load(path=str(plain), format=RdfFormat.N_QUADS)
    loaded.flush()
    return time.perf_counter() - began


def main(folder: Path, sizes: Sequence[int], scratch: Path, tell: Callable[[str], None] = print) -> None:
    """Measure builds of several sizes, then of one document more, and tell."""
    for size in sizes:
        place = scratch / str(size)
        minutes = chosen(folder, size, place / "minutes")
        measures = measured_build(minutes, place / "store", standard_steps())
        measures.loading = loading_alone(place / "store", place)
        for line in measures.lines():
            tell(line)
        shutil.copy(next(minutes.rglob("*.*")), minutes / "one-more.txt")
        more = measured_build(minutes, place / "store", standard_steps())
        ratio = measures.seconds / more.seconds
        tell(f"  one document more: {more.seconds:.1f} s, of which all together are {ratio:.0f} times as much")
        shutil.rmtree(place)
