"""A client of the service over the two sets of minutes made by hand."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from api.service.app import create_app
from api.settings import read_settings


@pytest.fixture(scope="session")
def client(built: Path) -> Iterator[TestClient]:
    with TestClient(create_app(read_settings(store=built, workers=2))) as opened:
        yield opened
