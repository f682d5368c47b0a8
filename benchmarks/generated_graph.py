"""From a size and a seed to a store with a generated graph, written by the code that a build writes with."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from time import perf_counter

from benchmarks.generated.minutes import MinutesWriter
from benchmarks.generated.plan import PlannedMeeting, meetings_of, resolution_of
from benchmarks.generated.world import World, world_of
from graph.build import write_generation
from graph.generations import StoreFolder
from graph.rendering import rendered
from graph.resolved import Collection, Resolution, ResolvedRecord, SharedFacts
from graph.steps import standard_steps
from graph.store import new_generation, open_current
from graph.triples.entities import shared_facts

STATEMENTS_PER_MEETING = 447
"""The ties of a meeting included; reference data and ontology make some thousands more."""


@dataclass(frozen=True, slots=True)
class GeneratedGraph:
    """What was written: how much of it, and the seconds of the parts."""

    meetings: int
    statements: int
    planning: float
    documents: float
    shared: float

    def __str__(self) -> str:
        return (
            f"{self.statements:,} statements of {self.meetings:,} meetings; seconds: {self.planning:.0f} planning, "
            f"{self.documents:.0f} documents, {self.shared:.0f} what they share, ties and the rest"
        )


def generate(folder: Path, millions: float, seed: int) -> GeneratedGraph:
    """Write a graph of some million statements as a new generation of a store; the same seed gives the same one."""
    started = perf_counter()
    world = world_of(seed)
    meetings = meetings_of(world, round(millions * 1_000_000 / STATEMENTS_PER_MEETING), seed)
    resolution = resolution_of(world, meetings)
    steps = replace(standard_steps(), gazetteer=world.gazetteer, version=f"generated-{seed}")
    planned = perf_counter()
    last = planned

    def told(_stage: str, done: int, total: int) -> None:
        nonlocal last
        last = perf_counter()
        if done % 1000 == 0:
            print(f"{done:,} of {total:,} documents", flush=True)

    store = StoreFolder(folder)
    documents = (rendered(resolved, text, steps.minter) for resolved, text in _documents(world, meetings))
    with store.writing(), new_generation(store) as generation:
        write_generation(generation, _collection(resolution), documents, steps, told)
    return GeneratedGraph(
        len(meetings), generation.statements, planned - started, last - planned, perf_counter() - last
    )


@dataclass(frozen=True, slots=True)
class _Planned:
    """What planned meetings say of things that they share; their minutes come with identifiers already."""

    records: tuple[ResolvedRecord, ...]

    def of(self, document: str) -> bytes:
        raise KeyError(document)

    def shared(self) -> Iterator[SharedFacts]:
        return map(shared_facts, self.records)


def _collection(resolution: Resolution) -> Collection:
    documents = tuple(one.record.document.identifier for one in resolution.records)
    entities = (resolution.people, resolution.organisations, resolution.projects)
    return Collection(documents, *entities, {}, (), _Planned(resolution.records))


def _documents(world: World, meetings: list[PlannedMeeting]) -> Iterator[tuple[ResolvedRecord, str]]:
    return (MinutesWriter(world, meeting).minutes() for meeting in meetings)


def counts(folder: Path) -> Counter[str]:
    """Return the number of statements of each class of named graph: documents, entities, reference, ties."""
    return Counter(
        "documents"
        if "/graph/document/" in str(quad.graph_name)
        else str(quad.graph_name).rpartition("/")[2].strip(">")
        for quad in open_current(folder)
    )
