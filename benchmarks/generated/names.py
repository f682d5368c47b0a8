"""From a seed to names as people in Sweden bear them: the common ones common, and a long tail of rare ones."""

from __future__ import annotations

import random
from dataclasses import dataclass, replace
from functools import cache
from importlib import import_module
from itertools import accumulate

# The 500 most frequent surnames that Faker knows are borne by two in five; Statistics Sweden's figures for all of them
# add up to that, and Faker's weights to one.
_SURNAMES = (("frequent", 42), ("composed", 33), ("soldier", 4), ("double", 13), ("noble", 2), ("foreign", 6))
_GIVEN = (("single", 84), ("hyphen", 11), ("two", 2), ("initial", 3))
_LOCALES = ("fi_FI", "hr_HR", "tr_TR", "es_CL", "de_DE", "no_NO", "da_DK", "it_IT")
_FIRST_PARTS = [
    "Ahl",
    "Alm",
    "Berg",
    "Björk",
    "Blom",
    "Bo",
    "Brand",
    "Ceder",
    "Dal",
    "Ed",
    "Ek",
    "Elf",
    "Eng",
    "Fager",
    "Fors",
    "Fri",
    "Gran",
    "Grön",
    "Gyllen",
    "Hag",
    "Hall",
    "Hed",
    "Hell",
    "Holm",
    "Hult",
    "Häger",
    "Hög",
    "Kall",
    "Kron",
    "Käll",
    "Lager",
    "Lilje",
    "Lilj",
    "Lind",
    "Ljung",
    "Lund",
    "Malm",
    "Molin",
    "Mör",
    "Nor",
    "Norr",
    "Ny",
    "Näs",
    "Ol",
    "Palm",
    "Ring",
    "Ros",
    "Rosen",
    "Ryd",
    "Sand",
    "Silver",
    "Sjö",
    "Skog",
    "Skär",
    "Sten",
    "Sten",
    "Stjern",
    "Strand",
    "Ström",
    "Stål",
    "Sund",
    "Svan",
    "Säf",
    "Söder",
    "Thor",
    "Torn",
    "Vall",
    "Vester",
    "Viker",
    "Vret",
    "Wall",
    "West",
    "Wester",
    "Wik",
    "Åker",
    "Ång",
    "Äng",
    "Öst",
    "Öster",
]
_LAST_PARTS = [
    "backa",
    "berg",
    "blad",
    "bom",
    "borg",
    "brand",
    "bring",
    "brink",
    "bäck",
    "dahl",
    "dal",
    "din",
    "ell",
    "én",
    "fall",
    "feldt",
    "fors",
    "gren",
    "gård",
    "haga",
    "hag",
    "holm",
    "hult",
    "in",
    "kvist",
    "qvist",
    "land",
    "lid",
    "lind",
    "ling",
    "lund",
    "löf",
    "löv",
    "man",
    "mark",
    "nell",
    "ner",
    "quist",
    "rot",
    "sjö",
    "skog",
    "städt",
    "stedt",
    "sten",
    "strand",
    "ström",
    "sund",
    "vall",
    "vik",
    "wall",
    "ås",
]
_SOLDIERS = [
    "Blank",
    "Dolk",
    "Frid",
    "Frisk",
    "Glad",
    "Hurtig",
    "Hård",
    "Kvick",
    "Lans",
    "Modig",
    "Munter",
    "Rask",
    "Sköld",
    "Stark",
    "Stolt",
    "Sträng",
    "Svärd",
]
_PARTICLES = (("von", 5), ("af", 3), ("de", 2))
_NOBLE = [
    "Adlerhjelm",
    "Ankarcrantz",
    "Ehrensköld",
    "Gripenhult",
    "Hammarsköldt",
    "Klingsporre",
    "Lagerfors",
    "Lewenstierna",
    "Rosenschiöld",
    "Silfverhjelm",
    "Stjernholm",
    "Wachtfelt",
]
_JOINED = {
    True: ("Ann", "Anna", "Britt", "Eva", "Gun", "Inga", "Maj", "Rose", "Ulla"),
    False: ("Bengt", "Carl", "Hans", "Jan", "Karl", "Lars", "Nils", "Per", "Sven"),
}
_JOINING = {
    True: ("Britt", "Charlotte", "Helén", "Karin", "Lena", "Lis", "Louise", "Marie", "Sofie"),
    False: ("Anders", "Arne", "Erik", "Gunnar", "Gustav", "Inge", "Olof", "Ove", "Åke"),
}


