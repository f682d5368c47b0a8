"""The graph on disk: opened for reading at its current generation, written as a new one."""

from __future__ import annotations

import gc
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

from pyoxigraph import Quad, RdfFormat, Store

from graph.dumps import DumpWriter, KeptPart, Part, PartName, Sort, part_of
from graph.figures import FigureCounter, Figures, figures_of, figures_of_quads, keep_figures
from graph.generation_description import GenerationDescription, describe
from graph.generations import StoreError, StoreFolder, disk_errors
from graph.iris import DEFAULT_BASE

_GRAPH = "graph"
_IDENTITIES = "identities.json"
# Bytes of N-Quads. The loader takes several times as much memory for them; in smaller pieces it takes longer, as what
# it has written is merged once more for each.
_AT_ONCE = 192 * 1024 * 1024


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
        self.statements = 0  # once it is closed
        self._base = base
        self._dumps = dumps
        self._figures = FigureCounter()
        self._graph = Store(str(folder / _GRAPH))
        self._waiting: list[bytes] = []
        self._size = 0
        self._loader = ThreadPoolExecutor(1)
        self._loading: Future[None] | None = None

    @property
    def graph(self) -> Store:
        """The graph as far as it is written."""
        return self._graph

    def add(self, quads: Iterable[Quad], name: PartName = (Sort.SHARED, ""), digest: str = "") -> None:
        """Write quads that are a part by themselves."""
        batch = tuple(quads)
        self.add_part(name, part_of(batch), figures_of_quads(batch), digest)

    def add_part(self, name: PartName, part: Part, figures: Figures, digest: str = "") -> None:
        """Write what is written out already; ``figures`` are those of its quads, the rest as in the dumps."""
        self._dumps.add(name, part, digest)
        self._figures.add(figures)
        self._waiting.append(part.nquads)
        self._size += len(part.nquads)
        if self._size > _AT_ONCE:
            self._load()

    def keep_part(self, kept: KeptPart, members: Sequence[bytes]) -> None:
        """Take over a part of an earlier generation into the dumps; the graph and the figures have it already."""
        self._dumps.add_again(kept, members)

    def add_part_to_dumps(self, name: PartName, part: Part, digest: str = "") -> None:
        """Write a part whose changes the graph and the figures are told of by ``change``."""
        self._dumps.add(name, part, digest)

    def begin_with(self, figures: Figures) -> None:
        """Count from the figures of an earlier generation, whose graph this one begins with."""
        self._figures.add(figures)

    def change(self, before: Iterable[Quad], after: Iterable[Quad]) -> None:
        """Put quads in the place of others; what is among both stays."""
        gone, come = set(before), set(after)
        self._figures.take(figures_of_quads(gone))
        self._figures.add(figures_of_quads(come))
        for quad in gone - come:
            self._graph.remove(quad)
        self._graph.extend(come - gone)

    def _load(self) -> None:
        """Have what waits loaded beside what comes next, when what was given before is done."""
        content, self._waiting, self._size = b"".join(self._waiting), [], 0
        self._wait()
        if not content:
            return
        self._loading = self._loader.submit(self._bulk_load, content)

    def _bulk_load(self, content: bytes) -> None:
        # lenient: each IRI was looked at when its node was made
        self._graph.bulk_load(content, format=RdfFormat.N_QUADS, lenient=True)

    def _wait(self) -> None:
        if self._loading is not None:
            self._loading.result()
            self._loading = None

    def keep_identities(self, assignments: Mapping[str, str]) -> None:
        """Write down the person identifiers, for the next build to go by."""
        with (self.folder / _IDENTITIES).open("w", encoding="utf-8") as file:
            for chunk in json.JSONEncoder(ensure_ascii=False, indent=0, sort_keys=True).iterencode(assignments):
                file.write(chunk)

    def close(self) -> None:
        """Say what the generation is, and let go of its files, so that it can be opened for reading."""
        self._load()
        self._wait()
        quads, *_ = self._dumps.describe()
        self.statements = quads.statements
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
def new_generation(
    folder: StoreFolder, base: str = DEFAULT_BASE, begin_with: Path | None = None
) -> Iterator[NewGeneration]:
    """Write a new generation, its IRIs under ``base``, and make it the current one when the block ends well.

    ``begin_with`` is a generation whose graph and figures it begins with; its files are shared, not copied.
    Call inside ``folder.writing()``. Whatever goes wrong inside leaves the current generation as it was.
    Raises StoreFullError and StoreError.
    """
    place = folder.begin()
    try:
        with disk_errors(folder.path), DumpWriter(place) as dumps:
            if begin_with is not None:
                open_generation(begin_with).backup(str(place / _GRAPH))
            generation = NewGeneration(place, dumps, base)
            if begin_with is not None:
                generation.begin_with(figures_of(begin_with))
            try:
                yield generation
                generation.close()
            finally:
                generation.let_go()
        folder.switch(place)
    except BaseException:
        folder.abandon(place)
        raise
