"""What pages say around the graph's own words, in the language that whoever asks reads."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType

import yaml

LANGUAGES = {"sv": "Svenska", "en": "English"}
DEFAULT_LANGUAGE = "sv"


@cache
def wording(language: str) -> Mapping[str, str]:
    """Return the phrases of one of the ``LANGUAGES`` by their names, out of all files of words."""
    return MappingProxyType({name: str(phrases[language]) for name, phrases in _entries().items()})


@cache
def _entries() -> Mapping[str, Mapping[str, str]]:
    entries: dict[str, Mapping[str, str]] = {}
    for file in sorted(files("api.pages").joinpath("words").iterdir(), key=lambda one: one.name):
        own = yaml.safe_load(file.read_text(encoding="utf-8"))
        twice = entries.keys() & own.keys()
        if twice:
            raise ValueError(f"{file.name} names what another file has: {', '.join(sorted(twice))}")
        entries |= own
    return entries


def choose_language(asked: str | None, accept: str | None) -> str:
    """Return the language of a page: the one asked for, else the one accepted most, else Swedish."""
    if asked in LANGUAGES:
        return asked
    weighed = ((_weight(part), part.split(";")[0].strip().lower()) for part in (accept or "").split(",")[:32])
    ranked = sorted(weighed, key=lambda entry: -entry[0])
    known = (tag.split("-")[0] for weight, tag in ranked if weight > 0)
    return next((language for language in known if language in LANGUAGES), DEFAULT_LANGUAGE)


def _weight(part: str) -> float:
    _, _, quality = part.partition("q=")
    try:
        return float(quality) if quality else 1.0
    except ValueError:
        return 1.0
