"""A run of words without separators in, its parts out: of all ways to divide it, the one that scores best.

Where line ends were lost, "Eva Ek Kil Bo Berg LRF Skåne" has to be divided into names, organisations and the like.
Each way to divide a run is a path over its words whose pieces are scored by what they look like and what stands before
them; the best path is found by dynamic programming (a semi-Markov model: Sarawagi and Cohen 2004, with weights set by
hand instead of learnt, so that every choice can be told).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from itertools import pairwise
from typing import NamedTuple

from data.extraction.given_names import is_given_name, is_surname
from data.extraction.limits import LIMIT, TIME_LIMIT
from data.extraction.meeting_roles import role_of
from data.extraction.names import (
    PARTICLES,
    PRESENCE_MARK,
    Word,
    clean_name,
    is_abbreviation,
    is_initial,
    is_name_word,
    is_stop_word,
    looks_like_surname,
    split_words,
)
from data.extraction.organisation_names import OrganisationReader, ends_as_organisation, kind_of
from data.extraction.parts import Kind, Part, status_of
from data.extraction.titles import is_title_word, title_at
from data.forms import names_its_kind
from data.gazetteer import GazetteerHit
from data.lexicon import words
from data.record import OrganisationKind, OrganisationMention, Span

_REMEMBERED = 16_384  # words
_LONGEST = 8  # words of one piece
_LONGEST_NAME = 5
_LONGEST_ROLE = 4
_LONGEST_STATUS = 3
_LONGEST_GUESS = 4
_LONGEST_ABBREVIATION = 6  # letters
_NUMBER = re.compile(r"(?:§§?\s?)?\d[\d:.,–-]*\w?|§§?")
_LABEL_WORD = re.compile(r"[A-ZÅÄÖ]\w{6,}(?:er|erna|are|arna|ar)")  # "Kommunrepresentanter", before a name
_LINKS = frozenset(("från", "för", "vid", "hos", "på"))  # between a person and an organisation
_BEFORE_GROUPS = ("För", "Från")  # what opens a group of the list, and belongs to nobody before it
_A_NAME = 2  # words with capitals at least
_TWO_PEOPLE = 4  # words with capitals
_UNIT_BEFORE_NUMBER = 4  # words of a limit before its number ("till och med punkt")
_TOLD_IN_A_ROW = -0.3  # "Kils kommun Ale kommun"
_KNOWN_IN_A_ROW = -1.6
# What a piece is worth more or less by the kind of piece before it.
_AFTER: dict[tuple[Kind | None, Kind], float] = {
    (None, Kind.ORGANISATION): -1.2,
    (Kind.ORGANISATION, Kind.ORGANISATION): -4.0,
    (Kind.LIMIT, Kind.ORGANISATION): -0.8,
    (Kind.NAME, Kind.ORGANISATION): 0.6,
    (Kind.TITLE, Kind.ORGANISATION): 0.2,
    (Kind.UNKNOWN, Kind.ORGANISATION): -0.6,
    (Kind.UNKNOWN, Kind.NAME): -0.6,
}


class _Piece(NamedTuple):
    """A way to read the words from one place on: how many, as what, how well (a tuple: thousands are weighed)."""

    length: int
    kind: Kind
    score: float
    organisation: OrganisationMention | None = None


@dataclass(frozen=True, slots=True)
class _Run:
    """Words to be divided: ``text`` stands at ``start``.

    ``before`` is the kind of part before it; ``in_slot`` says that an organisation could stand here by its place,
    ``weak_slot`` that one could whatever its words; ``limited`` that a limit may stand in
    it; ``known`` in which words a name of the reference data may begin.
    """

    words: tuple[Word, ...]
    text: str
    start: int
    before: Kind | None
    in_slot: bool
    weak_slot: bool
    limited: bool
    known: tuple[bool, ...]

    def at(self, index: int, length: int) -> tuple[Word, ...]:
        """Return some words from one on."""
        return self.words[index : index + length]

    def text_at(self, index: int, length: int) -> str:
        """Return the text of some words from one on, with what stands between them."""
        return self.text[self.words[index].start - self.start : self.words[index + length - 1].end - self.start]

    def span_at(self, index: int, length: int) -> Span:
        """Return where some words from one on stand."""
        return Span(self.words[index].start, self.words[index + length - 1].end)

    def is_slot(self, index: int, length: int) -> bool:
        """Whether some words are all that stands where an organisation could."""
        return self.in_slot and index == 0 and length == len(self.words)


class RunReader:
    """Divides runs of words."""

    def __init__(self, organisations: OrganisationReader) -> None:
        self._organisations = organisations
        self._gazetteer = organisations.gazetteer
        self._may_begin = lru_cache(_REMEMBERED)(self._gazetteer.may_begin_in)

    def parts(
        self, piece: str, start: int, before: Sequence[Part], *, separated: bool, last: bool = False
    ) -> Iterator[Part]:
        """Yield the parts of ``piece``, which stands at ``start``; ``before`` are those of its line before it.

        ``separated``: a separator stands before it; ``last``: nothing follows it on its line.
        """
        words = tuple(_tokens(piece, start))
        if not words:
            return
        after = Kind.NAME if any(part.kind is Kind.NAME for part in before) else None
        first = before[-1].kind if before and not separated else after
        slot = separated and first is Kind.NAME
        weak = slot and _expects(before, last=last)
        limited = any(map(_is_number, words)) or TIME_LIMIT.search(piece) is not None
        known = tuple(self._may_begin(word.text) for word in words)
        run = _Run(words, piece, start, first, slot, weak, limited, known)
        comma = separated
        for index, found in self._best(run):
            part = _made(found, run, index)
            if part is not None:
                yield replace(part, comma=comma)
            comma = False

    def _best(self, run: _Run) -> list[tuple[int, _Piece]]:
        """Return the pieces of the best path, each with the index of its first word."""
        # by index of the word after a piece and the piece's kind: best score, and how it was reached
        best: list[dict[Kind | None, _Step]] = [{} for _ in range(len(run.words) + 1)]
        best[0][run.before] = _Step(0.0, 0, None, None)
        hits = {hit.start + run.start for hit in self._gazetteer.find(run.text)}
        for index in range(len(run.words)):
            if not best[index]:
                continue
            pieces = list(self._pieces(run, index, hits))
            for state, step in list(best[index].items()):
                for found in pieces:
                    total = step.score + found.score + _follows(step.found, state, found)
                    slot = best[index + found.length]
                    if found.kind not in slot or slot[found.kind].score < total:
                        slot[found.kind] = _Step(total, index, state, found)
        return _path(best)

    def _pieces(self, run: _Run, index: int, hits: set[int]) -> Iterator[_Piece]:
        """Yield the ways to read what begins at a word; at least that the word says nothing."""
        word = run.words[index]
        label = index == 0 and _LABEL_WORD.fullmatch(word.text) is not None
        plain = -0.1 if word.text in _LINKS else -0.4
        yield _Piece(1, Kind.UNKNOWN, plain if label or not word.capital else -1.5)
        if run.limited and (limit := _limit_length(run, index)):
            yield _Piece(limit, Kind.LIMIT, 3.5 + 0.2 * limit)
        if _is_number(word):
            return
        for length in range(1, min(_LONGEST_ROLE, len(run.words) - index) + 1):
            if role_of(run.text_at(index, length)):
                yield _Piece(length, Kind.ROLE, 3.5 + 0.5 * length)
        for length in range(1, min(_LONGEST_STATUS, len(run.words) - index) + 1):
            following = run.at(index + length, 1)
            abstains = bool(following) and following[0].text == "i"  # "deltar ej i beslut" tells of no absence
            if index > 0 and not abstains and status_of(run.text_at(index, length)) is not None:
                yield _Piece(length, Kind.STATUS, 2.5 + 0.5 * length)
        if length := _title_length(run.at(index, _LONGEST), hits):
            yield _Piece(length, Kind.TITLE, 3.0 + 0.3 * length)
        yield from self._organisation_pieces(run, index)
        if is_given_name(word.text) or self._gazetteer.lookup(word.text) is None:
            yield from (self._less_for_place(run, index, found) for found in _name_pieces(run, index))

    def _less_for_place(self, run: _Run, index: int, found: _Piece) -> _Piece:
        """Score a name of two words less whose second can only be a place: "Bara Eslöv"."""
        if found.length != 2 or not run.known[index + 1] or _is_nordic(run.words[index]):
            return found
        second = run.words[index + 1].text
        hits = self._gazetteer.find(second)
        if len(hits) == 1 and not hits[0].ambiguous and _ends(hits[0], second):
            return found._replace(score=found.score - 3.0)
        return found

    def _organisation_pieces(self, run: _Run, index: int) -> Iterator[_Piece]:
        if run.words[index].text in _BEFORE_GROUPS:
            return
        for length in range(1, min(_LONGEST, len(run.words) - index) + 1):
            if _is_number(run.words[index + length - 1]):
                return
            text, span = run.text_at(index, length), run.span_at(index, length)
            known = self._gazetteer.lookup(text) if run.known[index] else None
            if known is not None:
                mention = OrganisationMention(text, span, known.kind, known.identifier)
                yield _Piece(length, Kind.ORGANISATION, self._known_score(text, length), mention)
                continue
            found = self._organisations.in_slot(text, span.start)
            if found is not None and found.span.start == span.start:
                yield _Piece(length, Kind.ORGANISATION, self._told_score(run.at(index, length), text), found)
            elif (score := self._guess_score(run, index, length, text)) is not None:
                yield _Piece(length, Kind.ORGANISATION, score, OrganisationMention(text, span, kind_of(text)))

    def _known_score(self, text: str, length: int) -> float:
        """Score an organisation of the reference data, less where its form is somebody's name or a word too."""
        found = self._gazetteer.find(text)
        ambiguous = len(found) == 1 and found[0].ambiguous and not found[0].qualified and found[0].end == len(text)
        if not ambiguous:
            return 3.4 + 0.7 * length
        return -0.6 if looks_like_surname(text) or is_given_name(text) else 1.6

    def _told_score(self, words: Sequence[Word], text: str) -> float:
        """Score an organisation that no list has but whose words say that it is one."""
        placed = len(words) > 1 and bool(self._gazetteer.find(text))
        clause = len(words) > 1 and not _verbs().isdisjoint(word.text for word in words)
        others = [word for word in words[1:] if word.capital and self._gazetteer.lookup(word.text) is None]
        people = sum(1.0 if _is_nordic(word) else 0.5 for word in others if is_given_name(word.text))
        people += 0.7 * (len(others) > 1 and is_surname(words[-1].text) and words[-1] in others)
        people += max(0, sum(1 for hit in self._gazetteer.find(text) if hit.qualified) - 1)
        strangers = len(_after_head_word(others, words))
        against = 3.0 * people + 1.3 * strangers + 2.5 * (words[0].capital and _is_nordic(words[0])) + 2.5 * clause
        return 2.6 + 0.3 * len(words) + 1.6 * placed - against

    def _guess_score(self, run: _Run, index: int, length: int, text: str) -> float | None:
        """Score words that neither a list nor their own form makes an organisation, None where they cannot be one."""
        words, in_slot = run.at(index, length), run.is_slot(index, length)
        found = self._gazetteer.find(text) if any(run.known[index : index + length]) else []
        if len(found) == 2 and found[0].start == 0 and _has_branches(found[0]) and _ends(found[1], text):
            return 6.0 + 0.5 * length  # a local branch is a body of its own: "LRF Kronoberg"
        long = length > _LONGEST_GUESS and not found and not ends_as_organisation(words[0].text.casefold())
        if (
            (long and "&" not in text)
            or _opens_no_organisation(words[0].text)
            or any(word.text == "från" for word in words)
        ):
            return None
        if "&" in text and words[0].capital:
            return 3.0 + 0.3 * length
        by_place = _score_by_place(words, found, text, in_slot=in_slot)
        return (
            _score_by_capitals(run, index, words) if by_place is None and not is_stop_word(words[0].text) else by_place
        )


