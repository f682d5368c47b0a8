"""From pieces of work to what came of them, done in processes that are ended when a piece takes too much.

A damaged or hostile file may crash what reads it, keep it busy for ever, or fill the memory; all of that costs this one
file, and its process.
"""

from __future__ import annotations

import ctypes
import gc
import os
import resource
import signal
import sys
import time
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from multiprocessing.reduction import ForkingPickler
from pathlib import Path
from typing import Generic, TypeVar

Asked = TypeVar("Asked")
Answer = TypeVar("Answer")
_PR_SET_PDEATHSIG = 1
_MOST_A_PROCESS = 10_000  # pieces of work, after which it makes room for another, whatever it has kept
_LOADING = 60.0  # seconds that a process may take to start
_MOST_WAITING = 3  # pieces of work at a process, the one that it does among them
_PIPE = 64 * 1024  # bytes that surely fit into a pipe that nobody reads from
_NEW_OBJECTS = 20_000  # before the collector looks for cycles; a document makes tens of thousands, and few of them
_AHEAD = 64  # pieces of work


@dataclass(frozen=True, slots=True)
class Limits:
    """What one piece of work may take: ``seconds``, and ``memory`` in bytes beyond what its process starts with."""

    seconds: float = 60.0
    memory: int = 2 * 1024**3  # half of it is room that the reader of reference data asks for and leaves empty


@dataclass(frozen=True, slots=True)
class Ended(Generic[Asked]):
    """A piece of work whose process was ended for its slowness, or died of it."""

    asked: Asked
    was_slow: bool


def in_processes(
    work: Sequence[Asked], do: Callable[[Asked], Answer], processes: int, limits: Limits, *, in_order: bool = False
) -> Iterator[Answer | Ended[Asked]]:
    """Do each piece of work in one of so many processes, and yield what came of it, in no particular order.

    ``do`` can be pickled and raises nothing but MemoryError; work and answers can be pickled too. ``in_order``
    yields in the order of the work, and lets no process run far ahead of the slowest piece.
    """
    workers = [_Worker[Asked, Answer](do, limits) for _ in range(min(processes, len(work)))]
    following = _Queue(work)
    done: dict[int, Answer | Ended[Asked]] = {}
    told = 0
    try:
        while told < len(work):
            until = told + _AHEAD if in_order else len(work)
            while any([following.give(worker, until) for worker in workers]):
                pass  # one each in turn, so that little work is spread
            for number, outcome in _outcomes(workers):
                if in_order:
                    done[number] = outcome
                else:
                    told += 1
                    yield outcome
            while told in done:
                yield done.pop(told)
                told += 1
    finally:
        for worker in workers:
            worker.end()


class _Queue(Generic[Asked]):
    """Pieces of work that are still to be given to somebody."""

    def __init__(self, work: Sequence[Asked]) -> None:
        self._work = work
        self._next = 0
        self._message = b""

    def give(self, worker: _Worker[Asked, Answer], until: int) -> bool:
        """Give a worker the next piece, if there is one before ``until`` and the worker can take it; tell whether."""
        if self._next >= min(until, len(self._work)):
            return False
        self._message = self._message or bytes(ForkingPickler.dumps(self._work[self._next]))
        if not worker.has_room(len(self._message)):
            return False
        worker.begin(_Piece(self._next, self._work[self._next], self._message))
        self._next, self._message = self._next + 1, b""
        return True


def _outcomes(workers: Sequence[_Worker[Asked, Answer]]) -> Iterator[tuple[int, Answer | Ended[Asked]]]:
    """Wait until something came of some work, and yield it."""
    busy = [worker for worker in workers if worker.is_busy]
    first = min(worker.deadline for worker in busy)
    ready = wait([worker.pipe for worker in busy], max(0.0, first - time.monotonic()))
    for worker in busy:
        if worker.pipe in ready or worker.deadline <= time.monotonic():
            yield worker.outcome()


@dataclass(frozen=True, slots=True)
class _Piece(Generic[Asked]):
    """A piece of work: which it is, and the same as it is sent."""

    number: int
    asked: Asked
    message: bytes


class _Worker(Generic[Asked, Answer]):
    """A process, another one after each that ended, and the pieces of work that it has been given, the first first."""

    def __init__(self, do: Callable[[Asked], Answer], limits: Limits) -> None:
        self._do, self._limits = do, limits
        self._pieces: deque[_Piece[Asked]] = deque()
        self._start()

    def _start(self) -> None:
        # Arrow's own allocator takes a gigabyte of addresses to begin with, which would count as memory
        os.environ.setdefault("ARROW_DEFAULT_MEMORY_POOL", "system")
        context = get_context("spawn")
        self.pipe, other = context.Pipe()
        self._process = context.Process(target=_serve, args=(other, self._do, self._limits.memory), daemon=True)
        self._process.start()
        other.close()
        self._done = 0
        self._begin_clock()
        for piece in self._pieces:
            self._send(piece)

    def _begin_clock(self) -> None:
        self.deadline = time.monotonic() + self._limits.seconds + (0.0 if self._done else _LOADING)

    def _send(self, piece: _Piece[Asked]) -> None:
        with suppress(OSError):  # a process that is gone is told of by the end of its pipe
            self.pipe.send_bytes(piece.message)

    @property
    def is_busy(self) -> bool:
        """Whether it has work."""
        return bool(self._pieces)

    def has_room(self, size: int) -> bool:
        """Tell whether it can be given a piece of so many bytes.

        A few may wait, so that it need not; but no more than its pipe holds, or both sides would wait for the other.
        """
        if not self._pieces:
            return True
        waiting = sum(len(piece.message) for piece in self._pieces)
        to_be_replaced = self._done + len(self._pieces) >= _MOST_A_PROCESS
        return len(self._pieces) < _MOST_WAITING and waiting + size <= _PIPE and not to_be_replaced

    def begin(self, piece: _Piece[Asked]) -> None:
        """Give it a piece of work."""
        if self._done >= _MOST_A_PROCESS:
            self.end()
            self._start()
        if not self._pieces:
            self._begin_clock()
        self._pieces.append(piece)
        self._send(piece)

    def outcome(self) -> tuple[int, Answer | Ended[Asked]]:
        """Return what came of the first piece, which is done, or whose process is dead or out of time."""
        first = self._pieces.popleft()
        was_slow = not self.pipe.poll()
        try:
            if not was_slow:
                answer: Answer = self.pipe.recv()
                self._done += 1
                self._begin_clock()
                return first.number, answer
        except (EOFError, OSError):
            pass
        self.end()
        self._start()
        return first.number, Ended(first.asked, was_slow)

    def end(self) -> None:
        """End the process."""
        self._process.kill()
        self._process.join()
        self.pipe.close()


def _serve(pipe: Connection, do: Callable[[Asked], Answer], memory: int) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    most = _taken() + memory
    resource.setrlimit(resource.RLIMIT_DATA, (most, most))
    has_loaded = False
    while True:
        try:
            asked = pipe.recv()
        except (EOFError, OSError):
            return
        pipe.send(do(asked))
        if not has_loaded:  # by now, what all pieces need
            has_loaded = True
            gc.collect()
            gc.freeze()
            gc.set_threshold(_NEW_OBJECTS)


def _taken() -> int:
    """Return how many bytes of private memory this process has (RLIMIT_DATA counts them)."""
    with suppress(OSError):
        for line in Path("/proc/self/status").read_text(encoding="ascii").splitlines():
            if line.startswith("VmData:"):
                return int(line.split()[1]) * 1024
    return 0
