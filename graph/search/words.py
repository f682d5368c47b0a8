"""From text to the words that search compares: stemmed, then folded to letters without marks."""

from __future__ import annotations

import re
import threading
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import Stemmer

LONGEST_WORD = 40
_SHORTEST_STEM = 3
_SHORT = 4
_MOST_ENDINGS = 3
_LIKE_INFLECTED = ("at", "ast", "ad", "en")
_WORD = re.compile(r"[^\W_]+")
_LETTERS_THAT_DO_NOT_DECOMPOSE = str.maketrans(
    {"æ": "ae", "ø": "o", "đ": "d", "ð": "d", "ł": "l", "þ": "th", "œ": "oe"}
)
_OF_THREAD = threading.local()


def fold(text: str) -> str:
    """Return text in small letters without marks: "Malmö" is ``malmo``."""
    if text.isascii():
        return text.lower()
    lowered = text.casefold().translate(_LETTERS_THAT_DO_NOT_DECOMPOSE)
    return "".join(letter for letter in unicodedata.normalize("NFKD", lowered) if not unicodedata.combining(letter))


@lru_cache(maxsize=300_000)
def stem(word: str) -> str:
    """Return the folded stem of a Swedish word: "kommunerna" and "kommunernas" are ``kommun``.

    Words are stemmed before they are folded, since the endings are spelled with å, ä and ö. At most
    ``LONGEST_WORD`` characters of a word count.
    """
    stemmed = _snowball(word[:LONGEST_WORD].casefold())
    for _ in range(_MOST_ENDINGS):
        shorter = _without_another_ending(stemmed)
        if len(shorter) < _SHORTEST_STEM or shorter == stemmed:
            break
        stemmed = shorter
    return fold(stemmed)


def _without_another_ending(stemmed: str) -> str:
    """Take off an ending that Snowball's rules, which take one and spare some, have left.

    So all forms of a word come to one stem: "internat-et", "utkast-en", "möten-a", "projekt-et", "skola-n", "växel-n".
    """
    if stemmed.endswith("eln"):
        return stemmed[:-1]
    if len(stemmed) > _SHORT and stemmed.endswith(("et", "an")) and not stemmed.endswith("plan"):
        return _snowball(stemmed[:-2])
    return _snowball(stemmed) if stemmed.endswith(_LIKE_INFLECTED) else stemmed


def _snowball(word: str) -> str:
    # a stemmer keeps its word in itself while it works: one for each thread
    if not hasattr(_OF_THREAD, "stemmer"):
        _OF_THREAD.stemmer = Stemmer.Stemmer("swedish", 0)
    return str(_OF_THREAD.stemmer.stemWord(word))


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a text: where each starts and ends, in code points, and its stem."""

    text: str
    starts: Sequence[int]
    ends: Sequence[int]
    stems: Sequence[str]

    def between(self, start: int, end: int) -> Sequence[str]:
        """Return the stems of the words between two places; a word that one of them cuts is read as what is left."""
        first, last = bisect_left(self.starts, start), bisect_right(self.ends, end)
        cut_at_start = first > 0 and self.ends[first - 1] > start
        cut_at_end = last < len(self.starts) and self.starts[last] < end
        if cut_at_start or cut_at_end:
            return words_of(self.text[start:end]).stems
        return self.stems[first:last]


def words_of(text: str) -> Words:
    """Find the words of a text."""
    matches = list(_WORD.finditer(text))
    starts = [match.start() for match in matches]
    ends = [match.end() for match in matches]
    return Words(text, starts, ends, [stem(match.group()) for match in matches])
