"""A word of the running text in, the mention of somebody named in full elsewhere out: "Eva", "Eva E S", "chefen"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache

from rapidfuzz.distance import DamerauLevenshtein

from data.extraction.given_names import is_common_given_name, is_given_name
from data.extraction.names import NICKNAME
from data.extraction.titles import is_former, is_title_word
from data.gazetteer import default_gazetteer
from data.lexicon import words
from data.record import NameForm, PersonMention, Span
from data.sounds import sound

_VERBS_AFTER_PEOPLE = (
    "reporting",
    "committing",
    "committing_personal",
    "committing_weak",
    "future",
    "commissions",
    "commissioned",
    "telling",
)
# Others named with somebody may stand before the verb: "EE, BK och AL skriver".
_UP_TO_VERB = re.compile(
    r"(?:,\s[A-ZÅÄÖ]{2,3}(?!\w))*(?:\s(?:och|samt)\s[A-ZÅÄÖ][\w-]*(?:\s[A-ZÅÄÖ][\w-]*)?)?,?\s([\wåäö]+)"
)
_ADDRESS = re.compile(r"\S*@")  # what goes on as an e-mail address
_CAPITALISED = re.compile(r"[^\S\n]([A-ZÅÄÖ][\wåäöé-]+)")
_INITIALS = re.compile(r"[A-ZÅÄÖ]{2,3}")
_SURNAMES_SHORT = re.compile(
    r"\s[A-ZÅÄÖ]-[A-ZÅÄÖ](?!\w)|(?:\s[A-ZÅÄÖ]){1,3}(?![\w-])|\s[A-ZÅÄÖ]{2,3}(?!\w)|\s[A-ZÅÄÖ][a-zåäö]{1,3}(?=\.\s[a-zåäö])"
)
"""What of surnames may stand after a given name: "Eva E S", "Eva E-S", "Eva ES", "Eva Str."."""
_INITIALS_AND_SURNAME = re.compile(
    r"[A-ZÅÄÖ]\.?(?:[\s-]?[A-ZÅÄÖ]\.?){0,2}\s(?:[a-z]{2,3}\s)?[A-ZÅÄÖ][\w’'-]*[a-zåäöé][\w’'-]*(?:[\s-][A-ZÅÄÖ][\w’'-]+)?"
)
_MOST_INITIALS = 3
_CAPITAL_BEFORE = re.compile(r"(?<![\w-])([A-ZÅÄÖÉ][\w-]*) $")
_LONGEST_WORD = 30
_SHORTEST_SURNAME = 4
_SHORTEST_MISSPELT = 4


@cache
def verbs_after_people() -> frozenset[str]:
    """Return the first words of what people do in minutes: what stands before one may be somebody."""
    verbs = {verb.split()[0] for path in _VERBS_AFTER_PEOPLE for verb in words(f"verbs.{path}")}
    return frozenset(verbs) | frozenset(words("headings.sentence.verbs"))


def initials_of(name: str) -> frozenset[str]:
    """Return a name's initials, those of a double first name as one letter and as two ("KB", "KAB")."""
    spaced = name.split()
    hyphened = name.replace("-", " ").split()
    return frozenset("".join(part[0] for part in parts).upper() for parts in (spaced, hyphened))


def has_initials(name: str) -> bool:
    """Say whether a name has initials for all its given names ("A-C Ek", "P.O. Ek", "PO Ek")."""
    return _INITIALS_AND_SURNAME.fullmatch(name) is not None


def words_of_short(written: str) -> list[str]:
    """Return the words of a name that is cut short, each initial as one ("Eva ES": Eva, E, S; "A-C Ek": A, C, Ek)."""
    first, *rest = re.split(r"[\s.-]+", written.strip(" ."))
    given = list(first) if has_initials(written) else [first]
    return [*given, *(letter for word in rest for letter in (word if word.isupper() else (word,)))]


def is_short_for(short: Sequence[str], full: Sequence[str]) -> bool:
    """Say whether folded words begin those of a full name, in order; the first is the same given name, or its initial.

    >>> is_short_for(["eva", "e", "s"], ["eva", "ek", "strand"]), is_short_for(["eva", "st"], ["eva", "ek"])
    (True, False)
    >>> is_short_for(["a", "c", "ek"], ["ann", "christin", "ek"])
    True
    """
    left = iter(full)
    first = next(left)
    return (first == short[0] or first[:1] == short[0]) and all(
        any(word.startswith(part) for word in left) for part in short[1:]
    )


def is_short_for_name(short: str, name: str) -> bool:
    """Say whether a written name is a full one with its surnames cut short ("Eva ES" of "Eva Ek-Strand")."""
    folded = [word.casefold() for word in words_of_short(short)]
    return is_short_for(folded, re.split(r"[\s-]+", name.casefold()))


