"""A browser on the system, the service as a process of its own, and a visitor who complains of nothing."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from benchmarks.servers import running, samgraf
from tests.browser.visiting import ARGUMENTS, Visitor
from tests.serving import enclosed_store


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    path = shutil.which("chromium") or shutil.which("google-chrome")
    if path is None:
        message = "Chromium is not installed: apt-get install chromium"
        if os.environ.get("CI"):
            pytest.fail(message)
        pytest.skip(message)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(ARGUMENTS))
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address, without a slash at its end, of the service over the enclosed minutes."""
    store = enclosed_store(tmp_path_factory.mktemp("browser"))
    with running(lambda: samgraf(store)) as [server]:
        yield server.url.removesuffix("/sparql")


@pytest.fixture
def visitor(chromium: Browser, address: str) -> Iterator[Visitor]:
    """Somebody who opens pages; afterwards nothing may have gone wrong and no other machine been asked."""
    visitor = Visitor(chromium, address)
    yield visitor
    visitor.leave()
    assert visitor.complaints.errors == []
    assert visitor.complaints.strangers == []


@pytest.fixture
def pictures() -> Path | None:
    """The folder named by SAMGRAF_PICTURES, where tests that show pages leave pictures of them."""
    named = os.environ.get("SAMGRAF_PICTURES")
    return Path(named) if named else None
