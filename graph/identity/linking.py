"""From the people of all documents to groups of people who are one, and to the grounds of each decision."""

from __future__ import annotations

from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from itertools import product

import numpy as np

from graph.identity.blocking import candidate_pairs
from graph.identity.clusters import Clusters
from graph.identity.estimation import estimated_weights
from graph.identity.judgements import Judgement, JudgementError, Judgements, Ruling, split_local
from graph.identity.local import LocalPerson
from graph.identity.minting import minted
from graph.identity.moves import can_be_learnt, moved, stays_of
from graph.identity.names import person_name
from graph.identity.profiles import Days, Profile, profiles_of
from graph.identity.rarity import Rarity
from graph.identity.reasons import judged
from graph.identity.rivals import without_rivals
from graph.identity.scoring import Comparison, Likeness, comparison, likeness
from graph.identity.surnames import members_of, renamed
from graph.identity.weights import Level, Weights, prior_weights

_RENAMED = (
    "För: samma tilltalsnamn på samma plats i samma nätverk, det ena efternamnet efter det andra; så många slutar och "
    "kommer tillbaka under ett annat efternamn att en slump är mindre trolig."
)
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
    """The groups of people who are one, the links between them, and by what weights they were found."""

    groups: list[list[int]]
    links: list[Link] = field(default_factory=list)
    weights: Weights = field(default_factory=prior_weights)


def link(people: Sequence[LocalPerson], judgements: Judgements, previous: Mapping[str, str]) -> Linked:
    """Group the people of a collection; ``people`` are in the order of their documents.

    Judgements come first, then matches by their weight, the heaviest first. Raises JudgementError where
    judgements contradict each other.
    """
    clusters = Clusters(people)
    judged_pairs = list(_judged_pairs(people, judgements, previous))
    links = list(_follow_judgements(clusters, people, judged_pairs))
    rarity = Rarity(person_name(person.name) for person in people)
    profiles = profiles_of(people, rarity)
    alike = _alike(profiles, rarity)
    weights = estimated_weights(profiles, _counted(alike, profiles) + _met_again(profiles, rarity))
    links += _gather(clusters, profiles, rarity, weights)
    comparisons = _weighed(alike, weights)
    links += _follow_scores(clusters, comparisons, profiles, rarity, weights)
    links += _follow_names(clusters, profiles, rarity)
    links += _look_alikes(clusters, comparisons, profiles)
    return Linked(clusters.groups(), links, weights)


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


class _Alike:
    """Pairs of profiles whose names agree; few ways of agreeing are shared by many pairs."""

    def __init__(self) -> None:
        self.ones, self.others, self.ways = array("L"), array("L"), array("L")
        self.likenesses: dict[Likeness, int] = {}

    def add(self, one: int, other: int, alike: Likeness) -> None:
        """Note how two profiles agree."""
        self.ones.append(one)
        self.others.append(other)
        self.ways.append(self.likenesses.setdefault(alike, len(self.likenesses)))


def _alike(profiles: Sequence[Profile], rarity: Rarity) -> _Alike:
    found = _Alike()
    for one, other in candidate_pairs(profiles):
        alike = likeness(profiles[one], profiles[other], rarity)
        if alike is not None:
            found.add(one, other, alike)
    return found


def _weighed(alike: _Alike, weights: Weights) -> list[Comparison]:
    """Return the pairs with their weights, the heaviest first."""
    ways = [comparison(0, 0, one, weights) for one in alike.likenesses]
    bits = np.array([way.bits for way in ways])
    places = [np.array(each, np.int64) for each in (alike.others, alike.ones, alike.ways)]
    if not len(places[0]):
        return []
    order = np.lexsort((places[0], places[1], -bits[places[2]]))
    found = ((alike.ones[at], alike.others[at], ways[alike.ways[at]]) for at in order)
    return [Comparison(one, other, way.levels, way.weighed) for one, other, way in found]


def _counted(alike: _Alike, profiles: Sequence[Profile]) -> Counter[Likeness]:
    """Count ways of agreeing, each pair of profiles as often as two of their documents can be set side by side."""
    counts = [0] * len(alike.likenesses)
    for one, other, way in zip(alike.ones, alike.others, alike.ways, strict=True):
        counts[way] += min(len(profiles[one].people), len(profiles[other].people))
    return Counter(dict(zip(alike.likenesses, counts, strict=True)))


def _met_again(profiles: Sequence[Profile], rarity: Rarity) -> Counter[Likeness]:
    """Count how often those of one profile are met in one network again, which no pair of two profiles shows."""
    counted: Counter[Likeness] = Counter()
    for profile in profiles:
        alike = likeness(profile, profile, rarity) if profile.network is not None else None
        if alike is not None and len(profile.people) > 1:
            again = Likeness((alike.levels[0], Level.NETWORK_SAME), alike.name_bits)
            counted[again] += len(profile.people) - 1
    return counted


def _gather(clusters: Clusters, profiles: Sequence[Profile], rarity: Rarity, weights: Weights) -> Iterator[Link]:
    """Unite the people of each profile, if what is said of them all is enough; the first two stand for all."""
    for place, profile in enumerate(profiles):
        alike = likeness(profile, profile, rarity) if len(profile.people) > 1 else None
        itself = comparison(place, place, alike, weights) if alike is not None else None
        if itself is not None and itself.is_match:
            first, *others = profile.people
            united = [other for other in others if clusters.veto(first, other) is None]
            for other in united:
                clusters.unite(first, other)
            yield from (_merged(first, other, itself) for other in united[:1])


