"""From the sentences before the agenda to who, by their words, was there or not."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache

from data.extraction.entries import Entry, entries_of, place
from data.extraction.given_names import is_given_name
from data.extraction.headings import STATUS_UNDER, heading_of
from data.extraction.layout import Layout, Line
from data.extraction.limits import LIMIT, is_limit
from data.extraction.line_shapes import implied_beside
from data.extraction.listed import Guess, Listed, by_given_name
from data.extraction.part_reader import PartReader
from data.extraction.parts import Kind, Part, unread_share
from data.extraction.row_ends import others_told
from data.extraction.sentences import sentences
from data.extraction.titles import is_title_word
from data.lexicon import any_of, any_word, words
from data.record import AttendanceStatus, Span

_READ = 0.45  # of a list in a sentence, the share of letters that may say nothing
_LINES_WITHOUT_AGENDA = 12
_ONE_ITEM = re.compile(r"(?:(?:under|på|vid)\s)?\D{0,12}?\d{1,3}")
_FEWEST_PRESENT = 2
_FEWEST_BY_SHAPE = 3  # people whose organisation a sentence tells
_CAPITALS = re.compile(r"(?<!\w)[A-ZÅÄÖÉ]")
_FEWEST_CAPITALS = 3 * _FEWEST_BY_SHAPE  # of a first name, a surname and an organisation each
_READ_BY_SHAPE = 0.3
_LONGEST_LEAD = 12  # words
# A line that stops inside a list, or inside a name of it, and one that goes on so.
_STOPS_INSIDE = re.compile(r"(?:[,:]|\b(?:och|samt))(?:\s[A-ZÅÄÖÉ][\w-]+)?$")
_GOES_ON = re.compile(r"[a-zåäö(]")
_REMARK = re.compile(r"(?P<label>[A-ZÅÄÖ][^.,:;]{3,30}),\s[^.:;]{3,60}:\s")
_LEAD = re.compile(r"[^:.]{0,90}(?<!\d):\s")
_BY_SHAPE = Guess("people-and-organisations-listed-in-a-sentence-before-the-agenda", 0.9)
_STOOD_FOR = re.compile(r"(?:representera|företräd|hade s[kä])")  # "LRF representerades av Eva Ek"
_FROM_WITHIN = re.compile(r"\sfrån\s(?P<of>[^.,:;]{3,60})\s(?:var|är|fanns|deltog)")  # "Med från Kil var Eva Ek"
_FIRST_NAME_FROM = re.compile(r"(?P<name>[A-ZÅÄÖ][a-zåäö]+)\s(?:i|från|på)\s(?P<of>[A-ZÅÄÖ][^.,:;]{2,40})")
_SENT_BY = re.compile(
    r"(?:^|(?<=[.\n]\s)|(?<=\n))(?:För|Från)\s(?P<of>[^.,;:]{3,60}?)\s?$"
)  # "För Kils kommun deltog …"
_JOINTS = re.compile(r"; |\s(?:och|men|samt)\s(?=[A-ZÅÄÖ])")  # between what is told of some and of others
_AND_FROM = re.compile(
    r",?\soch\sfrån\s(?P<of>[A-ZÅÄÖ][^\s.,:;]+(?:\s(?:kommun|stad|län))?)\s(?P<who>(?:[a-zåäö]+\s)?[A-ZÅÄÖ][^.,:;]{3,60})"
)
_NAMES_FOLLOW = re.compile(r"[^:(]{0,40}(?P<mark>[:(])\s?")
_MEETING = r"(?:\s(?:vid|på|i|under)\s[a-zåäö\d§. ]{2,40}?)?\s*:?"
_DEGREE = r"(?:(?:fil|tekn|med|docent|professor|prof|dr)\.?\s){0,2}"
_OFFICE = r"(?:\w*(?:råde?t?|direktören?|chefen?|ordföranden?|samordnaren?|utvecklaren?|strategen?)\s)?"
_NAME_FOLLOWS = rf"\s{_DEGREE}{_OFFICE}(?=[A-ZÅÄÖÉ])"


@cache
def _before() -> tuple[tuple[re.Pattern[str], AttendanceStatus], ...]:
    """Words after which those stand whom a sentence tells of, the most telling first."""
    present = any_of("attendance.told.present_before")
    as_guest = rf"som gäst(?:er)?(?!\w)[^.]{{0,40}}?{present}"
    at = (
        r"(?:\s(?:vid|på|i|under|till|mellan)\s[a-zåäö\d.: ]{2,40}?|\sfrån\s[^.,:;]{3,60}?)?"
        r"\s(?:var|är|fanns|deltog)"
    )
    present = rf"(?:{any_of('attendance.told.present')}{at}|{present})"
    as_guest = rf"(?:{any_of('attendance.told.guest')}{at}|{as_guest})"
    return (
        (_followed(any_of("attendance.told.absent_before")), AttendanceStatus.ABSENT),
        (_followed(rf"(?:{any_of('attendance.told.guest_before')}|{as_guest}){_MEETING}"), AttendanceStatus.GUEST),
        (_followed(present + _MEETING), AttendanceStatus.PRESENT),
    )


def _followed(told: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?i:{told})\s*:?{_NAME_FOLLOWS}")


@cache
def _after() -> tuple[tuple[re.Pattern[str], AttendanceStatus], ...]:
    """Words before which they stand."""
    return tuple(
        (re.compile(rf",?\s{any_of(f'attendance.told.{told}')}(?!\w)"), status)
        for told, status in (
            ("absent_after", AttendanceStatus.ABSENT),
            ("guest_after", AttendanceStatus.GUEST),
            ("present_after", AttendanceStatus.PRESENT),
        )
    )


@cache
def _in_charge() -> re.Pattern[str]:
    """Words after somebody's name by which that one chaired the meeting or kept its minutes, and so was there."""
    return re.compile(rf"\s{any_of('attendance.told.chairing', 'attendance.told.recording')}(?!\w)")


