"""From a document of the index to the page that shows its text with all that was understood of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from api.linked_data.addresses import Addresses
from api.linked_data.description_page import BasisView, Linked
from api.linked_data.term_words import term_words
from api.pages.minutes.cutting import Line, Segment, Stretch, cut, lines_of
from api.pages.minutes.fact_views import GROUPS, FactTold, told
from graph.index.kinds import Kind
from graph.index.marking import MarkedFact, facts_resting_on
from graph.index.reading import Index
from graph.index.understanding import Understood, understood
from graph.index.values import Described, Link

_STATUSES = ("Present", "Guest", "Absent")
_CHOSEN = -1


@dataclass(frozen=True, slots=True)
class SegmentView:
    """A part of a line. ``facts`` are the numbers of what rests on it, ``groups`` those that they belong to.

    ``anchor`` is its name where a passage begins, and ``leads_to`` the number of its most particular fact. It is
    ``chosen`` where the place asked for covers it, and ``here`` is where that begins.
    """

    start: int
    text: str
    facts: tuple[int, ...]
    groups: tuple[str, ...]
    anchor: str | None
    leads_to: int | None
    chosen: bool
    here: bool


@dataclass(frozen=True, slots=True)
class LineView:
    """A line of the text; ``bare`` where it has words and nothing rests on any of them."""

    number: int
    segments: tuple[SegmentView, ...]
    bare: bool


@dataclass(frozen=True, slots=True)
class Place:
    """Where a fact stands: its line, the address of its words on the page, and where they start and end."""

    line: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class FactView:
    """A fact that rests on the text, by the number that segments know it by, and where it stands."""

    number: int
    told: FactTold
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class HeldBy:
    """Who held the meeting, with its basis where the minutes do not state it."""

    value: Linked
    basis: BasisView | None


@dataclass(frozen=True, slots=True)
class MinutesPage:
    """A document with everything marked; ``chosen_found`` tells whether the place asked for is there."""

    title: str
    identifier: str
    document: str | None
    meeting: Linked | None
    date: str | None
    held_by: tuple[HeldBy, ...]
    attendance: tuple[tuple[str, int], ...]
    lines: tuple[LineView, ...]
    facts: tuple[FactView, ...]
    groups: tuple[tuple[str, int], ...]
    understood: Understood
    chosen_found: bool


def minutes_page(
    index: Index, document: Described, chosen: tuple[int, int] | None, addresses: Addresses, language: str
) -> MinutesPage:
    """Return the page of minutes, in one of the languages; ``chosen`` is the place to show first."""
    text = index.text_of(document.number)
    facts = facts_resting_on(index, document.number)
    words = term_words(language)
    views = [told(fact.thing, words, addresses) for fact in facts]
    stretches = [Stretch(*place, number) for number, fact in enumerate(facts, start=1) for place in fact.places]
    if chosen is not None:
        stretches.append(Stretch(*chosen, _CHOSEN))
    lines = lines_of(cut(text, stretches))
    starts = {start for fact in facts for start, _ in fact.places}
    shown_lines = _line_views(lines, [view.group for view in views], starts)
    line_at = {segment.start: line.number for line in lines for segment in line.segments}
    return MinutesPage(
        document.label,
        str(document.properties["identifier"]),
        addresses.link(document.iri),
        _linked(document.properties.get("records"), addresses),
        document.first,
        tuple(_held_by(facts, views, document)),
        _attendance(facts),
        shown_lines,
        tuple(
            FactView(number, view, tuple(Place(line_at[start], start, end) for start, end in fact.places))
            for number, (fact, view) in enumerate(zip(facts, views, strict=True), start=1)
        ),
        tuple((group, count) for group in GROUPS if (count := sum(view.group == group for view in views))),
        understood(text, [place for fact in facts for place in fact.places]),
        any(segment.chosen for line in shown_lines for segment in line.segments),
    )


def _line_views(lines: Sequence[Line], group_of: Sequence[str], starts: set[int]) -> tuple[LineView, ...]:
    views = []
    first = True
    for line in lines:
        segments = []
        for segment in line.segments:
            view = _segment_view(segment, group_of, starts, first=first)
            first = first and not view.chosen
            segments.append(view)
        bare = not any(view.facts for view in segments) and any(view.text.strip() for view in segments)
        views.append(LineView(line.number, tuple(segments), bare))
    return tuple(views)


def _segment_view(segment: Segment, group_of: Sequence[str], starts: set[int], *, first: bool) -> SegmentView:
    facts = tuple(owner for owner in segment.owners if owner != _CHOSEN)
    # a line feed alone is nothing to point at
    facts = facts if segment.text.strip() else ()
    among = {group_of[fact - 1] for fact in facts}
    chosen = _CHOSEN in segment.owners
    return SegmentView(
        segment.start,
        segment.text,
        facts,
        tuple(group for group in GROUPS if group in among),
        f"c{segment.start}" if segment.start in starts else None,
        facts[-1] if facts and any(map(str.isalnum, segment.text)) else None,  # a full stop alone is nothing to press
        chosen,
        chosen and first,
    )


def _linked(value: object, addresses: Addresses) -> Linked | None:
    return Linked(value.label, addresses.link(value.iri)) if isinstance(value, Link) else None


def _held_by(facts: Iterable[MarkedFact], views: Iterable[FactTold], document: Described) -> Iterable[HeldBy]:
    """Return who held the meeting that the minutes record."""
    records = document.properties.get("records")
    for fact, view in zip(facts, views, strict=True):
        if isinstance(records, Link) and fact.thing.iri == records.iri:
            yield from (HeldBy(value, None) for row in view.rows if row.key == "heldBy" for value in row.values)
            yield from (HeldBy(one.value, one.basis) for one in view.inferred if one.key == "heldBy")


def _attendance(facts: Iterable[MarkedFact]) -> tuple[tuple[str, int], ...]:
    attendances = (fact.thing for fact in facts if fact.thing.kind is Kind.ATTENDANCE)
    counts = Counter(map(str, (one.properties.get("attendanceStatus") for one in attendances)))
    return tuple((status, counts[status]) for status in _STATUSES if counts[status])
