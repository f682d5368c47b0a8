"""From the index to what is known of a meeting: who was there, what was spoken of and came of it, what came before."""

from __future__ import annotations

from dataclasses import dataclass

from graph.index.kinds import OUTCOMES, Facet, Kind
from graph.index.reading import Index, whole
from graph.index.values import Described, Link
from graph.profiles.body import announced_by
from graph.profiles.gathering import Cut, below, cut, number_of


@dataclass(frozen=True, slots=True)
class Point:
    """An agenda item and what came of it."""

    item: Described
    outcomes: tuple[Described, ...]


@dataclass(frozen=True, slots=True)
class SpokenOf:
    """A project that a meeting spoke of, and what its minutes say of who takes part."""

    project: Described
    participations: tuple[Described, ...]


@dataclass(frozen=True, slots=True)
class MeetingProfile:
    """What is known of a meeting, in the order of its minutes.

    ``loose`` are outcomes under no item. ``earlier`` and ``later`` are the meetings of the same body next to it by
    their days, ``announced`` those that its minutes announce.
    """

    itself: Described
    minutes: Link | None
    attendances: Cut[Described]
    points: tuple[Point, ...]
    loose: tuple[Described, ...]
    events: Cut[Described]
    projects: Cut[SpokenOf]
    earlier: Described | None
    later: Described | None
    announced: tuple[Described, ...]


def meeting_profile(index: Index, itself: Described) -> MeetingProfile:
    """Return the profile of a meeting."""
    number = itself.number
    items = sorted(below(index, Kind.AGENDA_ITEM, number).first, key=_position)
    outcomes = [one for kind in OUTCOMES for one in below(index, kind, number).first]
    outcomes.sort(key=lambda one: min((passage.start for passage in one.passages.first), default=0))
    under: dict[str, list[Described]] = {}
    for one in outcomes:
        item = next((link.iri for link in one.links("underItem")), "")
        under.setdefault(item, []).append(one)
    points = tuple(Point(item, tuple(under.pop(item.iri, ()))) for item in items)
    earlier, later = _beside(index, itself)
    return MeetingProfile(
        itself,
        itself.document,
        below(index, Kind.ATTENDANCE, number),
        points,
        tuple(one for rest in under.values() for one in rest),
        below(index, Kind.EVENT, number),
        _projects(index, number),
        earlier,
        later,
        announced_by(index, (itself,)),
    )


def _projects(index: Index, number: int) -> Cut[SpokenOf]:
    rows = index.rows(
        f"SELECT value FROM facet WHERE thing = ? AND kind = {int(Kind.MEETING)} AND name = ?", (number, Facet.PROJECT)
    )
    parts: dict[str, list[Described]] = {}
    for one in below(index, Kind.PARTICIPATION, number).first:
        for link in one.links("inProject"):
            parts.setdefault(link.iri, []).append(one)
    projects = index.things([whole(project) for (project,) in rows])
    return cut((SpokenOf(one, tuple(parts.get(one.iri, ()))) for one in projects), len(projects))


def _position(item: Described) -> int:
    position = item.properties.get("position", 0)
    return position if isinstance(position, int) else 0


def _beside(index: Index, itself: Described) -> tuple[Described | None, Described | None]:
    """Return the meetings of the same body before and after one that has a day."""
    body = next(iter(itself.links("heldBy")), None)
    if body is None or itself.first is None:
        return None, None
    found: list[Described | None] = []
    for comparison, direction in (("<", "DESC"), (">", "ASC")):
        rows = index.rows(
            "SELECT t.number FROM facet f JOIN thing t ON t.number = f.thing WHERE f.kind = ? AND f.name = ? "
            f"AND f.value = ? AND t.first <> '' AND t.first {comparison} ? ORDER BY t.first {direction} LIMIT 1",
            (Kind.MEETING, Facet.BODY, number_of(index, body), itself.first),
        )
        found.append(index.things([whole(rows[0][0])], evidence=False)[0] if rows else None)
    return found[0], found[1]
