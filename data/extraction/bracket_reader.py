"""What stands in brackets in, its parts out, and what it makes of the words before it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from data.extraction.chunk_reader import STANDS_IN, ChunkReader
from data.extraction.given_names import is_given_name
from data.extraction.limits import LIMIT, TIME_LIMIT
from data.extraction.meeting_roles import role_of
from data.extraction.names import clean_name, name_at, split_words
from data.extraction.organisation_names import OrganisationReader, has_foreign_word, has_head_word
from data.extraction.parts import JOINED_BY_WORD, Kind, Part, status_of, tells_how
from data.extraction.slots import SlotReader
from data.extraction.titles import title_at

_FEWEST_OF_NAME = 2
_LONGEST_STRANGE = 3  # words of a name, none of which is known as one
_ITEM_ALONE = re.compile(r"[1-9]\d?(?:\s?[,–-]\s?[1-9]\d?)*")


class BracketReader:
    """Reads what stands in brackets in lines of attendance lists."""

    def __init__(self, organisations: OrganisationReader, slots: SlotReader, chunks: ChunkReader) -> None:
        self._organisations = organisations
        self._slots = slots
        self._chunks = chunks

    def parts(self, piece: str, start: int, before: list[Part]) -> Iterator[Part]:
        """Yield the parts between brackets; an organisation there leaves a place before it to the name."""
        of_org = bool(before) and before[-1].kind in (Kind.ORGANISATION, Kind.STATUS)
        of_one = len(before) > 1 and before[-1].kind is Kind.ORGANISATION and before[-2].kind is Kind.NAME
        found = [
            self._bracket(one, start + at, named=of_org, numbered=of_one)
            for match in re.finditer(r"[^,;]+", piece)
            for one, at in _with_absence(match.group(), match.start())
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
        if role := role_of(inside):
            return Part(Kind.ROLE, start, end, inside, role=role)
        if numbered and _ITEM_ALONE.fullmatch(inside):
            return Part(Kind.LIMIT, start, end, f"punkt {inside}")  # "Eva Ek, Trafikverket (4)"
        if LIMIT.search(inside) or TIME_LIMIT.search(inside):
            return Part(Kind.LIMIT, start, end, inside)
        if self._chunks.is_party(inside):
            return Part(Kind.PARTY, start, end, inside)
        if status := status_of(inside):
            return Part(Kind.STATUS, start, end, inside, status=status)
        if STANDS_IN.match(inside):
            return self._chunks.stands_in(inside, start, end)
        if tells_how(inside):
            return Part(Kind.UNKNOWN, start, end, inside)
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
            return Part(Kind.ORGANISATION, start, end, inside, self._slots.named_in_slot(inside, start))
        return Part(Kind.UNKNOWN, start, end, inside)

    def take_for_person(self, parts: list[Part], bracket: str) -> None:
        """Take words that no list knows for a name where initials or a municipality in brackets follow them.

        Not after a name and a comma, as that name lacks its organisation still.
        """
        last = parts[-1] if parts else None
        if last is not None and last.kind is Kind.UNKNOWN and is_given_name(last.text, nordic_only=True):
            if self._slots.municipality(bracket, 0) is not None:
                parts[-1] = replace(last, kind=Kind.NAME)  # "Eva (Kil)"
            return
        if last is None or last.kind is not Kind.ORGANISATION or last.organisation is None or len(parts) < 2:
            return
        name = [word for word in split_words(last.text) if word.capital]
        strange = last.organisation.identifier is not None or has_head_word(last.text) or has_foreign_word(last.text)
        follows = parts[-2].kind is Kind.NAME and last.start - parts[-2].end not in JOINED_BY_WORD
        if strange or follows or not 2 <= len(name) <= _LONGEST_STRANGE:
            return
        if self._slots.municipality(bracket, 0) is not None or bracket == "".join(word.text[0] for word in name):
            parts[-1] = replace(last, kind=Kind.NAME, organisation=None, text=clean_name(last.text))


def _with_absence(piece: str, start: int) -> Iterator[tuple[str, int]]:
    """Yield a piece between brackets and where it stands, of a name with its absence both ("Eva Ek sjuk")."""
    name, _, last = piece.rpartition(" ")
    if " " in name and status_of(last.strip()) is not None:
        yield name, start
        yield last, start + len(name) + 1
    else:
        yield piece, start


def are_initials(piece: str, before: Sequence[Part]) -> bool:
    """Whether what stands in brackets are the initials of the name before: "Gunnar Rehn (GR)"."""
    letters = piece.strip()
    named = before[-1] if before and before[-1].kind is Kind.NAME else None
    if named is None or not 2 <= len(letters) <= 4 or not letters.isupper():
        return False
    words_ = re.split(r"[\s-]+", named.text)
    initials = "".join(word[0].upper() for word in words_)
    return letters in (initials, initials[0] + initials[-1], "".join(word[0] for word in words_ if word[0].isupper()))
