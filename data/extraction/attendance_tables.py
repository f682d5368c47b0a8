"""Attendance lists set as tables: which column says what, and what a row says of its person."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from data.extraction.entries import Entry, attach, entries_of, place
from data.extraction.headings import STATUS_UNDER, Opens, heading_of
from data.extraction.limits import LIMIT, is_limit
from data.extraction.line_shapes import implied_by
from data.extraction.meeting_roles import only_role, role_of
from data.extraction.names import PARTICLES, clean_name, is_stop_word, split_words
from data.extraction.part_reader import PartReader
from data.extraction.parts import Kind, Part, status_of, tells_how
from data.lexicon import any_of, table, words
from data.record import AttendanceStatus, MeetingRole, OrganisationMention, Span

_PAIR = 2
_OF_ALL = (Opens.PRESENT, Opens.ABSENT, Opens.GUEST)  # what the head above the names of a table says of all of them
_SPACES = "   "
_IN_BRACKETS = re.compile(r"\(([^()]+)\)")
_SEPARATORS = ("|", "\t", _SPACES)
_GAP = re.compile(r"\s{3,}")
_AWAY = re.compile(rf"[\s*]*{any_of('attendance.absent')}[\s*:,]+(?=[A-ZÅÄÖ])", re.IGNORECASE)  # "*frånv.* Eva Ek"
_CROSS = re.compile(r"^x\s?=\s?|\s?\(x(?:\s?=\s?[^()]*)?\)$")


@dataclass(frozen=True, slots=True)
class Columns:
    """The kind of each column, by its place in the row, and what parts the cells.

    Cells that spaces part stand where the table's head has theirs: ``starts``, positions in the line.
    """

    kinds: Mapping[int, str]
    separator: str = "|"
    starts: tuple[int, ...] = ()
    status: AttendanceStatus | None = None  # of all its people, where the head above their names says so

    def of_substitutes(self) -> Columns | None:
        """Return the columns as they are for substitutes, where these have marks as the members do; None elsewhere."""
        substitute = next((index for index, kind in self.kinds.items() if kind == "substitute"), None)
        marks = [index for index, kind in self.kinds.items() if kind == "presence"]
        if substitute is None:
            return None
        kept = {index: kind for index, kind in self.kinds.items() if kind == "organisation"}
        if not marks:
            return Columns({**kept, substitute: "name"}, self.separator, self.starts)
        if substitute + 1 not in marks or len(marks) < _PAIR:
            return None
        return Columns({**kept, substitute: "name", substitute + 1: "presence"}, self.separator, self.starts)

    def each_of_names(self) -> tuple[Columns, ...]:
        """Return the columns once for each that holds names, without the others that do ("Ombud", "Tjänsteperson")."""
        names = [index for index, kind in self.kinds.items() if kind == "name"]
        if len(names) == 1:
            return (self,)
        others = {index: kind for index, kind in self.kinds.items() if kind != "name"}
        return tuple(Columns({**others, index: "name"}, self.separator, self.starts) for index in names)

    def may_hold(self, text: str) -> bool:
        """Whether a line could be a row of the table."""
        return self.separator in text


@cache
def _kind_of_head() -> dict[str, str]:
    return {head: kind for kind, heads in table("attendance.columns").items() for head in heads}


def _kind_of(head: str) -> str | None:
    """Return what a column holds by its head; of a head in two languages ("Navn/namn") by either."""
    heads = (head, *head.split("/"))
    return next((kind for one in heads if (kind := _kind_of_head().get(one.strip()))), None)


def columns_of(text: str) -> Columns | None:
    """Return the columns that a table's head names; None where the line is no head of an attendance table."""
    separator = next((mark for mark in _SEPARATORS if mark in text), None)
    if separator is None:
        return None
    starts = (0, *(match.end() for match in _GAP.finditer(text))) if separator == _SPACES else ()
    cells = (
        [_head(cell) for cell in _GAP.sub("|", text).strip(" |").split("|")]
        if starts
        else [_head(cell) for cell in text.strip(" |").split(separator)]
    )
    kinds = {index: kind for index, cell in enumerate(cells) if (kind := _kind_of(cell))}
    if kinds.get(0) == "presence" and len(kinds) < len(cells):  # "På plats | Via Teams | Förhindrade"
        others = {index: "name" for index, cell in enumerate(cells) if index not in kinds and tells_how(cell)}
        kinds = {**kinds, **others, 0: "name"} if others else kinds
    status = _status_of_all(cells, kinds)
    if status is not None:
        kinds[0] = "name"
    if len(kinds) < max(2, len([cell for cell in cells if cell]) - 1):
        return None
    if "name" not in kinds.values():
        # "Närvarande" may head the names themselves.
        place = _place_of_names(kinds)
        if place is None:
            return None
        kinds = {**kinds, place: "name"}
    organised = not {"organisation", "region"}.isdisjoint(kinds.values())
    unheaded = {
        index: "limit" if organised or not cell else "unknown" for index, cell in enumerate(cells) if index not in kinds
    }
    return Columns({**kinds, **unheaded}, separator, starts, status)


