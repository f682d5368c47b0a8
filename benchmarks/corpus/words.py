"""From the files in words/ to the words of this corpus, which it shares with no other part of the project."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import yaml


@dataclass(frozen=True, slots=True)
class Subject:
    """What an item is about: its title, and the thing as in the middle of a sentence."""

    title: str
    thing: str


@dataclass(frozen=True, slots=True)
class Field:
    """A field of work: titles of its chiefs and staff, names of networks, and subjects."""

    chiefs: tuple[str, ...]
    staff: tuple[str, ...]
    bodies: tuple[str, ...]
    subjects: tuple[Subject, ...]


@dataclass(frozen=True, slots=True)
class BodyKind:
    """A kind of body that is no network: names for it, its board, what minutes call those assembled, who sits there."""

    labels: tuple[str, ...]
    board: str
    organ: str
    politicians: bool
    others: tuple[str, ...]
    fields: tuple[str, ...]
    chief: str


@cache
def fields() -> dict[str, Field]:
    """Return all fields of work."""
    return {
        name: Field(
            tuple(entry["chiefs"]),
            tuple(entry["staff"]),
            tuple(entry["bodies"]),
            tuple(Subject(*(part.strip() for part in line.split("|"))) for line in entry["subjects"]),
        )
        for name, entry in _content("fields").items()
    }


@cache
def body_kinds() -> tuple[BodyKind, ...]:
    """Return all kinds of bodies that are no networks of one office."""
    return tuple(
        BodyKind(
            tuple(entry["labels"]),
            entry["board"],
            entry["organ"],
            entry["seats"] == "politicians",
            tuple(entry["others"]),
            tuple(entry["fields"]),
            entry["chief"],
        )
        for entry in _content("bodies").values()
    )


@cache
def phrases(kind: str) -> tuple[str, ...]:
    """Return the sentences or parts of sentences of a kind."""
    return tuple(_content("phrases")[kind])


@cache
def headings(formal: bool) -> dict[str, dict[str, float]]:
    """Return the headings of attendance lists with their shares, by kind of list."""
    return {kind: dict(shares["minutes" if formal else "notes"]) for kind, shares in _content("headings").items()}


@cache
def facts(kind: str) -> tuple[str, ...]:
    """Return facts of the country of a kind: areas, waters, agencies …"""
    return tuple(_content("country")[kind])


@cache
def county(code: str) -> tuple[str, ...]:
    """Return the name of a county's region, and the parts of the country that lie in the county."""
    return tuple(_content("country")["counties"][code])


@cache
def parties() -> dict[str, int]:
    """Return the letters of the parties with their share of seats."""
    return dict(_content("country")["parties"])


@cache
def _content(name: str) -> dict[str, Any]:
    text = (files("benchmarks.corpus") / "words" / f"{name}.yaml").read_text(encoding="utf-8")
    return dict(yaml.safe_load(text))
