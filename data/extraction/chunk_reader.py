"""What stands between two separators of a line in, its parts out: a name, an organisation, a limit …"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain

from data.extraction.given_names import is_given_name
from data.extraction.limits import LIMIT, TIME_LIMIT, is_limit
from data.extraction.meeting_roles import role_of
from data.extraction.names import PARTICLES, Word, clean_name, looks_like_surname, name_at, split_words
from data.extraction.organisation_names import OrganisationReader, has_foreign_word, has_head_word, kind_of
from data.extraction.parts import Kind, Part, status_of
from data.extraction.runs import RunReader
from data.extraction.short_forms import verbs_after_people
from data.extraction.slots import SlotReader
from data.extraction.titles import is_title_word, title_at
from data.lexicon import any_of
from data.record import AttendanceStatus, OrganisationMention, Span

_LONGEST_LIMIT = 60
_NEVER_INSIDE = ("från", "som")  # a name: they part a person from an organisation, or from what is told of it
_NAME_AND_MORE = 3
_LONGEST_SHORTENED = 4  # letters of a shortened word
_TRAILING_LIMIT = re.compile(
    rf"\s(?:(?:{any_of('attendance.until', 'attendance.since')}\s)?{any_of('attendance.item_units')}\s?)?\d{{1,3}}"
    r"(?:\s?[-–,]\s?\d{1,3}|\s\d{1,3})*\s*$",
    re.IGNORECASE,
)
_DIGIT = re.compile(r"\d")
_REPLACED = re.compile(r"(?<!\w)(?:ersattes|ersätts|ersatt)\sav\s+(?=[A-ZÅÄÖ])")
_IN_PLACE_OF = re.compile(r"(?<!\w)i\s(?P<name>[A-ZÅÄÖ][^,;()]{3,50}?)(?:(?<![uio])s)?\s(?:ställe|frånvaro)\b")
_PARTY = re.compile(
    rf"^(?:[A-ZÅÄÖ]{{1,4}}|[A-ZÅÄÖ][a-zåäö][A-ZÅÄÖ]|[a-zåäö]{{1,2}}|-|–|\s*|{any_of('attendance.parties')})$"
)
_KNOWN_PARTY = re.compile(rf"{any_of('attendance.parties')}$", re.IGNORECASE)
_FEWEST_OF_ACRONYM = 3  # letters of an organisation's, after a comma
OF_ALL = re.compile(r"\s*(?:båda|bägge|alla|samtliga)\s+(?:(?:två|tre|fyra|fem|sex)\s+)?(?:från\s+)?(?=[A-ZÅÄÖ])")
STANDS_IN = re.compile(rf"(?<!\w){any_of('attendance.stands_in')}\s+(?=[A-ZÅÄÖ])")
_PRESENT_WORD = re.compile(rf"^{any_of('attendance.present')}$", re.IGNORECASE)
_REMARK = re.compile(
    rf"^{any_of('attendance.remote_links')}\s{any_of('attendance.remote')}\w*$|^{any_of('attendance.remarks')}$",
    re.IGNORECASE,
)
_ABSTAINS = re.compile(any_of("attendance.abstaining"), re.IGNORECASE)


class ChunkReader:
    """Reads chunks of lines of attendance lists."""

    def __init__(self, organisations: OrganisationReader, slots: SlotReader) -> None:
        self._organisations = organisations
        self._gazetteer = organisations.gazetteer
        self._slots = slots
        self._runs = RunReader(organisations)

    def parts(
        self, piece: str, start: int, before: list[Part], separated: bool, *, last: bool = False
    ) -> Iterator[Part]:
        """Yield the parts of a chunk that stands between two separators."""
        if cut := self._trailing_limit(piece):
            yield from self.parts(piece[:cut], start, before, separated)
            limit = piece[cut:].strip()
            text = limit if is_limit(limit) else f"§ {re.sub(r'(?<=[0-9]) (?=[0-9])', '-', limit)}"
            yield Part(Kind.LIMIT, start + cut, start + len(piece.rstrip()), text, comma=False)
            return
        both = OF_ALL.match(piece)
        if both is not None and before and before[-1].kind is Kind.NAME:
            piece, start, separated = piece[both.end() :], start + both.end(), False  # glued, for all before it
        whole = self._whole(piece, start, before, separated)
        if whole is not None:
            yield whole
            return
        for cut_apart in (self._with_replacement, self._in_place_of, self._standing_in):
            found = cut_apart(piece, start, before, separated)
            if found is not None:
                yield from found
                return
        yield from self._runs.parts(piece, start, before, separated=separated, last=last)

    def _with_replacement(self, piece: str, start: int, before: list[Part], separated: bool) -> Iterator[Part] | None:
        """Return the parts around "ersattes av": who was absent, and who came; None where it does not stand there."""
        replaced = _REPLACED.search(piece)
        if replaced is None:
            return None
        middle, end = start + replaced.start(), start + replaced.end()
        absent = Part(Kind.STATUS, middle, end, replaced.group().strip(), status=AttendanceStatus.ABSENT)
        came = self.parts(piece[replaced.end() :], end, [*before], True)
        return chain(self._head(piece[: replaced.start()], start, before, separated), (absent,), came)

    def _in_place_of(self, piece: str, start: int, before: list[Part], separated: bool) -> Iterator[Part] | None:
        """Return the parts with whom somebody stood in for ("i Eva Eks ställe"); None where nobody is named so."""
        match = _IN_PLACE_OF.search(piece)
        if match is None:
            return None
        name = Part(Kind.STANDS_IN, start + match.start("name"), start + match.end("name"), clean_name(match["name"]))
        return chain(self._head(piece[: match.start()], start, before, separated), (name,))

    def _standing_in(self, piece: str, start: int, before: list[Part], separated: bool) -> Iterator[Part] | None:
        """Return the parts around "för": whom, or what, somebody is there for; None where it does not stand there."""
        match = STANDS_IN.search(piece)
        if match is None or not (match.start() == 0 or before or " " in piece[: match.start()].strip()):
            return None
        head = self._head(piece[: match.start()], start, before, separated)
        part = self.stands_in(piece[match.start() :], start + match.start(), start + len(piece))
        part = self._as_place(part) if part.text else part
        if match.group().strip() == "för" and not self._names_person(part):
            begin, rest = start + match.end(), piece[match.end() :]
            mention = self._slots.named_in_slot(rest, begin)
            return chain(head, (Part(Kind.ORGANISATION, begin, start + len(piece), rest, mention, comma=False),))
        if not part.text:
            return head
        return chain(head, (part,), self._head(piece[part.end - start :], part.end, [*before, part], False))

    def _head(self, piece: str, start: int, before: list[Part], separated: bool) -> Iterator[Part]:
        """Return the parts of what stands beside such words, if anything does."""
        return self.parts(piece, start, before, separated) if piece.strip() else iter(())

    def is_party(self, text: str) -> bool:
        """Say whether a text can only be the letters of a party."""
        return bool(_PARTY.match(text)) and self._gazetteer.lookup(text) is None and not is_title_word(text)

    def stands_in(self, text: str, start: int, end: int) -> Part:
        """Return whom words say that somebody stands in for, of no text where they name nobody."""
        run = split_words(text, start)
        if match := STANDS_IN.match(text):
            run = [word for word in run if word.start >= start + match.end()]
        length = name_at(run, 0)
        name = clean_name(text[run[0].start - start : run[length - 1].end - start]) if length else ""
        return Part(Kind.STANDS_IN, run[0].start if run else start, run[length - 1].end if length else end, name)

    def _names_person(self, part: Part) -> bool:
        """Whether the words after "för" are a full name, or a place: else they are what somebody speaks for."""
        words = part.text.split()
        return part.kind is not Kind.STANDS_IN or (len(words) > 1 and is_given_name(words[0]))

    def _as_place(self, part: Part) -> Part:
        """Return whom somebody stands in for as the municipality that one speaks for instead, if it is one."""
        mention = self._slots.municipality(part.text, part.start)
        return replace(part, kind=Kind.ORGANISATION, organisation=mention, comma=False) if mention else part

    def _trailing_limit(self, piece: str) -> int | None:
        """Return where in a chunk a limit begins that follows a name or an organisation without a separator.

        Converters lose the sign: "Kil 1 3" is Kil, for §§ 1-3; so numbers count after a known organisation.
        """
        if _ABSTAINS.match(piece.strip()):
            return None
        match = _TRAILING_LIMIT.search(piece, max(0, len(piece) - _LONGEST_LIMIT))
        if match is None or not piece[: match.start()].strip() or self._is_limit(piece.strip()):
            return None
        if role_of(piece):
            return None  # "ordförande §§ 1-3" limits the function, not presence
        if is_limit(match.group()):
            return match.start()
        known = self._gazetteer.lookup(piece[: match.start()].strip())
        return match.start() if known is not None and self._gazetteer.lookup(piece.strip()) is None else None

    def _whole(self, piece: str, start: int, before: list[Part], separated: bool) -> Part | None:
        """Return the chunk as one part where the chunk as a whole is a limit, a role, a remark or an organisation."""
        inside, end = piece.strip(), start + len(piece)
        after_name = any(part.kind is Kind.NAME for part in before)
        if role := role_of(inside):
            return Part(Kind.ROLE, start, end, inside, role=role, comma=separated)
        if self._is_limit(inside):
            return Part(Kind.LIMIT, start, end, inside, comma=separated)
        titled = bool(before) and before[-1].kind is Kind.TITLE and separated and inside.isupper() and len(inside) > 2
        letters = len(inside) == _FEWEST_OF_ACRONYM and inside.isupper() and not _KNOWN_PARTY.match(inside)
        if after_name and len(inside) <= 3 and not (titled or letters) and self.is_party(inside):
            return Part(Kind.PARTY, start, end, inside, comma=separated)
        status = status_of(inside) or (AttendanceStatus.PRESENT if _PRESENT_WORD.match(inside) else None)
        labelled = bool(before) and before[-1].kind is Kind.ORGANISATION and status is AttendanceStatus.ABSENT
        if status and (after_name or labelled):
            return Part(Kind.STATUS, start, end, inside, status=status, comma=separated)
        if _ABSTAINS.match(inside):
            return Part(Kind.STATUS, start, end, inside, status=AttendanceStatus.PRESENT, comma=separated)
        if _REMARK.match(inside):
            return Part(Kind.UNKNOWN, start, end, inside, comma=separated)
        if len([hit for hit in self._gazetteer.find(inside) if hit.qualified]) > 1:
            return None  # "Kils kommun Ale kommun": a column of them
        if self._runs_on(inside) or (title_at(split_words(inside), 0) and self._gazetteer.lookup(inside) is None):
            return None
        organisation = self._organisations.in_slot(inside, start)
        if organisation is not None and organisation.identifier is None and not after_name:
            capitals = sum(1 for word in split_words(inside) if word.capital)
            organisation = organisation if capitals < _NAME_AND_MORE else None  # "Eva Ek Konsultgruppen"
        if organisation is None and separated:
            foreign = has_foreign_word(inside) and all(word.capital for word in split_words(inside))
            unknown = self._unknown(inside, start) if after_name else None
            organisation = self._slots.named_in_slot(inside, start) if foreign else unknown
        if organisation is not None and not self._reads_as_name(inside, organisation):
            return Part(Kind.ORGANISATION, start, end, inside, organisation, comma=separated)
        return None

    def _is_limit(self, text: str) -> bool:
        """Whether a chunk limits presence and says nothing else ("§§ 3-5", not "Kil 1 Eva Ek")."""
        match = LIMIT.match(text) or TIME_LIMIT.match(text)
        if match is None or len(text) >= _LONGEST_LIMIT or re.search(r"\s[A-ZÅÄÖ]", text[match.end() :]):
            return False
        return self._gazetteer.lookup(text.split()[0]) is None

    def _runs_on(self, text: str) -> bool:
        """Whether a chunk holds the beginning of a further person's name, as where line ends were lost."""
        run = split_words(text)
        known = self._gazetteer.find(text)
        if len(known) == 1 and known[0].start == 0 and self._gazetteer.lookup(text) is None:
            rest = [word for word in run if word.start >= known[0].end]
            if 2 <= len(rest) == name_at(rest, 0) and not has_head_word(text[known[0].end :]):
                return True
        return any(
            is_given_name(run[index].text, nordic_only=True)
            and run[index].capital
            and (run[index + 1].capital or run[index + 1].text in PARTICLES)
            for index in range(1, len(run) - 1)
        )

    def _unknown(self, text: str, start: int) -> OrganisationMention | None:
        """Return an organisation that no list knows, by itself after a name: "Almi", "Jobbteamet i Enköping"."""
        run = split_words(text)
        if not _could_be_one(run) or len(run[0].text) < 2 or title_at(run, 0) or len(run) > 6 or _DIGIT.search(text):
            return None
        if len(run) > 1 and (all(word.capital for word in run) or any(is_title_word(word.text) for word in run)):
            return None
        if is_given_name(run[0].text, nordic_only=True) or (len(run) == 1 and looks_like_surname(run[0].text)):
            return None
        if len(run) == _NAME_AND_MORE and run[1].text in PARTICLES and run[2].capital:
            return None  # "Ilan de Bassi"
        name = text.rstrip(".") if len(run[-1].text) > _LONGEST_SHORTENED else text  # a sentence's stop, not "ek. för."
        return OrganisationMention(name, Span(start, start + len(name)), kind_of(name))

    def _reads_as_name(self, text: str, organisation: OrganisationMention) -> bool:
        """Whether a chunk that could be an organisation is rather a person ("Bo Skola", "Vara Ek")."""
        if organisation.identifier is not None:
            return False
        run = split_words(text)
        return len(run) > 1 and is_given_name(run[0].text, nordic_only=True) and name_at(run, 0) >= 2


def _is_verb(word: str) -> bool:
    return len(word) > _LONGEST_SHORTENED and word in verbs_after_people()


def _could_be_one(run: Sequence[Word]) -> bool:
    """Whether words could be one organisation's name by how they begin and what joins them."""
    tells = len(run) > 1 and run[1].capital and any(_is_verb(word.text) for word in run[2:])
    return bool(run) and run[0].capital and not tells and not any(word.text.casefold() in _NEVER_INSIDE for word in run)
