"""The application over a store that the tests only read."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from api.service.app import create_app
from api.settings import Settings


@pytest.fixture(scope="session")
def settings(built: Path) -> Settings:
    return Settings(store=built, workers=3, time_limit=20)


@pytest.fixture(scope="session")
def client(settings: Settings) -> Iterator[TestClient]:
    with TestClient(create_app(settings), raise_server_exceptions=False) as opened:
        yield opened