def _status_of_all(cells: Sequence[str], kinds: Mapping[int, str]) -> AttendanceStatus | None:
    """Return the status that the head above the names gives all of them ("Frånvarande | Organisation")."""
    others = {kind for index, kind in kinds.items() if index}
    if "organisation" not in others or not others.isdisjoint(("name", "presence", "substitute")):
        return None
    heading = heading_of(cells[0])
    told = heading is not None and heading.rest >= len(cells[0]) and kinds.get(0) in (None, "absence")
    return STATUS_UNDER.get(heading.opens) if heading is not None and told and heading.opens in _OF_ALL else None


def _head(cell: str) -> str:
    """Return the words of a head without its marks, nor with how a cross is explained ("x = med")."""
    return _CROSS.sub("", cell.strip(" *:.?").casefold())


def _place_of_names(kinds: Mapping[int, str]) -> int | None:
    """Return which column holds the names where no head says so: the one after the organisation, or "Närvarande"."""
    if kinds.get(0) == "presence":
        return 0
    if kinds.get(0) == "organisation" and 1 not in kinds:
        return 1
    # Present and absent side by side are two lists, not marks.
    both = "absence" in kinds.values() and not {"organisation", "region"}.isdisjoint(kinds.values())
    return next((index for index, kind in kinds.items() if both and kind == "presence"), None)


_NAME_CELL = re.compile(r"[\s*]*(?P<name>[^\W\d_][^\d,;:()|]*?)[\s*]*(?:\([^()]*\))?[\s*]*$")
_LONGEST_NAME = 5


def _cells(text: str, start: int, columns: Columns) -> list[tuple[str, int]]:
    """Return the cells of a row with the position of each."""
    if columns.starts:
        return [(text[begin:end], start + begin) for begin, end in pairwise((*columns.starts, len(text)))]
    cells = []
    separator = columns.separator
    position = 0
    inner = text.rstrip().removesuffix("|")
    if inner.lstrip().startswith("|"):
        position = inner.index("|") + 1
    for cell in inner[position:].split(separator):
        cells.append((cell, start + position))
        position += len(cell) + 1
    return cells


def entries_of_row(text: str, start: int, columns: Columns, reader: PartReader) -> list[Entry]:
    """Return the people of one row: of one with a member and a substitute, each with a mark of his own, both."""
    found = [entry_of_row(text, start, alone, reader) for alone in columns.each_of_names()]
    if not any(found):
        found.extend(_of_one_cell(text, start, columns, reader))
    beside = columns.of_substitutes()
    if beside is not None:
        substitute = entry_of_row(text, start, beside, reader)
        if substitute is not None:
            marked = [cell for cell, _ in _cells(text, start, columns)]
            serves = any(cell.strip(" .*").casefold() in words("attendance.serving_marks") for cell in marked)
            substitute.role = substitute.role or (MeetingRole.SERVING_SUBSTITUTE if serves else MeetingRole.SUBSTITUTE)
        found.append(substitute)
    found.extend(_absent_beside(text, start, columns, reader))
    entries = [entry for entry in found if entry is not None]
    for entry in entries:
        entry.status = entry.status or columns.status
    return entries


def _absent_beside(text: str, start: int, columns: Columns, reader: PartReader) -> list[Entry]:
    """Return the people of a row's cell under a head for absence, where names stand in it instead of marks."""
    cells = _cells(text, start, columns)
    entries = [
        entry
        for index, kind in columns.kinds.items()
        if kind == "absence" and index < len(cells)
        for entry in entries_of(reader.parts(*cells[index]))
        if " " in entry.name
    ]
    for entry in entries:
        entry.status = AttendanceStatus.ABSENT
    place(entries, _organisation_of(cells, columns, reader))
    return entries


