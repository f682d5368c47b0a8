"""From the material of a report to what is measured of whole networks, whomever of them the report is about.

Where a municipality or a county stands is told among all, so its measures are of everything; those of a network are of
its own meetings.
"""

from __future__ import annotations

from graph.analytics.attendances import Attendance, Status
from graph.analytics.estimates import Estimate
from graph.analytics.memberships import Membership, memberships_of
from graph.analytics.null_model import Comparison
from graph.analytics.projections import groups_of
from graph.analytics.scope import EVERYTHING, Scope, ScopeKind
from graph.analytics.standings import Standings, standings
from graph.language.numbers import decimal, grouped
from graph.reports.material import Material, Rows
from graph.reports.model import Measured

MUNICIPALITIES, PEOPLE = "municipalities-at-meetings", "people-at-meetings"


def measured_within(material: Material) -> Scope:
    """Return the scope whose network is measured."""
    scope = material.choice.scope
    return scope if scope.kind is ScopeKind.NETWORK else EVERYTHING


def rows_measured(material: Material, name: str) -> Rows:
    """Ask a query for all that is measured."""
    return material.rows(name, measured_within(material))


def query_measured(material: Material, name: str) -> str:
    """Return the key of a query for all that is measured."""
    return material.query(name, measured_within(material))


def memberships_measured(material: Material, name: str) -> tuple[Membership, ...]:
    """Ask a relation's query for all that is measured."""
    return memberships_of(rows_measured(material, name))


def meetings_measured(material: Material, name: str) -> dict[str, tuple[str, ...]]:
    """Ask who was at which meeting, for all that is measured."""
    return groups_of(memberships_measured(material, name))


def standings_of(material: Material, name: str, compare: bool = True) -> Standings:
    """Return where all stand who were at meetings, kept with the generation."""

    def measured() -> Standings:
        return standings(tuple(meetings_measured(material, name).values()), compare)

    text = material.text(name, measured_within(material))
    query_measured(material, name)
    return material.kept.result(Standings, "standings", (text, str(compare)), measured)


def municipalities_concerned(material: Material) -> frozenset[str] | None:
    """Return the municipalities that the report is about, None where it is about all of whom it tells."""
    scope = material.choice.scope
    if scope.kind is ScopeKind.MUNICIPALITY:
        return frozenset((scope.iri,))
    if scope.kind is ScopeKind.COUNTY:
        return frozenset(row["municipality"] for row in material.rows("municipalities-of-counties"))
    return None


def attendances_of(rows: Rows) -> tuple[Attendance, ...]:
    """Return the attendances that rows of their query say."""
    return tuple(
        Attendance(row["meeting"], row["organisation"], row["person"], Status(row["status"]), row.get("day"))
        for row in rows
    )


def measured(found: Estimate) -> Measured | None:
    """Return an estimate with its interval, None where there is none."""
    if found.value is None:
        return None
    interval = found.interval
    return Measured(found.value, interval.low, interval.high) if interval else Measured(found.value)


def unplaced_note(material: Material) -> tuple[str, ...]:
    """Say at how many meetings some came of whom the minutes do not say for whom; nothing where there are none."""
    meetings = {row["meeting"] for row in rows_measured(material, "listed-without-organisation")}
    told = "unplaced_one" if len(meetings) == 1 else "unplaced_some"
    return (material.words[told].format(number=grouped(len(meetings))),) if meetings else ()


def beside_chance(material: Material, found: Comparison | None, digits: int = 0) -> str | None:
    """Say whether a number differs from what chance gives: "färre: 24 mot 152 (138–167)"."""
    if found is None:
        return None
    words, language = material.words, material.choice.language
    told = "as_chance" if not found.differs else "above_chance" if found.observed > found.mean else "below_chance"
    low, mean, high = (decimal(number, language, digits) for number in (found.low, found.mean, found.high))
    return words[told].format(mean=mean, low=low, high=high)


def counted(material: Material, number: int, what: str) -> str:
    """Say a number with what it counts: "ett möte", "4 möten"; ``what`` is the name of the two phrases."""
    words = material.words
    return words[f"one_{what}"] if number == 1 else words[f"some_{what}"].format(number=grouped(number))


def passages_of(material: Material, pattern: str, scope: Scope | None = None) -> str:
    """Return the query for all passages beneath ``?fact`` of a pattern, within the period by its ?meeting.

    IRIs in the pattern are those of the graph. Its places ``# within`` are kept to a scope, that of what is measured
    unless another is given.
    """
    template = (
        "SELECT DISTINCT ?words ?document ?passage WHERE {\n"
        f"  {pattern}\n"
        "  OPTIONAL { ?meeting dcterms:date ?day }\n"
        "  # period\n"
        "  ?fact prov:wasDerivedFrom ?passage .\n"
        "  ?passage oa:exact ?words ; oa:hasSource ?document .\n"
        "}\n"
        "ORDER BY ?document ?passage"
    )
    return material.narrowed(template, measured_within(material) if scope is None else scope).strip()


def attended_by(of: str, who: str) -> str:
    """Return the pattern of the attendances (?fact) of a person, or for an organisation, by the property ``of``."""
    return (
        f"?fact samv:{of} <{who}> ; samv:atMeeting ?meeting ; samv:attendanceStatus ?status . "
        "FILTER(?status != samv:Absent)\n  # within meeting ?meeting"
    )


def people_of(material: Material, organisations: frozenset[str]) -> frozenset[str]:
    """Return who represented organisations at what is measured, or was noted absent for them."""
    rows = rows_measured(material, "attendances")
    return frozenset(row["person"] for row in rows if row["organisation"] in organisations)
