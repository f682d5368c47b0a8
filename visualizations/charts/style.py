"""How charts look: one style for all of them, on paper and on screen, told apart by more than colour."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from graph.index.kinds import Kind
from visualizations.theme import NODES, SURROUNDINGS, Scheme

WIDTH = 640
"""Pixels, of a whole chart."""
FONT = "Liberation Sans, Arial, Helvetica, sans-serif"
"""The first is what ``vl_convert`` brings along and measures by; Arial and Helvetica are as wide."""
FONT_SIZE = 12
STEP = 24
"""Pixels from row to row."""
LABEL_LETTERS = 34
"""From which on the name of a row goes on in another line."""

_LIGHT, _DARK = SURROUNDINGS[Scheme.LIGHT], SURROUNDINGS[Scheme.DARK]
INK = _LIGHT.ink
QUIET = "#55606b"
GRID = "#d5dbe1"
GROUND = _LIGHT.ground
_KINDS = (Kind.MUNICIPALITY, Kind.NETWORK, Kind.PROJECT, Kind.ORGANISATION, Kind.PERSON, Kind.MEETING)
PALETTE: tuple[str, ...] = tuple(NODES[kind].light for kind in _KINDS)
"""The colours of Okabe and Ito, as on the map."""
LEAD = PALETTE[0]
SHAPES = ("circle", "cross", "diamond", "triangle-up", "square", "triangle-down")
"""Of marks, which say again what colour says."""
RAMP = ("#cfe3f1", "#94c1e0", "#5a9bca", "#2873ab", "#0b4674")
"""From few to many."""

DARK: Mapping[str, str] = {
    **{NODES[kind].light: NODES[kind].dark for kind in _KINDS},
    INK: _DARK.ink,
    QUIET: "#a5b0ba",
    GRID: "#37424c",
    GROUND: _DARK.ground,
    **dict(zip(RAMP, ("#24435d", "#2f6590", "#4790c4", "#83bde7", "#cde7fa"), strict=True)),
}
"""What the colours of a chart become on a dark page."""

CONFIG: Mapping[str, Any] = {
    "font": FONT,
    "background": None,
    "padding": 4,
    "view": {"stroke": None},
    "axis": {
        "labelFontSize": FONT_SIZE,
        "titleFontSize": FONT_SIZE,
        "titleFontWeight": "normal",
        "labelColor": INK,
        "titleColor": QUIET,
        "domainColor": GRID,
        "gridColor": GRID,
        "tickColor": GRID,
        "labelLimit": 0,
        "titleLimit": 0,
        "titlePadding": 8,
        "labelPadding": 6,
        "ticks": False,
        "domain": False,
    },
    "legend": {
        "labelFontSize": FONT_SIZE,
        "titleFontSize": FONT_SIZE,
        "titleFontWeight": "normal",
        "labelColor": INK,
        "titleColor": QUIET,
        "labelLimit": 0,
        "orient": "top",
        "symbolSize": 90,
        "title": None,
        "offset": 6,
    },
    "header": {"labelFontSize": FONT_SIZE, "labelColor": INK, "titleColor": QUIET, "labelLimit": 0},
    "text": {"fontSize": FONT_SIZE, "fill": INK},
    "bar": {"fill": LEAD},
    "rule": {"stroke": QUIET},
    "point": {"filled": True, "fill": LEAD, "opacity": 1, "size": 80},
}
"""What Vega-Lite is told of all charts; it names every colour, so that DARK can take the place of each."""


def darkened(text: str) -> str:
    """Return the text of a chart with the colours of a dark page, all at once."""
    parts = text.split("#")
    return parts[0] + "".join(DARK.get(f"#{part[:6]}", f"#{part[:6]}") + part[6:] for part in parts[1:])
