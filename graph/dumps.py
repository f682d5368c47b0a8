"""From the quads of a generation, as they are being written, to its dumps: compressed N-Quads and Turtle.

The quads go by on their way into the store: both dumps take two and a half microseconds a quad, where reading them
back from disk would take twelve. The order in which a build says things is the same for the same minutes, and so are
the bytes of a dump.
"""

from __future__ import annotations

import gzip
import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from io import BytesIO
from itertools import islice
from pathlib import Path
from typing import IO, Self

from pyoxigraph import Quad, RdfFormat, serialize

from graph.turtle import body, heading

DUMPS = "dumps"
_DESCRIPTIONS = "dumps.json"
_FORMATS = {"samgraf.nq.gz": RdfFormat.N_QUADS, "samgraf.ttl.gz": RdfFormat.TURTLE}
_BATCH = 10_000
_LEVEL = 4  # a tenth larger than at 6, in six tenths of the time


@dataclass(frozen=True, slots=True)
class Dump:
    """One file of a generation's folder ``dumps``.

    ``media_type`` is that of the content, which is compressed with gzip; ``size`` counts the bytes of the file,
    ``statements`` the triples in it, and ``sha256`` is the file's digest in hexadecimal.
    """

    name: str
    media_type: str
    size: int
    statements: int
    sha256: str


def dumps_of(generation: Path) -> tuple[Dump, ...]:
    """Return the dumps of a generation; none where the generation was made without."""
    try:
        written = json.loads((generation / DUMPS / _DESCRIPTIONS).read_text(encoding="utf-8"))
    except FileNotFoundError:
        return ()
    return tuple(Dump(**one) for one in written)


class DumpWriter:
    """The dumps of a generation being written. Use as a context; ``describe`` when all quads have gone by."""

    def __init__(self, generation: Path) -> None:
        self._folder = generation / DUMPS
        self._folder.mkdir()
        self._statements = 0
        self._files = [_DumpFile(self._folder / name, form) for name, form in _FORMATS.items()]

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        for file in self._files:
            file.close()

    def through(self, quads: Iterable[Quad]) -> Iterator[Quad]:
        """Pass quads on, each batch of them once it is in the dumps."""
        source = iter(quads)
        while batch := list(islice(source, _BATCH)):
            for file in self._files:
                file.write(batch)
            self._statements += len(batch)
            yield from batch

    def describe(self) -> tuple[Dump, ...]:
        """Finish the files, write down beside them what each holds, and return it."""
        for file in self._files:
            file.close()
        dumps = tuple(file.description(self._statements) for file in self._files)
        described = json.dumps([asdict(dump) for dump in dumps], indent=0)
        (self._folder / _DESCRIPTIONS).write_text(described, encoding="utf-8")
        return dumps


class _DumpFile:
    """One dump: batches of quads appended, its prefixes declared once."""

    def __init__(self, path: Path, form: RdfFormat) -> None:
        self._path = path
        self._written = _nquads if form.supports_datasets else _turtle
        self._media_type = form.media_type
        self._file = path.open("wb")
        self._compressed = _compressing(self._file)
        self._compressed.write(b"" if form.supports_datasets else heading())

    def write(self, quads: Iterable[Quad]) -> None:
        self._compressed.write(self._written(quads))

    def close(self) -> None:
        try:
            self._compressed.close()
        finally:
            self._file.close()

    def description(self, statements: int) -> Dump:
        with self._path.open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
        return Dump(self._path.name, self._media_type, self._path.stat().st_size, statements, digest)


def _nquads(quads: Iterable[Quad]) -> bytes:
    buffer = BytesIO()
    serialize(quads, buffer, RdfFormat.N_QUADS)
    return buffer.getvalue()


def _turtle(quads: Iterable[Quad]) -> bytes:
    return body(quad.triple for quad in quads)


def _compressing(file: IO[bytes]) -> gzip.GzipFile:
    # neither name nor time in the file's head: the same content gives the same bytes
    return gzip.GzipFile(filename="", mode="wb", compresslevel=_LEVEL, fileobj=file, mtime=0)
