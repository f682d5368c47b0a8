"""From a graph to questions that it has answers to, for those who wonder what to ask."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from graph.index.kinds import ORGANISATIONS, Facet, Kind
from graph.index.reading import Index, whole
from graph.questions.understanding import Intent

_CANCELLED = "Cancelled"
_MOST_COUNTED = """SELECT f.value, count(*) AS times FROM facet f JOIN thing t ON t.number = f.value
  WHERE f.kind = ? AND f.name = ? AND t.kind IN ({kinds}) GROUP BY f.value ORDER BY times DESC, t.sort_label LIMIT 1"""
_MOST_DECIDED = """SELECT f.value, count(*) AS times FROM thing d
  JOIN facet f ON f.thing = d.meeting AND f.kind = ? AND f.name = ? JOIN thing t ON t.number = f.value
  WHERE d.kind = ? GROUP BY f.value ORDER BY times DESC, t.sort_label LIMIT 1"""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A question: what it asks for, of what."""

    intent: Intent
    name: str


def suggestions(index: Index) -> tuple[Suggestion, ...]:
    """Return a question of each of some sorts, on what the graph tells most of."""
    return tuple(_suggested(index))


def _suggested(index: Index) -> Iterator[Suggestion]:
    counted = (
        (Intent.PARTICIPANTS, Kind.PARTICIPATION, Facet.PROJECT, (Kind.PROJECT,)),
        (Intent.COMMITMENTS, Kind.COMMITMENT, Facet.RESPONSIBLE, (*ORGANISATIONS, Kind.PERSON)),
        (Intent.REPRESENTATIVES, Kind.ATTENDANCE, Facet.ORGANISATION, (Kind.MUNICIPALITY,)),
    )
    for intent, kind, facet, kinds in counted:
        sql = _MOST_COUNTED.format(kinds=", ".join("?" * len(kinds)))
        yield from (Suggestion(intent, name) for name in _first(index, sql, (kind, facet, *kinds)))
    decided = _first(index, _MOST_DECIDED, (Kind.MEETING, Facet.BODY, Kind.DECISION))
    yield from (Suggestion(Intent.DECISIONS, name) for name in decided)
    stopped = index.rows(
        "SELECT t.label FROM facet f JOIN thing t ON t.number = f.thing "
        "WHERE f.kind = ? AND f.name = ? AND f.value = ? ORDER BY t.sort_label LIMIT 1",
        (Kind.PROJECT, Facet.STATUS, _CANCELLED),
    )
    yield from (Suggestion(Intent.STOPPED, str(label)) for (label,) in stopped)


def _first(index: Index, sql: str, bound: tuple[int, ...]) -> list[str]:
    """Return what the thing that a query tells first is called; nothing where it tells none."""
    numbers = [whole(number) for number, _ in index.rows(sql, bound)]
    return [link.label for link in index.links(numbers).values()]
