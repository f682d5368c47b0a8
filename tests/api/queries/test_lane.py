from __future__ import annotations

import asyncio

import pytest

from api.queries.lane import Lane
from api.queries.question import BusyError


def test_those_who_wait_enter_in_the_order_in_which_they_came() -> None:
    async def life() -> list[int]:
        lane = Lane(1, 10, 60)
        entered: list[int] = []

        async def pass_through(number: int) -> None:
            await lane.enter()
            entered.append(number)
            assert lane.inside == 1
            await asyncio.sleep(0)
            lane.leave()

        await asyncio.gather(*map(pass_through, range(5)))
        assert (lane.inside, lane.waiting, lane.has_place) == (0, 0, True)
        return entered

    assert asyncio.run(life()) == [0, 1, 2, 3, 4]


def test_who_would_be_one_too_many_or_waits_too_long_is_sent_away() -> None:
    async def life() -> None:
        lane = Lane(1, 1, 0.05)
        await lane.enter()
        assert not lane.has_place
        waiting = asyncio.ensure_future(lane.enter())
        await asyncio.sleep(0)
        with pytest.raises(BusyError, match="1 queries are waiting already: ask again in 5 seconds"):
            await lane.enter()
        with pytest.raises(BusyError, match=r"none ended within 0\.05 seconds: ask again in 5") as caught:
            await waiting
        assert caught.value.retry_after == 5
        lane.leave()
        assert (lane.inside, lane.waiting, lane.has_place) == (0, 0, True)

    asyncio.run(life())


def test_one_who_gives_up_waiting_takes_no_place() -> None:
    async def life() -> None:
        lane = Lane(1, 5, 60)
        await lane.enter()
        waiting = [asyncio.ensure_future(lane.enter()) for _ in range(3)]
        await asyncio.sleep(0)
        lane.leave()
        waiting[0].cancel()
        await asyncio.gather(waiting[0], return_exceptions=True)
        await waiting[1]
        lane.leave()
        await waiting[2]
        lane.leave()
        assert (lane.inside, lane.waiting, lane.has_place) == (0, 0, True)

    asyncio.run(life())
