"""From a drawing and its tables to one HTML file that shows them from a USB stick, with no network at all.

pyvis brings vis-network along but its template fetches other things from content networks even where it inlines; so
the library is taken out of the package and the page around it is our own.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from markupsafe import Markup

from graph.collaboration.values import NODE_KINDS
from visualizations.drawing import Drawing
from visualizations.rendering import rendered
from visualizations.theme import NODES, SURROUNDINGS, Scheme

VIS_NETWORK_VERSION = "9.1.2"
PICTURE = Path(str(files("visualizations"))) / "static" / "picture.js"
VIS_NETWORK = Path(str(files("pyvis"))) / "lib" / f"vis-{VIS_NETWORK_VERSION}" / "vis-network.min.js"


@dataclass(frozen=True, slots=True)
class Said:
    """Words of minutes: what the document is called, and where it is to be found."""

    words: str
    source: str


@dataclass(frozen=True, slots=True)
class ListedNode:
    """Who is on the map, for the table; ``position`` is its place in the drawing."""

    position: int
    label: str
    kind: str
    county: str
    ties: int


@dataclass(frozen=True, slots=True)
class ListedTie:
    """What ties two, for the table: how, how often, and the words that say so; ``positions`` are its ends' places."""

    positions: tuple[int, int]
    source: str
    target: str
    ways: str
    weight: int
    said: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class Contents:
    """What a file tells beside its picture; ``words`` are those of its page, by name."""

    title: str
    language: str
    about: str
    nodes: Sequence[ListedNode]
    ties: Sequence[ListedTie]
    words: Mapping[str, str]


def standalone(drawing: Drawing, contents: Contents) -> str:
    """Return the file."""
    return rendered(
        "standalone.html",
        contents=contents,
        library=Markup(VIS_NETWORK.read_text(encoding="utf-8").replace("</script", "<\\/script")),  # noqa: S704
        style=Markup(_own("standalone.css")),  # noqa: S704
        script=Markup(PICTURE.read_text(encoding="utf-8") + _own("standalone.js")),  # noqa: S704
        data=Markup(_json(drawing)),  # noqa: S704
    )


def _own(name: str) -> str:
    return files("visualizations").joinpath("templates", name).read_text(encoding="utf-8")


def _json(drawing: Drawing) -> str:
    """Return a drawing as JSON that may stand in a script element: nothing in it ends that."""
    content = {
        "nodes": [
            [node.label, "\n".join(node.lines), NODE_KINDS.index(node.kind), node.x, node.y, node.size]
            for node in drawing.nodes
        ],
        "lines": [
            [line.source, line.target, line.width, list(line.look.dashes), line.look.quiet] for line in drawing.lines
        ],
        "kinds": [[NODES[kind].light, NODES[kind].dark, NODES[kind].shape.value] for kind in NODE_KINDS],
        "schemes": {
            scheme.value: [one.ground, one.ink, one.line, one.quiet, one.accent]
            for scheme, one in ((scheme, SURROUNDINGS[scheme]) for scheme in Scheme)
        },
    }
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