def _score_by_place(words: Sequence[Word], found: Sequence[GazetteerHit], text: str, *, in_slot: bool) -> float | None:
    """Score words for an organisation by the known names inside, and by a first word that tells what it is."""
    length, people = len(words), sum(1 for word in words[1:] if _is_nordic(word))
    if in_slot and words[0].capital and length > 1 and found and not people and not _after_head_word(words, words):
        beyond = [word for word in words if word.start - words[0].start >= found[-1].end]
        is_one = len(beyond) < _A_NAME and not is_surname(words[-1].text)
        return 6.0 if is_one else -1.0  # "Hallands Hamnar", but not "Försäkringskassan Abbe Ek"
    placed = 1 < length <= _LONGEST_NAME and bool(found) and found[0].start > 0 and _ends(found[-1], text)
    if ends_as_organisation(words[0].text.casefold()):
        if placed:
            return 4.2 + 0.3 * length  # "Länsbiblioteket i Kil"
        if length > 1 and all(word.capital for word in words):
            return 2.4 + 0.3 * length - 2.0 * people
    if placed and not is_stop_word(words[0].text):
        return 3.4 if in_slot else 0.6  # "Destination Åre", "polisområde östra Kil"
    return None


def _score_by_capitals(run: _Run, index: int, words: Sequence[Word]) -> float | None:
    """Score words for an organisation by nothing but their capitals and where they stand."""
    length, people = len(words), sum(1 for word in words[1:] if _is_nordic(word))
    if length > _LONGEST_GUESS or not all(word.capital and not is_title_word(word.text) for word in words):
        return None
    if index > 0 and run.words[index - 1].text in _LINKS:
        return 1.2 + 0.3 * length - 2.0 * people
    in_slot = run.is_slot(index, length)
    if in_slot and length > 1 and not looks_like_surname(words[-1].text):
        if words[0].text.endswith("s"):
            return 2.0  # "Arkösunds Båtvänner"
        if run.weak_slot:
            return 2.8  # "Junsele Framtid"
    return (-0.6 if in_slot else -2.0) - 0.3 * length + 1.8 * _abbreviations(run, index, words) - 2.0 * people


