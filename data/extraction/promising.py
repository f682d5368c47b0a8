"""A sentence in, the verbs by which somebody in it promises something out."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import cache, lru_cache
from typing import NamedTuple

from data.extraction.telling_words import words_of
from data.lexicon import words

_WORD = re.compile(r"[^\W\d_][\w-]*")
_LONGEST_SUBJECT = 7  # words of a subject that stands inside its verb: "skickar Eva Ek och Bo Ek ut"
_PRESENT = re.compile(r"(?<=\s)[a-zåäö]{2,}(?:ar|er|år|or|ör|yr|är)(?![\w-])")
_PAST = re.compile(r"[a-zåäö]{3,}ade")
_WILL = re.compile(r"s(?<=\s.)ka(?:ll)?\s(?:\w+\s)?(?P<verb>[a-zåäö]{2,}a)(?=\s)")
_FEWEST_PAST = 2  # verbs
_MOSTLY_PAST = 2  # verbs in the past for one in the present
_MOST_INSIDE = 8  # words of what is taken, in "tar frågan vidare"


class Strength(Enum):
    """How surely a verb is a promise."""

    COMMISSION = "a commission: any verb may follow"
    FUTURE = "a verb in the future"
    LEFT = "a verb that is left to people to do"
    STRONG = "a verb that is a promise of people and organisations alike"
    PERSONAL = "a verb that is a promise of people; an organisation may only be doing its work"
    WEAK = "a verb that also tells what is the case"
    OPEN = "any verb in the present, where minutes tell in the past: of people alone, and beside them"


BEFORE_INFINITIVES = frozenset((Strength.FUTURE, Strength.LEFT))


@dataclass(frozen=True, slots=True)
class Promising:
    """A verb at ``start`` to ``end``, in the present; ``subject`` is where its subject begins if that stands inside."""

    start: int
    end: int
    verb: str
    strength: Strength
    subject: int | None = None
    passive: bool = False


_new = tuple.__new__  # half the time that a named tuple's own takes


class _Word(NamedTuple):
    text: str
    start: int
    end: int


class _Phrase(NamedTuple):
    words: tuple[str, ...]
    verb: str
    strength: Strength
    passive: bool = False


def infinitive(verb: str) -> str:
    """Return the infinitive of a verb in the present ("tar fram" → "ta fram")."""
    first, _, rest = verb.partition(" ")
    if first in ("ser", "ger", "ber", "går", "står") or first.endswith("ar"):
        stem = first[:-1]
    elif first.endswith("er"):
        stem = first[:-2] + "a"
    else:
        stem = first + "a" if first.endswith("r") else first
    return f"{stem} {rest}".strip()


def passive(verb: str) -> str | None:
    """Return the passive of a verb in the present ("tar fram" → "tas fram"), None where it has none."""
    first, _, rest = verb.partition(" ")
    if not first.endswith("r") or "sig" in rest.split() or first in ("går", "står", "återkommer"):
        return None
    if first.endswith("ar") or first in ("ser", "ger", "ber"):
        stem = first[:-1]
    elif first.endswith("er"):
        stem = first[:-2] + ("e" if first[-3] == "s" else "")
    else:
        stem = first
    return f"{stem}s {rest}".strip()


@cache
def _strengths() -> dict[str, Strength]:
    """Return every verb of promising, in the present, with its strength; the weakest of its lists counts."""
    found = dict.fromkeys(words("verbs.committing"), Strength.STRONG)
    found |= dict.fromkeys(words("verbs.committing_personal"), Strength.PERSONAL)
    return found | dict.fromkeys(words("verbs.committing_weak"), Strength.WEAK)


def _by_first_word(phrases: Sequence[_Phrase]) -> dict[str, list[_Phrase]]:
    table: dict[str, list[_Phrase]] = {}
    for phrase in sorted(phrases, key=lambda one: -len(one.words)):
        table.setdefault(phrase.words[0], []).append(phrase)
    return table


@cache
def _finite() -> dict[str, list[_Phrase]]:
    """Return what may begin a promise, by its first word: verbs, passives, and what makes one of an infinitive."""
    found = []
    for verb, strength in _strengths().items():
        found.append(_Phrase(tuple(verb.split()), verb, strength))
        if strength is not Strength.WEAK and "…" not in verb and (done := passive(verb)):
            found.append(_Phrase(tuple(done.split()), verb, strength, passive=True))
    for strength, *paths in (
        (Strength.FUTURE, "future"),
        (Strength.LEFT, "left"),
        (Strength.COMMISSION, "commissions", "commissioned"),
    ):
        found += [_Phrase(tuple(one.split()), one, strength) for path in paths for one in words(f"verbs.{path}")]
    return _by_first_word(found)


@cache
def _infinitives() -> dict[str, list[_Phrase]]:
    return _by_first_word(
        [_Phrase(tuple(infinitive(verb).split()), verb, strength) for verb, strength in _strengths().items()]
    )


@cache
def _adverbs() -> frozenset[str]:
    return frozenset(word for phrase in words("outcomes.promising_adverbs") for word in phrase.split()) | {"att", "få"}


@cache
def _words_of_finite() -> frozenset[str]:
    """The parts of the first words of all phrases: where none of them stands, none of the phrases does."""
    return frozenset(part for word in _finite() for part in words_of(word))


def promising_verbs(text: str, start: int, end: int) -> Iterator[Promising]:
    """Yield the verbs of promising from ``start`` to ``end``, in order."""
    table = _finite()
    if _words_of_finite().isdisjoint(words_of(text[start:end])):
        return
    found = _words_in(text, start, end)
    spoken = {word.text for word in found}
    for index, word in enumerate(found):
        for phrase in table.get(word.text, ()):
            reached = _reaches(found, index, phrase) if phrase.words[-1] in spoken else None
            if reached is None:
                continue
            stop, subject = reached
            strength, verb = phrase.strength, phrase.verb
            if strength in BEFORE_INFINITIVES:
                following = _infinitive_at(found, stop)
                if following is None:
                    continue
                subject = next((at for at in range(stop, following[0]) if found[at].text[0].isupper()), subject)
                stop, verb = following
            at = found[subject].start if subject is not None else None
            yield Promising(word.start, found[stop - 1].end, verb, strength, at, phrase.passive)
            break


def open_verbs(text: str, start: int, end: int) -> Iterator[Promising]:
    """Yield the verbs in the present from ``start`` to ``end`` that are in no list, of promises or of other things.

    What somebody "ska" do by such a verb too.
    """
    known = _listed_verbs()
    for match in _PRESENT.finditer(text, start, end):
        if match.group() not in known:
            yield Promising(match.start(), match.end(), match.group(), Strength.OPEN)
    for match in _WILL.finditer(text, start, end):
        if match["verb"] not in words("verbs.stative_infinitives") and match["verb"] not in _infinitives():
            yield Promising(match.start(), match.end(), match["verb"], Strength.OPEN)


@lru_cache(maxsize=4)
def tells_in_past(text: str) -> bool:
    """Say whether minutes tell in the past what was said: what they have in the present is then still to be done."""
    told = Counter(_WORD.findall(text))
    present = sum(told[verb] for verb in words("verbs.telling") if verb.endswith("r") and verb not in _promised_too())
    past = sum(
        times
        for verb, times in told.items()
        if verb in _telling_past() or (verb.endswith("ade") and _PAST.fullmatch(verb))
    )
    return past >= max(_FEWEST_PAST, _MOSTLY_PAST * present)


@cache
def _telling_past() -> frozenset[str]:
    return frozenset(verb for verb in words("verbs.telling") if not verb.endswith("r"))


@cache
def _promised_too() -> frozenset[str]:
    """The verbs of telling that also say what will be done: in the present they tell nothing of a text's tense."""
    return frozenset(words("verbs.telling_or_promising"))


