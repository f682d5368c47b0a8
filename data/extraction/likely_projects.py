"""Names that are likely a joint effort's by the signs around them, each with how likely.

The signs of a name are weighed by logistic regression: its log-odds are the sum of their weights. The weights stand
in the lexicon (``efforts.weights``); ``python -m benchmarks project-signs`` estimates them from minutes whose projects
are known.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from data.extraction.agenda import Item
from data.extraction.layout import Layout
from data.extraction.organisation_names import OrganisationReader
from data.extraction.people import People
from data.extraction.project_candidates import Candidate, CandidateReader, Place
from data.extraction.project_signs import SignReader
from data.lexicon import numbers
from data.record import OrganisationMention

BY_ITS_SIGNS = "project-by-its-signs"
_LIKELY_ENOUGH = 0.25  # probability from which a name is taken for an effort's
_BIAS = "none"  # the key of the log-odds of a name without any sign


@dataclass(frozen=True, slots=True)
class Likely:
    """A name, and the probability (0 to 1) that it is an effort's."""

    candidate: Candidate
    probability: float


@dataclass(frozen=True, slots=True)
class Named:
    """All that a document says around one name: where it stands, and the signs of every place together."""

    candidates: tuple[Candidate, ...]
    signs: frozenset[str]


def named_efforts(
    layout: Layout,
    items: Sequence[Item],
    organisations: OrganisationReader,
    people: People,
    mentions: Sequence[OrganisationMention],
) -> list[Named]:
    """Return the names of all items with their signs, one for each name."""
    candidates, signs = CandidateReader(layout, organisations, people, mentions), SignReader(layout, mentions)
    found: dict[str, list[Candidate]] = {}
    for item in items:
        for candidate in candidates.candidates(item):
            found.setdefault(candidate.name.casefold(), []).append(candidate)
    return [Named(tuple(same), frozenset().union(*map(signs.signs, same))) for same in found.values()]


def probability(signs: Iterable[str]) -> float:
    """Return the probability that a name with these signs is a joint effort's; a sign without a weight says nothing."""
    weights = _weights()
    return 1 / (1 + math.exp(-weights[_BIAS] - sum(weights.get(sign, 0) for sign in signs)))


def likely_projects(named: Iterable[Named], least: float = _LIKELY_ENOUGH) -> list[Likely]:
    """Return the names of at least that probability in the order of the text; of two that overlap, the likelier."""
    likely = [
        Likely(one, chance) for same in named if (chance := probability(same.signs)) >= least for one in same.candidates
    ]
    kept: list[Likely] = []
    for one in sorted(likely, key=lambda one: (-one.probability, one.candidate.span)):
        if not any(_overlap(one.candidate, other.candidate) for other in kept):
            kept.append(one)
    return sorted(kept, key=lambda one: one.candidate.span)


def _overlap(one: Candidate, other: Candidate) -> bool:
    titles = [candidate.place is Place.TITLE for candidate in (one, other)]
    return not any(titles) and one.span.overlaps(other.span)


@cache
def _weights() -> dict[str, float]:
    return numbers("efforts.weights")
