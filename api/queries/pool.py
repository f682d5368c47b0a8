"""From questions to answers: a pool of workers on one generation, in which no query can hurt another.

A query that takes longer than a moment gives way to all others (the kernel's idle class), and one that goes past
a limit is ended with its worker, whose place a new one takes. As long as fewer long queries run than there are
workers, there is one free for a light query at any time.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
import signal
from collections import deque
from collections.abc import Awaitable, Callable, Set
from dataclasses import dataclass
from pathlib import Path

from api.queries.frames import Frame
from api.queries.question import (
    Answer,
    AskerGoneError,
    BusyError,
    LimitError,
    MemoryLimitError,
    NotAcceptableError,
    Question,
    RemoteError,
    ResultLimitError,
    TimeLimitError,
    WorkerLostError,
)
from api.queries.spool import Spool
from api.queries.worker import MEGABYTE, Bounds
from api.queries.worker_process import WorkerGoneError, WorkerProcess
from graph.generations import StoreError
from graph.query_guard import QueryForbiddenError, QueryRefusedError, QuerySyntaxError

_LEFT_FOR_LIGHT_QUERIES = 2
_RETRY_AFTER = 5
_PATIENCE = 10
_FIRST_PAUSE, _LONGEST_PAUSE = 0.1, 10.0
_LOG = logging.getLogger("samgraf.queries")
_OUT_OF_MEMORY = (signal.SIGABRT, signal.SIGKILL)

Gone = Callable[[], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class PoolLimits:
    """How many ``workers``; the ``seconds`` of a query; megabytes of ``memory`` and ``result``.

    A query that keeps a core busy for twice ``slow_after`` seconds gives way to others.
    ``waiting`` questions may wait for a worker; ``services`` are the servers that a query may call.
    """

    workers: int = 8
    seconds: float = 30.0
    slow_after: float = 0.05
    memory: int = 1024
    result: int = 256
    waiting: int = 512
    services: tuple[str, ...] = ()

    @property
    def most_slow(self) -> int:
        """How many long queries may run at a time."""
        return max(1, self.workers - _LEFT_FOR_LIGHT_QUERIES)


@dataclass(slots=True)
class PoolCounts:
    """What the workers are doing now, and how many were replaced since the start."""

    busy: int = 0
    slow: int = 0
    waiting: int = 0
    replaced: int = 0


class _LostAtOnceError(Exception):
    """The worker was gone as soon as it was asked; ``reason`` is what to say if it was for the query."""

    def __init__(self, reason: LimitError) -> None:
        super().__init__(str(reason))
        self.reason = reason


class QueryPool:
    """Workers on one generation; start it, ask it, close it."""

    def __init__(self, generation: Path, limits: PoolLimits) -> None:
        self._generation = generation
        self._limits = limits
        self._bounds = Bounds(limits.memory * MEGABYTE, limits.result * MEGABYTE, limits.services)
        self._spool: Spool | None = None
        self._started = 0
        self._workers: set[WorkerProcess] = set()
        self._idle: list[WorkerProcess] = []
        self._waiting: deque[asyncio.Future[WorkerProcess]] = deque()
        self._tasks: set[asyncio.Task[None]] = set()
        self._closing = asyncio.Event()
        self.counts = PoolCounts()

    @property
    def workers(self) -> Set[WorkerProcess]:
        """The workers that are alive, idle or not."""
        return self._workers

    @property
    def spool_folder(self) -> Path:
        """Where large answers stand until they are sent."""
        if self._spool is None:
            raise RuntimeError("the pool is not started")
        return self._spool.folder

    async def start(self) -> None:
        """Start all workers; raises StoreError where they cannot open the generation."""
        self._spool = Spool()
        starting = (self._new_worker() for _ in range(self._limits.workers))
        started = await asyncio.gather(*starting, return_exceptions=True)
        self._idle = [one for one in started if isinstance(one, WorkerProcess)]
        failed = next((one for one in started if isinstance(one, BaseException)), None)
        if failed is not None:
            await self.close()
            raise StoreError(f"Cannot read the graph in {self._generation}: run samgraf build again.") from failed

    async def close(self) -> None:
        """End all workers; questions that wait get none."""
        self._closing.set()
        while self._waiting:
            self._waiting.popleft().cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        await asyncio.gather(*(worker.end() for worker in self._workers))
        self._workers.clear()
        self._idle.clear()
        if self._spool is not None:
            self._spool.remove()
            self._spool = None

    async def ask(self, question: Question, gone: Gone | None = None) -> Answer:
        """Return the answer to a question.

        ``gone`` returns when whoever asked is no longer there; the query is then ended and AskerGoneError raised.
        Raises QueryRefusedError and its kinds, NotAcceptableError, LimitError and its kinds, BusyError, and
        StoreError.
        """
        try:
            return await self._ask_a_worker(question, gone)
        except _LostAtOnceError:
            # somebody may have ended it a moment before; a query that ends a second one is itself the cause
            try:
                return await self._ask_a_worker(question, gone)
            except _LostAtOnceError as lost:
                raise lost.reason from None

    async def _ask_a_worker(self, question: Question, gone: Gone | None) -> Answer:
        worker = await self._free_worker()
        self.counts.busy += 1
        try:
            reply = await self._reply(worker, question, gone)
            answer = self._answer(worker, reply, question)
        except (QueryRefusedError, NotAcceptableError, RemoteError, ResultLimitError, StoreError):
            self._give_back(worker)
            raise
        except BaseException:
            self._replace(worker)
            raise
        finally:
            self.counts.busy -= 1
        self._give_back(worker)
        return answer

    async def _free_worker(self) -> WorkerProcess:
        if self._idle:
            return self._idle.pop()
        if len(self._waiting) >= self._limits.waiting:
            raise BusyError(
                f"{self._limits.waiting} queries are waiting already: ask again in {_RETRY_AFTER} seconds.",
                _RETRY_AFTER,
            )
        turn: asyncio.Future[WorkerProcess] = asyncio.get_running_loop().create_future()
        self._waiting.append(turn)
        self.counts.waiting += 1
        try:
            return await asyncio.wait_for(turn, self._limits.seconds)
        except TimeoutError:
            raise BusyError(
                f"No worker was free for {self._limits.seconds:g} seconds: ask again in {_RETRY_AFTER} seconds.",
                _RETRY_AFTER,
            ) from None
        except asyncio.CancelledError:
            if turn.done() and not turn.cancelled():
                self._give_back(turn.result())
            raise
        finally:
            self.counts.waiting -= 1

    async def _reply(self, worker: WorkerProcess, question: Question, gone: Gone | None) -> Frame:
        head = {
            "text": question.text,
            "default": question.default_graphs,
            "named": question.named_graphs,
            "results": question.results,
            "triples": question.triples,
            "bound": dict(question.bound),
        }
        awaited = worker.ask(Frame(head))
        deadline = asyncio.get_running_loop().time() + self._limits.seconds
        is_light = await self._is_light(worker, awaited)
        if not is_light:
            await self._slow_reply(worker, awaited, deadline, gone)
        reply = awaited.result()
        if reply is not None:
            return reply
        reason = self._reason_of_loss(await worker.cause_of_death())
        raise _LostAtOnceError(reason) if is_light else reason

    async def _is_light(self, worker: WorkerProcess, awaited: asyncio.Future[Frame | None]) -> bool:
        """Wait for the reply to a light query; tell whether it came.

        A query is long when it keeps a core busy. One that only waits, since others keep it from the core or the
        disk is slow, is given some patience.
        """
        moment = min(self._limits.slow_after, self._limits.seconds / 2)
        if await _settled(awaited, moment):
            return True
        for _ in range(_PATIENCE):
            before = worker.seconds_on_core()
            if await _settled(awaited, moment):
                return True
            if worker.seconds_on_core() - before > moment / 2:
                break
        return False

    async def _slow_reply(
        self, worker: WorkerProcess, awaited: asyncio.Future[Frame | None], deadline: float, gone: Gone | None
    ) -> None:
        """Wait for the rest of a long query, which lets others go first; end it at its limit."""
        limits = self._limits
        if self.counts.slow >= limits.most_slow:
            raise BusyError(
                f"{limits.most_slow} long queries are running already, the limit: ask again in {_RETRY_AFTER} seconds.",
                _RETRY_AFTER,
            )
        self.counts.slow += 1
        leaving = asyncio.ensure_future(gone()) if gone is not None else None
        try:
            worker.slow_down()
            awaited_too = (awaited,) if leaving is None else (awaited, leaving)
            remaining = max(0.0, deadline - asyncio.get_running_loop().time())
            await asyncio.wait(awaited_too, timeout=remaining, return_when=asyncio.FIRST_COMPLETED)
        finally:
            self.counts.slow -= 1
            if leaving is not None and not leaving.done():
                leaving.cancel()
        if not awaited.done():
            if leaving is not None and leaving.done() and not leaving.cancelled():
                raise AskerGoneError
            raise TimeLimitError(
                f"The query took longer than the limit of {limits.seconds:g} seconds and was ended: ask for less."
            )

    def _reason_of_loss(self, signal_number: int | None) -> LimitError:
        if signal_number in _OUT_OF_MEMORY:
            return self._out_of_memory()
        return WorkerLostError("The query is too complex to be answered and was ended: write it simpler.")

    def _out_of_memory(self) -> MemoryLimitError:
        return MemoryLimitError(
            f"The query took more memory than the limit of {self._limits.memory} megabytes and was ended: ask for less."
        )

    def _answer(self, worker: WorkerProcess, reply: Frame, question: Question) -> Answer:
        head = reply.head
        match head["status"]:
            case "answered":
                file = self._taken(worker) if head["file"] else None
                return Answer(head["media"], reply.body, head["size"], file, head["repeatable"])
            case "syntax":
                raise QuerySyntaxError(head["message"], head["line"], head["column"], tuple(head["expected"]))
            case "forbidden":
                raise QueryForbiddenError(head["message"])
            case "refused":
                raise QueryRefusedError(head["message"])
            case "unacceptable":
                raise NotAcceptableError(_unacceptable(head["kind"]))
            case "large":
                raise ResultLimitError(
                    f"The answer has more than the limit of {self._limits.result} megabytes: "
                    "ask for less, or fetch a dump of the whole graph."
                )
            case "remote":
                raise RemoteError(
                    f"The server that the query calls gave no answer ({head['message']}): "
                    "try again, or write SERVICE SILENT."
                )
            case "memory":
                raise self._out_of_memory()
            case _:
                raise StoreError(head["message"])

    def _taken(self, worker: WorkerProcess) -> Path:
        """Take a large answer away, so that the worker may write the next one."""
        self._started += 1
        return worker.spool.rename(self.spool_folder / f"answer-{self._started}")

    async def _new_worker(self) -> WorkerProcess:
        self._started += 1
        spool = self.spool_folder / f"worker-{self._started}"
        worker = await WorkerProcess.start(self._generation, spool, self._bounds)
        self._workers.add(worker)
        worker.when_gone(lambda: self._miss(worker))
        return worker

    def _miss(self, worker: WorkerProcess) -> None:
        """Replace a worker that ended while nobody asked it."""
        if worker in self._idle and not self._closing.is_set():
            self._idle.remove(worker)
            self._replace(worker)

    def _give_back(self, worker: WorkerProcess) -> None:
        """Let the next question have a worker; one that was slowed down is replaced instead."""
        if worker.slowed:
            self._replace(worker)
            return
        while self._waiting:
            turn = self._waiting.popleft()
            if not turn.done():
                turn.set_result(worker)
                return
        self._idle.append(worker)

    def _replace(self, worker: WorkerProcess) -> None:
        self.counts.replaced += 1
        self._workers.discard(worker)
        task = asyncio.ensure_future(self._replaced(worker))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _replaced(self, worker: WorkerProcess) -> None:
        with contextlib.suppress(ValueError):  # it was buried already
            await worker.end()
        pause = _FIRST_PAUSE
        while not self._closing.is_set():
            try:
                self._give_back(await self._new_worker())
                return
            except (WorkerGoneError, OSError, EOFError) as error:
                _LOG.warning("a worker cannot be started, which is tried again in %g seconds: %r", pause, error)
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self._closing.wait(), pause)
            pause = min(2 * pause, _LONGEST_PAUSE)


async def _settled(awaited: asyncio.Future[Frame | None], seconds: float) -> bool:
    """Wait for a future for some seconds, without cancelling it; asyncio.wait does the same at four times the cost."""
    loop = asyncio.get_running_loop()
    woken: asyncio.Future[None] = loop.create_future()

    def wake(_: object = None) -> None:
        if not woken.done():
            woken.set_result(None)

    timer = loop.call_later(seconds, wake)
    awaited.add_done_callback(wake)
    try:
        await woken
    finally:
        timer.cancel()
        awaited.remove_done_callback(wake)
    return awaited.done()


def _unacceptable(kind: str) -> str:
    if kind == "triples":
        return (
            "CONSTRUCT and DESCRIBE give triples: accept text/turtle, application/n-triples, application/ld+json "
            "or application/rdf+xml."
        )
    return (
        "SELECT and ASK give a table: accept application/sparql-results+json, application/sparql-results+xml, "
        "text/csv or text/tab-separated-values."
    )
