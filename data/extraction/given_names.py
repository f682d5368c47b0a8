"""Which words are given names, in Sweden and elsewhere: evidence for reading a name, never a list of people."""

from __future__ import annotations

import unicodedata
from functools import cache
from importlib import import_module
from importlib.resources import files

from data.lexicon import words

_NORDIC = ("sv_SE", "fi_FI", "no_NO", "da_DK")
_OTHER = (
    "cs_CZ", "de_DE", "en_GB", "en_IN", "es_ES", "et_EE", "fr_FR", "hr_HR", "hu_HU", "is_IS", "it_IT",
    "lt_LT", "lv_LV", "nl_NL", "pl_PL", "pt_PT", "ro_RO", "sk_SK", "sl_SI", "tr_TR",
)  # fmt: skip

_LETTERS = {"æ": "ae", "ø": "o", "đ": "d", "ł": "l", "ı": "i", "ß": "ss"}


def _load(locales: tuple[str, ...], *fields: str) -> frozenset[str]:
    found: set[str] = set()
    for locale in locales:
        provider = import_module(f"faker.providers.person.{locale}").Provider
        for field in fields:
            found.update(name.casefold() for name in getattr(provider, field, ()))
    return frozenset(found)


_GIVEN_FIELDS = ("first_names", "first_names_male", "first_names_female")


@cache
def _nordic() -> frozenset[str]:
    return _load(_NORDIC, *_GIVEN_FIELDS) | {name.casefold() for name in words("names.nicknames")}


@cache
def _any() -> frozenset[str]:
    return _nordic() | _load(_OTHER, *_GIVEN_FIELDS)


@cache
def _listed() -> frozenset[str]:
    return frozenset((files("data") / "reference" / "given_names.txt").read_text(encoding="ascii").split())


def _without_marks(word: str) -> str:
    """Return a folded word in the letters of the list: "zoë" as "zoe"; å, ä and ö are letters of their own."""
    if word.isascii():
        return word
    return "".join(letter if letter in "åäö" else plain_letter(letter) for letter in unicodedata.normalize("NFC", word))


def plain_letter(letter: str) -> str:
    """Return the letters that stand for a folded one where marks are left out: "é" as "e", "ø" as "o"."""
    return _LETTERS.get(letter, unicodedata.normalize("NFD", letter)[0])


@cache
def _surnames() -> frozenset[str]:
    return _load(_NORDIC, "last_names")


@cache
def is_given_name(word: str, *, nordic_only: bool = False) -> bool:
    """Say whether ``word`` is a known given name; of a hyphenated one each part, or the first, must be."""
    known = _nordic() if nordic_only else _any()
    folded = word.casefold()
    if folded in known:
        return True
    if not nordic_only and not word.isupper() and _without_marks(folded) in _listed():
        return True
    parts = [part for part in folded.split("-") if part]
    return len(parts) > 1 and parts[0] in known


def is_common_given_name(word: str) -> bool:
    """Say whether ``word`` is among the commonest given names of a country: hardly a slip of the pen for another."""
    return word.casefold() in _any()


@cache
def is_surname(word: str) -> bool:
    """Say whether ``word`` is one of the commonest surnames of the Nordic countries."""
    return word.casefold() in _surnames()
