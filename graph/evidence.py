"""The check that every span of a record stands in the text and every fact has one."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator

from data.record import Evidence, MeetingRecord, Span


def fault_of(record: MeetingRecord, text: str) -> str | None:
    """Return one sentence on the first fact whose evidence does not hold, None where all of it does."""
    for value in _parts(record):
        if isinstance(value, Evidence) and not value.spans:
            return "A fact was read for which no words stand in the text."
        if isinstance(value, Span) and not 0 <= value.start < value.end <= len(text):
            return f"A fact points at {value.start}-{value.end}, outside the text's {len(text)} characters."
    return None


def _parts(value: object) -> Iterator[object]:
    """Yield every value inside a value: dataclasses and tuples are gone into."""
    waiting = [value]
    while waiting:
        current = waiting.pop()
        yield current
        if isinstance(current, tuple):
            waiting.extend(current)
        elif dataclasses.is_dataclass(current) and not isinstance(current, type):
            waiting.extend(getattr(current, field.name) for field in dataclasses.fields(current))
