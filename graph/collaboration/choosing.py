"""From all relations of a generation and a choice to the network that is chosen."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass

from graph.collaboration.relations import Columns, Relations, day_number
from graph.collaboration.values import STEPS, Choice, Connection, Network, Node, Sort, Tie
from graph.index.kinds import Kind

_ENDS: dict[Sort, tuple[frozenset[Kind], frozenset[Kind]]] = {
    Sort.ATTENDED: (frozenset((Kind.PERSON,)), frozenset((Kind.MEETING,))),
    Sort.HELD: (frozenset(), frozenset((Kind.MEETING,))),
    Sort.DISCUSSED: (frozenset((Kind.PROJECT,)), frozenset((Kind.MEETING,))),
    Sort.REPRESENTS: (frozenset((Kind.PERSON,)), frozenset()),
    Sort.CONTACT: (frozenset((Kind.PERSON,)), frozenset((Kind.PROJECT,))),
    Sort.PARTICIPATION: (frozenset(), frozenset((Kind.PROJECT,))),
}
"""Of which kinds the ends of a sort must be, where it is of one kind only."""

_Found = tuple[Tie, int, int]
"""A tie, and the numbers of its source and target."""


def network_of(relations: Relations, choice: Choice) -> Network:
    """Return what is chosen, cut to the strongest where it is more than ``choice`` asks for."""
    chosen = list(_Choosing(relations, choice).ties())
    ends = dict.fromkeys(end for _, source, target in chosen for end in (source, target))
    for key in (*choice.around, *choice.opened):
        number = relations.numbers.get(key)
        if number in relations.nodes and key not in choice.hidden:
            ends.setdefault(number)  # type: ignore[arg-type]
    ranked = sorted((relations.nodes[number] for number in ends), key=_rank)
    if choice.around or choice.opened:
        first = {*choice.around, *choice.opened}
        ranked.sort(key=lambda node: node.key not in first)
    nodes = tuple(ranked[: choice.most_nodes])
    kept = {node.number for node in nodes}
    inside = [tie for tie, source, target in chosen if source in kept and target in kept]
    if len(inside) > choice.most_ties:
        inside = sorted(inside, key=lambda tie: -tie.weight)[: choice.most_ties]
    return Network(nodes, tuple(inside), len(ranked), len(chosen))


def connections_of(network: Network) -> tuple[Connection, ...]:
    """Gather ties by their two nodes, in the order in which the first of each stands."""
    gathered: dict[tuple[str, str], list[Tie]] = defaultdict(list)
    for tie in network.ties:
        gathered[min(tie.source, tie.target), max(tie.source, tie.target)].append(tie)
    return tuple(
        Connection(*pair, tuple(sorted(ties, key=lambda tie: (-_height(tie), tie.sort))))
        for pair, ties in gathered.items()
    )


def _height(tie: Tie) -> int:
    return STEPS.index(tie.step) if tie.step else -1


def _rank(node: Node) -> tuple[int, str, str]:
    return -node.strength, node.label, node.key


@dataclass(frozen=True, slots=True)
class _Scope:
    """Who may be in the network; ``within`` None where that is anybody."""

    within: Set[int] | None
    around: Set[int]
    opened: Set[int]
    hidden: Set[int]


class _Choosing:
    def __init__(self, relations: Relations, choice: Choice) -> None:
        self._relations = relations
        self._choice = choice
        self._first = day_number(choice.first) if choice.first else None
        self._last = day_number(choice.last) if choice.last else None
        self._steps = {STEPS.index(step) for step in choice.steps if step in STEPS}
        kinds = frozenset((Kind.MUNICIPALITY,)) if choice.between_municipalities else choice.kinds
        self._kinds = kinds
        self._scope = _Scope(
            _within(relations, choice),
            self._numbers(choice.around),
            self._numbers(choice.opened),
            self._numbers(choice.hidden),
        )

    def _numbers(self, keys: Iterable[str]) -> frozenset[int]:
        return frozenset(number for key in keys if (number := self._relations.numbers.get(key)) is not None)

    def ties(self) -> Iterator[_Found]:
        """Return the ties that are chosen, with the numbers of their ends."""
        found = [one for sort in self._sorts() for one in self._of_sort(sort, self._relations.by_sort[sort])]
        found = list(_without_lone_members(found))
        if self._choice.county is None:
            yield from found
        else:
            yield from self._tied_to_county(found)

    def _sorts(self) -> Iterator[Sort]:
        if self._choice.between_municipalities:
            yield Sort.LADDER
            return
        for sort in Sort:
            needed = _ENDS.get(sort, (frozenset(), frozenset()))
            if self._scope.opened or all(not kinds or kinds & self._kinds for kinds in needed):
                yield sort

    def _of_sort(self, sort: Sort, columns: Columns) -> Iterator[_Found]:
        ladder, nodes = sort is Sort.LADDER, self._relations.nodes
        least = 1 if sort is Sort.MEMBER else self._choice.least_weight
        for position, (source, target) in enumerate(zip(columns.sources, columns.targets, strict=True)):
            if not self._takes(source, target) or (ladder and columns.steps[position] not in self._steps):
                continue
            if sort is Sort.MEETS and Kind.MEETING in self._kinds and nodes[source].kind is Kind.PERSON:
                continue  # the meeting itself is there to say so
            weight = columns.weight(position, self._first, self._last)
            if weight >= least:
                step = STEPS[columns.steps[position]] if ladder else ""
                facts = columns.facts_of(position)
                yield Tie(nodes[source].key, nodes[target].key, sort, step, weight, facts), source, target

    def _takes(self, source: int, target: int) -> bool:
        scope = self._scope
        if source in scope.hidden or target in scope.hidden:
            return False
        if source in scope.opened or target in scope.opened:
            return True
        if scope.around and source not in scope.around and target not in scope.around:
            return False
        if scope.within is not None and (source not in scope.within or target not in scope.within):
            return False
        if self._is_outside(source) or self._is_outside(target):
            return False
        return self._is_chosen(source) and self._is_chosen(target)

    def _is_chosen(self, number: int) -> bool:
        return number in self._scope.around or self._relations.nodes[number].kind in self._kinds

    def _is_outside(self, number: int) -> bool:
        """Tell whether a node is a municipality of another county than the one chosen."""
        node = self._relations.nodes[number]
        return self._choice.county is not None and node.kind is Kind.MUNICIPALITY and node.county != self._choice.county

    def _tied_to_county(self, found: list[_Found]) -> Iterator[_Found]:
        """Keep what the municipalities of the county are tied to, and the ties within that."""
        nodes, opened = self._relations.nodes, self._scope.opened
        kept = {
            end
            for _, source, target in found
            if self._choice.county in (nodes[source].county, nodes[target].county) or {source, target} & opened
            for end in (source, target)
        }
        yield from (one for one in found if one[1] in kept and one[2] in kept)


def _without_lone_members(found: list[_Found]) -> Iterator[_Found]:
    """Leave out memberships of those whom nothing else ties: what is known beforehand brings nobody in."""
    tied = {end for tie, *ends in found if tie.sort is not Sort.MEMBER for end in ends}
    yield from (one for one in found if one[0].sort is not Sort.MEMBER or (one[1] in tied and one[2] in tied))


def _within(relations: Relations, choice: Choice) -> Set[int] | None:
    """Return who has to do with the meetings of the network and the topic that are chosen."""
    within: Set[int] | None = None
    if choice.network is not None:
        body = relations.numbers.get(choice.network, 0)
        held = relations.by_sort[Sort.HELD]
        meetings = {held.targets[one] for one, source in enumerate(held.sources) if source == body}
        member = relations.by_sort[Sort.MEMBER]
        members = {member.sources[one] for one, target in enumerate(member.targets) if target == body}
        within = {body} | members | _at(relations, meetings)
    if choice.topic is not None:
        spoken = relations.of_topic.get(relations.numbers.get(choice.topic, 0), frozenset())
        concerned = _at(relations, spoken)
        within = concerned if within is None else within & concerned
    return within


def _at(relations: Relations, meetings: Set[int]) -> set[int]:
    """Return the meetings, and who held them, was there, was represented or spoken of."""
    found = set(meetings)
    for sort in (Sort.HELD, Sort.ATTENDED, Sort.DISCUSSED):
        columns = relations.by_sort[sort]
        found.update(columns.sources[one] for one, target in enumerate(columns.targets) if target in meetings)
    found.update(number for number, theirs in relations.represented.items() if not theirs.isdisjoint(meetings))
    return found
