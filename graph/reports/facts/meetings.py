"""From answers to the meetings that a report is about: when and where, of whom, how many were there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from graph.index.periods import period_of
from graph.language.days import spoken_period
from graph.reports.material import Material
from graph.reports.model import Missing


@dataclass(frozen=True, slots=True)
class Meeting:
    """A meeting that minutes record: IRIs of it, of the bodies that held it and of the form.

    ``edtf`` is the day where it is not exact. ``inferred`` says that the minutes do not state whose meeting it was.
    """

    iri: str
    day: str | None
    edtf: str | None
    bodies: tuple[str, ...]
    inferred: bool
    places: tuple[str, ...]
    forms: tuple[str, ...]
    people: int
    municipalities: int


def meetings(material: Material) -> tuple[Meeting, ...]:
    """Return the 100 latest meetings, the latest first and those without a day last."""
    rows: dict[str, list[Mapping[str, str]]] = {}
    for row in material.rows("meetings"):
        rows.setdefault(row["meeting"], []).append(row)
    there = {row["meeting"]: row for row in material.rows("at-each-meeting")}
    return tuple(
        Meeting(
            iri,
            of_one[0].get("day"),
            of_one[0].get("edtf"),
            _distinct(of_one, "body"),
            any("basis" in row for row in of_one),
            _distinct(of_one, "place"),
            _distinct(of_one, "form"),
            int(there[iri]["people"]) if iri in there else 0,
            int(there[iri]["municipalities"]) if iri in there else 0,
        )
        for iri, of_one in rows.items()
    )


def days_of_meetings(material: Material) -> Mapping[str, str | None]:
    """Return the days of all meetings, None where a meeting has none."""
    return {row["meeting"]: row.get("day") for row in material.rows("meetings-held")}


def _distinct(rows: list[Mapping[str, str]], name: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(row[name] for row in rows if name in row))


def day_value(material: Material, day: str | None, edtf: str | None = None) -> date | str | Missing:
    """Return a day as a table has it; as text where it is not exact; why there is none where it is not known."""
    if day is not None:
        return date.fromisoformat(day)
    period = period_of(edtf) if edtf is not None else None
    if edtf is None or period is None:
        return Missing(material.words["no_day"])
    return spoken_period(*period, material.choice.language, edtf)
