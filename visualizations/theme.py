"""How kinds of nodes and steps of the ladder look: the one place that map, legend and exports take it from.

Colour carries the kind of a node alone (the palette of Okabe and Ito, safe for the colour-blind), and shape says it
again; the style of a line carries the step of the ladder, and whatever else ties two nodes is grey.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from math import log2
from textwrap import wrap

from graph.collaboration.values import Connection
from graph.index.kinds import Kind

FONT_SIZE = 13
LINE_HEIGHT = 15
_LETTER = 6.9  # mean width of a letter at FONT_SIZE
_LABEL_WIDTH = 20  # letters
_MOST_LINES = 3


class Shape(StrEnum):
    """The shape of a node."""

    DISC = "disc"
    ROUNDED = "rounded"
    DIAMOND = "diamond"
    TRIANGLE = "triangle"
    DOT = "dot"
    HEXAGON = "hexagon"


class Scheme(StrEnum):
    """The colours of a page."""

    LIGHT = "light"
    DARK = "dark"


@dataclass(frozen=True, slots=True)
class NodeLook:
    """How a kind of node looks; ``size`` is its least radius in pixels at full scale."""

    light: str
    dark: str
    shape: Shape
    size: float

    def colour(self, scheme: Scheme) -> str:
        """Return the colour on a page of a scheme."""
        return self.dark if scheme is Scheme.DARK else self.light


@dataclass(frozen=True, slots=True)
class LineLook:
    """How a line looks: its least width in pixels, and the lengths of its dashes and gaps."""

    width: float
    dashes: tuple[int, ...] = ()
    quiet: bool = False


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The colours around nodes: of the page, of text, of lines on the ladder and of others, of what is chosen."""

    ground: str
    ink: str
    line: str
    quiet: str
    accent: str


NODES: dict[Kind, NodeLook] = {
    Kind.MUNICIPALITY: NodeLook("#0072b2", "#4aa8e0", Shape.DISC, 9),
    Kind.NETWORK: NodeLook("#d55e00", "#f08a3c", Shape.ROUNDED, 13),
    Kind.PROJECT: NodeLook("#009e73", "#35c79b", Shape.DIAMOND, 10),
    Kind.ORGANISATION: NodeLook("#b07a00", "#e6b030", Shape.TRIANGLE, 8),
    Kind.PERSON: NodeLook("#b0578a", "#dd94bd", Shape.DOT, 4.5),
    Kind.MEETING: NodeLook("#6b7680", "#a5b0ba", Shape.HEXAGON, 7),
}

LINES: dict[str, LineLook] = {
    "MeetingPlace": LineLook(1.2, (1, 4)),
    "Dialogue": LineLook(1.2, (7, 5)),
    "SharedView": LineLook(1.0),
    "Collaboration": LineLook(2.2),
    "JointAction": LineLook(4.0),
}
OTHER_LINE = LineLook(1.0, quiet=True)

SURROUNDINGS = {
    Scheme.LIGHT: Surroundings("#ffffff", "#1b2127", "#7d8893", "#c3cbd3", "#0b5f8a"),
    Scheme.DARK: Surroundings("#14181c", "#e6eaee", "#8793a0", "#47525d", "#7cc4ec"),
}


def node_size(kind: Kind, strength: int) -> float:
    """Return the radius of a node, in pixels: four times as many grounds make it a few pixels larger."""
    look = NODES[kind]
    grows = kind not in (Kind.PERSON, Kind.MEETING)
    return round(look.size + (1.1 * log2(1 + strength) if grows else 0), 1)


def line_look(connection: Connection) -> LineLook:
    """Return how all that ties two nodes is drawn: by the highest step of the ladder."""
    return LINES.get(connection.leading.step, OTHER_LINE)


def line_width(connection: Connection) -> float:
    """Return the width of a line, in pixels: wider with the weight of the tie that it is drawn by."""
    return round(line_look(connection).width + min(4.0, 0.7 * log2(connection.leading.weight)), 2)


def label_lines(label: str) -> tuple[str, ...]:
    """Return a label as it stands at a node: on a few lines, cut with an ellipsis where it is longer."""
    lines = wrap(label, _LABEL_WIDTH, max_lines=_MOST_LINES, placeholder="…", break_long_words=False)
    return tuple(lines) or (label,)


def label_box(label: str) -> tuple[float, float]:
    """Return the width and height that a label takes, in pixels."""
    lines = label_lines(label)
    return max(map(len, lines)) * _LETTER, len(lines) * LINE_HEIGHT
