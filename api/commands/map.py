"""``samgraf map``: the collaboration map as one file."""

from __future__ import annotations

from pathlib import Path

import click

from api.options import store_option


@click.command()
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@click.option("--choose", default="", metavar="QUERY", help="What stands after the question mark in the map's address.")
@click.option(
    "--language", type=click.Choice(("sv", "en")), default="sv", show_default=True, help="The file's language."
)
@store_option
def command(file: Path, choose: str, language: str, store: Path) -> None:
    """Write the collaboration map to FILE: an .html that works from a USB stick, with no network, or an .svg.

    The HTML has the picture, the same as tables, and the words of the minutes behind each tie. The same graph gives the
    same bytes.

    \b
    Example:
      samgraf map karta.html --choose 'county=12&from=2024-01'
    """
    from api.pages.network_map.files import write_map

    nodes, ties = write_map(store, file, choose, language)
    click.echo(f"Wrote a map of {nodes} and their {ties} ties to {file}.", err=True)
