"""The attendance lists of a document: who was present, absent or a guest, and in which function."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import dropwhile

from data.extraction.attendance_rows import Row, settled
from data.extraction.attendance_tables import columns_of, entry_of_row, row_span
from data.extraction.entries import Entry, entries_of
from data.extraction.given_names import is_given_name
from data.extraction.headings import Heading, Opens, heading_of, is_end_matter, is_primary
from data.extraction.labels_apart import Stack, divided, grouped, stacked
from data.extraction.layout import Layout, Line
from data.extraction.limits import is_limit
from data.extraction.line_shapes import after_viewer, begins_item, implied_by, names_item, numbered, set_alike, set_off
from data.extraction.listed import AttendanceLists, Guess, Listed, merged
from data.extraction.part_reader import PartReader
from data.extraction.parts import Kind, unread_share
from data.record import AttendanceStatus, MeetingRole, Span

_STATUS = {
    Opens.PRESENT: AttendanceStatus.PRESENT,
    Opens.SUBSTITUTE: AttendanceStatus.PRESENT,
    Opens.GUEST: AttendanceStatus.GUEST,
    Opens.ABSENT: AttendanceStatus.ABSENT,
}
# How sure: the shares of names that were read right so in the sets of minutes that the rules were measured on.
_APART = Guess("names-divided-among-headings-that-stand-together", 0.9)
_UNHEADED = Guess("members-below-a-heading-that-was-lost", 0.9)
_OPENED = {
    AttendanceStatus.PRESENT: Opens.PRESENT,
    AttendanceStatus.GUEST: Opens.GUEST,
    AttendanceStatus.ABSENT: Opens.ABSENT,
    None: Opens.FUNCTION,
}
_NUMBERED = re.compile(r"^(?:\d{1,2}[.)]|[a-z]\))\s+")
_FEWEST_LISTED = 2
_FEWEST_GOING_ON = 3
_LONG_ROW = 100
_RUNS_ON = re.compile(r"\b(?:och|samt|för|af|von|de|van|der)$")
_PROSE = 4  # words in a row that say nothing in a list
_PROSE_READ = 0.25
_PLAINLY_READ = 0.4
_MOSTLY_READ = 0.45
_HARDLY_READ = 0.8  # a line of a list that has begun may end in any remark


class AttendanceReader:
    """Finds and reads the attendance lists of a layout."""

    def __init__(self, reader: PartReader) -> None:
        self._reader = reader

    def read(self, layout: Layout) -> AttendanceLists:
        """Return every list of the document; none where no heading opens one."""
        people: list[Listed] = []
        taken: set[int] = set()
        index = after_viewer(layout)
        last: tuple[Heading, Span] | None = None
        inside = False
        early = True
        while index < len(layout.lines):
            heading = self._opening(layout, index, inside, early)
            if heading is None and not people and early and (unheaded := self._unheaded(layout, index)):
                people.extend(unheaded)
                taken.add(index)
                inside = True
                index += 1
                continue
            if heading is None and last is not None and early and self._goes_on(layout.lines[index]):
                people.extend(self._people([self._row(layout, *_ends_of(layout.lines[index]))], last[0], last[1]))
                taken.add(index)
                index += 1
                continue
            if heading is None:
                inside = inside and self._passes(layout.lines[index])
                early = early and not begins_item(layout.lines[index]) and (inside or not people)
                index += 1
                continue
            found, end = self._block(layout, index, heading)
            if found:
                last = replace(heading, opens=_OPENED[found[-1].status]), found[-1].heading or found[-1].span
            if found or inside:
                people.extend(found)
                taken.update(range(index, end))
                inside = True
            index = max(end, index + 1)
        return AttendanceLists(merged(people), frozenset(taken))

    def _passes(self, line: Line) -> bool:
        """Whether a line between two lists leaves the opening block open: all do but the agenda's."""
        heading = heading_of(line.text)
        labels = heading is not None and heading.opens is Opens.LABEL
        return labels or not (line.heading or begins_item(line) or len(line.text) > 120)

    def _opening(self, layout: Layout, index: int, inside: bool, early: bool) -> Heading | None:
        """Return the heading that line ``index`` is.

        ``inside`` says whether the opening block's lists have begun, ``early`` whether the agenda has not.
        """
        line = layout.lines[index]
        if columns_of(line.text) is not None:
            return Heading(Opens.PRESENT, "", 0)
        heading = heading_of(_NUMBERED.sub("", line.text) if inside else line.text)
        if heading is None:
            return self._implied(layout, index) if early else None
        if heading.opens is Opens.LABEL:
            return None
        if inside or is_primary(heading):
            return heading
        if heading.opens is Opens.FUNCTION:
            return heading if heading.colon or " " in heading.phrase else None
        listed = (
            self._heads_list(layout, index) or self._holds_list(line, heading) or stacked(layout, index) is not None
        )
        return heading if early and listed else None

    def _unheaded(self, layout: Layout, index: int) -> list[Listed]:
        """Return the people of a line of the front page whose heading a converter has lost: a run of members."""
        line = layout.lines[index]
        if len(line.text) < _LONG_ROW or begins_item(line):
            return []
        label = heading_of(line.text)
        row = _from_first_name(self._row(layout, line.start + (label.rest if label else 0), line.end))
        members = sum(1 for entry in row.entries if entry.party or entry.role or entry.organisation)
        if members < _FEWEST_GOING_ON or members * 2 < len(row.entries) or unread_share(row.parts) > _PROSE_READ:
            return []
        if _is_sentence(layout.text[row.span.start : row.span.end]):
            return []
        return [replace(one, guess=_UNHEADED) for one in self._people([row], Heading(Opens.PRESENT, "", 0), row.span)]

    def _goes_on(self, line: Line) -> bool:
        """Whether a line after a page's foot goes on with the list before it."""
        if len(line.text) < _LONG_ROW or begins_item(line):
            return False
        parts = self._reader.parts(line.text, line.start)
        row = entries_of(parts)
        told = sum(1 for entry in row if entry.organisation or entry.party or entry.title)
        return (
            told >= _FEWEST_GOING_ON
            and bool(parts)
            and parts[0].kind is Kind.NAME
            and unread_share(parts) < _MOSTLY_READ
        )

    def _holds_list(self, line: Line, heading: Heading) -> bool:
        """Whether a list of people stands beside a heading on its line."""
        row = entries_of(self._reader.parts(line.text[heading.rest :], line.start + heading.rest))
        return sum(1 for entry in row if entry.organisation or entry.party or entry.role) >= _FEWEST_LISTED

    def _implied(self, layout: Layout, index: int) -> Heading | None:
        """Return the heading that a line is by what stands under it: names, one a line."""
        line = layout.lines[index]
        opens = implied_by(line)
        fewest = _FEWEST_LISTED if opens is Opens.PRESENT else 1
        if not (set_off(line) or line.blank_before) or not self._heads_list(layout, index, fewest):
            return None
        return Heading(opens, line.text.casefold(), len(line.text))

    def _heads_list(self, layout: Layout, index: int, fewest: int = 2) -> bool:
        """Whether plain entries stand under a line: ``fewest`` people, before anything but their organisations."""
        line = layout.lines[index]
        if begins_item(line) or line.bullet or self._reader.group_label(line.text, line.start) is not None:
            return False
        people = 0
        for below in range(index + 1, min(index + 6, len(layout.lines))):
            row = self._list_row(layout, below, below + 1, _PLAINLY_READ)
            if row is None or (row.entries and unread_share(row.parts) > _PLAINLY_READ):
                break
            if begins_item(layout.lines[below]):
                break
            people += len(row.entries)
        return people >= fewest

    def _block(self, layout: Layout, index: int, heading: Heading) -> tuple[list[Listed], int]:
        """Return the people under the heading at line ``index``, and the index after the block's last line."""
        line = layout.lines[index]
        rows: list[Row] = []
        if heading.phrase and (stack := stacked(layout, index)) is not None and (apart := self._apart(layout, stack)):
            return apart
        if not heading.phrase:
            rows, end = self._table(layout, index)
            span = Span(line.start, line.end)
            return self._people(rows, heading, span), end
        end = index + 1
        if line.text[heading.rest :].strip(" .,:*|"):
            end = self._joined(layout, index)
            inline = self._row(layout, line.start + heading.rest, layout.lines[end - 1].end)
            if not self._reads(inline, heading):
                inline = _before_prose(inline)
            if not self._reads(inline, heading):
                return [], index + 1
            rows.append(inline)
        if not (heading.opens is Opens.FUNCTION and rows):
            more, end = self._rows(layout, end, heading, bool(rows))
            rows.extend(more)
        if not any(row.entries for row in rows):
            return [], index + 1
        heading_span = Span(line.start, line.start + max(1, len(line.text[: heading.rest].rstrip())))
        return self._people(settled(rows), heading, heading_span), end

    def _apart(self, layout: Layout, stack: Stack) -> tuple[list[Listed], int] | None:
        """Return the people under headings that stand together, None where no names follow them."""
        groups = grouped(layout, stack)
        if groups is not None and (placed := self._by_groups(layout, stack, groups)):
            return placed
        heading, line = stack.headings[-1]
        last = layout.lines[stack.end]
        begin = line.start + heading.rest if last is line else last.start
        opened = heading_of(last.text)
        if last is not line and opened is not None:
            begin = last.start + opened.rest
        end = self._joined(layout, stack.end)
        rows = [self._row(layout, begin, layout.lines[end - 1].end)] if begin < layout.lines[end - 1].end else []
        more, end = self._rows(layout, end, heading, bool(rows))
        named = [row for row in (*map(_from_first_name, rows), *more) if row.entries]
        pairs = [(entry, row) for row in settled(named) for entry in row.entries]
        if not pairs or (len(stack.headings) == 1 and not rows):
            return None
        places = divided([one for one, _ in stack.headings], [entry for entry, _ in pairs])
        people: list[Listed] = []
        for (entry, row), place in zip(pairs, places, strict=True):
            own, its = stack.headings[place]
            found = self._people([_alone(entry, row)], own, Span(its.start, its.start + max(1, own.rest)))
            people.extend(replace(one, guess=_APART) for one in found)
        return people, end

    def _by_groups(
        self, layout: Layout, stack: Stack, groups: Sequence[tuple[int, int]]
    ) -> tuple[list[Listed], int] | None:
        """Return the people of groups of lines, each below its heading; None where a list holds nobody."""
        people: list[Listed] = []
        for (heading, line), (first, end) in zip(stack.headings, groups, strict=True):
            rows = [self._row(layout, *_ends_of(layout.lines[index])) for index in range(first, end)]
            named = [row for row in rows if row.entries]
            if len(named) < len(rows) and heading.opens is not Opens.FUNCTION:
                return None
            people.extend(self._people(settled(named), heading, Span(line.start, line.start + max(1, heading.rest))))
        return people, groups[-1][1]

    def _reads(self, row: Row, heading: Heading) -> bool:
        """Whether what stands beside a heading is a list, not the rest of a sentence."""
        parts = list(dropwhile(lambda part: part.kind is Kind.UNKNOWN, row.parts))
        structured = len(parts) > 1 and parts[0].kind is Kind.NAME and parts[1].kind is not Kind.UNKNOWN
        named = sum(1 for entry in row.entries if is_given_name(entry.name.split()[0], nordic_only=True))
        limit = _MOSTLY_READ if heading.colon or structured or named >= _FEWEST_LISTED else _PROSE_READ
        return bool(row.entries) and unread_share(parts) <= limit

    def _rows(self, layout: Layout, index: int, heading: Heading, started: bool) -> tuple[list[Row], int]:
        rows: list[Row] = []
        while index < len(layout.lines):
            if columns_of(layout.lines[index].text) is not None:
                more, index = self._table(layout, index)
                rows.extend(more)
                continue
            end = self._joined(layout, index)
            loose = started or bool(rows)
            tolerance = (
                _HARDLY_READ if loose and set_alike(layout.lines[index - 1], layout.lines[index]) else _MOSTLY_READ
            )
            row = self._list_row(layout, index, end, tolerance)
            if row is None and not self._continues_after(layout, index, end, loose):
                break
            if row is not None:
                rows.append(row)
                if heading.opens is Opens.FUNCTION and row.entries:
                    return rows, end
            index = end
        return rows, index

    def _table(self, layout: Layout, index: int) -> tuple[list[Row], int]:
        """Return the rows of the table whose head is line ``index``, and the index after its last line."""
        columns = columns_of(layout.lines[index].text)
        rows: list[Row] = []
        index += 1
        while columns is not None and index < len(layout.lines) and columns.may_hold(layout.lines[index].text):
            line = layout.lines[index]
            entry = entry_of_row(line.text, line.start, columns, self._reader)
            if entry is not None:
                rows.append(Row([], [entry], None, row_span(line.text, line.start)))
            index += 1
        return rows, index

    def _continues_after(self, layout: Layout, index: int, end: int, started: bool) -> bool:
        """Whether a line that is no entry only labels or interrupts the list."""
        line = layout.lines[index]
        if end >= len(layout.lines) or len(line.text) > 40 or line.bullet or self._ends_list(line):
            return False
        if not started and not (line.bold or line.text.endswith(":") or line.blank_before):
            return False
        following = layout.lines[end]
        if following.heading or self._ends_list(following):
            return False
        row = self._list_row(layout, end, self._joined(layout, end), _MOSTLY_READ)
        return row is not None and bool(row.entries)

    def _ends_list(self, line: Line) -> bool:
        heading = heading_of(line.text)
        if heading is not None or is_end_matter(line.text) or line.heading:
            return True
        if set_off(line) and implied_by(line) is not Opens.PRESENT:
            return True
        return begins_item(line)

    def _joined(self, layout: Layout, index: int) -> int:
        """Return the index after the lines that belong to the logical line which begins at ``index``."""
        end = index + 1
        while end < len(layout.lines) and not layout.lines[end].blank_before:
            above, below = layout.lines[end - 1], layout.lines[end]
            if below.bullet or below.heading or numbered(below) or is_limit(below.text[:12]):
                break
            if not self._breaks_name(above.text) and not re.search(
                r"\b(?:och|samt|för|af|von|de|van|der)$", above.text
            ):
                break
            if heading_of(below.text) is not None:
                break
            end += 1
        return end

    def _breaks_name(self, text: str) -> bool:
        """Whether a line of a run of names stops inside one of them, or at its comma."""
        if text.endswith(","):
            return True
        last = text.rsplit(",", 1)[-1].strip()
        alone = "," in text and bool(last) and " " not in last and last[0].isupper()
        return alone and is_given_name(last) and self._reader.group_label(last, 0) is None

    def _list_row(self, layout: Layout, index: int, end: int, unread_limit: float) -> Row | None:
        """Return the row that lines ``index`` to ``end`` make, if they read as part of a list.

        ``unread_limit`` is the share of letters that may go unread in a line that begins with a name.
        """
        line = layout.lines[index]
        heading = heading_of(line.text)
        if (heading is not None and not self._names_first(line, heading)) or is_end_matter(line.text):
            return None
        if names_item(line):
            return None
        number = _NUMBERED.match(line.text)
        start = line.start + (number.end() if number else 0)
        row = self._row(layout, start, layout.lines[end - 1].end)
        counted = number is not None and index > 0 and bool(_NUMBERED.match(layout.lines[index - 1].text))
        like_item = not counted and (number is not None or line.heading > 0 or numbered(line))
        if row.entries:
            begins = row.parts[0].kind in (Kind.NAME, Kind.ORGANISATION, Kind.TITLE, Kind.ROLE)
            limit = (
                0.1
                if like_item
                else unread_limit
                if begins and any(part.comma for part in row.parts[1:])
                else _MOSTLY_READ
            )
            read = unread_share(row.parts) <= limit and not _is_sentence(layout.text[start : row.span.end])
            return row if read else None
        if row.organisation is not None and not like_item:
            return row
        return None

    def _names_first(self, line: Line, heading: Heading) -> bool:
        """Whether a line that begins with a heading word is rather an entry ("Ledamot Anna Ek")."""
        return heading.opens is Opens.FUNCTION and not heading.colon and " " not in heading.phrase

    def _row(self, layout: Layout, start: int, end: int) -> Row:
        text = layout.text[start:end].replace("\n", " ")
        parts = self._reader.parts(text, start)
        entries = entries_of(parts)
        organisation = None
        if not entries and len(parts) == 1 and parts[0].kind is Kind.ORGANISATION:
            organisation = parts[0].organisation
        elif not entries and (alone := self._reader.group_label(text, start)) is not None:
            organisation = alone
        return Row(parts, entries, organisation, Span(start, end))

    def _people(self, rows: Sequence[Row], heading: Heading, heading_span: Span) -> list[Listed]:
        status = _STATUS.get(heading.opens)
        if heading.opens is Opens.NEITHER:
            return []
        role = heading.role if heading.opens is Opens.FUNCTION else None
        if heading.opens is Opens.SUBSTITUTE:
            role = MeetingRole.SUBSTITUTE
            if heading.phrase.startswith(("tjänstgörande", "tjg", "beslutande")):
                role = MeetingRole.SERVING_SUBSTITUTE
        found = []
        for row in rows:
            for entry in row.entries:
                own = entry.status or status
                found.append(Listed(entry, own, entry.role or role, _entry_span(entry, row), heading_span))
        return found


