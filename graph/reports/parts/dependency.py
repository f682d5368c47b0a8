"""Which ties between organisations hang on one person."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from graph.analytics.attendances import Attendance, Status
from graph.analytics.dependency import Dependency, single_person_dependencies
from graph.language.numbers import grouped
from graph.reports import measuring
from graph.reports.material import Material
from graph.reports.model import Block, Column, Kind, Paragraph, Row, Section, Table

_MOST = 50
_LEAST = 2


def dependency(material: Material) -> Section | None:
    """Tell which people alone kept ties of their organisation; None where nobody met."""
    found = measuring.attendances_of(measuring.rows_measured(material, "attendances"))
    if not found:
        return None
    own = measuring.municipalities_concerned(material)
    hanging = [
        one for one in single_person_dependencies(found, _LEAST) if own is None or own & {one.organisation, one.other}
    ]
    if not hanging:
        return Section("dependency", material.words["part_dependency"], (Paragraph(_why_none(material, found, own)),))
    people = {one.person for one in hanging}
    said = material.words["dependency_said"].format(ties=grouped(len(hanging)), people=grouped(len(people)))
    return Section("dependency", material.words["part_dependency"], (Paragraph(said), _table(material, hanging, found)))


def _why_none(material: Material, found: Sequence[Attendance], own: frozenset[str] | None) -> str:
    words = material.words
    repeated = _shared_repeatedly(found, own)
    if not repeated:
        return words["dependency_cannot"]
    return words["dependency_none"].format(ties=repeated)


def _shared_repeatedly(found: Sequence[Attendance], own: frozenset[str] | None) -> int:
    """Return how many pairs of organisations were at two meetings or more."""
    seats: dict[str, set[str]] = defaultdict(set)
    for one in found:
        if one.status is not Status.ABSENT:
            seats[one.meeting].add(one.organisation)
    times: dict[tuple[str, str], int] = defaultdict(int)
    for there in seats.values():
        known = sorted(there)
        for place, first in enumerate(known):
            for second in known[place + 1 :]:
                if own is None or own & {first, second}:
                    times[first, second] += 1
    return sum(count >= _LEAST for count in times.values())


def _table(material: Material, hanging: Sequence[Dependency], found: Sequence[Attendance]) -> Block:
    words = material.words
    by_person: dict[tuple[str, str], list[Dependency]] = defaultdict(list)
    for one in hanging:
        by_person[one.organisation, one.person].append(one)
    ordered = sorted(by_person.items(), key=lambda item: (-len(item[1]), -_meetings(item[1]), item[0]))
    first = ordered[:_MOST]
    things = material.things(iri for who, ties in first for iri in (*who, *(tie.other for tie in ties)))
    rows = []
    for (organisation, person), ties in first:
        others = tuple(sorted((things[tie.other] for tie in ties), key=lambda thing: thing.label))
        values = (things[organisation], things[person], len(others), others, _meetings(ties))
        pattern = f"?fact samv:representing <{organisation}> . {measuring.attended_by('attendee', person)}"
        rows.append(Row(values, passages=measuring.passages_of(material, pattern)))
    return Table(
        "dependency",
        words["dependency_table"],
        (
            Column("organisation", words["column_organisation"], Kind.THING),
            Column("person", words["column_people_one"], Kind.THING),
            Column("ties", words["column_ties"], Kind.COUNT, words["unit_ties"]),
            Column("others", words["column_others"], Kind.THING),
            Column("meetings", words["column_meetings_together"], Kind.COUNT, words["unit_meetings"]),
        ),
        tuple(rows),
        (measuring.query_measured(material, "attendances"),),
        words["dependency_caption"],
        len({one.meeting for one in found}),
        left_out=len(ordered) - len(first),
    )


def _meetings(ties: Sequence[Dependency]) -> int:
    return len({meeting for tie in ties for meeting in tie.meetings})