@cache
def _listed_verbs() -> frozenset[str]:
    """The verbs of which it is known whether they are promises."""
    alone = (verb for verb, phrases in _finite().items() if any(len(phrase.words) == 1 for phrase in phrases))
    return frozenset((*alone, *words("verbs.telling"), *words("verbs.stative")))


def opening_infinitive(text: str, start: int, end: int) -> bool:
    """Say whether a stretch opens with the infinitive of a verb of promising ("boka lokal")."""
    folded = [word._replace(text=word.text.casefold()) for word in _words_in(text, start, end)]
    return bool(folded) and _infinitive_at(folded, 0) is not None


def _words_in(text: str, start: int, end: int) -> list[_Word]:
    return [_new(_Word, (match.group(), *match.span())) for match in _WORD.finditer(text, start, end)]


def _reaches(found: Sequence[_Word], index: int, sought: _Phrase) -> tuple[int, int | None] | None:
    """Return the index after a phrase, and that of a subject inside it; None where the phrase does not stand there."""
    first, rest = index + 1, sought.words[1:]
    if rest[:1] == ("…",):
        # "tar frågan vidare": what is taken stands inside.
        within = range(first + 1, min(first + _MOST_INSIDE, len(found)))
        after = next((stop + len(rest) - 1 for stop in within if _equal(found, stop, rest[1:])), None)
        return None if after is None else (after, None)
    if _equal(found, first, rest):
        # "ska Eva boka": the subject of an auxiliary stands after it.
        return first + len(rest), None
    if sought.strength is Strength.COMMISSION and found[first : first + 1]:
        adverb = found[first].text in words("outcomes.promising_adverbs")  # "fick också i uppgift att"
        if adverb and _equal(found, first + 1, rest):
            return first + 1 + len(rest), None
    stop = first
    while stop < len(found) and stop - first < _LONGEST_SUBJECT and _may_be_named(found[stop].text):
        stop += 1
    return (stop + len(rest), first) if stop > first and _equal(found, stop, rest) else None


def _equal(found: Sequence[_Word], index: int, phrase: tuple[str, ...]) -> bool:
    if len(found) < index + len(phrase):
        return False
    return all(found[at].text == word for at, word in enumerate(phrase, start=index))


def _may_be_named(word: str) -> bool:
    return word[0].isupper() or word in ("och", "samt", "von", "af", "de")


def _infinitive_at(found: Sequence[_Word], index: int) -> tuple[int, str] | None:
    """Return the index after the infinitive at ``index``, adverbs and a subject before it, and its present."""
    last = min(index + _LONGEST_SUBJECT, len(found))
    adverbial = False
    while index < last and not (found[index].text in _infinitives() and found[index].text not in _adverbs()):
        # "ska till nästa möte boka": what stands between is a time.
        adverbial = adverbial or found[index].text in words("verbs.adverbials")
        if not (adverbial or found[index].text in _adverbs() or _may_be_named(found[index].text)):
            return None
        index += 1
    if index >= last:
        return None
    for phrase in _infinitives().get(found[index].text, ()):
        if _equal(found, index + 1, phrase.words[1:]):
            return index + len(phrase.words), phrase.verb
    return None
