"""The words of a run that is to be divided, and the pieces it may be divided into."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from data.extraction.given_names import is_given_name
from data.extraction.names import Word, split_words
from data.extraction.parts import Kind
from data.record import OrganisationMention, Span

_NUMBER = re.compile(r"(?:§§?\s?)?\d[\d:.,–-]*\w?|§§?")
_FEWEST_TURNED = 4
LABEL_WORD = re.compile(r"[A-ZÅÄÖ]\w{6,}(?:er|erna|are|arna|ar)")  # "Kommunrepresentanter", before a name
LINKS = frozenset(("från", "för", "vid", "hos", "på"))  # between a person and an organisation


class Piece(NamedTuple):
    """A way to read the words from one place on: how many, as what, how well (a tuple: thousands are weighed)."""

    length: int
    kind: Kind
    score: float
    organisation: OrganisationMention | None = None


@dataclass(frozen=True, slots=True)
class Run:
    """Words to be divided: ``text`` stands at ``start``.

    ``before`` is the kind of part before it; ``in_slot`` says that an organisation could stand here by its place,
    ``weak_slot`` that one could whatever its words; ``limited`` that a limit may stand in
    it; ``known`` in which words a name of the reference data may begin; ``turned`` that it gives surnames first.
    """

    words: tuple[Word, ...]
    text: str
    start: int
    before: Kind | None
    in_slot: bool
    weak_slot: bool
    limited: bool
    known: tuple[bool, ...]
    turned: bool = False

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


def tokens(piece: str, start: int) -> list[Word]:
    """Return the words and numbers of a piece in order."""
    words = split_words(piece, start)
    numbers = [Word(match.group(), start + match.start(), start + match.end()) for match in _NUMBER.finditer(piece)]
    taken = [(word.start, word.end) for word in words]
    free = [number for number in numbers if not any(begin < number.end and number.start < end for begin, end in taken)]
    return sorted([*words, *free], key=lambda word: word.start) if free else words


def is_number(word: Word) -> bool:
    """Whether a word is a number or a sign of a paragraph."""
    return word.text[0].isdigit() or word.text[0] == "§"


def gives_surnames_first(words: Sequence[Word], known: Sequence[bool]) -> bool:
    """Say whether a run is of surname, given name and place, over and over ("Ek Eva Kil By Bo Ale Ros Ulla Lund")."""
    turned = spoken = 0
    for at in range(len(words) - 2):
        if known[at + 2] and words[at].capital and words[at + 1].capital:
            first, second = is_nordic(words[at]), is_nordic(words[at + 1])
            turned += second and not first
            spoken += first and not second
    return turned >= _FEWEST_TURNED and turned > 2 * spoken


def is_nordic(word: Word) -> bool:
    """Whether a word is a given name common in the Nordic countries."""
    return is_given_name(word.text, nordic_only=True)
