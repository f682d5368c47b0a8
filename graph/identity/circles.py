"""From who meets whom to circles: bodies with the documents that leave their body out or write it in short."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations

from graph.identity.local import LocalPerson

_SHARED = 3  # names that two of a circle share at least
_PART = 0.5  # of the names of the smaller
_TELLING = 40  # whoever is met in more bodies or documents than this tells none of them apart
_DOCUMENT = "#"


def circles(people: Sequence[LocalPerson]) -> dict[str, str]:
    """Return the circle of each body and of each document without one (``#`` and its identifier).

    A body is written now in full, now in short, and now not at all; those who come to it stay for the greater part
    the same. Two bodies whose people are the same stay two, unless one's identifier begins with the other's.
    """
    met: defaultdict[str, set[str]] = defaultdict(set)
    for person in people:
        if " " in person.name:
            met[_place(person)].add(person.folded.key)
    best: dict[str, tuple[int, str]] = {}
    for (one, other), shared in sorted(_shared(met).items()):
        if shared < max(_SHARED, _PART * min(len(met[one]), len(met[other]))):
            continue
        for place, into in ((one, other), (other, one)):
            if _may_stand_for(place, into) and (shared, into) > best.get(place, (0, "")):
                best[place] = (shared, into)
    return {place: _end(place, best) for place in met}


def _place(person: LocalPerson) -> str:
    return person.network or f"{_DOCUMENT}{person.document}"


def _may_stand_for(place: str, into: str) -> bool:
    """Say whether a document may be one of a body's, or of an earlier document's; or a short name that of a longer."""
    if place.startswith(_DOCUMENT):
        return not into.startswith(_DOCUMENT) or into < place
    return into.startswith(place) and into != place


def _end(place: str, best: Mapping[str, tuple[int, str]]) -> str:
    while place in best:
        place = best[place][1]
    return place


def circle_of(person: LocalPerson, found: Mapping[str, str]) -> str | None:
    """Return the circle in which a person was met; None where it is one document without a body, nothing else."""
    circle = found.get(_place(person), person.network)
    return None if circle is None or circle == f"{_DOCUMENT}{person.document}" else circle


def _shared(met: Mapping[str, Iterable[str]]) -> Counter[tuple[str, str]]:
    """Count the names that two places share, where those are not too many to tell."""
    where: defaultdict[str, list[str]] = defaultdict(list)
    for place in sorted(met):
        for name in met[place]:
            where[name].append(place)
    counted: Counter[tuple[str, str]] = Counter()
    for places in where.values():
        if len(places) <= _TELLING:
            counted.update(combinations(places, 2))
    return counted
