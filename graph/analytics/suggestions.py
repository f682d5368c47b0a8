"""From meetings, projects and the map to pairs without a tie that have reasons for one."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum

import numpy as np

from graph.analytics import link_scores
from graph.analytics.link_scores import Ints, Lists, Scores

Groups = Mapping[str, Collection[str]]
"""By group (a meeting, a project, a topic), its members."""


_TOLERANCE = 1e-9


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
    """What suggestions are made of: who met, who shares which subjects, and whose borders touch (pairs of members).

    ``forums`` are who has a place to meet already, such as the members of a body: they want no suggestion.
    """

    meetings: Groups
    subjects: Groups
    borders: Collection[tuple[str, str]]
    forums: Groups = field(default_factory=dict)

    def members(self) -> tuple[str, ...]:
        """Return all who were at some meeting or have part in some subject, sorted."""
        told = (*self.meetings.values(), *self.subjects.values())
        return tuple(sorted({member for members in told for member in members}))


def suggestions(
    evidence: Evidence,
    ranker: Ranker = Ranker.RESOURCE_ALLOCATION,
    most: int = 50,
    around: Collection[str] | None = None,
) -> tuple[Suggestion, ...]:
    """Return pairs without a tie for which some reason speaks, the highest score first, then most reasons, by name.

    With ``around`` only pairs that have one of those. What is in memory grows with the ties and with ``most``.
    """
    known = Known(evidence)
    wanted = np.asarray([around is None or member in around for member in known.members], dtype=np.bool_)
    ties, forums = link_scores.tied(known.meetings), link_scores.tied(known.placed(evidence.forums))
    kinds = (link_scores.common_partners(ties), link_scores.shared_groups(known.subjects), known.bordering)
    scores = known.scores(ranker, ties)
    first = _First(most)
    for block in link_scores.blocks(len(known.members)):
        number = np.sum([kind(block) > 0 for kind in kinds], axis=0)
        open_pairs = (number > 0) & ~ties.marked(block) & ~forums.marked(block)
        open_pairs &= (np.arange(len(known.members)) > block[:, None]) & (wanted | wanted[block][:, None])
        rows, others = np.nonzero(open_pairs)
        first.add(block[rows], others, scores(block)[rows, others], number[rows, others])
    return tuple(
        Suggestion(known.members[one], known.members[other], score, known.reasons(one, other, ties))
        for one, other, score in first.pairs()
    )


class _First:
    """The first so many of pairs that come in blocks."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._found = np.zeros((4, 0))

    def add(self, ones: Ints, others: Ints, scores: link_scores.Floats, number: Ints) -> None:
        """Take pairs into account, each with its score and the number of its reasons."""
        if len(scores) > self._most:
            # few pairs are near the top: only those are put in order
            least = np.partition(scores, len(scores) - self._most)[len(scores) - self._most] - _TOLERANCE
            near = scores >= least
            ones, others, scores, number = ones[near], others[near], scores[near], number[near]
        self._found = np.concatenate([self._found, np.stack([ones, others, scores, number])], axis=1)
        one, other, score, reasons = self._found
        order = np.lexsort((other, one, -reasons, -np.round(score, 12)))
        self._found = self._found[:, order[: self._most]]

    def pairs(self) -> list[tuple[int, int, float]]:
        """Return the first with their scores."""
        return [(int(one), int(other), float(score)) for one, other, score, _ in self._found.T]


class Known:
    """What does not change when meetings are left out: the members, who shares subjects, whose borders touch."""

    def __init__(self, evidence: Evidence) -> None:
        self.members = evidence.members()
        self._place = {member: number for number, member in enumerate(self.members)}
        self._names = sorted(evidence.subjects)
        self.meetings = self.placed(evidence.meetings)
        self.subjects = self.placed(evidence.subjects)
        self._subjects_of = self.subjects.turned()
        pairs = {str(number): pair for number, pair in enumerate(sorted(evidence.borders))}
        inside = {name: pair for name, pair in pairs.items() if all(end in self._place for end in pair)}
        self._borders = link_scores.tied(self.placed(inside))
        self.bordering = link_scores.in_lists(self._borders)

    def placed(self, groups: Groups) -> Lists:
        """Return the members of groups, sorted by name, by their places; who is no member is left out."""
        told = ([self._place[one] for one in groups[name] if one in self._place] for name in sorted(groups))
        return link_scores.belonging(told, len(self.members))

    def scores(self, ranker: Ranker, ties: Lists) -> Scores:
        """Return the scores of a ranker; chance knows no difference between pairs."""
        made: dict[Ranker, Callable[[], Scores]] = {
            Ranker.RESOURCE_ALLOCATION: lambda: link_scores.resource_allocation(ties),
            Ranker.ADAMIC_ADAR: lambda: link_scores.adamic_adar(ties),
            Ranker.DEGREE_ONLY: lambda: link_scores.preferential_attachment(ties),
            Ranker.SHARED_SUBJECTS: lambda: link_scores.shared_groups(self.subjects),
            Ranker.COMMON_BORDER: lambda: self.bordering,
            Ranker.RANDOM: lambda: link_scores.none(len(self.members)),
        }
        return made[ranker]()

    def reasons(self, one: int, other: int, ties: Lists) -> tuple[Reason, ...]:
        """Return the reasons that speak for a tie of two, given by their places."""
        partners = _shared(ties, one, other)
        subjects = _shared(self._subjects_of, one, other)
        found = (
            Reason(Kind.COMMON_PARTNERS, _named(self.members, partners, ties.lengths)),
            Reason(Kind.SHARED_SUBJECTS, _named(self._names, subjects, self.subjects.lengths)),
        )
        near = other in _entries(self._borders, one)
        border = (Reason(Kind.COMMON_BORDER),) if near else ()
        return (*(reason for reason in found if reason.what), *border)


def _entries(lists: Lists, place: int) -> set[int]:
    return set(lists.entries[lists.starts[place] : lists.starts[place + 1]].tolist())


def _shared(lists: Lists, one: int, other: int) -> set[int]:
    return _entries(lists, one) & _entries(lists, other)


def _named(names: Sequence[str], places: Iterable[int], spread: Ints) -> tuple[str, ...]:
    # who is tied to few, and what few share, says most
    return tuple(names[place] for place in sorted(places, key=lambda place: (spread[place], place)))
