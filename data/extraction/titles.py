"""Job titles: which words are one, and how far a title reaches."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from data.extraction.names import Word
from data.lexicon import any_of, words

_REMEMBERED = 16_384  # words
_OF_SEVERAL = ("erna", "arna")  # "Kommundirektörerna Eva Ek och Bo Berg"
_DEFINITE = ("", "n", "en", "nen", "et")  # "chefen", "ledaren", "ombudsmannen", "kommunalrådet", "kommunalråden"
_LINKS = frozenset({"och", "för", "inom", "med", "samt", "i", "av", "vid", "på"})


@cache
def _titles() -> frozenset[str]:
    return frozenset(word.casefold() for word in words("titles.words"))


@cache
def _endings() -> tuple[str, ...]:
    return words("titles.endings")


@cache
def _modifiers() -> frozenset[str]:
    return frozenset(words("titles.modifiers"))


@cache
def is_title_word(word: str) -> bool:
    """Say whether ``word`` is a job title ("bibliotekschef", "VD"), in any case, definite or not, genitive or not."""
    folded = word.casefold().rstrip(".")
    plain = folded.removesuffix("s")
    if folded in _titles() or (len(folded) > 3 and folded.endswith(_endings())):
        return True
    for ending in _DEFINITE:
        indefinite = plain.removesuffix(ending)
        if indefinite in _titles() and not (ending and indefinite in words("titles.authorities")):
            return True
        if len(indefinite) > 3 and indefinite.endswith(_endings()):
            return True
    return folded.endswith(_OF_SEVERAL) and folded.removesuffix("na").removesuffix("er").endswith(_endings())


def is_modifier(word: str) -> bool:
    """Say whether ``word`` only qualifies the title after it ("tf", "biträdande")."""
    folded = word.casefold()
    return folded in _modifiers() or folded + "." in _modifiers()


_ADJECTIVE = re.compile(r"[a-zåäö]{3,}(?:sk|ska|lig|liga|al|ala|iv|iva|ell|ella|ande|ig)")


@lru_cache(_REMEMBERED)
def _qualifies(word: str) -> bool:
    """Whether a word before a title belongs to it: "tf", "kultur-" (och fritidschef), "teknisk"."""
    return (
        is_modifier(word)
        or word.casefold() in words("titles.former")
        or word.endswith("-")
        or bool(_ADJECTIVE.fullmatch(word))
    )


def title_at(run: list[Word], start: int) -> int:
    """Return how many words from ``start`` on are a job title (0: none).

    Qualifiers and lower-case words before the title word belong to it ("kultur- och fritidschef"), and so do
    lower-case words linked to it after ("chef för kultur och fritid").
    """
    index = start
    while index < len(run) and not is_title_word(run[index].text):
        word = run[index]
        if not (_qualifies(word.text) or (index > start and word.text == "och")) or index - start > 4:
            return 0
        index += 1
    if index == len(run):
        return 0
    index += 1
    while index < len(run) and (is_title_word(run[index].text) and not run[index].capital):
        index += 1
    return _with_field(run, index) - start


def _with_field(run: list[Word], index: int) -> int:
    """Return the index after the field of work that follows a title, if one does."""
    end = index
    while end < len(run) and run[end].text.casefold() in _LINKS | {"och"}:
        following = end + 1
        while following < len(run) and not run[following].capital and run[following].text.casefold() not in _LINKS:
            following += 1
        if following == end + 1:
            break
        end = following
    return end


_FORMER = re.compile(rf"\b{any_of('titles.former')}\b", re.IGNORECASE)


def is_former(title: str) -> bool:
    """Say whether the title is one that its holder no longer has, or does not have yet."""
    return bool(_FORMER.search(title))
