"""One source of chance for what igraph draws at random, so that the same graph always gives the same."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from random import Random
from threading import Lock

import igraph

_TAKEN = Lock()


@contextmanager
def seeded(seed: int) -> Iterator[None]:
    """Let igraph draw from a seed for as long as the block lasts; others wait, since it has one source for all."""
    with _TAKEN:
        igraph.set_random_number_generator(Random(seed))  # noqa: S311 (no secret)
        yield