def _before_prose(row: Row) -> Row:
    """Return a row up to where running text begins, as on a page that is one line."""
    silent = 0
    for place, part in enumerate(row.parts):
        silent = silent + 1 if part.kind is Kind.UNKNOWN else 0
        if silent == _PROSE:
            kept = row.parts[: place + 1 - silent]
            return Row(kept, entries_of(kept), None, Span(row.span.start, kept[-1].end)) if kept else row
    return row


def _from_first_name(row: Row) -> Row:
    """Return a row without what stands before its first name: where and when the meeting was."""
    named = list(dropwhile(lambda part: part.kind is not Kind.NAME, row.parts))
    if not named:
        return replace(row, entries=[])
    return Row(named, entries_of(named), None, Span(named[0].start, row.span.end))


def _ends_of(line: Line) -> tuple[int, int]:
    return line.start, line.end


def _alone(entry: Entry, row: Row) -> Row:
    """Return one entry of a row as a row of its own."""
    return Row([], [entry], None, _entry_span(entry, row))


def _entry_span(entry: Entry, row: Row) -> Span:
    """Return the words that back one entry: from its name to the last thing said of it, or the line of one entry."""
    if len(row.entries) == 1:
        return row.span
    return Span(entry.span.start, max(entry.end, entry.span.end))


def _is_sentence(text: str) -> bool:
    """Whether a line is prose: it ends like a sentence and has several words in lower case."""
    lower = [word for word in text.split() if word[0].islower()]
    return (text.rstrip().endswith((".", "!", "?")) and len(lower) > 4) or len(lower) > 12
