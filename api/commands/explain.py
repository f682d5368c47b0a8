"""``samgraf explain``: all that is known of one thing, and where it says so."""

from __future__ import annotations

from pathlib import Path

import click

from api.options import store_option


@click.command()
@click.argument("name")
@store_option
def command(name: str, store: Path) -> None:
    """Tell what the graph knows of NAME (an IRI, or a name as written), with the words of the minutes.

    For a person it also tells why forms of the name were merged or kept apart.

    \b
    Example:
      samgraf explain 'Göteborg'
      samgraf explain https://w3id.org/samgraf/id/municipality/1480
    """
    from graph.explaining import explain, explanation_text, find_entities
    from graph.store import open_current

    graph = open_current(store)
    found = find_entities(graph, name)
    if len(found) > 1:
        click.echo(f"{name} is the name of {len(found)} things; explain one of them by its IRI:", err=True)
        click.echo("\n".join(found))
        return
    click.echo(explanation_text(explain(graph, found[0])))
