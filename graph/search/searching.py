"""From what somebody types to what they may look for: things and passages, the best first, with facets."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cached_property

from graph.index.listing import Bound
from graph.index.reading import Index, whole
from graph.index.schema import WORD_TABLES
from graph.search.counting import counted
from graph.search.ranking import Candidate, hits_of, passage_candidates, ranked, thing_candidates
from graph.search.results import LONGEST_QUERY, MOST_FOUND, MOST_WORDS, Found, Sought
from graph.search.spelling import respelled
from graph.search.vocabulary import Meant, Vocabulary
from graph.search.words import words_of

_CANDIDATES = 120  # of each sort are weighed against each other
_COMMON = 50_000  # occurrences from which a word tells too little to be looked for beside another
_PASSAGES = "passage_words"


class Search:
    """Searches one generation."""

    def __init__(self, index: Index) -> None:
        self._index = index

    def warm(self) -> None:
        """Read what the first search would otherwise wait for."""
        self.vocabulary.occurrences("")

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """The words that occur in the generation."""
        rows = self._index.rows("SELECT stem, occurrences FROM word ORDER BY stem")
        return Vocabulary([(str(stem), whole(occurrences)) for stem, occurrences in rows])

    def find(self, sought: Sought) -> Found:
        """Return what was sought, best first.

        All words must be found together, in a form of theirs, as part of a longer word or, where a word does not
        occur, as one spelled like it. Only where nothing has them all is what has some of them found.
        """
        meant = self._meant(sought.text[:LONGEST_QUERY])
        if not meant:
            return Found((), 0, False, (), (), (), ())
        every = " AND ".join(_one_of(one.stems) for one in meant)
        some = _one_of({stem for one in meant for stem in one.stems})
        whole_query = some
        if all(one.stems for one in meant) and any(self._matching(table, every, sought, 1) for table in WORD_TABLES):
            whole_query = every
        stages = [whole_query]
        if all(one.same() for one in meant):
            stages.insert(0, " AND ".join(_one_of(one.same()) for one in meant))
        best = ranked(self._candidates(stages, sought, meant))
        found = {table: self._matching(table, whole_query, sought, MOST_FOUND + 1) for table in WORD_TABLES}
        hits = hits_of(self._index, best[sought.skip : sought.skip + sought.limit], meant)
        return replace(
            counted(self._index, found, hits),
            respelled=respelled(sought.text, meant, hits),
            some_words=len(meant) > 1 and whole_query == some,
        )

    def _meant(self, text: str) -> list[Meant]:
        stems = list(dict.fromkeys(words_of(text).stems))
        telling = [stem for stem in stems if self.vocabulary.occurrences(stem) < _COMMON] or stems
        unfinished = stems[-1] if text[-1:].isalnum() else None
        return [self.vocabulary.meant_by(stem, unfinished=stem == unfinished) for stem in telling[:MOST_WORDS]]

    def _matching(self, table: str, expression: str, sought: Sought, most: int) -> list[int]:
        """Return the numbers of what matches in one table of words, the last written first."""
        if not expression or (table == _PASSAGES and not sought.passages):
            return []
        conditions = "".join(f" AND ({one.sql})" for one in sought.conditions)
        bound: list[Bound] = [value for one in sought.conditions for value in one.bound]
        if table == _PASSAGES:
            join = f"JOIN passage p ON p.number = {table}.rowid JOIN thing t ON t.number = p.document"
            join = join if conditions else ""
        else:
            join = f"JOIN thing t ON t.number = {table}.rowid"
            conditions += f" AND t.kind IN ({', '.join('?' * len(sought.kinds))})"
            bound += sought.kinds
        rows = self._index.rows(
            f"SELECT {table}.rowid FROM {table} {join} WHERE {table} MATCH ?{conditions} "
            f"ORDER BY {table}.rowid DESC LIMIT ?",
            (expression, *bound, most),
        )
        return [whole(number) for (number,) in rows]

    def _candidates(self, stages: Sequence[str], sought: Sought, meant: Sequence[Meant]) -> Iterator[Candidate]:
        for table in WORD_TABLES:
            numbers: dict[int, None] = {}
            for expression in stages:
                if len(numbers) < _CANDIDATES:
                    numbers.update(dict.fromkeys(self._matching(table, expression, sought, _CANDIDATES)))
            chosen = list(numbers)[:_CANDIDATES]
            if table == _PASSAGES:
                yield from passage_candidates(self._index, chosen, sought.text, meant)
            else:
                yield from thing_candidates(self._index, chosen, table, sought.text, meant)


def _one_of(stems: Iterable[str]) -> str:
    """Return the expression of full-text search that one of several stems answers to, "" where there is none."""
    quoted = " OR ".join(f'"{stem}"' for stem in stems)
    return f"({quoted})" if quoted else ""
