"""A line of a list in, its parts out: which words are a name, an organisation, a title, a limit …"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import dropwhile

from data.extraction.bracket_reader import BracketReader, are_initials
from data.extraction.chunk_reader import OF_ALL, ChunkReader
from data.extraction.given_names import is_given_name
from data.extraction.glued_places import PlaceSplitter
from data.extraction.organisation_names import OrganisationReader
from data.extraction.parts import Kind, Part, pieces
from data.extraction.slots import SlotReader
from data.extraction.strange_names import with_bracketed, with_strange_names
from data.lexicon import any_of
from data.record import OrganisationKind, OrganisationMention

_REMEMBERED = 4096  # lines: each is read several times, and lists repeat from meeting to meeting
_FEWEST_OF_NAME = 2
_LONGEST_PARTY = 3  # letters
_OPENING = (Kind.ROLE, Kind.LIMIT, Kind.ORGANISATION, Kind.UNKNOWN)
_LED = re.compile(rf"\s*(?:Från|För)\s+(?=[A-ZÅÄÖ]|{any_of('organisations.referring')}(?!\w))")
_SECTOR = re.compile(rf"(?:^|\s)(?=[A-ZÅÄÖ])(?i:{any_of('organisations.sectors')})\s*$")
_SHORTENED_LABEL = re.compile(r"(?P<name>[A-ZÅÄÖ][^:,;()]{2,40}?)\s\([\w-]{2,8}\):\s")  # "Kils Bostäder (KBAB): Eva Ek"
_SEATED_LABEL = re.compile(
    r"(?P<name>[A-ZÅÄÖ]\w+(?:en|et|an|na)\si\s[A-ZÅÄÖ][\w-]+(?:\s[A-ZÅÄÖ][\w-]+)?):\s"
)  # "Kåren i Kil: Eva"
_NICKNAME = re.compile(
    r"(?<!\S)(?P<before>\S*[a-zåäö])\s\((?P<nick>[A-ZÅÄÖ]-[A-ZÅÄÖ]|[A-ZÅÄÖ][a-zåäö]{1,9})\)(?=\s[A-ZÅÄÖ][a-zåäö])"
)
_FOR_PLACE = re.compile(r"\s*för\s(?P<place>[A-ZÅÄÖ][a-zåäö]+)\s(?=[A-ZÅÄÖ][\w-]+\s[A-ZÅÄÖ])")
_LED_BY = re.compile(r"\s[–—-]\s(?=[A-ZÅÄÖ])")
_COLON = re.compile(r"\s?:\s")
_THROUGH = re.compile(r"\sgenom\s")  # "Kils kommun genom Eva Ek"
_ADDRESS = re.compile(r"\S+@\S+|https?://\S+|\b0\d{1,3}[-\s/]?\d[\d\s]{4,}\d\b")


class PartReader:
    """Reads the lines of attendance lists; ``slots`` reads what can only be an organisation there."""

    def __init__(self, organisations: OrganisationReader) -> None:
        self.slots = SlotReader(organisations)
        self._chunks = ChunkReader(organisations, self.slots)
        self._brackets = BracketReader(organisations, self.slots, self._chunks)
        self._places = PlaceSplitter(organisations.gazetteer, self.slots)
        self._remembered = lru_cache(_REMEMBERED)(self._parts)

    def parts(self, text: str, start: int) -> list[Part]:
        """Return the parts of one line, which stands at ``start`` of the clean text."""
        return [part.moved(start) for part in self._remembered(text)]

    def _parts(self, text: str) -> list[Part]:
        parts: list[Part] = []
        text = _with_nicknames(text)
        for begin, end, bracketed, separated in pieces(text):
            piece = text[begin:end]
            if piece.strip(" .*•") == "" or _ADDRESS.fullmatch(piece.strip()):
                continue
            both = OF_ALL.match(piece) if bracketed else None
            if both is not None:
                begin, piece = begin + both.end(), piece[both.end() :]  # "Eva Ek och Bo Berg (båda Kil)"
            if bracketed:
                self._brackets.take_for_person(parts, piece.strip())
                if not are_initials(piece, parts):
                    parts.extend(self._brackets.parts(piece, begin, parts))
            else:
                before = [] if _begins_person(text, begin) else parts
                parts.extend(self._group_and_chunk(piece, begin, before, separated, last=end == len(text)))
        parts = _by_first_name(_with_limits(_called_alone(self._with_label(parts, text)), text))
        led = _leading(parts, text)
        parts = [
            replace(part, opens=True) if part.kind in _OPENING and (part.start in led or _opens(text, part)) else part
            for part in parts
        ]
        parts = with_bracketed(self._places.after_names(self._places.after_parties(parts)), text, self._in_brackets)
        return with_strange_names(_with_parties(parts, text))

    def _in_brackets(self, text: str, start: int) -> OrganisationMention | None:
        return self.slots.group_label(text, start) or self.slots.named_in_slot(text, start)

    def _spoken_for(self, piece: str, start: int) -> OrganisationMention | None:
        """Return the municipality that leads a chunk and for which its people speak ("för Mark Eva Ek")."""
        match = _FOR_PLACE.match(piece)
        return self.slots.municipality(match["place"], start + match.start("place")) if match else None

    def _with_label(self, parts: list[Part], text: str) -> list[Part]:
        """Take words with a colon that begin a line for the organisation of those after it, though like a name."""
        if (labelled := _SHORTENED_LABEL.match(text)) and not is_given_name(labelled["name"].split()[0]):
            behind = [part for part in parts if part.start >= labelled.end()]
            mention = self.slots.named_in_slot(labelled["name"], 0)
            label = Part(Kind.ORGANISATION, 0, labelled.end("name"), labelled["name"], mention, comma=True)
            return [label, *behind] if behind and behind[0].kind is Kind.NAME else parts
        first = parts[0] if parts else None
        seated = _SEATED_LABEL.match(text)
        if seated is not None and first is not None and first.kind is not Kind.ORGANISATION:
            mention = self.slots.named_in_slot(seated["name"], 0)
            label = Part(Kind.ORGANISATION, 0, seated.end("name"), seated["name"], mention, comma=True)
            return [label, *(part for part in parts if part.start >= seated.end())]
        if first is None or first.kind is not Kind.NAME or len(parts) < _FEWEST_OF_NAME:
            return parts
        if is_given_name(first.text.split()[0]) or not _COLON.match(text, first.end):
            return parts
        mention = self.slots.named_in_slot(first.text, first.start)
        return [replace(first, kind=Kind.ORGANISATION, organisation=mention), *parts[1:]]

    def _group_and_chunk(
        self, piece: str, start: int, before: list[Part], separated: bool, *, last: bool
    ) -> Iterator[Part]:
        """Yield the parts of a chunk, with what only opens or names a group ("Från", "Ideell sektor") taken apart."""
        led = _LED.match(piece)
        if led is not None:
            yield Part(Kind.UNKNOWN, start, start + led.end(), led.group().strip(), comma=separated)
            start, piece = start + led.end(), piece[led.end() :]
        spoken_for = self._spoken_for(piece, start) if led is None else None
        if spoken_for is not None:
            yield Part(Kind.UNKNOWN, start, start + 1, "för", comma=separated)
            yield Part(
                Kind.ORGANISATION, spoken_for.span.start, spoken_for.span.end, spoken_for.name, spoken_for, opens=True
            )
            piece, start = piece[spoken_for.span.end - start :], spoken_for.span.end
            before, separated = [], False
        sector = _SECTOR.search(piece)
        head = piece[: sector.start()] if sector else piece
        if head.strip():
            yield from self._chunks.parts(head, start, before, separated, last=last and sector is None)
        if sector is not None:
            words = sector.group().strip()
            yield Part(Kind.UNKNOWN, start + sector.end() - len(words), start + sector.end(), words, comma=separated)


def _called_alone(parts: list[Part]) -> list[Part]:
    """Take a given name alone for a person beside another one's, or before "från" and whence its bearer is.

    "Eva och Noel (Kil), Hedvig från Region Kil".
    """
    found = list(parts)
    for at in range(len(found) - 1):
        part, following = found[at], found[at + 1]
        if part.kind is not Kind.UNKNOWN or not part.comma or not is_given_name(part.text, nordic_only=True):
            continue
        beside = following.kind is Kind.NAME and " " not in following.text and following.comma
        behind = found[at + 2 : at + 3]
        from_there = following.text == "från" and bool(behind) and behind[0].kind is Kind.ORGANISATION
        from_there = from_there and not any(one.text.startswith(f"{part.text} ") for one in found)  # named in full too
        if beside or (from_there and not following.comma and not behind[0].comma):
            found[at] = replace(part, kind=Kind.NAME)
    return found


def _with_parties(parts: list[Part], text: str) -> list[Part]:
    """Take letters in brackets for a party where a municipality follows them ("Eva Ek (KB), Kil")."""
    found = list(parts)
    for at in range(1, len(found) - 1):
        part, place = found[at], found[at + 1].organisation
        lettered = part.kind is Kind.ORGANISATION and part.text.isupper() and len(part.text) <= _LONGEST_PARTY
        bracketed = lettered and text[part.start - 1 : part.start] == "(" and found[at - 1].kind is Kind.NAME
        if bracketed and place is not None and place.kind is OrganisationKind.MUNICIPALITY:
            found[at] = replace(part, kind=Kind.PARTY, organisation=None)
    return found


def _by_first_name(parts: list[Part]) -> list[Part]:
    """Take given names alone for people where the line begins with them and whence they are ("Noel och Eva, Kil")."""
    count = next((at for at, part in enumerate(parts) if part.kind is not Kind.UNKNOWN), len(parts))
    place = parts[count].organisation if count < len(parts) else None
    municipal = place is not None and place.kind is OrganisationKind.MUNICIPALITY and parts[count].comma
    if not (count and municipal and all(is_given_name(part.text) for part in parts[:count])):
        return parts
    return [replace(part, kind=Kind.NAME) if at < count else part for at, part in enumerate(parts)]


def _with_nicknames(text: str) -> str:
    """Return a line with nicknames inside names in quotes instead of brackets ("Per-Olof (P-O) Ek"), as long as it."""
    return _NICKNAME.sub(_quoted_nickname, text) if "(" in text else text


def _quoted_nickname(match: re.Match[str]) -> str:
    called = is_given_name(match["before"]) and ("-" in match["nick"] or is_given_name(match["nick"]))
    return f'{match["before"]} "{match["nick"]}"' if called else match.group()


def _with_limits(parts: list[Part], text: str) -> list[Part]:
    """Return the parts of a line that leads its people by items, as such ("Punkt 2 – Eva Ek, punkt 3 – Bo Berg")."""
    led = [part for part in parts if part.kind is Kind.LIMIT and _LED_BY.match(text, part.end)]
    if not led or led[0] is not parts[0]:
        return parts
    return [replace(part, opens=True) if part in led else part for part in parts]


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


def _begins_person(text: str, begin: int) -> bool:
    """Whether a chunk begins the next person of a line that parts them by semicolons ("Eva Ek, Kil; Bo Berg, Ale")."""
    first = text[begin:].split(maxsplit=1)[:1]
    parted = "," in text and text[:begin].rstrip().endswith(";")
    return parted and bool(first) and is_given_name(first[0])
