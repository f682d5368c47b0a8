"""From the index of a generation to what it covers: documents, meetings by body and month, municipalities."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from graph.index.kinds import Facet, Kind
from graph.index.listing import Order, Place, Wanted, page_of
from graph.index.reading import Index, whole
from graph.index.understanding import Understood, understood_of
from graph.index.values import Described, Link

LACKING = ("date", "heldBy", "location", "attendance", "agenda", "outcome")
"""What one would ask of minutes."""
_BELOW = {
    "attendance": (Kind.ATTENDANCE,),
    "agenda": (Kind.AGENDA_ITEM,),
    "outcome": (Kind.DECISION, Kind.AGREEMENT, Kind.COMMITMENT),
}
_DATES = ("date", "edtfDate", "startDate")
_MOST_ANNOUNCED = 500


@dataclass(frozen=True, slots=True)
class CoveredDocument:
    """One document: ``facts`` rest on it, and ``lacks`` what one would ask of minutes and these do not say."""

    link: Link
    title: str
    day: str
    body: Link | None
    facts: int
    understood: Understood
    lacks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CoveredDocuments:
    """Some documents, the latest first, of ``total``; ``after`` is where the next ones begin."""

    documents: tuple[CoveredDocument, ...]
    total: int
    after: Place | None


@dataclass(frozen=True, slots=True)
class MeetingsHeld:
    """The meetings of a body (None where nobody knows whose) that minutes record, by month ("2024-05", "" unknown)."""

    body: Link | None
    by_month: Mapping[str, int]

    @property
    def total(self) -> int:
        """How many meetings there are."""
        return sum(self.by_month.values())

    def of_year(self, year: str) -> int:
        """Return how many meetings were in a year ("" for those without a date)."""
        return sum(count for month, count in self.by_month.items() if month[:4] == year)


@dataclass(frozen=True, slots=True)
class Announced:
    """A meeting that minutes announce and no minutes record: when, of whom, and who says so."""

    meeting: Link
    day: str
    body: Link | None
    document: Link | None


def covered_documents(index: Index, after: Place | None = None, most: int = 50) -> CoveredDocuments:
    """Return the documents of a generation, some at a time."""
    page = page_of(index, Wanted((Kind.MINUTES,), (), Order.DATE, True, after, most))
    described = index.things(page.numbers, evidence=False)
    meetings = _meetings_of(index, page.numbers)
    documents = tuple(_document(index, one, meetings.get(one.number)) for one in described)
    return CoveredDocuments(documents, page.total, page.end)


def _meetings_of(index: Index, documents: Sequence[int]) -> dict[int, Described]:
    marks = ", ".join("?" * len(documents))
    rows = index.rows(f"SELECT number, meeting FROM thing WHERE number IN ({marks}) AND meeting IS NOT NULL", documents)
    numbers = {whole(document): whole(meeting) for document, meeting in rows}
    found = {one.number: one for one in index.things(sorted(set(numbers.values())), evidence=False)}
    return {document: found[meeting] for document, meeting in numbers.items()}


def _document(index: Index, one: Described, meeting: Described | None) -> CoveredDocument:
    facts = index.rows(
        "SELECT count(DISTINCT g.thing) FROM passage p JOIN ground g ON g.passage = p.number WHERE p.document = ?",
        (one.number,),
    )
    title = one.properties.get("title")
    return CoveredDocument(
        Link(one.iri, one.kind, one.label),
        title if isinstance(title, str) else one.label,
        one.first or "",
        _body_of(meeting),
        whole(facts[0][0]),
        understood_of(index, one.number),
        tuple(_lacks(index, meeting)),
    )


def _body_of(meeting: Described | None) -> Link | None:
    if meeting is None:
        return None
    said = meeting.properties.get("heldBy")
    inferred = (value.value for value in meeting.inferences if value.property == "heldBy")
    return next((one for one in (said, *inferred) if isinstance(one, Link)), None)


def _lacks(index: Index, meeting: Described | None) -> Sequence[str]:
    """Return what the minutes of a meeting do not say, and nothing lets one infer."""
    if meeting is None:
        return LACKING
    known = meeting.properties.keys() | {one.property for one in meeting.inferences}
    rows = index.rows("SELECT DISTINCT kind FROM thing WHERE meeting = ?", (meeting.number,))
    kinds = {kind for (kind,) in rows}
    there = {name for name, below in _BELOW.items() if kinds.intersection(below)}
    there |= {"date"} if known.intersection(_DATES) else set()
    there |= known.intersection(("heldBy", "location"))
    return [name for name in LACKING if name not in there]


def meetings_held(index: Index) -> tuple[MeetingsHeld, ...]:
    """Return the meetings that minutes record by the body that held them, those of most meetings first."""
    rows = index.rows(
        "SELECT f.value, substr(t.first, 1, 7), count(*) FROM thing m JOIN thing t ON t.number = m.meeting "
        "LEFT JOIN facet f ON f.kind = ? AND f.name = ? AND f.thing = t.number "
        "WHERE m.kind = ? GROUP BY 1, 2",
        (Kind.MEETING, Facet.BODY, Kind.MINUTES),
    )
    months: dict[int | None, Counter[str]] = {}
    for body, month, count in rows:
        number = None if body is None else whole(body)
        months.setdefault(number, Counter())[str(month)] += whole(count)
    links = index.links(number for number in months if number is not None)
    held = [MeetingsHeld(None if number is None else links[number], dict(by)) for number, by in months.items()]
    return tuple(sorted(held, key=lambda one: (one.body is None, -one.total, one.body.label if one.body else "")))


def announced_only(index: Index) -> tuple[Announced, ...]:
    """Return the meetings that are announced and that no minutes record, the latest first."""
    rows = index.rows(
        "SELECT a.number, a.first, a.document, m.meeting FROM thing a JOIN thing m ON m.number = a.document "
        "WHERE a.kind = ? AND a.iri LIKE 'next-meeting/%' "
        "AND NOT EXISTS (SELECT 1 FROM thing o WHERE o.kind = ? AND o.meeting = a.number) "
        "ORDER BY a.first DESC, a.number LIMIT ?",
        (Kind.MEETING, Kind.MINUTES, _MOST_ANNOUNCED),
    )
    bodies = _bodies(index, [whole(row[3]) for row in rows if row[3] is not None])
    links = index.links(whole(row[column]) for row in rows for column in (0, 2))
    recorded = {(body, day) for body, day in _recorded_days(index, set(bodies.values()))}
    named = index.links(set(bodies.values()))
    found = []
    for number, day, document, meeting in rows:
        body = bodies.get(whole(meeting)) if meeting is not None else None
        if body is None or (body, str(day)) not in recorded:
            found.append(
                Announced(links[whole(number)], str(day), named.get(body) if body else None, links[whole(document)])
            )
    return tuple(found)


def _bodies(index: Index, meetings: Sequence[int]) -> dict[int, int]:
    marks = ", ".join("?" * len(meetings))
    rows = index.rows(
        f"SELECT thing, value FROM facet WHERE kind = {int(Kind.MEETING)} AND name = {int(Facet.BODY)} "
        f"AND thing IN ({marks})",
        meetings,
    )
    return {whole(meeting): whole(body) for meeting, body in rows}


def _recorded_days(index: Index, bodies: Iterable[int]) -> list[tuple[int, str]]:
    wanted = sorted(bodies)
    marks = ", ".join("?" * len(wanted))
    rows = index.rows(
        f"SELECT f.value, t.first FROM facet f JOIN thing t ON t.number = f.thing "
        f"WHERE f.kind = {int(Kind.MEETING)} AND f.name = {int(Facet.BODY)} AND f.value IN ({marks})",
        wanted,
    )
    return [(whole(body), str(day)) for body, day in rows]


def municipalities_met(index: Index) -> dict[str, int]:
    """Return how many meetings each municipality was represented at, by its code; 0 for those at none."""
    counts = index.rows(
        "SELECT value, count(*) FROM facet WHERE kind = ? AND name = ? GROUP BY value",
        (Kind.MEETING, Facet.ORGANISATION),
    )
    meetings = {whole(organisation): whole(count) for organisation, count in counts}
    codes = index.rows("SELECT value, thing FROM facet WHERE kind = ? AND name = ?", (Kind.MUNICIPALITY, Facet.CODE))
    return {str(code): meetings.get(whole(number), 0) for code, number in codes}
