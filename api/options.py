"""Options that several commands share."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

DEFAULT_STORE = Path(".samgraf")


def store_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add --store to a command."""
    return click.option(
        "--store",
        type=click.Path(path_type=Path),
        default=DEFAULT_STORE,
        show_default=True,
        envvar="SAMGRAF_STORE",
        show_envvar=True,
        help="The folder that holds the graph.",
    )(command)
