"""From a choice to what is measured of each municipality: a number by its code, and the ties between them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from graph.collaboration.choosing import connections_of, network_of
from graph.collaboration.relations import Relations
from graph.collaboration.values import STEPS, Choice, Sort
from graph.index.kinds import Facet, Kind
from graph.index.reading import Index, whole

_ALL = 10**9


class Measure(StrEnum):
    """What can be measured of a municipality."""

    MEETINGS = "meetings"  # that somebody present or a guest represented it at
    PEOPLE = "people"  # who represented it
    PROJECTS = "projects"  # that it takes part in
    PARTNERS = "partners"  # organisations that it is tied to by a step of the ladder
    COMMITMENTS = "commitments"  # of its own, or of somebody who represents it


@dataclass(frozen=True, slots=True)
class MunicipalTie:
    """The highest step of the ladder that ties two municipalities, named by their codes, and how often."""

    one: str
    other: str
    step: str
    weight: int


def measured(index: Index, relations: Relations, choice: Choice, measure: Measure) -> dict[str, int]:
    """Return a number for each municipality that has one, by its code; where a municipality lies counts for nothing."""
    if measure is Measure.MEETINGS:
        counts = Counter(
            number for number, _ in _of_meetings(index, relations, choice, Kind.MEETING, Facet.ORGANISATION)
        )
    elif measure is Measure.COMMITMENTS:
        counts = _promised(index, relations, choice)
    else:
        counts = _tied(relations, choice, measure)
    codes = codes_of(index)
    return {codes[number]: count for number, count in counts.items() if count and number in codes}


def codes_of(index: Index) -> Mapping[int, str]:
    """Return the codes of municipalities by their numbers in the index."""
    rows = index.rows("SELECT thing, value FROM facet WHERE kind = ? AND name = ?", (Kind.MUNICIPALITY, Facet.CODE))
    return {whole(number): str(code) for number, code in rows}


def _of_meetings(index: Index, relations: Relations, choice: Choice, kind: Kind, facet: Facet) -> list[tuple[int, int]]:
    """Return the value of a facet and the thing, for things of a kind whose meeting is one of those chosen."""
    meeting = "t.number" if kind is Kind.MEETING else "t.meeting"
    sql, bound = ["f.kind = ? AND f.name = ?"], [int(kind), int(facet)]
    days: list[str] = []
    if choice.first is not None or choice.last is not None:
        sql.append("m.first <> '' AND m.first <= ? AND m.last >= ?")
        days = [choice.last or "9999-12-31", choice.first or "0001-01-01"]
    numbers: list[int] = []
    for of_meeting, key in ((Facet.BODY, choice.network), (Facet.TOPIC, choice.topic)):
        if key is not None:
            sql.append("m.number IN (SELECT thing FROM facet WHERE kind = ? AND name = ? AND value = ?)")
            numbers += [int(Kind.MEETING), int(of_meeting), relations.numbers.get(key, 0)]
    rows = index.rows(
        f"SELECT f.value, f.thing FROM facet f JOIN thing t ON t.number = f.thing JOIN thing m ON m.number = {meeting} "
        f"WHERE {' AND '.join(sql)}",
        (*bound, *days, *numbers),
    )
    return [(whole(value), whole(thing)) for value, thing in rows]


def _promised(index: Index, relations: Relations, choice: Choice) -> Counter[int]:
    """Count what each municipality has promised, itself or by somebody who represents it."""
    columns = relations.by_sort[Sort.REPRESENTS]
    represented: dict[int, set[int]] = {}
    for person, organisation in zip(columns.sources, columns.targets, strict=True):
        represented.setdefault(person, set()).add(organisation)
    promises = {
        (organisation, commitment)
        for who, commitment in _of_meetings(index, relations, choice, Kind.COMMITMENT, Facet.RESPONSIBLE)
        for organisation in represented.get(who, {who})
    }
    return Counter(organisation for organisation, _ in promises)


_SORTS = {
    Measure.PEOPLE: (Sort.REPRESENTS, Kind.PERSON),
    Measure.PROJECTS: (Sort.PARTICIPATION, Kind.PROJECT),
    Measure.PARTNERS: (Sort.LADDER, Kind.ORGANISATION),
}


def _tied(relations: Relations, choice: Choice, measure: Measure) -> Counter[int]:
    """Count to how many each municipality is tied by the sort of tie that a measure looks at."""
    sort, kind = _SORTS[measure]
    kinds = {Kind.MUNICIPALITY, kind} | ({Kind.NETWORK} if measure is Measure.PARTNERS else set())
    network = network_of(relations, _whole(replace(choice, kinds=frozenset(kinds), between_municipalities=False)))
    pairs = {(tie.source, tie.target) for tie in network.ties if tie.sort is sort}
    pairs |= {(target, source) for source, target in pairs}
    return Counter(relations.numbers[one] for one, _ in pairs)


def ties_between(index: Index, relations: Relations, choice: Choice) -> tuple[MunicipalTie, ...]:
    """Return the ties between municipalities that are chosen, those of the highest step first, then the heaviest."""
    network = network_of(relations, _whole(replace(choice, between_municipalities=True)))
    codes = codes_of(index)
    code = {node.key: codes[node.number] for node in network.nodes if node.number in codes}
    ties = [
        MunicipalTie(
            min(code[one.source], code[one.target]),
            max(code[one.source], code[one.target]),
            one.leading.step,
            one.leading.weight,
        )
        for one in connections_of(network)
        if one.source in code and one.target in code
    ]
    return tuple(sorted(ties, key=lambda tie: (-STEPS.index(tie.step), -tie.weight, tie.one, tie.other)))


def _whole(choice: Choice) -> Choice:
    """Return a choice that cuts nothing off and asks everywhere."""
    return replace(choice, county=None, most_nodes=_ALL, most_ties=_ALL)
