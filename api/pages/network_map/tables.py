"""From what the map shows to its two tables: who is there, and what ties them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from api.pages.network_map.state import MapState
from api.pages.network_map.view import MapView
from graph.collaboration.values import NODE_KINDS, STEPS, Connection, Node, Sort, Tie
from graph.index.kinds import class_name_of
from graph.index.things import sorting_label

SHOWN_ROWS = 200
Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class NodeRow:
    """Who is in the network, with the query of the map's address that opens the panel."""

    key: str
    label: str
    kind: str
    county: str
    ties: int
    weight: int
    query: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class TieRow:
    """What ties two; ``ways`` are pairs of a step or sort and its weight, the highest step first."""

    source: str
    target: str
    source_label: str
    target_label: str
    ways: tuple[tuple[str, int], ...]
    weight: int
    query: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class Tables:
    """The rows that are shown, and how many there are that fit what is looked for."""

    nodes: tuple[NodeRow, ...]
    ties: tuple[TieRow, ...]
    total_nodes: int
    total_ties: int


def tables_of(view: MapView, counties: Callable[[str], str], most: int = SHOWN_ROWS) -> Tables:
    """Return the tables in the order that the state asks for: by weight where it asks for none."""
    wanted = view.state.find.casefold()
    nodes = [one for one in view.network.nodes if wanted in one.label.casefold()]
    ties = [
        one
        for one in view.connections
        if wanted in view.nodes[one.source].label.casefold() or wanted in view.nodes[one.target].label.casefold()
    ]
    return Tables(
        tuple(_node_row(one, view, counties) for one in _sorted_nodes(nodes, view)[:most]),
        tuple(_tie_row(one, view) for one in _sorted_ties(ties, view)[:most]),
        len(nodes),
        len(ties),
    )


def way_of(tie: Tie) -> str:
    """Return by which name a tie is told: its step of the ladder, or its sort."""
    return tie.step or tie.sort.value


def parties_of(tie: Tie, view: MapView) -> tuple[str, str]:
    """Return the keys of the two that a tie ties: as it says so, or by their names where both are alike in it."""
    if tie.sort is Sort.LADDER and sorting_label(view.nodes[tie.target].label) < sorting_label(
        view.nodes[tie.source].label
    ):
        return tie.target, tie.source
    return tie.source, tie.target


def _sorted_nodes(nodes: Sequence[Node], view: MapView) -> list[Node]:
    keys: dict[str, Callable[[Node], tuple[object, ...]]] = {
        "label": lambda one: (sorting_label(one.label),),
        "kind": lambda one: (NODE_KINDS.index(one.kind), sorting_label(one.label)),
        "county": lambda one: (not one.county, one.county, sorting_label(one.label)),
        "ties": lambda one: (-view.degrees.get(one.key, 0), sorting_label(one.label)),
    }
    return _ordered(nodes, keys, lambda one: (-view.weights.get(one.key, 0), sorting_label(one.label)), view.state)


def _sorted_ties(ties: Sequence[Connection], view: MapView) -> list[Connection]:
    def labels(one: Connection) -> tuple[object, ...]:
        return tuple(sorting_label(view.nodes[key].label) for key in parties_of(one.leading, view))

    keys: dict[str, Callable[[Connection], tuple[object, ...]]] = {
        "label": labels,
        "step": lambda one: (-STEPS.index(one.leading.step) if one.leading.step else 1, *labels(one)),
    }
    return _ordered(ties, keys, lambda one: (-one.leading.weight, *labels(one)), view.state)


def _ordered(
    rows: Iterable[Row],
    keys: dict[str, Callable[[Row], tuple[object, ...]]],
    usual: Callable[[Row], tuple[object, ...]],
    state: MapState,
) -> list[Row]:
    return sorted(rows, key=keys.get(state.sort, usual), reverse=state.descending)


def _node_row(node: Node, view: MapView, counties: Callable[[str], str]) -> NodeRow:
    state = view.state
    return NodeRow(
        node.key,
        node.label,
        class_name_of(node.kind),
        counties(node.county),
        view.degrees.get(node.key, 0),
        view.weights.get(node.key, 0),
        replace(state, chosen=node.key, other="").query(),
        state.chosen == node.key and not state.other,
    )


def _tie_row(one: Connection, view: MapView) -> TieRow:
    source, target = parties_of(one.leading, view)
    return TieRow(
        source,
        target,
        view.nodes[source].label,
        view.nodes[target].label,
        tuple((way_of(tie), tie.weight) for tie in one.ties),
        one.leading.weight,
        view.state.choosing(source, target).query(),
        {view.state.chosen, view.state.other} == {source, target},
    )
