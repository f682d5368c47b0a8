"""From two people of different documents to the levels at which they agree, and what these add up to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from graph.identity.employers import are_two_places
from graph.identity.names import Agreement, PersonName, agreement
from graph.identity.reasons import listed
from graph.identity.weights import THRESHOLD, Level, probability

_DAYS_A_YEAR = 365.25


@dataclass(frozen=True, slots=True)
class Profile:
    """People of several documents of whom the same is said; ``people`` are their places in the collection.

    ``rare``: no list has the surname among the common ones and few in the collection bear it.
    """

    people: tuple[int, ...]
    name: PersonName
    rare: bool
    employers: frozenset[str]
    network: str | None
    emails: frozenset[str]
    titles: frozenset[str]
    days: tuple[date, date] | None


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two profiles compared; ``bits`` is the sum of the weights."""

    one: int
    other: int
    levels: tuple[Level, ...]

    @property
    def bits(self) -> float:
        """The sum of the weights, in bits."""
        return sum(level.value.bits for level in self.levels)

    @property
    def is_match(self) -> bool:
        """Whether the two are taken to be one person."""
        return self.bits >= THRESHOLD

    @property
    def probability(self) -> float:
        """The probability that the two are one person, in three decimals: no score makes it a certainty."""
        return round(min(max(probability(self.bits), 0.001), 0.999), 3)

    @property
    def words(self) -> str:
        """What spoke for and against, the weightiest first."""
        for_it = [level for level in self.levels if level.value.bits > 0]
        against = [level for level in self.levels if level.value.bits <= 0]
        parts = [_said(label, levels) for label, levels in (("För", for_it), ("Emot", against)) if levels]
        return " ".join(parts)


def _said(label: str, levels: list[Level]) -> str:
    ordered = sorted(levels, key=lambda level: -abs(level.value.bits))
    return f"{label}: {listed(level.value.words for level in ordered)}."


def compare(one: int, other: int, profiles: Sequence[Profile]) -> Comparison | None:
    """Compare two profiles; None where their names do not agree."""
    first, second = profiles[one], profiles[other]
    name = _name_level(first, second)
    if name is None:
        return None
    levels = (
        name,
        employer_level(first.employers, second.employers),
        _network_level(first.network, second.network),
        _email_level(first.emails, second.emails),
        _title_level(first.titles, second.titles),
        _gap_level(first.days, second.days),
    )
    return Comparison(one, other, tuple(level for level in levels if level is not None))


def _name_level(one: Profile, other: Profile) -> Level | None:
    rare = one.rare and other.rare
    match agreement(one.name, other.name):
        case Agreement.SAME:
            return Level.NAME_SAME_RARE if rare else Level.NAME_SAME_COMMON
        case Agreement.SHORTER | Agreement.VARIANT:
            return Level.NAME_LIKE_RARE if rare else Level.NAME_LIKE_COMMON
    return None


def employer_level(one: frozenset[str], other: frozenset[str]) -> Level | None:
    """Compare the employers of two; None where one has none."""
    if not one or not other:
        return None
    if one & other:
        return Level.EMPLOYER_SAME
    return Level.EMPLOYER_IN_OTHER_PLACE if are_two_places(one, other) else Level.EMPLOYER_OTHER


def _network_level(one: str | None, other: str | None) -> Level | None:
    if one is None or other is None:
        return None
    return Level.NETWORK_SAME if one == other else Level.NETWORK_OTHER


def _email_level(one: frozenset[str], other: frozenset[str]) -> Level | None:
    if one & other:
        return Level.EMAIL_SAME
    domains = [{email.rpartition("@")[2] for email in emails} for emails in (one, other)]
    return Level.EMAIL_OTHER_AT_SAME_DOMAIN if domains[0] & domains[1] else None


def _title_level(one: frozenset[str], other: frozenset[str]) -> Level | None:
    if not one or not other:
        return None
    return Level.TITLE_SAME if one & other else Level.TITLE_OTHER


def _gap_level(one: tuple[date, date] | None, other: tuple[date, date] | None) -> Level | None:
    if one is None or other is None:
        return None
    days = max((other[0] - one[1]).days, (one[0] - other[1]).days, 0)
    if days <= 5 * _DAYS_A_YEAR:
        return Level.GAP_TO_5_YEARS
    return Level.GAP_TO_15_YEARS if days <= 15 * _DAYS_A_YEAR else Level.GAP_OVER_15_YEARS
