"""From posts to who held them, year by year: people come, move to another post, change their name and leave."""

from __future__ import annotations

import random
from collections.abc import Sequence

from benchmarks.generated.names import Names, Person

YEARS = range(2005, 2025)
Post = tuple[str, str]
"""An organisation's identifier, whose first letters tell what lies near it, and a title."""

_NEARBY = len("municipality/00")  # posts of one county, or of one kind of organisation
_TURNOVER, _MOVING, _MARRYING = 0.14, 0.45, 0.012


class People:
    """Everybody there is, under identifiers in the order in which they were drawn."""

    def __init__(self, chance: random.Random, prefix: str = "person/") -> None:
        self._chance = chance
        self._names = Names(chance)
        self._prefix = prefix
        self.people: dict[str, Person] = {}

    def somebody(self, year: int) -> str:
        """Draw one more person; return the identifier."""
        identifier = f"{self._prefix}{len(self.people) + 1}"
        self.people[identifier] = self._names.person(identifier, year)
        return identifier

    def namesake(self, of: Person, year: int) -> str:
        """Add another person who bears someone's name of a year; return the identifier."""
        identifier = f"{self._prefix}{len(self.people) + 1}"
        self.people[identifier] = Person(identifier, of.woman, of.given, ((year, of.surname(year)),))
        return identifier

    def marry(self, identifier: str, year: int) -> None:
        """Give someone another surname from a year on: a new one, or one beside the old."""
        known = self.people[identifier]
        old, new = known.surname(year), self._names.surname()
        if " " not in old and "-" not in old and " " not in new and self._chance.random() < 0.4:
            new = f"{old}{self._chance.choice(' -')}{new}" if "-" not in new else new
        self.people[identifier] = known.married(year, new)


def careers(posts: Sequence[Post], people: People, chance: random.Random) -> dict[Post, tuple[str, ...]]:
    """Fill every post for each of YEARS: now and then it falls vacant, and often goes to somebody from another post."""
    nearby: dict[str, list[Post]] = {}
    for post in posts:
        nearby.setdefault(post[0][:_NEARBY], []).append(post)
    held = {post: people.somebody(YEARS.start) for post in posts}
    held_in: dict[Post, list[str]] = {post: [] for post in posts}
    for year in YEARS:
        for post in posts:
            if chance.random() < _TURNOVER:
                _succeed(post, held, nearby[post[0][:_NEARBY]], people, year, chance)
            if chance.random() < _MARRYING:
                people.marry(held[post], year)
        for post in posts:
            held_in[post].append(held[post])
    return {post: tuple(each) for post, each in held_in.items()}


def _succeed(
    post: Post, held: dict[Post, str], nearby: Sequence[Post], people: People, year: int, chance: random.Random
) -> None:
    other = chance.choice(nearby)
    if other == post or chance.random() >= _MOVING:
        held[post] = people.somebody(year)
        return
    held[post] = held[other]
    held[other] = people.somebody(year)
