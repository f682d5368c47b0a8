"""The names in an item that may be those of joint efforts: its title, and capitalised words of its text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache

from data.extraction.agenda import Item
from data.extraction.layout import Layout
from data.extraction.names import full_names
from data.extraction.organisation_names import OrganisationReader
from data.extraction.people import People
from data.extraction.project_lists import LIST_MARK
from data.extraction.project_names import (
    goes_on,
    is_never_a_name,
    is_only_a_noun,
    is_sentence,
    is_standing,
    project_name,
    running_name,
)
from data.extraction.sentences import sentences
from data.lexicon import all_words, any_of, either, words
from data.record import OrganisationMention, Span

_SHORTEST, _LONGEST = 3, 90
_REMEMBERED = 1024  # titles
_MOST_EMPHASISED = 70  # letters
_QUOTED = re.compile(r"[\"”“»'](?P<name>[A-ZÅÄÖ][^\"”“»«'\n]{2,60})[\"”“«»']")
_INSIDE = re.compile(r"[A-ZÅÄÖ](?<=[a-zåäö0-9,:] .)[\w&’'+-]*")
_DEFINITE = ("en", "et", "an", "na", "or", "ar", "er")
_FIRST_WORD = re.compile(r"[^\W\d_]+(?=\s[^\W\d_])")
_BULLETS = re.compile(r"(?:[-•*–]\s)+")
_TELLS = re.compile(r"\s(?!(?:på|i|för|med|till|mot|över|och)\s)[a-zåäö]")  # what goes on behind an organisation's name
_CAPITAL = re.compile(r"[A-ZÅÄÖ]|[a-zåäö][A-ZÅÄÖ]")  # "iPlats" too


class Place(StrEnum):
    """Where in its item a name stands."""

    TITLE = "title"
    QUOTED = "quoted"
    EMPHASISED = "emphasised"
    HEAD = "at the head of a sentence"
    INSIDE = "inside a sentence"


@dataclass(frozen=True, slots=True)
class Candidate:
    """A name that may be an effort's; for a title ``span`` is the item's heading."""

    name: str
    span: Span
    item: Item
    place: Place


class CandidateReader:
    """Finds the names of an item that are nobody's and no organisation's."""

    def __init__(
        self,
        layout: Layout,
        organisations: OrganisationReader,
        people: People,
        mentions: Sequence[OrganisationMention],
    ) -> None:
        self._layout = layout
        self._organisations = organisations
        self._people = people
        self._mentions = mentions

    def candidates(self, item: Item) -> Iterator[Candidate]:
        """Yield the names of an item, its title first."""
        title, _ = project_name(without_person(item.title))
        told = is_sentence(title)  # a title with what the text's lost line ends have put behind it is text
        if not told and self._may_be_name(title) and not is_standing(item.title) and not _is_person(title):
            yield Candidate(title, item.heading, item, Place.TITLE)
        taken: set[Span] = set()
        for span, place in self._names(item.heading.start if told else item.heading.end, item.body.end):
            name = self._layout.flow[span.start : span.end]
            if span in taken or not _SHORTEST <= len(name) <= _LONGEST or not _CAPITAL.match(name):
                continue
            if place in (Place.HEAD, Place.EMPHASISED) and self._is_ordinary(name):
                continue
            if self._may_be_name(name) and not self._is_other(span):
                taken.add(span)
                yield Candidate(name, span, item, place)

    def _names(self, begin: int, end: int) -> Iterator[tuple[Span, Place]]:
        text = self._layout.flow
        for match in _QUOTED.finditer(text, begin, end):
            yield self._own(Span(match.start("name"), match.end("name"))), Place.QUOTED
        for start, stop in self._layout.emphasised:
            if begin <= start and stop <= end and stop - start < _MOST_EMPHASISED:
                yield self._own(Span(start, stop)), Place.EMPHASISED
        for sentence in sentences(self._layout, begin, end):
            first = self._first(sentence)
            if not (self._is_somebody(first) or self._opens_plainly(first, sentence.end)):
                yield self._own(running_name(text, first, sentence.end, self._organisations)), Place.HEAD
            for match in _INSIDE.finditer(text, first, sentence.end):
                if not self._is_somebody(match.start()):
                    yield running_name(text, match.start(), sentence.end, self._organisations), Place.INSIDE

    def _is_somebody(self, at: int) -> bool:
        """Whether a person is named there, so that no effort is."""
        return self._people.at(Span(at, at + 1)) is not None

    def _opens_plainly(self, first: int, end: int) -> bool:
        """Whether a sentence opens with a word that no name does, and with no word for an effort ("Mötet …")."""
        text = self._layout.flow
        opening = _FIRST_WORD.match(text, first, end)
        return (
            opening is not None and opening.group().casefold() in _plain_openings() and not _lead().match(text, first)
        )

    def _first(self, sentence: Span) -> int:
        start = sentence.start
        for mark in (_BULLETS, LIST_MARK):
            match = mark.match(self._layout.flow, start, sentence.end)
            start = match.end() if match else start
        return start

    def _own(self, span: Span) -> Span:
        """Return a name without the word for an effort before it, the number after it and closing marks."""
        text = self._layout.flow[span.start : span.end]
        lead = _lead().match(text)
        start = lead.end() if lead else 0
        numbered = _number().search(text)
        own = text[start : numbered.start() if numbered else len(text)].rstrip(" .:;,–-")
        return Span(span.start + start, span.start + start + len(own))

    def _may_be_name(self, name: str) -> bool:
        if not _SHORTEST <= len(name) <= _LONGEST or not _CAPITAL.match(name):
            return False
        if is_standing(name) or is_only_a_noun(name) or is_never_a_name(name):
            return False
        return self._organisations.gazetteer.lookup(name) is None and not _dated().search(name)

    def _is_ordinary(self, name: str) -> bool:
        """Whether what begins a sentence, or is emphasised, is no name but the beginning of what is said."""
        first, *rest = name.split()
        if first.casefold() in _never_first() or goes_on(name) or is_sentence(name):
            return True
        return not rest and name.endswith(_DEFINITE) and f" {name}" not in self._layout.flow

    def _is_other(self, span: Span) -> bool:
        """Whether the text names a person or an organisation there, or tells what an organisation does."""
        if self._people.at(span) is not None or _owned().match(self._layout.flow, span.end - 1):
            return True
        if _is_person(self._layout.flow[span.start : span.end]):
            return True
        return any(
            (mention.span.start <= span.start and span.end <= mention.span.end)
            or (mention.span.start < span.start < mention.span.end == span.end)
            or (mention.span.start == span.start and _TELLS.match(self._layout.flow, mention.span.end, span.end))
            for mention in self._mentions
        )


@lru_cache(_REMEMBERED)
def _people_in(title: str) -> tuple[int, ...]:
    """Return where the names of people begin in a title."""
    return tuple(start for start, _ in full_names(title))


def _is_person(name: str) -> bool:
    return _people_in(name)[:1] == (0,)


def without_person(title: str) -> str:
    """Return a title without the person whose name the text's lost line ends have put behind it."""
    named = next((start for start in _people_in(title) if start), len(title))
    return title[:named].rstrip(" ,:;–-")


