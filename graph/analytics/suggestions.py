"""From meetings, projects and the map to pairs without a tie that have reasons for one."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum

import numpy as np

from graph.analytics import link_scores
from graph.analytics.link_scores import Floats

Groups = Mapping[str, Sequence[str]]
"""By group (a meeting, a project, a topic), its members."""


class Ranker(Enum):
    """By what pairs are ranked. The last two are what the others are measured against."""

    RESOURCE_ALLOCATION = "resource-allocation"
    ADAMIC_ADAR = "adamic-adar"
    SHARED_SUBJECTS = "shared-subjects"
    COMMON_BORDER = "common-border"
    DEGREE_ONLY = "degree-only"
    RANDOM = "random"


class Kind(Enum):
    """What kind of reason speaks for a tie."""

    COMMON_PARTNERS = "common-partners"
    SHARED_SUBJECTS = "shared-subjects"
    COMMON_BORDER = "common-border"


@dataclass(frozen=True, slots=True)
class Reason:
    """A reason and what it consists of: partners whom both have met, or subjects (their IRIs), the weightiest first."""

    kind: Kind
    what: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Two who have not met, with their score by the ranker asked for and all reasons that speak for a tie."""

    one: str
    other: str
    score: float
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Evidence:
    """What suggestions are made of: who met, who shares which subjects, and whose borders touch (pairs of members)."""

    meetings: Groups
    subjects: Groups
    borders: Collection[tuple[str, str]]

    def members(self) -> tuple[str, ...]:
        """Return all who were at some meeting or have part in some subject, sorted."""
        told = (*self.meetings.values(), *self.subjects.values())
        return tuple(sorted({member for members in told for member in members}))


def suggestions(
    evidence: Evidence, ranker: Ranker = Ranker.RESOURCE_ALLOCATION, most: int = 50
) -> tuple[Suggestion, ...]:
    """Return pairs without a tie for which some reason speaks, the highest score first, then most reasons, by name."""
    members = evidence.members()
    table = Table(evidence, members)
    ties = link_scores.tied(incidence(evidence.meetings, members))
    scores = table.scores(ranker, ties)
    kinds = [ties @ ties > 0, table.subjects > 0, table.borders > 0]
    number = np.sum(kinds, axis=0)
    ones, others = np.nonzero(np.triu((number > 0) & (ties == 0), 1))
    order = np.lexsort((others, ones, -number[ones, others], -np.round(scores[ones, others], 12)))[:most]
    pairs = [(int(ones[place]), int(others[place])) for place in order]
    return tuple(
        Suggestion(members[one], members[other], float(scores[one, other]), table.reasons(one, other, ties))
        for one, other in pairs
    )


class Table:
    """What does not change when meetings are left out: who shares subjects, whose borders touch."""

    def __init__(self, evidence: Evidence, members: tuple[str, ...]) -> None:
        self._members = members
        self._names = sorted(evidence.subjects)
        self._belongs = incidence(evidence.subjects, members)
        self.subjects = link_scores.shared_groups(self._belongs)
        self.borders = np.zeros((len(members), len(members)))
        place = {member: number for number, member in enumerate(members)}
        for one, other in evidence.borders:
            if one in place and other in place:
                self.borders[place[one], place[other]] = self.borders[place[other], place[one]] = 1.0

    def scores(self, ranker: Ranker, ties: Floats) -> Floats:
        """Return the score of every pair; chance knows no difference between pairs."""
        made: dict[Ranker, Callable[[], Floats]] = {
            Ranker.RESOURCE_ALLOCATION: lambda: link_scores.resource_allocation(ties),
            Ranker.ADAMIC_ADAR: lambda: link_scores.adamic_adar(ties),
            Ranker.DEGREE_ONLY: lambda: link_scores.preferential_attachment(ties),
            Ranker.SHARED_SUBJECTS: lambda: self.subjects,
            Ranker.COMMON_BORDER: lambda: self.borders,
            Ranker.RANDOM: lambda: np.zeros_like(ties),
        }
        return made[ranker]()

    def reasons(self, one: int, other: int, ties: Floats) -> tuple[Reason, ...]:
        """Return the reasons that speak for a tie of two, given by their places."""
        degrees = ties.sum(axis=0)
        partners = np.flatnonzero(ties[one] * ties[other]).tolist()
        sizes = self._belongs.sum(axis=0)
        shared = np.flatnonzero(self._belongs[one] * self._belongs[other]).tolist()
        found = (
            Reason(Kind.COMMON_PARTNERS, _named(self._members, partners, degrees)),
            Reason(Kind.SHARED_SUBJECTS, _named(self._names, shared, sizes)),
        )
        border = (Reason(Kind.COMMON_BORDER),) if self.borders[one, other] else ()
        return (*(reason for reason in found if reason.what), *border)


def _named(names: Sequence[str], places: Iterable[int], spread: Floats) -> tuple[str, ...]:
    # who is tied to few, and what few share, says most
    return tuple(names[place] for place in sorted(places, key=lambda place: (spread[place], place)))


def incidence(groups: Groups, members: Sequence[str]) -> Floats:
    """Return who belongs to which group, as 1 and 0: members by groups, the groups by name."""
    place = {member: number for number, member in enumerate(members)}
    belongs = np.zeros((len(members), len(groups)))
    for column, name in enumerate(sorted(groups)):
        belongs[[place[member] for member in groups[name]], column] = 1.0
    return belongs
