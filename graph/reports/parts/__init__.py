"""The parts of a report: each a function from the material to a section, None where there is nothing to tell of."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from graph.reports.material import Material
from graph.reports.model import Section
from graph.reports.parts.attendance import attendance
from graph.reports.parts.brokers import brokers
from graph.reports.parts.change import change
from graph.reports.parts.commitments import commitments
from graph.reports.parts.coverage import coverage
from graph.reports.parts.decisions import decisions
from graph.reports.parts.dependency import dependency
from graph.reports.parts.gaps import gaps
from graph.reports.parts.groups import groups
from graph.reports.parts.key_figures import key_figures
from graph.reports.parts.maps import maps
from graph.reports.parts.meetings import meetings_held
from graph.reports.parts.method import method
from graph.reports.parts.projects import projects_spoken_of
from graph.reports.parts.rankings import rankings
from graph.reports.parts.robustness import robustness
from graph.reports.parts.suggestions import suggestions
from graph.reports.parts.summary import summary
from graph.reports.parts.white_spots import white_spots

Part = Callable[[Material], Section | None]

PARTS: Mapping[str, Part] = MappingProxyType(
    {
        "summary": summary,
        "key-figures": key_figures,
        "maps": maps,
        "rankings": rankings,
        "meetings": meetings_held,
        "attendance": attendance,
        "projects": projects_spoken_of,
        "decisions": decisions,
        "commitments": commitments,
        "brokers": brokers,
        "groups": groups,
        "dependency": dependency,
        "gaps": gaps,
        "white-spots": white_spots,
        "change": change,
        "robustness": robustness,
        "suggestions": suggestions,
        "method": method,
        "coverage": coverage,
    }
)
"""By name, in the order of the report."""
