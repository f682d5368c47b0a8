"""From a report to JSON for programs: all of the model, under the names that it has there.

``report.schema.json`` says what stands where. Numbers are numbers, days ISO 8601, and what has no value is ``null`` or
``{"missing": why}``.
"""

from __future__ import annotations

import json
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from importlib.resources import files
from typing import TypeAlias

from graph.reports.model import (
    CountryPicture,
    KeyFigures,
    Missing,
    NetworkPicture,
    Paragraph,
    Points,
    Report,
    Table,
)

Json: TypeAlias = "str | int | float | list[Json] | dict[str, Json] | None"
FORMAT = 1
"""The number of the schema; it changes when a program that reads the files would have to."""
_TYPES: dict[type, str] = {
    Paragraph: "paragraph",
    Points: "points",
    KeyFigures: "key_figures",
    Table: "table",
    NetworkPicture: "network_picture",
    CountryPicture: "country_picture",
}


def json_file(report: Report) -> bytes:
    """Return a report as JSON."""
    content = {"format": FORMAT, **_members(report)}
    return (json.dumps(content, ensure_ascii=False, indent=1, allow_nan=False) + "\n").encode()


def json_schema() -> str:
    """Return the JSON Schema of the files."""
    return files("visualizations.reports").joinpath("report.schema.json").read_text(encoding="utf-8")


def _members(value: object) -> dict[str, Json]:
    kind: dict[str, Json] = {"type": _TYPES[type(value)]} if type(value) in _TYPES else {}
    return kind | {field.name: _json(getattr(value, field.name)) for field in fields(value)}  # type: ignore[arg-type]


def _json(value: object) -> Json:
    match value:
        case None | str() | int() | float():
            return value
        case date():
            return value.isoformat()
        case Enum():
            return str(value.value)
        case Missing():
            return {"missing": value.why}
        case tuple():
            return [_json(one) for one in value]
        case _ if is_dataclass(value):
            return _members(value)
    raise TypeError(type(value))
