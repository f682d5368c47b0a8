"""The attendance lists of a document: who was present, absent or a guest, and in which function."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import dropwhile

from data.extraction.attendance_rows import Row, settled, turned_alike
from data.extraction.attendance_tables import columns_of
from data.extraction.entries import Entry, entries_of, place
from data.extraction.given_names import is_given_name
from data.extraction.group_headings import group_named, heading_of_group
from data.extraction.headings import STATUS_UNDER, Heading, Opens, heading_of, is_primary
from data.extraction.implied_lists import ImpliedLists
from data.extraction.labels_apart import Stack, divided, grouped, stacked
from data.extraction.layout import Layout, Line
from data.extraction.limits import LIMIT, is_limit, is_only_limit
from data.extraction.line_shapes import after_viewer, begins_item, implied_by, over_two_lines
from data.extraction.list_lines import is_sentence, label_goes_on, wrapped_heading
from data.extraction.listed import AttendanceLists, Guess, Listed, merged
from data.extraction.part_reader import PartReader
from data.extraction.parts import Kind, unread_share
from data.extraction.row_reader import MOSTLY_READ, NUMBERED, RowReader
from data.lexicon import words
from data.record import AttendanceStatus, MeetingRole, Span

# How sure: the shares of names that were read right so in the sets of minutes that the rules were measured on.
_APART = Guess("names-divided-among-headings-that-stand-together", 0.9)
_UNHEADED = Guess("members-below-a-heading-that-was-lost", 0.9)
_BRACKETED = re.compile(r"\s*\([^()]*\)")
_CROSS_EXPLAINED = re.compile(r"\bx\s?=\s?(?:med|närvar|deltog|deltar|på plats|där)", re.IGNORECASE)
_CROSSED = re.compile(r"[Xx]\s")
_OPENED = {
    AttendanceStatus.PRESENT: Opens.PRESENT,
    AttendanceStatus.GUEST: Opens.GUEST,
    AttendanceStatus.ABSENT: Opens.ABSENT,
    None: Opens.FUNCTION,
}
_FROM_THERE = re.compile(r"Från\s[A-ZÅÄÖ][^:.;]{2,40}:\s(?=[A-ZÅÄÖ])")  # "Från Region Kil: Eva Ek (punkt 3)"
_FEWEST_LISTED = 2
_FEWEST_GOING_ON = 3
_CALLED = 3  # lines below "Upprop" of which most name people and whom they represent
_LONG_ROW = 100
_PROSE = 4  # words in a row that say nothing in a list
_PROSE_READ = 0.25
_REASON_READ = 0.65


# What a label says of all beside it ("Inbjudna från bolaget:", "Gäst p 4:").
_LABEL_TELLS = re.compile(
    r"^[\W_]*[^\W\d_]+(?:\s(?:från|för)\s(?P<of>[^:]{3,40})|[\s(]+(?:(?:till|för|på|under|vid|i)\s)?(?P<limit>[^:]{2,40}?)\)?)\s*:"
)


class AttendanceReader:
    """Finds and reads the attendance lists of a layout."""

    def __init__(self, reader: PartReader) -> None:
        self._reader = reader
        self._rows = RowReader(reader)
        self._implied = ImpliedLists(reader, self._rows)

    def read(self, layout: Layout) -> AttendanceLists:
        """Return every list of the document; none where no heading opens one."""
        people: list[Listed] = []
        taken: set[int] = set()
        index = after_viewer(layout)
        last: tuple[Heading, Span] | None = None
        inside = False
        early = True
        by_groups = False  # whether lists stand under headings that only name who is listed
        while index < len(layout.lines):
            heading = self._opening(layout, index, inside, early)
            lost = self._without_heading(layout, index) if heading is None and not people and early else None
            if lost is not None:
                people.extend(lost[0])
                taken.update(range(index, lost[1]))
                inside = True
                index = lost[1]
                continue
            if heading is None and last is not None and early and self._goes_on(layout.lines[index]):
                people.extend(self._people([self._rows.of_line(layout, layout.lines[index])], last[0], last[1]))
                taken.add(index)
                index += 1
                continue
            if heading is None:
                inside = inside and self._passes(layout.lines[index])
                begins = index > 0 and begins_item(layout.lines[index])  # "4 städer" may be the body's name
                early = early and not begins and (inside or not people)
                index += 1
                continue
            if (
                by_groups
                and heading.opens is Opens.GUEST
                and not heading.colon
                and implied_by(layout.lines[index].text) is Opens.PRESENT
            ):
                heading = replace(heading, opens=Opens.PRESENT)  # one more group of members: the unions, say
            found, end = self._block(layout, index, heading)
            if found:
                by_groups = heading_of(layout.lines[index].text) is None or by_groups
                last = replace(heading, opens=_OPENED[found[-1].status]), found[-1].heading or found[-1].span
            if found or inside:
                early = early or not people  # what seemed an item stood above the lists
                people.extend(found)
                taken.update(range(index, end))
                inside = True
            index = max(end, index + 1)
        turned_alike(people)
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
        if label_goes_on(layout, index):
            return None
        if inside and early and (led := _FROM_THERE.match(line.text)) is not None:
            return _from_there(line.text, led.end())
        heading = heading_of(NUMBERED.sub("", line.text) if inside else line.text)
        heading = wrapped_heading(layout, index) or heading or heading_of_group(self._reader.slots, line.text)
        if heading is not None and over_two_lines(layout, index) is not None:
            return None  # its second line is the one with the colon
        heading = over_two_lines(layout, index - 1) or heading or _set_apart(line)
        if heading is None and early and self._is_roll_call(layout, index):
            return Heading(Opens.PRESENT, line.text.casefold(), len(line.text))
        if heading is None:
            return self._implied.heading(layout, index, inside) if early else None
        of_guests = inside and early and implied_by(line.text) is Opens.GUEST
        if heading.opens is Opens.LABEL and of_guests and self._implied.heads_list(layout, index, 1):
            return Heading(Opens.GUEST, heading.phrase, len(line.text))  # "Föredragande från kontoret", above them
        if heading.opens is Opens.LABEL:
            of_body = early and heading.phrase in words("headings.header.body")
            return self._implied.beside(layout, index, fewest=1) if of_body else None
        if heading.opens is Opens.GUEST and heading.phrase in words("attendance.alone") and not inside and early:
            return replace(heading, opens=Opens.PRESENT)  # "Medverkande" above the only list
        if inside or is_primary(heading):
            return heading
        if heading.opens is Opens.FUNCTION:
            return heading if heading.colon or " " in heading.phrase else None
        listed = (
            self._implied.heads_list(layout, index)
            or self._holds_list(line, heading)
            or stacked(layout, index) is not None
        )
        return heading if early and listed else None

    def _is_roll_call(self, layout: Layout, index: int) -> bool:
        """Whether a line is the title "Upprop" and a list stands below it, as where the call is all there is of one."""
        title = layout.lines[index].text.strip(" .:*").casefold()
        if title not in words("attendance.roll_calls"):
            return False
        called = [self._rows.of_line(layout, line).entries for line in layout.lines[index + 1 : index + 1 + _CALLED]]
        told = [entries for entries in called if entries and all(entry.organisation for entry in entries)]
        return len(told) >= _FEWEST_LISTED

    def _unheaded(self, layout: Layout, index: int) -> list[Listed]:
        """Return the people of a line of the front page whose heading a converter has lost: a run of members."""
        line = layout.lines[index]
        if len(line.text) < _LONG_ROW or begins_item(line):
            return []
        label = heading_of(line.text)
        row = _from_first_name(self._rows.row(layout, line.start + (label.rest if label else 0), line.end))
        members = sum(1 for entry in row.entries if entry.party or entry.role or entry.organisation)
        if members < _FEWEST_GOING_ON or members * 2 < len(row.entries) or unread_share(row.parts) > _PROSE_READ:
            return []
        if is_sentence(layout.text[row.span.start : row.span.end]):
            return []
        return [replace(one, guess=_UNHEADED) for one in self._people([row], Heading(Opens.PRESENT, "", 0), row.span)]

    def _without_heading(self, layout: Layout, index: int) -> tuple[list[Listed], int] | None:
        """Return the people of a list that begins at line ``index`` without a heading, and the index after it."""
        if unheaded := self._unheaded(layout, index):
            return unheaded, index + 1
        if not self._implied.begins(layout, index):
            return None
        heading = Heading(Opens.PRESENT, "", 0)
        rows, end = self._rows.rows(layout, index, heading, True)
        first = layout.lines[index]
        people = self._people(settled(rows), heading, Span(first.start, first.end))
        return [replace(one, guess=_UNHEADED) for one in people], end

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
            and unread_share(parts) < MOSTLY_READ
        )

    def _holds_list(self, line: Line, heading: Heading) -> bool:
        """Whether a list of people stands beside a heading on its line."""
        row = entries_of(self._reader.parts(line.text[heading.rest :], line.start + heading.rest))
        return sum(1 for entry in row if entry.organisation or entry.party or entry.role) >= _FEWEST_LISTED

    def _block(self, layout: Layout, index: int, heading: Heading) -> tuple[list[Listed], int]:
        """Return the people under the heading at line ``index``, and the index after the block's last line."""
        line = layout.lines[index]
        rows: list[Row] = []
        stack = stacked(layout, index) if heading.phrase and over_two_lines(layout, index - 1) is None else None
        if stack is not None and (apart := self._apart(layout, stack)):
            return apart
        if not heading.phrase:
            rows, end = self._rows.table(layout, index)
            span = Span(line.start, line.end)
            return self._people(rows, heading, span), end
        end = index + 1
        if not heading.rest:  # "Från Kil:", which says whom those under it represent
            rows, end = self._rows.rows(layout, index, heading, True)
        elif _BRACKETED.sub("", line.text[heading.rest :]).strip(" .,:*|"):
            end = self._rows.joined(layout, index)
            inline = self._rows.row(layout, line.start + heading.rest, layout.lines[end - 1].end)
            if not self._reads(inline, heading):
                inline = _before_prose(inline)
            groups = not inline.entries and inline.organisation is not None  # "Närvarande från Region Kil", above them
            if not groups and not self._reads(inline, heading):
                return [], index + 1
            self._labelled(inline.entries, line.text[: heading.rest], line.start)
            rows.append(inline)
        if not (heading.opens is Opens.FUNCTION and rows):
            more, end = self._rows.rows(layout, end, heading, bool(rows))
            rows.extend(more)
        if not any(row.entries for row in rows):
            return [], index + 1
        if _CROSS_EXPLAINED.search(line.text):
            _mark_crossed(layout, rows)
        heading_span = Span(line.start, line.start + max(1, len(line.text[: heading.rest].rstrip())))
        return self._people(settled(rows), heading, heading_span), end

    def _labelled(self, entries: Sequence[Entry], label: str, start: int) -> None:
        """Note what the label of a list says of all beside it: whose they are, for which items they were there."""
        told = _LABEL_TELLS.search(label)
        if told is not None and told["of"]:
            place(entries, group_named(self._reader.slots, told["of"], start + told.start("of")))
        limit = told["limit"] if told is not None and told["limit"] and is_limit(told["limit"]) else None
        own = label.strip(" *|:")
        limit = limit or (own if is_only_limit(own) else None)
        for entry in entries if limit else ():
            entry.limit = entry.limit or limit

    def _apart(self, layout: Layout, stack: Stack) -> tuple[list[Listed], int] | None:
        """Return the people under headings that stand together, None where no names follow them."""
        groups = grouped(layout, stack)
        if (
            groups is not None
            and not self._more_follow(layout, groups)
            and (placed := self._by_groups(layout, stack, groups))
        ):
            return placed
        heading, line = stack.headings[-1]
        last = layout.lines[stack.end]
        begin = line.start + heading.rest if last is line else last.start
        opened = heading_of(last.text)
        if last is not line and opened is not None:
            begin = last.start + opened.rest
        end = self._rows.joined(layout, stack.end)
        rows = [self._rows.row(layout, begin, layout.lines[end - 1].end)] if begin < layout.lines[end - 1].end else []
        more, end = self._rows.rows(layout, end, heading, bool(rows))
        named = [row for row in (*map(_from_first_name, rows), *more) if row.entries]
        pairs = [(entry, row) for row in settled(named) for entry in row.entries]
        if not pairs or (len(stack.headings) == 1 and not rows):
            return None
        places = divided([one for one, _ in stack.headings], [entry for entry, _ in pairs])
        people: list[Listed] = []
        for (entry, row), at in zip(pairs, places, strict=True):
            own, its = stack.headings[at]
            found = self._people([_alone(entry, row)], own, Span(its.start, its.start + max(1, own.rest)))
            judged = len(set(places)) > 1  # below one heading alone nothing had to be divided
            people.extend(replace(one, guess=_APART) if judged else one for one in found)
        return people, end

    def _more_follow(self, layout: Layout, groups: Sequence[tuple[int, int]]) -> bool:
        """Whether the lines parted by blank ones are one list's, as another person stands below as many as labels."""
        end = groups[-1][1]
        alone = all(end == first + 1 for first, end in groups)
        if not alone or end >= len(layout.lines) or self._opening(layout, end, inside=True, early=True) is not None:
            return False
        return bool(self._rows.of_line(layout, layout.lines[end]).entries)

    def _by_groups(
        self, layout: Layout, stack: Stack, groups: Sequence[tuple[int, int]]
    ) -> tuple[list[Listed], int] | None:
        """Return the people of groups of lines, each below its heading; None where a list holds nobody."""
        people: list[Listed] = []
        for (heading, line), (first, end) in zip(stack.headings, groups, strict=True):
            rows = [self._rows.of_line(layout, layout.lines[index]) for index in range(first, end)]
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
        limit = MOSTLY_READ if heading.colon or structured or named >= _FEWEST_LISTED else _PROSE_READ
        if heading.opens is Opens.ABSENT and structured and row.span.end - row.span.start <= _LONG_ROW:
            limit = _REASON_READ  # in brackets stands why somebody could not come
        return bool(row.entries) and unread_share(parts) <= limit

    def _people(self, rows: Sequence[Row], heading: Heading, heading_span: Span) -> list[Listed]:
        status = STATUS_UNDER.get(heading.opens)
        role = heading.role if heading.opens is Opens.FUNCTION else None
        if heading.opens is Opens.SUBSTITUTE:
            role = MeetingRole.SUBSTITUTE
            if heading.phrase.startswith(("tjänstgörande", "tjg", "beslutande")):
                role = MeetingRole.SERVING_SUBSTITUTE
        found = []
        for row in rows:
            for entry in row.entries:
                own = entry.status or status
                if own is None and heading.opens is Opens.NEITHER:
                    continue  # nobody is said to have been there, unless a mark says so
                found.append(Listed(entry, own, entry.role or role, _entry_span(entry, row), heading_span))
        return found


