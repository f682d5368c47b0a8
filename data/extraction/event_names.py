"""What an event is called: the nouns of events in a text, and the words around one that are its name."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from data.extraction.dates import DateHit
from data.extraction.telling_words import words_of
from data.lexicon import any_of, words

_BEFORE = re.compile(
    r"(?:(?:[A-ZÅÄÖ][\wåäöÅÄÖ:-]*|[a-zåäö]+(?:ella?|liga?|iska?|ande|nas)|gemensam(?:ma|t)?|öpp(?:en|et|na))\s){1,2}$"
)
_DESCRIBED = re.compile(r"\b(?:den|det|de|en|ett|årets)\s(?P<words>(?:[a-zåäö-]+\s){1,2})$")  # "den regionala" mässan
_QUOTES = re.compile(r"[\"”“»«*]")
_HALF = re.compile(r"(?:(?<=\s)|^)\w[\w-]+-\s(?:och|samt|eller)\s$")  # "Plan- och" of "Plan- och byggdagarna"
# Who holds an event, after the verb ("håller Kil öppet hus"); a genitive is part of its name.
_HOLDER = re.compile(r"[A-ZÅÄÖ]\w*[^s\s]\s(?=[a-zåäö]|$)")
_REMEMBERED = 64  # sentences


@cache
def _noun() -> re.Pattern[str]:
    """An event's noun, a capitalised compound with "dag" too, unless it is a day of the week."""
    days = any_of("calendar.weekdays", "events.plain_days")
    day = rf"(?!{days}(?!\w))(?:[\w-]{{3,40}}|(?-i:[A-ZÅÄÖ])\w*a\s(?=dagen|dagarna)|\w-)(?:dagen|dagarna|dagar|dag)"
    week = rf"(?!{any_of('events.plain_weeks')})[\w-]{{3,40}}(?:veckan|vecka)"
    of_something = r"(?-i:[A-ZÅÄÖ]\w{3,}s)\sdag|(?<!sista\s)(?<!första\s)dag(?=\s(?:om|för|kring)\s\w{3})"
    meeting = r"(?<=nas\s)träff(?:en)?|(?-i:Träffen)(?=\smed\s)|(?-i:Resa)(?=\still\s(?-i:[A-ZÅÄÖ]))"
    noun = rf"[\w-]{{0,40}}{any_of('events.nouns')}(?:en|et|n)?|[\w-]{{2,40}}{any_of('events.compounds')}"
    noun = rf"(?!{any_of('events.no_nouns')}(?!\w))(?:{noun})"
    return re.compile(rf"(?<![\w@.-])(?:{noun}|{day}|{week}|{of_something}|{meeting})(?![\w@])", re.IGNORECASE)


@cache
def _ends_of_nouns() -> tuple[str, ...]:
    """What the last word of each noun of an event ends with, which is looked for faster."""
    last = {noun.casefold().split()[-1] for noun in words("events.nouns")}
    definite = {f"{noun}{article}" for noun in last for article in ("en", "et", "n")}
    days = ("dag", "dagen", "dagarna", "dagar", "veckan", "vecka")
    return (*sorted(last | definite), *words("events.compounds"), "resa", *days)


@lru_cache(_REMEMBERED)
def nouns_in(text: str) -> tuple[re.Match[str], ...]:
    """Return the nouns of events in a text."""
    if not any(word.endswith(_ends_of_nouns()) for word in words_of(text)):
        return ()
    return tuple(_noun().finditer(text))


@cache
def _stop() -> re.Pattern[str]:
    """What an event's name does not go on with."""
    after = any_of("events.after_name", "headings.sentence.verbs")
    return re.compile(rf"\s*(?:[,.;!?(–]|:(?!\w)|\s-\s|\b{after}(?!\w)|\d)")


@cache
def _small() -> frozenset[str]:
    return frozenset(words("events.small"))


