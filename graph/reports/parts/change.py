"""What has changed between the first half of a period and the second."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from math import ceil

from graph.analytics.change import Change, Direction, changed_members, changed_ties
from graph.analytics.estimates import LEAST_FOR_SHARES
from graph.analytics.memberships import EVER, Membership
from graph.language.days import spoken_day
from graph.language.numbers import grouped
from graph.reports import measuring
from graph.reports.material import Material
from graph.reports.model import Block, Chart, Column, Kind, Mark, Measured, Missing, Paragraph, Row, Section, Table
from graph.reports.tables import share_of_meetings

_MOST = 40
_TOLD = {
    Direction.GONE: "change_gone",
    Direction.NEW: "change_new",
    Direction.STRONGER: "change_more",
    Direction.WEAKER: "change_less",
    Direction.SAME: "change_same",
}


@dataclass(frozen=True, slots=True)
class _Halves:
    """The meetings before a day, and those from it on."""

    split: date
    before: tuple[tuple[str, ...], ...]
    after: tuple[tuple[str, ...], ...]

    @property
    def number(self) -> int:
        """How many meetings there are in both."""
        return len(self.before) + len(self.after)


def change(material: Material) -> Section | None:
    """Compare the halves; where either has too few meetings, say so. None where no meeting has a day."""
    halves = _halves(material)
    if halves is None:
        return None
    words = material.words
    if min(len(halves.before), len(halves.after)) < LEAST_FOR_SHARES:
        text = words["change_few"].format(
            before=len(halves.before), after=len(halves.after), least=LEAST_FOR_SHARES, day=_day(material, halves)
        )
        return Section("change", words["part_change"], (Paragraph(text),))
    blocks: list[Block] = [Paragraph(_said(material, halves)), _members(material, halves)]
    ties = _ties(material, halves)
    return Section("change", words["part_change"], (*blocks, *([ties] if ties else [])))


def _halves(material: Material) -> _Halves | None:
    """Split the period in the middle of its days, or where it is open in the middle of the meetings."""
    found = [one for one in measuring.memberships_measured(material, measuring.MUNICIPALITIES) if one.day]
    days = sorted({one.event: one.day for one in found if one.day}.values())
    if len(days) < 2 or days[0] == days[-1]:
        return None
    period = material.choice.period
    if period != EVER and period.first and period.last:
        split = date.fromordinal((period.first.toordinal() + period.last.toordinal() + 1) // 2)
    else:
        split = date.fromisoformat(days[len(days) // 2])
    before = [one for one in found if date.fromisoformat(one.day or "") < split]
    after = [one for one in found if date.fromisoformat(one.day or "") >= split]
    return _Halves(split, _meetings(before), _meetings(after))


def _meetings(found: Sequence[Membership]) -> tuple[tuple[str, ...], ...]:
    gathered: dict[str, set[str]] = {}
    for one in found:
        gathered.setdefault(one.event, set()).add(one.member)
    return tuple(tuple(sorted(members)) for _, members in sorted(gathered.items()))


def _day(material: Material, halves: _Halves) -> str:
    return spoken_day(halves.split.isoformat(), material.choice.language)


def _said(material: Material, halves: _Halves) -> str:
    return material.words["change_said"].format(
        day=_day(material, halves), before=len(halves.before), after=len(halves.after)
    )


def _members(material: Material, halves: _Halves) -> Table:
    own = measuring.municipalities_concerned(material)
    found = [one for one in changed_members(halves.before, halves.after) if own is None or one.one in own]
    words = material.words
    columns = (
        Column("member", words["column_municipalities_one"], Kind.THING),
        Column("before", words["column_before"], Kind.SHARE, note=words["note_before"]),
        Column("after", words["column_after"], Kind.SHARE, note=words["note_after"]),
        Column("difference", words["column_difference"], Kind.SHARE, note=words["note_difference"]),
        Column("direction", words["column_direction"], Kind.MARK),
    )
    found = sorted(found, key=lambda one: (not one.is_clear, -abs(one.difference.value or 0.0), one.one))
    things = material.things(one.one for one in found[:_MOST])
    rows = tuple(Row((things[one.one], *_values(material, halves, one))) for one in found[:_MOST])
    chart = Chart(
        Mark.CHANGE, "before", "member", words["chart_change"], words["chart_change_told"], x2="after", most=20
    )
    return Table(
        "changed-members",
        words["changed_members"],
        columns,
        rows,
        (measuring.query_measured(material, measuring.MUNICIPALITIES),),
        _caption(material, "changed_caption", len(found)),
        halves.number,
        chart=chart,
        left_out=max(0, len(found) - _MOST),
    )


def _values(material: Material, halves: _Halves, one: Change) -> tuple[Measured | Missing | str, ...]:
    words = material.words
    shares = (
        share_of_meetings(one.before, len(halves.before), words["too_rarely"]),
        share_of_meetings(one.after, len(halves.after), words["too_rarely"]),
    )
    difference = measuring.measured(one.difference) or Missing(words["too_rarely"])
    told = words[_TOLD[one.direction]] if one.is_clear else words["change_unclear"]
    return (*shares, difference, told)


def _caption(material: Material, told: str, compared: int) -> str:
    """Say how many of those compared one in twenty is, which is what 95 % intervals let through at most."""
    return material.words[told].format(number=grouped(compared), chance=grouped(ceil(compared / 20)))


def _ties(material: Material, halves: _Halves) -> Table | None:
    """Return the pairs whose change is clear."""
    own = measuring.municipalities_concerned(material)
    ties = changed_ties(halves.before, halves.after)
    compared = [one for one in ties if own is None or own & {one.one, one.other}]
    found = [one for one in compared if one.is_clear]
    if not found:
        return None
    words = material.words
    found.sort(key=lambda one: (-abs(one.difference.value or 0.0), one.one, one.other))
    first = found[:_MOST]
    things = material.things(iri for one in first for iri in (one.one, one.other or ""))
    rows = tuple(
        Row((things[one.one], things[one.other or ""], one.before, one.after, *_values(material, halves, one)[2:]))
        for one in first
    )
    return Table(
        "changed-ties",
        words["changed_ties"],
        (
            Column("one", words["column_municipalities_one"], Kind.THING),
            Column("other", words["column_others"], Kind.THING),
            Column("before", words["column_before"], Kind.COUNT, words["unit_meetings"]),
            Column("after", words["column_after"], Kind.COUNT, words["unit_meetings"]),
            Column("difference", words["column_difference"], Kind.SHARE, note=words["note_difference"]),
            Column("direction", words["column_direction"], Kind.MARK),
        ),
        rows,
        (measuring.query_measured(material, measuring.MUNICIPALITIES),),
        _caption(material, "changed_ties_caption", len(compared)),
        halves.number,
        left_out=len(found) - len(first),
    )
