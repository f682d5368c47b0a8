"""``samgraf export``: the graph as a file."""

from __future__ import annotations

from pathlib import Path

import click

from api.options import store_option


@click.command()
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@store_option
def command(file: Path, store: Path) -> None:
    """Write the whole graph to FILE, in the format that its ending names: .nq .trig .ttl .nt .jsonld .rdf.

    .nq, .trig and .jsonld keep the named graphs, the others are their union. The same graph gives the same
    bytes.

    \b
    Example:
      samgraf export graph.nq
    """
    from graph.export import export, format_of
    from graph.store import open_current

    format_of(file)  # an ending that cannot be written is told before anything is opened
    count = export(open_current(store), file)
    click.echo(f"Wrote {count} statements to {file}.", err=True)
