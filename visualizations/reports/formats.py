"""The formats in which a report can be written, by the ending of the file."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from graph.export import UnknownEndingError
from graph.reports.model import Report
from visualizations.reports.csv_archive import csv_archive
from visualizations.reports.html_file import html_file
from visualizations.reports.json_file import json_file
from visualizations.reports.markdown import markdown
from visualizations.reports.pdf_file import pdf_file
from visualizations.reports.word_file import word_file
from visualizations.reports.workbook import workbook

Writer = Callable[[Report], bytes]
_OFFICE = "application/vnd.openxmlformats-officedocument"


@dataclass(frozen=True, slots=True)
class Format:
    """How a report is written, its media type, and what the format is called by those who choose it."""

    write: Writer
    media_type: str
    name: str


FORMATS: Mapping[str, Format] = {
    ".pdf": Format(pdf_file, "application/pdf", "PDF"),
    ".docx": Format(word_file, f"{_OFFICE}.wordprocessingml.document", "Word"),
    ".xlsx": Format(workbook, f"{_OFFICE}.spreadsheetml.sheet", "Excel"),
    ".html": Format(html_file, "text/html", "HTML"),
    ".md": Format(markdown, "text/markdown", "Markdown"),
    ".json": Format(json_file, "application/json", "JSON"),
    ".zip": Format(csv_archive, "application/zip", "CSV"),
}


def format_of(path: Path) -> Format:
    """Return the format that a file's ending asks for; raises UnknownEndingError."""
    found = FORMATS.get(path.suffix.lower())
    if found is None:
        raise UnknownEndingError(f"Cannot write a report to {path.name}: end the name with {', '.join(FORMATS)}.")
    return found
