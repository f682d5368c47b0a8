"""Which words are given names, in Sweden and elsewhere: evidence for reading a name, never a list of people."""

from __future__ import annotations

from functools import cache
from importlib import import_module

_NORDIC = ("sv_SE", "fi_FI", "no_NO", "da_DK")
_OTHER = (
    "cs_CZ", "de_DE", "en_GB", "en_IN", "es_ES", "et_EE", "fr_FR", "hr_HR", "hu_HU", "is_IS", "it_IT",
    "lt_LT", "lv_LV", "nl_NL", "pl_PL", "pt_PT", "ro_RO", "sk_SK", "sl_SI", "tr_TR",
)  # fmt: skip


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
    return _load(_NORDIC, *_GIVEN_FIELDS)


@cache
def _any() -> frozenset[str]:
    return _nordic() | _load(_OTHER, *_GIVEN_FIELDS)


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
    parts = [part for part in folded.split("-") if part]
    return len(parts) > 1 and parts[0] in known


@cache
def is_surname(word: str) -> bool:
    """Say whether ``word`` is one of the commonest surnames of the Nordic countries."""
    return word.casefold() in _surnames()
