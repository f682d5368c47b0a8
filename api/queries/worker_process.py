"""One worker seen from the service: started, asked one question at a time, slowed down, ended."""

from __future__ import annotations

import asyncio
import contextlib
import multiprocessing
import os
import signal
import socket
from collections.abc import Callable
from multiprocessing.context import ForkServerContext
from multiprocessing.process import BaseProcess
from pathlib import Path

from api.queries.frames import Frame, FrameReader, packed
from api.queries.worker import Bounds, serve

OUT_OF_MEMORY = (signal.SIGABRT, signal.SIGKILL)
"""The signals that end a worker which has no memory left: the engine's own, and the kernel's."""

_PRELOADED = ["api.queries.worker"]


def process_context() -> ForkServerContext:
    """Return what starts workers: copies of a small process that has the engine loaded and nothing else to do."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(_PRELOADED)
    return context


class WorkerGoneError(Exception):
    """The worker ended before it had answered; ``signal_number`` is what ended it, None where it went by itself."""

    def __init__(self, signal_number: int | None) -> None:
        super().__init__(f"worker ended by signal {signal_number}")
        self.signal_number = signal_number


class Channel(asyncio.Protocol):
    """The frames of one worker; at most one is awaited. ``when_lost`` is called when there will be no more."""

    def __init__(self) -> None:
        self.when_lost: Callable[[], None] = lambda: None
        self._reader = FrameReader()
        self._awaited: asyncio.Future[Frame | None] | None = None
        self._early: Frame | None = None
        self._lost = False

    def data_received(self, data: bytes) -> None:
        """Take in what the worker says."""
        if (frame := self._reader.feed(data)) is not None:
            self._settle(frame)

    def connection_lost(self, exc: Exception | None) -> None:
        """Take in that the worker is gone."""
        self._lost = True
        self._settle(None)
        self.when_lost()

    def _settle(self, frame: Frame | None) -> None:
        if self._awaited is None:
            self._early = frame  # a worker may say that it is ready before anybody waits for it
        elif not self._awaited.done():
            self._awaited.set_result(frame)

    def next_frame(self) -> asyncio.Future[Frame | None]:
        """Return the frame that comes next, None where the worker is gone."""
        self._awaited = asyncio.get_running_loop().create_future()
        early, self._early = self._early, None
        if early is not None or self._lost:
            self._awaited.set_result(early)
        return self._awaited


class WorkerProcess:
    """A process that answers queries on one generation."""

    def __init__(self, process: BaseProcess, transport: asyncio.Transport, channel: Channel, spool: Path) -> None:
        self._process = process
        self._transport = transport
        self._channel = channel
        self.spool = spool
        self.slowed = False

    @property
    def pid(self) -> int:
        """The process's number, 0 before it has one."""
        return self._process.pid or 0

    @classmethod
    async def start(cls, generation: Path, spool: Path, bounds: Bounds) -> WorkerProcess:
        """Start a worker and wait until it has opened the generation; raises WorkerGoneError, OSError and EOFError."""
        ours, theirs = socket.socketpair()
        with theirs:
            process = process_context().Process(
                target=serve, args=(theirs, generation, spool, bounds), name="samgraf query", daemon=True
            )
            try:
                await asyncio.to_thread(process.start)
            except (OSError, EOFError):  # what starts workers is gone, and is there again the next time
                ours.close()
                raise
        loop = asyncio.get_running_loop()
        transport, channel = await loop.create_connection(Channel, sock=ours)
        worker = cls(process, transport, channel, spool)
        if await channel.next_frame() is None:
            raise WorkerGoneError(await worker.cause_of_death())
        return worker

    def when_gone(self, call: Callable[[], None]) -> None:
        """Let ``call`` be called when the worker ends, however that comes about."""
        self._channel.when_lost = call

    def ask(self, question: Frame) -> asyncio.Future[Frame | None]:
        """Send a question; the future gets its answer, or None where the worker ends before."""
        answer = self._channel.next_frame()
        self._transport.write(packed(question))
        return answer

    def seconds_on_core(self) -> float:
        """Return for how long the process has run on a core since it was started."""
        try:
            return int(Path(f"/proc/{self.pid}/schedstat").read_bytes().split()[0]) / 1e9
        except (OSError, IndexError):
            return 0.0  # gone, or a kernel that does not say

    def speed_up(self) -> bool:
        """Let the process be as fast as any other again; tell whether that is allowed here."""
        try:
            os.sched_setscheduler(self.pid, os.SCHED_OTHER, os.sched_param(0))
            os.setpriority(os.PRIO_PROCESS, self.pid, 0)
        except (PermissionError, ProcessLookupError):
            return False
        self.slowed = False
        return True

    def slow_down(self) -> None:
        """Let everybody else go first, from now on."""
        self.slowed = True
        with contextlib.suppress(ProcessLookupError):  # it is gone already
            os.setpriority(os.PRIO_PROCESS, self.pid, 19)
            os.sched_setscheduler(self.pid, os.SCHED_IDLE, os.sched_param(0))

    async def end(self) -> None:
        """End the process, whatever it is doing."""
        self._transport.close()
        self._process.kill()
        await self._bury()

    async def cause_of_death(self) -> int | None:
        """Return the signal that ended a process which is gone, None where it went by itself."""
        self._transport.close()
        await asyncio.to_thread(self._process.join, 1)
        if self._process.exitcode is None:
            self._process.kill()
        code = await self._bury()
        return -code if code is not None and code < 0 else None

    async def _bury(self) -> int | None:
        await asyncio.to_thread(self._process.join, 10)
        code = self._process.exitcode
        self._process.close()
        self.spool.unlink(missing_ok=True)
        return code
