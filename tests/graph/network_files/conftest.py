"""The store that is built of the two hand-made sets of minutes, as networks are asked of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.analytics.asking import asking
from graph.analytics.memberships import Ask
from graph.store import open_generation


@pytest.fixture
def ask(generation: Path) -> Ask:
    return asking(open_generation(generation))