def called(name: str) -> set[str]:
    """Return what the bearer of a name may be called: the given name, two of them as one, a nickname in quotes."""
    first, *rest = name.split()
    found = {first}
    if len(rest) > 1 and is_given_name(rest[0]):
        found.add(f"{first}-{rest[0]}")
    if "-" in first:
        found.add("-".join(part[:1] for part in first.split("-")))  # "P-O" for Per-Olof
    if (nickname := NICKNAME.search(name)) is not None:
        found.add(nickname["quoted"][1:-1])
    return {form.casefold() for form in found}


class ShortForms:
    """Recognises short forms of the people of a roster."""

    def __init__(self, roster: Sequence[PersonMention]) -> None:
        names = {mention.name: mention for mention in roster}
        self._names = tuple(names)
        self._given = Counter(form for name in names for form in called(name))
        self._initials = Counter(form for name in names for form in initials_of(name))
        self._surnames = Counter(name.split()[-1].casefold() for name in names if " " in name)
        titles = [mention.job_title for mention in roster if mention.job_title and not is_former(mention.job_title)]
        self._titles = {re.sub(r"^(?:tf|t\.f\.|bitr\.?|vik\.?)\s", "", title.casefold()).split()[0] for title in titles}

    def mention(self, text: str, start: int, end: int) -> PersonMention | None:
        """Return the mention that the word at ``start`` to ``end`` is, if it is one."""
        word = text[start:end].rstrip(".")
        span = Span(start, start + len(word))
        if _ADDRESS.match(text, end):
            return None
        folded = word.casefold()
        for form in (folded, folded.removesuffix("s")):
            if word[0].isupper() and form in self._given:
                width = len(form)
                given = Span(start, start + width)
                if (abbreviated := self._abbreviated(text, given)) is not None:
                    return abbreviated
                if not self._starts_name(text, end):
                    return PersonMention(word[:width], given, NameForm.GIVEN)
        initials = len(word) <= _MOST_INITIALS and _INITIALS.fullmatch(word) and self._initials.get(word) == 1
        if initials and self._verb_after(text, end):
            return PersonMention(word, span, NameForm.INITIALS)
        one = is_title_word(word) and not folded.endswith(("erna", "arna"))
        if one and (self._names_holder(folded) or word[0].isupper()) and self._verb_after(text, end):
            return PersonMention(word, span, NameForm.TITLE)
        if word[0].isupper() and self._verb_after(text, end):
            if self._surnames[folded] == 1 and self._stands_alone(text, start, word):
                return PersonMention(word, span, NameForm.SURNAME)
            if self._misspelt(folded):
                return PersonMention(word, span, NameForm.GIVEN)
        return None

    def _abbreviated(self, text: str, given: Span) -> PersonMention | None:
        """Return the given name with what is left of the surnames, where that is short for one name alone."""
        match = _SURNAMES_SHORT.match(text, given.end)
        if match is None:
            return None
        short = text[given.start : match.end()]
        if sum(is_short_for_name(short, name) for name in self._names) != 1:
            return None
        return PersonMention(short, Span(given.start, match.end()), NameForm.ABBREVIATED)

    def _stands_alone(self, text: str, start: int, word: str) -> bool:
        """Whether a surname is neither the end of somebody else's name nor a place ("Berg deltog inte")."""
        before = _CAPITAL_BEFORE.search(text, max(0, start - _LONGEST_WORD), start)
        foreign = before is not None and not is_title_word(before.group(1))
        return len(word) >= _SHORTEST_SURNAME and not foreign and default_gazetteer().lookup(word) is None

    def _names_holder(self, folded: str) -> bool:
        return folded in self._titles or folded.removesuffix("en") in self._titles

    def _starts_name(self, text: str, end: int) -> bool:
        """Whether a further capitalised word follows that makes it somebody else's full name."""
        following = _CAPITALISED.match(text, end)
        return (
            following is not None
            and following.group(1).casefold() not in self._surnames
            and not is_given_name(following.group(1))
        )

    def _verb_after(self, text: str, end: int) -> bool:
        following = _UP_TO_VERB.match(text, end)
        return following is not None and following.group(1) in verbs_after_people()

    def _misspelt(self, folded: str) -> bool:
        """Whether the word is another spelling of exactly one first name of the roster.

        One letter away from it, or the same to the ear where it is a name itself ("Irene" for Iréne).
        """
        if len(folded) < _SHORTEST_MISSPELT:
            return False
        alike = _sounds_alike if is_common_given_name(folded) else _is_one_letter_away
        near = [given for given in self._given if len(given) >= _SHORTEST_MISSPELT and alike(given, folded)]
        return len(near) == 1


def _is_one_letter_away(one: str, other: str) -> bool:
    return DamerauLevenshtein.distance(one, other) == 1


def _sounds_alike(one: str, other: str) -> bool:
    """Whether two names are one to the ear, a last e apart ("Helen", "Helene")."""
    return sound(one).removesuffix("ä") == sound(other).removesuffix("ä")
