"""Running text in, sentences out, with the abbreviations of Swedish minutes in mind."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from data.extraction.layout import Layout
from data.lexicon import words
from data.record import Span

_END = re.compile(r"[.!?][\"”’)\]]*(?=\s)|\n")
_FOLLOWING = re.compile(r"[ \"”’)\]]*(.)", re.DOTALL)
_LAST_WORD = re.compile(r"[\w.]+$")
_INITIALS = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZÅÄÖ")
_LONGEST_ABBREVIATION = 16


@cache
def _abbreviations() -> frozenset[str]:
    return frozenset(word.casefold() for word in words("abbreviations.words"))


def sentences(layout: Layout, start: int, end: int) -> tuple[Span, ...]:
    """Return the sentences of the clean text from ``start`` to ``end``; a paragraph's end always ends one."""
    return _sentences(layout.flow, start, end)


@lru_cache(maxsize=256)
def _sentences(text: str, start: int, end: int) -> tuple[Span, ...]:
    """Return the sentences of a stretch; every kind of fact asks for those of the same items."""
    return tuple(_found(text, start, end))


def _found(text: str, start: int, end: int) -> Iterator[Span]:
    begin = start
    for match in _END.finditer(text, start, end):
        if match.group() != "\n" and _is_abbreviation(text, begin, match.start(), end):
            continue
        if text[begin : match.end()].strip():
            yield _trimmed(text, begin, match.end())
        begin = match.end()
    if text[begin:end].strip():
        yield _trimmed(text, begin, end)


def _is_abbreviation(text: str, begin: int, stop: int, end: int) -> bool:
    following = _FOLLOWING.match(text, stop + 1, end)
    if following is not None and following[1].islower():
        return True
    found = _LAST_WORD.search(text[max(begin, stop - _LONGEST_ABBREVIATION) : stop])
    if found is None:
        return False
    word = found.group()
    if len(word) == 1:
        return word in _INITIALS
    folded = word.casefold()
    if folded in words("abbreviations.months"):
        return following is not None and following[1].isdigit()
    return folded in _abbreviations() and not folded.isdigit()


def _trimmed(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)
