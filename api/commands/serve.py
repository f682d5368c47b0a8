"""``samgraf serve``: the service over the graph, until it is stopped."""

from __future__ import annotations

from pathlib import Path

import click

from api.options import store_option


@click.command()
@click.option("--host", help="The address to listen on; 127.0.0.1 if nothing else is set.")
@click.option("--port", type=click.IntRange(0, 65535), help="The port to listen on; 8000 if nothing else is set.")
@click.option("--workers", type=click.IntRange(2, 256), help="How many queries run at a time.")
@store_option
def command(host: str | None, port: int | None, workers: int | None, store: Path) -> None:
    """Serve the graph: SPARQL, linked data and REST over HTTP. A later build comes into use by itself.

    All settings can be given in the environment (SAMGRAF_PORT …) or in a TOML file named by SAMGRAF_SETTINGS.

    \b
    Example:
      samgraf serve
      samgraf serve --port 8080 --workers 16
    """
    from api.service.server import run_server
    from api.settings import read_settings

    given = {"host": host, "port": port, "workers": workers, "store": store}
    settings = read_settings(**{name: value for name, value in given.items() if value is not None})
    click.echo(f"Samgraf is at http://{settings.host}:{settings.port}/ (Ctrl+C ends it).", err=True)
    run_server(settings)
