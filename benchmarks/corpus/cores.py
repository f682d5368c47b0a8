"""From pieces of work to their results, by all cores."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from typing import TypeVar

Piece = TypeVar("Piece")
Result = TypeVar("Result")


def by_all_cores(do: Callable[[Piece], Result], work: Sequence[Piece]) -> Iterator[Result]:
    """Do pieces of work in a process a core, a single one here; give the results in the order of the pieces."""
    if len(work) < 2:
        yield from map(do, work)
        return
    with ProcessPoolExecutor(min(os.cpu_count() or 1, len(work)), get_context("spawn")) as pool:
        yield from pool.map(do, work)
