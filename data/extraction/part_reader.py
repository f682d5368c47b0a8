"""A line of a list in, its parts out: which words are a name, an organisation, a title, a limit …"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import dropwhile, pairwise, zip_longest

from data.extraction.given_names import is_given_name, is_surname
from data.extraction.limits import LIMIT, TIME_LIMIT, is_limit
from data.extraction.meeting_roles import role_of
from data.extraction.names import PARTICLES, Word, clean_name, looks_like_surname, name_at, split_words
from data.extraction.organisation_names import OrganisationReader, has_foreign_word, has_head_word, kind_of
from data.extraction.parts import JOINED_BY_WORD, Kind, Part, pieces, status_of
from data.extraction.runs import RunReader
from data.extraction.strange_names import is_strange, with_bracketed, with_strange_names
from data.extraction.titles import is_title_word, title_at
from data.lexicon import any_of
from data.record import AttendanceStatus, OrganisationKind, OrganisationMention, Span

_LONGEST_LIMIT = 60
_REMEMBERED = 4096  # lines: each is read several times, and lists repeat from meeting to meeting
_FEWEST_GLUED = 2
_NEVER_INSIDE = ("från",)  # a name: it parts a person from an organisation
_NAME_AND_MORE = 3
_NAME_AND_PLACE = 4  # words
_FEWEST_OF_NAME = 2
_LONGEST_STRANGE = 3  # words of a name, none of which is known as one
_TRAILING_LIMIT = re.compile(
    rf"\s(?:(?:{any_of('attendance.until', 'attendance.since')}\s)?{any_of('attendance.item_units')}\s?)?\d{{1,3}}"
    r"(?:\s?[-–,]\s?\d{1,3}|\s\d{1,3})*\s*$",
    re.IGNORECASE,
)
_DIGIT = re.compile(r"\d")
_OPENING = (Kind.ROLE, Kind.LIMIT, Kind.ORGANISATION, Kind.UNKNOWN)
_LED = re.compile(rf"\s*(?:Från|För)\s+(?=[A-ZÅÄÖ]|{any_of('organisations.referring')}(?!\w))")
_SECTOR = re.compile(rf"(?:^|\s)(?=[A-ZÅÄÖ])(?i:{any_of('organisations.sectors')})\s*$")
_SHORTENED_LABEL = re.compile(r"(?P<name>[A-ZÅÄÖ][^:,;()]{2,40}?)\s\([\w-]{2,8}\):\s")  # "Kils Bostäder (KBAB): Eva Ek"
_COLON = re.compile(r"\s?:\s")
_ITEM_ALONE = re.compile(r"[1-9]\d?(?:\s?[,–-]\s?[1-9]\d?)*")
_THROUGH = re.compile(r"\sgenom\s")  # "Kils kommun genom Eva Ek"
_REPLACED = re.compile(r"(?<!\w)(?:ersattes|ersätts|ersatt)\sav\s+(?=[A-ZÅÄÖ])")
_BOTH = re.compile(r"\s*(?:båda|bägge|alla|samtliga)\s+(?:(?:två|tre|fyra|fem|sex)\s+)?(?:från\s+)?(?=[A-ZÅÄÖ])")
_IN_PLACE_OF = re.compile(r"(?<!\w)i\s(?P<name>[A-ZÅÄÖ][^,;()]{3,50}?)(?:(?<![uio])s)?\s(?:ställe|frånvaro)\b")
_ALSO = re.compile(r"\s(?:och|samt)\s")  # "värd och ordförande"
_PARTY = re.compile(
    rf"^(?:[A-ZÅÄÖ]{{1,4}}|[A-ZÅÄÖ][a-zåäö][A-ZÅÄÖ]|[a-zåäö]{{1,2}}|-|–|\s*|{any_of('attendance.parties')})$"
)
_KNOWN_PARTY = re.compile(rf"{any_of('attendance.parties')}$", re.IGNORECASE)
_FEWEST_OF_ACRONYM = 3  # letters of an organisation's, after a comma
_STANDS_IN = re.compile(rf"(?<!\w){any_of('attendance.stands_in')}\s+(?=[A-ZÅÄÖ])")
_PRESENT_WORD = re.compile(rf"^{any_of('attendance.present')}$", re.IGNORECASE)
_REMARK = re.compile(
    rf"^{any_of('attendance.remote_links')}\s{any_of('attendance.remote')}\w*$|^{any_of('attendance.remarks')}$",
    re.IGNORECASE,
)
_ABSTAINS = re.compile(any_of("attendance.abstaining"), re.IGNORECASE)
_ADDRESS = re.compile(r"\S+@\S+|https?://\S+|\b0\d{1,3}[-\s/]?\d[\d\s]{4,}\d\b")


class PartReader:
    """Reads the lines of attendance lists."""

    def __init__(self, organisations: OrganisationReader) -> None:
        self._organisations = organisations
        self._gazetteer = organisations.gazetteer
        self._runs = RunReader(organisations)
        self._remembered = lru_cache(_REMEMBERED)(self._parts)

    def parts(self, text: str, start: int) -> list[Part]:
        """Return the parts of one line, which stands at ``start`` of the clean text."""
        return [part.moved(start) for part in self._remembered(text)]

    def _parts(self, text: str) -> list[Part]:
        parts: list[Part] = []
        for begin, end, bracketed, separated in pieces(text):
            piece = text[begin:end]
            if piece.strip(" .*•") == "" or _ADDRESS.fullmatch(piece.strip()):
                continue
            both = _BOTH.match(piece) if bracketed else None
            if both is not None:
                begin, piece = begin + both.end(), piece[both.end() :]  # "Eva Ek och Bo Berg (båda Kil)"
            if bracketed:
                self._take_for_person(parts, piece.strip())
                if not _are_initials(piece, parts):
                    parts.extend(self._brackets(piece, begin, parts))
            else:
                before = [] if _begins_person(text, begin) else parts
                parts.extend(self._group_and_chunk(piece, begin, before, separated, last=end == len(text)))
        parts = self._with_label(parts, text)
        led = _leading(parts, text)
        parts = [
            replace(part, opens=True) if part.kind in _OPENING and (part.start in led or _opens(text, part)) else part
            for part in parts
        ]
        parts = with_bracketed(self._with_places(self._with_places_after_parties(parts)), text, self._in_brackets)
        return with_strange_names(parts)

    def _in_brackets(self, text: str, start: int) -> OrganisationMention | None:
        return self.group_label(text, start) or self.named_in_slot(text, start)

    def _with_label(self, parts: list[Part], text: str) -> list[Part]:
        """Take words with a colon that begin a line for the organisation of those after it, though like a name."""
        if (labelled := _SHORTENED_LABEL.match(text)) and not is_given_name(labelled["name"].split()[0]):
            behind = [part for part in parts if part.start >= labelled.end()]
            mention = self.named_in_slot(labelled["name"], 0)
            label = Part(Kind.ORGANISATION, 0, labelled.end("name"), labelled["name"], mention, comma=True)
            return [label, *behind] if behind and behind[0].kind is Kind.NAME else parts
        first = parts[0] if parts else None
        if first is None or first.kind is not Kind.NAME or len(parts) < _FEWEST_OF_NAME:
            return parts
        if is_given_name(first.text.split()[0]) or not _COLON.match(text, first.end):
            return parts
        mention = self.named_in_slot(first.text, first.start)
        return [replace(first, kind=Kind.ORGANISATION, organisation=mention), *parts[1:]]

    def _take_for_person(self, parts: list[Part], bracket: str) -> None:
        """Take words that no list knows for a name where initials or a municipality in brackets follow them.

        Not after a name and a comma, as that name lacks its organisation still.
        """
        last = parts[-1] if parts else None
        if last is not None and last.kind is Kind.UNKNOWN and is_given_name(last.text, nordic_only=True):
            place = self._gazetteer.lookup(bracket)
            if place is not None and place.kind is OrganisationKind.MUNICIPALITY:
                parts[-1] = replace(last, kind=Kind.NAME)  # "Eva (Kil)"
            return
        if last is None or last.kind is not Kind.ORGANISATION or last.organisation is None or len(parts) < 2:
            return
        name = [word for word in split_words(last.text) if word.capital]
        strange = last.organisation.identifier is not None or has_head_word(last.text) or has_foreign_word(last.text)
        follows = parts[-2].kind is Kind.NAME and last.start - parts[-2].end not in JOINED_BY_WORD
        if strange or follows or not 2 <= len(name) <= _LONGEST_STRANGE:
            return
        place = self._gazetteer.lookup(bracket)
        told = place is not None and place.kind is OrganisationKind.MUNICIPALITY
        if told or bracket == "".join(word.text[0] for word in name):
            parts[-1] = replace(last, kind=Kind.NAME, organisation=None, text=clean_name(last.text))

    def _group_and_chunk(
        self, piece: str, start: int, before: list[Part], separated: bool, *, last: bool
    ) -> Iterator[Part]:
        """Yield the parts of a chunk, with what only opens or names a group ("Från", "Ideell sektor") taken apart."""
        led = _LED.match(piece)
        if led is not None:
            yield Part(Kind.UNKNOWN, start, start + led.end(), led.group().strip(), comma=separated)
            start, piece = start + led.end(), piece[led.end() :]
        sector = _SECTOR.search(piece)
        head = piece[: sector.start()] if sector else piece
        if head.strip():
            yield from self._chunk(head, start, before, separated, last=last and sector is None)
        if sector is not None:
            words = sector.group().strip()
            yield Part(Kind.UNKNOWN, start + sector.end() - len(words), start + sector.end(), words, comma=separated)

    def _with_places_after_parties(self, parts: list[Part]) -> list[Part]:
        """Take a place that is a first name too from a name where others have theirs there ("(S), Mark Eva Ek")."""
        places = sum(_before_place(before) and after.kind is Kind.ORGANISATION for before, after in pairwise(parts))
        if places < _FEWEST_GLUED:
            return parts
        found = parts[:1]
        for before, part in pairwise(parts):
            place, _, name = part.text.partition(" ")
            full = part.kind is Kind.NAME and _before_place(before) and " " in name
            mention = self._municipality(place, part.start) if full else None
            if mention is None:
                found.append(part)
                continue
            end = mention.span.end
            found.append(Part(Kind.ORGANISATION, part.start, end, place, mention, comma=part.comma))
            found.append(replace(part, start=end + 1, text=name, comma=False))
        return found

    def _with_places(self, parts: list[Part]) -> list[Part]:
        """Take the last word of a name for its place where most names of the line have theirs so ("Eva Ek Kil")."""
        glued = sum(
            1 for part in parts if part.kind is Kind.ORGANISATION and (not part.comma or self._ends_in_place(part))
        )
        named = [part for part in parts if part.kind is Kind.NAME]
        if glued < _FEWEST_GLUED or glued * 2 < len(named):
            return parts
        found: list[Part] = []
        for part, following in zip_longest(parts, parts[1:]):
            alone = following is None or following.comma or following.kind is not Kind.ORGANISATION
            may_end = (part.kind is Kind.NAME and alone) or self._ends_in_place(part)
            found.extend(self._split_off_place(part) if may_end else (part,))
        return found

    def _ends_in_place(self, part: Part) -> bool:
        """Whether what reads as an organisation may be somebody's strange name and place ("Parisa Daneshvar Kil")."""
        if not is_strange(part, _NAME_AND_PLACE) or part.text.count(" ") < _FEWEST_GLUED:
            return False
        place = self._gazetteer.lookup(part.text.rpartition(" ")[2])
        return place is not None and place.kind is OrganisationKind.MUNICIPALITY

    def _split_off_place(self, part: Part) -> tuple[Part, ...]:
        name, _, place = part.text.rpartition(" ")
        known = self._gazetteer.lookup(place)
        alone = is_given_name(name, nordic_only=True) and not is_surname(place)  # "Eva Kil", not "Eva Lund"
        if known is None or not (" " in name or alone) or len(part.text) != part.end - part.start:
            return (part,)
        begin = part.end - len(place)
        mention = OrganisationMention(place, Span(begin, part.end), known.kind, known.identifier)
        return (
            replace(part, kind=Kind.NAME, organisation=None, end=begin - 1, text=name),
            Part(Kind.ORGANISATION, begin, part.end, place, mention, comma=False),
        )

    def group_label(self, text: str, start: int) -> OrganisationMention | None:
        """Return the organisation that a line above several names gives them ("För Region Skåne:"), if it does."""
        label = re.sub(r"^(?:från|för|representanter\s(?:för|från))\s", "", text.strip(" :|*-–"), flags=re.IGNORECASE)
        return self._organisations.in_slot(label, start + text.find(label)) if label else None

    def region(self, text: str, start: int) -> OrganisationMention | None:
        """Return the region that a cell under "Region" names by its county ("Norrbotten"), if it does."""
        name = text.strip(" .,*")
        known = self._gazetteer.lookup(f"Region {name}")
        if known is None:
            return None
        begin = start + text.index(name)
        return OrganisationMention(name, Span(begin, begin + len(name)), known.kind, known.identifier)

    def is_known(self, label: str) -> bool:
        """Say whether a label is an organisation that is known, whose people stand beside it."""
        named = self.group_label(label, 0)
        return named is not None and named.identifier is not None

    def named_in_slot(self, text: str, start: int) -> OrganisationMention | None:
        """Return the organisation that stands where nothing else can: any words will do."""
        name = text.strip(" .,*")
        if len(name) < 2 or not any(character.isalpha() for character in name):
            return None
        begin = start + text.index(name)
        return OrganisationMention(name, Span(begin, begin + len(name)), kind_of(name))

    def _brackets(self, piece: str, start: int, before: list[Part]) -> Iterator[Part]:
        """Yield the parts between brackets; an organisation there leaves a place before it to the name."""
        of_org = bool(before) and before[-1].kind in (Kind.ORGANISATION, Kind.STATUS)
        of_one = len(before) > 1 and before[-1].kind is Kind.ORGANISATION and before[-2].kind is Kind.NAME
        found = [
            self._bracket(match.group(), start + match.start(), named=of_org, numbered=of_one)
            for match in re.finditer(r"[^,]+", piece)
        ]
        place = before[-1] if len(before) > 1 and before[-1].kind is Kind.ORGANISATION else None
        if place is not None and not place.comma and before[-2].kind is Kind.NAME:
            named = before[-2]
            if found and found[0].kind is Kind.ORGANISATION and place.start == named.end + 1:
                # "Sara Ek Lund (Ale)"
                before[-2:] = [replace(named, end=place.end, text=f"{named.text} {place.text}")]
        yield from found

    def _bracket(self, piece: str, start: int, *, named: bool, numbered: bool) -> Part:
        """Return what a piece between brackets is.

        ``named`` says that it may be who is there of an organisation, ``numbered`` that it may be an item's number.
        """
        end = start + len(piece)
        inside = piece.strip()
        inside_at = piece.find(inside)
        if role := role_of(inside) or next(filter(None, map(role_of, _ALSO.split(inside))), None):
            return Part(Kind.ROLE, start, end, inside, role=role)
        if numbered and _ITEM_ALONE.fullmatch(inside):
            return Part(Kind.LIMIT, start, end, f"punkt {inside}")  # "Eva Ek, Trafikverket (4)"
        if LIMIT.search(inside) or TIME_LIMIT.search(inside):
            return Part(Kind.LIMIT, start, end, inside)
        if self._is_party(inside):
            return Part(Kind.PARTY, start, end, inside)
        if status := status_of(inside):
            return Part(Kind.STATUS, start, end, inside, status=status)
        if _STANDS_IN.match(inside):
            return self._stands_in(inside, start, end)
        organisation = self._organisations.in_slot(inside, start)
        if organisation is not None:
            return Part(Kind.ORGANISATION, start, end, inside, organisation)
        run = split_words(inside)
        if title_at(run, 0):
            return Part(Kind.TITLE, start, end, inside)
        if named and len(run) >= _FEWEST_OF_NAME and is_given_name(run[0].text) and name_at(run, 0) == len(run):
            begin = start + inside_at
            return Part(Kind.NAME, begin, begin + len(inside), clean_name(inside), comma=False)
        if run and len(inside) > 2 and all(word.capital for word in run):
            return Part(Kind.ORGANISATION, start, end, inside, self.named_in_slot(inside, start))
        return Part(Kind.UNKNOWN, start, end, inside)

    def _is_party(self, text: str) -> bool:
        return bool(_PARTY.match(text)) and self._gazetteer.lookup(text) is None and not is_title_word(text)

    def _stands_in(self, text: str, start: int, end: int) -> Part:
        run = split_words(text, start)
        if match := _STANDS_IN.match(text):
            run = [word for word in run if word.start >= start + match.end()]
        length = name_at(run, 0)
        name = clean_name(text[run[0].start - start : run[length - 1].end - start]) if length else ""
        return Part(Kind.STANDS_IN, run[0].start if run else start, run[length - 1].end if length else end, name)

    def _chunk(
        self, piece: str, start: int, before: list[Part], separated: bool, *, last: bool = False
    ) -> Iterator[Part]:
        """Yield the parts of a chunk that stands between two separators."""
        if cut := self._trailing_limit(piece):
            yield from self._chunk(piece[:cut], start, before, separated)
            limit = piece[cut:].strip()
            text = limit if is_limit(limit) else f"§ {re.sub(r'(?<=[0-9]) (?=[0-9])', '-', limit)}"
            yield Part(Kind.LIMIT, start + cut, start + len(piece.rstrip()), text, comma=False)
            return
        both = _BOTH.match(piece)
        if both is not None and before and before[-1].kind is Kind.NAME:
            piece, start, separated = piece[both.end() :], start + both.end(), False  # glued, for all before it
        whole = self._whole(piece, start, before, separated)
        if whole is not None:
            yield whole
            return
        replaced = _REPLACED.search(piece)
        if replaced is not None:
            middle, end = start + replaced.start(), start + replaced.end()
            yield from self._chunk(piece[: replaced.start()], start, before, separated) if replaced.start() else ()
            yield Part(Kind.STATUS, middle, end, replaced.group().strip(), status=AttendanceStatus.ABSENT)
            yield from self._chunk(piece[replaced.end() :], end, [*before], True)
            return
        in_place = _IN_PLACE_OF.search(piece)
        if in_place is not None:
            if piece[: in_place.start()].strip():
                yield from self._chunk(piece[: in_place.start()], start, before, separated)
            begin, end = start + in_place.start("name"), start + in_place.end("name")
            yield Part(Kind.STANDS_IN, begin, end, clean_name(in_place["name"]))
            return
        match = _STANDS_IN.search(piece)
        if match and (match.start() == 0 or before or " " in piece[: match.start()].strip()):
            head = piece[: match.start()]
            yield from self._chunk(head, start, before, separated) if head.strip() else ()
            part = self._stands_in(piece[match.start() :], start + match.start(), start + len(piece))
            part = self._as_place(part) if part.text else part
            if match.group().strip() == "för" and not self._names_person(part):
                begin = start + match.end()
                rest = piece[match.end() :]
                yield Part(
                    Kind.ORGANISATION, begin, start + len(piece), rest, self.named_in_slot(rest, begin), comma=False
                )
                return
            if part.text:
                yield part
                rest = piece[part.end - start :]
                yield from self._chunk(rest, part.end, [*before, part], False) if rest.strip() else ()
            return
        yield from self._runs.parts(piece, start, before, separated=separated, last=last)

    def _names_person(self, part: Part) -> bool:
        """Whether the words after "för" are a full name, or a place: else they are what somebody speaks for."""
        words = part.text.split()
        return part.kind is not Kind.STANDS_IN or (len(words) > 1 and is_given_name(words[0]))

    def _as_place(self, part: Part) -> Part:
        """Return whom somebody stands in for as the municipality that one speaks for instead, if it is one."""
        mention = self._municipality(part.text, part.start)
        return replace(part, kind=Kind.ORGANISATION, organisation=mention, comma=False) if mention else part

    def _municipality(self, name: str, start: int) -> OrganisationMention | None:
        """Return the municipality of that name, which stands at ``start``; None where there is none."""
        known = self._gazetteer.lookup(name)
        if known is None or known.kind is not OrganisationKind.MUNICIPALITY:
            return None
        return OrganisationMention(name, Span(start, start + len(name)), known.kind, known.identifier)

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
        if after_name and len(inside) <= 3 and not (titled or letters) and self._is_party(inside):
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
            organisation = self.named_in_slot(inside, start) if foreign else unknown
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
        return OrganisationMention(text, Span(start, start + len(text)), kind_of(text))

    def _reads_as_name(self, text: str, organisation: OrganisationMention) -> bool:
        """Whether a chunk that could be an organisation is rather a person ("Bo Skola", "Vara Ek")."""
        if organisation.identifier is not None:
            return False
        run = split_words(text)
        return len(run) > 1 and is_given_name(run[0].text, nordic_only=True) and name_at(run, 0) >= 2


