"""From what matches to what is shown first: how well names, titles, outcomes and passages answer to what was typed."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from graph.index.reading import Index, whole
from graph.index.schema import WORD_TABLES
from graph.search.highlighting import excerpt
from graph.search.results import Hit
from graph.search.vocabulary import Meant, Tier
from graph.search.words import Words, fold, words_of

_WORTH = {Tier.SAME: 10.0, Tier.BEGINS: 7.5, Tier.PART: 6.0, Tier.SPELLED_ALIKE: 5.0}
_OF_TABLE = dict(zip(WORD_TABLES, (3.0, 2.0, 1.0, 0.0), strict=True))
_WHOLE_NAME, _BEGINS_NAME = 5.0, 1.0
_TELLING = 400  # characters beyond which a longer passage tells no more than a shorter one


@dataclass(frozen=True, slots=True)
class Candidate:
    """Something that matches. ``place`` is where a passage stands: its document, start and end."""

    number: int
    text: str
    score: float
    date: str
    place: tuple[int, int, int] | None = None


def thing_candidates(
    index: Index, numbers: Sequence[int], table: str, typed: str, meant: Sequence[Meant]
) -> Iterator[Candidate]:
    """Weigh things by their names, titles or words."""
    marks = ", ".join("?" * len(numbers))
    rows = index.rows(f"SELECT number, label, body, first FROM thing WHERE number IN ({marks})", numbers)
    for number, label, body, first in rows:
        others = json.loads(str(body)).get("altLabel", []) if table == WORD_TABLES[0] else []
        scored = [(_score(name, typed, meant), name) for name in (str(label), *others)]
        # what several names have of the words together counts, and the best of them is shown
        together = _likeness(words_of("\n".join(name for _, name in scored)), meant)
        score, name = max(scored, key=lambda one: one[0])
        yield Candidate(whole(number), name, max(score, together) + _OF_TABLE[table], str(first))


def passage_candidates(index: Index, numbers: Sequence[int], typed: str, meant: Sequence[Meant]) -> Iterator[Candidate]:
    """Weigh passages by their words."""
    marks = ", ".join("?" * len(numbers))
    rows = index.rows(
        f"""SELECT p.number, substr(s.text, p.start + 1, p.stop - p.start), t.first, p.document, p.start, p.stop
        FROM passage p JOIN source s USING (document) JOIN thing t ON t.number = p.document
        WHERE p.number IN ({marks})""",
        numbers,
    )
    for number, text, first, document, start, end in rows:
        score = _likeness(words_of(str(text)), meant)
        place = (whole(document), whole(start), whole(end))
        yield Candidate(whole(number), str(text), score, str(first), place)


def _score(name: str, typed: str, meant: Sequence[Meant]) -> float:
    score = _likeness(words_of(name), meant)
    folded, wanted = fold(name), " ".join(fold(typed).split())
    if folded == wanted:
        return score + _WHOLE_NAME
    return score + _BEGINS_NAME if folded.startswith(wanted) else score


def _likeness(words: Words, meant: Sequence[Meant]) -> float:
    """Return how like a text is to what was typed: the weighed mean of what the words' best matches are worth."""
    present = set(words.stems)
    worth = 0.0
    for one in meant:
        tiers = [tier for stem, tier in one.stems.items() if stem in present]
        worth += one.weight * _WORTH[min(tiers)] if tiers else 0.0
    return worth / sum(one.weight for one in meant)


def ranked(candidates: Iterable[Candidate]) -> list[Candidate]:
    """Return candidates best first, the latest first among equals; of passages that overlap the best stays."""
    by_date = sorted(candidates, key=lambda one: (one.date, one.number), reverse=True)
    by_score = sorted(by_date, key=lambda one: (-one.score, -min(len(one.text), _TELLING) if one.place else 0))
    kept: list[Candidate] = []
    taken: dict[int, list[tuple[int, int]]] = {}
    for one in by_score:
        if one.place is not None:
            document, start, end = one.place
            others = taken.setdefault(document, [])
            if any(start < other_end and other_start < end for other_start, other_end in others):
                continue
            others.append((start, end))
        kept.append(one)
    return kept


def hits_of(index: Index, candidates: Sequence[Candidate], meant: Sequence[Meant]) -> tuple[Hit, ...]:
    """Return what is shown of candidates, their words marked."""
    stems = {stem for one in meant for stem in one.stems}
    things = {one.number: one for one in index.things([one.number for one in candidates if one.place is None])}
    passages = dict(index.passages([one.number for one in candidates if one.place is not None]))
    hits = []
    for one in candidates:
        snippet = excerpt(one.text, stems)
        if one.place is None:
            found = things[one.number]
            meeting, document = found.meeting, found.document
            first = next(iter(found.passages.first), None)
            told = (found.first, meeting, document, snippet, first)
            hits.append(Hit(found.iri, found.kind, found.label, one.score, *told))
        else:
            passage = passages[one.number]
            label = passage.document.label
            told = (one.date or None, None, passage.document, snippet, passage)
            hits.append(Hit(passage.iri, None, label, one.score, *told))
    return tuple(hits)