@dataclass(frozen=True, slots=True)
class Person:
    """Someone under one identifier for life; ``surnames`` are pairs of the year from which one holds and it."""

    identifier: str
    woman: bool
    given: str
    surnames: tuple[tuple[int, str], ...]

    def surname(self, year: int) -> str:
        """Return the surname borne in a year."""
        return [name for since, name in self.surnames if since <= year or since == self.surnames[0][0]][-1]

    def name(self, year: int) -> str:
        """Return the full name borne in a year."""
        return f"{self.given} {self.surname(year)}"

    def married(self, year: int, surname: str) -> Person:
        """Return the same person with another surname from a year on."""
        return replace(self, surnames=(*self.surnames, (year, surname)))


@dataclass(frozen=True, slots=True)
class _Weighted:
    """Names and their running sums of weights."""

    names: tuple[str, ...]
    sums: tuple[float, ...]

    def one(self, chance: random.Random) -> str:
        return chance.choices(self.names, cum_weights=self.sums)[0]


def _weighted(provider: object, *attributes: str) -> _Weighted:
    found = next(value for name in attributes if (value := getattr(provider, name, None)))
    weights = dict(found) if isinstance(found, dict) else dict.fromkeys(found, 1.0)
    return _Weighted(tuple(weights), tuple(accumulate(weights.values())))


def _provider(locale: str) -> object:
    return import_module(f"faker.providers.person.{locale}").Provider


@cache
def _given_names(locale: str, woman: bool) -> _Weighted:
    return _weighted(_provider(locale), "first_names_female" if woman else "first_names_male", "first_names")


@cache
def _last_names(locale: str) -> _Weighted:
    return _weighted(_provider(locale), "last_names")


class Names:
    """Draws names; what is drawn depends on the random numbers given alone."""

    def __init__(self, chance: random.Random) -> None:
        self._chance = chance

    def person(self, identifier: str, year: int) -> Person:
        """Draw somebody whose first surname holds from a year on."""
        woman = self._chance.random() < 0.5
        kind = self._pick(_SURNAMES)
        if kind == "foreign":
            locale = self._chance.choice(_LOCALES)
            given = _given_names(locale, woman).one(self._chance)
            return Person(identifier, woman, given, ((year, _last_names(locale).one(self._chance)),))
        return Person(identifier, woman, self.given(woman), ((year, self._surname(kind)),))

    def surname(self) -> str:
        """Draw a surname."""
        return self._surname(self._pick(_SURNAMES[:4]))

    def given(self, woman: bool) -> str:
        """Draw a given name: one, two joined, or one with an initial."""
        kind = self._pick(_GIVEN)
        if kind in ("hyphen", "two"):
            joint = "-" if kind == "hyphen" else " "
            return joint.join((self._chance.choice(_JOINED[woman]), self._chance.choice(_JOINING[woman])))
        name = _given_names("sv_SE", woman).one(self._chance)
        return f"{name} {self._chance.choice('ABEFGHIJKLMO')}" if kind == "initial" else name

    def _surname(self, kind: str) -> str:
        if kind == "frequent":
            return _last_names("sv_SE").one(self._chance)
        if kind == "soldier":
            return self._chance.choice(_SOLDIERS)
        if kind == "noble":
            return f"{self._pick(_PARTICLES)} {self._chance.choice(_NOBLE)}"
        if kind == "double":
            joint = "-" if self._chance.random() < 0.3 else " "
            return joint.join((self._surname("composed"), self._surname("frequent")))
        return self._composed()

    def _composed(self) -> str:
        first, last = self._chance.choice(_FIRST_PARTS), self._chance.choice(_LAST_PARTS)
        return first + last if first[-1] != last[0] and first.lower() != last else self._composed()

    def _pick(self, shares: tuple[tuple[str, int], ...]) -> str:
        return self._chance.choices([name for name, _ in shares], [share for _, share in shares])[0]
