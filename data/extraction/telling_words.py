"""The words without which a sentence states no outcome: most sentences are passed over by them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache

from data.lexicon import any_word, words

_WORD = re.compile(r"[^\W\d_]+")


def tells_outcome(text: str) -> bool:
    """Say whether a sentence has any of the words without which it states no outcome."""
    return not _telling_words().isdisjoint(words_of(text))


@lru_cache(maxsize=256)
def words_of(text: str) -> frozenset[str]:
    """Return the words of a text in lower case; every kind of fact asks for those of the same sentences."""
    return frozenset(_WORD.findall(text.casefold()))


def may_hold(path: str, text: str) -> bool:
    """Tell quickly of most texts that no phrase of the list at ``path`` of the lexicon stands in them by itself."""
    return not _longest_of(path).isdisjoint(words_of(text))


def stands_in(path: str, text: str) -> bool:
    """Say whether a phrase of the list at ``path`` stands in a text by itself."""
    return may_hold(path, text) and any_word(path).search(text) is not None


def found_in(path: str, text: str) -> Iterator[re.Match[str]]:
    """Yield where the phrases of the list at ``path`` stand in a text by themselves."""
    return any_word(path).finditer(text) if may_hold(path, text) else iter(())


@cache
def _longest_of(path: str) -> frozenset[str]:
    return frozenset(_longest(words(path)))


def _longest(phrases: Iterable[str]) -> set[str]:
    """Return the longest word of each phrase: where none of them stands, none of the phrases does."""
    found = {max(phrase.split(), key=len).casefold() for phrase in phrases}
    return {word for one in found for word in _WORD.findall(one)}


@cache
def _telling_words() -> frozenset[str]:
    """The words of which every outcome has one."""
    paths = (
        "deciding",
        "commissioned",
        "deciding_active",
        "deciding_passive",
        "deciding_present",
        "electing",
    )
    others = ("votes", "yes_or_no", "one_word", "impersonal", "decided_alone", "found", "approved")
    found = agreeing_words() | _longest(phrase for path in paths for phrase in words(f"verbs.{path}"))
    found |= _longest(phrase for path in others for phrase in words(f"outcomes.{path}"))
    return frozenset(found | {phrase.split()[0] for phrase in words("outcomes.put_off")} | {"beslut", "val"})


@cache
def agreeing_words() -> frozenset[str]:
    """The words of which every agreement has one."""
    paths = ("verbs.agreeing", "outcomes.in_agreement", "outcomes.come_to_terms", "outcomes.supporting")
    held = ("uppfattningen", "meningen", "åsikten", "instämmer", "instämde", "höll", "håller", "tecknade")
    return frozenset((*_longest(phrase for path in paths for phrase in words(path)), *held))
