"""From a seed to the country that minutes will tell of: municipalities and agencies, and who held which post when."""

from __future__ import annotations

import random
from dataclasses import dataclass
from functools import cache

from benchmarks.corpus.words import facts, fields, parties
from benchmarks.generated.careers import YEARS, People, careers
from benchmarks.generated.names import Person
from data.places import Place, municipalities

SEATS = 5
"""So many politicians of a municipality are sent to bodies."""
_VOWELS = "aeiouyåäö"


@dataclass(frozen=True, slots=True)
class Organisation:
    """Whom someone represents: as minutes write it in full, in short, and as gold tables name it."""

    identifier: str
    full: str
    short: str
    gold: str

    @property
    def municipal(self) -> bool:
        """Tell whether it is a municipality."""
        return self.full != self.short


@dataclass(frozen=True, slots=True)
class Country:
    """Everybody with the posts that they held: ``holders`` has a person for each year of YEARS."""

    seed: int
    places: tuple[Place, ...]
    people: dict[str, Person]
    holders: dict[tuple[str, str], tuple[str, ...]]

    def holder(self, organisation: str, post: str, year: int) -> Person:
        """Return who held a post in a year."""
        return self.people[self.holders[organisation, post][year - YEARS.start]]

    def party(self, person: Person) -> str:
        """Return the party of a politician."""
        letters = parties()
        chance = random.Random(f"{self.seed} party {person.identifier}")
        return chance.choices(tuple(letters), tuple(letters.values()))[0]


@cache
def country_of(seed: int) -> Country:
    """Make the country of a seed; the same seed gives the same one."""
    chance = random.Random(f"{seed} country")
    people = People(chance)
    places = municipalities()
    posts = [(place.identifier, field) for place in places for field in fields()]
    posts += [(place.identifier, f"seat {number}") for place in places for number in range(SEATS)]
    posts += [(place.identifier, "expert") for place in places]
    posts += [(f"organisation/{name}", "0") for name in (*facts("agencies"), *facts("firms"))]
    holders = careers(posts, people, chance)
    return Country(seed, places, people.people, holders)


def municipality(place: Place) -> Organisation:
    """Return a municipality as someone's employer."""
    genitive = place.name if place.name[-1] in _VOWELS + "sxz" else f"{place.name}s"
    return Organisation(place.identifier, f"{genitive} kommun", place.name, place.name)


def organisation(name: str) -> Organisation:
    """Return an organisation that has one form of its name."""
    return Organisation(f"organisation/{name}", name, name, name)
