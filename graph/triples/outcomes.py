"""From a record's outcomes, events, tallies and amounts to statements."""

from __future__ import annotations

from collections import Counter

from data.record import Amount, Event, Outcome, Topic
from graph.iris import content_hash
from graph.triples.meeting import say_place
from graph.triples.page import Page
from graph.triples.statements import decimal, integer, term, text
from graph.triples.times import say_due, say_when
from ontology.terms import RDFS, SAMV, SCHEMA


class _Names:
    """Names of like facts within one document: a hash of what each says, counted where two say the same."""

    def __init__(self) -> None:
        self._seen: Counter[str] = Counter()

    def name(self, kind: str, *parts: str) -> str:
        digest = content_hash(*parts)
        self._seen[f"{kind}/{digest}"] += 1
        count = self._seen[f"{kind}/{digest}"]
        return digest if count == 1 else f"{digest}-{count}"


def say_outcomes(page: Page) -> None:
    """Say what was decided, agreed and promised."""
    names = _Names()
    for outcome in page.record.outcomes:
        kind = outcome.kind.value
        _say_outcome(page, outcome, names.name(kind, outcome.text))


def _say_outcome(page: Page, outcome: Outcome, name: str) -> None:
    node = page.mint.part(outcome.kind.lower(), page.document, name)
    page.type(node, term(outcome.kind.value).value)
    page.say(node, SAMV.atMeeting, page.meeting)
    page.say(node, SAMV.underItem, page.item(outcome.item))
    page.say(node, SAMV.text, text(outcome.text))
    if outcome.decided_by is not None:
        page.say(node, SAMV.decidedBy, page.organisation(outcome.decided_by))
    page.say(node, SAMV.responsible, *map(page.party, outcome.responsible))
    if outcome.due is not None:
        say_due(page, node, outcome.due)
    page.ground(node, outcome.evidence)


def say_events(page: Page) -> None:
    """Say which conferences, courses and visits were spoken of."""
    names = _Names()
    for event in page.record.events:
        _say_event(page, event, names.name("event", event.name, event.when.edtf))


def _say_event(page: Page, event: Event, name: str) -> None:
    node = page.mint.part("event", page.document, name)
    page.type(node, SAMV.Event)
    page.say(node, RDFS.label, text(event.name))
    say_when(page, node, event.when)
    say_place(page, node, event.place)
    page.say(node, SAMV.discussedIn, page.item(event.item))
    page.ground(node, event.evidence)


def say_topics(page: Page) -> None:
    """Say which subjects were weighed, and the votes they were given."""
    names = _Names()
    for topic in page.record.topics:
        _say_tally(page, topic, names.name("tally", topic.name))


def _say_tally(page: Page, topic: Topic, name: str) -> None:
    node = page.mint.part("tally", page.document, name)
    page.type(node, SAMV.TopicTally)
    page.say(node, SAMV.aboutTopic, page.mint.topic(topic.name))
    page.say(node, SAMV.votes, None if topic.votes is None else integer(topic.votes))
    page.say(node, SAMV.atMeeting, page.meeting)
    page.say(node, SAMV.underItem, page.item(topic.item))
    page.ground(node, topic.evidence)


def say_amounts(page: Page) -> None:
    """Say which sums of money were spoken of, and what for."""
    names = _Names()
    for amount in page.record.amounts:
        parts = (amount.purpose, repr(amount.low), repr(amount.high), amount.per or "")
        _say_amount(page, amount, names.name("amount", *parts))


def _say_amount(page: Page, amount: Amount, name: str) -> None:
    node = page.mint.part("amount", page.document, name)
    page.type(node, SAMV.Amount)
    page.say(node, SAMV.lowestAmount, decimal(amount.low))
    page.say(node, SAMV.highestAmount, decimal(amount.high))
    page.say(node, SCHEMA.currency, text("SEK"))
    page.say(node, SAMV.purpose, text(amount.purpose))
    page.say(node, SAMV.perUnit, text(amount.per) if amount.per else None)
    page.say(node, SAMV.atMeeting, page.meeting)
    page.say(node, SAMV.underItem, page.item(amount.item))
    page.ground(node, amount.evidence)
