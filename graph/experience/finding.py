"""From the words of a subject to what minutes say of it: projects, agenda items and outcomes.

A word is looked for in all its forms, as part of longer words ("utbildning" finds "vuxenutbildningsansökan"), and
where it does not occur at all by its own beginning ("vuxenutbildningsfråga" finds "vuxenutbildning") or as one spelled
like it. Names, titles, outcomes and the passages that back facts are searched, the latest first.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from graph.index.kinds import OUTCOMES, Facet, Kind
from graph.index.reading import Index, marks, whole
from graph.search.results import LONGEST_QUERY, MOST_WORDS
from graph.search.vocabulary import Tier, Vocabulary
from graph.search.words import stem, words_of

_MOST_FOUND = 200
_SHORTEST_BEGINNING = 5
_KINDS = {
    "name_words": (Kind.PROJECT,),
    "title_words": (Kind.AGENDA_ITEM,),
    "outcome_words": OUTCOMES,
}
_BACKED = (Kind.PROJECT, Kind.AGENDA_ITEM, *OUTCOMES)


@dataclass(frozen=True, slots=True)
class Subject:
    """What minutes say of a subject, as numbers of the index.

    ``taken_for`` are pairs of a typed word that does not occur and the words that were looked for in its stead.
    Where ``some_words``, nothing has all the words, and this has some of them.
    """

    projects: tuple[int, ...]
    items: tuple[int, ...]
    outcomes: tuple[int, ...]
    taken_for: tuple[tuple[str, tuple[str, ...]], ...] = ()
    some_words: bool = False

    @property
    def is_found(self) -> bool:
        """Tell whether minutes say anything of it."""
        return bool(self.projects or self.items or self.outcomes)


@dataclass(frozen=True, slots=True)
class _Word:
    typed: str
    stems: tuple[str, ...]
    occurs: bool


def subject_of(index: Index, vocabulary: Vocabulary, text: str) -> Subject:
    """Return what minutes say of the subject that somebody typed."""
    words = _words(vocabulary, text)
    known = [one for one in words if one.stems]
    if not known:
        return Subject((), (), ())
    numbers = _matching(index, " AND ".join(_one_of(one.stems) for one in known)) if len(known) == len(words) else set()
    some_words = not numbers and len(words) > 1
    if some_words:
        numbers = _matching(index, " OR ".join(_one_of(one.stems) for one in known))
    by_kind = _by_kind(index, numbers)
    projects = by_kind.get(Kind.PROJECT, set())
    items = by_kind.get(Kind.AGENDA_ITEM, set()) | _items_of(index, projects)
    outcomes = {number for kind in OUTCOMES for number in by_kind.get(kind, ())}
    taken_for = tuple((one.typed, one.stems[:3]) for one in known if not one.occurs)
    latest = sorted(items, reverse=True)[:_MOST_FOUND]
    return Subject(tuple(sorted(projects)), tuple(latest), tuple(sorted(outcomes)), taken_for, some_words)


def _words(vocabulary: Vocabulary, text: str) -> list[_Word]:
    found = words_of(text[:LONGEST_QUERY])
    typed = {one: found.text[start:end] for one, start, end in zip(found.stems, found.starts, found.ends, strict=True)}
    words = []
    for one in list(typed)[:MOST_WORDS]:
        meant = vocabulary.meant_by(one)
        near = tuple(form for form, tier in meant.stems.items() if tier is not Tier.SPELLED_ALIKE)
        beginning = () if near else _beginning(vocabulary, typed[one])
        alike = () if near or beginning else tuple(meant.stems)
        words.append(_Word(typed[one], near or _with_compounds(vocabulary, beginning or alike), bool(near)))
    return words


def _with_compounds(vocabulary: Vocabulary, stems: tuple[str, ...]) -> tuple[str, ...]:
    """Return stems and the longer words that they are part of, the stems first."""
    longer = (form for one in stems for form, tier in vocabulary.meant_by(one).stems.items() if tier is Tier.PART)
    return tuple(dict.fromkeys((*stems, *longer)))


def _beginning(vocabulary: Vocabulary, typed: str) -> tuple[str, ...]:
    """Return the longest beginning of a word that occurs by itself: the first part of a compound."""
    for length in range(len(typed) - 1, _SHORTEST_BEGINNING - 1, -1):
        form = stem(typed[:length])
        if len(form) >= _SHORTEST_BEGINNING and vocabulary.occurrences(form):
            return (form,)
    return ()


def _one_of(stems: Iterable[str]) -> str:
    quoted = " OR ".join(f'"{one}"' for one in stems)
    return f"({quoted})"


def _matching(index: Index, expression: str) -> set[int]:
    numbers: set[int] = set()
    for table, kinds in _KINDS.items():
        rows = index.rows(
            f"SELECT {table}.rowid FROM {table} JOIN thing t ON t.number = {table}.rowid "
            f"WHERE {table} MATCH ? AND t.kind IN ({marks(kinds)}) ORDER BY {table}.rowid DESC LIMIT ?",
            (expression, *kinds, _MOST_FOUND),
        )
        numbers.update(whole(number) for (number,) in rows)
    rows = index.rows(
        "SELECT g.thing FROM ground g JOIN thing t ON t.number = g.thing WHERE g.passage IN "
        "(SELECT rowid FROM passage_words WHERE passage_words MATCH ? ORDER BY rowid DESC LIMIT ?) "
        f"AND t.kind IN ({marks(_BACKED)})",
        (expression, _MOST_FOUND, *_BACKED),
    )
    return numbers | {whole(number) for (number,) in rows}


def _by_kind(index: Index, numbers: Iterable[int]) -> dict[Kind, set[int]]:
    known = sorted(numbers)
    found: dict[Kind, set[int]] = {}
    for first in range(0, len(known), 500):
        part = known[first : first + 500]
        for number, kind in index.rows(f"SELECT number, kind FROM thing WHERE number IN ({marks(part)})", part):
            found.setdefault(Kind(whole(kind)), set()).add(whole(number))
    return found


def _items_of(index: Index, projects: Iterable[int]) -> set[int]:
    """Return the agenda items under which projects were spoken of."""
    known = sorted(projects)[:_MOST_FOUND]
    rows = index.rows(
        f"SELECT thing FROM facet WHERE kind = ? AND name = ? AND value IN ({marks(known)})",
        (Kind.AGENDA_ITEM, Facet.PROJECT, *known),
    )
    return {whole(number) for (number,) in rows}
