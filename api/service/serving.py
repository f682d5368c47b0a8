"""The generation that is served: opened, used by requests, and exchanged for a newer one without losing any."""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections.abc import AsyncIterator, Iterator, Mapping
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from typing import Annotated

from fastapi import Depends, Request

from api.queries.answer_cache import AnswerCache
from api.queries.pool import Gone, PoolLimits, QueryPool
from api.queries.question import Answer, Question
from api.queries.worker import MEGABYTE
from api.settings import Settings
from graph.collaboration.gathering import relations_of
from graph.collaboration.relations import Relations
from graph.generation_description import GenerationDescription, description_of
from graph.generations import StoreFolder, held
from graph.index.reading import Index
from graph.questions.suggesting import Suggestion, suggestions
from graph.search.searching import Search
from ontology.errors import SamgrafError
from visualizations.layout import Place, positions_of

_LONGEST_REQUEST = 60
_LOG = logging.getLogger("samgraf.service")


class ServedGeneration:
    """One generation while it is served: what it is, and who answers questions on it."""

    def __init__(self, folder: Path, description: GenerationDescription, pool: QueryPool, cache: AnswerCache) -> None:
        self.folder = folder
        self.description = description
        self.index = Index(folder)
        self.search = Search(self.index)
        self.pool = pool
        self._cache = cache
        self._held = contextlib.ExitStack()
        self._leases = 0
        self._idle = asyncio.Event()
        self._idle.set()
        self._laying_out: asyncio.Task[Mapping[int, Place]] | None = None

    @classmethod
    async def open(cls, folder: Path, settings: Settings) -> ServedGeneration:
        """Open a generation; raises StoreError."""
        pool = QueryPool(folder, limits_of(settings))
        served = cls(folder, description_of(folder), pool, AnswerCache(settings.cache * MEGABYTE))
        served._held.enter_context(held(folder))
        try:
            await pool.start()
            await asyncio.to_thread(served._warm)
            # answers need no map: it is laid out while they are given
            served._laying_out = asyncio.create_task(asyncio.to_thread(lambda: served.positions))
        except BaseException:
            await served.close()
            raise
        return served

    @cached_property
    def suggestions(self) -> tuple[Suggestion, ...]:
        """Questions that the graph has answers to."""
        return suggestions(self.index)

    @cached_property
    def relations(self) -> Relations:
        """Who is tied to whom in the generation."""
        return relations_of(self.index)

    @cached_property
    def positions(self) -> Mapping[int, Place]:
        """Where everybody stands on the map, by number; the same for all who look."""
        return positions_of(self.relations)

    def _warm(self) -> None:
        """Read beforehand what the first requests would wait for."""
        self.search.warm()
        _ = self.suggestions

    async def ask(self, question: Question, gone: Gone | None = None) -> Answer:
        """Return the answer to a question, from memory where it was asked before; raises as QueryPool.ask does."""
        known = self._cache.get(question)
        if known is not None:
            return known
        answer = await self.pool.ask(question, gone)
        self._cache.keep(question, answer)
        return answer

    @contextmanager
    def in_use(self) -> Iterator[ServedGeneration]:
        """Keep the generation open for as long as the block lasts."""
        self._leases += 1
        self._idle.clear()
        try:
            yield self
        finally:
            self._leases -= 1
            if not self._leases:
                self._idle.set()

    def dismiss(self) -> None:
        """Let closing wait for nobody."""
        self._idle.set()

    async def close(self, wait: float = 0.0) -> None:
        """Close it when nobody uses it any more, after ``wait`` seconds at the latest."""
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(self._idle.wait(), wait)
        await self.pool.close()
        if self._laying_out is not None:
            # it reads the index; what it may have failed of, whoever asks for the map is told
            await asyncio.gather(self._laying_out, return_exceptions=True)
        self.index.close()
        self._held.close()


def limits_of(settings: Settings) -> PoolLimits:
    """Return what queries may take by the settings."""
    return PoolLimits(
        settings.workers,
        settings.time_limit,
        settings.slow_after,
        settings.memory_limit,
        settings.result_limit,
        settings.waiting,
        settings.services,
    )


class Service:
    """The current generation of a store, kept current."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self._store = StoreFolder(settings.store)
        self._current: ServedGeneration | None = None
        self._watcher: asyncio.Task[None] | None = None
        self._retiring: dict[asyncio.Task[None], ServedGeneration] = {}

    async def start(self) -> None:
        """Open the current generation and watch for the next; raises NoStoreError and StoreError."""
        self._current = await ServedGeneration.open(self._store.current(), self.settings)
        self._watcher = asyncio.create_task(self._watch())

    async def stop(self) -> None:
        """Let requests end, then close."""
        if self._watcher is not None:
            self._watcher.cancel()
            await asyncio.gather(self._watcher, return_exceptions=True)
        for older in self._retiring.values():
            older.dismiss()
        await asyncio.gather(*self._retiring)
        if self._current is not None:
            await self._current.close()
            self._current = None

    @property
    def current(self) -> ServedGeneration:
        """The generation that a request beginning now is answered from; take it once a request."""
        if self._current is None:
            raise RuntimeError("the service is not started")
        return self._current

    @property
    def is_ready(self) -> bool:
        """Whether there is a generation to answer from."""
        return self._current is not None

    async def _watch(self) -> None:
        while True:
            await asyncio.sleep(self.settings.watch_every)
            try:
                await self.renew()
            except SamgrafError as error:
                _LOG.error("the new generation cannot be served, the one before it stays: %s", error)
            except Exception:  # a bug, which must not keep later generations out
                _LOG.exception("looking for a new generation failed")

    async def renew(self) -> None:
        """Take the store's current generation into use where it is another; raises StoreError and its kinds."""
        folder = self._store.current()
        if folder == self.current.folder and description_of(folder) == self.current.description:
            return
        newer = await ServedGeneration.open(folder, self.settings)
        older, self._current = self._current, newer
        _LOG.info("serving generation %s, %s", folder.name, newer.description.fingerprint)
        if older is not None:
            # closed when the last request on it has ended, or should long have
            task = asyncio.create_task(older.close(self.settings.time_limit + _LONGEST_REQUEST))
            self._retiring[task] = older
            task.add_done_callback(self._retiring.pop)


async def served(request: Request) -> AsyncIterator[ServedGeneration]:
    """Give a request the generation that it is answered from."""
    service: Service = request.app.state.service
    with service.current.in_use() as generation:
        yield generation


Served = Annotated[ServedGeneration, Depends(served)]
