"""From answers to the projects that a report is about: how they stand, who takes part, whom to call."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from graph.reports.material import Material


@dataclass(frozen=True, slots=True)
class Part:
    """Somebody's part in a project: IRIs of the organisation and the role, and whether it is a municipality."""

    organisation: str
    role: str
    is_municipality: bool


@dataclass(frozen=True, slots=True)
class Project:
    """A project: ``status`` is the IRI of the one that the latest minutes to give one give; ``last`` is a day.

    ``inferred`` says that the status is a judgement.
    """

    iri: str
    status: str | None
    inferred: bool
    last: str | None
    parts: tuple[Part, ...]
    contacts: tuple[str, ...]

    @property
    def municipalities(self) -> int:
        """How many municipalities take part."""
        return len({part.organisation for part in self.parts if part.is_municipality})


def projects(material: Material) -> tuple[Project, ...]:
    """Return the projects, those spoken of last first."""
    parts: dict[str, list[Part]] = defaultdict(list)
    for row in material.rows("project-participants"):
        parts[row["project"]].append(Part(row["participant"], row["role"], row["municipality"] in ("true", "1")))
    contacts: dict[str, list[str]] = defaultdict(list)
    for row in material.rows("project-contacts"):
        contacts[row["project"]].append(row["person"])
    return tuple(
        Project(
            row["project"],
            row.get("status"),
            "basis" in row,
            row.get("last"),
            tuple(parts[row["project"]]),
            tuple(contacts[row["project"]]),
        )
        for row in material.rows("projects")
    )
