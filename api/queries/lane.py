"""A lane: so many may be in it at a time, the others wait in the order in which they came."""

from __future__ import annotations

import asyncio

from api.queries.question import BusyError

_RETRY_AFTER = 5


class Lane:
    """Has ``places``; at most ``most_waiting`` wait for one, each for ``seconds`` at the longest."""

    def __init__(self, places: int, most_waiting: int, seconds: float) -> None:
        self._places = places
        self._free = asyncio.Semaphore(places)
        self._most_waiting = most_waiting
        self._seconds = seconds
        self.waiting = 0
        self.inside = 0

    @property
    def has_place(self) -> bool:
        """Whether entering now would take no waiting."""
        return not self._free.locked()

    async def enter(self) -> None:
        """Enter when there is a place; raises BusyError where too many wait, or for too long."""
        if self.has_place:
            await self._free.acquire()
        else:
            await self._wait()
        self.inside += 1

    async def _wait(self) -> None:
        if self.waiting >= self._most_waiting:
            raise BusyError(
                f"{self._most_waiting} queries are waiting already: ask again in {_RETRY_AFTER} seconds.", _RETRY_AFTER
            )
        self.waiting += 1
        try:
            async with asyncio.timeout(self._seconds):
                await self._free.acquire()
        except TimeoutError:
            raise BusyError(
                f"{self._places} queries ran, the limit, and none ended within {self._seconds:g} seconds: "
                f"ask again in {_RETRY_AFTER} seconds.",
                _RETRY_AFTER,
            ) from None
        finally:
            self.waiting -= 1

    def leave(self) -> None:
        """Let the next one in."""
        self.inside -= 1
        self._free.release()
