"""The value of a network that is written to a file: who is in it, what ties them, and what the whole is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ontology.errors import SamgrafError

Value = str | int | float


class NetworkRefusedError(SamgrafError):
    """A network that there is not, or not in that way; ask for one of those named."""


@dataclass(frozen=True, slots=True)
class Node:
    """One who is in the network: its IRI, its name, the local name of its class ("Municipality").

    ``municipality`` is the four-figure code, ``county`` the county's name; ``bipartite`` tells members (0) from groups
    (1) in a network of two modes.
    """

    iri: str
    label: str
    kind: str
    municipality: str | None = None
    county: str | None = None
    bipartite: int | None = None


@dataclass(frozen=True, slots=True)
class Tie:
    """What ties two nodes, named by their IRIs: how strongly, how often, from which day (ISO 8601) to which.

    ``step`` is the highest step of the collaboration ladder, 1 to 5, that the two have reached. What is not known is
    None.
    """

    source: str
    target: str
    weight: float
    count: int
    first_day: str | None = None
    last_day: str | None = None
    step: int | None = None


@dataclass(frozen=True, slots=True)
class About:
    """What a network is: its name and meaning, what ``count`` counts, what ``weight`` is, and what it came from.

    ``first_day`` and ``last_day`` are the period that was asked for, "" where it is open; ``generation`` is the
    fingerprint of the graph and ``query`` the question in SPARQL whose rows the network was made of.
    """

    name: str
    meaning: str
    unit: str
    weighting: str
    first_day: str
    last_day: str
    generation: str
    query: str


@dataclass(frozen=True, slots=True)
class Network:
    """Nodes and the ties between them, each in a fixed order."""

    about: About
    nodes: tuple[Node, ...]
    ties: tuple[Tie, ...]


ABOUT: tuple[str, ...] = tuple(About.__slots__)
"""What is told of a network, in the order in which files tell it."""

NODE_TYPES: Mapping[str, type[Value]] = {
    "label": str,
    "kind": str,
    "municipality": str,
    "county": str,
    "bipartite": int,
}
"""The attributes of a node beside its IRI, and what they are."""

TIE_TYPES: Mapping[str, type[Value]] = {
    "weight": float,
    "count": int,
    "first_day": str,
    "last_day": str,
    "step": int,
}
"""The attributes of a tie beside its ends, and what they are."""


def about_values(about: About) -> dict[str, str]:
    """Return what is told of a network, by name, without what is empty."""
    return {name: value for name in ABOUT if (value := getattr(about, name))}


def node_values(node: Node) -> dict[str, Value]:
    """Return the attributes of a node that are known, by name."""
    return {name: value for name in NODE_TYPES if (value := getattr(node, name)) is not None}


def tie_values(tie: Tie) -> dict[str, Value]:
    """Return the attributes of a tie that are known, by name."""
    return {name: value for name in TIE_TYPES if (value := getattr(tie, name)) is not None}
