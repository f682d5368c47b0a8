"""From counts to the numbers that a reader sees first."""

from __future__ import annotations

from graph.reports.material import Material
from graph.reports.model import KeyFigure, KeyFigures, Paragraph, Section

COUNTED = (
    "meetings",
    "bodies",
    "municipalities",
    "people",
    "organisations",
    "projects",
    "decisions",
    "agreements",
    "commitments",
    "documents",
)
"""What is counted, each by the query ``count-…`` of its name."""


def key_figures(material: Material) -> Section:
    """Return the section with the key figures."""
    words = material.words
    figures = tuple(
        KeyFigure(name, words[f"figure_{name}"], material.count(f"count-{name}"), material.query(f"count-{name}"))
        for name in COUNTED
    )
    return Section(
        "key-figures", words["part_key_figures"], (Paragraph(words["key_figures_intro"]), KeyFigures(figures))
    )
