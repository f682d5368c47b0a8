"""From the passages that name a thing to the lines that they stand on, since a name alone tells nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from graph.index.reading import Index
from graph.index.values import Passage

_MOST_BESIDE = 140
"""Characters of a line that are given before and after the passage."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A passage and what stands beside it on its line; ``cut_before`` and ``cut_after`` tell where there is more."""

    passage: Passage
    before: str
    after: str
    cut_before: bool
    cut_after: bool


def mentions_of(index: Index, passages: Sequence[Passage]) -> tuple[Mention, ...]:
    """Return passages with their lines, one of each line; those within one that is told already are left out."""
    texts: dict[str, str] = {}
    told: set[tuple[str, int]] = set()
    found = []
    for passage in passages:
        iri = passage.document.iri
        if iri not in texts:
            number = index.number_of(iri)
            texts[iri] = "" if number is None else index.text_of(number)
        text = texts[iri]
        start = text.rfind("\n", 0, passage.start) + 1
        if (iri, start) in told:
            continue
        told.add((iri, start))
        found.append(_mention(passage, text, start))
    return tuple(found)


def _mention(passage: Passage, text: str, line: int) -> Mention:
    end = text.find("\n", passage.end)
    end = len(text) if end < 0 else end
    before, after = text[line : passage.start], text[passage.end : end].rstrip()
    kept_before, kept_after = _last_words(before), _first_words(after)
    return Mention(passage, kept_before, kept_after, len(kept_before) < len(before), len(kept_after) < len(after))


def _last_words(text: str) -> str:
    return text if len(text) <= _MOST_BESIDE else text[-_MOST_BESIDE:].partition(" ")[2]


def _first_words(text: str) -> str:
    return text if len(text) <= _MOST_BESIDE else text[:_MOST_BESIDE].rpartition(" ")[0]
