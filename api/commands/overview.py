"""``samgraf overview``: what the graph holds, and five answers."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from api.options import store_option

if TYPE_CHECKING:
    from pyoxigraph import Store

_ABOUT = ("documents", "counts")
_ANSWERS = ("decisions", "agreements", "commitments", "projects", "events")


@click.command()
@click.option("--rows", type=click.IntRange(min=1), default=12, show_default=True, help="The most rows of an answer.")
@store_option
def command(rows: int, store: Path) -> None:
    """Show what the graph holds: its documents, counts, and the answers to five questions with their sources.

    \b
    Example:
      samgraf overview --rows 5
    """
    from graph.store import open_current

    graph = open_current(store)
    for name in (*_ABOUT, *_ANSWERS):
        click.echo(_answered(graph, name, rows if name in _ANSWERS else None))


def _answered(graph: Store, name: str, most: int | None) -> str:
    """Return a worked question and the first rows of its answer."""
    from graph.examples import example
    from graph.query import ask_rows
    from visualizations.answers import table_text
    from visualizations.text_tables import output_width

    question = example(name)
    table = ask_rows(graph, question.text)
    heading = f"{question.title}\n{'═' * len(question.title)}"
    if most is None or len(table.rows) <= most:
        return f"{heading}\n{table_text(table, output_width())}\n"
    first = table_text(replace(table, rows=table.rows[:most]), output_width())
    more = f"… och {len(table.rows) - most} till: samgraf query --example {name}"
    return f"{heading}\n{first}\n{more}\n"
