"""From a body's latest meetings to a matrix: who was there, as what, when."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum

from graph.index.kinds import Facet, Kind
from graph.index.listing import Order, Wanted, chosen_by, page_of
from graph.index.reading import Index, whole
from graph.index.values import Link

MOST_MEETINGS = 12
MOST_ROWS = 40
_STRENGTH = ("Absent", "Guest", "Present")


class RowsOf(Enum):
    """What the rows of a matrix are; the value is the property of attendances that gives them."""

    ORGANISATIONS = "representing"
    PEOPLE = "attendee"


@dataclass(frozen=True, slots=True)
class Cell:
    """That somebody was at a meeting, or was said to be absent: ``place`` is where the minutes say so.

    ``people`` are those who came for an organisation. The place is the minutes' IRI, and start and end in code points.
    """

    status: str
    people: tuple[str, ...]
    place: tuple[str, int, int] | None


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """Somebody, and a cell for each meeting: None where its minutes do not name them."""

    who: Link
    cells: tuple[Cell | None, ...]


@dataclass(frozen=True, slots=True)
class Matrix:
    """The meetings with their days (None where not known), the latest first, and the rows.

    ``meetings_total`` and ``rows_total`` count those that are not shown too.
    """

    meetings: tuple[tuple[Link, str | None], ...]
    rows: tuple[MatrixRow, ...]
    meetings_total: int
    rows_total: int


@dataclass(frozen=True, slots=True)
class _Mark:
    meeting: int
    who: str
    person: str
    status: str
    place: tuple[str, int, int] | None


def attendance_matrix(index: Index, body: int, rows_of: RowsOf) -> Matrix:
    """Return who was at the latest meetings of a body, those who were there most often first."""
    # announced meetings have no list of attendance: only those that minutes record count
    held = chosen_by(Facet.BODY, (body,), (Kind.MEETING,))
    page = page_of(index, Wanted((Kind.MEETING,), (held,), Order.DATE, descending=True, limit=MOST_MEETINGS))
    meetings = page.numbers
    marks = list(_marks(index, meetings, rows_of))
    often = Counter(one.who for one in marks if one.status != "Absent")
    everybody = Counter(one.who for one in marks)
    numbers = {who: index.number_of(who) for who in everybody}
    links = index.links(number for number in numbers.values() if number is not None)
    known = {who: links[number] for who, number in numbers.items() if number is not None}
    ranked = sorted(known, key=lambda who: (-often[who], known[who].label))
    shown = ranked[:MOST_ROWS]
    cells = _cells(index, [one for one in marks if one.who in set(shown)])
    titles = {one.number: one for one in index.things(meetings, evidence=False)}
    return Matrix(
        tuple((Link(titles[one].iri, Kind.MEETING, titles[one].label), titles[one].first) for one in meetings),
        tuple(MatrixRow(known[who], tuple(cells.get((who, one)) for one in meetings)) for who in shown),
        page.total,
        len(ranked),
    )


def _marks(index: Index, meetings: Sequence[int], rows_of: RowsOf) -> Iterable[_Mark]:
    # of the passages that back an attendance the last has the name, the first may be the heading of the list
    rows = index.rows(
        "SELECT t.meeting, who.value, json_extract(t.body, '$.attendee'), json_extract(t.body, '$.attendanceStatus'), "
        "d.iri, p.start, p.stop "
        f"FROM thing t, json_each(json_array(json_extract(t.body, '$.{rows_of.value}'))) listed, "
        "json_each(CASE WHEN json_valid(listed.value) THEN listed.value ELSE json_array(listed.value) END) who "
        "LEFT JOIN passage p ON p.number = (SELECT max(passage) FROM ground WHERE thing = t.number) "
        "LEFT JOIN thing d ON d.number = p.document "
        f"WHERE t.kind = ? AND t.meeting IN ({', '.join('?' * len(meetings))})",
        (Kind.ATTENDANCE, *meetings),
    )
    for meeting, who, person, status, document, start, end in rows:
        place = None if document is None else (index.absolute(str(document)), whole(start), whole(end))
        if who is not None and status is not None:
            yield _Mark(whole(meeting), str(who), str(person), str(status), place)


def _cells(index: Index, marks: Sequence[_Mark]) -> dict[tuple[str, int], Cell]:
    """Return the cells by row and meeting; where several came, the strongest of their statuses counts."""
    numbers = {one.person: index.number_of(one.person) for one in marks}
    links = index.links(number for number in numbers.values() if number is not None)
    names = {person: links[number].label for person, number in numbers.items() if number is not None}
    by_place: dict[tuple[str, int], list[_Mark]] = {}
    for one in marks:
        by_place.setdefault((one.who, one.meeting), []).append(one)
    cells = {}
    for key, several in by_place.items():
        strongest = max(several, key=lambda one: _STRENGTH.index(one.status))
        people = tuple(names[one.person] for one in several if one.status == strongest.status and one.person in names)
        cells[key] = Cell(strongest.status, people, strongest.place)
    return cells
