"""From a report as it was made to one whose text every format can hold: control characters become U+FFFD."""

from __future__ import annotations

import re
from dataclasses import fields, is_dataclass, replace
from typing import TypeVar

from graph.reports.model import Report

_NO_PLACE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_REPLACEMENT = "\N{REPLACEMENT CHARACTER}"
_Any = TypeVar("_Any")


def legible(report: Report) -> Report:
    """Return a report whose text has no control characters; new lines and tabs stay."""
    return _legible(report)


def _legible(value: _Any) -> _Any:
    changed: object = value
    if isinstance(value, str):
        changed = _NO_PLACE.sub(_REPLACEMENT, value.replace("\r\n", "\n").replace("\r", "\n"))
    elif isinstance(value, tuple):
        changed = tuple(_legible(one) for one in value)
    elif is_dataclass(value) and not isinstance(value, type):
        found = {field.name: getattr(value, field.name) for field in fields(value)}
        cleaned = {name: _legible(one) for name, one in found.items()}
        changed = value if cleaned == found else replace(value, **cleaned)
    return changed  # type: ignore[return-value]