@cache
def _dated() -> re.Pattern[str]:
    """A day with its month, which a name does not hold."""
    months = either(all_words("calendar.months"))
    return re.compile(rf"\d\s?(?:{months})(?!\w)|(?<!\w){months}\s\d", re.IGNORECASE)


@cache
def _owned() -> re.Pattern[str]:
    """The genitive of whoever has an effort that is named after it ("Prov Hallands insats Grön väg")."""
    kinds = any_of("efforts.kinds", "efforts.wider_kinds")
    return re.compile(rf"s\s(?:[a-zåäö]+\s)?[\w-]*{kinds}(?:et|en|n)?\s[\"”A-ZÅÄÖ]")


@cache
def _never_first() -> frozenset[str]:
    return (
        frozenset(words("efforts.never_first")) | all_words("calendar.months") | frozenset(words("calendar.weekdays"))
    )


@cache
def _plain_openings() -> frozenset[str]:
    return _never_first() | frozenset(words("headings.sentence.starts"))


@cache
def _lead() -> re.Pattern[str]:
    return re.compile(rf"[\w-]*(?i:{any_of('efforts.kinds')}|ansökan)(?:et|en|n)?\s(?=[A-ZÅÄÖ])")


@cache
def _number() -> re.Pattern[str]:
    return re.compile(rf",?\s\(?(?i:{any_of('projects.references')})(?!\w)")
