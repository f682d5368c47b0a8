"""What a search is asked, and what it answers."""

from __future__ import annotations

from dataclasses import dataclass

from graph.index.kinds import Kind
from graph.index.listing import Condition
from graph.index.values import Link, Passage
from graph.search.highlighting import Part

LONGEST_QUERY = 200
MOST_WORDS = 10
MOST_FOUND = 1000


@dataclass(frozen=True, slots=True)
class Sought:
    """A search: what was typed, and conditions on the thing (``t``), or on the minutes of a passage, to be found.

    ``passages`` says whether passages are looked for, ``kinds`` which things.
    """

    text: str
    kinds: tuple[Kind, ...] = tuple(Kind)
    passages: bool = True
    conditions: tuple[Condition, ...] = ()
    skip: int = 0
    limit: int = 20


@dataclass(frozen=True, slots=True)
class Hit:
    """Something found: a thing, or a passage (``kind`` None), whose label is then that of its minutes.

    ``passage`` is the passage itself, or the first that backs the thing.
    """

    iri: str
    kind: Kind | None
    label: str
    score: float
    date: str | None
    meeting: Link | None
    document: Link | None
    snippet: tuple[Part, ...]
    passage: Passage | None


@dataclass(frozen=True, slots=True)
class Respelled:
    """A typed word that does not occur, and the words spelled like it that were found in its stead."""

    typed: str
    found: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Counted:
    """A value of a facet and how many of what was found have it; ``link`` where the value is a thing."""

    value: str
    count: int
    link: Link | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """What a search found. Where ``at_least``, there is more than was counted: at most MOST_FOUND of each sort is.

    Where ``some_words``, nothing has all words that were typed, and this has some of them.
    """

    hits: tuple[Hit, ...]
    total: int
    at_least: bool
    kinds: tuple[Counted, ...]
    municipalities: tuple[Counted, ...]
    bodies: tuple[Counted, ...]
    years: tuple[Counted, ...]
    respelled: tuple[Respelled, ...] = ()
    some_words: bool = False
