"""From a drawing to SVG: a file that stands for itself, with a title, a legend and a title on each node and line."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from graph.index.kinds import Kind
from visualizations.drawing import Drawing
from visualizations.labelling import labelled
from visualizations.rendering import rendered
from visualizations.theme import FONT_SIZE, LINE_HEIGHT, LINES, NODES, OTHER_LINE, SURROUNDINGS, Scheme

_MARGIN = 90.0
_LEGEND_HEIGHT = 92.0
_LEAST_WIDTH = 1000.0


@dataclass(frozen=True, slots=True)
class _Frame:
    """What is to be seen of the plane: its left upper corner and its size, in pixels."""

    left: float
    top: float
    width: float
    height: float


def svg_of(drawing: Drawing, scheme: Scheme, title: str, words: Mapping[str, str]) -> str:
    """Return a drawing as SVG; ``words`` say what kinds (by name), steps and "other" lines are called."""
    return rendered(
        "map.svg",
        drawing=drawing,
        labelled=labelled(drawing),
        frame=_frame_of(drawing),
        legend_height=_LEGEND_HEIGHT,
        colours={kind: look.colour(scheme) for kind, look in NODES.items()},
        shapes={kind: look.shape.value for kind, look in NODES.items()},
        page=SURROUNDINGS[scheme],
        kinds=[kind for kind in NODES if any(node.kind is kind for node in drawing.nodes)],
        steps=LINES,
        other=OTHER_LINE,
        title=title,
        words=words,
        font_size=FONT_SIZE,
        line_height=LINE_HEIGHT,
        Kind=Kind,
    )


def _frame_of(drawing: Drawing) -> _Frame:
    xs = [node.x for node in drawing.nodes] or [0.0]
    ys = [node.y for node in drawing.nodes] or [0.0]
    width = max(xs) - min(xs) + 2 * _MARGIN
    left = min(xs) - _MARGIN - max(0.0, _LEAST_WIDTH - width) / 2
    top = min(ys) - _MARGIN
    return _Frame(left, top, max(width, _LEAST_WIDTH), max(ys) - top + _MARGIN + _LEGEND_HEIGHT)
