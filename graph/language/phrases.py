"""From files of words beside the code to the phrases of one language by their names."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType

import yaml


@cache
def phrases(package: str, language: str) -> Mapping[str, str]:
    """Return the phrases in the folder ``words`` of a package, out of all its files; language is "sv" or "en"."""
    return MappingProxyType({name: str(told[language]) for name, told in _entries(package).items()})


@cache
def _entries(package: str) -> Mapping[str, Mapping[str, str]]:
    entries: dict[str, Mapping[str, str]] = {}
    for file in sorted(files(package).joinpath("words").iterdir(), key=lambda one: one.name):
        own = yaml.safe_load(file.read_text(encoding="utf-8"))
        twice = entries.keys() & own.keys()
        if twice:
            raise ValueError(f"{file.name} names what another file has: {', '.join(sorted(twice))}")
        entries |= own
    return entries
