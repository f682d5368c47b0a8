"""From the parts of a generation, as they are being written, to its dumps: compressed N-Quads and Turtle.

Each part is compressed by itself, wherever it was made, and the file is all of them behind one another, as gzip allows.
The order in which a build says things is the same for the same minutes, and so are the bytes of a dump.
"""

from __future__ import annotations

import gzip
import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from enum import IntEnum
from io import BytesIO
from pathlib import Path
from typing import IO, Self

from pyoxigraph import Quad, RdfFormat, parse, serialize

from graph.turtle import body, heading

DUMPS = "dumps"
_DESCRIPTIONS = "dumps.json"
_PARTS = "parts.jsonl"
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


class Sort(IntEnum):
    """What a part of a generation is of, in the order in which the parts stand."""

    DOCUMENT = 0
    PEOPLE = 1
    SHARED = 2
    TIES = 3


PartName = tuple[Sort, str]
"""What a part is of, and which: a document, a hundredth of the people, the ties of a rule and of a first party."""


@dataclass(frozen=True, slots=True)
class KeptPart:
    """A part of a generation on disk; ``sizes`` are those of its members of the dumps, in bytes."""

    name: PartName
    digest: str
    statements: int
    sizes: tuple[int, ...]


def keep_parts(generation: Path, parts: Iterable[KeptPart]) -> None:
    """Write down of which parts the dumps of a generation consist, in their order."""
    with (generation / _PARTS).open("w", encoding="utf-8") as file:
        for part in parts:
            file.write(json.dumps([*part.name, part.digest, part.statements, *part.sizes], ensure_ascii=False) + "\n")


def parts_of(generation: Path) -> dict[PartName, KeptPart]:
    """Return the parts of a generation, in their order; raises OSError and ValueError where they cannot be read."""
    found: dict[PartName, KeptPart] = {}
    with (generation / _PARTS).open(encoding="utf-8") as file:
        for line in file:
            sort, name, digest, statements, *sizes = json.loads(line)
            found[Sort(sort), name] = KeptPart((Sort(sort), name), digest, statements, tuple(sizes))
    return found


class DumpReader:
    """The members of a generation's dumps; ``parts`` are all of them in their order. Use as a context."""

    def __init__(self, generation: Path, parts: Mapping[PartName, KeptPart]) -> None:
        self._files = [(generation / DUMPS / name).open("rb") for name in _FORMATS]
        place = [len(_head(form)) for form in _FORMATS.values()]
        self._places: dict[PartName, tuple[int, ...]] = {}
        for name, part in parts.items():
            self._places[name] = tuple(place)
            place = [begin + size for begin, size in zip(place, part.sizes, strict=True)]
        self._parts = parts

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        for file in self._files:
            file.close()

    def members(self, name: PartName) -> tuple[bytes, ...]:
        """Return the members of a part."""
        return tuple(
            self._read(file, begin, size)
            for file, begin, size in zip(self._files, self._places[name], self._parts[name].sizes, strict=True)
        )

    @staticmethod
    def _read(file: IO[bytes], begin: int, size: int) -> bytes:
        file.seek(begin)
        return file.read(size)

    def quads(self, name: PartName) -> tuple[Quad, ...]:
        """Return the quads of a part, none where there is no such part."""
        if name not in self._parts:
            return ()
        return tuple(parse(gzip.decompress(self.members(name)[0]), format=RdfFormat.N_QUADS))


def _head(form: RdfFormat) -> bytes:
    return _compressed(b"" if form.supports_datasets else heading())


class DumpWriter:
    """The dumps of a generation being written. Use as a context; ``describe`` when all parts are there."""

    def __init__(self, generation: Path) -> None:
        self._folder = generation / DUMPS
        self._folder.mkdir()
        self._kept: list[KeptPart] = []
        self._files = [_DumpFile(self._folder / name, form) for name, form in _FORMATS.items()]

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        for file in self._files:
            file.close()

    def add(self, name: PartName, part: Part, digest: str = "") -> None:
        """Append a part; parts come in the order of their names. ``digest`` is of what it was made from."""
        for file, member in zip(self._files, part.members, strict=True):
            file.write(member)
        sizes = tuple(map(len, part.members))
        self._kept.append(KeptPart(name, digest, part.statements, sizes))

    def add_again(self, kept: KeptPart, members: Sequence[bytes]) -> None:
        """Append a part of another generation, of which the members of the dumps are given."""
        for file, member in zip(self._files, members, strict=True):
            file.write(member)
        self._kept.append(kept)

    def describe(self) -> tuple[Dump, ...]:
        """Finish the files, write down beside them what each holds, and return it."""
        for file in self._files:
            file.close()
        statements = sum(part.statements for part in self._kept)
        dumps = tuple(file.description(statements) for file in self._files)
        described = json.dumps([asdict(dump) for dump in dumps], indent=0)
        (self._folder / _DESCRIPTIONS).write_text(described, encoding="utf-8")
        keep_parts(self._folder.parent, self._kept)
        return dumps


class _DumpFile:
    """One dump: members appended, its prefixes declared once."""

    def __init__(self, path: Path, form: RdfFormat) -> None:
        self._path = path
        self._media_type = form.media_type
        self._digest = hashlib.sha256()
        self._size = 0
        self._file = path.open("wb")
        self.write(_head(form))

    def write(self, member: bytes) -> None:
        self._file.write(member)
        self._digest.update(member)
        self._size += len(member)

    def close(self) -> None:
        self._file.close()

    def description(self, statements: int) -> Dump:
        return Dump(self._path.name, self._media_type, self._size, statements, self._digest.hexdigest())
