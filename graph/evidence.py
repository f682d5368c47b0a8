"""The check that every span of a record stands in the text and every fact has one."""

from __future__ import annotations

import dataclasses
import typing
from functools import cache
from typing import Any

from data.record import Evidence, MeetingRecord, Span


def fault_of(record: MeetingRecord, text: str) -> str | None:
    """Return one sentence on the first fact whose evidence does not hold, None where all of it does."""
    length = len(text)
    waiting: list[object] = [record]
    while waiting:
        value = waiting.pop()
        if isinstance(value, tuple):
            waiting.extend(value)
        elif isinstance(value, Span):
            if not 0 <= value.start < value.end <= length:
                return f"A fact points at {value.start}-{value.end}, outside the text's {length} characters."
        else:
            if isinstance(value, Evidence) and not value.spans:
                return "A fact was read for which no words stand in the text."
            waiting.extend(getattr(value, name) for name in _fields(typing.cast(Any, type(value))))
    return None


@cache
def _fields(kind: Any) -> tuple[str, ...]:
    """Return the fields of a dataclass in which a span may stand, none of any other class."""
    if not dataclasses.is_dataclass(kind):
        return ()
    hints = typing.get_type_hints(kind)
    return tuple(field.name for field in dataclasses.fields(kind) if _may_hold_span(hints[field.name]))


@cache
def _may_hold_span(hint: Any) -> bool:
    """Say whether a span may stand in a value of a type, however deep."""
    inside = typing.get_args(hint)
    return hint is Span or any(map(_may_hold_span, inside)) or bool(_fields(hint))
