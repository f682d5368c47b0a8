"""From compared pairs of a collection to its own weights: u from pairs taken at random, m by EM, shrunk to the known.

Expectation maximisation is that of W. E. Winkler, "Using the EM Algorithm for Weight Computation in the Fellegi-Sunter
Model of Record Linkage", Proceedings of the Section on Survey Research Methods, American Statistical Association
(1988), 667-671, within the blocks that are compared anyway; what names weigh is fixed by their frequency meanwhile.
The comparisons are explained one by one in Swedish, so they are computed here rather than in a database.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from math import log2
from random import Random

from graph.identity.profiles import Profile
from graph.identity.scoring import Likeness, levels
from graph.identity.weights import COMPARISONS, Level, Weights, prior_weights, probability

_PRIOR_PAIRS = 300.0  # what is known beforehand counts as so many pairs of one person
_SMOOTHING = 3.0  # pairs, so that what has not been seen yet is not impossible
_AT_RANDOM = 40_000  # pairs
_ROUNDS = 12
_STEP = 0.5  # bits to which weights are rounded, so that a document more does not shift every score
_MOST = 10.0  # bits that one comparison may weigh: names are misread, and people sit in two places now and then
_TEACHES_FROM = 300  # profiles

_NETWORK = next(group for group in COMPARISONS if Level.NETWORK_SAME in group)
_Tally = defaultdict[tuple[bool, Level], float]
_Shares = Mapping[tuple[bool, Level], tuple[float, float]]


def estimated_weights(profiles: Sequence[Profile], likenesses: Mapping[Likeness, int]) -> Weights:
    """Estimate weights; ``likenesses`` counts how often pairs agree in each way. A small collection teaches nothing."""
    prior = prior_weights()
    if len(profiles) < _TEACHES_FROM:
        return prior
    at_random = _shares(_random_levels(profiles), lambda level: level.value.u)
    weights = prior
    for _ in range(_ROUNDS):
        of_one = _shares(_surely_one(likenesses, weights), lambda level: level.value.m)
        weights = Weights(
            {**prior.met, **_bits(of_one, at_random, True)}, {**prior.others, **_bits(of_one, at_random, False)}
        )
    return Weights(_rounded(weights.met), _rounded(weights.others))


def _rounded(bits: Mapping[Level, float]) -> dict[Level, float]:
    return {level: round(each / _STEP) * _STEP for level, each in bits.items()}


def _surely_one(likenesses: Mapping[Likeness, int], weights: Weights) -> _Tally:
    """Count levels, each pair as much as it is likely to be one person."""
    seen: _Tally = defaultdict(float)
    for likeness, times in likenesses.items():
        rest = likeness.levels[1:]
        met = Level.NETWORK_SAME in rest
        sure = times * probability(likeness.name_bits + sum(weights.bits(level, rest) for level in rest))
        for level in rest:
            seen[met, level] += sure
    return seen


def _random_levels(profiles: Sequence[Profile]) -> _Tally:
    """Count the levels at which people of different names agree: anywhere, and of the same network."""
    seen: _Tally = defaultdict(float)
    for one, other in _anywhere(profiles):
        for level in levels(one, other) if one.name.given != other.name.given else ():
            if level not in _NETWORK:  # how often these are seen is known exactly
                seen[False, level] += 1
    seen[False, Level.NETWORK_SAME], seen[False, Level.NETWORK_OTHER] = _met_by_chance(profiles)
    for one, other in _within_networks(profiles):
        for level in levels(one, other) if one.name.given != other.name.given else ():
            if level not in _NETWORK:  # they were chosen by it
                seen[True, level] += 1
    return seen


def _anywhere(profiles: Sequence[Profile]) -> Iterator[tuple[Profile, Profile]]:
    """Pair profiles at random, the same pairs every time."""
    chance = Random(0)  # noqa: S311
    for _ in range(min(_AT_RANDOM, 5 * len(profiles))):
        one, other = (profiles[int(chance.random() * len(profiles))] for _ in range(2))
        yield one, other


def _met_by_chance(profiles: Sequence[Profile]) -> tuple[float, float]:
    """Return of how many pairs of profiles the networks are one, and are two."""
    sizes = Counter(profile.network for profile in profiles if profile.network is not None)
    total = sum(sizes.values())
    same = sum(size * (size - 1) for size in sizes.values()) / 2
    return same, total * (total - 1) / 2 - same


def _within_networks(profiles: Sequence[Profile]) -> Iterator[tuple[Profile, Profile]]:
    """Pair each profile with a few others of its network."""
    by_network: defaultdict[str, list[Profile]] = defaultdict(list)
    for profile in profiles:
        if profile.network is not None:
            by_network[profile.network].append(profile)
    every = max(1, 3 * len(profiles) // _AT_RANDOM)
    for members in by_network.values():
        for turn in range(0, len(members), every):
            for step in (1, 5, 11):
                if step < len(members):
                    yield members[turn], members[(turn + step) % len(members)]


def _shares(seen: _Tally, prior: Callable[[Level], float]) -> dict[tuple[bool, Level], tuple[float, float]]:
    """Return how often each level is seen among those of its comparison, and in how many pairs that is compared."""
    found: dict[tuple[bool, Level], tuple[float, float]] = {}
    for met in (True, False):
        for group in COMPARISONS:
            counts = {level: seen[met, level] + (seen[not met, level] if group == _NETWORK else 0.0) for level in group}
            total, known = sum(counts.values()), sum(map(prior, group))
            for level in group:
                share = (counts[level] + _SMOOTHING * prior(level) / known) / (total + _SMOOTHING)
                found[met, level] = (share, total)
    return found


def _bits(m: _Shares, u: _Shares, met: bool) -> dict[Level, float]:
    """Return the weights that a collection teaches; the less it has to teach, the nearer to what is known."""
    found = {}
    for level in (level for group in COMPARISONS for level in group):
        (of_one, pairs), (at_random, _) = m[met, level], u[met, level]
        trust = pairs / (pairs + _PRIOR_PAIRS)
        taught = min(max(log2(of_one / at_random), -_MOST), _MOST)
        found[level] = trust * taught + (1 - trust) * level.value.bits
    return found
