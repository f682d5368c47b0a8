"""From compared pairs to groups of people who are one, under the veto that two of one meeting never are."""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Iterable, Sequence

from graph.identity.employers import are_two_places
from graph.identity.local import LocalPerson
from graph.identity.scoring import Comparison, Profile

_MARGIN = 2.0  # bits by which one of two rivals must be ahead for the other not to matter


class Clusters:
    """Groups of people, united pair by pair (union-find with path halving)."""

    def __init__(self, people: Sequence[LocalPerson]) -> None:
        self._people = people
        self._leader = array("L", range(len(people)))
        # what is known of a group stands here from its second member on: most groups of a large collection have one
        self._members: dict[int, list[int]] = {}
        self._documents: dict[int, set[str]] = {}
        self._employers: dict[int, frozenset[str]] = {}
        self._emails: dict[int, frozenset[str]] = {}
        self._apart: defaultdict[int, set[int]] = defaultdict(set)

    def _members_of(self, lead: int) -> list[int]:
        return self._members.get(lead) or [lead]

    def _documents_of(self, lead: int) -> set[str]:
        return self._documents.get(lead) or {self._people[lead].document}

    def _employers_of(self, lead: int) -> frozenset[str]:
        return self._employers.get(lead, self._people[lead].employers)

    def _emails_of(self, lead: int) -> frozenset[str]:
        return self._emails.get(lead, self._people[lead].emails)

    def leader(self, place: int) -> int:
        """Return the person who stands for a person's group."""
        while self._leader[place] != place:
            self._leader[place] = self._leader[self._leader[place]]
            place = self._leader[place]
        return place

    def keep_apart(self, one: int, other: int) -> None:
        """Forbid that two people's groups are ever united."""
        first, second = self.leader(one), self.leader(other)
        self._apart[first].add(second)
        self._apart[second].add(first)

    def veto(self, one: int, other: int) -> str | None:
        """Return the rule that forbids to unite two groups, None where none does."""
        first, second = self.leader(one), self.leader(other)
        if second in self._apart.get(first, ()):
            return "judgement"
        small, large = sorted((self._documents_of(first), self._documents_of(second)), key=len)
        if any(document in large for document in small):
            return "both-in-one-document"
        if self._emails_of(first) & self._emails_of(second):
            return None
        in_two_places = are_two_places(self._employers_of(first), self._employers_of(second))
        return "group-is-of-another-place" if in_two_places else None

    def unite(self, one: int, other: int) -> None:
        """Make one group of two people's groups."""
        first, second = sorted((self.leader(one), self.leader(other)), key=lambda lead: len(self._members_of(lead)))
        if first == second:
            return
        self._leader[first] = second
        self._members.setdefault(second, [second]).extend(self._members_of(first))
        self._documents.setdefault(second, {self._people[second].document}).update(self._documents_of(first))
        self._employers[second] = self._employers_of(second) | self._employers_of(first)
        self._emails[second] = self._emails_of(second) | self._emails_of(first)
        self._members.pop(first, None)
        self._documents.pop(first, None)
        self._employers.pop(first, None)
        self._emails.pop(first, None)
        for distant in self._apart.pop(first, ()):
            self._apart[distant].discard(first)
            self._apart[distant].add(second)
            self._apart[second].add(distant)

    def groups(self) -> list[list[int]]:
        """Return the groups, each in order, by their first members."""
        leading = (place for place, lead in enumerate(self._leader) if place == lead)
        return sorted(sorted(self._members_of(lead)) for lead in leading)


def without_rivals(comparisons: Iterable[Comparison], profiles: Sequence[Profile]) -> list[Comparison]:
    """Leave out matches of a profile that fits several others which are not one.

    Somebody without an employer may score alike with two namesakes of two municipalities: unless one is ahead
    by the margin, neither is chosen.
    """
    matches = [comparison for comparison in comparisons if comparison.is_match]
    around: defaultdict[int, list[tuple[float, int]]] = defaultdict(list)
    for match in matches:
        around[match.one].append((match.bits, match.other))
        around[match.other].append((match.bits, match.one))
    excluded = {place: _outdone(found, profiles) for place, found in around.items()}
    return [m for m in matches if m.other not in excluded[m.one] and m.one not in excluded[m.other]]


def _outdone(found: Sequence[tuple[float, int]], profiles: Sequence[Profile]) -> set[int]:
    return {
        place
        for bits, place in found
        if any(_are_rivals(profiles[place], profiles[rival]) and bits < other + _MARGIN for other, rival in found)
    }


def _are_rivals(one: Profile, other: Profile) -> bool:
    return not one.emails & other.emails and are_two_places(one.employers, other.employers)
