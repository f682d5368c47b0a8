"""From the parts of a generation, as they are being written, to its dumps: compressed N-Quads and Turtle.

Each part is compressed by itself, wherever it was made, and the file is all of them behind one another, as gzip allows.
The order in which a build says things is the same for the same minutes, and so are the bytes of a dump.
"""

from __future__ import annotations

import gzip
import hashlib
import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from io import BytesIO
from pathlib import Path
from typing import Self

from pyoxigraph import Quad, RdfFormat, serialize

from graph.turtle import body, heading

DUMPS = "dumps"
_DESCRIPTIONS = "dumps.json"
_FORMATS = {"samgraf.nq.gz": RdfFormat.N_QUADS, "samgraf.ttl.gz": RdfFormat.TURTLE}
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


@dataclass(frozen=True, slots=True)
class Part:
    """Some quads as they stand in a generation: as plain N-Quads, and as a member of each dump."""

    statements: int
    nquads: bytes
    members: tuple[bytes, ...]


def part_of(quads: Sequence[Quad]) -> Part:
    """Write out quads."""
    buffer = BytesIO()
    serialize(quads, buffer, RdfFormat.N_QUADS)
    return part_of_text(len(quads), buffer.getvalue(), body(quad.triple for quad in quads))


def part_of_text(statements: int, nquads: bytes, turtle: bytes) -> Part:
    """Return a part that is written out already; ``turtle`` is without the lines that declare the prefixes."""
    return Part(statements, nquads, (_compressed(nquads), _compressed(turtle)))


def _compressed(content: bytes) -> bytes:
    # no time in the member's head: the same content gives the same bytes
    return gzip.compress(content, _LEVEL, mtime=0) if content else b""


class DumpWriter:
    """The dumps of a generation being written. Use as a context; ``describe`` when all parts are there."""

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

    def add(self, part: Part) -> None:
        """Append a part."""
        for file, member in zip(self._files, part.members, strict=True):
            file.write(member)
        self._statements += part.statements

    def describe(self) -> tuple[Dump, ...]:
        """Finish the files, write down beside them what each holds, and return it."""
        for file in self._files:
            file.close()
        dumps = tuple(file.description(self._statements) for file in self._files)
        described = json.dumps([asdict(dump) for dump in dumps], indent=0)
        (self._folder / _DESCRIPTIONS).write_text(described, encoding="utf-8")
        return dumps


class _DumpFile:
    """One dump: members appended, its prefixes declared once."""

    def __init__(self, path: Path, form: RdfFormat) -> None:
        self._path = path
        self._media_type = form.media_type
        self._digest = hashlib.sha256()
        self._size = 0
        self._file = path.open("wb")
        self.write(_compressed(b"" if form.supports_datasets else heading()))

    def write(self, member: bytes) -> None:
        self._file.write(member)
        self._digest.update(member)
        self._size += len(member)

    def close(self) -> None:
        self._file.close()

    def description(self, statements: int) -> Dump:
        return Dump(self._path.name, self._media_type, self._size, statements, self._digest.hexdigest())
