"""The names that may begin at a word of a run, each with how well it looks like one person's."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from data.extraction.given_names import is_given_name, is_surname
from data.extraction.names import (
    PARTICLES,
    PRESENCE_MARK,
    Word,
    is_abbreviation,
    is_initial,
    is_name_word,
    is_nickname,
    is_stop_word,
    looks_like_surname,
)
from data.extraction.parts import Kind
from data.extraction.run_pieces import LABEL_WORD, Piece, Run, is_nordic, is_number
from data.extraction.titles import is_title_word
from data.lexicon import all_words

LONGEST_NAME = 5
_TWO_PEOPLE = 4  # words with capitals
_DEFINITE = ("en", "et", "na")  # of what somebody is chief of: "chef Hjälpmedelscentralen Eva Ek"
_BEHIND_TITLE = 2.4  # score of a word between a title and a known name: "chefen Hawar Ek"
_SHORTEST_SURNAME = 4  # letters, all capitals


def name_pieces(run: Run, index: int) -> Iterator[Piece]:
    """Yield the names of two words and more that may begin at a word."""
    first = run.words[index]
    if not first.capital or not (is_name_word(first.text) or is_initial(first.text)) or is_stop_word(first.text):
        return
    if LABEL_WORD.fullmatch(first.text) and not is_given_name(first.text):
        return
    if run.turned:
        yield from _turned_names(run, index)
        return
    if (turned := _surname_in_capitals(run, index)) is not None:
        yield turned
    rest = run.at(index + 1, 2)
    told = len(rest) > 1 and is_given_name(rest[0].text) and rest[1].capital and not first.text.endswith(_DEFINITE)
    behind_title = index > 0 and told and is_title_word(run.words[index - 1].text)
    score = _BEHIND_TITLE if behind_title else _given_score(first, opens_chunk=index == 0)
    capitals, length = 1, 1
    for last, word in pairwise(run.at(index, LONGEST_NAME)):
        between = run.text[last.end - run.start : word.start - run.start]
        if between.strip(" \u00a0\n-") or is_number(word) or word.text == PRESENCE_MARK:
            return
        length += 1
        inside = word.text.casefold() in PARTICLES or is_nickname(word.text)
        if inside and index + length < len(run.words):
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
        strange = index > 0 and not behind_title and not (is_given_name(first.text) or looks_like_surname(word.text))
        total = score + _last_score(word, capitals) + alone - strange
        yield Piece(length, Kind.NAME, total)


def _turned_names(run: Run, index: int) -> Iterator[Piece]:
    """Yield the names with the surname first: up to the next word that is a given name."""
    words = run.at(index, LONGEST_NAME)
    given = next((at for at, word in enumerate(words) if is_given_name(word.text)), 0)
    surname = words[:given]
    if any(is_stop_word(word.text) or word.text.casefold() in _heads() for word in surname):
        return
    if surname and all(word.capital or word.text.casefold() in PARTICLES for word in surname):
        yield Piece(given + 1, Kind.NAME, 4.5 - 0.5 * (given - 1))


@cache
def _heads() -> frozenset[str]:
    """Return the words at the head of a list's columns, which a run may begin with."""
    return all_words("attendance.columns")


def _surname_in_capitals(run: Run, index: int) -> Piece | None:
    """Return the name that begins with a surname in capitals ("DE GEER Eva Lotta"), None where none does."""
    words = run.at(index, LONGEST_NAME)
    surname = next((at for at, word in enumerate(words) if not is_abbreviation(word.text)), len(words))
    short = len(words[0].text) < _SHORTEST_SURNAME and words[0].text.casefold() not in PARTICLES
    if short or not 0 < surname < len(words) or not is_given_name(words[surname].text):
        return None
    given = next((at for at in range(surname + 1, len(words)) if not is_nordic(words[at])), len(words))
    if not is_surname(words[0].text) and _ends_in_surname(run, index + given):
        return None  # "CISO Eva Ek": an office before a name that has its surname
    return Piece(given, Kind.NAME, 5.0 + given - surname)


def _ends_in_surname(run: Run, index: int) -> bool:
    """Whether the word there is somebody's surname by its look, or by being the last of the run and no place."""
    if index >= len(run.words):
        return False
    word, last = run.words[index], index + 1 == len(run.words) and not run.known[index]
    return looks_like_surname(word.text) or (last and word.capital and is_name_word(word.text))


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