def _merged(one: int, other: int, compared: Comparison) -> Link:
    return Link(one, other, True, "score-above-threshold", compared.words, compared.probability)


def _follow_scores(
    clusters: Clusters,
    comparisons: Sequence[Comparison],
    profiles: Sequence[Profile],
    rarity: Rarity,
    weights: Weights,
) -> Iterator[Link]:
    """Unite matches, the heaviest first: those whose places are known, and then whoever fits them or nobody else."""
    matches = [one for one in comparisons if one.is_match]
    whole = {place for place, profile in enumerate(profiles) if len(set(map(clusters.leader, profile.people))) == 1}
    anchored = [one for one in matches if profiles[one.one].is_placed and profiles[one.other].is_placed]
    if can_be_learnt(rarity):  # then who moved is decided by all that is known of the two, not by two of its parts
        anchored = [one for one in anchored if Level.EMPLOYER_NEXT not in one.levels]
    yield from _united(clusters, anchored, profiles, whole)
    yield from _follow_moves(clusters, profiles, rarity, weights)
    others = [one for one in matches if not (profiles[one.one].is_placed and profiles[one.other].is_placed)]
    yield from _united(clusters, without_rivals(clusters, others, profiles), profiles, whole)


def _united(
    clusters: Clusters, comparisons: Iterable[Comparison], profiles: Sequence[Profile], whole: Set[int]
) -> Iterator[Link]:
    for one in comparisons:
        for person, other in _pairs(one, profiles, whole):
            if clusters.leader(person) != clusters.leader(other) and clusters.veto(person, other) is None:
                clusters.unite(person, other)
                yield _merged(person, other, one)


def _groups_now(clusters: Clusters, profiles: Sequence[Profile]) -> tuple[list[int], dict[int, Days | None]]:
    """Return the leader of each profile's group as they stand, and the first and last day of each group."""
    leads = [clusters.leader(profile.people[0]) for profile in profiles]
    return leads, {lead: clusters.days(lead) for lead in dict.fromkeys(leads)}


def _follow_moves(clusters: Clusters, profiles: Sequence[Profile], rarity: Rarity, weights: Weights) -> Iterator[Link]:
    """Unite those who are one person at two municipalities of a county, one after the other."""
    leads, days = _groups_now(clusters, profiles)
    for move in moved(stays_of(leads, profiles, days), rarity, weights):
        if clusters.veto(move.earlier, move.later) is None:
            clusters.unite(move.earlier, move.later)
            sure = round(min(move.probability, 0.999), 3)
            yield Link(move.earlier, move.later, True, "moved-within-the-county", move.words, sure)


def _follow_names(clusters: Clusters, profiles: Sequence[Profile], rarity: Rarity) -> Iterator[Link]:
    """Unite those who are one person under two surnames."""
    leads, days = _groups_now(clusters, profiles)
    told = ((lead, one.name, one.network, one.employers) for lead, one in zip(leads, profiles, strict=True))
    for change in renamed(members_of(days, told), rarity):
        if clusters.veto(change.earlier, change.later) is None:
            clusters.unite(change.earlier, change.later)
            sure = round(min(change.probability, 0.999), 3)
            yield Link(change.earlier, change.later, True, "change-of-surname", _RENAMED, sure)


def _pairs(compared: Comparison, profiles: Sequence[Profile], whole: Set[int]) -> Iterator[tuple[int, int]]:
    """Pair the first people of two profiles, and the others of one that a veto has split."""
    ones, others = profiles[compared.one].people, profiles[compared.other].people
    yield from ((ones[0], other) for other in (others[:1] if compared.other in whole else others))
    yield from ((one, others[0]) for one in (() if compared.one in whole else ones[1:]))


def _look_alikes(clusters: Clusters, comparisons: Sequence[Comparison], profiles: Sequence[Profile]) -> Iterator[Link]:
    """Tell why people of like names stayed apart, for the nearest few of each."""
    told: defaultdict[int, set[int]] = defaultdict(set)
    for compared in comparisons:
        one, other = profiles[compared.one].people[0], profiles[compared.other].people[0]
        first, second = clusters.leader(one), clusters.leader(other)
        if first == second or second in told[first] or max(len(told[first]), len(told[second])) >= _NEAREST_KEPT:
            continue
        veto = clusters.veto(one, other)
        if veto in ("judgement", "both-in-one-document"):  # told already: by the judgement, by that document
            continue
        told[first].add(second)
        told[second].add(first)
        rule, lead = _why_apart(compared, veto)
        confidence = round(1 - compared.probability, 3) if not compared.is_match else 0.5
        yield Link(one, other, False, rule, f"{lead} {compared.words}".strip(), confidence)


def _why_apart(compared: Comparison, veto: str | None) -> tuple[str, str]:
    if not compared.is_match:
        return "score-below-threshold", "Det som talar för räcker inte."
    if veto is not None:
        return veto, "Någon av dem är redan förd till en annan kommun eller ett annat län."
    return "fits-several", "Passar lika bra på flera personer som inte är en och samma."
