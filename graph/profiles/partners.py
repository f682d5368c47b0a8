"""From ties to partners: with whom an organisation works, the highest step of the ladder first."""

from __future__ import annotations

import json
from dataclasses import dataclass

from graph.index.kinds import Facet, Kind
from graph.index.reading import Index
from graph.index.values import Described, Link
from graph.profiles.gathering import MOST, Cut

LADDER = ("MeetingPlace", "Dialogue", "SharedView", "Collaboration", "JointAction")
"""The steps of the collaboration ladder, the lowest first, by their local names."""


@dataclass(frozen=True, slots=True)
class Step:
    """A tie on one step of the ladder, and the first of the things that it rests on, with their passages."""

    tie: Described
    step: str
    weight: int
    grounds: tuple[Described, ...]


@dataclass(frozen=True, slots=True)
class Partner:
    """Another organisation and the steps of the ladder that it shares, the highest first."""

    who: Link
    steps: tuple[Step, ...]


_MOST_GROUNDS = 3


def partners_of(index: Index, organisation: int, iri: str, most: int = MOST) -> Cut[Partner]:
    """Return with whom an organisation works: by the highest step shared, then by its weight, then by name."""
    rows = index.rows(
        "SELECT t.number, t.step, t.weight, t.body FROM facet f JOIN thing t ON t.number = f.thing "
        "WHERE f.kind = ? AND f.name = ? AND f.value = ?",
        (Kind.TIE, Facet.ORGANISATION, organisation),
    )
    own = index.relative(iri)
    shared: dict[str, list[tuple[int, int, int]]] = {}
    for number, step, weight, body in rows:
        other = next((one for one in json.loads(str(body))["party"] if one != own), own)
        shared.setdefault(other, []).append((LADDER.index(str(step)), int(str(weight)), int(str(number))))
    for steps in shared.values():
        steps.sort(reverse=True)
    ranked = sorted(shared.items(), key=_closest_first)
    chosen = ranked[:most]
    ties = {one.number: one for one in index.things([number for _, steps in chosen for _, _, number in steps])}
    numbers = {other: index.number_of(other) for other, _ in chosen}
    links = index.links(number for number in numbers.values() if number is not None)
    grounds = _grounds(index, ties)
    partners = (
        Partner(
            links[number],
            tuple(Step(ties[tie], LADDER[step], weight, grounds[tie]) for step, weight, tie in steps),
        )
        for other, steps in chosen
        if (number := numbers[other]) is not None
    )
    return Cut(tuple(partners), len(ranked))


def _closest_first(partner: tuple[str, list[tuple[int, int, int]]]) -> tuple[int, int, int, str]:
    """Return what a partner sorts by; its steps are given as step, weight and number of the tie, the highest first."""
    other, steps = partner
    step, weight, _ = steps[0]
    return -step, -weight, -sum(one for _, one, _ in steps), other


def _grounds(index: Index, ties: dict[int, Described]) -> dict[int, tuple[Described, ...]]:
    """Return the first things that each tie rests on, each read once."""
    wanted = {number: [ground.iri for ground in tie.grounds.first[:_MOST_GROUNDS]] for number, tie in ties.items()}
    numbers = {iri: index.number_of(iri) for iris in wanted.values() for iri in iris}
    found = {one.iri: one for one in index.things([one for one in dict.fromkeys(numbers.values()) if one is not None])}
    return {tie: tuple(found[iri] for iri in iris if iri in found) for tie, iris in wanted.items()}