def read_told(layout: Layout, taken: frozenset[int], first_item: int | None, reader: PartReader) -> list[Listed]:
    """Return the people whom sentences before the agenda name as present, as guests or as absent."""
    found: list[Listed] = []
    for start, end in _opening_lines(layout, taken, first_item):
        for sentence in _with_labels(layout.flow, sentences(layout, start, end)):
            told = _told(layout.flow, sentence, reader)
            if taken or found:
                told = [_as_guest(one) for one in told]
            found.extend(told)
    return found


def _with_labels(text: str, parts: Iterable[Span]) -> Iterator[Span]:
    """Yield the sentences, each with the label that stands at the end of the line before it ("… Gäst:")."""
    begin: int | None = None
    for sentence in parts:
        begin = sentence.start if begin is None else begin
        if text[sentence.start : sentence.end].rstrip().endswith(":"):
            continue
        yield Span(begin, sentence.end)
        begin = None


def _as_guest(told: Listed) -> Listed:
    """Return who is told of after the members, and was there for one item alone, as the guest that this makes."""
    limited = told.status is AttendanceStatus.PRESENT and _ONE_ITEM.fullmatch(told.entry.limit or "") is not None
    return replace(told, status=AttendanceStatus.GUEST) if limited else told


def _opening_lines(layout: Layout, taken: frozenset[int], first_item: int | None) -> Iterator[tuple[int, int]]:
    """Yield the lines before the agenda that no list has taken, with those that they go on with."""
    begin: int | None = None
    for index, line in enumerate(layout.lines):
        if first_item is not None and line.start >= first_item:
            return
        if first_item is None and index >= _LINES_WITHOUT_AGENDA:
            return
        if index in taken:
            behind = others_told(layout.text, line.start, line.end)
            if behind < line.end:
                yield behind, line.end
            continue
        begin = line.start if begin is None else begin
        follows = layout.lines[index + 1] if index + 1 < len(layout.lines) else None
        if follows is None or index + 1 in taken or not _wraps(line.text, follows):
            yield begin, line.end
            begin = None


def _wraps(text: str, follows: Line) -> bool:
    inside = _STOPS_INSIDE.search(text) is not None or _GOES_ON.match(follows.text) is not None
    before_name = is_title_word(text.rpartition(" ")[2]) and text[-1].isalpha()  # "…, kommunalrådet" above "Eva Ek"
    return (inside or before_name) and not follows.blank_before


def _told(text: str, sentence: Span, reader: PartReader) -> list[Listed]:
    """Return whom a sentence tells of; who stayed away may follow after a semicolon ("…; Eva Ek hade förhinder")."""
    if told := _labelled(text, sentence, reader) or _away_from(text, sentence, reader):
        return told
    absent, _ = _after()[0]
    told_away = [match.span() for match in absent.finditer(text, sentence.start, sentence.end)]
    last = told_away[-1][0] if told_away else sentence.start
    begin, found = sentence.start, []
    for joint in _JOINTS.finditer(text, sentence.start, last):
        if joint.group() == "; " or any(begin <= start and end <= joint.start() for start, end in told_away):
            found.extend(_told_at_once(text, Span(begin, joint.start()), reader))
            begin = joint.end()
    return [*found, *_told_at_once(text, Span(begin, sentence.end), reader)]