def _follows(before: _Piece | None, kind: Kind | None, found: _Piece) -> float:
    """Score a piece by what stands before it; known organisations may stand in a row, as in a column of them."""
    if before is not None and before.organisation is not None and found.organisation is not None:
        if not (before.organisation.identifier and found.organisation.identifier):
            return _AFTER[Kind.ORGANISATION, Kind.ORGANISATION]
        told = names_its_kind(before.organisation.name) and names_its_kind(found.organisation.name)
        return _TOLD_IN_A_ROW if told else _KNOWN_IN_A_ROW
    unit = found.organisation is not None and found.organisation.name.islower() and " " not in found.organisation.name
    if unit and kind in (Kind.TITLE, Kind.UNKNOWN):
        return -2.2  # "chef för avdelningen", "enhetschef på förvaltningen": a unit of one's own
    return _AFTER.get((kind, found.kind), 0.0)


def _abbreviations(run: _Run, index: int, words: Sequence[Word]) -> int:
    """Count the words of several capitals, where all are as short as abbreviations and none has a name's initials."""
    initials = {word.text[0] for word in run.words[max(0, index - 4) : index]}
    if not all(1 < len(word.text) <= _LONGEST_ABBREVIATION for word in words):
        return 0
    return sum(1 for word in words if word.text.isupper() and not set(word.text) <= initials)


