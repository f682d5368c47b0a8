"""What the map is made from: a generation that is served, or one opened for a single file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from graph.collaboration.gathering import relations_of
from graph.collaboration.relations import Relations
from graph.generations import StoreFolder
from graph.index.reading import Index
from visualizations.layout import Place, positions_of


class MapSource(Protocol):
    """The index of a generation, who is tied to whom in it, and where everybody stands, by number."""

    @property
    def index(self) -> Index: ...  # noqa: D102

    @property
    def relations(self) -> Relations: ...  # noqa: D102

    @property
    def positions(self) -> Mapping[int, Place]: ...  # noqa: D102


@dataclass(frozen=True, slots=True)
class OpenedMap:
    """A generation opened for a single file."""

    index: Index
    relations: Relations
    positions: Mapping[int, Place]


def open_map(store: Path) -> OpenedMap:
    """Open the current generation of a store; raises NoStoreError and StoreError."""
    index = Index(StoreFolder(store).current())
    relations = relations_of(index)
    return OpenedMap(index, relations, positions_of(relations))
