"""Lines of an attendance list in, entries out: who, of which organisation, in which role, for which items."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from enum import Enum, auto
from functools import cache

from data.extraction.given_names import is_given_name
from data.extraction.limits import LIMIT, TIME_LIMIT
from data.extraction.names import Word, clean_name, is_initial, is_name_word, looks_like_surname, name_at, split_words
from data.extraction.organisation_names import OrganisationReader, has_head_word, kind_of
from data.extraction.titles import is_title_word, title_at
from data.lexicon import any_of, table, words
from data.record import AttendanceStatus, MeetingRole, OrganisationMention, Span


class Kind(Enum):
    """What a part of a line is."""

    NAME = auto()
    ORGANISATION = auto()
    TITLE = auto()
    ROLE = auto()
    LIMIT = auto()
    PARTY = auto()
    STANDS_IN = auto()
    STATUS = auto()
    UNKNOWN = auto()


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a line, at ``start`` to ``end`` of the clean text.

    ``comma`` says whether a separator stands before it.
    """

    kind: Kind
    start: int
    end: int
    text: str
    organisation: OrganisationMention | None = None
    role: MeetingRole | None = None
    status: AttendanceStatus | None = None
    comma: bool = True


@dataclass(slots=True)
class Entry:
    """One person of a list, as far as the list tells."""

    name: str
    span: Span
    organisation: OrganisationMention | None = None
    title: str | None = None
    role: MeetingRole | None = None
    limit: str | None = None
    status: AttendanceStatus | None = None
    stands_in_for: tuple[str, Span] | None = None
    end: int = 0
    extra: list[str] = field(default_factory=list)


_SEPARATOR = re.compile(
    r"\s*(?:,|;|\||\t|\s{3,}|\s[-–—]+\s|(?<=\w)[-–—]\s(?!och\b|eller\b)|:(?=\s|$)"
    r"|\s?\((?![^()]*\))|\s/\s|/(?=[A-ZÅÄÖ])|\s(?:och|samt|&|\+)\s|\n)\s*"
)
_LONGEST_LIMIT = 60
_ORDINAL = re.compile(r"\d:?[ea]$")  # the "e" of "1:e vice ordförande"
_LABEL_WORD = re.compile(r"[A-ZÅÄÖ]\w{6,}(?:er|erna|are|arna|ar)")  # "Kommunrepresentanter", before a name
_BRACKET = re.compile(r"\(([^()]*)\)|\[([^\[\]]*)\]|\(([^()]{0,40})$")
_PARTY = re.compile(rf"^(?:[A-ZÅÄÖ]{{1,4}}|[a-zåäö]{{1,2}}|-|–|\s*|{any_of('attendance.parties')})$")
_STANDS_IN = re.compile(rf"(?<!\w){any_of('attendance.stands_in')}\s+(?=[A-ZÅÄÖ])")
_PRESENT_WORD = re.compile(rf"^{any_of('attendance.present')}$", re.IGNORECASE)
_ABSENT_WORD = re.compile(rf"^{any_of('attendance.absent')}$", re.IGNORECASE)
_REMARK = re.compile(
    rf"^{any_of('attendance.remote_links')}\s{any_of('attendance.remote')}\w*$|^{any_of('attendance.remarks')}$",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"\S+@\S+|https?://\S+|\b0\d{1,3}[-\s/]?\d[\d\s]{4,}\d\b")


@cache
def _roles() -> tuple[tuple[str, MeetingRole], ...]:
    pairs = [(word, MeetingRole(role)) for role, forms in table("headings.functions").items() for word in forms]
    return tuple(sorted(pairs, key=lambda pair: -len(pair[0])))


def role_of(text: str) -> MeetingRole | None:
    """Return the meeting role that ``text`` as a whole names ("ordf.", "tillika sekreterare")."""
    folded = re.sub(
        r"^(?:tillika|även|samt|som|tf|tjf)\s+|\s+(?:vid mötet|för mötet|(?:§+\s?)?\d[\d\s,–-]*)$",
        "",
        text.casefold().strip(" .:,*"),
    )
    for word, role in _roles():
        if folded == word.rstrip("."):
            return role
    return None


