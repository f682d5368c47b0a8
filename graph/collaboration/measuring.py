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
        counts = _met(index, relations, choice)
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


def _met(index: Index, relations: Relations, choice: Choice) -> dict[int, int]:
    """Count the meetings at which each organisation was represented."""
    facet: tuple[str | int, ...] = (int(Kind.MEETING), int(Facet.ORGANISATION))
    joined, sql, bound = "", "f.kind = ? AND f.name = ?", facet
    chosen, values = _chosen_meetings(relations, choice)
    if chosen:
        joined, sql, bound = "JOIN thing m ON m.number = f.thing", f"{sql} AND {chosen}", (*facet, *values)
    rows = index.rows(f"SELECT f.value, count(*) FROM facet f {joined} WHERE {sql} GROUP BY f.value", bound)
    return {whole(organisation): whole(count) for organisation, count in rows}


def _chosen_meetings(relations: Relations, choice: Choice) -> tuple[str, tuple[str | int, ...]]:
    """Return the condition on a meeting (``m``) by which a choice takes it, "" for any, and what it binds."""
    sql: list[str] = []
    bound: list[str | int] = []
    if choice.first is not None or choice.last is not None:
        sql.append("m.first <> '' AND m.first <= ? AND m.last >= ?")
        bound += [choice.last or "9999-12-31", choice.first or "0001-01-01"]
    for of_meeting, key in ((Facet.BODY, choice.network), (Facet.TOPIC, choice.topic)):
        if key is not None:
            sql.append("m.number IN (SELECT thing FROM facet WHERE kind = ? AND name = ? AND value = ?)")
            bound += [int(Kind.MEETING), int(of_meeting), relations.numbers.get(key, 0)]
    return " AND ".join(sql), tuple(bound)


def _promised(index: Index, relations: Relations, choice: Choice) -> Counter[int]:
    """Count what each municipality has promised, itself or by somebody who represents it."""
    columns = relations.by_sort[Sort.REPRESENTS]
    represented: dict[int, set[int]] = {}
    for person, organisation in zip(columns.sources, columns.targets, strict=True):
        represented.setdefault(person, set()).add(organisation)
    chosen, values = _chosen_meetings(relations, choice)
    rows = index.rows(
        "SELECT f.value, f.thing FROM facet f JOIN thing t ON t.number = f.thing JOIN thing m ON m.number = t.meeting "
        f"WHERE f.kind = ? AND f.name = ? AND {chosen or 'TRUE'}",
        (int(Kind.COMMITMENT), int(Facet.RESPONSIBLE), *values),
    )
    promises = {
        (organisation, whole(commitment))
        for who, commitment in rows
        for organisation in represented.get(whole(who), {whole(who)})
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
