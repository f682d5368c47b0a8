"""What the signs of the map are called."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from api.pages.network_map.page import term_word
from api.pages.wording import wording
from graph.index.kinds import class_name_of
from visualizations.theme import LINES, NODES


@dataclass(frozen=True, slots=True)
class Legend:
    """What each sign is called: pairs of a word and a shape, pairs of a word and a step, the word for other lines.

    ``shapes`` are the shapes by the names of the classes.
    """

    kinds: tuple[tuple[str, str], ...]
    steps: tuple[tuple[str, str], ...]
    other: str
    shapes: Mapping[str, str]


def legend_words(language: str) -> dict[str, str]:
    """Return what kinds (by name), steps of the ladder and other ties are called."""
    t = wording(language)
    kinds = {kind.name: t[f"kinds_{class_name_of(kind)}"] for kind in NODES}
    return kinds | {step: term_word(step, language) for step in LINES} | {"other": t["map_other_ties"]}


def legend_of(language: str) -> Legend:
    """Return the legend of the page."""
    words = legend_words(language)
    return Legend(
        tuple((words[kind.name], look.shape.value) for kind, look in NODES.items()),
        tuple((words[step], step) for step in LINES),
        words["other"],
        {class_name_of(kind): look.shape.value for kind, look in NODES.items()},
    )
