"""From what a build tells of its stages to lines: how much is done, how fast, and how long it will take."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

STAGES = {
    "read": "Läser protokoll",
    "resolve": "Jämför namn",
    "write": "Skriver grafen",
    "finish": "Räknar band",
}
_BETWEEN_LINES = 30.0  # seconds
_MINUTE = 60


@dataclass(frozen=True, slots=True)
class Pace:
    """How far a stage has come: ``rate`` is how many are done a second, ``left`` how many seconds the rest takes."""

    done: int
    total: int
    rate: float
    left: float

    def __str__(self) -> str:
        return f"{_counted(self.done)} av {_counted(self.total)}, {self.rate:.0f} i sekunden, {told(self.left)} kvar"


def pace(done: int, total: int, seconds: float) -> Pace | None:
    """Return the pace of a stage that began so many seconds ago; None before anything can be said."""
    if done == 0 or seconds <= 0:
        return None
    rate = done / seconds
    return Pace(done, total, rate, (total - done) / rate)


def _counted(number: int) -> str:
    return f"{number:,}".replace(",", "\N{NO-BREAK SPACE}")


def told(seconds: float) -> str:
    """Return a time in whole minutes, below one in seconds."""
    return f"{seconds:.0f} s" if seconds < _MINUTE else f"{seconds / _MINUTE:.0f} min"


class ProgressLines:
    """Writes a line on a stage that takes long, every half minute. ``clock`` gives seconds."""

    def __init__(self, clock: Callable[[], float], write: Callable[[str], None]) -> None:
        self._clock, self._write = clock, write
        self._stage = ""
        self._began = self._last = self._told = clock()

    def show(self, stage: str, done: int, total: int) -> None:
        """Be told how far a stage has come."""
        now = self._clock()
        if stage != self._stage:
            self._stage, self._began = stage, self._told
        self._told = now
        if now - self._last < _BETWEEN_LINES:
            return
        self._last = now
        name, found = STAGES.get(stage, stage), pace(done, total, now - self._began)
        self._write(name if found is None or total == 1 else f"{name}: {found}")
