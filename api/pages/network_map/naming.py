"""From what somebody typed to the node that it names."""

from __future__ import annotations

from dataclasses import replace

from api.pages.network_map.state import MapState
from graph.collaboration.relations import Relations


def resolved(state: MapState, relations: Relations) -> MapState:
    """Return a state whose ends of a way, which may be typed as names, are keys where they name somebody."""
    if not any(state.path):
        return state
    one, other = (_key_of(text, relations) for text in state.path)
    return replace(state, path=(one, other))


def _key_of(text: str, relations: Relations) -> str:
    """Return the key of the strongest node of a name; the text itself where there is none."""
    if not text or text in relations.numbers:
        return text
    wanted = text.casefold()
    named = [node for node in relations.nodes.values() if node.label.casefold() == wanted]
    return max(named, key=lambda node: (node.strength, node.key)).key if named else text
