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
_SHORTEST_STEM = 4
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

    Words are stemmed before they are folded, since the endings are spelled with å, ä and ö. Of two definite forms
    Snowball's rules leave an ending: "mötena" (``möten``) and "växeln". At most ``LONGEST_WORD`` characters of a word
    count.
    """
    whole = word[:LONGEST_WORD].casefold()
    stemmed = _stemmer().stemWord(whole)
    if whole.endswith("ena") and len(stemmed) > _SHORTEST_STEM:
        stemmed = stemmed.removesuffix("en")
    return fold(stemmed[:-1] if stemmed.endswith("eln") else stemmed)


def _stemmer() -> Stemmer.Stemmer:
    # a stemmer keeps its word in itself while it works: one for each thread
    if not hasattr(_OF_THREAD, "stemmer"):
        _OF_THREAD.stemmer = Stemmer.Stemmer("swedish", 0)
    stemmer: Stemmer.Stemmer = _OF_THREAD.stemmer
    return stemmer


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
