"""From the affiliations of mentions to employers, and which employers nobody has at the same time."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Set

from data.record import OrganisationMention, PersonMention

EmployerOf = Callable[[OrganisationMention], str]

_PLACES = frozenset(("municipality", "county"))


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
