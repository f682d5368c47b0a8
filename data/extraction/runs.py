"""A run of words without separators in, its parts out: of all ways to divide it, the one that scores best.

Where line ends were lost, "Eva Ek Kil Bo Berg LRF Skåne" has to be divided into names, organisations and the like.
Each way to divide a run is a path over its words whose pieces are scored by what they look like and what stands before
them; the best path is found by dynamic programming (a semi-Markov model: Sarawagi and Cohen 2004, with weights set by
hand instead of learnt, so that every choice can be told).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache, lru_cache
from itertools import pairwise
from typing import NamedTuple

from data.extraction.given_names import is_given_name, is_surname
from data.extraction.limits import LIMIT, TIME_LIMIT
from data.extraction.meeting_roles import role_of
from data.extraction.names import Word, clean_name, is_abbreviation, is_initial, is_stop_word, looks_like_surname
from data.extraction.organisation_names import OrganisationReader, ends_as_organisation, has_foreign_word, kind_of
from data.extraction.parts import Kind, Part, status_of
from data.extraction.run_names import name_pieces
from data.extraction.run_pieces import LABEL_WORD, LINKS, Piece, Run, gives_surnames_first, is_nordic, is_number, tokens
from data.extraction.run_scores import (
    LONGEST_GUESS,
    after_head_word,
    ends_with_place,
    follows,
    has_branches,
    score_by_capitals,
    score_by_place,
)
from data.extraction.titles import is_title_word, title_at
from data.lexicon import words
from data.record import OrganisationKind, OrganisationMention

_REMEMBERED = 16_384  # words
_LONGEST = 8  # words of one piece
_LONGEST_ROLE = 4
_LONGEST_STATUS = 3
_BEFORE_GROUPS = ("För", "Från")  # what opens a group of the list, and belongs to nobody before it
_COMPOUND_BODY = re.compile(r"(?!arbets)[a-zåäö-]{3,}(?:styrelsen|nämnden|fullmäktige|utskottet|beredningen)")
_UNIT_BEFORE_NUMBER = 4  # words of a limit before its number ("till och med punkt")


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
        words = tuple(tokens(piece, start))
        if not words:
            return
        after = Kind.NAME if any(part.kind is Kind.NAME for part in before) else None
        first = before[-1].kind if before and not separated else after
        slot = separated and first is Kind.NAME
        weak = slot and _expects(before, last=last)
        limited = any(map(is_number, words)) or TIME_LIMIT.search(piece) is not None
        known = tuple(self._may_begin(word.text) for word in words)
        run = Run(words, piece, start, first, slot, weak, limited, known, gives_surnames_first(words, known))
        comma = separated
        for index, found in self._best(run):
            part = _made(found, run, index)
            if part is not None:
                yield replace(part, comma=comma)
            comma = False

    def _best(self, run: Run) -> list[tuple[int, Piece]]:
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
                    total = step.score + found.score + follows(step.found, state, found)
                    slot = best[index + found.length]
                    if found.kind not in slot or slot[found.kind].score < total:
                        slot[found.kind] = _Step(total, index, state, found)
        return _path(best)

    def _pieces(self, run: Run, index: int, hits: set[int]) -> Iterator[Piece]:
        """Yield the ways to read what begins at a word; at least that the word says nothing."""
        word = run.words[index]
        label = index == 0 and LABEL_WORD.fullmatch(word.text) is not None
        plain = -0.1 if word.text in LINKS else -0.4
        yield Piece(1, Kind.UNKNOWN, plain if label or not word.capital else -1.5)
        if run.limited and (limit := _limit_length(run, index)):
            yield Piece(limit, Kind.LIMIT, 3.5 + 0.2 * limit)
        if is_number(word):
            return
        for length in range(1, min(_LONGEST_ROLE, len(run.words) - index) + 1):
            if role_of(run.text_at(index, length)):
                yield Piece(length, Kind.ROLE, 3.5 + 0.5 * length)
        if length := _role_elsewhere(run, index):
            yield Piece(length, Kind.TITLE, 4.5 + 0.5 * length)
        for length in range(1, min(_LONGEST_STATUS, len(run.words) - index) + 1):
            following = run.at(index + length, 1)
            abstains = bool(following) and following[0].text == "i"  # "deltar ej i beslut" tells of no absence
            if index > 0 and not abstains and status_of(run.text_at(index, length)) is not None:
                yield Piece(length, Kind.STATUS, 2.5 + 0.5 * length)
        if length := _title_length(run.at(index, _LONGEST), hits):
            yield Piece(length, Kind.TITLE, 3.0 + 0.3 * length)
        yield from self._organisation_pieces(run, index)
        if is_given_name(word.text) or self._gazetteer.lookup(word.text) is None:
            yield from (self._less_for_place(run, index, found) for found in name_pieces(run, index))

    def _less_for_place(self, run: Run, index: int, found: Piece) -> Piece:
        """Score a name of two words less whose second can only be a place: "Bara Eslöv"."""
        if found.length != 2 or not run.known[index + 1] or is_nordic(run.words[index]):
            return found
        second = run.words[index + 1].text
        hits = self._gazetteer.find(second)
        if len(hits) == 1 and not hits[0].ambiguous and ends_with_place(hits[0], second):
            return found._replace(score=found.score - 3.0)
        return found

    def _organisation_pieces(self, run: Run, index: int) -> Iterator[Piece]:
        if run.words[index].text in _BEFORE_GROUPS:
            return
        for length in range(1, min(_LONGEST, len(run.words) - index) + 1):
            if is_number(run.words[index + length - 1]) or run.words[index + length - 1].text == "Från":
                return
            text, span = run.text_at(index, length), run.span_at(index, length)
            known = self._gazetteer.lookup(text) if run.known[index] else None
            if known is not None:
                mention = OrganisationMention(text, span, known.kind, known.identifier)
                yield Piece(length, Kind.ORGANISATION, self._known_score(text, length), mention)
                continue
            found = self._organisations.in_slot(text, span.start)
            if found is None and length > 1 and _opens_with_foreign(run.at(index, length)):
                found = OrganisationMention(text, span, kind_of(text))  # "Visit Kil"
            names = any(word.capital for word in run.at(index + length, 1))
            if length == 1 and is_title_word(text) and (text[0].islower() or names):
                continue  # "oppositionsrådet Eva Ek"
            if found is not None and found.span.start == span.start:
                yield Piece(length, Kind.ORGANISATION, self._told_score(run.at(index, length), text), found)
            elif (score := self._guess_score(run, index, length, text)) is not None:
                yield Piece(length, Kind.ORGANISATION, score, OrganisationMention(text, span, kind_of(text)))

    def _known_score(self, text: str, length: int) -> float:
        """Score an organisation of the reference data, less where its form is somebody's name or a word too."""
        found = self._gazetteer.find(text)
        ambiguous = len(found) == 1 and found[0].ambiguous and not found[0].qualified and found[0].end == len(text)
        if not ambiguous:
            seated = " i " in text  # "Länsstyrelsen i Hallands län": two that are known, and one
            return 3.4 + 0.7 * length + 4.0 * (seated or self._goes_by_less(text))
        return -0.6 if looks_like_surname(text) or is_given_name(text) else 1.6

    def _goes_by_less(self, text: str) -> bool:
        """Whether a region is known without its last word too ("Region Jämtland Härjedalen"): one all the same."""
        less = self._gazetteer.lookup(text.rpartition(" ")[0])
        whole = self._gazetteer.lookup(text) if less is not None else None
        one = whole is not None and less is not None and whole.identifier == less.identifier
        return one and whole is not None and whole.kind is OrganisationKind.REGION

    def _told_score(self, words: Sequence[Word], text: str) -> float:
        """Score an organisation that no list has but whose words say that it is one."""
        placed = len(words) > 1 and bool(self._gazetteer.find(text))
        clause = len(words) > 1 and not _clause_words().isdisjoint(word.text for word in words)
        others = [word for word in words[1:] if word.capital and self._gazetteer.lookup(word.text) is None]
        people = sum(1.0 if is_nordic(word) else 0.5 for word in others if is_given_name(word.text))
        people += 0.7 * (len(others) > 1 and is_surname(words[-1].text) and words[-1] in others)
        people += sum(is_abbreviation(one.text) and is_given_name(other.text) for one, other in pairwise(words))
        people += max(0, sum(1 for hit in self._gazetteer.find(text) if hit.qualified) - 1)
        strangers = len(after_head_word(others, words))
        against = 3.0 * people + 1.3 * strangers + 2.5 * (words[0].capital and is_nordic(words[0])) + 5.0 * clause
        return 2.6 + 0.3 * len(words) + 1.6 * placed - against

    def _guess_score(self, run: Run, index: int, length: int, text: str) -> float | None:
        """Score words that neither a list nor their own form makes an organisation, None where they cannot be one."""
        words, in_slot = run.at(index, length), run.is_slot(index, length)
        found = self._gazetteer.find(text) if any(run.known[index : index + length]) else []
        if len(found) == 2 and found[0].start == 0 and has_branches(found[0]) and ends_with_place(found[1], text):
            return 6.0 + 0.5 * length  # a local branch is a body of its own: "LRF Kronoberg"
        long = length > LONGEST_GUESS and not found and not ends_as_organisation(words[0].text.casefold())
        if (
            (long and "&" not in text)
            or _opens_no_organisation(words[0].text)
            or (length == 1 and text.endswith(".") and is_initial(text))
            or any(word.text.casefold() == "från" for word in words)
        ):
            return None
        if "&" in text and words[0].capital:
            return 3.0 + 0.3 * length
        by_place = score_by_place(words, found, text, in_slot=in_slot)
        return (
            score_by_capitals(run, index, words) if by_place is None and not is_stop_word(words[0].text) else by_place
        )


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
    found: Piece | None


