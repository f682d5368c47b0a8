"""From figures to pieces of sentences: names in a row, the first of a ranking and who ties with them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from graph.language.numbers import grouped
from graph.language.sentences import alphabetical, counted, enumerated
from graph.reports.material import Material

MOST_NAMED = 3


@dataclass(frozen=True, slots=True)
class Ranked:
    """The first of a ranking: ``named`` with their numbers, then ``tied`` more that all have the number ``at``."""

    named: tuple[tuple[str, int], ...]
    tied: int = 0
    at: int = 0


def ranked(numbers: Sequence[tuple[str, int]], most: int = MOST_NAMED) -> Ranked:
    """Return the first of those with the highest numbers, at most so many; none of some that tie is left out alone."""
    ordered = sorted(numbers, key=lambda one: (-one[1], alphabetical(one[0])))
    if len(ordered) <= most or ordered[most][1] < ordered[most - 1][1]:
        return Ranked(tuple(ordered[:most]))
    at = ordered[most][1]
    return Ranked(tuple(one for one in ordered if one[1] > at), sum(number == at for _, number in ordered), at)


class Phrasing:
    """Says things in the language of a report."""

    def __init__(self, material: Material) -> None:
        self._words = material.words
        self._language = material.choice.language

    def said(self, name: str, **values: str) -> str:
        """Return a phrase with its places filled."""
        return self._words[name].format(**values)

    def number(self, name: str, number: int) -> str:
        """Return a number with its noun, such as "3 möten"."""
        return counted(self._words[f"n_{name}"], number)

    def several(self, name: str, number: int, **values: str) -> str:
        """Return a phrase that differs for one and for many, with its places filled."""
        one, many = self._words[name].split("|")
        return (one if number == 1 else many).format(n=grouped(number), **values)

    def listed(self, items: Sequence[str]) -> str:
        """Return items as one lists them."""
        return enumerated(items, self._language)

    def names(self, labels: Sequence[str], most: int = MOST_NAMED) -> str:
        """Return names in the order of the alphabet; where there are more than so many, the empty text."""
        return self.listed(sorted(labels, key=alphabetical)) if len(labels) <= most else ""

    def ranking(self, numbers: Sequence[tuple[str, int]], noun: str) -> str:
        """Return the first of a ranking: "Ale (3 möten), Lerum (2) och 4 lika ofta (1)"; ``noun`` is of the numbers."""
        first = ranked(numbers)
        named = [f"{label} ({grouped(number)})" for label, number in first.named]
        if named:
            label, number = first.named[0]
            named[0] = f"{label} ({self.number(noun, number)})"
        if first.tied:
            at = grouped(first.at) if named else self.number(noun, first.at)
            named.append(self.said("ranked_alike", tied=grouped(first.tied), at=at))
        return self.listed(named)
