"""From two people of different documents to the levels at which they agree, and what these add up to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from graph.identity.employers import are_two_places, places_of
from graph.identity.names import Agreement, agreement
from graph.identity.profiles import Profile, overlap
from graph.identity.rarity import Rarity
from graph.identity.reasons import listed
from graph.identity.weights import THRESHOLD, Level, Weights, probability

_DAYS_A_YEAR = 365.25


@dataclass(frozen=True, slots=True)
class Likeness:
    """The levels at which two profiles agree, the name's first, and what their names weigh."""

    levels: tuple[Level, ...]
    name_bits: float


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two profiles compared; ``weighed`` has the bits of each level, ``bits`` is their sum."""

    one: int
    other: int
    levels: tuple[Level, ...]
    weighed: tuple[float, ...]

    @property
    def bits(self) -> float:
        """The sum of the weights, in bits."""
        return sum(self.weighed)

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
        """What spoke for and against, the weightiest first, each with its bits."""
        weighed = sorted(zip(self.weighed, self.levels, strict=True), key=lambda one: -abs(one[0]))
        parts = (
            _said("För", [(bits, level) for bits, level in weighed if bits > 0]),
            _said("Emot", [(bits, level) for bits, level in weighed if bits < 0]),
        )
        return " ".join(filter(None, parts))


def _said(label: str, weighed: list[tuple[float, Level]]) -> str:
    if not weighed:
        return ""
    said = (f"{level.value.words} ({f'{abs(bits):.1f}'.replace('.', ',')})" for bits, level in weighed)
    return f"{label}: {listed(said)}."


def comparison(one: int, other: int, likeness: Likeness, weights: Weights) -> Comparison:
    """Weigh what two profiles agree in; ``one`` and ``other`` are their places."""
    rest = (weights.bits(level, likeness.levels) for level in likeness.levels[1:])
    return Comparison(one, other, likeness.levels, (likeness.name_bits, *rest))


def likeness(one: Profile, other: Profile, rarity: Rarity) -> Likeness | None:
    """Compare two profiles; None where their names do not agree."""
    name = _name_level(one, other)
    if name is None:
        return None
    return Likeness((name, *levels(one, other)), rarity.bits(one.name, other.name, name))


def levels(one: Profile, other: Profile) -> tuple[Level, ...]:
    """Compare all but the names of two profiles."""
    employer = _employer_level(one, other)
    found = (
        employer,
        _area_level(one, other) if employer in (None, Level.EMPLOYER_OTHER) else None,
        _network_level(one.network, other.network),
        _email_level(one.emails, other.emails),
        _title_level(one.titles, other.titles),
        _gap_level(one.days, other.days),
    )
    return tuple(level for level in found if level is not None)


def _name_level(one: Profile, other: Profile) -> Level | None:
    rare = one.rare and other.rare
    match agreement(one.name, other.name):
        case Agreement.SAME:
            return Level.NAME_SAME_RARE if rare else Level.NAME_SAME_COMMON
        case Agreement.SHORTER | Agreement.VARIANT:
            return Level.NAME_LIKE_RARE if rare else Level.NAME_LIKE_COMMON
    return None


def _employer_level(one: Profile, other: Profile) -> Level | None:
    """Compare the employers of two; None where one has none."""
    if not one.employers or not other.employers:
        return None
    if one.employers & other.employers:
        return Level.EMPLOYER_SAME
    if not are_two_places(one.employers, other.employers):
        return Level.EMPLOYER_OTHER
    if one.tenure is not None and other.tenure is not None and overlap(one.tenure, other.tenure):
        return Level.EMPLOYER_AT_ONCE
    return Level.EMPLOYER_NEXT if one.county == other.county else Level.EMPLOYER_FAR


def _area_level(one: Profile, other: Profile) -> Level | None:
    """Compare where two are from: by the municipality of one, else by those whom they meet, else by county."""
    home, elsewhere = (frozenset(places_of(each.employers)) or each.around for each in (one, other))
    if home & elsewhere:
        return Level.AREA_MET
    if one.county is None or other.county is None:
        return None
    return Level.AREA_SAME if one.county == other.county else Level.AREA_OTHER


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
