"""The workers on one generation: started, given out, taken back, and replaced when they are lost."""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections import deque
from collections.abc import Set
from pathlib import Path

from api.queries.spool import Spool
from api.queries.worker import Bounds
from api.queries.worker_process import WorkerGoneError, WorkerProcess
from graph.generations import StoreError

_FIRST_PAUSE, _LONGEST_PAUSE = 0.1, 10.0
_LOG = logging.getLogger("samgraf.queries")


class WorkerSet:
    """A number of workers, each with one question at a time; one that is lost is made good."""

    def __init__(self, generation: Path, count: int, bounds: Bounds) -> None:
        self._generation = generation
        self._count = count
        self._bounds = bounds
        self._spool: Spool | None = None
        self._named = 0
        self._alive: set[WorkerProcess] = set()
        self._idle: list[WorkerProcess] = []
        self._waiting: deque[asyncio.Future[WorkerProcess]] = deque()
        self._tasks: set[asyncio.Task[None]] = set()
        self._closing = asyncio.Event()
        self.replaced = 0

    @property
    def alive(self) -> Set[WorkerProcess]:
        """The workers that are alive, idle or not."""
        return self._alive

    @property
    def spool_folder(self) -> Path:
        """Where large answers stand until they are sent."""
        if self._spool is None:
            raise RuntimeError("the workers are not started")
        return self._spool.folder

    async def start(self) -> None:
        """Start all workers; raises StoreError where they cannot open the generation."""
        self._spool = Spool()
        starting = (self._new_worker() for _ in range(self._count))
        started = await asyncio.gather(*starting, return_exceptions=True)
        self._idle = [one for one in started if isinstance(one, WorkerProcess)]
        failed = next((one for one in started if isinstance(one, BaseException)), None)
        if failed is not None:
            await self.close()
            raise StoreError(f"Cannot read the graph in {self._generation}: run samgraf build again.") from failed

    async def close(self) -> None:
        """End all workers; who waits for one gets none."""
        self._closing.set()
        while self._waiting:
            self._waiting.popleft().cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        await asyncio.gather(*(worker.end() for worker in self._alive))
        self._alive.clear()
        self._idle.clear()
        if self._spool is not None:
            self._spool.remove()
            self._spool = None

    async def take(self) -> WorkerProcess:
        """Return a worker that is free, as soon as there is one."""
        if self._idle:
            return self._idle.pop()
        turn: asyncio.Future[WorkerProcess] = asyncio.get_running_loop().create_future()
        self._waiting.append(turn)
        try:
            return await turn
        except asyncio.CancelledError:
            if turn.done() and not turn.cancelled():
                self.give_back(turn.result())
            raise

    def give_back(self, worker: WorkerProcess) -> None:
        """Let the next question have a worker; one that stays slow is replaced."""
        if worker.slowed and not worker.speed_up():
            self.replace(worker)
            return
        while self._waiting:
            turn = self._waiting.popleft()
            if not turn.done():
                turn.set_result(worker)
                return
        self._idle.append(worker)

    def replace(self, worker: WorkerProcess) -> None:
        """End a worker, whatever it is doing, and start another in its place."""
        self.replaced += 1
        self._alive.discard(worker)
        task = asyncio.ensure_future(self._replaced(worker))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _replaced(self, worker: WorkerProcess) -> None:
        with contextlib.suppress(ValueError):  # it was buried already
            await worker.end()
        pause = _FIRST_PAUSE
        while not self._closing.is_set():
            try:
                self.give_back(await self._new_worker())
                return
            except (WorkerGoneError, OSError, EOFError) as error:
                _LOG.warning("a worker cannot be started, which is tried again in %g seconds: %r", pause, error)
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self._closing.wait(), pause)
            pause = min(2 * pause, _LONGEST_PAUSE)

    def taken_file(self, worker: WorkerProcess) -> Path:
        """Take a large answer away from a worker, so that it may write the next one."""
        self._named += 1
        return worker.spool.rename(self.spool_folder / f"answer-{self._named}")

    async def _new_worker(self) -> WorkerProcess:
        self._named += 1
        spool = self.spool_folder / f"worker-{self._named}"
        worker = await WorkerProcess.start(self._generation, spool, self._bounds)
        self._alive.add(worker)
        worker.when_gone(lambda: self._miss(worker))
        return worker

    def _miss(self, worker: WorkerProcess) -> None:
        """Replace a worker that ended while nobody asked it."""
        if worker in self._idle and not self._closing.is_set():
            self._idle.remove(worker)
            self.replace(worker)
