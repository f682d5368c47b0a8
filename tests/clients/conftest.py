"""The real service over the graph of the enclosed minutes, and the store that it answers from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from pyoxigraph import Store

from benchmarks.servers import running, samgraf
from graph.store import open_current
from tests.serving import enclosed_store


@dataclass(frozen=True, slots=True)
class Served:
    """The address of the endpoint, and the store behind it."""

    url: str
    store: Store


@pytest.fixture(scope="package")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    store = enclosed_store(tmp_path_factory.mktemp("clients"))
    with running(lambda: samgraf(store)) as [server]:
        yield Served(server.url, open_current(store))
