"""From compared pairs to groups of people who are one, under the veto that two of one meeting never are."""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from graph.identity.employers import are_two_places, places_of
from graph.identity.local import LocalPerson
from graph.identity.profiles import Days, overlap, span_of

_SLIPS = 5  # times as many documents must say one place for a single other to be a slip of whoever wrote or read it


@dataclass(frozen=True, slots=True)
class Post:
    """In how many documents somebody is of a place, and when; ``days`` is None where no document has a day."""

    documents: int
    days: Days | None


Posts = dict[str, Post]


class Clusters:
    """Groups of people, united pair by pair (union-find with path halving)."""

    def __init__(self, people: Sequence[LocalPerson]) -> None:
        self._people = people
        self._leader = array("L", range(len(people)))
        # what is known of a group stands here from its second member on: most groups of a large collection have one
        self._members: dict[int, list[int]] = {}
        self._documents: dict[int, set[str]] = {}
        self._posts: dict[int, Posts] = {}
        self._emails: dict[int, frozenset[str]] = {}
        self._apart: defaultdict[int, set[int]] = defaultdict(set)

    def _members_of(self, lead: int) -> list[int]:
        return self._members.get(lead) or [lead]

    def _documents_of(self, lead: int) -> set[str]:
        return self._documents.get(lead) or {self._people[lead].document}

    def _posts_of(self, lead: int) -> Posts:
        return self._posts.get(lead) or _posts_of(self._people[lead])

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
        return "group-is-of-another-place" if _conflict(self._posts_of(first), self._posts_of(second)) else None

    def is_placed(self, one: int) -> bool:
        """Say whether a municipality or county of a group is known."""
        return bool(self._posts_of(self.leader(one)))

    def are_of_two_places(self, one: int, other: int) -> bool:
        """Say whether two groups cannot both be whoever fits the two alike."""
        first, second = self.leader(one), self.leader(other)
        if first == second or self._emails_of(first) & self._emails_of(second):
            return False
        return are_two_places(self._posts_of(first).keys(), self._posts_of(second).keys())

    def days(self, place: int) -> Days | None:
        """Return the first and the last day on which anybody of a group is met."""
        return span_of(self._people[one].day for one in self._members_of(self.leader(place)))

    def unite(self, one: int, other: int) -> None:
        """Make one group of two people's groups."""
        first, second = sorted((self.leader(one), self.leader(other)), key=lambda lead: len(self._members_of(lead)))
        if first == second:
            return
        self._leader[first] = second
        self._members.setdefault(second, [second]).extend(self._members_of(first))
        self._documents.setdefault(second, {self._people[second].document}).update(self._documents_of(first))
        self._posts[second] = _joined(self._posts_of(second), self._posts_of(first))
        self._emails[second] = self._emails_of(second) | self._emails_of(first)
        self._members.pop(first, None)
        self._documents.pop(first, None)
        self._posts.pop(first, None)
        self._emails.pop(first, None)
        for distant in self._apart.pop(first, ()):
            self._apart[distant].discard(first)
            self._apart[distant].add(second)
            self._apart[second].add(distant)

    def groups(self) -> list[list[int]]:
        """Return the groups, each in order, by their first members."""
        leading = (place for place, lead in enumerate(self._leader) if place == lead)
        return sorted(sorted(self._members_of(lead)) for lead in leading)


def _posts_of(person: LocalPerson) -> Posts:
    days = (person.day, person.day) if person.day is not None else None
    return {place: Post(1, days) for place in places_of(person.employers)}


def _joined(one: Posts, other: Posts) -> Posts:
    joined = dict(one)
    for place, post in other.items():
        known = joined.get(place)
        if known is None:
            joined[place] = post
            continue
        joined[place] = Post(known.documents + post.documents, span_of((*(known.days or ()), *(post.days or ()))))
    return joined


def _conflict(one: Posts, other: Posts) -> bool:
    """Say whether two groups are of two places during the same time, other than by a slip."""
    return any(
        are_two_places({place}, {elsewhere}) and _at_once(post, then)
        for place, post in one.items()
        for elsewhere, then in other.items()
    )


def _at_once(one: Post, other: Post) -> bool:
    few, many = sorted((one.documents, other.documents))
    if few * _SLIPS <= many:
        return False
    return one.days is None or other.days is None or overlap(one.days, other.days)
