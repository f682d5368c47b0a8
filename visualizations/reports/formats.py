"""The formats in which a report can be written, by the ending of the file."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from graph.reports.model import Report
from visualizations.reports.html_file import html_file
from visualizations.reports.json_file import json_file

Writer = Callable[[Report], bytes]


@dataclass(frozen=True, slots=True)
class Format:
    """How a report is written, its media type, and what the format is called by those who choose it."""

    write: Writer
    media_type: str
    name: str


FORMATS: Mapping[str, Format] = {
    ".html": Format(html_file, "text/html", "HTML"),
    ".json": Format(json_file, "application/json", "JSON"),
}
