"""From a drawing to SVG: a file that stands for itself, with a title, a legend and a title on each node and line."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import ceil

from graph.index.kinds import Kind
from visualizations.drawing import Drawing
from visualizations.labelling import labelled
from visualizations.rendering import rendered
from visualizations.theme import FONT_SIZE, LINE_HEIGHT, LINES, NODES, OTHER_LINE, SURROUNDINGS, Scheme

_MARGIN = 90.0
_LEGEND_ROW = 34.0
_LEGEND_COLUMN = 150.0
_LEGEND_MARGIN = 24.0


@dataclass(frozen=True, slots=True)
class Sheet:
    """What a picture is drawn for: its least width and the room above it in pixels, and the fonts of its text.

    ``whole_legend`` is for pictures that others are held against: the legend has all steps, drawn or not.
    """

    least_width: float
    above: float
    font: str
    whole_legend: bool


SCREEN = Sheet(1000.0, _MARGIN, "system-ui, 'Segoe UI', Roboto, 'DejaVu Sans', sans-serif", whole_legend=True)


@dataclass(frozen=True, slots=True)
class _Frame:
    """What is to be seen of the plane: its left upper corner and its size, in pixels."""

    left: float
    top: float
    width: float
    height: float


def svg_of(drawing: Drawing, scheme: Scheme, title: str, words: Mapping[str, str], sheet: Sheet = SCREEN) -> str:
    """Return a drawing as SVG; ``words`` say what kinds (by name), steps and "other" lines are called.

    In a narrow picture the legend takes more rows.
    """
    kinds = [kind for kind in NODES if any(node.kind is kind for node in drawing.nodes)]
    looks = {**LINES, "other": OTHER_LINE}
    drawn = {line.look for line in drawing.lines}
    lines = {name: look for name, look in looks.items() if sheet.whole_legend or look in drawn}
    return rendered(
        "map.svg",
        drawing=drawing,
        labelled=labelled(drawing),
        colours={kind: look.colour(scheme) for kind, look in NODES.items()},
        shapes={kind: look.shape.value for kind, look in NODES.items()},
        page=SURROUNDINGS[scheme],
        kinds=kinds,
        lines=lines,
        title=title,
        words=words,
        font_size=FONT_SIZE,
        line_height=LINE_HEIGHT,
        Kind=Kind,
        font=sheet.font,
        **_framed(drawing, sheet, len(kinds), len(lines)),
    )


def _framed(drawing: Drawing, sheet: Sheet, kinds: int, lines: int) -> dict[str, object]:
    """Return the frame around a drawing and where in it the legend stands."""
    xs = [node.x for node in drawing.nodes] or [0.0]
    ys = [node.y for node in drawing.nodes] or [0.0]
    width = max(xs) - min(xs) + 2 * _MARGIN
    left = min(xs) - _MARGIN - max(0.0, sheet.least_width - width) / 2
    top = min(ys) - sheet.above
    width = max(width, sheet.least_width)
    columns = int((width - 60) // _LEGEND_COLUMN)
    kind_rows, step_rows = ceil(kinds / columns), ceil(lines / columns)
    legend = _LEGEND_MARGIN + (kind_rows + step_rows) * _LEGEND_ROW
    return {
        "frame": _Frame(left, top, width, max(ys) - top + _MARGIN + legend),
        "legend_height": legend,
        "legend_columns": columns,
        "legend_column": _LEGEND_COLUMN,
        "legend_row": _LEGEND_ROW,
        "kind_rows": kind_rows,
    }
