"""The signature block at the end: who chaired and who kept the minutes, where no list says so."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from data.extraction.agenda import Item
from data.extraction.entries import Entry, entries_of
from data.extraction.headings import is_end_matter
from data.extraction.layout import Layout, Line
from data.extraction.meeting_roles import role_of
from data.extraction.names import NAME_WORD
from data.extraction.part_reader import PartReader
from data.extraction.parts import unread_share
from data.record import MeetingRole, Span

_SLASHED = re.compile(rf"/\s?(?P<name>{NAME_WORD}(?:\s{NAME_WORD})?)")
_DATED = re.compile(rf"(?P<name>{NAME_WORD}(?:\s{NAME_WORD}){{1,2}}),?\s\d{{4}}-\d\d-\d\d")
_CELLS = re.compile(r"\s{3,}|\t|\s?\|\s?")
_REACHED = re.compile(r"@|\b0\d[\d\s/-]{5,}|^\W*$")
_NO_NAME = re.compile(r"[\d:@?!]")
_TAIL = 14  # lines at the end among which signatures stand
_CONTACT_LINES = 3
_LONGEST = 70  # letters of a line with a name


@dataclass(frozen=True, slots=True)
class Signature:
    """A name with the function that stands below it (or after it on its line)."""

    entry: Entry
    role: MeetingRole
    span: Span
    lines: tuple[int, ...]


def read_signatures(layout: Layout, taken: frozenset[int], entries: PartReader) -> list[Signature]:
    """Return the signatures: a line with one name (and title), and under it a line with a function."""
    end = next((index for index, line in enumerate(layout.lines) if is_end_matter(line.text)), len(layout.lines))
    found = []
    for index in range(max(1, end - _TAIL), end):
        role = role_of(layout.lines[index].text)
        if role is None or index in taken:
            continue
        for place in (index + 1, index - 1) if _heads(layout, index, end) else (index - 1,):
            line = layout.lines[place]
            people = _people_of(line, entries) if place not in taken else []
            if len(people) == 1 and len(line.text) <= _LONGEST:
                first, last = sorted((place, index))
                found.append(
                    Signature(people[0], role, Span(layout.lines[first].start, layout.lines[last].end), (first, last))
                )
                break
    return found or _in_columns(layout, end, entries) or _slashed(layout, end) or _alone(layout, end, entries)


def _heads(layout: Layout, index: int, end: int) -> bool:
    """Whether a function stands above its name: blank lines part it from what is above, not from what is below."""
    return index + 1 < end and layout.lines[index].blank_before and not layout.lines[index + 1].blank_before


def _in_columns(layout: Layout, end: int, entries: PartReader) -> list[Signature]:
    """Return who stands below "Vid protokollet" where "Justeras" stands beside it: the first of the names."""
    for index in range(max(1, end - _TAIL), end - 1):
        line = layout.lines[index]
        roles = [role_of(cell) for cell in _CELLS.split(line.text.strip(" |"))]
        if len(roles) < 2 or roles[0] is not MeetingRole.SECRETARY or None in roles:
            continue
        below = next((at for at in range(index + 1, end) if any(map(str.isalpha, layout.lines[at].text))), None)
        people = _people_of(layout.lines[below], entries) if below is not None else []
        if below is not None and people:
            span = Span(line.start, people[0].span.end)
            return [Signature(people[0], MeetingRole.SECRETARY, span, (index, below))]
    return []


def _alone(layout: Layout, end: int, entries: PartReader) -> list[Signature]:
    """Return who signs with the name alone below the minutes; only ways to reach them may follow."""
    tail = range(end - 1, max(0, end - 1 - _CONTACT_LINES), -1)
    signed = next((at for at in tail if not _REACHED.search(layout.lines[at].text)), None)
    line = layout.lines[signed] if signed is not None else None
    if signed is None or line is None or not line.blank_before or _NO_NAME.search(line.text):
        return []
    parts = entries.parts(line.text, line.start)
    people = entries_of(parts)
    if len(people) != 1 or unread_share(parts) or " " not in people[0].name or people[0].span.start != line.start:
        return []
    return [Signature(people[0], MeetingRole.SECRETARY, Span(line.start, line.end), (signed,))]


def _people_of(line: Line, entries: PartReader) -> list[Entry]:
    parts = entries.parts(line.text, line.start)
    return entries_of(parts) if unread_share(parts) <= 0.5 else []


def _slashed(layout: Layout, end: int) -> list[Signature]:
    """Return the keeper of the minutes who signs the last line: with a stroke ("/Eva"), or with the day."""
    line = layout.lines[end - 1] if end else None
    match = _SLASHED.fullmatch(line.text) or _DATED.fullmatch(line.text) if line else None
    if line is None or match is None:
        return []
    span = Span(line.start, line.end)
    entry = Entry(match["name"], Span(line.start + match.start("name"), line.start + match.end("name")))
    return [Signature(entry, MeetingRole.SECRETARY, span, (end - 1,))]


def before_signatures(items: Sequence[Item], layout: Layout, taken: frozenset[int]) -> tuple[Item, ...]:
    """End the last item where the lists or signatures at the document's end begin."""
    if not items:
        return ()
    last = items[-1]
    after = [layout.lines[index].start for index in sorted(taken) if layout.lines[index].start > last.heading.end]
    if after:
        items = [
            *items[:-1],
            replace(last, body=Span(last.body.start, max(last.heading.end, min(last.body.end, after[0] - 1)))),
        ]
    return tuple(items)
