"""From a document of the index to how sure its reading is, and what it is unsure of, as its page tells it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from api.linked_data.addresses import Addresses
from api.pages.covering.notes import Told, reading_notes
from data.record import LOW_CONFIDENCE
from graph.index.values import Described


@dataclass(frozen=True, slots=True)
class Sureness:
    """How sure the reading is: ``share`` in whole per cent, None where that was not weighed; whether that is low."""

    share: int | None
    low: bool
    remarks: tuple[Told, ...]


def sureness_of(document: Described, notes: Sequence[str], addresses: Addresses, language: str) -> Sureness:
    """Return how sure the reading of minutes is, in one of the languages; ``notes`` are what the build said of it."""
    confidence = document.properties.get("confidence")
    remarks = reading_notes(str(document.properties["identifier"]), notes, addresses, language)
    if not isinstance(confidence, int | float):
        return Sureness(None, False, remarks)
    return Sureness(round(100 * confidence), confidence < LOW_CONFIDENCE, remarks)
