"""A store of the enclosed minutes for tests that ask a running service."""

from __future__ import annotations

from pathlib import Path

from graph.build import build
from graph.steps import standard_steps

ENCLOSED = Path(__file__).parents[1] / "data" / "minutes"


def enclosed_store(folder: Path) -> Path:
    """Build the enclosed minutes into a store below a folder."""
    store = folder / "store"
    build([ENCLOSED], store, standard_steps())
    return store