def _expects(before: Sequence[Part], *, last: bool) -> bool:
    """Whether an organisation may follow a name by its place alone.

    In a mere list of names it may not, nor in a list below an organisation.
    """
    named = [part.kind for part in before if part.kind in (Kind.NAME, Kind.ORGANISATION)]
    if named[0] is not Kind.NAME:
        return False
    return Kind.ORGANISATION in named or (last and len(named) == 1)


class _Step(NamedTuple):
    """How a place in a run was reached: by which piece, from which word and kind of piece, with which score in all."""

    score: float
    begin: int
    before: Kind | None
    found: _Piece | None


def _path(best: Sequence[dict[Kind | None, _Step]]) -> list[tuple[int, _Piece]]:
    """Return the pieces that lead to the best score at the end."""
    path: list[tuple[int, _Piece]] = []
    index = len(best) - 1
    state = max(best[index], key=lambda kind: best[index][kind].score)
    while (step := best[index][state]).found is not None:
        path.append((step.begin, step.found))
        index, state = step.begin, step.before
    return path[::-1]


def _made(found: _Piece, run: _Run, index: int) -> Part | None:
    text, span = run.text_at(index, found.length), run.span_at(index, found.length)
    if found.kind is Kind.NAME:
        return Part(Kind.NAME, span.start, span.end, clean_name(text))
    if found.kind is Kind.ROLE:
        return Part(Kind.ROLE, span.start, span.end, text, role=role_of(text))
    if found.kind is Kind.STATUS:
        return Part(Kind.STATUS, span.start, span.end, text, status=status_of(text))
    if found.kind is Kind.UNKNOWN and not any(letter.isalpha() for letter in text):
        return None
    return Part(found.kind, span.start, span.end, text, found.organisation)


def _tokens(piece: str, start: int) -> list[Word]:
    """Return the words and numbers of a piece in order."""
    words = split_words(piece, start)
    numbers = [Word(match.group(), start + match.start(), start + match.end()) for match in _NUMBER.finditer(piece)]
    taken = [(word.start, word.end) for word in words]
    free = [number for number in numbers if not any(begin < number.end and number.start < end for begin, end in taken)]
    return sorted([*words, *free], key=lambda word: word.start) if free else words


def _is_number(word: Word) -> bool:
    return word.text[0].isdigit() or word.text[0] == "§"


@cache
def _verbs() -> frozenset[str]:
    return frozenset(words("headings.sentence.verbs"))


@lru_cache(_REMEMBERED)
def _opens_no_organisation(word: str) -> bool:
    """Whether a word is a given name or a title."""
    return is_given_name(word) or is_title_word(word)


