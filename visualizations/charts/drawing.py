"""From a chart's specification to SVG and PNG, without a browser and without a network."""

from __future__ import annotations

import json
from typing import Literal

import vl_convert

from graph.language.numbers import NUMERALS
from visualizations.charts.specification import Specification

LOCALES: dict[str, Literal["sv-SE", "en-GB"]] = {"sv": "sv-SE", "en": "en-GB"}
"""How d3, which writes the numbers of charts, knows the languages."""
PRINT_SCALE = 3.0
"""Pixels of a PNG to one of the chart: 288 to the inch."""


def number_locale(language: str) -> dict[str, object]:
    """Return how d3 is to write numbers: as ``graph.language.numbers`` does, so that charts and tables agree."""
    numerals = NUMERALS[language]
    return {
        **vl_convert.get_format_locale(LOCALES[language]),
        "thousands": numerals.thousands,
        "decimal": numerals.decimal,
    }


def svg_of_chart(specification: Specification, language: str) -> str:
    """Return a chart as SVG."""
    return vl_convert.vegalite_to_svg(
        json.dumps(specification),
        allowed_base_urls=[],
        format_locale=number_locale(language),
        time_format_locale=LOCALES[language],
    )


def png_of(svg: str, scale: float = PRINT_SCALE) -> bytes:
    """Return a picture as PNG."""
    return vl_convert.svg_to_png(svg, scale=scale)
