"""From headings that stand together, with all their names after them, to whose heading each name belongs.

A front page is a table of two columns; converters give all its labels first and then all its values. Names keep the
order of their headings, so what is sought is where one group ends and the next begins: the best scored way to divide
the names among the headings in order, by what a name carries (a party, a post, whom it stands in for) and whether it
came before.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from data.extraction.entries import Entry
from data.extraction.headings import Heading, Opens, heading_of
from data.extraction.layout import Layout, Line
from data.extraction.line_shapes import begins_item
from data.lexicon import table
from data.record import MeetingRole

_MEMBERS = (MeetingRole.CHAIR, MeetingRole.VICE_CHAIR, MeetingRole.MEMBER)
_FEWEST_WITH_COLONS = 3  # as a list may be empty below its own
_FEWEST = 2  # headings that stand together, labels of place and time among them
_MARKS = " .,:;|*"


@dataclass(frozen=True, slots=True)
class Stack:
    """Headings that stand together, with their lines; ``end`` is the index of the line that holds the last of them.

    ``places`` are those of the headings among all labels that stand there.
    """

    headings: tuple[tuple[Heading, Line], ...]
    end: int
    places: tuple[int, ...]


def stacked(layout: Layout, index: int) -> Stack | None:
    """Return the headings that stand together from a line on, the last with what follows them all beside it.

    None where the line stands alone, or no names can follow.
    """
    found: list[tuple[Heading, Line]] = []
    labels: list[bool] = []
    for place in range(_first(layout, index), len(layout.lines)):
        line = layout.lines[place]
        heading = heading_of(line.text)
        if heading is None:
            return _stack(found, labels, place - 1)
        listing = heading.opens not in (Opens.LABEL, Opens.NEITHER)
        if listing or heading.phrase not in table("headings.header")["body"]:  # "Möte" is rather a title
            labels.append(listing)
        if listing:
            found.append((heading, line))
        if line.text[heading.rest :].strip(_MARKS):
            return _stack(found, labels, place)
    return None


def _first(layout: Layout, index: int) -> int:
    """Return the index of the first of the empty labels that stand directly above a line."""
    while index > 0:
        heading = heading_of(layout.lines[index - 1].text)
        if heading is None:
            return index
        if layout.lines[index - 1].text[heading.rest :].strip(_MARKS):
            return index
        index -= 1
    return index


def _stack(found: Sequence[tuple[Heading, Line]], labels: Sequence[bool], end: int) -> Stack | None:
    lists = [heading for heading, _ in found if heading.opens is not Opens.FUNCTION]
    fewest = _FEWEST_WITH_COLONS if all(heading.colon for heading, _ in found) else _FEWEST
    others = len(labels) - len(found)  # labels of place and time
    if not lists or len(labels) < fewest or len(lists) + others < _FEWEST:
        return None
    return Stack(tuple(found), end, tuple(place for place, listing in enumerate(labels) if listing))


def grouped(layout: Layout, stack: Stack) -> list[tuple[int, int]] | None:
    """Return the lines (first, and after the last) below each heading's values, where blank lines part them.

    None where there are not as many groups of lines as labels.
    """
    groups: list[tuple[int, int]] = []
    index = stack.end + 1
    labels = stack.places[-1] + 1
    while index < len(layout.lines) and len(groups) < labels:
        end = index + 1
        while end < len(layout.lines) and not layout.lines[end].blank_before:
            end += 1
        if begins_item(layout.lines[index]) or heading_of(layout.lines[index].text) is not None:
            return None
        groups.append((index, end))
        index = end
    return [groups[place] for place in stack.places] if len(groups) == labels else None


def divided(headings: Sequence[Heading], entries: Sequence[Entry]) -> list[int]:
    """Return for each entry the index of its heading; neither goes back."""
    parties = any(entry.party for entry in entries)
    best = [0.0] * len(headings)
    choices: list[list[int]] = []
    for place, entry in enumerate(entries):
        repeated = any(entry.name == other.name for other in entries[:place])
        scores, chosen = [], []
        for index, heading in enumerate(headings):
            before = max(range(index + 1), key=lambda earlier: (best[earlier], earlier == index)) if place else index
            start = best[before] if place else 0.0
            scores.append(start + _fits(entry, heading, parties=parties, repeated=repeated))
            chosen.append(before)
        best = scores
        choices.append(chosen)
    path: list[int] = []
    index = max(range(len(headings)), key=lambda heading: (best[heading], -heading))
    for chosen in reversed(choices):
        path.append(index)
        index = chosen[index]
    return path[::-1]


def _fits(entry: Entry, heading: Heading, *, parties: bool, repeated: bool) -> float:
    """Score how well a name stands under a heading."""
    if heading.opens is Opens.FUNCTION:
        return 2.0 if repeated or entry.role is heading.role else -3.0
    if repeated:
        return -1.0
    member = entry.party or entry.role in _MEMBERS
    match heading.opens:
        case Opens.PRESENT:
            return 1.0 if member else -0.5 if entry.title or (parties and not entry.stands_in_for) else 0.1
        case Opens.SUBSTITUTE:
            return 1.5 if entry.stands_in_for else 0.9 if entry.party else -0.6 if entry.title or parties else 0.1
        case Opens.GUEST:
            return -1.5 if member else 1.0 if entry.title or entry.limit else 0.5 if parties else -0.2
        case Opens.ABSENT:
            return -1.0 if entry.role or entry.limit or entry.stands_in_for else 0.6 if entry.party else -0.1
    return -0.5
