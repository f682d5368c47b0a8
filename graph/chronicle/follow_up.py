"""From promises and a day to which of them are overdue, due or open on it, and what later minutes say of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum

from graph.chronicle.scope import concerning
from graph.index.kinds import Facet, Kind
from graph.index.listing import Condition, Order, Wanted, chosen_with_meeting, page_of, within
from graph.index.periods import period_of
from graph.index.reading import Index
from graph.index.values import Described, Link
from graph.search.searching import Search
from graph.search.words import Words, words_of

MOST_WEIGHED = 2000
SOON = 30
"""Days before its last day from which on a promise is due soon."""
MOST_READ = 12
"""Later minutes that are read for one promise."""
_MOST_LATER = 3
_LEAST_SHARED = 2
_TELLING_WORDS = 6
_LONG_ENOUGH = 5
_SENTENCE = re.compile(r"\S[^\n]*?(?:[.!?](?=\s)|$)", re.MULTILINE)


class State(Enum):
    """How a promise stands on a day, by its last day alone: whether it was kept only later minutes can say."""

    OVERDUE = "overdue"
    DUE = "due"
    OPEN = "open"
    UNDATED = "undated"


@dataclass(frozen=True, slots=True)
class Later:
    """A sentence of later minutes that may be about a promise: where it stands, and the words that both have.

    ``start`` and ``end`` count code points into the document's text.
    """

    day: str
    document: Link
    start: int
    end: int
    words: str
    shared: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FollowUp:
    """A promise on a day. ``days`` are those since its last day, below zero where it is yet to come.

    ``later_minutes`` counts the later minutes of the same body: where there are none, nobody can have reported.
    """

    commitment: Described
    state: State
    due: str | None
    days: int | None
    later_minutes: int
    later: tuple[Later, ...]


@dataclass(frozen=True, slots=True)
class StateCount:
    """How many promises stand so."""

    state: State
    count: int


@dataclass(frozen=True, slots=True)
class FollowUps:
    """The promises shown, those of each state together, and how many there are of each.

    Where ``cut``, there were more than MOST_WEIGHED, and only the last made are among these.
    """

    shown: tuple[FollowUp, ...]
    counts: tuple[StateCount, ...]
    cut: bool


def follow_ups(
    index: Index, search: Search, thing: Described | None, as_of: date, states: Sequence[State], most: int
) -> FollowUps:
    """Return how the promises that concern a thing stand on a day, at most so many of each of some states."""
    made_before = within(None, as_of.isoformat())
    undated = Condition("t.first = ''")
    made = Condition(f"({made_before.sql}) OR {undated.sql}", made_before.bound)
    wanted = Wanted((Kind.COMMITMENT,), (*concerning(thing), made), Order.DATE, True, None, MOST_WEIGHED)
    page = page_of(index, wanted)
    weighed = [(_state(one, as_of), one) for one in index.things(page.numbers, evidence=False)]
    chosen = {one.number: state for state in states for one in _first(weighed, state, most)}
    reader = _LaterMinutes(index, search, as_of)
    shown = tuple(_follow_up(reader, one, chosen[one.number], as_of) for one in index.things(list(chosen)))
    counts = tuple(StateCount(state, sum(known is state for known, _ in weighed)) for state in State)
    return FollowUps(shown, counts, page.total > len(page.numbers))


def _first(weighed: Iterable[tuple[State, Described]], state: State, most: int) -> list[Described]:
    """Return the first of a state: what fell due last, what falls due next, what was promised last."""
    found = [one for known, one in weighed if known is state]
    if state is not State.UNDATED:
        found.sort(key=lambda one: last_day(one) or "", reverse=state is State.OVERDUE)
    return found[:most]


def last_day(commitment: Described) -> str | None:
    """Return the last day on which a promise can be kept, None where no day was given."""
    due, edtf = commitment.properties.get("due"), commitment.properties.get("edtfDue")
    if due is not None:
        return str(due)
    period = period_of(str(edtf)) if edtf is not None else None
    return period[1] if period else None


def _state(commitment: Described, as_of: date) -> State:
    due = last_day(commitment)
    if due is None:
        return State.UNDATED
    if due < as_of.isoformat():
        return State.OVERDUE
    return State.DUE if due <= (as_of + timedelta(SOON)).isoformat() else State.OPEN


def _follow_up(reader: _LaterMinutes, commitment: Described, state: State, as_of: date) -> FollowUp:
    due = last_day(commitment)
    days = (as_of - date.fromisoformat(due)).days if due else None
    count, documents = reader.after(commitment)
    return FollowUp(commitment, state, due, days, count, tuple(reader.sentences(commitment, documents)))


@dataclass(frozen=True, slots=True)
class _Sentence:
    start: int
    end: int
    words: Words


class _LaterMinutes:
    """Reads the minutes of a body that came after a promise, each once, up to a day."""

    def __init__(self, index: Index, search: Search, as_of: date) -> None:
        self._index = index
        self._search = search
        self._as_of = as_of
        self._meetings: dict[str, Described | None] = {}
        self._sentences: dict[int, list[_Sentence]] = {}

    def after(self, commitment: Described) -> tuple[int, list[Described]]:
        """Return how many minutes the same body has after a promise, and the first of them; none where unknown."""
        meeting = self._meeting(commitment)
        body = meeting.properties.get("heldBy") if meeting else None
        number = self._index.number_of(body.iri) if isinstance(body, Link) else None
        if meeting is None or number is None or meeting.last is None:
            return 0, []
        day_after = (date.fromisoformat(meeting.last) + timedelta(1)).isoformat()
        conditions = chosen_with_meeting(Facet.BODY, (number,)), within(day_after, self._as_of.isoformat())
        page = page_of(self._index, Wanted((Kind.MINUTES,), conditions, Order.DATE, limit=MOST_READ))
        return page.total, self._index.things(page.numbers, evidence=False)

    def _meeting(self, commitment: Described) -> Described | None:
        if commitment.meeting is None:
            return None
        iri = commitment.meeting.iri
        if iri not in self._meetings:
            self._meetings[iri] = self._index.thing(iri)
        return self._meetings[iri]

    def sentences(self, commitment: Described, documents: Sequence[Described]) -> list[Later]:
        """Return the sentences that share the most of a promise's telling words, the first minutes first."""
        telling = self._telling(commitment)
        found = []
        for document in documents:
            for sentence in self._of(document):
                shared = _shared(sentence, telling)
                if len(shared) >= _LEAST_SHARED:
                    link = Link(document.iri, document.kind, document.label)
                    words = sentence.words.text
                    found.append(Later(document.first or "", link, sentence.start, sentence.end, words, shared))
        return sorted(found, key=lambda one: -len(one.shared))[:_MOST_LATER]

    def _telling(self, commitment: Described) -> list[str]:
        """Return the rarest stems of a promise; the names of those who gave it tell nothing of its matter."""
        names = {stem for giver in commitment.links("responsible") for stem in words_of(giver.label).stems}
        stems = {one for one in words_of(commitment.label).stems if len(one) >= _LONG_ENOUGH} - names
        return sorted(stems, key=lambda stem: (self._search.vocabulary.occurrences(stem), stem))[:_TELLING_WORDS]

    def _of(self, document: Described) -> list[_Sentence]:
        if document.number not in self._sentences:
            text = self._index.text_of(document.number)
            self._sentences[document.number] = [
                _Sentence(match.start(), match.end(), words_of(match.group())) for match in _SENTENCE.finditer(text)
            ]
        return self._sentences[document.number]


def _shared(sentence: _Sentence, telling: Sequence[str]) -> tuple[str, ...]:
    """Return the words of a sentence, as they stand there, whose stems are among some."""
    words = sentence.words
    spelled = {stem: words.text[a:b] for stem, a, b in zip(words.stems, words.starts, words.ends, strict=True)}
    return tuple(spelled[stem] for stem in telling if stem in spelled)
