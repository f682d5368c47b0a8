"""From the affiliations of mentions to employers, and which employers nobody has at the same time."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Set
from functools import lru_cache

from data.record import OrganisationMention, PersonMention

EmployerOf = Callable[[OrganisationMention], str]

_PLACES = frozenset(("municipality", "county"))
_COUNTY_CODE = 2  # a municipality's code begins with that of its county


def employers(mentions: Iterable[PersonMention], employer: EmployerOf) -> frozenset[str]:
    """Return the organisations that mentions state as their person's, by identifier."""
    return frozenset(employer(m.affiliation) for m in mentions if m.affiliation is not None)


def are_two_places(one: Set[str], other: Set[str]) -> bool:
    """Say whether two sets of employers are of different municipalities, or of different counties.

    Other organisations tell nobody apart for certain: an office, its owner and their network may all stand as
    one person's affiliation.
    """
    if one & other:
        return False
    sorts = [{employer.partition("/")[0] for employer in employers} & _PLACES for employers in (one, other)]
    return bool(sorts[0] & sorts[1])


@lru_cache(maxsize=1 << 14)
def places_of(employers: frozenset[str]) -> tuple[str, ...]:
    """Return the municipalities and counties among employers, sorted."""
    return tuple(sorted(employer for employer in employers if employer.partition("/")[0] in _PLACES))


def county_of(employers: frozenset[str]) -> str | None:
    """Return the code of the county in which employers lie, None where none is a place or they lie in several."""
    codes = {place.partition("/")[2][:_COUNTY_CODE] for place in places_of(employers)}
    return next(iter(codes)) if len(codes) == 1 else None
