"""From answers to who was at which of a body's meetings, organisation by organisation."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum

from graph.reports.material import Material
from ontology.terms import SAMV


class Mark(Enum):
    """How an organisation was at a meeting, the strongest first; where it had several people, the strongest counts."""

    PRESENT = "present"
    PARTLY = "partly"
    """Everybody present for it was so for some items only."""
    GUEST = "guest"
    ABSENT = "absent"

    @property
    def was_there(self) -> bool:
        """Whether somebody represented the organisation."""
        return self is not Mark.ABSENT


_STRENGTH = {mark: place for place, mark in enumerate(Mark)}


@dataclass(frozen=True, slots=True)
class Line:
    """An organisation (its IRI) with its marks by meeting; a meeting whose minutes do not name it has none."""

    organisation: str
    marks: Mapping[str, Mark]

    @property
    def times(self) -> int:
        """At how many meetings somebody represented it."""
        return sum(mark.was_there for mark in self.marks.values())


@dataclass(frozen=True, slots=True)
class BodyAttendance:
    """A body's meetings whose minutes list somebody (IRI and day), the latest first, and a line for each organisation.

    ``without`` counts the people listed at these meetings for whom no organisation is given, once for each meeting.
    """

    body: str
    meetings: tuple[tuple[str, str | None], ...]
    lines: tuple[Line, ...]
    without: int


def attendance_of_bodies(material: Material) -> tuple[BodyAttendance, ...]:
    """Return the attendance of the bodies with the most meetings, the body of most meetings first."""
    days: dict[str, dict[str, str | None]] = defaultdict(dict)
    marks: dict[str, dict[str, dict[str, Mark]]] = defaultdict(lambda: defaultdict(dict))
    without: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for row in material.rows("attendance-of-bodies"):
        body, meeting = row["body"], row["meeting"]
        days[body][meeting] = row.get("day")
        if "organisation" not in row:
            without[body].add((meeting, row["person"]))
            continue
        known = marks[body][row["organisation"]]
        known[meeting] = min(known.get(meeting, Mark.ABSENT), _mark(row), key=_STRENGTH.__getitem__)
    members: dict[str, set[str]] = defaultdict(set)
    for row in material.rows("members-of-bodies"):
        members[row["body"]].add(row["member"])
    found = []
    for body, of_body in marks.items():
        # who came for nobody in particular may have come for any member: then nothing is said of those not named
        silent = members[body] - of_body.keys() if not without[body] else set()
        lines = [Line(organisation, dict(of_one)) for organisation, of_one in of_body.items()]
        lines += [Line(organisation, {}) for organisation in sorted(silent)]
        held = sorted(days[body].items(), key=lambda one: (one[1] or "", one[0]), reverse=True)
        found.append(BodyAttendance(body, tuple(held), tuple(lines), len(without[body])))
    return tuple(sorted(found, key=lambda one: (-len(one.meetings), one.body)))


def _mark(row: Mapping[str, str]) -> Mark:
    if row["status"] == SAMV.Present:
        return Mark.PARTLY if row["partial"] in ("true", "1") else Mark.PRESENT
    return Mark.GUEST if row["status"] == SAMV.Guest else Mark.ABSENT
