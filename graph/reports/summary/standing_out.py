"""From absences, single people and gaps in the minutes to what stands out and what cannot be said."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from graph.analytics.attendances import Attendance, Status
from graph.analytics.dependency import single_person_dependencies
from graph.analytics.estimates import LEAST_FOR_SHARES
from graph.analytics.scope import ScopeKind
from graph.reports.facts.promises import promises
from graph.reports.material import Material
from graph.reports.model import Paragraph
from graph.reports.summary.phrasing import MOST_NAMED, Phrasing
from ontology.terms import SAMV


def on_what_stands_out(material: Material, phrasing: Phrasing) -> Iterator[Paragraph]:
    """Tell who was noted absent, and which ties a single person keeps."""
    found = _attendances(material)
    absent = _absent(material, phrasing, found)
    sentences = [one for one in (absent, _single(material, phrasing, found)) if one]
    if sentences:
        yield Paragraph(" ".join(sentences), _where_noted(material) if absent else ())


def _where_noted(material: Material) -> tuple[int, ...]:
    """Return the quotes of the first who were noted absent."""
    noted = [row["attendance"] for row in material.rows("attendance-of-bodies") if row["status"] == SAMV.Absent]
    quotes = material.quoted(noted[:MOST_NAMED], most=2)
    return tuple(dict.fromkeys(number for of_one in quotes.values() for number in of_one))


def _attendances(material: Material) -> tuple[Attendance, ...]:
    return tuple(
        Attendance(row["meeting"], row["organisation"], row["person"], Status(row["status"]), row.get("day"))
        for row in material.rows("attendances")
    )


def _absent(material: Material, phrasing: Phrasing, found: tuple[Attendance, ...]) -> str:
    there = {(one.meeting, one.organisation) for one in found if one.status is not Status.ABSENT}
    noted = {(one.meeting, one.organisation) for one in found if one.status is Status.ABSENT} - there
    times = Counter(organisation for _, organisation in noted)
    if not times:
        return ""
    names = material.things(times)
    numbers = [(names[organisation].label, count) for organisation, count in times.items()]
    named = phrasing.names([label for label, _ in numbers])
    if set(times.values()) == {1}:
        return phrasing.several("sum_absent_once" if named else "sum_absent_once_many", len(numbers), who=named)
    return phrasing.said("sum_absent", ranking=phrasing.ranking(numbers, "meetings"))


def _single(material: Material, phrasing: Phrasing, found: tuple[Attendance, ...]) -> str:
    hanging = single_person_dependencies(found)
    if material.choice.scope.kind is ScopeKind.MUNICIPALITY:
        hanging = tuple(one for one in hanging if one.organisation == material.choice.scope.iri)
    if not hanging:
        return ""
    ties = {frozenset((one.organisation, one.other)) for one in hanging}
    most = hanging[0]
    return phrasing.several(
        "sum_single",
        len(ties),
        one=material.thing(most.organisation).label,
        other=material.thing(most.other).label,
        meetings=phrasing.number("meetings", len(most.meetings)),
        person=material.thing(most.person).label,
    )


def on_what_cannot_be_said(material: Material, phrasing: Phrasing) -> Iterator[Paragraph]:
    """Tell what the material is too small or too silent for."""
    clauses = []
    rows = material.rows("meetings-of-bodies")
    few = sum(int(row["meetings"]) < LEAST_FOR_SHARES for row in rows)
    if few:
        name = "cannot_few" if few == len(rows) else "cannot_few_some"
        clauses.append(phrasing.several(name, few, least=str(LEAST_FOR_SHARES)))
    found = promises(material)
    told = sum(len(one.made.iris) for one in found) == material.count("count-commitments")
    if found and told and not any(one.later for one in found):
        clauses.append(phrasing.said("cannot_kept"))
    without = material.count("count-participants", "without")
    if without:
        clauses.append(phrasing.several("cannot_where_from", without))
    if clauses:
        yield Paragraph(phrasing.said("sum_cannot", clauses=phrasing.listed(clauses)))