def _away_from(text: str, sentence: Span, reader: PartReader) -> list[Listed]:
    """Return who could not come from where ("Från Kil hade Eva Ek anmält förhinder, och från Ale Bo Ek")."""
    first = _away_first().match(text, sentence.start, sentence.end)
    found = []
    for match in (first, *(_AND_FROM.finditer(text, first.end(), sentence.end))) if first else ():
        entries = _entries(reader, text, Span(*match.span("who")))
        place(
            entries,
            reader.slots.group_label(match["of"], match.start("of"))
            or reader.slots.named_in_slot(match["of"], match.start("of")),
        )
        found += [Listed(entry, AttendanceStatus.ABSENT, entry.role, sentence, None) for entry in entries]
    return found


@cache
def _away_first() -> re.Pattern[str]:
    excused = r"(?:anmält|lämnat|fått|meddelat)\s(?:förhinder|återbud)"
    return re.compile(rf"Från\s(?P<of>[^.,:;]{{3,60}}?)\shade\s(?P<who>[A-ZÅÄÖ][^.,:;]{{3,60}}?)\s{excused}")


def _labelled(text: str, sentence: Span, reader: PartReader) -> list[Listed]:
    """Return the people behind a label in running text ("… skrev). Gäst före fikat: Eva Ek, Kil")."""
    said = text[sentence.start : sentence.end]
    heading = heading_of(said)
    if heading is None and (remark := _REMARK.match(said)):  # "Inte med, trots att de var anmälda: …"
        heading = heading_of(f"{remark['label']}:")
        heading = replace(heading, rest=remark.end()) if heading else None
    if heading is None or not heading.colon or heading.opens not in STATUS_UNDER:
        return []
    entries = _entries(reader, text, Span(sentence.start + heading.rest, sentence.end))
    limit = said[: heading.rest].strip(" :") if is_limit(said[: heading.rest]) else None
    for entry in entries:
        entry.limit = entry.limit or limit
    return [Listed(entry, STATUS_UNDER[heading.opens], entry.role, sentence, None) for entry in entries]


def _told_at_once(text: str, sentence: Span, reader: PartReader) -> list[Listed]:
    cues = [(pattern, status, False) for pattern, status in _before()]
    cues += [(pattern, status, True) for pattern, status in _after()]
    cues += [(_in_charge(), AttendanceStatus.PRESENT, True)]
    for pattern, status, after in cues:
        match = pattern.search(text, sentence.start, sentence.end)
        if match is not None:
            listed = Span(sentence.start, match.start()) if after else Span(match.end(), sentence.end)
            entries = _entries(reader, text, listed) or (_named_after(reader, text, listed, sentence) if after else [])
            if not entries and after and status is AttendanceStatus.ABSENT:
                entries = _by_first_name(reader, text, listed)
            alone = (
                status is not AttendanceStatus.PRESENT
                or pattern is _in_charge()
                or _STOOD_FOR.match(match.group()) is not None
                or all(entry.organisation for entry in entries)
            )
            sender = None if after else _sender(text, sentence.start, match)
            place(entries, reader.slots.group_label(text[sender.start : sender.end], sender.start) if sender else None)
            limit = LIMIT.search(text, *((match.end(), sentence.end) if after else (sentence.start, match.end())))
            if limit is not None and limit["unit"]:
                for entry in entries:
                    entry.limit = entry.limit or limit.group()
            if len(entries) >= (1 if alone else _FEWEST_PRESENT):
                return [Listed(entry, status, entry.role, sentence, None) for entry in entries]
    return _told_by_shape(text, sentence, reader)


def _sender(text: str, begin: int, told: re.Match[str]) -> Span | None:
    """Return whom those spoke for of whom a sentence tells ("För Kils kommun deltog …", "Kil representerades av …")."""
    if _STOOD_FOR.match(told.group()):
        return Span(begin, told.start())
    within = _FROM_WITHIN.search(told.group())
    if within is not None:
        return Span(told.start() + within.start("of"), told.start() + within.end("of"))
    before = _SENT_BY.search(text, begin, told.start())
    return Span(before.start("of"), before.end("of")) if before else None


