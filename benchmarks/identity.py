"""From generated minutes as a reader without fault would read them to scores of identity alone, and to its cost."""

from __future__ import annotations

import json
import pickle
import resource
import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path

from benchmarks.corpus.cores import by_all_cores
from benchmarks.corpus.document import document_of
from benchmarks.corpus.identity import Identity, Mentions, f1, identity_scores, number_of, people_of
from benchmarks.corpus.style import Choice
from benchmarks.corpus.truth import Truth
from data.gazetteer import Gazetteer, default_gazetteer
from data.record import (
    Attendance,
    Contact,
    DocumentReference,
    Evidence,
    Meeting,
    MeetingRecord,
    OrganisationKind,
    OrganisationMention,
    PersonMention,
    Span,
    When,
)
from graph.identity import Judgements
from graph.identity.collection import resolve_views
from graph.identity.organisations import provisionals
from graph.identity.views import view_of
from graph.identity.within import people_within
from graph.resolved import Collection

_PART = 500
_NO_WORDS = Evidence(())


@dataclass(frozen=True, slots=True)
class Told:
    """A document as identity is told of it; ``places`` are the mentions' among its people, in the order of ``who``."""

    document: str
    view: bytes
    places: tuple[int, ...]
    mentions: Mentions


class _Record:
    """A record in the making; each name stands after the one before it."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer
        self._end = 0

    def span(self, words: str) -> Span:
        start = self._end
        self._end += len(words) + 1
        return Span(start, start + len(words))

    def organisation(self, name: str | None) -> OrganisationMention | None:
        if name is None:
            return None
        known = self._gazetteer.lookup(name)
        kind = known.kind if known else OrganisationKind.ORGANIZATION
        return OrganisationMention(name, self.span(name), kind, known.identifier if known else None)


def record_of(truth: Truth, gazetteer: Gazetteer) -> MeetingRecord:
    """Return what a document says of people and of whom they represent, as its gold table has it."""
    gold, made = truth.gold, _Record(gazetteer)
    body = next(iter(gold.meeting.body), None)
    when = When(gold.meeting.date, date.fromisoformat(gold.meeting.date)) if gold.meeting.date else None
    attendance = tuple(
        Attendance(
            PersonMention(part.person.name, made.span(part.person.name), listed=True),
            None,
            _NO_WORDS,
            made.organisation(part.represents),
        )
        for part in gold.attendance
    )
    mentions = {part.person.name: part.person for part in attendance}
    people = tuple(PersonMention(one.name, made.span(one.name)) for one in gold.people)
    contacts = tuple(
        Contact(mentions[one.name], _NO_WORDS, email=one.email) for one in gold.contacts if one.name in mentions
    )
    return MeetingRecord(
        DocumentReference(gold.document, gold.document, "0" * 64),
        Meeting(_NO_WORDS, when=when, held_by=made.organisation(body)),
        attendance=attendance,
        contacts=contacts,
        people=people,
    )


def told_of(choice: Choice, gazetteer: Gazetteer, number: int) -> Told:
    """Make a document and tell what it says of people."""
    truth = document_of(choice, number).truth
    record = record_of(truth, gazetteer)
    people = people_within(record, provisionals(record, gazetteer), Judgements().within(record.document.identifier))
    place = {span: at for at, person in enumerate(people.people) for span in person.spans}
    spans = [*(part.person.span for part in record.attendance), *(one.span for one in record.people)]
    return Told(
        record.document.identifier,
        view_of(record, gazetteer, Judgements()),
        tuple(place[span] for span in spans),
        people_of(truth),
    )


def _told(folder: Path, choice: Choice, first: int) -> Path:
    """Write down a part of what a country's documents tell, unless it is there."""
    path = folder / f"{choice.seed}-{first:07}.pickle"
    if not path.exists():
        gazetteer = default_gazetteer()
        told = [told_of(choice, gazetteer, number) for number in range(first, first + _PART)]
        path.with_suffix(".part").write_bytes(pickle.dumps(told))
        path.with_suffix(".part").rename(path)
    return path


def told(folder: Path, seed: int, documents: int) -> list[Told]:
    """Return what the first documents of a country tell, in the order of their identifiers; kept in a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = by_all_cores(partial(_told, folder, Choice(seed)), range(0, documents, _PART))
    found = [one for path in paths for one in pickle.loads(path.read_bytes())]
    return sorted(found[:documents], key=lambda one: one.document)


@dataclass(frozen=True, slots=True)
class Cost:
    """Seconds of computing, and megabytes that it took beside what was there before."""

    seconds: float
    megabytes: float


def resolved(documents: Sequence[Told]) -> tuple[Collection, Cost]:
    """Resolve a collection from its views and measure what it costs."""
    views = [(one.document, one.view) for one in documents]
    gazetteer = default_gazetteer()
    before, start = _megabytes(), time.process_time()
    collection = resolve_views(lambda: views, gazetteer, Judgements(), {})
    return collection, Cost(time.process_time() - start, _megabytes() - before)


def _megabytes() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def scored(documents: Sequence[Told], collection: Collection) -> dict[str, Identity]:
    """Score a resolved collection against who the people are."""
    every = Mentions()
    for one in documents:
        people = json.loads(collection.assigned.of(one.document))["people"]
        one.mentions.found.extend(number_of(people[place]) for place in one.places)
        every.take_in(one.mentions)
    return identity_scores(every)


def main(folder: Path, documents: int, seed: int) -> None:
    """Print scores and cost."""
    found = told(folder, seed, documents)
    collection, cost = resolved(found)
    mentions = sum(len(one.places) for one in found)
    print(f"{len(found):,} documents, {mentions:,} mentions, {len(collection.people):,} people")
    print(f"{cost.seconds:.1f} seconds of computing, {cost.megabytes:,.0f} MB more")
    for kind, score in scored(found, collection).items():
        precision, recall = score.b_cubed
        print(f"{kind:9} {score.mentions:9,}  B-cubed P {precision:.4f} R {recall:.4f} F1 {f1(score.b_cubed):.4f}"
              f"  pairs P {score.pairs[0]:.4f} R {score.pairs[1]:.4f}")  # fmt: skip
