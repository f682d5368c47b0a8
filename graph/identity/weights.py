"""How much each agreement and disagreement weighs when people of two documents are compared.

The weights are those of I. P. Fellegi and A. B. Sunter, "A Theory for Record Linkage", Journal of the
American Statistical Association 64 (1969), 1183-1210: log2(m / u), where m is how often a level is seen
between two mentions of one person and u how often between two people. What stands here is what reading minutes
suggests; the larger a collection, the more its own figures count instead (``estimation``).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from math import log2, pow

# Of the pairs that blocking puts side by side, about one in twenty-five is one person.
PRIOR_ODDS = 1 / 24
MATCH_PROBABILITY = 0.9
# The sum of weights (bits) from which on two are taken to be one: posterior odds of 9 to 1.
THRESHOLD = log2(MATCH_PROBABILITY / (1 - MATCH_PROBABILITY)) - log2(PRIOR_ODDS)


@dataclass(frozen=True, slots=True)
class Weight:
    """One level of one comparison; ``words`` say it in Swedish, in the middle of a sentence."""

    m: float
    u: float
    words: str

    @property
    def bits(self) -> float:
        """The weight in bits: log2(m / u)."""
        return log2(self.m / self.u)


class Level(Enum):
    """The levels of each comparison. What one of the two does not say is not compared and weighs nothing."""

    # Name. Blocking already asks for a like name, so u is high; a rare surname is seldom shared by chance.
    NAME_SAME_RARE = Weight(0.90, 0.008, "samma ovanliga namn")
    NAME_SAME_COMMON = Weight(0.90, 0.060, "samma namn, med ett vanligt efternamn")
    NAME_LIKE_RARE = Weight(0.06, 0.002, "varianter av ett ovanligt namn")
    NAME_LIKE_COMMON = Weight(0.06, 0.020, "varianter av ett vanligt namn")

    # Employer. Two of one name at one employer are rarely two. Of those who work for a municipality few are met again
    # at another, and at two by turns hardly anybody: a change of employer has to be shown by something else.
    EMPLOYER_SAME = Weight(0.90, 0.010, "samma arbetsgivare")
    EMPLOYER_OTHER = Weight(0.04, 0.250, "olika organisationer")
    EMPLOYER_NEXT = Weight(0.0010, 0.246, "först en kommun, sedan en annan i samma län")
    EMPLOYER_FAR = Weight(0.0010, 0.246, "kommuner i olika län, den ena efter den andra")
    EMPLOYER_AT_ONCE = Weight(0.0010, 0.246, "olika kommuner eller län under samma tid")

    # Area, where an employer is not stated: the municipalities of those whom one meets, else the county.
    AREA_MET = Weight(0.30, 0.30, "den enas kommun är med i den andras nätverk")
    AREA_SAME = Weight(0.30, 0.30, "samma län")
    AREA_OTHER = Weight(0.40, 0.40, "olika län")

    # Network: most people are met in one and few networks hold two of one name.
    NETWORK_SAME = Weight(0.70, 0.020, "samma nätverk")
    NETWORK_OTHER = Weight(0.30, 0.980, "olika nätverk")

    # E-mail: an address is a person's own but for the odd shared mailbox.
    EMAIL_SAME = Weight(0.60, 0.00005, "samma e-postadress")
    EMAIL_OTHER_AT_SAME_DOMAIN = Weight(0.02, 0.300, "olika e-postadresser hos samma arbetsgivare")

    # Job title: those who meet in a network of directors are all directors, so agreement says little.
    TITLE_SAME = Weight(0.60, 0.200, "samma titel")
    TITLE_OTHER = Weight(0.40, 0.800, "olika titlar")

    # Years between the nearest two meetings.
    GAP_TO_5_YEARS = Weight(0.85, 0.500, "möten inom fem år")
    GAP_TO_15_YEARS = Weight(0.13, 0.300, "mer än fem år mellan mötena")
    GAP_OVER_15_YEARS = Weight(0.02, 0.200, "mer än femton år mellan mötena")


def probability(bits: float) -> float:
    """Return the probability that two are one, given the sum of their weights."""
    odds = PRIOR_ODDS * pow(2, bits)
    return odds / (1 + odds)


NAMES = (Level.NAME_SAME_RARE, Level.NAME_SAME_COMMON, Level.NAME_LIKE_RARE, Level.NAME_LIKE_COMMON)
COMPARISONS: tuple[tuple[Level, ...], ...] = tuple(
    tuple(level for level in Level if level.name.startswith(f"{part}_"))
    for part in ("EMPLOYER", "AREA", "NETWORK", "TITLE", "GAP")
)
"""The comparisons whose weights a collection can teach: addresses are too rare in minutes, names weigh by frequency."""


@dataclass(frozen=True, slots=True)
class Weights:
    """The bits of each level in one collection: of people met in one network, and of others."""

    met: Mapping[Level, float]
    others: Mapping[Level, float]

    def bits(self, level: Level, levels: Sequence[Level]) -> float:
        """Return the bits of a level beside the others at which two agree."""
        return (self.met if Level.NETWORK_SAME in levels else self.others)[level]


def prior_weights() -> Weights:
    """Return the weights of a collection too small to teach any."""
    bits = {level: level.value.bits for level in Level}
    return Weights(bits, bits)