def _path(best: Sequence[dict[Kind | None, _Step]]) -> list[tuple[int, Piece]]:
    """Return the pieces that lead to the best score at the end."""
    path: list[tuple[int, Piece]] = []
    index = len(best) - 1
    state = max(best[index], key=lambda kind: best[index][kind].score)
    while (step := best[index][state]).found is not None:
        path.append((step.begin, step.found))
        index, state = step.begin, step.before
    return path[::-1]


def _made(found: Piece, run: Run, index: int) -> Part | None:
    text, span = run.text_at(index, found.length), run.span_at(index, found.length)
    if found.kind is Kind.NAME:
        surname, _, given = text.rpartition(" ")
        name = clean_name(f"{given} {surname}" if run.turned else text)
        return Part(Kind.NAME, span.start, span.end, name, turned=run.turned)
    if found.kind is Kind.ROLE:
        return Part(Kind.ROLE, span.start, span.end, text, role=role_of(text))
    if found.kind is Kind.STATUS:
        return Part(Kind.STATUS, span.start, span.end, text, status=status_of(text))
    if found.kind is Kind.UNKNOWN and not any(letter.isalpha() for letter in text):
        return None
    return Part(found.kind, span.start, span.end, text, found.organisation)


@cache
def _clause_words() -> frozenset[str]:
    """Verbs, and what begins a clause: words that no organisation's name has inside."""
    reporting = {verb.split()[0] for verb in words("verbs.reporting")}
    return frozenset(words("headings.sentence.verbs")) | reporting | {"att", "som", "när", "hur"}


