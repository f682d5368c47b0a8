"""From two names as written to how well they agree: the same, one shorter, a variant, look-alikes, different."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache

from rapidfuzz.distance import OSA, JaroWinkler

from data.extraction.given_names import is_given_name, is_surname, plain_letter
from data.extraction.names import PARTICLES
from data.sounds import sound

_SWEDISH_VOWELS = frozenset("åäö")
_NOT_OF_A_NAME = re.compile(r"[^\w]+|_")
_LOOKS_ALIKE = 0.86  # Jaro-Winkler; "Jonsson" and "Johansson" are 0.88, "Berg" and "Lind" 0
_SHORTEST_MISSPELT = 5  # letters; in shorter words one letter makes another name ("Lind", "Lund") if either is known
_LONG = 8  # letters; of such words that no list knows two letters may be wrong ("Lilliehöök", "Liljehöök")

_WITHOUT_DOTS = str.maketrans("åäö", "aao")


class Closeness(IntEnum):
    """How near two words of names are; from CLOSE on they may be one word misspelt."""

    DIFFERENT = 0
    ALIKE = 1  # look alike and are known as two names, or differ in more than one letter
    CLOSE = 2  # one letter apart, in long words two, and not both known as names
    SOUND = 3  # two spellings of one sound, or the dots of å, ä and ö left out
    EQUAL = 4


class Agreement(IntEnum):
    """How well two full names agree, the better the higher."""

    DIFFERENT = 0
    ALIKE = 1  # look alike, and nothing more
    WEAK = 2  # one known given name or surname where the other has one that is a letter apart
    VARIANT = 3  # spelt otherwise
    SHORTER = 4  # one leaves out a surname, a middle name or an initial of the other
    SAME = 5


@dataclass(frozen=True, slots=True)
class PersonName:
    """A name folded for comparison: its words without particles and accents (å, ä and ö are letters)."""

    words: tuple[str, ...]

    @property
    def key(self) -> str:
        """The words written as one: "Eva-Lena Ek" and "Evalena Ek" share it."""
        return "".join(self.words)

    @property
    def given(self) -> str:
        """The first given name."""
        return self.words[0]

    @property
    def given_names(self) -> tuple[str, ...]:
        """The first given name, and the second where it is known as one and a surname follows, as in "Ann-Marie"."""
        return self.words[: 2 if len(self.words) > 2 and is_given_name(self.words[1]) else 1]

    @property
    def surnames(self) -> tuple[str, ...]:
        """All after the first given name, initials left out: middle names and surnames."""
        return tuple(word for word in self.words[1:] if len(word) > 1)


@lru_cache(maxsize=1 << 16)
def person_name(written: str) -> PersonName:
    """Fold a name as written; one without a letter keeps itself as its only word."""
    folded = "".join(map(_plain_letter, unicodedata.normalize("NFC", written).casefold()))
    words = tuple(word for word in _NOT_OF_A_NAME.split(folded) if word)
    core = tuple(word for word in words if word not in PARTICLES)
    return PersonName(core or words or (written,))


def _plain_letter(letter: str) -> str:
    if letter.isascii() or letter in _SWEDISH_VOWELS:
        return letter
    if letter in "'’´`":
        return ""
    return plain_letter(letter)


@lru_cache(maxsize=1 << 16)
def closeness(one: str, other: str, known_as_surname: bool) -> Closeness:
    """Compare two folded words by sound, then by edit distance with neighbouring letters swapped (Damerau 1964).

    ``known_as_surname`` says in which list of known names both would have to stand to be two names.
    """
    if one == other:
        return Closeness.EQUAL
    if sound(one) == sound(other):
        return Closeness.SOUND
    known = is_surname if known_as_surname else is_given_name
    both_known = known(one) and known(other)
    if one.translate(_WITHOUT_DOTS) == other.translate(_WITHOUT_DOTS):
        return Closeness.ALIKE if both_known and known_as_surname else Closeness.SOUND
    shortest, either_known = min(len(one), len(other)), known(one) or known(other)
    apart = OSA.distance(one, other, score_cutoff=2)
    if apart == 1 and shortest >= _SHORTEST_MISSPELT - 1:
        short = shortest < _SHORTEST_MISSPELT and either_known
        return Closeness.ALIKE if short or both_known else Closeness.CLOSE
    if apart == 2 and shortest >= _LONG and not either_known:
        return Closeness.CLOSE
    alike = one[0] == other[0] and JaroWinkler.similarity(one, other) >= _LOOKS_ALIKE
    return Closeness.ALIKE if alike else Closeness.DIFFERENT


@lru_cache(maxsize=1 << 18)
def agreement(one: PersonName, other: PersonName) -> Agreement:
    """Compare two full names; the order of the two does not matter."""
    if one.key == other.key:
        return Agreement.SAME
    given = closeness(one.given, other.given, False)
    shorter, longer = sorted((one.surnames, other.surnames), key=lambda words: (len(words), words))
    if not shorter or given is Closeness.DIFFERENT:
        return Agreement.DIFFERENT
    family = _aligned(shorter, longer)
    return _graded(given, family, len(shorter) != len(longer) or len(one.words) != len(other.words))


def _aligned(shorter: tuple[str, ...], longer: tuple[str, ...]) -> Closeness:
    """Return the closeness of the worst pair when each word of the shorter finds its best in the longer."""
    worst, start = Closeness.EQUAL, 0
    for word in shorter:
        if start == len(longer):
            return Closeness.DIFFERENT
        found = [(closeness(word, candidate, True), -at) for at, candidate in enumerate(longer[start:], start)]
        best, position = max(found)
        worst, start = min(worst, best), 1 - position
    return worst


def _graded(given: Closeness, family: Closeness, left_out: bool) -> Agreement:
    worst, best = sorted((given, family))
    if worst is Closeness.DIFFERENT:
        return Agreement.DIFFERENT
    if worst is Closeness.ALIKE:
        alike = best < Closeness.EQUAL or given is Closeness.EQUAL or left_out
        return Agreement.ALIKE if alike else Agreement.WEAK
    if worst is Closeness.CLOSE and best is Closeness.CLOSE:
        return Agreement.ALIKE
    if left_out:
        return Agreement.SHORTER
    return Agreement.VARIANT


def is_common(name: PersonName) -> bool:
    """Say whether all surnames of a name are among the commonest of the Nordic countries."""
    return all(is_surname(word) for word in name.surnames)


def fullness(written: str) -> tuple[int, int, int]:
    """Return how full a written form is, for ``max``: its words, how it uses capitals, its length."""
    return len(re.split(r"[\s-]+", written)), 0 if written.isupper() else 1, len(written)


def is_misspelt(one: str, other: str) -> bool:
    """Say whether two folded given names of four letters or more are one letter apart."""
    return min(len(one), len(other)) >= 4 and OSA.distance(one, other, score_cutoff=1) == 1
