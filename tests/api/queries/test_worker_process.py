from __future__ import annotations

import asyncio

from api.queries.frames import Frame, packed
from api.queries.worker_process import Channel


def test_a_worker_may_be_ready_before_anybody_waits_for_it() -> None:
    async def life() -> Frame | None:
        channel = Channel()
        channel.data_received(packed(Frame({"status": "ready"})))
        return await asyncio.wait_for(channel.next_frame(), 1)

    assert asyncio.run(life()) == Frame({"status": "ready"})


def test_a_worker_that_ends_before_anybody_waits_for_it_is_gone() -> None:
    async def life() -> Frame | None:
        channel = Channel()
        channel.connection_lost(None)
        return await asyncio.wait_for(channel.next_frame(), 1)

    assert asyncio.run(life()) is None