def _of_one_cell(text: str, start: int, columns: Columns, reader: PartReader) -> list[Entry]:
    """Return the people of a row whose cell for a name holds several, all of the row's organisation."""
    cells = _cells(text, start, columns)
    name = _cell_of("name", cells, columns)
    entries = entries_of(reader.parts(*name)) if name is not None else []
    place(entries, _organisation_of(cells, columns, reader))
    return entries


def _cell_of(kind: str, cells: Sequence[tuple[str, int]], columns: Columns) -> tuple[str, int] | None:
    """Return a row's cell under the last head of a kind; None where the row has none."""
    found = [cells[index] for index, own in columns.kinds.items() if own == kind and index < len(cells)]
    return found[-1] if found else None


def _organisation_of(
    cells: Sequence[tuple[str, int]], columns: Columns, reader: PartReader
) -> OrganisationMention | None:
    """Return the organisation that a row's own cell for it names."""
    cell = _cell_of("organisation", cells, columns)
    return reader.slots.group_label(*cell) if cell is not None else None


def entry_of_row(text: str, start: int, columns: Columns, reader: PartReader) -> Entry | None:
    """Return the person of one row; None where the row names nobody."""
    cells = _cells(text, start, columns)
    by_kind: dict[str, tuple[str, int]] = {}
    remarks: list[tuple[str, int]] = []
    for index, kind in columns.kinds.items():
        if index < len(cells):
            by_kind.setdefault(kind, cells[index])
            remarks.extend([cells[index]] if kind in ("limit", "presence") else [])
    remarks += cells[max(columns.kinds) + 1 :]  # columns without a head
    name, position = by_kind.get("name", ("", start))
    substitute = by_kind.get("substitute")
    stands_in = substitute is not None and not name.strip()
    if substitute is not None and stands_in:
        name, position = substitute
    away = _AWAY.match(name) is not None
    name, position = _behind(_AWAY, name, position)
    parts = reader.parts(name, position)
    named = entries_of(parts)
    entry = _whole_name(name, position, parts) or (named[0] if len(named) == 1 else None)
    if entry is None:
        return None
    entry.end = start + len(text.rstrip())
    entry.status = AttendanceStatus.ABSENT if away else entry.status
    entry.role = entry.role or (MeetingRole.SERVING_SUBSTITUTE if stands_in else None)
    _placed(entry, by_kind, remarks, reader)
    if title := by_kind.get("title"):
        _titled(entry, *title, reader)
    for remark in remarks:
        _remarked(entry, *remark, reader)
    _marked(entry, by_kind)
    return entry


def _placed(
    entry: Entry, by_kind: Mapping[str, tuple[str, int]], remarks: list[tuple[str, int]], reader: PartReader
) -> None:
    """Give an entry the organisation of its row; what stands in brackets behind it is a remark ("Kil (p. 2–5)")."""
    region = by_kind.get("region")
    if region and (named_region := reader.slots.region(*region)):
        entry.organisation = named_region
    elif organisation := by_kind.get("organisation") or by_kind.get("sector") or region:
        if (bracketed := _IN_BRACKETS.search(organisation[0])) is not None:
            remarks.append((bracketed[1], organisation[1] + bracketed.start(1)))
        text, position = _behind(_sector(), *organisation)  # "ideell, Hembygdsföreningen"
        plain = re.split(r"[(,;]", text)[0]
        whole, head = reader.slots.group_label(text, position), reader.slots.group_label(plain, position)
        nearer = head is not None and head.identifier is not None and (whole is None or whole.identifier is None)
        known = head if nearer else whole or head  # "Region Kil, hälso- och sjukvård"
        entry.role = entry.role or next(filter(None, (role_of(one.strip()) for one in text.split(",")[1:])), None)
        entry.organisation = known or reader.slots.named_in_slot(plain, position) or entry.organisation
    elif unknown := by_kind.get("unknown"):
        entry.organisation = entry.organisation or _told_organisation(*unknown, reader)


def _behind(opening: re.Pattern[str], cell: str, start: int) -> tuple[str, int]:
    """Return a cell without what it opens with, if it does, and its position then."""
    opened = opening.match(cell)
    return (cell[opened.end() :], start + opened.end()) if opened else (cell, start)


