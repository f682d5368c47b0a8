"""From the address of the map to what is chosen, and back: every view of the map has an address of its own."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Collection
from dataclasses import dataclass, replace
from math import isfinite
from urllib.parse import urlencode

from starlette.datastructures import QueryParams

from graph.collaboration.relations import Relations
from graph.collaboration.values import NODE_KINDS, STEPS, Choice
from graph.index.kinds import Kind, class_name_of
from graph.language import LANGUAGES

OVERVIEW_FROM = 1500
"""With more nodes than this, municipalities and networks come first, and the rest on demand."""

KINDS = {class_name_of(kind): kind for kind in NODE_KINDS}
"""Kinds by the names that addresses have for them."""

SORTINGS = ("label", "kind", "county", "ties", "weight", "step")
_MONTH = re.compile(r"\d{4}-(0[1-9]|1[0-2])")
_MOST_NAMED = 200
_LONGEST = 300
_FURTHEST = 1e6  # pixels
_OVERVIEW = frozenset((Kind.MUNICIPALITY, Kind.NETWORK))
_FIRST_SEEN = frozenset(NODE_KINDS) - {Kind.MEETING}


@dataclass(frozen=True, slots=True)
class Pin:
    """A node that was put elsewhere, by its key."""

    key: str
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class MapState:
    """What is chosen, and how it is looked at; "" where nothing is. Nodes are named by their keys.

    ``first`` and ``last`` are months. ``kinds`` and ``steps`` are empty where the address leaves them open.
    ``chosen`` is the node whose panel is open, or one end of a tie whose other end is ``other``. ``path`` are the ends
    of a shortest way. ``find`` filters the tables, ``sort`` orders them, backwards where ``descending``.
    """

    first: str = ""
    last: str = ""
    kinds: tuple[str, ...] = ()
    steps: tuple[str, ...] = ()
    network: str = ""
    county: str = ""
    topic: str = ""
    between: bool = False
    weight: int = 1
    around: tuple[str, ...] = ()
    opened: tuple[str, ...] = ()
    hidden: tuple[str, ...] = ()
    pins: tuple[Pin, ...] = ()
    path: tuple[str, str] = ("", "")
    chosen: str = ""
    other: str = ""
    find: str = ""
    sort: str = ""
    descending: bool = False
    language: str = ""

    def query(self) -> str:
        """Return the address's query for this state, without a question mark; "" for the first view."""
        return urlencode(self.fields())

    def fields(self, without: Collection[str] = ()) -> list[tuple[str, str]]:
        """Return the names and values of the address, those of some names left out."""
        given: list[tuple[str, str]] = []
        for name, value in (("from", self.first), ("to", self.last)):
            given += [(name, value)] if value else []
        given += [("kind", kind) for kind in self.kinds]
        given += [("step", step) for step in self.steps]
        for name in ("network", "county", "topic"):
            given += [(name, value)] if (value := str(getattr(self, name))) else []
        given += [("between", "1")] if self.between else []
        given += [("weight", str(self.weight))] if self.weight > 1 else []
        given += [("around", key) for key in self.around]
        given += [("open", key) for key in self.opened]
        given += [("hide", key) for key in self.hidden]
        given += [("pin", f"{pin.key}@{pin.x:g},{pin.y:g}") for pin in self.pins]
        for name, value in (
            ("way_from", self.path[0]),
            ("way_to", self.path[1]),
            ("chosen", self.chosen),
            ("with", self.other),
            ("find", self.find),
            ("sort", self.sort),
        ):
            given += [(name, value)] if value else []
        given += [("desc", "1")] if self.descending else []
        given += [("lang", self.language)] if self.language else []
        return [one for one in given if one[0] not in without]

    def choosing(self, key: str, other: str = "") -> MapState:
        """Return the same view with the panel of a node, or of a tie, open."""
        return replace(self, chosen=key, other=other)

    def sorted_by(self, column: str) -> MapState:
        """Return the same view with the tables sorted by a column; once more turns the order round."""
        return replace(self, sort=column, descending=self.sort == column and not self.descending)


def map_state(given: QueryParams) -> MapState:
    """Read a state out of an address; what makes no sense counts as not given."""
    weight = given.get("weight", "")
    language = given.get("lang", "")
    sort = given.get("sort", "")
    return MapState(
        first=_month(given.get("from", "")),
        last=_month(given.get("to", "")),
        kinds=tuple(name for name in KINDS if name in given.getlist("kind")),
        steps=tuple(step for step in STEPS if step in given.getlist("step")),
        network=_key(given.get("network", "")),
        county=_key(given.get("county", "")),
        topic=_key(given.get("topic", "")),
        between=given.get("between") == "1",
        weight=max(1, int(weight)) if weight.isascii() and weight.isdecimal() and len(weight) < 6 else 1,
        around=_keys(given, "around"),
        opened=_keys(given, "open"),
        hidden=_keys(given, "hide"),
        pins=tuple(pin for text in given.getlist("pin")[:_MOST_NAMED] if (pin := _pin(text)) is not None),
        path=(_key(given.get("way_from", "")), _key(given.get("way_to", ""))),
        chosen=_key(given.get("chosen", "")),
        other=_key(given.get("with", "")),
        find=given.get("find", "").strip()[:_LONGEST],
        sort=sort if sort in SORTINGS else "",
        descending=given.get("desc") == "1",
        language=language if language in LANGUAGES else "",
    )


def shown_kinds(state: MapState, relations: Relations) -> frozenset[Kind]:
    """Return the kinds of nodes that a state shows: those it names, else the ones that are a good first view."""
    if state.kinds:
        return frozenset(KINDS[name] for name in state.kinds)
    return _OVERVIEW if len(relations.nodes) > OVERVIEW_FROM else _FIRST_SEEN


def choice_of(state: MapState, relations: Relations) -> Choice:
    """Return what a state chooses of a network."""
    return Choice(
        first=f"{state.first}-01" if state.first else None,
        last=_end_of(state.last) if state.last else None,
        kinds=shown_kinds(state, relations),
        steps=frozenset(state.steps or STEPS),
        network=state.network or None,
        county=state.county or None,
        topic=state.topic or None,
        between_municipalities=state.between,
        least_weight=state.weight,
        around=state.around,
        opened=state.opened,
        hidden=frozenset(state.hidden),
    )


def _end_of(month: str) -> str:
    year, number = int(month[:4]), int(month[5:])
    return f"{month}-{monthrange(year, number)[1]:02}"


def _month(text: str) -> str:
    return text if _MONTH.fullmatch(text) and text[:4] != "0000" else ""


def _key(text: str) -> str:
    return text.strip()[:_LONGEST]


def _keys(given: QueryParams, name: str) -> tuple[str, ...]:
    keys = (_key(text) for text in given.getlist(name)[:_MOST_NAMED])
    return tuple(dict.fromkeys(key for key in keys if key))


def _pin(text: str) -> Pin | None:
    key, _, place = text[: _LONGEST + 50].rpartition("@")
    x, _, y = place.partition(",")
    try:
        across, down = float(x), float(y)
    except ValueError:
        return None
    fits = all(isfinite(one) and abs(one) <= _FURTHEST for one in (across, down))
    return Pin(key, round(across), round(down)) if key and fits else None
