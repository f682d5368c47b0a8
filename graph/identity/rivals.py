"""From matches of whoever is of no known place to those that stand: none of two namesakes who fit alike."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from graph.identity.clusters import Clusters
from graph.identity.profiles import Profile
from graph.identity.scoring import Comparison

_MARGIN = 2.0  # bits by which one of two rivals must be ahead for the other not to matter


def without_rivals(clusters: Clusters, matches: Sequence[Comparison], profiles: Sequence[Profile]) -> list[Comparison]:
    """Leave out matches of a profile that fits several others which are not one.

    Somebody without an employer may score alike with two namesakes of two municipalities: unless one is ahead
    by the margin, neither is chosen. Two who were found to be one before are no rivals.
    """
    first = [profile.people[0] for profile in profiles]
    around: defaultdict[int, dict[int, float]] = defaultdict(dict)
    for match in matches:
        for place, fitting in ((match.one, match.other), (match.other, match.one)):
            group = clusters.leader(first[fitting])
            if clusters.is_placed(group):
                around[place][group] = max(match.bits, around[place].get(group, match.bits))
    outdone = {place: _outdone(clusters, found) for place, found in around.items()}

    def stands(place: int, fitting: int) -> bool:
        return clusters.leader(first[fitting]) not in outdone.get(place, ())

    return [match for match in matches if stands(match.one, match.other) and stands(match.other, match.one)]


def _outdone(clusters: Clusters, found: Mapping[int, float]) -> set[int]:
    """Return the groups that do not fit clearly better than another which is of another place."""
    return {
        group
        for group, bits in found.items()
        if any(bits < other + _MARGIN and clusters.are_of_two_places(group, rival) for rival, other in found.items())
    }
