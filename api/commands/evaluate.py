"""``samgraf evaluate``: how much of the gold tables the graph holds."""

from __future__ import annotations

from importlib.resources import as_file, files
from pathlib import Path

import click

from api.options import store_option


@click.command()
@click.option(
    "--gold",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="A folder of gold tables; by default those of the four minutes that come along.",
)
@store_option
def command(gold: Path | None, store: Path) -> None:
    """Compare the graph with hand-made gold tables: precision, recall and F1 of each kind of fact.

    \b
    Example:
      samgraf evaluate
    """
    from graph.evaluation import evaluate

    from graph.store import open_current

    graph = open_current(store)
    if gold is not None:
        click.echo(str(evaluate(graph, gold)))
        return
    with as_file(files("data") / "gold") as folder:
        click.echo(str(evaluate(graph, folder)))
