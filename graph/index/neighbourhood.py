"""From a thing to what is around it: nodes and the edges between them, near ones first, never more than asked for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from graph.index.kinds import ORGANISATIONS, Facet, Kind
from graph.index.reading import Index, whole
from graph.index.values import Described, Link

MOST_FACTS = 500  # of each sort that the thing itself is looked up by
_MOST_FACTS_FURTHER_OUT = 1000  # of each sort that all nodes of a round share
_LINKING = ("heldBy", "nextMeeting", "atMeeting", "underItem", "discussedIn", "decidedBy", "responsible", "presenter")
_MEMBERSHIP = ("memberOf", "inCounty", "contactFor", "aboutTopic", "records")
_TIMELESS = (Kind.TIE,)


@dataclass(frozen=True, slots=True)
class Around:
    """What is asked for: how far to go from a thing, and what counts.

    Nodes are of ``kinds``; facts lie within a period (``first`` to ``last``, both open where None), where they have a
    time; ties are of a step of the ladder and weigh at least so much. At most ``limit`` nodes come with it.
    """

    depth: int = 1
    kinds: tuple[Kind, ...] = tuple(Kind)
    first: str | None = None
    last: str | None = None
    step: str | None = None
    least_weight: int = 1
    limit: int = 100


@dataclass(frozen=True, slots=True)
class Edge:
    """How two nodes are connected: ``kind`` is the property or class that says so, ``fact`` the thing of that class.

    ``weight`` counts: a tie's meetings, projects …; the attendances that one person had for one organisation.
    """

    source: str
    target: str
    kind: str
    fact: str | None = None
    weight: int = 1
    step: str | None = None
    role: str | None = None
    first: str | None = None
    last: str | None = None


@dataclass(frozen=True, slots=True)
class Neighbourhood:
    """The nodes, the thing itself first, and the edges between them; ``truncated`` where there were more."""

    nodes: tuple[Link, ...]
    edges: tuple[Edge, ...]
    truncated: bool


def neighbourhood_of(index: Index, number: int, around: Around) -> Neighbourhood:
    """Return what is around the thing with a number."""
    (root,) = index.things([number], evidence=False)
    nodes = {root.iri: Link(root.iri, root.kind, root.label)}
    edges: dict[tuple[str, str, str, str | None], Edge] = {}
    truncated = False
    frontier = [number]
    for distance in range(around.depth):
        most = max(5, _MOST_FACTS_FURTHER_OUT // max(1, len(frontier))) if distance else MOST_FACTS
        beyond: list[str] = []
        for one in frontier:
            found = _Neighbours(index, one, around, most)
            for edge, other in found:
                if other.kind not in around.kinds and other.iri not in nodes:
                    continue
                if other.iri not in nodes:
                    if len(nodes) > around.limit:
                        truncated = True
                        continue
                    nodes[other.iri] = other
                    beyond.append(other.iri)
                edges.setdefault((edge.source, edge.target, edge.kind, edge.fact), edge)
            truncated = truncated or found.cut
        frontier = [found_number for iri in beyond if (found_number := index.number_of(iri)) is not None]
    return Neighbourhood(tuple(nodes.values()), tuple(edges.values()), truncated)


class _Neighbours:
    """The edges at one node, each with the node at its other end; ``cut`` where there were more."""

    def __init__(self, index: Index, number: int, around: Around, most: int) -> None:
        self._index = index
        self._number = number
        self._around = around
        self._most = most
        self.cut = False
        (self._node,) = index.things([number], evidence=False)

    def __iter__(self) -> Iterator[tuple[Edge, Link]]:
        yield from self._own_links()
        match self._node.kind:
            case kind if kind in ORGANISATIONS:
                yield from self._of_organisation()
            case Kind.PERSON:
                yield from self._of_attendances(self._having(Kind.ATTENDANCE, Facet.PERSON))
            case Kind.MEETING:
                yield from self._of_attendances(self._below(Kind.ATTENDANCE))
            case Kind.PROJECT:
                yield from self._of_participations(self._having(Kind.PARTICIPATION, Facet.PROJECT))
                yield from self._meetings(Facet.PROJECT, "discussedIn")
            case Kind.TOPIC:
                yield from self._meetings(Facet.TOPIC, "aboutTopic")

    def _of_organisation(self) -> Iterator[tuple[Edge, Link]]:
        yield from self._of_ties()
        yield from self._of_participations(self._having(Kind.PARTICIPATION, Facet.ORGANISATION))
        for held in self._having(Kind.MEETING, Facet.BODY):
            yield self._edge(held, self._node, "heldBy"), _link(held)
        for member in self._members():
            yield self._edge(member, self._node, "memberOf"), _link(member)
        yield from self._representing(self._having(Kind.ATTENDANCE, Facet.ORGANISATION))

    def _own_links(self) -> Iterator[tuple[Edge, Link]]:
        for key in (*_LINKING, *_MEMBERSHIP):
            value = self._node.properties.get(key)
            for other in value if isinstance(value, tuple) else (value,):
                if isinstance(other, Link):
                    yield Edge(self._node.iri, other.iri, key, first=self._node.first, last=self._node.last), other

    def _of_ties(self) -> Iterator[tuple[Edge, Link]]:
        for tie in self._having(Kind.TIE, Facet.ORGANISATION, "weight DESC"):
            one, other = tie.links("party")
            weight, step = tie.properties["weight"], str(tie.properties["ladderStep"])
            if isinstance(weight, int):
                far = other if one.iri == self._node.iri else one
                yield Edge(one.iri, other.iri, "Tie", tie.iri, weight, step), far

    def _of_participations(self, participations: Iterable[Described]) -> Iterator[tuple[Edge, Link]]:
        for one in participations:
            (project,), (participant,) = one.links("inProject"), one.links("participant")
            far = participant if project.iri == self._node.iri else project
            yield (
                replace(_between(participant, project, "Participation", one), role=_text(one, "participationRole")),
                far,
            )

    def _of_attendances(self, attendances: Sequence[Described]) -> Iterator[tuple[Edge, Link]]:
        for one in attendances:
            (meeting,), (attendee,) = one.links("atMeeting"), one.links("attendee")
            far = attendee if meeting.iri == self._node.iri else meeting
            yield replace(_between(attendee, meeting, "Attendance", one), role=_text(one, "attendanceStatus")), far
        yield from self._representing(attendances)

    def _representing(self, attendances: Iterable[Described]) -> Iterator[tuple[Edge, Link]]:
        """Say for whom people came, once a person and organisation, weighed by how often."""
        edges: dict[tuple[str, str], Edge] = {}
        ends: dict[str, Link] = {}
        for one in attendances:
            for attendee in one.links("attendee"):
                for organisation in one.links("representing"):
                    ends |= {attendee.iri: attendee, organisation.iri: organisation}
                    edge = _between(attendee, organisation, "representing", one)
                    known = edges.get((attendee.iri, organisation.iri))
                    edges[attendee.iri, organisation.iri] = (
                        replace(edge, fact=None) if known is None else _more(known, edge)
                    )
        for edge in edges.values():
            yield edge, ends[edge.source if edge.target == self._node.iri else edge.target]

    def _meetings(self, facet: Facet, kind: str) -> Iterator[tuple[Edge, Link]]:
        for meeting in self._having(Kind.MEETING, facet):
            yield self._edge(self._node, meeting, kind, dated=meeting), _link(meeting)

    def _edge(self, source: Described, target: Described, kind: str, dated: Described | None = None) -> Edge:
        when = dated or source
        return Edge(source.iri, target.iri, kind, first=when.first, last=when.last)

    def _members(self) -> list[Described]:
        return [one for kind in ORGANISATIONS for one in self._having(kind, Facet.MEMBER_OF, "sort_label")]

    def _having(self, kind: Kind, facet: Facet, order: str = "first DESC") -> list[Described]:
        chosen = "number IN (SELECT thing FROM facet WHERE kind = ? AND name = ? AND value = ?)"
        return self._facts(kind, chosen, (kind, facet, self._number), order)

    def _below(self, kind: Kind) -> list[Described]:
        return self._facts(kind, "meeting = ? AND kind = ?", (self._number, kind), "number")

    def _facts(self, kind: Kind, chosen: str, bound: Sequence[int], order: str) -> list[Described]:
        conditions: list[str] = [chosen]
        values: list[str | int] = [*bound]
        around = self._around
        if kind is Kind.TIE:
            conditions.append("weight >= ?")
            values.append(around.least_weight)
            if around.step is not None:
                conditions.append("step = ?")
                values.append(around.step)
        elif kind not in ORGANISATIONS and (around.first or around.last):
            conditions.append("first <> '' AND first <= ? AND last >= ?")
            values += [around.last or "9999-12-31", around.first or "0001-01-01"]
        rows = self._index.rows(
            f"SELECT number FROM thing WHERE {' AND '.join(conditions)} ORDER BY {order}, number LIMIT ?",
            (*values, self._most + 1),
        )
        self.cut = self.cut or len(rows) > self._most
        return self._index.things([whole(number) for (number,) in rows[: self._most]], evidence=False)


def _between(source: Link, target: Link, kind: str, fact: Described) -> Edge:
    return Edge(source.iri, target.iri, kind, fact.iri, first=fact.first, last=fact.last)


def _more(known: Edge, edge: Edge) -> Edge:
    """Return an edge that stands for one more fact of its like."""
    firsts = [day for day in (known.first, edge.first) if day]
    lasts = [day for day in (known.last, edge.last) if day]
    first, last = min(firsts, default=None), max(lasts, default=None)
    return replace(known, weight=known.weight + 1, first=first, last=last)


def _link(thing: Described) -> Link:
    return Link(thing.iri, thing.kind, thing.label)


def _text(thing: Described, key: str) -> str | None:
    value = thing.properties.get(key)
    return value if isinstance(value, str) else None
