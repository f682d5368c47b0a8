"""From lines below a heading to the rows of its list: which lines belong to it, and what each says."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from data.extraction.attendance_rows import Row
from data.extraction.attendance_tables import columns_of, entries_of_row, row_span
from data.extraction.entries import entries_of
from data.extraction.given_names import is_given_name
from data.extraction.group_headings import FOR_WHOM, group_named, heading_of_group
from data.extraction.headings import Heading, Opens, heading_of, is_end_matter
from data.extraction.layout import Layout, Line
from data.extraction.limits import is_limit
from data.extraction.line_shapes import (
    begins_item,
    implied_beside,
    implied_by,
    inline_label,
    names_item,
    numbered,
    set_alike,
    set_off,
)
from data.extraction.list_lines import gives_day, heads_group, is_sentence, label_goes_on, wrapped_heading
from data.extraction.part_reader import PartReader
from data.extraction.parts import Kind, tells_how, unread_share
from data.extraction.row_ends import end_of_row, tells_of_others, tells_who_sent
from data.lexicon import any_of, any_word
from data.record import AttendanceStatus, Span

NUMBERED = re.compile(r"^(?:\d{1,2}[.)]|[a-z]\))\s+")
"""A number before a line of a list."""
PLAINLY_READ = 0.4
"""The share of letters that may go unread in a line that plainly belongs to a list."""
MOSTLY_READ = 0.45
"""The same in a line that follows a heading."""
_HARDLY_READ = 0.8  # a line of a list that has begun may end in any remark
_STRUCTURED_READ = 0.65  # where a name and what its bearer is of open the line
_OF_ITS_PERSON = (Kind.ROLE, Kind.LIMIT, Kind.STANDS_IN, Kind.PARTY)
_OFFICES = ("kansliet", "sekretariatet")
_STRUCTURED = ([Kind.NAME, Kind.ORGANISATION], [Kind.NAME, Kind.PARTY])
_LONGEST_REMARK = 60  # letters of a line that says why nobody came
_LONGEST_ORGANISATION = 4  # words that no list has, on a line of their own
_LINE_END = re.compile(r"(?<!-)\n")
_BROKEN_NAME = re.compile(r"[A-ZÅÄÖ][a-zåäöé]+-$")
_BRACKET_FOLLOWS = re.compile(r"(?:[A-ZÅÄÖ][\w-]+\s?)?\(")  # "… Ulla Berg" above "Ek (Kil), …"
_JOINED_LAST = re.compile(r",|\s(?:och|samt)\s")
_RUNS_ON = re.compile(r"\b(?:och|samt|för|af|von|de|van|der|ersätter|ers|(?:ers|ersättare)\.?\sför\s[A-ZÅÄÖ][\w-]+)$")
_STANDS_IN = re.compile(r"(?<!\w)(?i:ersättare|tjänstgörande|tjänstgör|tjg|ers)\.?$")  # "… för Eva Ek" below it
_FOR_WHOM = re.compile(r"för\s(?=[A-ZÅÄÖ])")
_INSIDE = re.compile(r"från\s(?=[A-ZÅÄÖ])")  # no row begins so
_FOR_ITEMS = re.compile(r"(?:Vid|Under|På)\s(?:punkt|p\.?|§+)\s?[\d\s–-]+\s(?:deltog|medverkade|var|kom|anslöt)\s")
_BOX = re.compile(r"(?:(?P<ticked>[☒☑✓✔✅]|\[[xX]\])|[☐□]|\[ \])\s*")
_FROM_LABEL = re.compile(r"Från\s[^:,;]{3,40}?(?::|\sdelt(?:ar|og))\s")
_LABELLED = re.compile(r"[A-ZÅÄÖ][^:,;.]{2,40}:\s[^.:]{5,100}$")
_LONGEST_HEAD = 40  # letters of a line in a list that is no entry
_BESIDE = re.compile(r"[^:,;]{2,40}?(?P<mark>:|\s{3})\s*(?=\S)")
_ACRONYM = re.compile(r"[A-ZÅÄÖ]{2,5}")
_VACANT = re.compile(r"(?:\w+\s)?(?:vakant|vakanta|vakans|ej\sutsedd|ingen\sutsedd)\W*", re.IGNORECASE)
_TWO_CELLS = re.compile(r"(?P<first>[A-ZÅÄÖ](?:\S|\s(?!\s))*)\s{3,}(?P<second>[A-ZÅÄÖ](?:\S|\s(?!\s))*)")
_PAIR = 2
_ITEM_READ = 0.1  # of a line that begins as an item does
_HARDLY_UNREAD = 0.2


class RowReader:
    """Reads the rows of attendance lists."""

    def __init__(self, reader: PartReader) -> None:
        self._reader = reader

    def of_line(self, layout: Layout, line: Line) -> Row:
        """Return what a line says as one row of a list."""
        return self.row(layout, line.start, line.end)

    def row(self, layout: Layout, start: int, end: int) -> Row:
        """Return what a stretch of the clean text says as one row of a list."""
        end = end_of_row(layout.text, start, end)
        box = _BOX.match(layout.text, start, end)
        start = box.end() if box else start
        text = _LINE_END.sub(" ", layout.text[start:end])
        parts = self._reader.parts(text, start)
        entries = entries_of(parts)
        if box:
            for entry in entries:
                entry.status = AttendanceStatus.PRESENT if box["ticked"] else AttendanceStatus.ABSENT
        organisation = None
        if not entries and parts and parts[0].kind is Kind.ORGANISATION:
            named = [
                part
                for part in parts
                if part.kind not in _OF_ITS_PERSON and not (part.kind is Kind.UNKNOWN and tells_how(part.text))
            ]
            said = text[: named[-1].end - start].split()
            if FOR_WHOM.match(text):
                organisation = self._reader.slots.group_label(text, start)
            elif len(named) == 1:
                organisation = parts[0].organisation
            elif len(said) <= _LONGEST_ORGANISATION and all(word[0].isupper() for word in said):
                organisation = self._reader.slots.named_in_slot(" ".join(said), start)
        elif not entries:
            organisation = group_named(self._reader.slots, text, start)
        return Row(parts, entries, organisation, Span(start, end))

    def rows(self, layout: Layout, index: int, heading: Heading, started: bool) -> tuple[list[Row], int]:
        """Return the rows of a list from line ``index`` on, and the index after the last line of it.

        ``started`` says that the list has begun beside its heading.
        """
        rows: list[Row] = []
        while index < len(layout.lines):
            if columns_of(layout.lines[index].text) is not None:
                more, index = self.table(layout, index)
                rows.extend(more)
                continue
            if heading.opens is Opens.ABSENT and _FROM_LABEL.match(layout.lines[index].text):
                break  # "Från kansliet: Eva Ek", who was there
            end = self.joined(layout, index)
            loose = started or bool(rows)
            tolerance = (
                _HARDLY_READ if loose and set_alike(layout.lines[index - 1], layout.lines[index]) else MOSTLY_READ
            )
            row = self.list_row(layout, index, end, tolerance)
            if row is None and not self._continues_after(layout, index, end, loose):
                break
            if row is not None:
                rows.append(row)
                if heading.opens is Opens.FUNCTION and row.entries:
                    return rows, end
            index = end
        return rows, index

    def table(self, layout: Layout, index: int) -> tuple[list[Row], int]:
        """Return the rows of the table whose head is line ``index``, and the index after its last line."""
        columns = columns_of(layout.lines[index].text)
        rows: list[Row] = []
        index += 1
        while columns is not None and index < len(layout.lines):
            line = layout.lines[index]
            if columns_of(line.text) is not None:
                break
            held = columns.may_hold(line.text)
            found = entries_of_row(line.text, line.start, columns, self._reader) if held else []
            beside = None if found else self._in_same_cell(layout, index, rows)
            if not held and beside is None:
                break
            rows.extend(Row([], [entry], None, row_span(line.text, line.start)) for entry in found)
            rows.extend([beside] if beside is not None else [])
            index += 1
        return rows, index

    def _in_same_cell(self, layout: Layout, index: int, rows: Sequence[Row]) -> Row | None:
        """Return the row of one more person of the cell above, on a line of its own; None for any other line."""
        line = layout.lines[index]
        if not rows or line.blank_before or line.heading or heading_of(line.text) is not None or begins_item(line):
            return None
        row = self.of_line(layout, line)
        above = rows[-1].entries[-1]
        if len(row.entries) == _PAIR and above.organisation is not None:
            row = self._with_unknown_place(layout, row)
        if len(row.entries) != 1 or not unread_share(row.parts) < PLAINLY_READ:
            return None
        row.entries[0].organisation = row.entries[0].organisation or above.organisation
        return row

    def _with_unknown_place(self, layout: Layout, row: Row) -> Row:
        """Return a row of two names as one person's, whose organisation no list knows, where the second is like none.

        "Eva Ek, Friluftsbyn Höga Vägen" below people with their organisations.
        """
        first, second = row.entries
        if is_given_name(second.name.split()[0]) or "," not in layout.text[first.span.end : second.span.start]:
            return row
        begin, end = second.span.start, second.span.end
        first.organisation = self._reader.slots.named_in_slot(layout.text[begin:end], begin)
        return replace(row, entries=[first])

    def list_row(self, layout: Layout, index: int, end: int, unread_limit: float) -> Row | None:
        """Return the row that lines ``index`` to ``end`` make, if they read as part of a list.

        ``unread_limit`` is the share of letters that may go unread in a line that begins with a name.
        """
        line = layout.lines[index]
        if self._opens_other(layout, index):
            return None
        number = NUMBERED.match(line.text)
        start = line.start + (number.end() if number else label_goes_on(layout, index))
        row = self._led_by_cell(layout, index, self.row(layout, start, layout.lines[end - 1].end))
        counted = number is not None and index > 0 and bool(NUMBERED.match(layout.lines[index - 1].text))
        headed = line.heading > 0 and not heads_group(layout, index)
        like_item = not counted and (number is not None or headed or numbered(line))
        if self._is_acronym(layout, index):
            named = self._reader.slots.named_in_slot(line.text, line.start)
            return Row([], [], named, Span(line.start, line.end))
        if (like_item or line.text.isupper()) and not any(is_given_name(one.name.split()[0]) for one in row.entries):
            return None
        if gives_day(line.text) and not any(is_given_name(one.name.split()[0]) for one in row.entries):
            return None
        if row.entries:
            limit = _ITEM_READ if like_item else _unread_limit(row, unread_limit)
            unread, said = unread_share(row.parts), layout.text[start : row.span.end]
            prose = unread > _HARDLY_UNREAD and (is_sentence(said) or _tells_of_choice(said))
            return row if unread <= limit and not prose else None
        if row.organisation is not None and not like_item:
            return None if line.blank_before and implied_by(line.text) is not Opens.PRESENT else row
        if not row.entries and self._heads_unknown_group(layout, index):
            return replace(row, organisation=self._reader.slots.named_in_slot(line.text, line.start))
        nobody = _VACANT.fullmatch(line.text) is not None or self._names_nobody(row)
        return replace(row, organisation=None) if not like_item and nobody else None

    def _led_by_cell(self, layout: Layout, index: int, row: Row) -> Row:
        """Return a row below one with an organisation and a name in columns as one of the same kind.

        Where no list knows the organisation ("Åsjöns fiskevårdsområde   Eva Ek") it would be unread, or a name.
        """
        line, above = layout.lines[index], layout.lines[index - 1 : index][:1]
        cells, other = _TWO_CELLS.fullmatch(line.text), _TWO_CELLS.fullmatch(above[0].text) if above else None
        if cells is None or other is None or cells.start("second") != other.start("second"):
            return row
        led = self.of_line(layout, above[0])
        second = self.row(layout, line.start + cells.start("second"), line.end)
        known = bool(led.parts) and led.parts[0].kind is Kind.ORGANISATION and len(led.entries) == 1
        if not known or len(second.entries) != 1 or [one.organisation for one in row.entries[-1:]] != [None]:
            return row
        second.entries[0].organisation = self._reader.slots.named_in_slot(cells["first"], line.start)
        return replace(second, span=row.span)

    def _opens_other(self, layout: Layout, index: int) -> bool:
        """Whether a line opens something else than a row: another list, an item, what follows the minutes."""
        line = layout.lines[index]
        heading = None if label_goes_on(layout, index) else heading_of(line.text)
        heading = heading or wrapped_heading(layout, index) or heading_of_group(self._reader.slots, line.text)
        if heading is not None and self._is_one_more_group(layout, index, heading):
            heading = None
        if (heading is not None and not self._names_first(line, heading)) or is_end_matter(line.text):
            return True
        if (line.all_bold and begins_item(line)) or names_item(line):
            return True
        return bool(_tells_function().match(line.text)) or self._tells_else(line)

    def _names_nobody(self, row: Row) -> bool:
        """Whether a row only says that an organisation had nobody there ("Kil – ej representerat", "Ale: –")."""
        first, rest = row.parts[:1], row.parts[1:]
        known = bool(first) and first[0].organisation is not None and first[0].organisation.identifier is not None
        silent = all(part.kind in (Kind.UNKNOWN, Kind.STATUS) for part in rest)
        return known and silent and bool(rest) and rest[0].comma and row.span.end - row.span.start <= _LONGEST_REMARK

    def _tells_else(self, line: Line) -> bool:
        """Whether a line tells of others than the list above it does: "Ej med: Eva Ek", "Återbud från Eva Ek"."""
        if any(told.match(line.text) for told in (tells_of_others(), tells_who_sent(), _FOR_ITEMS)):
            return True
        label = inline_label(line.text)
        told = label is not None and implied_beside(label["label"]) is not Opens.PRESENT
        return label is not None and told and not self._reader.slots.is_known(label["label"])

    def joined(self, layout: Layout, index: int) -> int:
        """Return the index after the lines that belong to the logical line which begins at ``index``."""
        end = index + 1
        while end < len(layout.lines) and not layout.lines[end].blank_before:
            above, below = layout.lines[end - 1], layout.lines[end]
            if below.bullet or below.heading or numbered(below) or is_limit(below.text[:12]):
                break
            bracketed = _BRACKET_FOLLOWS.match(below.text) is not None and self._ends_in_name(above.text)
            stands_in = _STANDS_IN.search(above.text) is not None and _FOR_WHOM.match(below.text) is not None
            runs_on = stands_in or self._breaks_name(above.text) or _RUNS_ON.search(above.text) is not None
            runs_on = runs_on or _INSIDE.match(below.text) is not None
            if not bracketed and not runs_on:
                break
            heading = heading_of(below.text)
            remark = (
                heading is not None and heading.opens is Opens.FUNCTION and is_limit(below.text[heading.rest :].strip())
            )
            goes_on = above.text.endswith(",") and (remark or below.text.islower())  # "ordförande vid mötet"
            if heading is not None and not goes_on:
                break
            end += 1
        return end

    def _names_first(self, line: Line, heading: Heading) -> bool:
        """Whether a line that begins with a heading word is rather an entry ("Ledamot Anna Ek")."""
        return heading.opens is Opens.FUNCTION and not heading.colon and " " not in heading.phrase

    def _is_acronym(self, layout: Layout, index: int) -> bool:
        """Whether letters alone on a line, after an empty one, name the organisation of those below ("PRO")."""
        line = layout.lines[index]
        if not (_ACRONYM.fullmatch(line.text) and line.blank_before and index + 1 < len(layout.lines)):
            return False
        below = layout.lines[index + 1]
        apart = layout.emphasis_end(line.start) == line.end  # "*PRO*", with an empty line before its people too
        if (below.blank_before and not apart) or heading_of(below.text) is not None:
            return False
        return bool(self.row(layout, below.start, below.end).entries)

    def _heads_unknown_group(self, layout: Layout, index: int) -> bool:
        """Whether a heading one level below that of the list names whose people follow, which no list knows."""
        line, below = layout.lines[index], layout.lines[index + 1 : index + 2]
        if not line.heading or not below or below[0].heading or not heads_group(layout, index):
            return False
        short = len(line.text) <= _LONGEST_HEAD and implied_by(line.text) is Opens.PRESENT
        return short and bool(self.of_line(layout, below[0]).entries)

    def _is_one_more_group(self, layout: Layout, index: int, heading: Heading) -> bool:
        """Whether a line gives the people of the body's office as the line above gives a municipality's."""
        if heading.phrase not in _OFFICES or index == 0:
            return False
        line, above = layout.lines[index], layout.lines[index - 1]
        beside = [_BESIDE.match(one.text) for one in (above, line)]
        alike = all(beside) and len({(match["mark"] == ":") for match in beside if match}) == 1
        parts = self._reader.parts(above.text, above.start)
        return alike and bool(parts) and parts[0].organisation is not None and set_alike(above, line)

    def _continues_after(self, layout: Layout, index: int, end: int, started: bool) -> bool:
        """Whether a line that is no entry only labels or interrupts the list."""
        line = layout.lines[index]
        if end >= len(layout.lines) or line.bullet or self._ends_list(line):
            return False
        if len(line.text) > _LONGEST_HEAD and not (started and _labels_its_people(line, layout.lines[end])):
            return False
        if wrapped_heading(layout, index) is not None:
            return False
        sector = any_word("organisations.sectors").fullmatch(line.text.strip(" :")) is not None
        if not started and not (sector or line.bold or line.text.endswith(":") or line.blank_before):
            return False
        following = layout.lines[end]
        if following.heading or self._ends_list(following):
            return False
        row = self.list_row(layout, end, self.joined(layout, end), MOSTLY_READ)
        return row is not None and bool(row.entries)

    def _ends_list(self, line: Line) -> bool:
        heading = heading_of(line.text) or heading_of_group(self._reader.slots, line.text)
        if heading is not None or is_end_matter(line.text) or line.heading:
            return True
        if (set_off(line) or line.blank_before) and implied_by(line.text) is not Opens.PRESENT:
            return True
        return begins_item(line)

    def _ends_in_name(self, text: str) -> bool:
        """Whether a line of names with brackets stops behind one that has none yet."""
        last = _JOINED_LAST.split(text)[-1].strip()
        return (
            "(" in text and last[:1].isupper() and "(" not in last and self._reader.slots.group_label(last, 0) is None
        )

    def _breaks_name(self, text: str) -> bool:
        """Whether a line of a run of names stops inside one of them, or at its comma."""
        if text.endswith(",") or _BROKEN_NAME.search(text) or text.count("(") > text.count(")"):
            return True
        last = _JOINED_LAST.split(text)[-1].strip()
        alone = last != text and bool(last) and " " not in last and last[0].isupper()
        return alone and is_given_name(last) and self._reader.slots.group_label(last, 0) is None


def _labels_its_people(line: Line, below: Line) -> bool:
    """Whether a line is set as the one below it: words, a colon and people ("Kåren i Kil: kårchef Xyz Ek")."""
    return all(not one.blank_before and _LABELLED.match(one.text) for one in (line, below))


@cache
def _tells_function() -> re.Pattern[str]:
    """A sentence on who had which function, which is no entry of the list above ("Ordförande på mötet var Eva")."""
    functions = any_of("headings.functions.Chair", "headings.functions.Secretary")
    return re.compile(rf"(?i:{functions})(?:\s(?:på|vid|för|under)\s\w+)?\s(?:var|är|valdes|utsågs)\s")


def _unread_limit(row: Row, least: float) -> float:
    """Return the share of a row's letters that may go unread: more where names and what they are of open it."""
    label = next((place for place, part in enumerate(row.parts) if part.opens), None)
    if label is not None and unread_share(row.parts[label + 1 :]) <= _HARDLY_UNREAD:
        return _HARDLY_READ  # "Hemvärnet: Eva Ek"
    begins = row.parts[0].kind in (Kind.NAME, Kind.ORGANISATION, Kind.TITLE, Kind.ROLE)
    if not begins or not any(part.comma for part in row.parts[1:]):
        return MOSTLY_READ
    return max(least, _STRUCTURED_READ) if [part.kind for part in row.parts[:2]] in _STRUCTURED else least


def _tells_of_choice(text: str) -> bool:
    """Whether a sentence lists people for another reason than that they were there: they were chosen, say."""
    return text.rstrip().endswith(".") and any_word("attendance.told.choosing").search(text) is not None
