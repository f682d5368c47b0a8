"""The values of a collaboration network: who is in it, what ties them, and what may be chosen of it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from graph.index.kinds import Kind
from ontology.files import RULES

STEPS: tuple[str, ...] = tuple(dict.fromkeys(step.rpartition("#")[2] for step in RULES.values()))
"""The steps of the collaboration ladder by their local names, from the lowest."""

NODE_KINDS = (
    Kind.MUNICIPALITY,
    Kind.NETWORK,
    Kind.PROJECT,
    Kind.ORGANISATION,
    Kind.PERSON,
    Kind.MEETING,
)
"""What can be a node, the most telling kinds first."""


class Sort(StrEnum):
    """What a tie says of its source and its target."""

    LADDER = "ladder"  # two organisations, by a step of the ladder
    PARTICIPATION = "participation"  # an organisation takes part in a project
    MEETS = "meets"  # an organisation was represented at a body's meetings, or a person who spoke for nobody was there
    REPRESENTS = "represents"  # a person was at meetings for an organisation
    ATTENDED = "attended"  # a person was at a meeting
    HELD = "held"  # a body held a meeting
    DISCUSSED = "discussed"  # a project was spoken of at a meeting
    CONTACT = "contact"  # a person is whom to ask about a project
    MEMBER = "member"  # an organisation belongs to a network, by reference data


@dataclass(frozen=True, slots=True)
class Node:
    """One who is in the network; ``key`` is the IRI below the base.

    ``county`` is the two-figure code of a municipality's county, "" where there is none. ``strength`` is what the
    node's ties weigh in the whole generation: it does not change with what is chosen.
    """

    key: str
    iri: str
    number: int
    kind: Kind
    class_name: str
    label: str
    county: str
    strength: int


@dataclass(frozen=True, slots=True)
class Tie:
    """What ties two nodes, named by their keys.

    ``weight`` counts the grounds within the chosen period. ``facts`` are the numbers in the index of what says so: the
    tie itself for a step of the ladder, else attendances, participations or meetings; empty for reference data.
    """

    source: str
    target: str
    sort: Sort
    step: str
    weight: int
    facts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Connection:
    """All that ties two nodes, for drawing as one line; ``ties`` begin with the highest step of the ladder."""

    source: str
    target: str
    ties: tuple[Tie, ...]

    @property
    def leading(self) -> Tie:
        """The tie by which the line is drawn."""
        return self.ties[0]


@dataclass(frozen=True, slots=True)
class Network:
    """Nodes, the strongest first, and the ties between them; the totals count also what was cut off."""

    nodes: tuple[Node, ...]
    ties: tuple[Tie, ...]
    total_nodes: int
    total_ties: int

    @property
    def truncated(self) -> bool:
        """Whether there was more than was asked for."""
        return len(self.nodes) < self.total_nodes or len(self.ties) < self.total_ties


@dataclass(frozen=True, slots=True)
class Choice:
    """What is chosen of a network; every field narrows it but ``opened``.

    Days of the period are in ISO 8601, both ends belong to it; facts without a known time count only where no period
    is chosen. ``network`` and ``topic`` keep who has to do with their meetings, ``county`` (two figures) its
    municipalities and who is tied to them. ``around`` keeps some nodes and their neighbours; ``opened`` adds to the
    network all neighbours of some nodes, whatever their kind. Nodes are named by their keys.
    """

    first: str | None = None
    last: str | None = None
    kinds: frozenset[Kind] = frozenset(NODE_KINDS)
    steps: frozenset[str] = frozenset(STEPS)
    network: str | None = None
    county: str | None = None
    topic: str | None = None
    between_municipalities: bool = False
    least_weight: int = 1
    around: tuple[str, ...] = ()
    opened: tuple[str, ...] = ()
    hidden: frozenset[str] = frozenset()
    most_nodes: int = 6000
    most_ties: int = 25000
