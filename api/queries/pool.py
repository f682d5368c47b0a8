"""From questions to answers: workers on one generation, so shared out that no query can hurt another.

A question begins in the light lane, which has a place for each core and one more. A query that keeps a core busy
for longer than a moment goes on in the long lane, where the kernel lets all others go first (its idle class), so
that light ones always have a place and a core. Where the long lane is full, the query is ended and asked again
when there is room. One that goes past a limit is ended with its worker, whose place a new one takes.
"""

from __future__ import annotations

import asyncio
import os
from collections import OrderedDict
from collections.abc import Awaitable, Callable, Set
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from api.queries.frames import Frame
from api.queries.lane import Lane
from api.queries.question import Answer, AskerGoneError, LimitError, Question, TimeLimitError
from api.queries.replies import TOLD, answer_of, out_of_memory, too_complex
from api.queries.worker import MEGABYTE, Bounds
from api.queries.worker_process import OUT_OF_MEMORY, WorkerProcess
from api.queries.worker_set import WorkerSet

_LONGEST_LIGHT = 5.0
_MOST_REMEMBERED = 1024

_Result = TypeVar("_Result")
Gone = Callable[[], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class PoolLimits:
    """How many ``workers``; the ``seconds`` of a query; megabytes of ``memory`` and ``result``.

    A query that keeps a core busy for twice ``slow_after`` seconds gives way to others. ``waiting`` questions
    may wait in each lane; ``services`` are the servers that a query may call.
    """

    workers: int = 8
    seconds: float = 30.0
    slow_after: float = 0.05
    memory: int = 1024
    result: int = 256
    waiting: int = 512
    services: tuple[str, ...] = ()

    @property
    def light(self) -> int:
        """How many light queries run at a time."""
        return min(self.workers - 1, (os.cpu_count() or 1) + 1)

    @property
    def long(self) -> int:
        """How many long queries run at a time."""
        return self.workers - self.light


@dataclass(frozen=True, slots=True)
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


@dataclass(frozen=True, slots=True)
class _Run:
    """A query that a worker is at, since ``began`` by the loop's clock."""

    worker: WorkerProcess
    reply: asyncio.Future[Frame | None]
    began: float


class QueryPool:
    """Workers on one generation; start it, ask it, close it."""

    def __init__(self, generation: Path, limits: PoolLimits) -> None:
        self._limits = limits
        bounds = Bounds(limits.memory * MEGABYTE, limits.result * MEGABYTE, limits.services)
        self._workers = WorkerSet(generation, limits.workers, bounds)
        self._light = Lane(limits.light, limits.waiting, limits.seconds)
        self._long = Lane(limits.long, limits.waiting, limits.seconds)
        self._known_long: OrderedDict[str, None] = OrderedDict()

    @property
    def counts(self) -> PoolCounts:
        """What is going on now."""
        light, long = self._light, self._long
        return PoolCounts(light.inside + long.inside, long.inside, light.waiting + long.waiting, self._workers.replaced)

    @property
    def workers(self) -> Set[WorkerProcess]:
        """The workers that are alive, idle or not."""
        return self._workers.alive

    @property
    def spool_folder(self) -> Path:
        """Where large answers stand until they are sent."""
        return self._workers.spool_folder

    async def start(self) -> None:
        """Start all workers; raises StoreError where they cannot open the generation."""
        await self._workers.start()

    async def close(self) -> None:
        """End all workers; questions that wait get none."""
        await self._workers.close()

    async def ask(self, question: Question, gone: Gone | None = None) -> Answer:
        """Return the answer to a question.

        ``gone`` returns when whoever asked is no longer there; a long query is then ended and AskerGoneError
        raised. Raises QueryRefusedError and its kinds, NotAcceptableError, LimitError and its kinds, RemoteError,
        BusyError, and StoreError.
        """
        try:
            return await self._asked(question, gone)
        except _LostAtOnceError:
            # somebody may have ended it a moment before; a query that ends a second one is itself the cause
            try:
                return await self._asked(question, gone)
            except _LostAtOnceError as lost:
                raise lost.reason from None

    async def _asked(self, question: Question, gone: Gone | None) -> Answer:
        begun: _Run | None = None
        if question.text not in self._known_long:
            answer_or_run = await self._asked_as_light(question)
            if isinstance(answer_or_run, Answer):
                return answer_or_run
            begun = answer_or_run
        if begun is None:
            await self._long.enter()
        try:
            return await self._asked_as_long(question, begun, gone)
        finally:
            self._long.leave()

    async def _asked_as_light(self, question: Question) -> Answer | _Run | None:
        """Return the answer to a light question; for a long one the run in the long lane, None if that is full."""
        await self._light.enter()
        try:
            run = await self._begun(question)
            if await self._guarded(run, self._is_light(run)):
                return await self._finished(run, light=True)
            self._remember(question)
            if self._long.has_place:
                await self._long.enter()
                return run
            self._workers.replace(run.worker)
            return None
        finally:
            self._light.leave()

    async def _asked_as_long(self, question: Question, begun: _Run | None, gone: Gone | None) -> Answer:
        run = begun or await self._begun(question)
        await self._guarded(run, self._wait_long(run, gone))
        return await self._finished(run, light=False)

    async def _begun(self, question: Question) -> _Run:
        worker = await self._workers.take()
        return _Run(worker, worker.ask(_frame_of(question)), asyncio.get_running_loop().time())

    async def _guarded(self, run: _Run, waiting: Awaitable[_Result]) -> _Result:
        """Wait for something about a run; whatever goes wrong ends it."""
        try:
            return await waiting
        except BaseException:
            self._workers.replace(run.worker)
            raise

    def _remember(self, question: Question) -> None:
        """Let a question that took long begin in the long lane the next time."""
        self._known_long[question.text] = None
        if len(self._known_long) > _MOST_REMEMBERED:
            self._known_long.popitem(last=False)

    async def _is_light(self, run: _Run) -> bool:
        """Wait for the reply to a light query; tell whether it came.

        A query is long when it keeps a core busy; one that only waits, since others keep it from the core or the
        disk is slow, is so after some patience only.
        """
        moment = min(self._limits.slow_after, self._limits.seconds / 2)
        if await _settled(run.reply, moment):
            return True
        before = run.worker.seconds_on_core()
        latest = run.began + min(_LONGEST_LIGHT, self._limits.seconds)
        while asyncio.get_running_loop().time() < latest:
            if await _settled(run.reply, moment):
                return True
            if run.worker.seconds_on_core() - before > moment * 0.8:
                break
        return False

    async def _wait_long(self, run: _Run, gone: Gone | None) -> None:
        """Wait for the reply to a long query, which lets others go first; end it at its limit."""
        run.worker.slow_down()
        leaving = asyncio.ensure_future(gone()) if gone is not None else None
        remaining = max(0.0, run.began + self._limits.seconds - asyncio.get_running_loop().time())
        try:
            awaited = (run.reply,) if leaving is None else (run.reply, leaving)
            await asyncio.wait(awaited, timeout=remaining, return_when=asyncio.FIRST_COMPLETED)
        finally:
            if leaving is not None and not leaving.done():
                leaving.cancel()
        if run.reply.done():
            return
        if leaving is not None and leaving.done() and not leaving.cancelled():
            raise AskerGoneError
        raise TimeLimitError(
            f"The query took longer than the limit of {self._limits.seconds:g} seconds and was ended: ask for less."
        )

    async def _finished(self, run: _Run, *, light: bool) -> Answer:
        """Return the answer of a run whose reply has come, and let its worker go."""
        reply = run.reply.result()
        if reply is None:
            reason = await self._reason_of_loss(run.worker)
            raise _LostAtOnceError(reason) if light else reason
        try:
            file = self._workers.taken_file(run.worker) if reply.head.get("file") else None
            answer = answer_of(reply, file, self._limits.memory, self._limits.result)
        except TOLD:
            self._workers.give_back(run.worker)
            raise
        except BaseException:
            self._workers.replace(run.worker)
            raise
        self._workers.give_back(run.worker)
        return answer

    async def _reason_of_loss(self, worker: WorkerProcess) -> LimitError:
        try:
            no_memory = await worker.cause_of_death() in OUT_OF_MEMORY
        finally:
            self._workers.replace(worker)
        return out_of_memory(self._limits.memory) if no_memory else too_complex()


def _frame_of(question: Question) -> Frame:
    return Frame(
        {
            "text": question.text,
            "default": question.default_graphs,
            "named": question.named_graphs,
            "results": question.results,
            "triples": question.triples,
            "bound": dict(question.bound),
        }
    )


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
