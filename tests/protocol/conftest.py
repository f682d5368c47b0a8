"""The real service over the graph of the enclosed minutes, in a process of its own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from benchmarks.servers import running, samgraf
from graph.store import open_current
from tests.protocol.data import data_of
from tests.protocol.exchange import Endpoint
from tests.serving import enclosed_store

TIME_LIMIT = 5


@pytest.fixture(scope="session")
def endpoint(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Endpoint]:
    store: Path = enclosed_store(tmp_path_factory.mktemp("protocol"))
    with running(lambda: samgraf(store, time_limit=TIME_LIMIT)) as [server]:
        yield Endpoint(server.url, data_of(open_current(store)))