def _before_place(part: Part) -> bool:
    """Whether a place is likely to follow: after a party or "från"."""
    return part.kind is Kind.PARTY or (part.kind is Kind.UNKNOWN and part.text == "från")


def _leading(parts: Sequence[Part], text: str) -> frozenset[int]:
    """Return where the organisations begin that lead groups of people between semicolons, if all groups have one."""
    ends = [match.start() for match in re.finditer(";", text)]
    groups: list[list[Part]] = [[] for _ in range(len(ends) + 1)]
    for part in dropwhile(lambda part: part.kind is Kind.UNKNOWN, parts):
        groups[sum(end <= part.start for end in ends)].append(part)
    led = all(group and group[0].kind is Kind.ORGANISATION for group in groups)
    named = all(any(part.kind is Kind.NAME for part in group) for group in groups)
    return frozenset(group[0].start for group in groups) if ends and led and named else frozenset()


def _opens(text: str, part: Part) -> bool:
    """Whether a part is said of the names after it ("Sekreterare: Eva", "justerat av Eva", "Kil: Eva", "§ 3: Eva")."""
    by_words = part.kind is Kind.ROLE and part.text.endswith(" av")
    by_words = by_words or (part.kind is Kind.ORGANISATION and _THROUGH.match(text, part.end) is not None)
    return by_words or bool(_COLON.match(text, part.end))


def _are_initials(piece: str, before: Sequence[Part]) -> bool:
    """Whether what stands in brackets are the initials of the name before: "Gunnar Rehn (GR)"."""
    letters = piece.strip()
    named = before[-1] if before and before[-1].kind is Kind.NAME else None
    if named is None or not 2 <= len(letters) <= 4 or not letters.isupper():
        return False
    words_ = re.split(r"[\s-]+", named.text)
    initials = "".join(word[0].upper() for word in words_)
    return letters in (initials, initials[0] + initials[-1], "".join(word[0] for word in words_ if word[0].isupper()))


def _begins_person(text: str, begin: int) -> bool:
    """Whether a chunk begins the next person of a line that parts them by semicolons ("Eva Ek, Kil; Bo Berg, Ale")."""
    first = text[begin:].split(maxsplit=1)[:1]
    parted = "," in text and text[:begin].rstrip().endswith(";")
    return parted and bool(first) and is_given_name(first[0])


def _could_be_one(run: Sequence[Word]) -> bool:
    """Whether words could be one organisation's name by how they begin and what joins them."""
    return bool(run) and run[0].capital and not any(word.text.casefold() in _NEVER_INSIDE for word in run)
