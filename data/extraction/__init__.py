"""Extraction: a document in, the record of one meeting out, every fact with the span that backs it."""

from __future__ import annotations

import hashlib
from importlib.resources import files
from importlib.resources.abc import Traversable

from data.extraction.extractor import extract

__all__ = ["EXTRACTOR_VERSION", "extract"]


def _sources(folder: Traversable) -> list[Traversable]:
    found = []
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if entry.is_dir() and entry.name not in ("minutes", "gold", "__pycache__"):
            found.extend(_sources(entry))
        elif entry.name.endswith((".py", ".yaml", ".csv", ".txt")):
            found.append(entry)
    return found


def _version() -> str:
    """Return the hash of all that decides what a document yields: code, lexicon and reference data."""
    digest = hashlib.sha256()
    for source in _sources(files("data")):
        digest.update(source.read_bytes())
    return digest.hexdigest()[:16]


EXTRACTOR_VERSION = _version()
"""Changes whenever a document could be read otherwise than before; records are cached under it."""
