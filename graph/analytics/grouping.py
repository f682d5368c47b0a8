"""From meetings to how their municipalities hang together: groups, parts and mixing, beside what chance would give."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from graph.analytics.cohesion import parts
from graph.analytics.communities import communities
from graph.analytics.estimates import LEAST_FOR_SHARES, Estimate
from graph.analytics.indexed import Network
from graph.analytics.mixing import assortativity_by_class, assortativity_by_number
from graph.analytics.null_model import Comparison, compared_with_chance
from graph.analytics.pairs import pairs_of
from graph.analytics.projections import Weighting, project_groups
from graph.analytics.resampling import Meetings, community_stability

_DRAWS = 99
_MODULARITY, _BY_COUNTY, _BY_SIZE = "modularity", "county", "size"


@dataclass(frozen=True, slots=True)
class Grouping:
    """How those who met hang together.

    ``groups`` are communities by Newman's weights, ``stability`` their agreement over seeds and ``over_meetings`` that
    over resampled meetings. ``parts`` are the sizes of the parts that no tie connects, ``holding`` those on whom a part
    hangs. Where there were enough meetings, ``modularity`` and mixing ``by_county`` and ``by_size`` (of the largest
    body) come beside chance. ``are_meetings`` says that each group is those who were at one meeting.
    """

    meetings: int
    groups: tuple[tuple[str, ...], ...]
    stability: float
    over_meetings: Estimate
    parts: tuple[int, ...]
    holding: tuple[str, ...]
    modularity: float
    modularity_beside: Comparison | None
    by_county: float | None
    by_county_beside: Comparison | None
    by_size: float | None
    by_size_beside: Comparison | None
    are_meetings: bool


def grouping(meetings: Meetings, county_of: Mapping[str, str], size_of: Mapping[str, float]) -> Grouping:
    """Divide those who met into groups and compare with chance; ``size_of`` is how many their largest body has."""
    graph = project_groups(meetings, Weighting.NEWMAN)
    found, whole = communities(graph), parts(graph)

    def told(drawn: Sequence[Sequence[str]]) -> dict[str, float]:
        network = pairs_of(drawn).network(by_share=True)
        values = {_MODULARITY: communities(network, seeds=1).modularity}
        return values | _mixing(network, county_of, size_of)

    beside = compared_with_chance(meetings, told, _DRAWS) if len(meetings) >= LEAST_FOR_SHARES else {}
    mixed = _mixing(graph, county_of, size_of)
    return Grouping(
        len(meetings),
        found.members,
        found.stability,
        community_stability(meetings),
        tuple(len(members) for members in whole.components),
        whole.articulation_points,
        found.modularity,
        beside.get(_MODULARITY),
        mixed.get(_BY_COUNTY),
        beside.get(_BY_COUNTY),
        mixed.get(_BY_SIZE),
        beside.get(_BY_SIZE),
        {frozenset(one) for one in found.members} <= {frozenset(meeting) for meeting in meetings},
    )


def _mixing(graph: Network, county_of: Mapping[str, str], size_of: Mapping[str, float]) -> dict[str, float]:
    values = {
        _BY_COUNTY: assortativity_by_class(graph, county_of),
        _BY_SIZE: assortativity_by_number(graph, size_of),
    }
    return {name: value for name, value in values.items() if value is not None}