@cache
def _sector() -> re.Pattern[str]:
    return re.compile(rf"\s*(?i:{any_of('organisations.sectors', 'organisations.sectors_alone')})\s*[,:–-]\s*")


def _told_organisation(cell: str, start: int, reader: PartReader) -> OrganisationMention | None:
    """Return the organisation of a column whose head says nothing, by its cell's own words or by standing there."""
    text = cell.rstrip()
    begin = len(text) - len(text.lstrip())
    if not text or status_of(text.strip()) or is_limit(text.strip()) or role_of(text.strip()):
        return None
    known = reader.slots.group_label(text, start) or next(
        (part.organisation for part in reader.parts(text, start) if part.organisation), None
    )
    capital = text[begin].isupper() and not any(character.isdigit() for character in text)
    return known or (reader.slots.named_in_slot(text, start) if capital else None)


def _whole_name(cell: str, start: int, parts: Sequence[Part]) -> Entry | None:
    """Return who is named by all words of a cell that a list would divide otherwise ("Karlsson Abdi Nur").

    Only a party or initials may stand beside the name.
    """
    match = _NAME_CELL.match(cell)
    beside = {part.kind for part in parts} - {Kind.UNKNOWN, Kind.NAME, Kind.PARTY}
    if match is None or beside or all(part.kind is not Kind.UNKNOWN for part in parts):
        return None
    said = split_words(match["name"])
    if not 2 <= len(said) <= _LONGEST_NAME or any(is_stop_word(word.text) for word in said):
        return None
    if not said[-1].capital or not all(word.capital or word.text in PARTICLES for word in said):
        return None
    span = Span(start + match.start("name"), start + match.end("name"))
    return Entry(clean_name(match["name"]), span, party=any(part.kind is Kind.PARTY for part in parts))


def _remarked(entry: Entry, text: str, start: int, reader: PartReader) -> None:
    """Note what a remark beside a name says: a limit, a function, whom its bearer stands in for, an absence."""
    told = text.strip()
    if told[:1].isdigit():
        entry.limit = f"§ {told}"
        return
    parts = reader.parts(text.strip(), start + len(text) - len(text.lstrip()))
    limited = next((part.start - start for part in parts if part.kind is Kind.LIMIT), len(text))
    limit = LIMIT.search(text)  # "Gäst p 4"
    ahead = text[: min(limited, limit.start() if limit else limited)].strip(" ,(")
    statuses = (status_of(piece.strip()) for piece in (told, *told.split(","), ahead))
    entry.status = next((status for status in statuses if status is not None), entry.status)
    for part in parts:
        if part.kind in (Kind.LIMIT, Kind.ROLE, Kind.STANDS_IN):
            attach(entry, part)


def _titled(entry: Entry, text: str, start: int, reader: PartReader) -> None:
    plain = text.strip()
    limits = [part for part in reader.parts(plain, start) if part.kind is Kind.LIMIT]
    if limits:
        attach(entry, limits[0])
        plain = plain[: limits[0].start - start].rstrip(" ,(")
    entry.role = role_of(plain) or entry.role
    if plain.casefold() in words("attendance.guest_marks"):
        entry.status = AttendanceStatus.GUEST
    elif plain and only_role(plain) is None:
        parts = reader.parts(plain, start)
        entry.title = plain if parts and parts[0].kind is Kind.TITLE else entry.title
        entry.organisation = entry.organisation or next(
            (part.organisation for part in parts if part.organisation), None
        )


def _marked(entry: Entry, by_kind: Mapping[str, tuple[str, int]]) -> None:
    presence = by_kind.get("presence", ("", 0))[0].partition(",")[0].strip(" *.").casefold()
    absence = by_kind.get("absence", ("", 0))[0].strip(" *.").casefold()
    if is_limit(presence):
        entry.limit = entry.limit or presence
    absent = absence in words("attendance.present_marks") or presence in words("attendance.absent_marks")
    absent = absent or implied_by(presence) is Opens.ABSENT
    if absent or ("presence" in by_kind and not presence):
        entry.status = AttendanceStatus.ABSENT


def row_span(text: str, start: int) -> Span:
    """Return the span of a row's words, without the bars around them."""
    stripped = text.strip(" |")
    begin = start + text.index(stripped)
    return Span(begin, begin + len(stripped))
