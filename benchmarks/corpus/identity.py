"""From mentions of people, each with who is meant and whom the graph takes it for, to scores of identity."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from hashlib import blake2b
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from benchmarks.corpus.truth import Truth
from graph.evaluation.matching import folded, paired
from graph.evaluation.meetings import Comparison

Numbers = NDArray[np.uint64]
Flags = NDArray[np.bool_]
NOBODY = 0


def _numbers() -> array[int]:
    return array("Q")


@dataclass(slots=True)
class Mentions:
    """A row a mention, every thing as a number: who is meant, whom the graph has, the name, whom they represent.

    ``found`` is NOBODY where the extraction missed the mention; ``slip`` is 1 where the name is written otherwise than
    it is borne.
    """

    who: array[int] = field(default_factory=_numbers)
    found: array[int] = field(default_factory=_numbers)
    name: array[int] = field(default_factory=_numbers)
    represents: array[int] = field(default_factory=_numbers)
    slip: array[int] = field(default_factory=_numbers)

    def take_in(self, other: Mentions) -> None:
        """Add the rows of other mentions."""
        for own, more in ((self.who, other.who), (self.found, other.found), (self.name, other.name),
                          (self.represents, other.represents), (self.slip, other.slip)):  # fmt: skip
            own.extend(more)


def number_of(text: str) -> int:
    return int.from_bytes(blake2b(text.encode(), digest_size=8).digest(), "big") or 1


def mentions_of(truth: Truth, comparison: Comparison) -> Mentions:
    """Return the people of a document with the entities that the graph has for them.

    Where two in a document share a name, whom they represent decides, and then whether they were there.
    """
    found = _entities(truth, comparison)
    mentions = people_of(truth)
    entities = map(found.get, range(len(truth.gold.known_people)))
    mentions.found.extend(number_of(entity) if entity else NOBODY for entity in entities)
    return mentions


def people_of(truth: Truth) -> Mentions:
    """Return the people of a document; whom the graph has is not filled in."""
    mentions, parts = Mentions(), truth.gold.attendance
    for turn, person in enumerate(truth.gold.known_people):
        represents = parts[turn].represents if turn < len(parts) else None
        mentions.who.append(number_of(truth.who[turn]))
        mentions.name.append(number_of(folded(truth.names[turn])))
        mentions.represents.append(number_of(represents) if represents else NOBODY)
        mentions.slip.append(folded(person.name) != folded(truth.names[turn]))
    return mentions


def _entities(truth: Truth, comparison: Comparison) -> dict[int, str]:
    """Pair the gold's people with entities, by their places in ``known_people``."""
    people, gold, graph = truth.gold.known_people, truth.gold.attendance, comparison.found
    pairs: dict[int, str] = {}

    def pair(places: range, rows: list[tuple[str, int]], same: Callable[[int, int], bool]) -> None:
        left = [place for place in places if place not in pairs]
        free = [(entity, row) for entity, row in rows if entity not in pairs.values()]
        fitting = paired(
            left, free, lambda place, one: comparison.is_person(one[0], people[place].name) and same(place, one[1])
        )
        pairs.update({left[place]: free[row][0] for place, row in fitting})

    def same_organisation(place: int, row: int) -> bool:
        wanted, given = gold[place].represents, graph.attendance[row].organisations
        return wanted is not None and any(comparison.facts.called(one, [wanted]) for one in given)

    attending = [(part.person, row) for row, part in enumerate(graph.attendance)]
    pair(range(len(gold)), attending, same_organisation)
    pair(range(len(gold)), attending, lambda place, row: gold[place].status == graph.attendance[row].status)
    pair(range(len(people)), [(entity, 0) for entity in sorted(graph.people)], lambda _place, _row: True)
    return pairs


@dataclass(frozen=True, slots=True)
class Identity:
    """Scores over the mentions that the extraction found: ``found`` of ``mentions``.

    Pairwise precision and recall count pairs of mentions; B-cubed (Bagga and Baldwin, 1998, Algorithms for scoring
    coreference chains) averages over mentions how much of their cluster is theirs and how much of theirs is in it.
    """

    mentions: int
    found: int
    pairs: tuple[float, float]
    b_cubed: tuple[float, float]


def f1(scores: tuple[float, float]) -> float:
    """Return the harmonic mean of precision and recall."""
    return 2 * scores[0] * scores[1] / sum(scores) if sum(scores) else 0.0


def identity_scores(mentions: Mentions) -> dict[str, Identity]:
    """Score all mentions, and those of each kind of case; a mention may be of several kinds, ``plain`` ones of none."""
    who, found, name, represents = (np.array(one, np.uint64) for one in (
        mentions.who, mentions.found, mentions.name, mentions.represents))  # fmt: skip
    there = found != NOBODY
    precision, recall = _b_cubed(who[there], found[there])
    pairs = _pairwise(who[there], found[there])
    kinds = _kinds(who, name, represents, np.array(mentions.slip, np.bool_))
    scores = {"all": Identity(len(who), int(there.sum()), pairs, (_mean(precision), _mean(recall)))}
    for kind, those in kinds:
        inner = those[there]
        own = _pairwise(who[there][inner], found[there][inner])
        means = _mean(precision[inner]), _mean(recall[inner])
        scores[kind] = Identity(int(those.sum()), int(inner.sum()), own, means)
    return scores


def _mean(values: NDArray[np.float64]) -> float:
    return float(values.mean()) if len(values) else 0.0


def _counts(values: Numbers) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    _, inverse, counts = np.unique(values, return_inverse=True, return_counts=True)
    return inverse, counts


def _joint(who: NDArray[np.intp], found: NDArray[np.intp]) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    return _counts((who.astype(np.uint64) << np.uint64(32)) | found.astype(np.uint64))


def _b_cubed(who: Numbers, found: Numbers) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return precision and recall of each mention."""
    (own, owns), (cluster, clusters) = _counts(who), _counts(found)
    both, boths = _joint(own, cluster)
    shared = boths[both].astype(np.float64)
    return shared / clusters[cluster], shared / owns[own]


def _pairwise(who: Numbers, found: Numbers) -> tuple[float, float]:
    (own, owns), (cluster, clusters) = _counts(who), _counts(found)
    right, given, wanted = (float((n * (n - 1.0) / 2).sum()) for n in (_joint(own, cluster)[1], clusters, owns))
    return right / given if given else 1.0, right / wanted if wanted else 1.0


def _kinds(who: Numbers, name: Numbers, represents: Numbers, slip: Flags) -> Iterator[tuple[str, Flags]]:
    homonym = _several(name, who)
    married = _several(who, name)
    employed = np.where(represents == NOBODY, np.uint64(0), represents)
    moved = _several(who, employed, besides=NOBODY)
    kinds = (("homonym", homonym), ("misspelt", slip), ("moved", moved), ("married", married))
    plain = ~np.logical_or.reduce([those for _, those in kinds])
    return chain(kinds, (("plain", plain),))


def _several(of: Numbers, values: Numbers, besides: int | None = None) -> Flags:
    """Tell for each row whether the rows that share its first number hold more than one second number."""
    owners, _ = _counts(of)
    counted = np.ones(len(of), np.bool_) if besides is None else values != np.uint64(besides)
    pairs = np.unique(np.stack((owners[counted].astype(np.uint64), values[counted])), axis=1)
    several = np.bincount(pairs[0].astype(np.intp), minlength=int(owners.max(initial=-1)) + 1) > 1
    return np.asarray(several[owners], np.bool_)
