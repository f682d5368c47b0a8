"""From the index to what is known of a body: its meetings, what came of them, what was spoken of, what comes next."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from graph.index.kinds import Facet, Kind
from graph.index.listing import chosen_by
from graph.index.reading import Index
from graph.index.values import Described
from graph.profiles.attendance_matrix import Matrix, RowsOf, attendance_matrix
from graph.profiles.gathering import Cut, at_meetings_with, chosen, number_of, projects_spoken_of


@dataclass(frozen=True, slots=True)
class BodyProfile:
    """What is known of a body by its own meetings, the latest first.

    ``announced`` are meetings that the latest minutes announce, ``projects`` those spoken of at its meetings.
    """

    meetings: Cut[Described]
    first: str | None
    last: str | None
    matrix: Matrix
    decided: Cut[Described]
    agreed: Cut[Described]
    promised: Cut[Described]
    projects: Cut[Described]
    announced: tuple[Described, ...]


def body_profile(index: Index, number: int, rows_of: RowsOf = RowsOf.ORGANISATIONS) -> BodyProfile | None:
    """Return what is known of a body by its meetings; None for an organisation that held none."""
    meetings = chosen(index, (Kind.MEETING,), chosen_by(Facet.BODY, (number,), (Kind.MEETING,)))
    if not meetings.total:
        return None
    first, last = _days(index, number)
    matrix = attendance_matrix(index, number, rows_of)
    if not matrix.rows and rows_of is RowsOf.ORGANISATIONS:
        matrix = attendance_matrix(index, number, RowsOf.PEOPLE)
    decided, agreed, promised = (
        at_meetings_with(index, (kind,), Facet.BODY, number)
        for kind in (Kind.DECISION, Kind.AGREEMENT, Kind.COMMITMENT)
    )
    return BodyProfile(
        meetings,
        first,
        last,
        matrix,
        decided,
        agreed,
        promised,
        projects_spoken_of(index, Facet.BODY, number),
        announced_by(index, meetings.first[:1]),
    )


def announced_by(index: Index, meetings: Iterable[Described]) -> tuple[Described, ...]:
    """Return the meetings that the minutes of some meetings announce."""
    numbers = [number_of(index, link) for meeting in meetings for link in meeting.links("nextMeeting")]
    return tuple(index.things(list(dict.fromkeys(numbers))))


def _days(index: Index, number: int) -> tuple[str | None, str | None]:
    ((first, last),) = index.rows(
        "SELECT min(t.first), max(t.first) FROM facet f JOIN thing t ON t.number = f.thing "
        "WHERE f.kind = ? AND f.name = ? AND f.value = ? AND t.first <> ''",
        (Kind.MEETING, Facet.BODY, number),
    )
    return (str(first), str(last)) if first else (None, None)
