"""The tables of what a document speaks of: its gold is not complete, so that only recall is judged."""

from __future__ import annotations

from collections.abc import Iterable

from graph.evaluation.figures import MissKind, Table
from graph.evaluation.gold import GoldEvent
from graph.evaluation.matching import EVENTS, alike
from graph.evaluation.meetings import Comparison


def mention_tables(comparison: Comparison) -> tuple[Table, ...]:
    """Look for a document's projects, participants, organisations, events and contacts among what it backs."""
    return (
        _recalled(comparison, "projects", _projects(comparison)),
        _recalled(comparison, "participants", _participants(comparison)),
        _recalled(comparison, "organisations", _organisations(comparison)),
        _recalled(comparison, "events", _events(comparison)),
        _recalled(comparison, "contacts", _contacts(comparison)),
    )


def _recalled(comparison: Comparison, name: str, rows: Iterable[tuple[str, bool]]) -> Table:
    """Count rows, each with whether it was found."""
    rows = list(rows)
    misses = tuple(comparison.miss(MissKind.MISSING, what) for what, there in rows if not there)
    return Table(name, len(rows) - len(misses), len(rows), None, misses)


def _projects(comparison: Comparison) -> Iterable[tuple[str, bool]]:
    called = comparison.facts.called
    for wanted in comparison.gold.projects:
        yield wanted.names[0], any(called(one, wanted.names) for one in comparison.found.projects)


def _participants(comparison: Comparison) -> Iterable[tuple[str, bool]]:
    called = comparison.facts.called
    for wanted in comparison.gold.projects:
        projects = (one for one in comparison.found.projects if called(one, wanted.names))
        there = frozenset(party for one in projects for party in comparison.found.projects[one])
        for name in wanted.participants:
            yield f"{name} in {wanted.names[0]}", any(called(party, [name]) for party in there)


def _organisations(comparison: Comparison) -> Iterable[tuple[str, bool]]:
    for name in comparison.gold.organisations:
        yield name, any(comparison.facts.called(one, [name]) for one in comparison.found.entities)


def _events(comparison: Comparison) -> Iterable[tuple[str, bool]]:
    for wanted in comparison.gold.events:
        yield f"{wanted.label} {wanted.when}", _has_event(comparison, wanted)


def _has_event(comparison: Comparison, wanted: GoldEvent) -> bool:
    return any(
        any(alike(wanted.label, label, EVENTS) for label in event.labels)
        and any(wanted.when in time for time in event.times)
        for event in comparison.found.events
    )


def _contacts(comparison: Comparison) -> Iterable[tuple[str, bool]]:
    for wanted in comparison.gold.contacts:
        there = any(
            comparison.is_person(one, wanted.name) and wanted.email.lower() in comparison.facts.mailboxes(one)
            for one in comparison.found.people
        )
        yield f"{wanted.name} {wanted.email}", there
