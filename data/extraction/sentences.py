"""Running text in, sentences out, with the abbreviations of Swedish minutes in mind."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from data.extraction.layout import Layout
from data.lexicon import words
from data.record import Span

_END = re.compile(r"[.!?][\"”’)\]]*(?=\s)|\n")

_LONGEST_ABBREVIATION = 16


@cache
def _abbreviations() -> frozenset[str]:
    return frozenset(word.casefold() for word in words("abbreviations.words"))


def sentences(layout: Layout, start: int, end: int) -> Iterator[Span]:
    """Yield the sentences of the clean text from ``start`` to ``end``; a paragraph's end always ends one."""
    yield from _sentences(layout.flow, start, end)


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
    following = text[stop + 1 : end].lstrip(' "”’)]')
    if following and following[0].islower():
        return True
    word = re.search(r"[\wåäöÅÄÖ.]+$", text[max(begin, stop - _LONGEST_ABBREVIATION) : stop])
    if word is None:
        return False
    folded = word.group().casefold()
    return (folded in _abbreviations() and not folded.isdigit() and len(folded) > 1) or bool(
        re.fullmatch(r"[A-ZÅÄÖ]", word.group())
    )


def _trimmed(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)