class EntryReader:
    """Reads the lines of attendance lists."""

    def __init__(self, organisations: OrganisationReader) -> None:
        self._organisations = organisations

    def parts(self, text: str, start: int) -> list[Part]:
        """Return the parts of one line, which stands at ``start`` of the clean text."""
        parts: list[Part] = []
        for begin, end, bracketed, separated in _pieces(text):
            piece = text[begin:end]
            if piece.strip(" .*•") == "" or _ADDRESS.fullmatch(piece.strip()):
                continue
            if bracketed:
                parts.append(self._bracket(piece, start + begin))
            else:
                parts.extend(self._chunk(piece, start + begin, parts, separated))
        return parts

    def group_label(self, text: str, start: int) -> OrganisationMention | None:
        """Return the organisation that a line above several names gives them ("För Region Skåne:"), if it does."""
        label = re.sub(r"^(?:från|för|representanter\s(?:för|från))\s", "", text.strip(" :|*-–"), flags=re.IGNORECASE)
        return self._organisations.in_slot(label, start + text.find(label)) if label else None

    def named_in_slot(self, text: str, start: int) -> OrganisationMention | None:
        """Return the organisation that stands where nothing else can: any words will do."""
        name = text.strip(" .,*")
        if len(name) < 2 or not any(character.isalpha() for character in name):
            return None
        begin = start + text.index(name)
        return OrganisationMention(name, Span(begin, begin + len(name)), kind_of(name))

    def _bracket(self, piece: str, start: int) -> Part:
        end = start + len(piece)
        inside = piece.strip()
        if LIMIT.search(inside) or TIME_LIMIT.search(inside):
            return Part(Kind.LIMIT, start, end, inside)
        if role := role_of(inside):
            return Part(Kind.ROLE, start, end, inside, role=role)
        if self._is_party(inside):
            return Part(Kind.PARTY, start, end, inside)
        if _ABSENT_WORD.match(inside):
            return Part(Kind.STATUS, start, end, inside, status=AttendanceStatus.ABSENT)
        if inside.casefold() in words("attendance.guest_marks"):
            return Part(Kind.STATUS, start, end, inside, status=AttendanceStatus.GUEST)
        if _STANDS_IN.match(inside):
            return self._stands_in(inside, start, end)
        organisation = self._organisations.in_slot(inside, start)
        if organisation is not None:
            return Part(Kind.ORGANISATION, start, end, inside, organisation)
        run = split_words(inside)
        if title_at(run, 0):
            return Part(Kind.TITLE, start, end, inside)
        if run and len(inside) > 2 and all(word.capital for word in run):
            return Part(Kind.ORGANISATION, start, end, inside, self.named_in_slot(inside, start))
        return Part(Kind.UNKNOWN, start, end, inside)

    def _is_party(self, text: str) -> bool:
        return bool(_PARTY.match(text)) and self._organisations.gazetteer.lookup(text) is None

    def _stands_in(self, text: str, start: int, end: int) -> Part:
        run = split_words(text, start)
        if match := _STANDS_IN.match(text):
            run = [word for word in run if word.start >= start + match.end()]
        length = name_at(run, 0)
        name = clean_name(text[run[0].start - start : run[length - 1].end - start]) if length else ""
        return Part(Kind.STANDS_IN, run[0].start if run else start, run[length - 1].end if length else end, name)

    def _chunk(self, piece: str, start: int, before: list[Part], separated: bool) -> Iterator[Part]:
        """Yield the parts of a chunk that stands between two separators."""
        whole = self._whole(piece, start, before, separated)
        if whole is not None:
            yield whole
            return
        match = _STANDS_IN.search(piece)
        if match and (match.start() == 0 or before or " " in piece[: match.start()].strip()):
            yield from (
                self._chunk(piece[: match.start()], start, before, separated) if piece[: match.start()].strip() else ()
            )
            tail = piece[match.start() :]
            part = self._stands_in(tail, start + match.start(), start + len(piece))
            if part.text:
                yield part
                rest = piece[part.end - start :]
                yield from self._chunk(rest, part.end, [*before, part], False) if rest.strip() else ()
            return
        yield from self._words(split_words(piece, start), piece, start, before, separated)

    def _whole(self, piece: str, start: int, before: list[Part], separated: bool) -> Part | None:
        """Return the chunk as one part where the chunk as a whole is a limit, a role, a remark or an organisation."""
        inside, end = piece.strip(), start + len(piece)
        after_name = any(part.kind is Kind.NAME for part in before)
        if self._is_limit(inside):
            return Part(Kind.LIMIT, start, end, inside, comma=separated)
        if role := role_of(inside):
            return Part(Kind.ROLE, start, end, inside, role=role, comma=separated)
        if after_name and len(inside) <= 3 and self._is_party(inside):
            return Part(Kind.PARTY, start, end, inside, comma=separated)
        if after_name and inside.casefold() in words("attendance.guest_marks"):
            return Part(Kind.STATUS, start, end, inside, status=AttendanceStatus.GUEST, comma=separated)
        if _ABSENT_WORD.match(inside) and after_name:
            return Part(Kind.STATUS, start, end, inside, status=AttendanceStatus.ABSENT, comma=separated)
        if _PRESENT_WORD.match(inside) and after_name:
            return Part(Kind.STATUS, start, end, inside, status=AttendanceStatus.PRESENT, comma=separated)
        if _REMARK.match(inside):
            return Part(Kind.UNKNOWN, start, end, inside, comma=separated)
        if self._runs_on(inside):
            return None
        organisation = self._organisations.in_slot(inside, start)
        if organisation is None and after_name and separated:
            organisation = self._unknown(inside, start) or self._around_known(inside, start)
        if organisation is not None and not self._reads_as_name(inside, organisation):
            return Part(Kind.ORGANISATION, start, end, inside, organisation, comma=separated)
        return None

    def _is_limit(self, text: str) -> bool:
        """Whether a chunk limits presence and says nothing else ("§§ 3-5", not "Kil 1 Eva Ek")."""
        match = LIMIT.match(text) or TIME_LIMIT.match(text)
        if match is None or len(text) >= _LONGEST_LIMIT or re.search(r"\s[A-ZÅÄÖ]", text[match.end() :]):
            return False
        return self._organisations.gazetteer.lookup(text.split()[0]) is None

    def _runs_on(self, text: str) -> bool:
        """Whether a chunk holds the beginning of a further person's name, as where line ends were lost."""
        run = split_words(text)
        known = self._organisations.gazetteer.find(text)
        if len(known) == 1 and known[0].start == 0 and self._organisations.gazetteer.lookup(text) is None:
            rest = [word for word in run if word.start >= known[0].end]
            if 2 <= len(rest) == name_at(rest, 0) and not has_head_word(text[known[0].end :]):
                return True
        return any(
            is_given_name(run[index].text, nordic_only=True) and run[index + 1].capital and run[index].capital
            for index in range(1, len(run) - 1)
        )

    def _unknown(self, text: str, start: int) -> OrganisationMention | None:
        """Return an organisation that no list knows, by itself after a name: "Almi", "Jobbteamet i Enköping"."""
        run = split_words(text)
        if not run or not run[0].capital or len(run[0].text) < 2 or title_at(run, 0) or len(run) > 6:
            return None
        if len(run) > 1 and (all(word.capital for word in run) or any(is_title_word(word.text) for word in run)):
            return None
        if is_given_name(run[0].text, nordic_only=True) or (len(run) == 1 and looks_like_surname(run[0].text)):
            return None
        return OrganisationMention(text, Span(start, start + len(text)), kind_of(text))

    def _around_known(self, text: str, start: int) -> OrganisationMention | None:
        """Return an unknown organisation whose name holds a known one or a place: "Näringsbolaget Örebro"."""
        run = split_words(text)
        if not 2 <= len(run) <= 6 or not run[0].capital or is_given_name(run[0].text) or title_at(run, 0):
            return None
        known = self._organisations.gazetteer.find(text)
        if not known or (known[-1].end >= len(text) and not has_head_word(text)):
            return None  # nothing known, or a name with its town: "Bosse Ek Kil"
        return OrganisationMention(text, Span(start, start + len(text)), kind_of(text))

    def _reads_as_name(self, text: str, organisation: OrganisationMention) -> bool:
        """Whether a chunk that could be an organisation is rather a person ("Bo Skola", "Vara Ek")."""
        if organisation.identifier is not None:
            return False
        run = split_words(text)
        return len(run) > 1 and is_given_name(run[0].text, nordic_only=True) and name_at(run, 0) >= 2

    def _words(self, run: list[Word], piece: str, start: int, before: list[Part], separated: bool) -> Iterator[Part]:
        index = 0
        comma = separated
        hits = {hit.start + start for hit in self._organisations.gazetteer.find(piece)}
        named = False
        while index < len(run):
            length, part = self._next(run, index, piece, start, hits, named, before)
            if part is not None:
                named = named or part.kind is Kind.NAME
                yield Part(part.kind, part.start, part.end, part.text, part.organisation, part.role, part.status, comma)
            comma = False
            index += length

    def _next(
        self,
        run: list[Word],
        index: int,
        piece: str,
        start: int,
        hits: Collection[int],
        named: bool,
        before: list[Part],
    ) -> tuple[int, Part | None]:
        """Return how many words the part at ``index`` takes, and the part (None: words that say nothing)."""
        word = run[index]
        expected = named or any(part.kind is Kind.NAME for part in before)
        length, organisation = self._organisation_at(run, index, piece, start, expected)
        if length and organisation is not None:
            end = run[index + length - 1].end
            return length, Part(
                Kind.ORGANISATION, word.start, end, piece[word.start - start : end - start], organisation
            )
        for length in (4, 3, 2, 1):
            end = run[min(index + length, len(run)) - 1].end
            text = piece[word.start - start : end - start]
            if index + length <= len(run) and (role := role_of(text)):
                return length, Part(Kind.ROLE, word.start, end, text, role=role)
        if length := self._title_length(run, index, hits):
            end = run[index + length - 1].end
            return length, Part(Kind.TITLE, word.start, end, piece[word.start - start : end - start])
        if _LABEL_WORD.fullmatch(word.text) and name_at(run, index) > name_at(run, index + 1) >= 2:
            return 1, Part(Kind.UNKNOWN, word.start, word.end, word.text)
        length = self._name_length(run, index, piece, start, before)
        if length:
            end = run[index + length - 1].end
            return length, Part(Kind.NAME, word.start, end, clean_name(piece[word.start - start : end - start]))
        if _ORDINAL.search(piece[: word.end - start]):
            return 1, None
        return 1, Part(Kind.UNKNOWN, word.start, word.end, word.text)

    def _title_length(self, run: list[Word], index: int, hits: Collection[int]) -> int:
        """Return how many words a title at ``index`` takes, up to its organisation ("chef för X")."""
        length = title_at(run, index)
        for after in range(1, length):
            if run[index + after].start in hits:
                links = 1 if run[index + after - 1].text in ("för", "på", "vid", "i", "hos") else 0
                return after - links
        return length

    def _is_surname(self, text: str, before: list[Part]) -> bool:
        """Whether a place that ends a name is rather a surname: it can be one, and no other name has its there."""
        found = self._organisations.gazetteer.find(text)
        if len(found) != 1 or not found[0].ambiguous or found[0].qualified or found[0].end < len(text):
            return False
        return not any(part.kind is Kind.ORGANISATION and not part.comma for part in before)

    def _name_length(self, run: list[Word], index: int, piece: str, start: int, before: list[Part]) -> int:
        """Return how many words a name at ``index`` takes, less the organisation that its last words are."""
        length = name_at(run, index)
        for cut in range(2, length):
            rest = piece[run[index + cut].start - start : run[index + length - 1].end - start]
            if self._is_surname(rest, before):
                continue
            if self._organisations.gazetteer.lookup(rest) is not None and not _double_surname(run, index, cut, length):
                return cut
            after, organisation = self._organisation_at(run, index + cut, piece, start, True)
            if organisation is None or not after:
                continue
            # An abbreviation is no part of a name, whatever follows it.
            if index + cut + after >= index + length or (organisation.identifier and organisation.name.isupper()):
                return cut
        for cut in range(2, length):
            if role_of(run[index + cut].text) or title_at(run, index + cut):
                return cut
        if length == 1 and not is_initial(run[index].text):
            return 0
        return length

    def _organisation_at(
        self, run: list[Word], index: int, piece: str, start: int, expected: bool
    ) -> tuple[int, OrganisationMention | None]:
        """Return the organisation that the words from ``index`` on name, and how many words it takes."""
        word = run[index]
        for length in range(min(len(run) - index, 6), 0, -1):
            end = run[index + length - 1].end
            text = piece[word.start - start : end - start]
            known = self._organisations.gazetteer.lookup(text)
            if known is None:
                continue
            if length == 1 and not expected and (is_given_name(word.text) and len(run) > 1):
                continue
            extended = self._with_head_word(run, index + length, piece, start, word.start)
            if extended is not None:
                return extended
            return length, OrganisationMention(text, Span(word.start, end), known.kind, known.identifier)
        if not expected:
            return 0, None
        if before_name := self._before_next_name(run, index, piece, start):
            return before_name
        rest = piece[word.start - start :]
        organisation = self._organisations.in_slot(rest, word.start)
        if organisation is not None and not (len(run) - index > 1 and title_at(run, index)):
            if self._reads_as_name(rest, organisation):
                return 0, None
            return len(run) - index, organisation
        return 0, None

    def _before_next_name(
        self, run: list[Word], index: int, piece: str, start: int
    ) -> tuple[int, OrganisationMention] | None:
        """Return an organisation that runs on into the next person's name: "Stadsbiblioteket i Kil Eva Ek"."""
        for end in range(index + 1, min(index + 7, len(run) - 1)):
            if not (is_given_name(run[end].text, nordic_only=True) and run[end + 1].capital):
                continue
            text = piece[run[index].start - start : run[end - 1].end - start]
            organisation = self._organisations.in_slot(text, run[index].start)
            if organisation is not None and run[index].capital and not self._reads_as_name(text, organisation):
                return end - index, organisation
        return None

    def _with_head_word(
        self, run: list[Word], after: int, piece: str, start: int, begin: int
    ) -> tuple[int, OrganisationMention] | None:
        """Return a longer organisation where a place is followed by what stands there ("X stadsbibliotek")."""
        if after >= len(run) or run[after].capital:
            return None
        text = piece[begin - start : run[after].end - start]
        organisation = self._organisations.in_slot(text, begin)
        if organisation is None:
            return None
        first = next(index for index, word in enumerate(run) if word.start == begin)
        return after + 1 - first, organisation


