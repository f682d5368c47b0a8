"""From a view of the map to its page: the answer in words, what there is to choose, and what scripts need."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace

from api.linked_data.term_words import term_words
from api.pages.network_map.source import MapSource
from api.pages.network_map.state import KINDS, MapState, shown_kinds
from api.pages.network_map.view import MapView
from api.pages.wording import wording
from graph.collaboration.relations import Relations
from graph.collaboration.values import NODE_KINDS, STEPS, Sort
from graph.index.kinds import KIND_OF_CLASS, Kind, class_name_of, local_name
from graph.index.things import sorting_label
from ontology.terms import PREFIXES
from visualizations.theme import LINES, NODES, OTHER_LINE, SURROUNDINGS, LineLook, Scheme

_MOST_CHOICES = 400
_CLASSES = {local_name(iri): str(iri) for iri in KIND_OF_CLASS}


@dataclass(frozen=True, slots=True)
class Option:
    """Something to choose: its value in the address, what it is called, how many there are, whether it is chosen."""

    value: str
    text: str
    count: int = 0
    chosen: bool = False


@dataclass(frozen=True, slots=True)
class Filters:
    """What there is to choose from."""

    kinds: tuple[Option, ...]
    steps: tuple[Option, ...]
    networks: tuple[Option, ...]
    counties: tuple[Option, ...]
    topics: tuple[Option, ...]
    months: tuple[Option, ...]
    undated: int


@dataclass(frozen=True, slots=True)
class Answer:
    """What the map says, in numbers: who is there by kind, how many ties, and the way that was asked for.

    ``way`` are pairs of a label and the address's query that opens what ties it to the one before, "" for the first.
    ``nobody`` are ends of it that name nobody.
    """

    counts: tuple[tuple[str, int], ...]
    ties: int
    shown_nodes: int
    total_nodes: int
    way: tuple[tuple[str, str], ...]
    no_way: bool
    nobody: tuple[str, ...]


def filters_of(generation: MapSource, state: MapState, language: str) -> Filters:
    """Return what there is to choose from in a generation."""
    relations, words = generation.relations, wording(language)
    shown = shown_kinds(state, relations)
    kinds = Counter(node.kind for node in relations.nodes.values())
    counties = Counter(node.county for node in relations.nodes.values() if node.county)
    return Filters(
        tuple(
            Option(name, words[f"kinds_{name}"], kinds[kind], kind in shown)
            for name, kind in KINDS.items()
            if kinds[kind]
        ),
        tuple(Option(step, step_word(step, language), 0, not state.steps or step in state.steps) for step in STEPS),
        _bodies(relations, state),
        tuple(
            Option(code, name, counties[code], code == state.county)
            for code, name in relations.counties.items()
            if counties[code]
        ),
        tuple(
            Option(key, label, len(relations.of_topic.get(relations.numbers[key], ())), key == state.topic)
            for key, label in relations.topics.items()
        )[:_MOST_CHOICES],
        tuple(Option(month, month, count) for month, count in relations.months.items()),
        relations.undated,
    )


def _bodies(relations: Relations, state: MapState) -> tuple[Option, ...]:
    """Return who held meetings, with how many."""
    held = Counter(relations.by_sort[Sort.HELD].sources)
    nodes = sorted((relations.nodes[number] for number in held), key=lambda node: sorting_label(node.label))
    options = (Option(node.key, node.label, held[node.number], node.key == state.network) for node in nodes)
    return tuple(options)[:_MOST_CHOICES]


def answer_of(view: MapView, language: str) -> Answer:
    """Return what a view says in numbers."""
    words = wording(language)
    kinds = Counter(node.kind for node in view.network.nodes)
    way = []
    for position, key in enumerate(view.path):
        query = replace(view.state, chosen=view.path[position - 1], other=key).query() if position else ""
        way.append((view.nodes[key].label, query))
    return Answer(
        tuple((words[f"kinds_{class_name_of(kind)}"], kinds[kind]) for kind in NODE_KINDS if kinds[kind]),
        len(view.connections),
        len(view.network.nodes),
        view.network.total_nodes,
        tuple(way),
        all(view.state.path) and not way,
        # an end that names somebody is a key by now
        tuple(end for end in view.state.path if end and "/" not in end),
    )


def step_word(step: str, language: str) -> str:
    """Return what a step of the ladder is called."""
    return term_word(step, language)


def ways_in_words(language: str) -> Mapping[str, str]:
    """Return what each way of being tied is called: steps of the ladder, and sorts of other ties."""
    words = wording(language)
    sorts = {sort.value: words[f"tied_{sort.value}"] for sort in Sort if sort is not Sort.LADDER}
    return {step: step_word(step, language) for step in STEPS} | sorts


def term_word(name: str, language: str) -> str:
    """Return what a term of the ontology is called, given by its local name."""
    return term_words(language).of(f"{PREFIXES['samv']}{name}")


def kind_word(name: str, language: str) -> str:
    """Return what one of a kind is called, given by the local name of the class."""
    return term_words(language).of(_CLASSES.get(name, name))


def looks() -> dict[str, object]:
    """Return how everything looks, for scripts; kinds and steps in the order of NODE_KINDS and STEPS."""
    return {
        "kinds": [
            {"light": look.light, "dark": look.dark, "shape": look.shape.value}
            for look in (NODES[kind] for kind in NODE_KINDS)
        ],
        "lines": [_line(LINES[step]) for step in STEPS],
        "other": _line(OTHER_LINE),
        "schemes": {
            scheme.value: {
                "ground": one.ground,
                "ink": one.ink,
                "line": one.line,
                "quiet": one.quiet,
                "accent": one.accent,
            }
            for scheme, one in ((scheme, SURROUNDINGS[scheme]) for scheme in Scheme)
        },
        "labelled": [NODE_KINDS.index(kind) for kind in NODE_KINDS if kind not in (Kind.PERSON, Kind.MEETING)],
    }


def _line(look: LineLook) -> dict[str, object]:
    return {"width": look.width, "dashes": list(look.dashes)}
