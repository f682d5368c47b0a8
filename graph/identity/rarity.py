"""From the names of a collection to how surely a shared name means a shared person: a rare one says more.

The adjustment for frequency is that of W. E. Winkler, "Frequency-Based Matching in Fellegi-Sunter Model of Record
Linkage", Statistical Research Report RR2000/06, U.S. Bureau of the Census (2000).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from math import log2

from graph.identity.names import PersonName
from graph.identity.weights import PRIOR_ODDS, Level

_LEARNT_FROM = 1000  # names; from so many on, a collection's own counts weigh more than what is known beforehand
_UNSEEN = 0.5  # bearers of a name beside the one at hand, where nobody else has it
_MOST, _LEAST = 16.0, -6.0  # bits


class Rarity:
    """How frequent the given names and surnames of a collection are, each different full name counted once."""

    def __init__(self, names: Iterable[PersonName]) -> None:
        different = {name.words: name for name in names}.values()
        self.names = len(different)
        self._given = Counter(name.given for name in different)
        self._weighed: dict[tuple[PersonName, PersonName, Level], float] = {}
        self._all_given = Counter(name.given_names for name in different)
        self._surnames = Counter(surname for name in different for surname in set(name.surnames))

    def share(self, given: str) -> float:
        """Return the share of people who bear a given name, somebody of that name left out."""
        return (self._given[given] - 1 + _UNSEEN) / max(self.names, 1)

    def share_of_all(self, given_names: tuple[str, ...]) -> float:
        """Return the share of people who bear just these given names, somebody of those names left out."""
        return (self._all_given[given_names] - 1 + _UNSEEN) / max(self.names, 1)

    def bearers(self, surname: str) -> int:
        """Return how many given names a surname is borne with."""
        return self._surnames[surname]

    def namesakes(self, name: PersonName) -> float:
        """Return how many others of the collection are to be expected to bear a name."""
        surnames = [self._surnames[surname] for surname in name.surnames] or [self.names]
        return self.share(name.given) * (min(surnames) - 1 + _UNSEEN)

    def bits(self, one: PersonName, other: PersonName, level: Level) -> float:
        """Return the weight of two names that agree at a level, in whole bits.

        One of people who share a name is whoever is sought, ``namesakes`` are others. Whole bits, so that a document
        more does not shift every score.
        """
        found = self._weighed.get((one, other, level))
        if found is None:
            found = self._weighed[one, other, level] = self._bits(one, other, level)
        return found

    def _bits(self, one: PersonName, other: PersonName, level: Level) -> float:
        known = level.value.bits
        most = max(self.namesakes(one), self.namesakes(other))
        like = Level.NAME_SAME_COMMON.value.bits - Level.NAME_LIKE_COMMON.value.bits
        slip = like if level in (Level.NAME_LIKE_RARE, Level.NAME_LIKE_COMMON) else 0.0
        counted = min(max(-log2(most) - log2(PRIOR_ODDS) - slip, _LEAST), _MOST) if most > 0 else known
        trust = self.names / (self.names + _LEARNT_FROM)
        return known if trust < 0.1 else float(round(trust * counted + (1 - trust) * known))
