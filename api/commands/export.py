"""``samgraf export``: the graph, or a network of it, as a file."""

from __future__ import annotations

from pathlib import Path

import click

from api.options import store_option


@click.command()
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@click.option("--network", "name", metavar="NAME", help="Which network; a name that there is none of lists them all.")
@click.option("--weights", metavar="WEIGHTS", help="How ties weigh: count (unless set) or newman.")
@click.option("--from", "first", metavar="DATE", help="Only what is dated from this day, month or year.")
@click.option("--to", "last", metavar="DATE", help="Only what is dated to this day, month or year.")
@store_option
def command(
    file: Path, name: str | None, weights: str | None, first: str | None, last: str | None, store: Path
) -> None:
    """Write the whole graph, or a network of it, to FILE, in the format that its ending names.

    The whole graph: .nq .trig .ttl .nt .jsonld .rdf. The first, second and fifth keep the named graphs, the others are
    their union. A network: .graphml .gexf .net .csv .parquet .json (node-link) .cyjs (Cytoscape); .csv and .parquet
    hold the ties, with the nodes in a second file beside (FILE-nodes). The same graph gives the same bytes.

    \b
    Example:
      samgraf export graph.nq
      samgraf export kommuner.graphml --network municipalities-by-meetings --weights newman --from 2018 --to 2024
    """
    from graph.network_files.formats import FORMATS

    if file.suffix.lower() in FORMATS:
        _export_network(file, name, weights or "count", (first, last), store)
    else:
        _export_graph(file, store, only_all=not any((name, weights, first, last)))


def _export_graph(file: Path, store: Path, *, only_all: bool) -> None:
    from graph.export import export, format_of
    from graph.network_files.network import NetworkRefusedError
    from graph.store import open_current

    format_of(file)  # an ending that cannot be written is told before anything is opened
    if not only_all:
        raise NetworkRefusedError(
            f"{file.name} would hold the whole graph: leave out --network, --weights, --from and --to, or end the name "
            "as a network's (.graphml, .csv …)."
        )
    count = export(open_current(store), file)
    click.echo(f"Wrote {count} statements to {file}.", err=True)


def _export_network(
    file: Path, name: str | None, weights: str, period: tuple[str | None, str | None], store: Path
) -> None:
    from graph.analytics.asking import asking
    from graph.generation_description import description_of
    from graph.generations import StoreFolder
    from graph.network_files.choosing import DEFAULT_NETWORK, chosen
    from graph.network_files.gathering import network_of
    from graph.network_files.writing import write_network
    from graph.store import open_generation

    wanted = chosen(name or DEFAULT_NETWORK, weights, *period)
    generation = StoreFolder(store).current()
    network = network_of(asking(open_generation(generation)), wanted, description_of(generation).fingerprint)
    written = write_network(network, file)
    places = " and ".join(str(place) for place in written)
    which = wanted.name if name else f"{wanted.name} (--network chooses another)"
    counts = f"{_counted(len(network.nodes), 'node')} and {_counted(len(network.ties), 'tie')}"
    click.echo(f"Wrote {counts} of {which} to {places}.", err=True)


def _counted(count: int, what: str) -> str:
    return f"{count} {what}" if count == 1 else f"{count} {what}s"
