"""What the text around a name says for and against its being the name of a joint effort: signs, each by its key."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from data.extraction.layout import Layout
from data.extraction.project_candidates import Candidate, Place
from data.extraction.sentences import sentences
from data.extraction.telling_words import found_in, stands_in
from data.lexicon import any_of, either, words
from data.record import OrganisationMention, Span

_BEFORE, _AFTER = 60, 80  # letters looked at beside a name
_FOLLOWING = 3  # sentences after the one that names it
_OPENING = 4  # sentences of an item under its title
_QUOTES = "\"”“»'"
_ARTICLES = "en|ett|den|det|vår|vårt|ny|nytt"
_IN_SENTENCE = re.compile(r"[a-zåäö,] ")
_CAPITAL = r"[A-ZÅÄÖ][\w&’'+-]*"


@dataclass(frozen=True, slots=True)
class _Told:
    """What a stretch of text tells: the organisations it names, and how often it speaks of what efforts have."""

    organisations: int
    sharing: int
    money: bool
    course: bool
    kinds: bool


class SignReader:
    """Reads the signs of the names in one document."""

    def __init__(self, layout: Layout, mentions: Sequence[OrganisationMention]) -> None:
        self._layout = layout
        self._mentions = sorted(mentions, key=lambda mention: mention.span)
        self._starts = [mention.span.start for mention in self._mentions]
        self._ends = {mention.span.end for mention in self._mentions}
        self._known: dict[Span, _Told] = {}

    def signs(self, candidate: Candidate) -> frozenset[str]:
        """Return the keys of the signs that a name has; each has a weight in ``efforts.weights`` of the lexicon."""
        found = set(self._of_name(candidate))
        if candidate.place is Place.TITLE:
            found.update(self._of_title(candidate))
        else:
            found.update(self._in_sentence(candidate))
        return frozenset(found)

    def _of_name(self, candidate: Candidate) -> Iterator[str]:
        name, span, text = candidate.name, candidate.span, self._layout.flow
        parts = name.split()
        if len(parts) > 1:
            yield "several words"
            if any(part[0].islower() for part in parts[1:]):
                yield "goes on in lower case"
        folded = name.casefold()
        if folded.endswith(words("efforts.other_ends")) or any(
            part.endswith(words("events.nouns")) for part in folded.split()
        ):
            yield "ends as a paper, a group or a gathering"
        if candidate.place in (Place.EMPHASISED, Place.INSIDE, Place.TITLE):
            yield candidate.place.value
        if candidate.place is not Place.TITLE and name.casefold() in candidate.item.title.casefold():
            yield "in the title too"
        if text.count(name) > 1:
            yield "named again"
        if span.start in self._starts:
            yield "begins with an organisation"
        elif span.end in self._ends:
            yield "ends with an organisation"

    def _of_title(self, candidate: Candidate) -> Iterator[str]:
        text, name, item = self._layout.flow, candidate.name, candidate.item
        inside = _stands_inside(text, name)
        if inside:
            yield "title named inside a sentence"
        if re.search(r"\s[–—-]\s|[:(]|,\s", item.title):
            yield "title explained"
        if " " not in name and name.endswith(words("efforts.subjects")) and not inside:
            yield "title is a subject"
        if " " in name and not inside and all(part[0].islower() for part in name.split()[1:]):
            yield "title in plain words"
        opening = sentences(self._layout, item.heading.end, item.body.end)[:_OPENING]
        yield from _counted("under the title", self._told(opening))

    def _in_sentence(self, candidate: Candidate) -> Iterator[str]:
        span, item, text = candidate.span, candidate.item, self._layout.flow
        every = sentences(self._layout, item.heading.end, item.body.end)
        index = next((at for at, sentence in enumerate(every) if sentence.start <= span.start < sentence.end), None)
        if index is None:
            return
        sentence = every[index]
        before = text[max(sentence.start, span.start - _BEFORE) : span.start].rstrip(_QUOTES)
        yield from (key for key, pattern in _before() if pattern.search(before))
        after = text[span.end : min(item.body.end, span.end + _AFTER)].lstrip(_QUOTES + "!")
        yield from (key for key, pattern in _after() if pattern.match(after))
        yield from _counted("in the sentence", self._told([sentence], span))
        end = sentence.end
        following = []
        for later in every[index + 1 : index + 1 + _FOLLOWING]:
            if self._layout.parted(end - 1, later.start):
                break
            following.append(later)
            end = later.end
        yield from _counted("in what follows", self._told(following))

    def _told(self, stretches: Sequence[Span], name: Span | None = None) -> _Told:
        """Return what sentences tell together; the organisation that ``name`` may be is not one of theirs."""
        told = [self._known.get(stretch) or self._read(stretch) for stretch in stretches]
        named = {
            mention.identifier or mention.name
            for stretch in stretches
            for mention in self._mentions[
                bisect_left(self._starts, stretch.start) : bisect_left(self._starts, stretch.end)
            ]
            if name is None or not mention.span.overlaps(name)
        }
        return _Told(
            len(named),
            sum(one.sharing for one in told),
            any(one.money for one in told),
            any(one.course for one in told),
            any(one.kinds for one in told),
        )

    def _read(self, stretch: Span) -> _Told:
        text = self._layout.flow[stretch.start : stretch.end]
        told = self._known[stretch] = _Told(
            0,
            sum(1 for _ in found_in("efforts.sharing", text)),
            stands_in("efforts.money", text),
            stands_in("efforts.course", text),
            _kind().search(text) is not None,
        )
        return told


def _counted(where: str, told: _Told) -> Iterator[str]:
    if told.organisations:
        yield f"organisation {where}"
    if told.organisations > 1:
        yield f"organisations {where}"
    if told.sharing:
        yield f"sharing {where}"
    if told.sharing > 1:
        yield f"much sharing {where}"
    if told.money:
        yield f"money {where}"
    if told.course:
        yield f"course {where}"
    if told.kinds:
        yield f"kind {where}"


@cache
def _kind() -> re.Pattern[str]:
    """The end of a word for an effort, which may begin as another, in its forms ("forskningsprojektet")."""
    return re.compile(rf"{any_of('efforts.kinds')}(?:en|et|n|t|s|er|erna)?(?!\w)", re.IGNORECASE)


def _any_kind() -> str:
    return rf"[\w-]*{any_of('efforts.kinds', 'efforts.wider_kinds')}(?:en|et|n|t)?(?!\w)"


@cache
def _before() -> tuple[tuple[str, re.Pattern[str]], ...]:
    def last(pattern: str) -> re.Pattern[str]:
        return re.compile(rf"(?<!\w)(?:{pattern})\s$", re.IGNORECASE)

    how = any_of("efforts.told_how")
    plain = rf"[\w-]*{any_of('efforts.kinds')}(?:en|et|n|t)?,?"
    wider = rf"[\w-]*{any_of('efforts.kinds', 'efforts.wider_kinds')}(?:en|et|n|t)?,?"
    return (
        ("after its kind", last(plain)),
        ("after a kind", last(wider)),
        ("after a naming verb", last(any_of("efforts.naming"))),
        (
            "told of",
            last(
                rf"{any_of('efforts.telling')}\w*\s(?:[a-zåäö]+\s){{0,3}}(?:om|för|från|i|med)|{any_of('efforts.telling')}\w*(?:\s{how}){{0,3}}"
            ),
        ),
        ("reported on", last(rf"{any_of('efforts.reports')}\s(?:\w+\s){{0,2}}?(?:om|för|från|i|av)")),
        ("inside it", last(any_of("efforts.within"))),
        ("acted on", last(rf"{any_of('efforts.acting')}(?:\s(?:sedan|nu|i|under)\s\w+)?")),
        ("after a preposition", last("av|hos|från|på|vid|åt|med|i")),
        ("in a list of names", re.compile(rf"{_CAPITAL}(?:,\s|,?\s(?:och|samt)\s)$")),
    )


@cache
def _after() -> tuple[tuple[str, re.Pattern[str]], ...]:
    apposed = rf",\s(?:{_ARTICLES}|\w+s)\s"
    return (
        ("with a clause", re.compile(r",\s(?:där|som|vars|vilket)\s")),
        (
            "with a clause on who shares it",
            re.compile(rf",\s(?:där|som|vars|{_ARTICLES})\s[^.]*?(?<!\w){any_of('efforts.sharing')}(?!\w)"),
        ),
        ("with an apposition", re.compile(rf"{apposed}|,\s(?:för|på|med|om)\s")),
        ("apposed by its kind", re.compile(rf"{apposed}[^.]*?(?<!\w){_any_kind()}", re.IGNORECASE)),
        ("before a colon", re.compile(r":\s")),
        ("before brackets", re.compile(r"\s\(")),
        ("before a dash", re.compile(r"\s[–—-]\s")),
        ("is something", re.compile(r"\s(?:är|var|blir)\s(?:ett|en|vårt|vår|det|den|\w+s)\s")),
        (
            "is its kind",
            re.compile(
                rf"\s(?:är|var|blir)\s(?:ett|en|vårt|vår|det|den|\w+s)\s[^.]*?(?<!\w){_any_kind()}", re.IGNORECASE
            ),
        ),
        ("goes its course", re.compile(rf"\s{either((*words('efforts.doing'), *words('projects.doing')))}(?!\w)")),
        ("acts itself", re.compile(rf"\s(?:{any_of('efforts.agents')}|och\s{_CAPITAL}|/{_CAPITAL})(?!\w)")),
    )


def _stands_inside(text: str, name: str) -> bool:
    """Whether a name stands inside a sentence too, with its capital."""
    at = text.find(name)
    while at >= 0:
        if _IN_SENTENCE.match(text, at - 2, at) and not text[at + len(name) : at + len(name) + 1].isalnum():
            return True
        at = text.find(name, at + 1)
    return False