def _told_by_shape(text: str, sentence: Span, reader: PartReader) -> list[Listed]:
    """Return the people of a sentence that is a list of them and whom they represent, whatever words it begins with."""
    said = text[sentence.start : sentence.end].rstrip(" .")
    if len(_CAPITALS.findall(said)) < _FEWEST_CAPITALS:
        return []
    colon = _LEAD.match(said)
    parts = (
        reader.parts(said[colon.end() :], sentence.start + colon.end()) if colon else reader.parts(said, sentence.start)
    )
    begin = next((place for place, part in enumerate(parts) if part.kind in (Kind.NAME, Kind.ORGANISATION)), len(parts))
    signed = any(part.text.casefold() in words("attendance.told.signing") for part in parts[:begin])
    listed = _behind_signing(parts[begin:]) if signed else parts[begin:]
    entries = entries_of(listed)
    placed = sum(1 for entry in entries if entry.organisation)
    if placed < _FEWEST_BY_SHAPE or placed * 3 < len(entries) * 2 or unread_share(listed) > _READ_BY_SHAPE:
        return []
    lead = text[sentence.start : listed[0].start]
    if len(lead.split()) > _LONGEST_LEAD or any_word("attendance.told.choosing").search(said):
        return []
    status = STATUS_UNDER.get(implied_beside(lead.partition(":")[0]))
    return [Listed(entry, status, entry.role, sentence, None, _BY_SHAPE) for entry in entries] if status else []


def _entries(reader: PartReader, text: str, listed: Span) -> list[Entry]:
    """Return the people of a list inside a sentence; none where most of it is something else."""
    parts = reader.parts(text[listed.start : listed.end].rstrip(" ."), listed.start)
    while parts and parts[-1].kind is Kind.UNKNOWN:
        parts.pop()
    if parts and parts[0].text.casefold() in words("attendance.told.signing"):
        parts = _behind_signing(parts[1:])
    if not parts or parts[0].kind is Kind.UNKNOWN or unread_share(parts) > _READ:
        return []
    return entries_of(parts)


def _by_first_name(reader: PartReader, text: str, subject: Span) -> list[Entry]:
    """Return who is told of by the first name alone and whence that one is ("Eva i Kil hade förhinder")."""
    match = _FIRST_NAME_FROM.fullmatch(text, subject.start, subject.end)
    if match is None or not is_given_name(match["name"], nordic_only=True):
        return []
    organisation = reader.slots.group_label(match["of"], match.start("of"))
    return [Entry(match["name"], Span(*match.span("name")), organisation)] if organisation is not None else []


def _behind_signing(parts: list[Part]) -> list[Part]:
    """Return what follows "undertecknad", without whence that one is ("undertecknad från Kil, Eva Ek Ale …")."""
    begin = 1 if parts and parts[0].kind is Kind.UNKNOWN and parts[0].text == "från" else 0
    own = parts[begin : begin + 2]
    placed = [part.kind for part in own] == [Kind.ORGANISATION, Kind.NAME] and own[1].comma
    return parts[begin + 1 :] if placed else parts


def _named_after(reader: PartReader, text: str, subject: Span, sentence: Span) -> list[Entry]:
    """Return the people named behind what is told of their organisation ("Kil hade inte möjlighet (Eva Ek)")."""
    follow = _NAMES_FOLLOW.match(text, subject.end, sentence.end)
    if follow is None:
        return []
    close = text.find(")", follow.end(), sentence.end) if follow["mark"] == "(" else -1
    named = Span(follow.end(), close if close > 0 else sentence.end)
    entries = _entries(reader, text, named)
    if not entries and follow["mark"] == "(" and is_given_name(text[named.start : named.end], nordic_only=True):
        entries = [Entry(text[named.start : named.end], named)]
    place(entries, reader.slots.group_label(text[subject.start : subject.end], subject.start))
    return entries


def told_limits(layout: Layout, first_item: int | None, listed: Sequence[Listed]) -> None:
    """Note the limits on presence that sentences before the agenda tell of by first name ("Eva var med på punkt 2")."""
    given = by_given_name(listed)
    end = layout.lines[-1].end if first_item is None else first_item
    for match in _limited().finditer(layout.flow, 0, end):
        person = given.get(match["name"].split()[0].casefold())
        limit = LIMIT.match(layout.flow, match.start("limit"))
        if person is not None and person.entry.limit is None and limit is not None and limit["unit"]:
            person.entry.limit = limit.group()


@cache
def _limited() -> re.Pattern[str]:
    return re.compile(
        rf"(?<!\w)(?P<name>[A-ZÅÄÖÉ][\w-]+(?:\s[A-ZÅÄÖÉ][\w-]+)?)\s{any_of('attendance.told.took_part')}\s"
        rf"(?:(?:på|under|vid|i)\s)?(?P<limit>(?:{any_of('attendance.until', 'attendance.since')}\s)?"
        rf"{any_of('attendance.item_units')}\s?\d)"
    )
