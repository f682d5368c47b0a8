"""From the folder of a generation and a choice to the report on it."""

from __future__ import annotations

from importlib.metadata import version
from pathlib import Path

from graph.analytics.asking import asking
from graph.generation_description import description_of
from graph.generations import held
from graph.reports.choice import Choice
from graph.reports.making import Progress, report_on, silent
from graph.reports.material import Material, Surroundings
from graph.reports.model import Report
from graph.store import open_generation


def report_in(generation: Path, choice: Choice, service: str = "", progress: Progress = silent) -> Report:
    """Open a generation and make a report on it; ``service`` is where pages show more, empty where none do.

    Raises StoreError, UnknownPartError, and what asking raises.
    """
    with held(generation):
        description = description_of(generation)
        surroundings = Surroundings(generation, description.fingerprint, version("samgraf"), description.base, service)
        return report_on(Material(asking(open_generation(generation)), choice, surroundings), progress)