def _double_surname(run: list[Word], index: int, cut: int, length: int) -> bool:
    """Whether the last word of a name, a place by its letters, is rather its surname after two given names."""
    return (
        cut == length - 1
        and cut >= 2
        and is_given_name(run[index + 1].text, nordic_only=True)
        and looks_like_surname(run[index + cut].text)
    )


def _pieces(text: str) -> Iterator[tuple[int, int, bool, bool]]:
    """Yield the pieces between separators: begin, end, whether in brackets, whether a separator stands before."""
    position, separated = 0, True
    while position < len(text):
        bracket = _BRACKET.search(text, position)
        limit = bracket.start() if bracket else len(text)
        for begin, end in _chunks(text, position, limit):
            yield begin, end, False, separated or begin > position
            separated = True
        if bracket is None:
            return
        inner = next(group for group in (1, 2, 3) if bracket.group(group) is not None)
        yield bracket.start(inner), bracket.end(inner), True, False
        position = bracket.end()
        separated = bool(_SEPARATOR.match(text, position))


def _chunks(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    position = start
    for separator in _SEPARATOR.finditer(text, start, end):
        if _inside_title(text, position, separator):
            continue
        if separator.start() > position:
            yield position, separator.start()
        position = separator.end()
    if position < end:
        yield position, end


def _inside_title(text: str, begin: int, separator: re.Match[str]) -> bool:
    """Whether an "och" joins two lower-case words, as in a title ("kultur och fritid"), not two people."""
    if separator.group().strip() not in ("och", "samt"):
        return False
    after = text[separator.end() : separator.end() + 1]
    return after.islower()


def entries_of(parts: list[Part]) -> list[Entry]:
    """Return the people of one line, each with what the line says of them.

    An organisation belongs to the name before it; to the names after it where the line begins with it; and to all
    names of the line where it stands alone at the end.
    """
    named = [part for part in parts if part.kind is Kind.NAME]
    leads = bool(parts) and parts[0].kind is Kind.ORGANISATION and bool(named)
    if leads and len(named) > 1 and _each_after(parts):
        leads = False
    entries: list[Entry] = []
    pending: OrganisationMention | None = None
    title: str | None = None
    limit: str | None = None
    for part in parts:
        if part.kind is Kind.NAME:
            entry = Entry(part.text, Span(part.start, part.end), end=part.end)
            entry.title, title = title, None
            entry.organisation = pending if leads else None
            entry.limit = limit
            entries.append(entry)
        elif part.kind is Kind.ORGANISATION and leads:
            pending = part.organisation
        elif entries:
            _attach(entries[-1], part)
        elif part.kind is Kind.TITLE:
            title = part.text
        elif part.kind is Kind.LIMIT:
            limit = part.text
    entries = _without_strangers(entries)
    _share_last_organisation(entries, parts)
    return entries


def _each_after(parts: list[Part]) -> bool:
    """Whether a leading organisation is a heading of its own and every name has another after it."""
    kinds = [part.kind for part in parts if part.kind in (Kind.NAME, Kind.ORGANISATION)][1:]
    return bool(kinds) and kinds[-1] is Kind.ORGANISATION and kinds.count(Kind.ORGANISATION) >= kinds.count(Kind.NAME)


def _attach(entry: Entry, part: Part) -> None:
    entry.end = part.end
    if part.kind is Kind.ORGANISATION and entry.organisation is None:
        entry.organisation = part.organisation
    elif part.kind is Kind.TITLE and entry.title is None:
        entry.title = part.text
    elif part.kind is Kind.ROLE and entry.role is None:
        entry.role = part.role
    elif part.kind is Kind.LIMIT:
        entry.limit = part.text if entry.limit is None else f"{entry.limit}, {part.text}"
    elif part.kind is Kind.STATUS:
        entry.status = part.status
    elif part.kind is Kind.STANDS_IN:
        entry.stands_in_for = (part.text, Span(part.start, part.end))
    elif part.kind is Kind.UNKNOWN:
        entry.extra.append(part.text)


def _without_strangers(entries: list[Entry]) -> list[Entry]:
    """Take a "name" that is none for the organisation of the person before it, in a run where most have theirs."""
    if len(entries) < 4 or sum(1 for entry in entries if entry.organisation) * 2 < len(entries):
        return entries
    kept: list[Entry] = []
    for entry in entries:
        alone = kept and kept[-1].organisation is None and kept[-1].title is None and entry.organisation is None
        if not alone or is_given_name(entry.name.split()[0]):
            kept.append(entry)
            continue
        owner = kept[-1]
        owner.organisation = OrganisationMention(entry.name, entry.span, kind_of(entry.name))
        owner.limit, owner.role, owner.status = entry.limit or owner.limit, entry.role or owner.role, entry.status
        owner.end = entry.end
    return kept


def _share_last_organisation(entries: list[Entry], parts: list[Part]) -> None:
    """Give the organisation at the end to the names before it that have none.

    All names of the line share it where it is the only one; where others have their own without a comma
    ("A Kil, B, C Torsby"), those directly before it do.
    """
    if len(entries) < 2 or entries[-1].organisation is None or any(entry.title for entry in entries):
        return
    others = [entry for entry in entries[:-1] if entry.organisation]
    glued = all(not part.comma for part in parts if part.kind is Kind.ORGANISATION)
    if others and not glued:
        return
    for entry in reversed(entries[:-1]):
        if entry.organisation:
            break
        entry.organisation = entries[-1].organisation


def unread_share(parts: list[Part]) -> float:
    """Return the share of a line's letters that could not be read (0 to 1)."""
    total = sum(part.end - part.start for part in parts)
    unknown = sum(part.end - part.start for part in parts if part.kind is Kind.UNKNOWN)
    return unknown / total if total else 1.0


def is_name_like(text: str) -> bool:
    """Say whether a whole line or cell reads as one person's name."""
    run = split_words(text)
    return (
        2 <= len(run) <= 5
        and all(is_name_word(word.text) or not word.capital for word in run)
        and name_at(run, 0) == len(run)
    )
