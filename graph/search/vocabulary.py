"""From a typed word to the words of the minutes that it may mean, those most like it first."""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum
from itertools import islice

from rapidfuzz import process
from rapidfuzz.distance import OSA

_SHORTEST_PREFIX = 2
_SHORTEST_PART = 4
_MOST_READ = 2000
_MOST_KEPT = 40


class Tier(IntEnum):
    """How a word of the minutes is like the typed one; lower is closer."""

    SAME = 0
    BEGINS = 1
    PART = 2
    SPELLED_ALIKE = 3


@dataclass(frozen=True, slots=True)
class Meant:
    """The stems that a typed word may mean, with how each is like it; the rarer they are, the more the word weighs."""

    typed: str
    stems: dict[str, Tier]
    weight: float

    def same(self) -> tuple[str, ...]:
        """Return the stem of the word itself, where it occurs."""
        return tuple(stem for stem, tier in self.stems.items() if tier is Tier.SAME)


class Vocabulary:
    """The stems of one generation's words, with how often each occurs."""

    def __init__(self, words: Sequence[tuple[str, int]]) -> None:
        """Take words sorted by stem, each once."""
        self._stems = [stem for stem, _ in words]
        self._occurrences = dict(words)
        self._all = sum(self._occurrences.values())
        self._joined = "\n".join(("", *self._stems, ""))
        self._by_length: dict[int, list[str]] = {}
        for stem in self._stems:
            self._by_length.setdefault(len(stem), []).append(stem)

    def meant_by(self, stem: str, *, unfinished: bool = False) -> Meant:
        """Return what a typed word, given by its stem, may mean.

        An ``unfinished`` word is one that may be being typed: what begins like it counts too. Spelling is forgiven
        where the word does not occur: one slip from four letters, two from eight.
        """
        stems: dict[str, Tier] = {}
        if stem in self._occurrences:
            stems[stem] = Tier.SAME
        if unfinished and len(stem) >= _SHORTEST_PREFIX:
            self._take(stems, self._beginning_with(stem), Tier.BEGINS)
        if len(stem) >= _SHORTEST_PART:
            self._take(stems, self._containing(stem), Tier.PART)
        if stem not in self._occurrences:
            self._take(stems, self._spelled_like(stem), Tier.SPELLED_ALIKE)
        return Meant(stem, stems, self._weight(stems))

    def _weight(self, stems: dict[str, Tier]) -> float:
        closest = min(stems.values(), default=Tier.SAME)
        occurrences = sum(self._occurrences[stem] for stem, tier in stems.items() if tier is closest)
        return math.log(2 + self._all / (1 + occurrences))

    def occurrences(self, stem: str) -> int:
        """Return how often words of a stem occur."""
        return self._occurrences.get(stem, 0)

    def _take(self, stems: dict[str, Tier], found: Iterator[str], tier: Tier) -> None:
        commonest = sorted(islice(found, _MOST_READ), key=self._commonest_first)
        for stem in commonest[:_MOST_KEPT]:
            stems.setdefault(stem, tier)

    @property
    def _commonest_first(self) -> Callable[[str], tuple[int, str]]:
        return lambda stem: (-self._occurrences[stem], stem)

    def _beginning_with(self, start: str) -> Iterator[str]:
        for place in range(bisect_left(self._stems, start), len(self._stems)):
            if not self._stems[place].startswith(start):
                return
            yield self._stems[place]

    def _containing(self, part: str) -> Iterator[str]:
        place = self._joined.find(part)
        while place != -1:
            start = self._joined.rindex("\n", 0, place) + 1
            end = self._joined.index("\n", place)
            yield self._joined[start:end]
            place = self._joined.find(part, end)

    def _spelled_like(self, stem: str) -> Iterator[str]:
        slips = 0 if len(stem) < 4 else 1 if len(stem) < 8 else 2
        near: list[tuple[int, str]] = []
        for length in range(len(stem) - slips, len(stem) + slips + 1) if slips else ():
            found = process.extract(
                stem, self._by_length.get(length, ()), scorer=OSA.distance, score_cutoff=slips, limit=_MOST_KEPT
            )
            near += [(int(distance), other) for other, distance, _ in found]
        closest = min((distance for distance, _ in near), default=0)
        yield from (other for distance, other in near if distance == closest)