def same_words(one: str, other: str) -> bool:
    """Say whether two names may be one event's: all words of one stand in the other, or it is the end of one."""
    first, second = set(one.casefold().split()), set(other.casefold().split())
    return first <= second or second <= first or _is_short_for(one, other) or _is_short_for(other, one)


def _is_short_for(one: str, other: str) -> bool:
    """Whether one word is the end of a word of the other, articles apart ("Exkursionen", "Höstexkursion")."""
    return " " not in one and any(ends_alike(word, one) for word in other.split())


def ends_alike(word: str, end: str) -> bool:
    """Say whether a word ends as another, articles apart ("Höstexkursion", "Exkursionen")."""
    return any(form.endswith(short) for form in _bare_forms(word) for short in _bare_forms(end) if len(short) > 3)


def is_one_kind(one: str, other: str) -> bool:
    """Say whether one of two nouns ends as the other ("Åvandringen", "vandring")."""
    return ends_alike(one, other) or ends_alike(other, one)


def _bare_forms(noun: str) -> tuple[str, str]:
    """Return a noun as it stands and without what may be its article."""
    folded = noun.casefold()
    return folded, re.sub(r"(?:en|et|n)$", "", folded)


def told_name(name: str) -> str:
    """Return an event's name without who tells of it ("Eva meddelar att mässan")."""
    told = re.split(r"\batt\s(?:den\s|det\s|en\s|ett\s)?", name)[-1] or name
    if not nouns_in(told.partition(" om ")[0]):
        told = re.split(r"\bom\s(?:den\s|det\s|en\s|ett\s)?", told)[-1] or told
    return re.sub(r"^(?:En|Ett)\s", "", re.split(rf"\s{any_of('events.naming')}\s", told)[0])


def event_name(text: str, noun: re.Match[str], hit: DateHit) -> str:
    """Return the event's name: the noun with the capitalised or describing words before it and those after."""
    begin = _begin(text[: noun.start()])
    while (
        (first := text[begin:].split(" ", 1)[0])
        and (first.casefold() in _small() or first.endswith(":"))
        and begin < noun.start()
    ):
        begin += len(first) + 1
    limit = hit.start if hit.start >= noun.end() else len(text)
    stop = _stop().search(text, noun.end(), limit)
    end = stop.start() if stop else limit
    words_after = text[noun.end() : end].split()
    while words_after and words_after[-1].casefold() in _small():
        words_after.pop()
    name = text[begin : noun.end()] + " " + " ".join(words_after[:8])
    return without_quotes(name).strip(" -–,")


def without_quotes(name: str) -> str:
    """Return a name without quotation marks and stars around its words."""
    return _QUOTES.sub("", name)


def _begin(before: str) -> int:
    """Return where the words begin that describe an event, of the text before its noun."""
    found = _HALF.search(before) or _BEFORE.search(before)
    if found is None and (described := _DESCRIBED.search(before)) is not None:
        plain = described["words"].split()
        tells = not _small().isdisjoint(plain) or plain[0] in words("events.no_part")
        return len(before) if tells else described.start("words")
    if found is None:
        return len(before)
    holder = _HOLDER.match(found.group()) if _holding().search(before[: found.start()]) else None
    label = before.rfind(": ")
    return max(found.start() + (holder.end() if holder else 0), label + 2 if label > 0 else 0)


@cache
def _holding() -> re.Pattern[str]:
    return re.compile(rf"\b{any_of('events.arranging', 'events.arranging_things')}\s$")


def own_name(text: str, noun: re.Match[str]) -> str | None:
    """Return what an event is called where its sentence opens with it ("Vägen vidare heter konferensen")."""
    match = _naming().match(text, 0, noun.start())
    return match["name"] if match else None


@cache
def _naming() -> re.Pattern[str]:
    naming = any_of("events.naming")
    return re.compile(rf"(?P<name>[A-ZÅÄÖ][^.,:;]{{2,60}}?)\s{naming}\s(?:(?:den|det|årets|en|ett)\s)?(?:\w+\s)?$")
