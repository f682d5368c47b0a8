"""From the code that writes generations to a hash of it: what other code wrote is not built upon."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from importlib.resources import files
from importlib.resources.abc import Traversable

_WRITING = ("triples", "ties", "index", "identity", "search")


def _sources() -> Iterator[Traversable]:
    graph = files("graph")
    for folder in (files("ontology"), graph, *(graph / name for name in _WRITING)):
        found = (entry for entry in folder.iterdir() if entry.name.endswith((".py", ".ttl")))
        yield from sorted(found, key=lambda entry: entry.name)


def _version() -> str:
    digest = hashlib.sha256()
    for source in _sources():
        digest.update(source.read_bytes())
    return digest.hexdigest()[:16]


WRITING_VERSION = _version()
"""Changes whenever the same records could be written otherwise than before."""
