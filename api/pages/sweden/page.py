"""From a state of the geographic map to what the page shows: the picture, its table, its ties, what can be chosen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from api.pages.sweden.state import COUNTRY, SwedenState
from api.service.serving import ServedGeneration
from graph.collaboration.measuring import MunicipalTie, measured, ties_between
from graph.collaboration.relations import Relations
from graph.collaboration.values import Sort
from graph.index.things import sorting_label
from visualizations.sweden.curves import Curve, curve_between
from visualizations.sweden.geometry import Area, counties, municipalities
from visualizations.sweden.naming import Name, letter_size, names_on
from visualizations.sweden.picture import Measured, Picture, View, picture_of, view_of

MOST_CURVES = 400
MOST_TIES = 60


@dataclass(frozen=True, slots=True)
class Row:
    """A municipality in the table, None where it has no number."""

    area: Area
    county: str
    value: int | None


@dataclass(frozen=True, slots=True)
class TieRow:
    """A tie in the table."""

    one: Area
    other: Area
    step: str
    weight: int


@dataclass(frozen=True, slots=True)
class SwedenPage:
    """What the page shows.

    ``concerned`` are the codes of all that have a number or a tie; ``elsewhere`` counts municipalities with a number
    that are outside of the area. ``bodies`` and ``topics`` are what can be chosen, by key.
    """

    state: SwedenState
    picture: Picture
    names: tuple[Name, ...]
    letters: int
    curves: tuple[Curve, ...]
    rows: tuple[Row, ...]
    measured: int
    concerned: frozenset[str]
    elsewhere: int
    ties: tuple[TieRow, ...]
    ties_total: int
    bodies: Mapping[str, str]
    topics: Mapping[str, str]


def sweden_page(generation: ServedGeneration, asked: SwedenState) -> SwedenPage:
    """Return the page of a state; what the generation does not have counts as not chosen."""
    relations = generation.relations
    bodies = _bodies(relations)
    state = _known(asked, bodies, relations.topics)
    values = {
        code: value
        for code, value in measured(generation.index, relations, state.choice(), state.measure).items()
        if code in municipalities()
    }
    ties = ties_between(generation.index, relations, state.choice())
    inside = _inside(state, values, ties)
    picture = picture_of(Measured(values), _view(state, inside))
    drawn = [tie for tie in ties if {tie.one, tie.other} & inside.keys()]
    rows = tuple(
        Row(area, counties()[code[:2]].name, values.get(code))
        for code, area in inside.items()
        if state.area not in ("", COUNTRY) or code in values
    )
    return SwedenPage(
        state,
        picture,
        names_on(picture.view, picture.shapes),
        letter_size(picture.view),
        tuple(_curve(tie) for tie in drawn[:MOST_CURVES]) if state.curves else (),
        _sorted(rows, state),
        len(values),
        frozenset(values.keys() | {code for tie in ties for code in (tie.one, tie.other)}),
        len(values.keys() - inside.keys()),
        tuple(
            TieRow(municipalities()[tie.one], municipalities()[tie.other], tie.step, tie.weight)
            for tie in drawn[:MOST_TIES]
        ),
        len(drawn),
        bodies,
        relations.topics,
    )


def _bodies(relations: Relations) -> dict[str, str]:
    """Return who has held meetings, by key, in the order of their names."""
    held = {relations.nodes[number] for number in relations.by_sort[Sort.HELD].sources}
    return {node.key: node.label for node in sorted(held, key=lambda node: sorting_label(node.label))}


def _known(state: SwedenState, bodies: Mapping[str, str], topics: Mapping[str, str]) -> SwedenState:
    return replace(
        state,
        area=state.area if state.area == COUNTRY or state.area in counties() else "",
        network=state.network if state.network in bodies else "",
        topic=state.topic if state.topic in topics else "",
        chosen=state.chosen if state.chosen in municipalities() else "",
        other=state.other if state.other in municipalities() else "",
    )


def _inside(state: SwedenState, values: Mapping[str, int], ties: tuple[MunicipalTie, ...]) -> dict[str, Area]:
    """Return the municipalities of the area that is chosen: of a county, of the country, or where something is."""
    known = municipalities()
    if state.area == COUNTRY:
        return dict(known)
    if state.area:
        return {code: area for code, area in known.items() if code[:2] == state.area}
    there = values.keys() | {code for tie in ties for code in (tie.one, tie.other)}
    return {code: area for code, area in known.items() if code in there} or dict(known)


def _view(state: SwedenState, inside: Mapping[str, Area]) -> View:
    if state.at:
        left, top, width, height = map(int, state.at.split(","))
        return View(left, top, width, height)
    return view_of(tuple(inside.values()))


def _curve(tie: MunicipalTie) -> Curve:
    known = municipalities()
    return curve_between(known[tie.one], known[tie.other], tie.weight, tie.step)


def _sorted(rows: tuple[Row, ...], state: SwedenState) -> tuple[Row, ...]:
    def key(row: Row) -> tuple[object, ...]:
        name = sorting_label(row.area.name)
        if state.sort == "value":
            return (-(row.value or 0), name)
        return (name,) if state.sort == "name" else (sorting_label(row.county), name)

    return tuple(sorted(rows, key=key, reverse=state.descending))
