"""``samgraf evaluate``: how much of the gold tables the graph holds."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources import as_file, files
from pathlib import Path
from typing import TYPE_CHECKING

import click

from api.options import store_option

if TYPE_CHECKING:
    from graph.evaluation import Evaluation

_FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)


@click.command()
@click.option("--gold", type=_FOLDER, help="A folder of gold tables; by default those of the enclosed minutes.")
@click.option("--minutes", type=_FOLDER, help="The minutes that passages point into; by default the enclosed ones.")
@click.option("--misses", is_flag=True, help="Tell what is missing, extra or wrong, too.")
@click.option("--json", "as_json", is_flag=True, help="Write figures and misses as JSON.")
@store_option
def command(gold: Path | None, minutes: Path | None, misses: bool, as_json: bool, store: Path) -> None:
    """Compare the graph with hand-made gold tables: precision, recall and F1 of each kind of fact.

    \b
    Example:
      samgraf evaluate --misses
    """
    from graph.evaluation import evaluate
    from graph.store import open_current

    graph = open_current(store)
    with _enclosed(gold, "gold") as tables, _enclosed(minutes, "minutes") as texts:
        evaluation = evaluate(graph, tables, texts)
    click.echo(_written(evaluation, misses, as_json))


@contextmanager
def _enclosed(folder: Path | None, name: str) -> Iterator[Path]:
    """Give the folder, or that of the package where there is none."""
    if folder is not None:
        yield folder
        return
    with as_file(files("data") / name) as enclosed:
        yield enclosed


def _written(evaluation: Evaluation, misses: bool, as_json: bool) -> str:
    if as_json:
        return json.dumps(evaluation.as_json(), ensure_ascii=False, indent=1)
    return f"{evaluation}\n\n{evaluation.misses_text()}" if misses else str(evaluation)
