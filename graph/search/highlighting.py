"""From a text and the stems that were looked for to the part of it to show, with the hits marked."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from graph.search.words import Words, words_of

LONGEST_EXCERPT = 240
_BEFORE_FIRST_HIT = 60
_ELLIPSIS = "…"


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a text, a hit or what stands between hits."""

    text: str
    hit: bool


def excerpt(text: str, stems: Collection[str]) -> tuple[Part, ...]:
    """Return the parts of a text around its first hit, hits apart from the rest; the whole text where it is short."""
    words = words_of(text)
    hits = [place for place, stem in enumerate(words.stems) if stem in stems]
    start, end = _window(words, hits[0] if hits else None)
    parts = [Part(_ELLIPSIS, False)] if start else []
    reached = start
    for hit in hits:
        if words.starts[hit] < reached or words.ends[hit] > end:
            continue
        if words.starts[hit] > reached:
            parts.append(Part(text[reached : words.starts[hit]], False))
        parts.append(Part(text[words.starts[hit] : words.ends[hit]], True))
        reached = words.ends[hit]
    if reached < end:
        parts.append(Part(text[reached:end], False))
    return (*parts, Part(_ELLIPSIS, False)) if end < len(text) else tuple(parts)


def _window(words: Words, first_hit: int | None) -> tuple[int, int]:
    """Return where an excerpt starts and ends; it begins with a whole word."""
    length = len(words.text)
    if length <= LONGEST_EXCERPT:
        return 0, length
    wanted = max(0, (words.starts[first_hit] if first_hit is not None else 0) - _BEFORE_FIRST_HIT)
    if wanted + LONGEST_EXCERPT >= length:
        wanted = length - LONGEST_EXCERPT
    start = next((one for one in words.starts if one >= wanted), wanted) if wanted else 0
    return start, min(length, start + LONGEST_EXCERPT)
