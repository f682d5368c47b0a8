"""All relations that a network of one generation may be chosen from, as columns of numbers that choices run over."""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field

from graph.collaboration.values import STEPS, Node, Sort

ALWAYS, UNKNOWN = -1, 99_999_999
"""Instead of a day for what holds at all times, and where none is known; other days are numbers such as 20240216."""

Fact = tuple[int, int, int]
"""The first and the last day of a fact, and its number in the index."""
Key = tuple[int, int, str]
"""The numbers of source and target, and the step of the ladder or ""."""


def day_number(day: str) -> int:
    """Return a day (ISO 8601) as a number that sorts as it does; UNKNOWN for ""."""
    return int(day.replace("-", "")) if day else UNKNOWN


@dataclass(slots=True)
class Columns:
    """The relations of one sort: those at a position have the facts from its start to the start after it.

    Firsts and lasts are sorted within each relation, so that bisection tells how many facts overlap a period.
    ``steps`` are places in STEPS, -1 for none; ``ties`` the relation's own number in the index, 0 where only its
    facts have one.
    """

    sources: array[int] = field(default_factory=lambda: array("i"))
    targets: array[int] = field(default_factory=lambda: array("i"))
    steps: array[int] = field(default_factory=lambda: array("b"))
    ties: array[int] = field(default_factory=lambda: array("i"))
    starts: array[int] = field(default_factory=lambda: array("i", (0,)))
    firsts: array[int] = field(default_factory=lambda: array("i"))
    lasts: array[int] = field(default_factory=lambda: array("i"))
    facts: array[int] = field(default_factory=lambda: array("i"))

    def __len__(self) -> int:
        return len(self.sources)

    def add(self, key: Key, tie: int, facts: list[Fact]) -> None:
        """Add a relation with at least one fact."""
        self.sources.append(key[0])
        self.targets.append(key[1])
        self.steps.append(STEPS.index(key[2]) if key[2] else -1)
        self.ties.append(tie)
        self.firsts.extend(sorted(first for first, _, _ in facts))
        self.lasts.extend(sorted(last for _, last, _ in facts))
        self.facts.extend(number for _, _, number in sorted(facts))
        self.starts.append(len(self.firsts))

    def weight(self, position: int, first: int | None, last: int | None) -> int:
        """Count the facts of a relation that overlap a period; all of them, dated or not, where there is none."""
        start, end = self.starts[position], self.starts[position + 1]
        if (first is None and last is None) or self.firsts[start] == ALWAYS:
            return end - start
        begun = bisect_right(self.firsts, UNKNOWN - 1 if last is None else last, start, end) - start
        ended = 0 if first is None else bisect_left(self.lasts, first, start, end) - start
        return begun - ended

    def facts_of(self, position: int) -> tuple[int, ...]:
        """Return the numbers of what says so, in the order of time: of the tie itself where it has one."""
        if self.ties[position]:
            return (self.ties[position],)
        return tuple(number for number in self.facts[self.starts[position] : self.starts[position + 1]] if number)


@dataclass(frozen=True, slots=True)
class Relations:
    """All that may be in a network of one generation.

    ``nodes`` go by their numbers in the index, ``numbers`` by their keys, which those of topics are among. ``months``
    count dated meetings by "2024-02", in order; ``undated`` counts the others. ``counties`` and ``topics`` are names by
    code and key; ``of_topic`` says at which meetings each was spoken of, ``represented`` at which meetings each
    organisation had somebody.
    """

    nodes: Mapping[int, Node]
    numbers: Mapping[str, int]
    by_sort: Mapping[Sort, Columns]
    months: Mapping[str, int]
    undated: int
    counties: Mapping[str, str]
    topics: Mapping[str, str]
    of_topic: Mapping[int, frozenset[int]]
    represented: Mapping[int, frozenset[int]]
