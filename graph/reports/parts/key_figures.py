"""From counts to the numbers that a reader sees first."""

from __future__ import annotations

from graph.reports.material import Material
from graph.reports.model import KeyFigure, KeyFigures, Paragraph, Section

COUNTED = {
    "meetings": ("count-meetings", "count"),
    "bodies": ("count-bodies", "count"),
    "municipalities": ("count-participants", "municipalities"),
    "people": ("count-participants", "people"),
    "organisations": ("count-participants", "organisations"),
    "projects": ("count-projects", "count"),
    "decisions": ("count-decisions", "count"),
    "agreements": ("count-agreements", "count"),
    "commitments": ("count-commitments", "count"),
    "documents": ("count-documents", "count"),
}
"""What is counted: the query, and the variable of its one row that has the number."""


def key_figures(material: Material) -> Section:
    """Return the section with the key figures."""
    words = material.words
    figures = tuple(
        KeyFigure(key, words[f"figure_{key}"], material.count(query, of), material.query(query))
        for key, (query, of) in COUNTED.items()
    )
    return Section(
        "key-figures", words["part_key_figures"], (Paragraph(words["key_figures_intro"]), KeyFigures(figures))
    )
