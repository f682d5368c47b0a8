"""From meetings to where each of those who met stands: all measures at once, with how sure one can be of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from graph.analytics import brokerage, centrality, cohesion
from graph.analytics.communities import communities
from graph.analytics.estimates import Estimate
from graph.analytics.indexed import indexed
from graph.analytics.null_model import Comparison, compared_with_chance
from graph.analytics.pairs import pairs_of
from graph.analytics.projections import Weighting, project_groups
from graph.analytics.resampling import Meetings, Ranking, Stability, attendance_shares, stability, strengths
from graph.analytics.sampled_paths import betweenness_in_time, harmonic_in_time

FIRST = 10
"""Rank stability is told of the first so many."""
MOST_RESAMPLED = 1000
"""Networks of more members are neither resampled nor compared with chance: each draw would take seconds."""


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a member stands.

    ``share`` is at which share of the meetings it was, which by Newman's weighting is the strength of its ties per
    meeting; ``company`` with how many others it was at a meeting on the mean over all meetings, its strength by count.
    ``against_chance`` compares ``partners``; the shares ``first_by_partners`` and ``first_by_betweenness`` are how
    often it stays among the first when meetings are resampled. What a member without ties has no value for is None.
    """

    member: str
    meetings: int
    partners: int
    share: Estimate
    company: Estimate
    betweenness: float
    harmonic: float
    eigenvector: float
    pagerank: float
    clustering: float
    core: int
    constraint: float | None
    effective_size: float | None
    participation: float | None
    against_chance: Comparison | None = None
    first_by_partners: float | None = None
    first_by_betweenness: float | None = None


@dataclass(frozen=True, slots=True)
class Standings:
    """All who met, those with most partners first; ``drawn`` and ``error`` are of betweenness, and
    ``near_error`` is of harmonic closeness, where they are sampled."""

    meetings: int
    members: tuple[Standing, ...]
    drawn: int | None
    error: float
    near_error: float

    @property
    def most_meetings(self) -> int:
        """At how many meetings whoever was at most of them was."""
        return max((one.meetings for one in self.members), default=0)


def standings(meetings: Meetings, compare: bool = True) -> Standings:
    """Measure the network of those who met; paths, PageRank, brokerage and communities go by Newman's weights.

    Without ``compare`` nothing is compared with chance or resampled.
    """
    graph = project_groups(meetings, Weighting.NEWMAN)
    one = indexed(graph)
    between, near = betweenness_in_time(one), harmonic_in_time(one)
    resampled = _resampled(meetings, compare and len(one.nodes) <= MOST_RESAMPLED)
    eigenvector, pagerank = centrality.eigenvector(one), centrality.pagerank(one)
    clustering, cores, degrees = cohesion.clustering(one), cohesion.core_number(one), centrality.degree(one)
    constraint, sizes = brokerage.constraint(one), brokerage.effective_size(one)
    spread = brokerage.participation(graph, communities(one).of_node)
    times = Counter(member for meeting in meetings for member in set(meeting))
    shares, company = attendance_shares(meetings), strengths(meetings)
    found = [
        Standing(
            member,
            times[member],
            int(degrees[member]),
            shares[member],
            company[member],
            between.values[member],
            near.values[member],
            eigenvector[member],
            pagerank[member],
            clustering[member],
            int(cores[member]),
            constraint.get(member),
            sizes.get(member),
            spread.get(member),
            resampled.chance.get(member),
            _kept(resampled.by_partners, member),
            _kept(resampled.by_way, member),
        )
        for member in one.nodes
    ]
    found.sort(key=lambda standing: (-standing.partners, -standing.meetings, standing.member))
    return Standings(len(meetings), tuple(found), between.drawn, between.error, near.error)


@dataclass(frozen=True, slots=True)
class _Resampled:
    """How stable the first are by partners and by the ways over them, and how partners stand beside chance."""

    by_partners: Stability
    by_way: Stability
    chance: Mapping[str, Comparison]


def _resampled(meetings: Meetings, wanted: bool) -> _Resampled:
    none = Stability(len(meetings), {})
    by_partners = stability(meetings, Ranking(centrality.degree, FIRST)) if wanted else none
    if not wanted or by_partners.why_not:
        return _Resampled(none, none, {})
    by_way = stability(meetings, Ranking(centrality.betweenness, FIRST, weighting=Weighting.NEWMAN), resamples=100)
    return _Resampled(by_partners, by_way, compared_with_chance(meetings, _partners))


def _kept(found: Stability, member: str) -> float | None:
    return None if not found.shares else found.shares.get(member, 0.0)


def _partners(groups: Sequence[Sequence[str]]) -> Mapping[str, float]:
    pairs = pairs_of(groups)
    return dict(zip(pairs.nodes, map(float, pairs.partners().tolist()), strict=True))