def _from_there(text: str, names: int) -> Heading:
    """Return the heading that "Från Region Kil:" is before those named from ``names`` on: guests if for some items."""
    limit = LIMIT.search(text, names)
    guests = limit is not None and limit["unit"] is not None
    return Heading(Opens.GUEST if guests else Opens.PRESENT, "från", 0, colon=True)


def _set_apart(line: Line) -> Heading | None:
    """Return the heading that the bold words are with which a line begins ("**Ordförande** landshövding Eva Ek")."""
    heading = heading_of(line.text[: line.bold].strip()) if 0 < line.bold < len(line.text) else None
    if heading is None or heading.opens is Opens.LABEL or heading.rest < len(line.text[: line.bold].strip()):
        return None
    return replace(heading, rest=line.bold, colon=True)


def _mark_crossed(layout: Layout, rows: Sequence[Row]) -> None:
    """Note of each row whether the cross stands before it that the heading explains ("Närvaro (x = med)")."""
    for row in rows:
        crossed = _CROSSED.match(layout.text, row.span.start) is not None
        for entry in row.entries:
            entry.status = AttendanceStatus.PRESENT if crossed else AttendanceStatus.ABSENT


def _before_prose(row: Row) -> Row:
    """Return a row up to where running text begins, as on a page that is one line."""
    silent = 0
    for at, part in enumerate(row.parts):
        silent = silent + 1 if part.kind is Kind.UNKNOWN else 0
        if silent == _PROSE:
            kept = row.parts[: at + 1 - silent]
            return Row(kept, entries_of(kept), None, Span(row.span.start, kept[-1].end)) if kept else row
    return row


def _from_first_name(row: Row) -> Row:
    """Return a row without what stands before its first name: where and when the meeting was."""
    named = list(dropwhile(lambda part: part.kind is not Kind.NAME, row.parts))
    if not named:
        return replace(row, entries=[])
    return Row(named, entries_of(named), None, Span(named[0].start, row.span.end))


def _alone(entry: Entry, row: Row) -> Row:
    """Return one entry of a row as a row of its own."""
    return Row([], [entry], None, _entry_span(entry, row))


def _entry_span(entry: Entry, row: Row) -> Span:
    """Return the words that back one entry: from its name to the last thing said of it, or the line of one entry."""
    if len(row.entries) == 1:
        return row.span
    return Span(entry.span.start, max(entry.end, entry.span.end))
