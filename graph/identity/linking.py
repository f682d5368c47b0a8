"""From the people of all documents to groups of people who are one, and to the grounds of each decision."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import product

from graph.identity.blocking import candidate_pairs, profiles_of
from graph.identity.clusters import Clusters, without_rivals
from graph.identity.judgements import Judgement, JudgementError, Judgements, Ruling, split_local
from graph.identity.local import LocalPerson
from graph.identity.minting import minted
from graph.identity.names import person_name
from graph.identity.reasons import judged
from graph.identity.scoring import Comparison, Profile, compare

_NEAREST_KEPT = 3  # look-alikes explained for each person; more would bury the reader


@dataclass(frozen=True, slots=True)
class Link:
    """Two people, by their places in the collection, merged or kept apart, and why."""

    one: int
    other: int
    merged: bool
    rule: str
    reason: str
    confidence: float


@dataclass(slots=True)
class Linked:
    """The groups of people who are one, and the links between them."""

    groups: list[list[int]]
    links: list[Link] = field(default_factory=list)


def link(people: Sequence[LocalPerson], judgements: Judgements, previous: Mapping[str, str]) -> Linked:
    """Group the people of a collection; ``people`` are in the order of their documents.

    Judgements come first, then matches by their weight, the heaviest first. Raises JudgementError where
    judgements contradict each other.
    """
    clusters = Clusters(people)
    judged_pairs = list(_judged_pairs(people, judgements, previous))
    links = list(_follow_judgements(clusters, people, judged_pairs))
    profiles = profiles_of(people)
    links += _gather(clusters, profiles)
    found = (compare(one, other, profiles) for one, other in candidate_pairs(profiles))
    comparisons = sorted((c for c in found if c is not None), key=lambda c: (-c.bits, c.one, c.other))
    links += _follow_scores(clusters, comparisons, profiles)
    links += _look_alikes(clusters, comparisons, profiles)
    return Linked(clusters.groups(), links)


def _judged_pairs(
    people: Sequence[LocalPerson], judgements: Judgements, previous: Mapping[str, str]
) -> Iterator[tuple[int, int, Judgement]]:
    if not judgements.entries:
        return
    places = _places(people, previous)
    for entry in judgements.entries:
        ones, others = (places.get(_folded_end(end), []) for end in (entry.first, entry.second))
        # one pair is enough to unite two groups; to part them every pair has to be
        pairs = product(ones[:1], others[:1]) if _is_same(entry) else product(ones, others)
        yield from ((one, other, entry) for one, other in pairs if one != other)


def unmatched_ends(
    people: Sequence[LocalPerson], judgements: Judgements, previous: Mapping[str, str]
) -> tuple[str, ...]:
    """Return the ends of judgements that mean nobody in the collection, sorted."""
    if not judgements.entries:
        return ()
    places = _places(people, previous)
    ends = {end for entry in judgements.entries for end in (entry.first, entry.second)}
    return tuple(sorted(end for end in ends if _folded_end(end) not in places))


def _is_same(entry: Judgement) -> bool:
    return entry.ruling is Ruling.SAME


def _places(people: Sequence[LocalPerson], previous: Mapping[str, str]) -> dict[str, list[int]]:
    """Return whom a judgement may mean: by any form in a document, by earlier identifier, by own identifier."""
    places: defaultdict[str, list[int]] = defaultdict(list)
    for place, person in enumerate(people):
        keys = {f"{person.document}#{person_name(form).key}" for form in person.forms}
        keys |= {minted(person), previous.get(person.key, "")}
        for key in keys - {""}:
            places[key].append(place)
    return places


def _folded_end(end: str) -> str:
    local = split_local(end)
    if local is not None:
        return f"{local[0]}#{person_name(local[1]).key}"
    return f"person/{end.rpartition('person/')[2]}"


def _follow_judgements(
    clusters: Clusters, people: Sequence[LocalPerson], pairs: Sequence[tuple[int, int, Judgement]]
) -> Iterator[Link]:
    for one, other, judgement in pairs:
        if _is_same(judgement) and clusters.leader(one) != clusters.leader(other):
            clusters.unite(one, other)
            yield Link(one, other, True, "judgement", judged(judgement), 1.0)
    for one, other, judgement in pairs:
        if _is_same(judgement):
            continue
        if clusters.leader(one) == clusters.leader(other):
            raise JudgementError(
                f"{judgement.first} and {judgement.second} are judged different, and the same by other "
                "judgements; take one of these out."
            )
        clusters.keep_apart(one, other)
        if people[one].document != people[other].document:  # else the document's own decisions tell it
            yield Link(one, other, False, "judgement", judged(judgement), 1.0)


def _gather(clusters: Clusters, profiles: Sequence[Profile]) -> Iterator[Link]:
    """Unite the people of each profile, if what is said of them all is enough; the first two stand for all."""
    for place, profile in enumerate(profiles):
        itself = compare(place, place, profiles) if len(profile.people) > 1 else None
        if itself is not None and itself.is_match:
            first, *others = profile.people
            united = [other for other in others if clusters.veto(first, other) is None]
            for other in united:
                clusters.unite(first, other)
            yield from (_merged(first, other, itself) for other in united[:1])


def _merged(one: int, other: int, comparison: Comparison) -> Link:
    return Link(one, other, True, "score-above-threshold", comparison.words, comparison.probability)


def _follow_scores(
    clusters: Clusters, comparisons: Sequence[Comparison], profiles: Sequence[Profile]
) -> Iterator[Link]:
    for comparison in without_rivals(comparisons, profiles):
        for one, other in _pairs(comparison, profiles):
            if clusters.leader(one) != clusters.leader(other) and clusters.veto(one, other) is None:
                clusters.unite(one, other)
                yield _merged(one, other, comparison)


def _pairs(comparison: Comparison, profiles: Sequence[Profile]) -> Iterator[tuple[int, int]]:
    """Pair the first people of two profiles, then the others, whose profile may have been split by a veto."""
    ones, others = profiles[comparison.one].people, profiles[comparison.other].people
    yield from ((ones[0], other) for other in others)
    yield from ((one, others[0]) for one in ones[1:])


def _look_alikes(clusters: Clusters, comparisons: Sequence[Comparison], profiles: Sequence[Profile]) -> Iterator[Link]:
    """Tell why people of like names stayed apart, for the nearest few of each."""
    told: defaultdict[int, set[int]] = defaultdict(set)
    for comparison in comparisons:
        one, other = profiles[comparison.one].people[0], profiles[comparison.other].people[0]
        first, second = clusters.leader(one), clusters.leader(other)
        if first == second or second in told[first] or max(len(told[first]), len(told[second])) >= _NEAREST_KEPT:
            continue
        veto = clusters.veto(one, other)
        if veto in ("judgement", "both-in-one-document"):  # told already: by the judgement, by that document
            continue
        told[first].add(second)
        told[second].add(first)
        rule, lead = _why_apart(comparison, veto)
        confidence = round(1 - comparison.probability, 3) if not comparison.is_match else 0.5
        yield Link(one, other, False, rule, f"{lead} {comparison.words}".strip(), confidence)


def _why_apart(comparison: Comparison, veto: str | None) -> tuple[str, str]:
    if not comparison.is_match:
        return "score-below-threshold", "Det som talar för räcker inte."
    if veto is not None:
        return veto, "Någon av dem är redan förd till en annan kommun eller ett annat län."
    return "fits-several", "Passar lika bra på flera personer som inte är en och samma."
