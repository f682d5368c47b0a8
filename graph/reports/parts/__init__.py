"""The parts of a report: each a function from the material to a section, None where there is nothing to tell of."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from graph.reports.material import Material
from graph.reports.model import Section
from graph.reports.parts.attendance import attendance
from graph.reports.parts.commitments import commitments
from graph.reports.parts.coverage import coverage
from graph.reports.parts.decisions import decisions
from graph.reports.parts.key_figures import key_figures
from graph.reports.parts.maps import maps
from graph.reports.parts.meetings import meetings_held
from graph.reports.parts.method import method
from graph.reports.parts.projects import projects_spoken_of
from graph.reports.parts.summary import summary

Part = Callable[[Material], Section | None]

PARTS: Mapping[str, Part] = MappingProxyType(
    {
        "summary": summary,
        "key-figures": key_figures,
        "maps": maps,
        "meetings": meetings_held,
        "attendance": attendance,
        "decisions": decisions,
        "commitments": commitments,
        "projects": projects_spoken_of,
        "coverage": coverage,
        "method": method,
    }
)
"""By name, in the order of the report."""
