"""From a store to a file in one of RDF's formats, the same bytes for the same graph."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path
from tempfile import NamedTemporaryFile

from pyoxigraph import Quad, RdfFormat, Store, serialize

from graph.network_files import formats as network_files
from ontology.errors import SamgrafError
from ontology.terms import PREFIXES

FORMATS = {
    ".nq": RdfFormat.N_QUADS,
    ".trig": RdfFormat.TRIG,
    ".ttl": RdfFormat.TURTLE,
    ".nt": RdfFormat.N_TRIPLES,
    ".jsonld": RdfFormat.JSON_LD,
    ".rdf": RdfFormat.RDF_XML,
}


class UnknownEndingError(SamgrafError):
    """A file name whose ending says no format that can be written; choose another ending."""


class ExportError(SamgrafError):
    """The file cannot be written; choose another place or free some room."""


def format_of(path: Path) -> RdfFormat:
    """Return the format that a file's ending asks for; raises UnknownEndingError."""
    found = FORMATS.get(path.suffix.lower())
    if found is None:
        raise UnknownEndingError(
            f"Cannot export to {path.name}: end the name with {', '.join(FORMATS)} for the whole graph, "
            f"or with {', '.join(network_files.FORMATS)} for a network of it."
        )
    return found


def export(store: Store, path: Path) -> int:
    """Write the whole graph to a file and return how many statements it holds.

    Formats with named graphs keep them; the others get the union of all graphs. The statements stand in a
    fixed order. The file is there whole or not at all. Raises UnknownEndingError and ExportError.
    """
    wanted = format_of(path)
    quads = sorted(store, key=str)
    write_file(path, serialized(quads, wanted))
    return len(quads)


def write_file(path: Path, content: bytes) -> None:
    """Write a file that is there whole or not at all; raises ExportError."""
    try:
        _replace(path, content)
    except OSError as error:
        raise ExportError(
            f"Cannot write {path} ({error.strerror or error}): choose another place or free some room."
        ) from error


def serialized(quads: Iterable[Quad], wanted: RdfFormat) -> bytes:
    """Return quads in a format, in the order given; formats without named graphs get each triple once."""
    if wanted.supports_datasets:
        return serialize(quads, format=wanted, prefixes=PREFIXES) or b""
    triples = dict.fromkeys(quad.triple for quad in quads)
    return serialize(triples, format=wanted, prefixes=PREFIXES) or b""


def _replace(path: Path, content: bytes) -> None:
    with NamedTemporaryFile(dir=path.parent, prefix=f".{path.name}.", delete=False) as file:
        temporary = Path(file.name)
        try:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
            os.chmod(temporary, 0o666 & ~_umask())
            os.replace(temporary, path)
        except BaseException:
            temporary.unlink(missing_ok=True)
            raise


def _umask() -> int:
    """Return the mask for new files; it can only be read by setting it."""
    mask = os.umask(0)
    os.umask(mask)
    return mask
