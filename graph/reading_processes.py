"""From pieces of work to what came of them, done in processes that are ended when a piece takes too much.

A damaged or hostile file may crash what reads it, keep it busy for ever, or fill the memory; all of that costs this one
file, and its process.
"""

from __future__ import annotations

import ctypes
import resource
import signal
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from pathlib import Path
from typing import Generic, TypeVar

Asked = TypeVar("Asked")
Answer = TypeVar("Answer")
_PR_SET_PDEATHSIG = 1
_MOST_A_PROCESS = 2000  # pieces of work, after which it makes room for another, whatever it has kept
_LOADING = 60.0  # seconds that a process may take to start


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
    work: Sequence[Asked], do: Callable[[Asked], Answer], processes: int, limits: Limits
) -> Iterator[Answer | Ended[Asked]]:
    """Do each piece of work in one of so many processes, and yield what came of it, in no particular order.

    ``do`` can be pickled and raises nothing but MemoryError; work and answers can be pickled too.
    """
    waiting = iter(work)
    workers = [_Worker[Asked, Answer](do, limits) for _ in range(min(processes, len(work)))]
    busy = []
    try:
        for worker in workers:
            worker.begin(next(waiting))
            busy.append(worker)
        while busy:
            first = min(worker.deadline for worker in busy)
            ready = wait([worker.pipe for worker in busy], max(0.0, first - time.monotonic()))
            for worker in [one for one in busy if one.pipe in ready or one.deadline <= time.monotonic()]:
                yield worker.outcome()
                following = next(waiting, None)
                if following is None:
                    busy.remove(worker)
                else:
                    worker.begin(following)
    finally:
        for worker in workers:
            worker.end()


class _Worker(Generic[Asked, Answer]):
    """A process, another one after each that ended, and the piece of work that it is busy with."""

    def __init__(self, do: Callable[[Asked], Answer], limits: Limits) -> None:
        self._do, self._limits = do, limits
        self._start()

    def _start(self) -> None:
        context = get_context("spawn")
        self.pipe, other = context.Pipe()
        self._process = context.Process(target=_serve, args=(other, self._do, self._limits.memory), daemon=True)
        self._process.start()
        other.close()
        self._done = 0

    def begin(self, asked: Asked) -> None:
        """Begin a piece of work."""
        if self._done >= _MOST_A_PROCESS:
            self.end()
            self._start()
        self._asked = asked
        self.deadline = time.monotonic() + self._limits.seconds + (0.0 if self._done else _LOADING)
        with suppress(OSError):  # a process that is gone is told of by the end of its pipe
            self.pipe.send(asked)

    def outcome(self) -> Answer | Ended[Asked]:
        """Return what came of the piece, which is done, or whose process is dead or out of time."""
        was_slow = not self.pipe.poll()
        try:
            if not was_slow:
                answer: Answer = self.pipe.recv()
                self._done += 1
                return answer
        except (EOFError, OSError):
            pass
        self.end()
        self._start()
        return Ended(self._asked, was_slow)

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
    while True:
        try:
            asked = pipe.recv()
        except (EOFError, OSError):
            return
        pipe.send(do(asked))


def _taken() -> int:
    """Return how many bytes of private memory this process has (RLIMIT_DATA counts them)."""
    with suppress(OSError):
        for line in Path("/proc/self/status").read_text(encoding="ascii").splitlines():
            if line.startswith("VmData:"):
                return int(line.split()[1]) * 1024
    return 0
