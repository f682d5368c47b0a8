"""From the pages of a document to the same without what only repeats at their heads and feet."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence

_DEPTH = 4  # lines from the top and from the bottom of a page that may repeat
_SHARE = 0.6  # of the pages: what stands on so many at the same place from its edge repeats
_PAGE_NUMBER = re.compile(
    r"(?:(?:sidan?|sid|s|page)\.?\s*)?"
    r"\d{1,4}(?:\s*(?:\(\s*\d{1,4}\s*\)?|/\s*\d{1,4}|(?:av|of)\s+\d{1,4}))?",
    re.IGNORECASE,
)
_NUMBERED = re.compile(rf"(?<!\S){_PAGE_NUMBER.pattern}$", re.IGNORECASE)

Place = tuple[int, str]
"""How many lines there are between the edge of a page and a line, below 0 from the bottom; and the line's words."""


def without_running_heads(pages: Sequence[Sequence[str]]) -> list[list[str]]:
    """Return the pages without page numbers and lines that repeat at their edges; each stays where it is first."""
    edges = [_edges(page) for page in pages]
    counted = Counter(place for page in edges for place in page.values())
    least = max(2.0, _SHARE * len(pages))
    repeated = {place for place, count in counted.items() if count >= least}
    seen: set[Place] = set()
    return [_kept(page, places, repeated, seen) for page, places in zip(pages, edges, strict=True)]


def _edges(page: Sequence[str]) -> dict[int, Place]:
    """Return the places of the lines near the edges of a page, by their positions in it."""
    told = [number for number, line in enumerate(page) if line.strip()]
    top = {number: (depth, _words(page[number])) for depth, number in enumerate(told[:_DEPTH])}
    foot = {number: (-depth - 1, _words(page[number])) for depth, number in enumerate(reversed(told[-_DEPTH:]))}
    return top | foot


def _words(line: str) -> str:
    return _NUMBERED.sub("", " ".join(line.split())).casefold()


def _kept(page: Sequence[str], edges: Mapping[int, Place], repeated: set[Place], seen: set[Place]) -> list[str]:
    kept: list[str] = []
    for number, line in enumerate(page):
        place = edges.get(number)
        if place is not None and (_PAGE_NUMBER.fullmatch(line.strip()) or (place in repeated and place in seen)):
            continue
        if place is not None:
            seen.add(place)
        kept.append(line)
    while kept and not kept[0].strip():
        kept.pop(0)
    return kept
