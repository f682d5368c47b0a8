"""The words of the genre, read from the YAML files beside this module."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from importlib.resources import files
from typing import Any

import yaml


@cache
def _file(name: str) -> Any:
    text = files(__name__).joinpath(f"{name}.yaml").read_text(encoding="utf-8")
    return yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506 (a safe loader)


def _section(path: str) -> Any:
    name, *keys = path.split(".")
    section = _file(name)
    for key in keys:
        section = section[key]
    return section


@cache
def words(path: str) -> tuple[str, ...]:
    """Return the word list at ``path``, longest first ("verbs.reporting")."""
    return tuple(sorted((str(word) for word in _section(path)), key=lambda word: (-len(word), word)))


@cache
def any_of(*paths: str) -> str:
    """Return a regular expression for any word of the lists at ``paths``, the longest first; it has no group."""
    return either({word for path in paths for word in words(path)})


@cache
def any_word(path: str) -> re.Pattern[str]:
    """Return a pattern for any word of the list at ``path``, in any case, that stands by itself."""
    return re.compile(rf"(?<![\w-]){any_of(path)}(?!\w)", re.IGNORECASE)


def either(forms: Iterable[str]) -> str:
    """Return a regular expression for any of ``forms``, the longest first; it has no group."""
    return _either(sorted(set(forms), key=lambda form: (-len(form), form)))


def _either(forms: Sequence[str]) -> str:
    """Join forms, the longest first, by the letters that they begin with: few of hundreds need a look then.

    Of forms that fit one place in a text each begins the next longer one, so their order stays what it was.
    """
    by_letter: dict[str, list[str]] = {}
    for form in forms:
        by_letter.setdefault(form[:1], []).append(form)
    if len({letter.casefold() for letter in by_letter}) < len(by_letter):
        return f"(?:{'|'.join(map(re.escape, forms))})"  # "K" and "k" both fit where case does not count
    ends = by_letter.pop("", None) is not None
    if not by_letter:
        return "(?:)"
    branches = "|".join(_begun_alike(alike) for alike in by_letter.values())
    return f"(?:{branches}){'?' if ends else ''}"


def _begun_alike(forms: Sequence[str]) -> str:
    first, last = min(forms), max(forms)
    same = next((at for at, (one, other) in enumerate(zip(first, last, strict=False)) if one != other), len(first))
    prefix = first[:same]
    return re.escape(prefix) + (_either([form[len(prefix) :] for form in forms]) if len(forms) > 1 else "")


@cache
def all_words(path: str) -> frozenset[str]:
    """Return every word and phrase of the lists under ``path``."""
    return frozenset(_leaves(_section(path)))


def _leaves(section: Any) -> Iterator[str]:
    if isinstance(section, dict):
        for part in section.values():
            yield from _leaves(part)
    elif isinstance(section, list):
        yield from (str(word) for word in section)


@cache
def table(path: str) -> dict[str, tuple[str, ...]]:
    """Return the word lists under ``path`` by their keys, in the order of the file."""
    return {str(key): tuple(str(word) for word in value) for key, value in _section(path).items()}


@cache
def numbers(path: str) -> dict[str, float]:
    """Return the numbers under ``path`` by their words."""
    return {str(key): float(value) for key, value in _section(path).items()}


@cache
def letters(path: str) -> dict[str, str]:
    """Return the single letters under ``path``, each with the letter that it stands for."""
    return {str(key): str(value) for key, value in _section(path).items()}
