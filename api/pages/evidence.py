"""From a fact of the index to its proof: how it came about, and the words of the minutes that say so."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from api.linked_data.addresses import Addresses
from api.linked_data.description_page import BasisView
from graph.index.kinds import Kind
from graph.index.values import Described, Link, Passage

MOST_QUOTES = 3


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of minutes: ``source`` is what the document is called, ``meeting`` when and by whom it was held.

    ``href`` leads to the minutes, at these words.
    """

    words: str
    source: str
    meeting: str | None
    item: str | None
    href: str | None


@dataclass(frozen=True, slots=True)
class Proof:
    """Why a fact may be believed; ``total`` counts the passages that it rests on, shown or not."""

    basis: BasisView | None
    quotes: tuple[Quote, ...]
    total: int


def proof_of(fact: Described, addresses: Addresses, most: int = MOST_QUOTES) -> Proof:
    """Return the proof of a fact, with the first of its passages."""
    item = fact.properties.get("underItem")
    return Proof(
        basis_of(fact),
        quotes_of(
            sorted(fact.passages.first, key=lambda passage: not _tells(passage, fact))[:most],
            addresses,
            _when(fact),
            item.label if isinstance(item, Link) else None,
        ),
        fact.passages.total,
    )


def _when(fact: Described) -> str | None:
    """Return what the meeting of a fact is called, with its date."""
    if fact.meeting is None:
        return None
    day = None if fact.kind is Kind.EVENT else fact.first
    return f"{fact.meeting.label}, {day}" if day and day not in fact.meeting.label else fact.meeting.label


def _tells(passage: Passage, fact: Described) -> bool:
    """Tell whether a passage has the fact's own words, not only what introduces them."""
    return passage.quote in fact.label or fact.label in passage.quote


def quotes_of(
    passages: Sequence[Passage], addresses: Addresses, meeting: str | None = None, item: str | None = None
) -> tuple[Quote, ...]:
    """Return how passages are shown."""
    return tuple(
        Quote(one.quote, one.document.label, meeting, item, addresses.minutes(one.document.iri, (one.start, one.end)))
        for one in passages
    )


def basis_of(fact: Described) -> BasisView | None:
    """Return how a fact came about, None for what is a name and no fact."""
    if fact.basis is None:
        return None
    rule, confidence = fact.properties.get("rule"), fact.properties.get("confidence")
    return BasisView(
        fact.basis.lower(), None if rule is None else str(rule), None if confidence is None else str(confidence)
    )
