"""From fixed words to the chapter on how the figures come about and what they do not say."""

from __future__ import annotations

from graph.analytics.estimates import LEAST_FOR_SHARES
from graph.reports.material import Material
from graph.reports.model import Block, Paragraph, Points, Section

_PARAGRAPHS = (
    "method_reading",
    "method_counting",
    "method_ladder",
    "method_intervals",
    "method_chance",
    "method_same",
    "method_limits",
)
_BASES = ("method_stated", "method_derived", "method_inferred")


def method(material: Material) -> Section:
    """Return the section on the method."""
    words = material.words
    first, *others = (Paragraph(words[name].format(least=LEAST_FOR_SHARES)) for name in _PARAGRAPHS)
    blocks: tuple[Block, ...] = (
        first,
        Paragraph(words["method_basis"]),
        Points(tuple(words[name] for name in _BASES)),
        *others,
    )
    return Section("method", words["part_method"], blocks)