def _is_nordic(word: Word) -> bool:
    return is_given_name(word.text, nordic_only=True)


def _limit_length(run: _Run, index: int) -> int:
    """Return how many words a limit that begins at a word takes (0: none)."""
    text = run.text[run.words[index].start - run.start :]
    if not any(map(_is_number, run.at(index, _UNIT_BEFORE_NUMBER + 1))) and not TIME_LIMIT.match(text):
        return 0
    match = LIMIT.match(text)
    if match is None or not (match["unit"] or match["to"] or match["from"] or match["not"]):
        match = TIME_LIMIT.match(text)
    if match is None:
        return 0
    end = run.words[index].start + len(match.group().rstrip())
    return sum(1 for word in run.words[index:] if word.end <= end)


def _title_length(words: Sequence[Word], hits: set[int]) -> int:
    """Return how many words a title takes, up to its organisation ("chef för X")."""
    length = title_at(list(words), 0)
    for after in range(1, length):
        if words[after].start in hits:
            links = 1 if words[after - 1].text in ("för", "på", "vid", "i", "hos") else 0
            return after - links
    return length


def _after_head_word(others: Sequence[Word], words: Sequence[Word]) -> list[Word]:
    """Return those of some words that stand after one in lower case that ends a name: "X länsbibliotek Eva"."""
    head = next((word for word in words if not word.capital and ends_as_organisation(word.text)), None)
    return [word for word in others if head is not None and word.start > head.start]


def _has_branches(hit: GazetteerHit) -> bool:
    return hit.organisation.kind in (OrganisationKind.ASSOCIATION, OrganisationKind.COMPANY)


def _ends(hit: GazetteerHit, text: str) -> bool:
    """Whether a place ends a text."""
    return hit.end == len(text) and hit.organisation.kind in (OrganisationKind.MUNICIPALITY, OrganisationKind.COUNTY)


def _name_pieces(run: _Run, index: int) -> Iterator[_Piece]:
    """Yield the names of two words and more that may begin at a word."""
    first = run.words[index]
    if not first.capital or not (is_name_word(first.text) or is_initial(first.text)) or is_stop_word(first.text):
        return
    if _LABEL_WORD.fullmatch(first.text) and not is_given_name(first.text):
        return
    score = _given_score(first, opens_chunk=index == 0)
    capitals, length = 1, 1
    for last, word in pairwise(run.at(index, _LONGEST_NAME)):
        between = run.text[last.end - run.start : word.start - run.start]
        if between.strip(" \u00a0\n-") or _is_number(word) or word.text == PRESENCE_MARK:
            return
        length += 1
        if word.text.casefold() in PARTICLES and index + length < len(run.words):
            continue
        if not word.capital or is_stop_word(word.text) or not (is_name_word(word.text) or is_initial(word.text)):
            return
        if is_abbreviation(word.text) and not is_abbreviation(first.text):
            return
        capitals += 1
        ends = index + length == len(run.words) or not run.words[index + length].capital
        score += _further_score(word, capitals, ends=ends, after=last)
        alone = index == 0 and length == len(run.words)
        if all(len(word.text.rstrip(".")) == 1 for word in run.at(index, length)):
            continue
        strange = index > 0 and not (is_given_name(first.text) or looks_like_surname(word.text))
        total = score + _last_score(word, capitals) + alone - strange
        yield _Piece(length, Kind.NAME, total)


def _given_score(word: Word, *, opens_chunk: bool) -> float:
    """Score the first word of a name: an unknown one opens a name only where a separator stands before it."""
    if is_given_name(word.text, nordic_only=True):
        return 3.6
    if is_initial(word.text):
        return 2.0
    if word.text.casefold() in PARTICLES:
        return -2.0
    if is_given_name(word.text):
        return 2.4
    return 0.2 if opens_chunk else -1.4


def _further_score(word: Word, capitals: int, *, ends: bool, after: Word) -> float:
    """Score a word of a name after the first: a given name there rather opens the next person, if words follow.

    Four words are rather two people.
    """
    if capitals == 2:
        return 0.0
    if capitals == _TWO_PEOPLE and not is_given_name(after.text):
        return -2.0
    if is_given_name(word.text, nordic_only=True) and not is_initial(word.text) and not ends:
        return -2.2
    return -0.5


def _last_score(word: Word, capitals: int) -> float:
    """Score the last word of a name: surnames end one, given names do not."""
    if is_initial(word.text):
        return 0.6 if capitals == 2 else -0.5
    if looks_like_surname(word.text):
        return 1.2
    return -0.8 if is_given_name(word.text, nordic_only=True) else 0.4
