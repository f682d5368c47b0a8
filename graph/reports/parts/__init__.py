"""The parts of a report: each a function from the material to a section, None where there is nothing to tell of."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from graph.reports.material import Material
from graph.reports.model import Section

Part = Callable[[Material], Section | None]

PARTS: Mapping[str, Part] = MappingProxyType({})
"""By name, in the order of the report."""
