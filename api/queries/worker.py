"""The process that answers queries: frames in, each with a question, and frames out, each with a whole answer.

What a query may take is bounded here for memory and size; for time, the service ends the process. An answer
that does not fit into a frame goes to a file, so that a slow reader keeps no worker waiting.
"""

from __future__ import annotations

import contextlib
import ctypes
import os
import resource
import signal
import socket
import sys
from dataclasses import dataclass
from multiprocessing import forkserver
from pathlib import Path
from typing import IO, Any, cast

from pyoxigraph import (
    BlankNode,
    Literal,
    NamedNode,
    QueryResultsFormat,
    QueryTriples,
    RdfFormat,
    Store,
    Triple,
    Variable,
    serialize,
)

from api.queries.frames import Frame, FrameReader, packed, receive
from graph.generations import StoreError
from graph.query import Answer, Dataset, run_checked
from graph.query_guard import QueryForbiddenError, QueryRefusedError, QuerySyntaxError, check_query
from graph.store import open_generation
from ontology.terms import PREFIXES

MEGABYTE = 1024 * 1024
_INLINE = 256 * 1024
_PR_SET_PDEATHSIG = 1


@dataclass(frozen=True, slots=True)
class Bounds:
    """What a worker may take: ``memory`` and ``result`` in bytes; ``services`` are the servers that it may call."""

    memory: int
    result: int
    services: tuple[str, ...] = ()


class _Overflow(Exception):
    """The answer is larger than it may be."""


class _Output:
    """Takes an answer as it is written; keeps it in memory as long as it is small, else in a file."""

    def __init__(self, file: Path, most: int) -> None:
        self.size = 0
        self.is_whole = False
        self.inline = bytearray()
        self._path = file
        self._most = most
        self._file: IO[bytes] | None = None

    def write(self, data: bytes) -> int:
        self.size += len(data)
        if self.size > self._most:
            raise _Overflow
        if self._file is None and self.size > _INLINE:
            self._file = self._path.open("wb")
            self._file.write(self.inline)
            self.inline.clear()
        if self._file is None:
            self.inline += data
        else:
            self._file.write(data)
        return len(data)

    def flush(self) -> None:
        if self._file is not None:
            self._file.flush()

    @property
    def in_file(self) -> bool:
        return self._file is not None

    def finish(self) -> None:
        """Take the answer for whole; raises OSError where the disk holds no more."""
        if self._file is not None:
            self._file.close()
        self.is_whole = True

    def discard(self) -> None:
        """Remove what was written of an answer that came to nothing."""
        if self._file is not None:
            with contextlib.suppress(OSError):  # the disk is full, which has been told
                self._file.close()
            self._path.unlink(missing_ok=True)


def serve(channel: socket.socket, generation: Path, spool: Path, bounds: Bounds) -> None:
    """Answer what comes over a channel until its other side is gone; ``spool`` is the file for large answers."""
    die_with_parent()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        store = open_generation(generation)
    except StoreError:
        return  # the service is told by the channel's end
    bound_memory(bounds.memory)
    channel.sendall(packed(Frame({"status": "ready"})))
    reader = FrameReader()
    while (question := receive(channel, reader)) is not None:
        channel.sendall(packed(_reply(store, question.head, spool, bounds)))


def die_with_parent() -> None:
    """Let the kernel end this process with the one that started it, whatever it is busy with."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    # That one ends with the service, which it knows by a pipe that nobody holds open any more; a copy comes down here.
    alive: int | None = getattr(forkserver._forkserver, "_forkserver_alive_fd", None)
    if alive is not None:
        os.close(alive)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def bound_memory(most: int) -> None:
    """Let this process take no more than ``most`` bytes beyond what it has (RLIMIT_DATA counts private pages)."""
    taken = 0
    for line in Path("/proc/self/status").read_text(encoding="ascii").splitlines():
        if line.startswith("VmData:"):
            taken = int(line.split()[1]) * 1024
    resource.setrlimit(resource.RLIMIT_DATA, (taken + most, taken + most))


def _reply(store: Store, question: dict[str, Any] | Any, spool: Path, bounds: Bounds) -> Frame:
    output = _Output(spool, bounds.result)
    try:
        return _answered(store, question, output, bounds)
    except QuerySyntaxError as error:
        place = {"line": error.line, "column": error.column, "expected": error.expected}
        return Frame({"status": "syntax", "message": str(error), **place})
    except QueryForbiddenError as error:
        return Frame({"status": "forbidden", "message": str(error)})
    except QueryRefusedError as error:
        return Frame({"status": "refused", "message": str(error)})
    except StoreError as error:
        return Frame({"status": "failed", "message": str(error)})
    except (_Overflow, OSError) as error:
        # the engine hands on what happens while it writes as an error of its own
        if output.size > bounds.result:
            return Frame({"status": "large"})
        if bounds.services and "SERVICE" in question["text"].upper():
            return Frame({"status": "remote", "message": " ".join(str(error).split())})
        reason = error.strerror if isinstance(error, OSError) else None  # not its file, a path of this machine
        return Frame({"status": "failed", "message": f"The answer could not be written ({reason}): ask again."})
    except MemoryError:
        return Frame({"status": "memory"})
    finally:
        if not output.is_whole:
            output.discard()


def _answered(store: Store, question: dict[str, Any], output: _Output, bounds: Bounds) -> Frame:
    checked = check_query(question["text"], bounds.services)
    named, default = tuple(question["named"]), tuple(question["default"])
    dataset = Dataset(default, named) if named or default else None
    bound: dict[Variable, NamedNode | BlankNode | Literal | Triple] | None = {
        Variable(name): NamedNode(iri) for name, iri in question["bound"].items()
    } or None
    answer = run_checked(store, checked, dataset, bound)
    kind = "triples" if isinstance(answer, QueryTriples) else "results"
    if question[kind] is None:
        return Frame({"status": "unacceptable", "kind": kind})
    _write(answer, question[kind], output)
    output.finish()
    head = {"status": "answered", "media": question[kind], "repeatable": checked.repeatable, "size": output.size}
    return Frame({**head, "file": output.in_file}, bytes(output.inline))


def _write(answer: Answer, media: str, output: _Output) -> None:
    stream = cast("IO[bytes]", output)
    if isinstance(answer, QueryTriples):
        wanted = RdfFormat.from_media_type(media)
        if wanted == RdfFormat.TURTLE:
            serialize(answer, stream, wanted, prefixes=PREFIXES)
        else:
            answer.serialize(stream, wanted)  # faster, and names no prefixes
    else:
        answer.serialize(stream, QueryResultsFormat.from_media_type(media))