def _opens_with_foreign(words: Sequence[Word]) -> bool:
    return all(word.capital for word in words) and has_foreign_word(words[0].text)


@lru_cache(_REMEMBERED)
def _opens_no_organisation(word: str) -> bool:
    """Whether a word is a given name or a title."""
    return is_given_name(word) or is_title_word(word)


def _limit_length(run: Run, index: int) -> int:
    """Return how many words a limit that begins at a word takes (0: none)."""
    text = run.text[run.words[index].start - run.start :]
    if not any(map(is_number, run.at(index, _UNIT_BEFORE_NUMBER + 1))) and not TIME_LIMIT.match(text):
        return 0
    match = LIMIT.match(text)
    if match is None or not (match["unit"] or match["to"] or match["from"] or match["not"]):
        match = TIME_LIMIT.match(text)
    if match is None:
        return 0
    end = run.words[index].start + len(match.group().rstrip())
    return sum(1 for word in run.words[index:] if word.end <= end)


def _role_elsewhere(run: Run, index: int) -> int:
    """Return how many words tell of a function in another body than the one that meets (0: none do).

    "kommunstyrelsens ordförande", "vice ordf. KS"; but "nämndens ordförande" in the minutes of a board.
    """
    led = _is_other_body(run.words[index].text.removesuffix("s")) and run.words[index].text.endswith("s")
    first = index + 1 if led else index
    for length in range(min(_LONGEST_ROLE, len(run.words) - first), 0, -1):
        if role_of(run.text_at(first, length)):
            of = run.at(first + length, 1)
            return length + 1 if led or (of and _is_other_body(of[0].text)) else 0
    return 0


@lru_cache(_REMEMBERED)
def _is_other_body(word: str) -> bool:
    if word in words("organisations.boards"):
        return True
    return _COMPOUND_BODY.fullmatch(word) is not None and word not in words("organisations.bodies")


def _title_length(words: Sequence[Word], hits: set[int]) -> int:
    """Return how many words a title takes, up to its organisation ("chef för X")."""
    length = title_at(list(words), 0)
    for after in range(1, length):
        if words[after].start in hits:
            links = 1 if words[after - 1].text in ("för", "på", "vid", "i", "hos") else 0
            return after - links
    return length
