"""From an entry of a chronicle to what feeds call it: its identity, which never changes, and its title."""

from __future__ import annotations

from api.pages.wording import wording
from graph.chronicle.entries import Entry, Sort


def identity_of(entry: Entry) -> str:
    """Return the IRI of an entry; the last day of a promise is not the promise."""
    return entry.fact.iri + ("#due" if entry.sort is Sort.DEADLINE else "")


def title_of(entry: Entry, language: str) -> str:
    """Return what an entry is called; a meeting that was only announced is named after the one that told of it."""
    if entry.announced_by is not None:
        return f"{wording(language)['next_after']} {entry.announced_by.label}"
    return entry.fact.label
