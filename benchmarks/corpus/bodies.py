"""From a number to a body: what it is called, who its members are, who works for it, and when it meets."""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from benchmarks.corpus.country import SEATS, Country, Organisation, country_of, organisation
from benchmarks.corpus.words import BodyKind, body_kinds, county, facts, fields
from benchmarks.generated.careers import YEARS, People, careers
from benchmarks.generated.names import Person
from data.places import Place, counties

MEETINGS = 40
"""So many meetings of each body are written."""
_MONTHS = {4: (2, 5, 9, 11), 5: (1, 3, 5, 9, 11), 8: (1, 2, 3, 4, 5, 9, 10, 11), 10: (1, 2, 3, 4, 5, 6, 8, 9, 10, 11)}
_STAFF = ("chief", "secretary", "first", "second")
_NAMESAKES = 0.06


@dataclass(frozen=True, slots=True)
class Body:
    """Who meets: ``organ`` are those assembled, as in the middle of a sentence; ``board`` is None for a network."""

    number: int
    label: str
    organ: str
    board: str | None
    kind: BodyKind | None
    fields: tuple[str, ...]
    members: tuple[Place, ...]
    others: tuple[Organisation, ...]
    region: str
    chief: str
    days: tuple[date, ...]
    people: dict[str, Person]
    staff: dict[tuple[str, str], tuple[str, ...]]
    namesake: tuple[int, str] | None

    @property
    def politicians(self) -> bool:
        """Tell whether politicians sit on it."""
        return self.kind is not None and self.kind.politicians

    @property
    def own(self) -> Organisation:
        """Return the body as someone's employer."""
        return organisation(self.label)

    def employee(self, post: str, year: int) -> Person:
        """Return who held one of the body's own posts in a year."""
        return self.people[self.staff[f"body/{self.number}", post][year - YEARS.start]]


@cache
def body_of(seed: int, number: int) -> Body:
    """Make a body of a country; it depends on the seed and its number alone."""
    country = country_of(seed)
    chance = random.Random(f"{seed} body {number}")
    region = chance.choice([land for land in counties() if land.code != "09"])
    kind = None if chance.random() < 0.45 else chance.choice(body_kinds())
    field = chance.choice(tuple(fields()))
    name_of_region = county(region.code)[0]
    members = _members(country, region, chance)
    area = _area(region, members, chance)
    label = _label(kind, field, area, chance)
    people = People(chance, f"body/{number}/")
    posts = (*_STAFF, *(f"other {turn}" for turn in range(len(kind.others) if kind else 0)))
    staff = careers([(f"body/{number}", post) for post in posts], people, chance)
    return Body(
        number=number,
        label=label,
        organ=kind.organ if kind else chance.choice(("gruppen", "nätverket", "mötet")),
        board=kind.board if kind else None,
        kind=kind,
        fields=kind.fields if kind else (field,),
        members=members,
        others=tuple(organisation(one.format(region=name_of_region)) for one in (kind.others if kind else ())),
        region=name_of_region,
        chief=kind.chief if kind else chance.choice(("samverkansledare", "processledare", "nätverkssamordnare")),
        days=_days(chance),
        people=people.people,
        staff=staff,
        namesake=_namesake(country, kind, field, members, people, chance),
    )


def _members(country: Country, region: Place, chance: random.Random) -> tuple[Place, ...]:
    near = [place for place in country.places if place.county == region.code]
    size = min(len(near), chance.choice((4, 5, 6, 7, 8, 9, 10, 11, 13)))
    first = chance.randrange(len(near) - size + 1)
    return tuple(near[first : first + size])


def _area(region: Place, members: tuple[Place, ...], chance: random.Random) -> str:
    shape, part = chance.random(), chance.choice(county(region.code)[1:])
    if shape < 0.35:
        return f"{chance.choice(facts('quarters'))} {part}"
    if shape < 0.65:
        return "-".join(place.name for place in chance.sample(members, 2))
    return part if shape < 0.8 else region.name


def _label(kind: BodyKind | None, field: str, area: str, chance: random.Random) -> str:
    form = chance.choice(kind.labels if kind else fields()[field].bodies)
    if "{area}s " in form and area.endswith(("s", "län")):
        area = area.removesuffix(" län")
    label = form.format(area=area, vatten=chance.choice(facts("waters")))
    return label.replace("ss ", "s ")


def _days(chance: random.Random) -> tuple[date, ...]:
    """Return the days of the meetings, and of the one after them: a handful a year, on working days."""
    a_year = chance.choice(tuple(_MONTHS))
    start = chance.randint(YEARS.start, YEARS.stop - 1 - MEETINGS // a_year)
    days = []
    for number in range(MEETINGS + 1):
        years, turn = divmod(number, a_year)
        day = date(start + years, _MONTHS[a_year][turn], chance.randint(4, 26))
        days.append(day - timedelta(days=max(0, day.isoweekday() - 5)))
    return tuple(days)


def _namesake(
    country: Country,
    kind: BodyKind | None,
    field: str,
    members: tuple[Place, ...],
    people: People,
    chance: random.Random,
) -> tuple[int, str] | None:
    """Now and then give the last member's seat to a namesake of the first member's."""
    if chance.random() >= _NAMESAKES:
        return None
    post = f"seat {chance.randrange(SEATS)}" if kind and kind.politicians else field
    known = country.holder(members[0].identifier, post, chance.choice(YEARS))
    return len(members) - 1, people.namesake(known, YEARS.start)
