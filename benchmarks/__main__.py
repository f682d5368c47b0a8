"""The benchmarks' one entry: ``python -m benchmarks``, and ``--help`` for what can be measured."""

from __future__ import annotations

from collections.abc import Iterable
from importlib.resources import as_file, files
from pathlib import Path
from tempfile import TemporaryDirectory

import click

from benchmarks import generated_graph, questions
from benchmarks import map as map_measures
from benchmarks import protocol as protocol_checks
from benchmarks import service as service_measures
from graph.build import build
from graph.export import export
from graph.steps import standard_steps
from graph.store import open_current


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


@main.command()
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--documents", default=2000, show_default=True, help="How many documents.")
@click.option("--seed", default=1, show_default=True, help="Another seed gives another country.")
@click.option("--formats", default="", help="Formats to write, with commas between; all in realistic shares if none.")
@click.option("--layouts", default="", help="Layouts of attendance, with commas between; all if none.")
@click.option(
    "--damages", default="", help="Damages that befall every document; none for none, in shares if not given."
)
@click.option("--gold", is_flag=True, help="Write gold tables as YAML too.")
def corpus(folder: Path, documents: int, seed: int, formats: str, layouts: str, damages: str, gold: bool) -> None:
    """Write generated minutes as files, with their truth beside them."""
    from benchmarks.corpus.style import DAMAGES, FORMATS, LAYOUTS, Choice
    from benchmarks.corpus.writing import write_corpus

    choice = Choice(seed, _chosen(formats, FORMATS), _chosen(layouts, LAYOUTS), _chosen(damages, (*DAMAGES, "none")))
    written = write_corpus(folder, documents, choice, gold=gold)
    print(f"{written.documents:,} documents, {written.bytes:,} bytes")


def _chosen(names: str, known: Iterable[str]) -> tuple[str, ...]:
    chosen, known = tuple(filter(None, names.split(","))), tuple(known)
    unknown = [name for name in chosen if name not in known]
    if unknown:
        raise click.BadParameter(f"{', '.join(unknown)} is not among {', '.join(known)}.")
    return chosen


@main.command("corpus-score")
@click.argument("folder", type=click.Path(exists=True, path_type=Path))
@click.option("--store", required=True, type=click.Path(path_type=Path), help="The store that was built of it.")
@click.option("--every", default=1, show_default=True, help="Score every n-th document only.")
@click.option("--misses", default=0, show_default=True, help="So many misses of each table for the worst groups.")
def corpus_score(folder: Path, store: Path, every: int, misses: int) -> None:
    """Score what a store says of generated minutes against their truth."""
    from benchmarks.corpus.report import report
    from benchmarks.corpus.scoring import score_corpus

    print(report(score_corpus(folder, store, every), misses))


@main.command("reading")
@click.argument("folder", type=click.Path(path_type=Path, exists=True))
def reading_of_files(folder: Path) -> None:
    """Measure reading the PDF and Word files of a folder beside pypdfium2 and python-docx alone."""
    from benchmarks import reading

    reading.main(folder)


@main.command("project-signs")
@click.argument("folder", type=click.Path(path_type=Path, exists=True))
def project_signs(folder: Path) -> None:
    """Estimate the weights of the signs of projects; FOLDER holds minutes and their gold."""
    from benchmarks import project_signs as signs

    signs.main(folder)


@main.command("identity")
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--documents", default=2000, show_default=True, help="How many documents.")
@click.option("--seed", default=1, show_default=True, help="Another seed gives another country.")
def who_is_who(folder: Path, documents: int, seed: int) -> None:
    """Score identity alone on generated minutes, read without fault, and what it costs; FOLDER keeps what they tell."""
    from benchmarks import identity

    identity.main(folder, documents, seed)


@main.command()
@click.argument("folders", nargs=-1, type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option(
    "--check", multiple=True, type=click.Path(exists=True, file_okay=False, path_type=Path), help="See how they hold."
)
def confidence(folders: tuple[Path, ...], check: tuple[Path, ...]) -> None:
    """Estimate on FOLDERS of minutes with their truth what tells a misread document; those there are if none.

    A folder is a generated corpus, or holds minutes and gold.
    """
    from benchmarks import confidence as sureness

    sureness.main(folders, check)


@main.command("map")
@click.option("--nodes", default=5000, show_default=True, help="How many nodes the network has.")
@click.option("--ties", default=20000, show_default=True, help="How many ties it has.")
@click.option("--rounds", default=3, show_default=True, help="How many rounds there are, physics once.")
@click.option("--patience", default=120.0, show_default=True, help="After how many seconds a picture is given up.")
def drawing(nodes: int, ties: int, rounds: int, patience: float) -> None:
    """Measure how long a large network takes to draw beside sigma.js alone and plain pyvis, in Chromium."""
    map_measures.main(nodes, ties, rounds, patience)


@main.command()
@click.option("--store", type=click.Path(path_type=Path), help="A store to measure on; the enclosed minutes if none.")
@click.option("--seconds", default=2.0, show_default=True, help="How long a round takes for each server and shape.")
@click.option("--rounds", default=3, show_default=True, help="How many rounds there are.")
@click.option("--patience", default=30.0, show_default=True, help="After how many seconds a request is given up.")
@click.option("--rdflib/--no-rdflib", default=True, help="Whether to measure rdflib-endpoint, which loads slowly.")
def service(store: Path | None, seconds: float, rounds: int, patience: float, rdflib: bool) -> None:
    """Measure the service beside oxigraph serve and rdflib-endpoint over the same store."""
    with TemporaryDirectory() as folder, as_file(files("data") / "minutes") as minutes:
        scratch = Path(folder)
        if store is None:
            store = scratch / "store"
            build([minutes], store, standard_steps())
        quads = scratch / "graph.nq"
        if rdflib:
            export(open_current(store), quads)
        effort = service_measures.Effort(seconds, rounds, patience)
        service_measures.main(store, scratch, effort, quads if rdflib else None)


@main.command("analytics")
@click.option("--patience", default=60.0, show_default=True, help="After how many seconds a peer is given up.")
def measuring(patience: float) -> None:
    """Measure the analytics of generated networks beside igraph alone, rustworkx and plain NetworkX."""
    from benchmarks import analytics  # its peers take a while to load

    analytics.main(patience)


@main.command("build")
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--documents", multiple=True, default=(1000, 10000), show_default=True, help="How many to build.")
@click.option("--scratch", type=click.Path(path_type=Path), help="A folder for what is built, on the same disk.")
def building(folder: Path, documents: tuple[int, ...], scratch: Path | None) -> None:
    """Measure builds of the texts of a folder beside Oxigraph's loading alone, and of one text more."""
    from benchmarks import building as builds

    with TemporaryDirectory(dir=scratch or folder.parent) as place:
        builds.main(folder, documents, Path(place))


if __name__ == "__main__":
    main()
