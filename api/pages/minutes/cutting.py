"""From a text and the stretches of it that matter to segments: cut at every start and end, so that none overlap."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of a text, from ``start`` to before ``end`` in code points, and the number of whom it concerns."""

    start: int
    end: int
    owner: int


@dataclass(frozen=True, slots=True)
class Segment:
    """A part of a text, and those whose stretches cover it: the narrowest stretch last."""

    start: int
    text: str
    owners: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a text, with the line feed at its end; ``number`` counts from 1."""

    number: int
    segments: tuple[Segment, ...]


def cut(text: str, stretches: Sequence[Stretch]) -> list[Segment]:
    """Return the segments of a text, which joined give it back; stretches reach no further than the text does."""
    size = len(text)
    # by length, so that whoever comes last at a place has the narrowest stretch there
    known = sorted((one for one in stretches if _clipped(one, size)), key=lambda one: (one.start - one.end, one.start))
    starting: dict[int, list[int]] = {}
    ending: dict[int, list[int]] = {}
    for rank, one in enumerate(known):
        starting.setdefault(max(0, one.start), []).append(rank)
        ending.setdefault(min(size, one.end), []).append(rank)
    line_starts = {place + 1 for place, letter in enumerate(text) if letter == "\n"}
    places = sorted({0, size} | (starting.keys() | ending.keys() | line_starts))
    covering: set[int] = set()
    segments = []
    for start, end in pairwise(places):
        covering.difference_update(ending.get(start, ()))
        covering.update(starting.get(start, ()))
        ranks = sorted(covering)
        owners = dict.fromkeys(known[rank].owner for rank in reversed(ranks))
        segments.append(Segment(start, text[start:end], tuple(reversed(owners))))
    return segments


def _clipped(one: Stretch, size: int) -> bool:
    """Tell whether anything is left of a stretch within a text."""
    return max(0, one.start) < min(size, one.end)


def lines_of(segments: Sequence[Segment]) -> list[Line]:
    """Gather segments by line; no segment reaches over the end of a line."""
    lines: list[list[Segment]] = [[]]
    for segment in segments:
        lines[-1].append(segment)
        if segment.text.endswith("\n"):
            lines.append([])
    return [Line(number, tuple(line)) for number, line in enumerate(lines, start=1) if line]
