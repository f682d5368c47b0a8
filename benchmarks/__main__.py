"""The benchmarks' one entry: ``python -m benchmarks``, and ``--help`` for what can be measured."""

from __future__ import annotations

from pathlib import Path

import click

from benchmarks import generated_graph, questions
from benchmarks import protocol as protocol_checks


@click.group(invoke_without_command=True)
@click.pass_context
def main(context: click.Context) -> None:
    """Measure Samgraf beside a named peer; without a command, its store beside rdflib on the enclosed minutes."""
    if context.invoked_subcommand is None:
        questions.main()


@main.command()
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--millions", default=6.0, show_default=True, help="How many million statements, about.")
@click.option("--seed", default=1, show_default=True, help="Another seed gives another graph.")
def generate(folder: Path, millions: float, seed: int) -> None:
    """Write a generated graph into a store of its own."""
    print(generated_graph.generate(folder, millions, seed))
    for graph, count in sorted(generated_graph.counts(folder).items()):
        print(f"{count:10,}  {graph}")


@main.command()
def protocol() -> None:
    """Check the SPARQL protocol of ours and of the peers over the enclosed minutes; print who passes what."""
    protocol_checks.main()


if __name__ == "__main__":
    main()
