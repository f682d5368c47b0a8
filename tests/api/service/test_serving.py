"""Generations being exchanged while they are in use."""

from __future__ import annotations

import asyncio
import json
import os
import shutil
import signal
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest

from api.queries.question import Question
from api.service.serving import Service
from api.settings import Settings
from graph.build import build
from graph.generations import NoStoreError
from tests.api.conftest import STEPS

COUNT = Question("SELECT (COUNT(*) AS ?n) { ?m a samv:Minutes }")
# asked at length, so that a generation is exchanged in the middle of it
SLOW_COUNT = Question("SELECT (COUNT(DISTINCT ?m) AS ?n) { ?m a samv:Minutes . ?a ?b ?c . ?d a ?f }")


def number(body: bytes) -> int:
    return int(json.loads(body)["results"]["bindings"][0]["n"]["value"])


def served(minutes: Path, store: Path, work: Callable[[Service], Awaitable[None]], **more: object) -> None:
    build([minutes], store, STEPS)

    async def life() -> None:
        service = Service(Settings(store=store, workers=3, watch_every=3600, **more))  # type: ignore[arg-type]
        await service.start()
        try:
            await work(service)
        finally:
            await service.stop()

    asyncio.run(life())


def test_a_new_generation_comes_into_use_while_answers_on_the_old_one_are_finished(
    minutes: Path, tmp_path: Path
) -> None:
    async def work(service: Service) -> None:
        with service.current.in_use() as old:
            asked = asyncio.ensure_future(old.ask(SLOW_COUNT))
            (minutes / "host.txt").unlink()
            await asyncio.to_thread(build, [minutes], tmp_path / "store", STEPS)
            await service.renew()
            with service.current.in_use() as new:
                assert new is not old
                assert number((await new.ask(COUNT)).body) == 1
            assert number((await old.ask(COUNT)).body) == 2
            assert number((await asked).body) == 2
            assert old.pool.workers

    served(minutes, tmp_path / "store", work, time_limit=60)


def test_an_old_generation_is_closed_when_nobody_uses_it(minutes: Path, tmp_path: Path) -> None:
    async def work(service: Service) -> None:
        old = service.current
        await asyncio.to_thread(build, [minutes], tmp_path / "store", STEPS)
        (minutes / "host.txt").unlink()
        await asyncio.to_thread(build, [minutes], tmp_path / "store", STEPS)
        await service.renew()
        async with asyncio.timeout(20):
            while old.pool.workers:
                await asyncio.sleep(0.01)
        assert service.current is not old

    served(minutes, tmp_path / "store", work)


def test_a_generation_that_is_served_is_kept_however_many_builds_come(minutes: Path, tmp_path: Path) -> None:
    async def work(service: Service) -> None:
        with service.current.in_use() as old:
            for _ in range(4):
                await asyncio.to_thread(build, [minutes], tmp_path / "store", STEPS)
            killed = set(old.pool.workers)
            for worker in killed:
                os.kill(worker.pid, signal.SIGKILL)
            async with asyncio.timeout(20):  # a question that meets two of them is taken for what ended them
                while killed & old.pool.workers:
                    await asyncio.sleep(0.01)
            assert number((await old.ask(COUNT)).body) == 2
            assert old.index.rows("SELECT COUNT(*) FROM thing")
            await service.renew()
        folder = old.folder
        async with asyncio.timeout(20):
            while old.pool.workers:
                await asyncio.sleep(0.01)
        await asyncio.to_thread(build, [minutes], tmp_path / "store", STEPS)
        assert not folder.exists()

    served(minutes, tmp_path / "store", work)


def test_the_same_generation_stays(minutes: Path, tmp_path: Path) -> None:
    async def work(service: Service) -> None:
        before = service.current
        await service.renew()
        assert service.current is before

    served(minutes, tmp_path / "store", work)


def test_a_store_that_was_removed_and_built_anew_is_told_apart(minutes: Path, tmp_path: Path) -> None:
    async def work(service: Service) -> None:
        before = service.current
        shutil.rmtree(tmp_path / "store")
        (minutes / "host.txt").unlink()
        await asyncio.to_thread(build, [minutes], tmp_path / "store", STEPS)
        await service.renew()
        assert service.current.folder == before.folder
        assert number((await service.current.ask(COUNT)).body) == 1

    served(minutes, tmp_path / "store", work)


def test_a_generation_that_cannot_be_opened_leaves_the_one_before_in_use(minutes: Path, tmp_path: Path) -> None:
    async def work(service: Service) -> None:
        before = service.current
        (tmp_path / "store" / "current").write_text("77\n", encoding="ascii")
        await asyncio.sleep(0.3)
        assert service.current is before
        assert number((await before.ask(COUNT)).body) == 2

    build([minutes], tmp_path / "store", STEPS)

    async def life() -> None:
        service = Service(Settings(store=tmp_path / "store", workers=2, watch_every=0.05))
        await service.start()
        try:
            await work(service)
        finally:
            await service.stop()

    asyncio.run(life())


def test_a_service_without_a_graph_does_not_start(tmp_path: Path) -> None:
    with pytest.raises(NoStoreError, match="run samgraf build first"):
        asyncio.run(Service(Settings(store=tmp_path)).start())


def test_an_answer_is_kept_for_whoever_asks_the_same(minutes: Path, tmp_path: Path) -> None:
    async def work(service: Service) -> None:
        first = await service.current.ask(COUNT)
        assert await service.current.ask(COUNT) is first
        again = [await service.current.ask(Question("SELECT (UUID() AS ?u) {}")) for _ in range(2)]
        assert again[0].body != again[1].body

    served(minutes, tmp_path / "store", work)
