"""From the index of a generation to all relations in it, by a statement for each sort of fact."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

from graph.collaboration.relations import ALWAYS, UNKNOWN, Columns, Fact, Key, Relations, day_number
from graph.collaboration.values import NODE_KINDS, Node, Sort
from graph.index.kinds import Facet, Kind, local_name
from graph.index.reading import Index, whole

Days = tuple[int, int]
Gathered = dict[Key, list[Fact]]
_UNDATED: Days = (UNKNOWN, UNKNOWN)
_GROUND_KINDS = (Kind.MEETING, Kind.AGENDA_ITEM, Kind.DECISION, Kind.AGREEMENT)


def relations_of(index: Index) -> Relations:
    """Read the relations of a generation: about half a second for each million statements."""
    gathering = _Gathering(index)
    by_sort = gathering.by_sort()
    nodes = gathering.nodes(by_sort)
    months = Counter(f"{day // 10000:04}-{day // 100 % 100:02}" for day in gathering.held_days())
    undated = months.pop(f"{UNKNOWN // 10000:04}-{UNKNOWN // 100 % 100:02}", 0)
    topics = {key: (number, label) for number, key, label in gathering.topics()}
    return Relations(
        nodes,
        {node.key: number for number, node in nodes.items()} | {key: one[0] for key, one in topics.items()},
        by_sort,
        dict(sorted(months.items())),
        undated,
        gathering.county_names(),
        {key: label for key, (_, label) in topics.items()},
        gathering.meetings_by(Facet.TOPIC),
        gathering.meetings_by(Facet.ORGANISATION),
    )


class _Gathering:
    def __init__(self, index: Index) -> None:
        self._index = index
        self._numbers = {
            str(iri): whole(number)
            for number, iri in index.rows(f"SELECT number, iri FROM thing WHERE kind IN ({_marks(NODE_KINDS)})")
        }
        self._days: dict[int, Days] = {
            whole(number): (day_number(str(first)), day_number(str(last)))
            for number, first, last in index.rows(
                f"SELECT number, first, last FROM thing WHERE kind IN ({_marks(_GROUND_KINDS)})"
            )
        }
        self._held = [(meeting, body) for meeting, body in self._facet(Kind.MEETING, Facet.BODY)]

    def by_sort(self) -> dict[Sort, Columns]:
        """Return the relations of each sort, in the order of their ends."""
        found: dict[Sort, Gathered] = {sort: defaultdict(list) for sort in Sort}
        self._gather_projects(found)
        self._gather_attendances(found)
        self._gather_meetings(found)
        columns = {sort: _columns(relations) for sort, relations in found.items()}
        columns[Sort.LADDER] = self._ladder()
        known = {number for one in columns.values() for number in (*one.sources, *one.targets)}
        columns[Sort.MEMBER] = _columns(self._memberships(known))
        return columns

    def _gather_projects(self, found: Mapping[Sort, Gathered]) -> None:
        rows = self._index.rows(
            "SELECT number, first, last, json_extract(body, '$.inProject'), json_extract(body, '$.participant') "
            "FROM thing WHERE kind = ?",
            (Kind.PARTICIPATION,),
        )
        for number, first, last, project, participant in rows:
            one, other = self._numbers.get(str(participant)), self._numbers.get(str(project))
            if one is not None and other is not None:
                days = day_number(str(first)), day_number(str(last))
                found[Sort.PARTICIPATION][one, other, ""].append((*days, whole(number)))
                self._widen(other, days)
        for meeting, project in self._facet(Kind.MEETING, Facet.PROJECT):
            days = self._days_of(meeting)
            found[Sort.DISCUSSED][project, meeting, ""].append((*days, meeting))
            self._widen(project, days)
        for project, person in self._facet(Kind.PROJECT, Facet.RESPONSIBLE):
            found[Sort.CONTACT][person, project, ""].append((*self._days_of(project), project))

    def _gather_attendances(self, found: Mapping[Sort, Gathered]) -> None:
        held: dict[int, list[int]] = defaultdict(list)
        for meeting, body in self._held:
            held[meeting].append(body)
        rows = self._index.rows(
            "SELECT number, meeting, json_extract(body, '$.attendee'), json_extract(body, '$.representing') "
            "FROM thing WHERE kind = ? AND json_extract(body, '$.attendanceStatus') <> 'Absent'",
            (Kind.ATTENDANCE,),
        )
        for number, at_meeting, attendee, representing in rows:
            person, meeting = self._numbers.get(str(attendee)), whole(at_meeting)
            if person is None:
                continue
            fact = (*self._days_of(meeting), whole(number))
            found[Sort.ATTENDED][person, meeting, ""].append(fact)
            for key in json.loads(str(representing)) if representing else ():
                if (organisation := self._numbers.get(key)) is not None:
                    found[Sort.REPRESENTS][person, organisation, ""].append(fact)
            if not representing:
                for body in held[meeting]:
                    found[Sort.MEETS][person, body, ""].append(fact)

    def _gather_meetings(self, found: Mapping[Sort, Gathered]) -> None:
        represented: dict[int, list[int]] = defaultdict(list)
        for meeting, organisation in self._facet(Kind.MEETING, Facet.ORGANISATION):
            represented[meeting].append(organisation)
        for meeting, body in self._held:
            fact = (*self._days_of(meeting), meeting)
            found[Sort.HELD][body, meeting, ""].append(fact)
            for organisation in represented[meeting]:
                if organisation != body:
                    found[Sort.MEETS][organisation, body, ""].append(fact)

    def _ladder(self) -> Columns:
        steps = {
            whole(number): str(step)
            for number, step in self._index.rows("SELECT number, step FROM thing WHERE kind = ?", (Kind.TIE,))
        }
        parties: dict[int, list[int]] = defaultdict(list)
        for tie, party in self._facet(Kind.TIE, Facet.ORGANISATION):
            parties[tie].append(party)
        grounds: dict[int, list[Fact]] = defaultdict(list)
        for tied, ground in self._index.rows("SELECT tie, thing FROM tie_ground"):
            number = whole(ground)
            grounds[whole(tied)].append((*self._days_of(number), number))
        columns = Columns()
        for tie, ends in sorted(parties.items(), key=lambda one: (sorted(one[1]), one[0])):
            if len(ends) == 2:
                one, other = sorted(ends)
                columns.add((one, other, steps[tie]), tie, grounds[tie] or [(UNKNOWN, UNKNOWN, 0)])
        return columns

    def _memberships(self, known: set[int]) -> Gathered:
        """Return who of those known belongs to which network or body that is known as well."""
        joined = {number for number, kind in self._kinds(known).items() if kind is Kind.NETWORK}
        joined |= {body for _, body in self._held}
        rows = self._index.rows(
            f"SELECT thing, value FROM facet WHERE kind IN ({_marks(NODE_KINDS)}) AND name = ?", (Facet.MEMBER_OF,)
        )
        return {
            (whole(member), whole(body), ""): [(ALWAYS, ALWAYS, 0)]
            for member, body in rows
            if member in known and body in joined
        }

    def _kinds(self, numbers: set[int]) -> dict[int, Kind]:
        rows = self._index.rows(f"SELECT number, kind FROM thing WHERE kind IN ({_marks(NODE_KINDS)})")
        return {whole(number): Kind(whole(kind)) for number, kind in rows if number in numbers}

    def nodes(self, by_sort: Mapping[Sort, Columns]) -> dict[int, Node]:
        """Return who has a relation, by number."""
        strength: Counter[int] = Counter()
        for columns in by_sort.values():
            for position in range(len(columns)):
                weight = columns.starts[position + 1] - columns.starts[position]
                strength[columns.sources[position]] += weight
                strength[columns.targets[position]] += weight
        links = self._index.links(strength)
        details = self._index.rows(
            "SELECT number, iri, class, json_extract(body, '$.inCounty') FROM thing "
            f"WHERE kind IN ({_marks(NODE_KINDS)})"
        )
        nodes: dict[int, Node] = {}
        for row, key, class_name, county in details:
            number = whole(row)
            if number in strength:
                link, code = links[number], local_name(str(county)) if county else ""
                nodes[number] = Node(
                    str(key), link.iri, number, link.kind, str(class_name), link.label, code, strength[number]
                )
        return nodes

    def held_days(self) -> Iterable[int]:
        """Return the first day of each meeting that minutes tell of, announced ones left out."""
        rows = self._index.rows("SELECT first FROM thing WHERE kind = ?", (Kind.MINUTES,))
        return (day_number(str(first)) for (first,) in rows)

    def topics(self) -> list[tuple[int, str, str]]:
        """Return the number, key and label of each topic, in the order of the labels."""
        rows = self._index.rows(
            "SELECT number, iri, label FROM thing WHERE kind = ? ORDER BY sort_label", (Kind.TOPIC,)
        )
        return [(whole(number), str(iri), str(label)) for number, iri, label in rows]

    def county_names(self) -> dict[str, str]:
        """Return the name of each county by its code, in the order of the names."""
        rows = self._index.rows(
            "SELECT iri, label FROM thing WHERE kind = ? AND class = 'County' ORDER BY sort_label",
            (Kind.ORGANISATION,),
        )
        return {local_name(str(iri)): str(label) for iri, label in rows}

    def meetings_by(self, facet: Facet) -> dict[int, frozenset[int]]:
        """Return the meetings of each value of a facet."""
        found: dict[int, set[int]] = defaultdict(set)
        for meeting, value in self._facet(Kind.MEETING, facet):
            found[value].add(meeting)
        return {value: frozenset(meetings) for value, meetings in found.items()}

    def _facet(self, kind: Kind, facet: Facet) -> list[tuple[int, int]]:
        """Return pairs of a thing and the number of its value."""
        rows = self._index.rows("SELECT thing, value FROM facet WHERE kind = ? AND name = ?", (kind, facet))
        return [(whole(thing), whole(value)) for thing, value in rows]

    def _days_of(self, number: int) -> Days:
        return self._days.get(number, _UNDATED)

    def _widen(self, project: int, days: Days) -> None:
        """Let the time of a project reach over that of something said of it."""
        if days[0] != UNKNOWN:
            first, last = self._days.get(project, days)
            self._days[project] = min(first, days[0]), max(last, days[1])


def _columns(gathered: Mapping[Key, list[Fact]]) -> Columns:
    columns = Columns()
    for key, facts in sorted(gathered.items()):
        columns.add(key, 0, facts)
    return columns


def _marks(kinds: Iterable[Kind]) -> str:
    return ", ".join(str(int(kind)) for kind in kinds)
