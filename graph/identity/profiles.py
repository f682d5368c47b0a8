"""From the people of all documents to profiles: those of whom the same is said, so that they are compared once."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from graph.identity.circles import circle_of, circles
from graph.identity.employers import county_of, places_of
from graph.identity.local import LocalPerson
from graph.identity.names import PersonName, is_common, person_name
from graph.identity.rarity import Rarity

# A surname that this many different given names bear in the collection is no longer rare.
_COMMON_FROM = 5
_SLIPS = 1  # of a circle's lists may name a place that sends nobody there

Days = tuple[date, date]


@dataclass(frozen=True, slots=True)
class Profile:
    """People of several documents of whom the same is said; ``people`` are their places in the collection.

    ``rare``: no list has the surname among the common ones and few in the collection bear it. ``network`` is the
    circle in which they are met, ``around`` the municipalities and counties that send anybody there, ``county`` that of
    their employer, else of the circle. ``days`` are the first and the last; ``tenure`` those of all of the name at the
    same municipality.
    """

    people: tuple[int, ...]
    name: PersonName
    rare: bool
    employers: frozenset[str]
    network: str | None
    county: str | None
    emails: frozenset[str]
    titles: frozenset[str]
    days: Days | None
    tenure: Days | None
    around: frozenset[str] = frozenset()

    @property
    def is_placed(self) -> bool:
        """Whether a municipality or county is known to employ them."""
        return bool(places_of(self.employers))


def profiles_of(people: Sequence[LocalPerson], rarity: Rarity) -> list[Profile]:
    """Gather people of whom the same is said, so that a person met a hundred times is compared once.

    Only those are gathered who share an employer, a circle or an address; of one document never two.
    """
    found = circles(people)
    names = [person_name(person.name) for person in people]
    met = [circle_of(person, found) for person in people]
    gathered: defaultdict[tuple[object, ...], list[int]] = defaultdict(list)
    for place, person in enumerate(people):
        said = (names[place].words, person.employers, met[place], person.emails, person.titles)
        anchored = bool(person.employers or met[place] or person.emails)
        gathered[(*said, person.ordinal if anchored else place)].append(place)
    counties, around = _counties(people, met), _around(people, met)
    tenures = _tenures(people, names)
    made = []
    for places in gathered.values():
        first, name, network = people[places[0]], names[places[0]], met[places[0]]
        held = [tenures[name.words, employer] for employer in places_of(first.employers)]
        rare = bool(name.surnames) and not is_common(name) and rarity.bearers(name.surnames[-1]) < _COMMON_FROM
        county = county_of(first.employers) or (counties.get(network) if network else None)
        days = span_of(people[place].day for place in places)
        tenure = span_of(day for span in held if span for day in span)
        here = around.get(network, frozenset()) if network else frozenset()
        of_all = (first.employers, network, county, first.emails, first.titles)
        made.append(Profile(tuple(places), name, rare, *of_all, days, tenure, here))
    return made


def overlap(one: Days, other: Days) -> bool:
    """Say whether two stretches of time have a day in common."""
    return one[0] <= other[1] and other[0] <= one[1]


def span_of(days: Iterable[date | None]) -> Days | None:
    """Return the first and the last of those days that are known."""
    known = [day for day in days if day is not None]
    return (min(known), max(known)) if known else None


def _counties(people: Sequence[LocalPerson], met: Sequence[str | None]) -> dict[str, str]:
    """Return the county of each circle: that of most who state their municipality."""
    counted: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for person, network in zip(people, met, strict=True):
        county = county_of(person.employers)
        if network is not None and county is not None:
            counted[network][county] += 1
    return {network: max(sorted(counts), key=counts.__getitem__) for network, counts in counted.items()}


def _around(people: Sequence[LocalPerson], met: Sequence[str | None]) -> dict[str, frozenset[str]]:
    """Return the municipalities and counties represented in each circle, by more than a slip."""
    counted: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for person, network in zip(people, met, strict=True):
        if network is not None:
            counted[network].update(places_of(person.employers))
    return {
        network: frozenset(place for place, times in counts.items() if times > _SLIPS)
        for network, counts in counted.items()
    }


def _tenures(people: Sequence[LocalPerson], names: Sequence[PersonName]) -> Mapping[tuple[object, str], Days | None]:
    """Return when a name is met at a municipality, first and last."""
    spans: dict[tuple[object, str], Days | None] = {}
    for person, name in zip(people, names, strict=True):
        for employer in places_of(person.employers):
            known = spans.get((name.words, employer))
            spans[name.words, employer] = span_of((person.day, *(known or ())))
    return spans
