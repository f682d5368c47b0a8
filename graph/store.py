"""The graph on disk: opened for reading at its current generation, written as a new one."""

from __future__ import annotations

import gc
import json
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from pyoxigraph import Quad, Store

from graph.dumps import DumpWriter
from graph.figures import FigureCounter, keep_figures
from graph.generation_description import GenerationDescription, describe
from graph.generations import StoreError, StoreFolder, disk_errors
from graph.iris import DEFAULT_BASE

_GRAPH = "graph"
_IDENTITIES = "identities.json"


def open_current(path: Path) -> Store:
    """Open the current generation of a store for reading.

    The handle stays on that generation while later builds go on beside it. Raises NoStoreError where
    nothing was built yet, OtherVersionError, and StoreError where the generation cannot be read.
    """
    return open_generation(StoreFolder(path).current())


def open_generation(generation: Path) -> Store:
    """Open one generation for reading; raises StoreError where it cannot be read."""
    try:
        return Store.read_only(str(generation / _GRAPH))
    except (OSError, RuntimeError) as error:
        raise StoreError(f"Cannot read the graph in {generation}: run samgraf build again.") from error


def identities_of(generation: Path) -> dict[str, str]:
    """Return the person identifiers that a generation assigned; none where the file cannot be read."""
    try:
        found = json.loads((generation / _IDENTITIES).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    if not isinstance(found, dict):
        return {}
    return {key: value for key, value in found.items() if isinstance(value, str)}


class NewGeneration:
    """A generation being written: quads in batches, into the graph and its dumps, then the identities.

    ``documents`` is for whoever writes to set: how many documents the quads come from.
    """

    def __init__(self, folder: Path, dumps: DumpWriter, base: str) -> None:
        self.folder = folder
        self.documents = 0
        self._base = base
        self._dumps = dumps
        self._figures = FigureCounter()
        self._graph = Store(str(folder / _GRAPH))

    @property
    def graph(self) -> Store:
        """The graph as far as it is written."""
        return self._graph

    def add(self, quads: Iterable[Quad]) -> None:
        """Write quads."""
        self._graph.bulk_extend(self._dumps.through(self._figures.through(quads)))

    def keep_identities(self, assignments: Mapping[str, str]) -> None:
        """Write down the person identifiers, for the next build to go by."""
        content = json.dumps(dict(sorted(assignments.items())), ensure_ascii=False, indent=0)
        (self.folder / _IDENTITIES).write_text(content, encoding="utf-8")

    def close(self) -> None:
        """Say what the generation is, and let go of its files, so that it can be opened for reading."""
        quads, *_ = self._dumps.describe()
        described = GenerationDescription.of_dump(quads.sha256, self._base, quads.statements, self.documents)
        describe(self.folder, described)
        keep_figures(self.folder, self._figures.figures())
        self._graph.flush()
        del self._graph
        gc.collect()  # Oxigraph lets go of its lock when the object is gone, not before


@contextmanager
def new_generation(folder: StoreFolder, base: str = DEFAULT_BASE) -> Iterator[NewGeneration]:
    """Write a new generation, its IRIs under ``base``, and make it the current one when the block ends well.

    Call inside ``folder.writing()``. Whatever goes wrong inside leaves the current generation as it was.
    Raises StoreFullError and StoreError.
    """
    place = folder.begin()
    try:
        with disk_errors(folder.path), DumpWriter(place) as dumps:
            generation = NewGeneration(place, dumps, base)
            yield generation
            generation.close()
        folder.switch(place)
    except BaseException:
        folder.abandon(place)
        raise
