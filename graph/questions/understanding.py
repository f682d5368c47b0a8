"""From a question as somebody puts it to what it asks: its intent, the things it names, and its subject."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import cache
from importlib.resources import files

import yaml

from graph.index.kinds import ENTITIES, Kind
from graph.index.reading import Index, whole
from graph.index.values import Link
from graph.search.results import LONGEST_QUERY
from graph.search.words import Words, stem, words_of

_LONGEST_NAME = 6
_FEWEST_WORDS = 3
_MOST_ALIKE = 200


class Intent(Enum):
    """What a question asks for; the value is its name in intents.yaml."""

    CONTACT = "contact"
    STOPPED = "stopped"
    NETWORKS = "networks"
    PROJECTS = "projects"
    COMMITMENTS = "commitments"
    DECISIONS = "decisions"
    AGREEMENTS = "agreements"
    ABSENT = "absent"
    REPRESENTATIVES = "representatives"
    PRESENTERS = "presenters"
    PARTICIPANTS = "participants"
    MEETINGS = "meetings"


@dataclass(frozen=True, slots=True)
class Understood:
    """A question understood: the things that it names, in order, and the words left that tell its subject."""

    intent: Intent
    things: tuple[Link, ...]
    subject: str

    @property
    def about(self) -> str:
        """What the question is about: the names in it, and its subject."""
        return " ".join([*(one.label for one in self.things), self.subject]).strip()

    def named(self, *kinds: Kind) -> Link | None:
        """Return the first thing of some kinds that the question names."""
        return next((one for one in self.things if one.kind in kinds), None)


@dataclass(frozen=True, slots=True)
class _Vocabulary:
    intents: tuple[tuple[Intent, tuple[frozenset[str], ...]], ...]
    silent: frozenset[str]


@cache
def _vocabulary() -> _Vocabulary:
    entries = yaml.safe_load(files("graph.questions").joinpath("intents.yaml").read_text(encoding="utf-8"))
    intents = tuple(
        (Intent(name), tuple(frozenset(stem(word) for word in group) for group in groups))
        for name, groups in entries["intents"].items()
    )
    return _Vocabulary(intents, frozenset(stem(str(word)) for word in entries["silent"]))


def understood(index: Index, text: str) -> Understood | None:
    """Return what a text asks, None where it is no question that there is an answer to of its own."""
    words = words_of(text[:LONGEST_QUERY])
    if len(words.stems) < _FEWEST_WORDS:
        return None
    things, rest = _things(index, words)
    asked = [words.stems[place] for place in rest]
    for intent, groups in _vocabulary().intents:
        if all(not group.isdisjoint(asked) for group in groups):
            spent = frozenset[str]().union(*groups) | _vocabulary().silent
            left = [words.text[words.starts[p] : words.ends[p]] for p in rest if words.stems[p] not in spent]
            return Understood(intent, things, " ".join(left))
    return None


def _things(index: Index, words: Words) -> tuple[tuple[Link, ...], list[int]]:
    """Return the things whose whole names stand in a text, the longest names first taken, and the places left."""
    left = list(range(len(words.stems)))
    found: dict[int, Link] = {}
    for first, last in _windows(len(words.stems)):
        places = range(first, last)
        if all(place in left for place in places) and _is_name(words, places):
            thing = _called(index, words.stems[first:last])
            if thing is not None:
                found[first] = thing
                left = [place for place in left if place not in places]
    return tuple(found[place] for place in sorted(found)), left


def _windows(count: int) -> Iterator[tuple[int, int]]:
    for length in range(min(_LONGEST_NAME, count), 0, -1):
        for first in range(count - length + 1):
            yield first, first + length


def _is_name(words: Words, places: Sequence[int]) -> bool:
    """Tell whether words may be a name: not all of them are words of questions."""
    silent = _vocabulary().silent
    return any(words.stems[place] not in silent for place in places)


def _called(index: Index, stems: Sequence[str]) -> Link | None:
    """Return the thing that has exactly these words as one of its names, in any form of theirs."""
    match = " AND ".join(f'"{one}"' for one in dict.fromkeys(stems))
    rows = index.rows(
        "SELECT t.number, t.kind, t.label, t.body FROM name_words JOIN thing t ON t.number = name_words.rowid "
        f"WHERE name_words MATCH ? AND t.kind IN ({', '.join('?' * len(ENTITIES))}) LIMIT ?",
        (match, *ENTITIES, _MOST_ALIKE),
    )
    wanted = list(stems)
    ranked = sorted(rows, key=lambda row: _RANK.index(Kind(whole(row[1]))))
    for number, _, label, body in ranked:
        names = (str(label), *_other_names(str(body)))
        if any(list(words_of(name).stems) == wanted for name in names):
            return index.links([whole(number)])[whole(number)]
    return None


# of several things with one name, the one that a question is likelier to be about
_RANK = (Kind.MUNICIPALITY, Kind.NETWORK, Kind.PROJECT, Kind.PERSON, Kind.ORGANISATION, Kind.TOPIC)


def _other_names(body: str) -> Sequence[str]:
    return [str(name) for name in json.loads(body).get("altLabel", [])] if "altLabel" in body else []
