"""From a thing, or two that are tied, to the panel that tells of them: facts, each with its proof."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from api.linked_data.addresses import Addresses
from api.linked_data.description_page import Linked
from api.pages.evidence import Proof, proof_of
from api.pages.network_map.source import MapSource
from graph.collaboration.relations import Columns, Relations
from graph.collaboration.values import STEPS, Node, Sort
from graph.index.kinds import Facet, Kind, class_name_of
from graph.index.reading import whole
from graph.index.values import Described, Link

_SHOWN = 6
_SHOWN_OF_PAIR = 4
_GROUPS = (
    Sort.REPRESENTS,
    Sort.MEETS,
    Sort.CONTACT,
    Sort.PARTICIPATION,
    Sort.HELD,
    Sort.ATTENDED,
    Sort.DISCUSSED,
    Sort.MEMBER,
)
_NAMES = frozenset((Kind.MUNICIPALITY, Kind.NETWORK, Kind.ORGANISATION, Kind.PERSON, Kind.TOPIC))


@dataclass(frozen=True, slots=True)
class Entry:
    """One who is tied, or one fact: ``key`` names who is on the map, ``note`` is a role or status as a term."""

    text: str
    href: str | None
    key: str | None
    weight: int
    date: str | None
    terms: tuple[str, ...]
    proofs: tuple[Proof, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """Entries of one sort, under a heading given by its name; ``total`` counts also those that are not shown."""

    name: str
    entries: tuple[Entry, ...]
    total: int


@dataclass(frozen=True, slots=True)
class Panel:
    """What is told; ``keys`` name the one or two that it tells of, ``steps`` the steps of the ladder that tie them."""

    keys: tuple[str, ...]
    titles: tuple[Linked, ...]
    kind: str
    county: str
    groups: tuple[Group, ...]


def panel_of(generation: MapSource, addresses: Addresses, key: str, other: str = "") -> Panel | None:
    """Return the panel of a thing, or of what ties it to another; None where there is no such thing."""
    nodes = []
    for name in (key, other) if other else (key,):
        node = _node_of(generation, name)
        if node is None:
            return None
        nodes.append(node)
    teller = _Teller(generation, addresses)
    groups = teller.of_pair(nodes[0].number, nodes[1].number) if other else teller.of_thing(nodes[0].number)
    return Panel(
        tuple(node.key for node in nodes),
        tuple(Linked(node.label, addresses.link(node.iri)) for node in nodes),
        class_name_of(nodes[0].kind),
        generation.relations.counties.get(nodes[0].county, "") if not other else "",
        tuple(group for group in groups if group.entries),
    )


def _node_of(generation: MapSource, key: str) -> Node | None:
    """Return a node by its key or IRI: one of the map, or anything else that the index knows."""
    relations, index = generation.relations, generation.index
    number = index.number_of(key)
    if number is None:
        return None
    if number in relations.nodes:
        return relations.nodes[number]
    (thing,) = index.things([number], evidence=False)
    return Node(index.relative(thing.iri), thing.iri, number, thing.kind, thing.type, thing.label, "", 0)


class _Teller:
    def __init__(self, generation: MapSource, addresses: Addresses) -> None:
        self._index = generation.index
        self._relations: Relations = generation.relations
        self._addresses = addresses

    def of_thing(self, number: int) -> list[Group]:
        """Return what is told of one thing, its own words first."""
        groups = [self._itself(number)]
        for sort in _GROUPS:
            columns = self._relations.by_sort[sort]
            for name, own, far in (
                (f"{sort.value}_of", columns.sources, columns.targets),
                (f"{sort.value}_by", columns.targets, columns.sources),
            ):
                positions = [position for position, end in enumerate(own) if end == number]
                groups.append(self._group(name, columns, positions, far, sort))
        return [*groups, self._partners(number)]

    def of_pair(self, one: int, other: int) -> list[Group]:
        """Return what ties two, the highest step of the ladder first."""
        groups = []
        for sort in Sort:
            columns = self._relations.by_sort[sort]
            for position, ends in enumerate(zip(columns.sources, columns.targets, strict=True)):
                if set(ends) == {one, other}:
                    groups.append(self._between(sort, columns, position, ends))
        return sorted(groups, key=lambda group: -STEPS.index(group.name) if group.name in STEPS else 1)

    def _itself(self, number: int) -> Group:
        (thing,) = self._index.things([number])
        if not thing.passages.total or thing.kind in _NAMES:
            return Group("itself", (), 0)
        status = thing.properties.get("projectStatus")
        terms = (str(status),) if status else ()
        href = self._minutes_of(thing) if thing.kind is Kind.MEETING else None
        entry = Entry(thing.label, href, None, 0, thing.first, terms, (proof_of(thing, self._addresses),))
        return Group("itself", (entry,), 1)

    def _minutes_of(self, meeting: Described) -> str | None:
        return self._addresses.minutes(meeting.document.iri) if meeting.document else None

    def _partners(self, number: int) -> Group:
        """Return with whom the ladder ties an organisation, by the highest step that does."""
        columns = self._relations.by_sort[Sort.LADDER]
        found: dict[int, dict[str, int]] = defaultdict(dict)
        for position, (source, target) in enumerate(zip(columns.sources, columns.targets, strict=True)):
            if number in (source, target):
                far = target if source == number else source
                found[far][STEPS[columns.steps[position]]] = columns.weight(position, None, None)
        nodes = self._relations.nodes

        def rank(far: int) -> tuple[int, int, str]:
            highest = max(found[far], key=STEPS.index)
            return -STEPS.index(highest), -found[far][highest], nodes[far].label

        entries = [
            Entry(nodes[far].label, None, nodes[far].key, sum(found[far].values()), None, tuple(found[far]), ())
            for far in sorted(found, key=rank)[: 2 * _SHOWN]
        ]
        return Group("ladder", tuple(entries), len(found))

    def _group(self, name: str, columns: Columns, positions: Sequence[int], far: Sequence[int], sort: Sort) -> Group:
        nodes = self._relations.nodes
        ranked = sorted(
            positions, key=lambda one: (-columns.weight(one, None, None), nodes[far[one]].label, nodes[far[one]].key)
        )
        entries = [self._entry(sort, columns, one, far[one]) for one in ranked[:_SHOWN]]
        return Group(name, tuple(entries), len(positions))

    def _entry(self, sort: Sort, columns: Columns, position: int, far: int) -> Entry:
        node = self._relations.nodes[far]
        facts = columns.facts_of(position)
        backing = self._backing(sort, facts[-1:], (columns.sources[position], columns.targets[position]))
        return Entry(
            node.label,
            self._addresses.link(node.iri),
            node.key,
            columns.weight(position, None, None),
            next((one.first for one in backing if one.first), None),
            _terms(backing),
            tuple(proof_of(one, self._addresses) for one in backing),
        )

    def _between(self, sort: Sort, columns: Columns, position: int, ends: tuple[int, int]) -> Group:
        if sort is Sort.LADDER:
            return self._step(columns, position, ends)
        facts = columns.facts_of(position)
        entries = [self._fact_entry(sort, number, ends) for number in reversed(facts[-_SHOWN_OF_PAIR:])]
        if not facts:
            entries = [Entry("", None, None, 1, None, (), ())]
        return Group(sort.value, tuple(entries), max(1, len(facts)))

    def _fact_entry(self, sort: Sort, number: int, ends: tuple[int, int]) -> Entry:
        backing = self._backing(sort, (number,), ends)
        meeting = next((one.meeting for one in backing if one.meeting), None)
        proofs = tuple(proof_of(one, self._addresses) for one in backing)
        day = next((one.first for one in backing if one.first), None)
        return Entry(meeting.label if meeting else "", self._href(meeting), None, 1, day, _terms(backing), proofs)

    def _href(self, link: Link | None) -> str | None:
        return self._addresses.link(link.iri) if link else None

    def _step(self, columns: Columns, position: int, ends: tuple[int, int]) -> Group:
        """Return what a step of the ladder rests on: each ground, with the words that say that both were in it."""
        rows = self._index.rows(
            "SELECT thing FROM tie_ground WHERE tie = ? ORDER BY thing DESC LIMIT ?",
            (columns.ties[position], _SHOWN_OF_PAIR),
        )
        grounds = self._index.things([whole(number) for (number,) in rows])
        entries = []
        for ground in grounds:
            backing = self._backing_of_ground(ground, ends)
            proofs = tuple(proof_of(one, self._addresses) for one in backing)
            entries.append(Entry(ground.label, self._href_of(ground), None, 1, ground.first, (), proofs))
        total = columns.starts[position + 1] - columns.starts[position]
        return Group(STEPS[columns.steps[position]], tuple(entries), total)

    def _href_of(self, ground: Described) -> str | None:
        return self._addresses.link(ground.iri) if ground.kind in (Kind.MEETING, Kind.PROJECT) else None

    def _backing_of_ground(self, ground: Described, ends: tuple[int, int]) -> list[Described]:
        """Return the facts that put two organisations on a ground, after the ground where its words matter."""
        if ground.kind is Kind.MEETING:
            return self._attendances(ground.number, ends)
        if ground.kind is Kind.PROJECT:
            return self._facts_of(Kind.PARTICIPATION, Facet.PROJECT, ground.number, ends)
        meeting = self._index.number_of(ground.meeting.iri) if ground.meeting else None
        return [ground, *(self._attendances(meeting, ends) if meeting is not None else ())]

    def _backing(self, sort: Sort, numbers: Iterable[int], ends: tuple[int, int]) -> list[Described]:
        """Return the facts whose words say what a tie says."""
        found: list[Described] = []
        for thing in self._index.things(list(numbers)):
            if sort is Sort.MEETS and thing.kind is Kind.MEETING:
                theirs = self._attendances(thing.number, ends)
                found += [replace(one, meeting=Link(thing.iri, thing.kind, thing.label)) for one in theirs[:2]]
            else:
                found.append(thing)
        return found

    def _attendances(self, meeting: int, ends: tuple[int, int]) -> list[Described]:
        rows = self._index.rows(
            "SELECT number FROM thing WHERE meeting = ? AND kind = ? AND number IN "
            "(SELECT thing FROM facet WHERE kind = ? AND name = ? AND value IN (?, ?)) ORDER BY number LIMIT ?",
            (meeting, Kind.ATTENDANCE, Kind.ATTENDANCE, Facet.ORGANISATION, *ends, 2 * _SHOWN_OF_PAIR),
        )
        found = self._index.things([whole(number) for (number,) in rows])
        return [one for one in found if one.properties.get("attendanceStatus") != "Absent"]

    def _facts_of(self, kind: Kind, facet: Facet, value: int, ends: tuple[int, int]) -> list[Described]:
        rows = self._index.rows(
            "SELECT thing FROM facet WHERE kind = ? AND name = ? AND value = ? AND thing IN "
            "(SELECT thing FROM facet WHERE kind = ? AND name = ? AND value IN (?, ?)) ORDER BY thing LIMIT ?",
            (kind, facet, value, kind, Facet.ORGANISATION, *ends, 2 * _SHOWN_OF_PAIR),
        )
        return self._index.things([whole(number) for (number,) in rows])


def _terms(facts: Iterable[Described]) -> tuple[str, ...]:
    """Return the roles and states that facts name, by their local names."""
    terms: list[str] = []
    for fact in facts:
        for key in ("participationRole", "meetingRole", "attendanceStatus"):
            value = fact.properties.get(key)
            values = value if isinstance(value, tuple) else (value,)
            terms += [str(one) for one in values if one not in (None, "Present")]
    return tuple(dict.fromkeys(terms))
