"""From a record in positions of the clean text to the same in positions of the source."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from typing import Any, TypeVar

from data.extraction.layout import Layout
from data.record import Span

_T = TypeVar("_T")


def relocated(value: _T, layout: Layout) -> _T:
    """Return ``value`` with every span moved from the clean text to the source."""
    mapped: Any
    kind = type(value)
    if kind is str or value is None:  # as most are
        mapped = value
    elif isinstance(value, Span):
        mapped = layout.source_span(value.start, value.end)
    elif isinstance(value, tuple):
        mapped = tuple([relocated(part, layout) for part in value])
    elif (names := _field_names(kind)) is not None:
        mapped = kind(*[relocated(getattr(value, name), layout) for name in names])
    else:
        mapped = value
    return mapped  # type: ignore[no-any-return]


def _field_names(kind: type) -> tuple[str, ...] | None:
    """Return the fields of a class of the record, None for what has no place in the text."""
    if kind not in _FIELD_NAMES:
        _FIELD_NAMES[kind] = tuple(entry.name for entry in fields(kind)) if is_dataclass(kind) else None
    return _FIELD_NAMES[kind]


_FIELD_NAMES: dict[type, tuple[str, ...] | None] = {}  # asked for of every value of every record
