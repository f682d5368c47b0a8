"""Commitments: who promised to do what, and by when."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from data.extraction.agenda import Item
from data.extraction.dates import find_dates
from data.extraction.layout import Layout
from data.extraction.people import People, PeopleReader, mention_of
from data.extraction.presenters import subjects_before
from data.extraction.sentences import sentences
from data.lexicon import any_of, either, words
from data.record import NameForm, OrganisationMention, Party, PersonMention, Span, When

_ADVERBS = rf"(?:\s{any_of('outcomes.promising_adverbs')})*"
_LATER = re.compile(rf"(?<!\w){any_of('verbs.due_phrases')}(?!\w)", re.IGNORECASE)
_NEGATION_REACH = 5  # characters after a verb: " inte"
_NEGATED = re.compile(r"\b(?:inte|ej|aldrig)\b")


@dataclass(frozen=True, slots=True)
class Promise:
    """A commitment: the sentence that holds it, the words from its subject on, and who made it."""

    span: Span
    sentence: Span
    responsible: tuple[Party, ...]
    due: When | None


def infinitive(verb: str) -> str:
    """Return the infinitive of a verb in the present ("tar fram" → "ta fram")."""
    first, _, rest = verb.partition(" ")
    if first.endswith("ar") and len(first) > 3:
        stem = first[:-1]
    elif first.endswith("er") and len(first) > 3 and first not in ("ser",):
        stem = first[:-2] + "a"
    elif first in ("tar", "ser"):
        stem = first[:-1]
    elif first.endswith("ör"):
        stem = first + "a"
    else:
        stem = first + "a" if first.endswith("r") else first
    return f"{stem} {rest}".strip()


@cache
def _present(*left_out: str) -> re.Pattern[str]:
    """Return the verbs of promising in the present, less those of the lists ``left_out``."""
    weaker = {verb for path in left_out for verb in words(path)}
    verbs = [verb for verb in words("verbs.committing") if verb not in weaker]
    return re.compile(rf"(?<!\w){either(verbs)}(?!\w)")


def _strong() -> re.Pattern[str]:
    return _present("verbs.committing_weak", "verbs.committing_personal")


def _personal() -> re.Pattern[str]:
    return _present("verbs.committing_weak")


def _weak() -> re.Pattern[str]:
    return _present()


@cache
def _future() -> re.Pattern[str]:
    future = any_of("verbs.future")
    infinitives = either([infinitive(verb) for verb in words("verbs.committing")])
    return re.compile(rf"(?<!\w)(?:{future}){_ADVERBS}\s(?:att\s|få\s)?(?:{infinitives})(?!\w)")


@cache
def _commissioned() -> re.Pattern[str]:
    """A commission, after which any verb is a promise: "X får i uppdrag att"."""
    phrases = [phrase for phrase in words("verbs.future") if "uppdrag" in phrase]
    return re.compile(rf"(?<!\w){either(phrases)}(?!\w)")


@cache
def _label() -> re.Pattern[str]:
    return re.compile(rf"(?:^|\s)\(?{either(words('verbs.responsible_labels'))}\s?:\s*", re.IGNORECASE)


# Each way to promise: its pattern, whose subject it may have, and whether it only counts with a date.
_PATTERNS: tuple[tuple[Callable[[], re.Pattern[str]], str, bool], ...] = (
    (_commissioned, "person organisation", False),
    (_future, "person organisation", False),
    (_strong, "organisation", False),
    (_personal, "person", False),
    (_weak, "person", True),
)


class PromiseReader:
    """Finds the commitments of an item: the subject must be a person, or an organisation that takes part."""

    def __init__(self, layout: Layout, people: People, reader: PeopleReader, reference: date | None) -> None:
        self._layout = layout
        self._people = people
        self._reader = reader
        self._reference = reference

    def read(self, item: Item, parties: Sequence[OrganisationMention], taken: Sequence[Span]) -> Iterator[Promise]:
        """Yield the commitments of ``item``.

        ``parties`` are the mentions in it of organisations that take part in the meeting; ``taken`` are the spans of
        decisions, in which nothing is promised a second time.
        """
        rows = list(self._table(item))
        yield from rows
        taken = [*taken, *(row.sentence for row in rows)]
        for sentence in sentences(self._layout, item.heading.start, item.body.end):
            if any(span.start < sentence.end and sentence.start < span.end for span in taken):
                continue
            promise = self._labelled(item, sentence)
            yield from (promise,) if promise is not None else self._spoken(sentence, parties)

    def _spoken(self, sentence: Span, parties: Sequence[OrganisationMention]) -> Iterator[Promise]:
        """Yield what a sentence promises, once for each subject."""
        promised: list[Span] = []
        for pattern, who, dated in _PATTERNS:
            for match in pattern().finditer(self._layout.flow, sentence.start, sentence.end):
                due = self.due(Span(match.start(), sentence.end))
                if dated and not self._is_dated(match, due, sentence.end):
                    continue
                subjects = self._subjects(match, sentence, parties, who)
                if subjects and subjects[-1].span not in promised:
                    promised.append(subjects[-1].span)
                    yield Promise(Span(subjects[0].span.start, sentence.end), sentence, tuple(subjects), due)

    def _is_dated(self, match: re.Match[str], due: When | None, end: int) -> bool:
        """Whether a weak verb has a deadline; of one that only reports, a date alone is none."""
        if _LATER.search(self._layout.flow, match.start(), end):
            return True
        return due is not None and match.group() not in words("verbs.reporting_weakly")

    def _subjects(
        self, match: re.Match[str], sentence: Span, parties: Sequence[OrganisationMention], who: str
    ) -> Sequence[Party]:
        """Return the subjects of a verb, of the kinds that ``who`` names; none where it is denied."""
        text = self._layout.flow
        subjects: Sequence[Party] = ()
        if "person" in who:
            subjects = subjects_before(text, match.start(), self._people, sentence.start)
        if not subjects and "organisation" in who:
            subjects = _organisation_before(text, match.start(), parties, sentence.start)
        if subjects and _NEGATED.search(text[subjects[-1].span.end : match.end() + _NEGATION_REACH]):
            return ()
        return subjects

    def _table(self, item: Item) -> Iterator[Promise]:
        """Yield the rows of a table of actions: what, who, by when."""
        columns: tuple[int, int] | None = None
        for line in self._layout.lines:
            if not item.body.start <= line.start < item.body.end or "|" not in line.text:
                continue
            cells = list(re.finditer(r"[^|]+", line.text))
            heads = [cell.group().strip(" *:").casefold() for cell in cells]
            if found := _action_columns(heads):
                columns = found
            elif columns is not None and max(columns) < len(cells):
                what, who = cells[columns[0]], cells[columns[1]]
                begin, end = line.start + who.start(), line.start + who.end()
                entries = self._reader.entries_in(self._layout, begin, end)
                owners: list[Party] = [self._people.add(mention_of(entry)) for entry in entries]
                owners = owners or list(self._people.within(begin, end))
                if owners and what.group().strip():
                    action = Span(line.start + what.start(), line.start + what.end())
                    whole = Span(line.start, line.end)
                    yield Promise(action, whole, tuple(owners), self.due(whole))

    def _labelled(self, item: Item, sentence: Span) -> Promise | None:
        """Return a commitment whose owner stands after "Ansvarig:"."""
        text = self._layout.flow[sentence.start : sentence.end]
        match = _label().search(text)
        if match is None:
            return None
        begin = sentence.start + match.end()
        entries = self._reader.entries_in(self._layout, begin, min(sentence.end, begin + 80))
        owners: list[Party] = [self._people.add(mention_of(entry)) for entry in entries]
        owners = owners or list(self._people.within(begin, sentence.end))
        if not owners:
            return None
        line = self._layout.lines[self._layout.line_index(sentence.start)]
        start = sentence.start if match.start() > 12 else self._sentence_above(item, line.start)
        end = sentence.start + match.start() if match.start() > 12 else max(start + 1, line.start - 1)
        return Promise(
            Span(start, end),
            Span(min(start, sentence.start), sentence.end),
            tuple(owners),
            self.due(Span(start, line.end)),
        )

    def _sentence_above(self, item: Item, start: int) -> int:
        index = self._layout.line_index(start)
        above = self._layout.lines[index - 1] if index else None
        if above is None or above.end <= item.heading.start:
            return item.heading.start
        last = list(sentences(self._layout, above.start, above.end))[-1:]
        return max(last[0].start if last else above.start, item.heading.start)

    def due(self, sentence: Span) -> When | None:
        """Return the last date in a stretch that is not before the meeting."""
        hits = find_dates(self._layout.flow[sentence.start : sentence.end], self._reference, forward=True)
        later = [
            hit.when
            for hit in hits
            if hit.when.end is None or self._reference is None or hit.when.end >= self._reference
        ]
        return later[-1] if later else None


def _action_columns(heads: Sequence[str]) -> tuple[int, int] | None:
    """Return which columns of a table's head say what is to be done and who does it."""
    what = next((index for index, head in enumerate(heads) if head in words("verbs.action_columns")), None)
    who = next((index for index, head in enumerate(heads) if head in words("verbs.responsible_labels")), None)
    return None if what is None or who is None else (what, who)


def _organisation_before(
    text: str, verb: int, parties: Sequence[OrganisationMention], begin: int
) -> list[OrganisationMention]:
    before = [party for party in parties if begin <= party.span.start and party.span.end <= verb]
    if not before or text[before[-1].span.end : verb].strip():
        return []
    return [before[-1]]


def commissioned_party(
    text: str, people: Sequence[PersonMention], organisations: Sequence[OrganisationMention], span: Span
) -> tuple[Party, ...]:
    """Return whom a decision commissions ("att uppdra till X att"), from the mentions that stand there."""
    match = re.search(
        r"\b(?:uppdra(?:ga|s)?|uppmana|ge|ger|delegera|överlåta)\s(?:till|åt)?\s?", text[span.start : span.end]
    )
    if match is None:
        return ()
    begin = span.start + match.end()
    parties: tuple[Party, ...] = (*people, *organisations)
    found: list[Party] = [
        mention
        for mention in parties
        if begin <= mention.span.start <= begin + 30
        and mention.span.end <= span.end
        and not (isinstance(mention, PersonMention) and mention.form is NameForm.GIVEN)
    ]
    return tuple(found[:1])
