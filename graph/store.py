"""The graph on disk: opened for reading at its current generation, written as a new one."""

from __future__ import annotations

import gc
import json
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from itertools import islice
from pathlib import Path

from pyoxigraph import Quad, RdfFormat, Store

from graph.dumps import DumpWriter, Part, part_of
from graph.figures import FigureCounter, Figures, figures_of_quads, keep_figures
from graph.generation_description import GenerationDescription, describe
from graph.generations import StoreError, StoreFolder, disk_errors
from graph.iris import DEFAULT_BASE

_GRAPH = "graph"
_IDENTITIES = "identities.json"
_BATCH = 10_000  # quads
_AT_ONCE = 64 * 1024 * 1024  # bytes of N-Quads; the loader takes about eight times as much memory for them


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
    """A generation being written: parts of it, into the graph and its dumps, then the identities.

    ``documents`` is for whoever writes to set: how many documents the quads come from.
    """

    def __init__(self, folder: Path, dumps: DumpWriter, base: str) -> None:
        self.folder = folder
        self.documents = 0
        self.statements = 0
        self._base = base
        self._dumps = dumps
        self._figures = FigureCounter()
        self._graph = Store(str(folder / _GRAPH))
        self._waiting: list[bytes] = []
        self._size = 0
        self._loader = ThreadPoolExecutor(1)
        self._loading: Future[None] | None = None

    def add(self, quads: Iterable[Quad]) -> None:
        """Write quads."""
        source = iter(quads)
        while batch := list(islice(source, _BATCH)):
            self.add_part(part_of(batch), figures_of_quads(batch))

    def add_part(self, part: Part, figures: Figures) -> None:
        """Write what is written out already; ``figures`` are those of its quads."""
        self._dumps.add(part)
        self._figures.add(figures)
        self.statements += part.statements
        self._waiting.append(part.nquads)
        self._size += len(part.nquads)
        if self._size > _AT_ONCE:
            self._load()

    def _load(self) -> None:
        """Have what waits loaded beside what comes next, when what was given before is done."""
        content, self._waiting, self._size = b"".join(self._waiting), [], 0
        self._wait()
        self._loading = self._loader.submit(self._bulk_load, content)

    def _bulk_load(self, content: bytes) -> None:
        self._graph.bulk_load(content, format=RdfFormat.N_QUADS)

    def _wait(self) -> None:
        if self._loading is not None:
            self._loading.result()
            self._loading = None

    def keep_identities(self, assignments: Mapping[str, str]) -> None:
        """Write down the person identifiers, for the next build to go by."""
        content = json.dumps(dict(sorted(assignments.items())), ensure_ascii=False, indent=0)
        (self.folder / _IDENTITIES).write_text(content, encoding="utf-8")

    def close(self) -> None:
        """Say what the generation is, and let go of its files, so that it can be opened for reading."""
        self._load()
        self._wait()
        quads, *_ = self._dumps.describe()
        described = GenerationDescription.of_dump(quads.sha256, self._base, quads.statements, self.documents)
        describe(self.folder, described)
        keep_figures(self.folder, self._figures.figures())
        self._graph.flush()
        self.let_go()

    def let_go(self) -> None:
        """Let go of the graph's files, whatever is written of them."""
        self._loader.shutdown()
        if hasattr(self, "_graph"):
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
            try:
                yield generation
                generation.close()
            finally:
                generation.let_go()
        folder.switch(place)
    except BaseException:
        folder.abandon(place)
        raise
