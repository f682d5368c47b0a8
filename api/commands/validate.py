"""``samgraf validate``: what is wrong with the graph, in words."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from api.options import store_option


@click.command()
@store_option
def command(store: Path) -> None:
    """Check the graph against the shapes and say in words what is wrong (exit code 1 if anything is).

    \b
    Example:
      samgraf validate
    """
    from data.gazetteer import default_gazetteer
    from graph.store import open_current
    from graph.validating import findings

    found = findings(open_current(store), default_gazetteer())
    for finding in found:
        click.echo(f"{finding.focus}\n  {finding.swedish}")
        if finding.value is not None:
            click.echo(f"  Värde: {finding.value}")
    click.echo(f"{len(found)} fel." if found else "Inga fel.")
    if found:
        sys.exit(1)
