"""``samgraf build``: minutes into a new generation of the graph."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from importlib.resources import as_file, files
from pathlib import Path
from typing import TYPE_CHECKING

import click

from api.build_progress import STAGES, ProgressLines, pace
from api.options import store_option

if TYPE_CHECKING:
    from graph.build import BuildReport

_MOST_UNSURE = 10


@click.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option(
    "--judgements",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="A file with decisions on who is who; they outrank what is found.",
)
@click.option(
    "--base",
    envvar="SAMGRAF_BASE",
    show_envvar=True,
    default="https://w3id.org/samgraf/id/",
    show_default=True,
    help="The IRI under which everything gets its own.",
)
@click.option("--forget", is_flag=True, help="Keep no earlier generation, so that nothing withdrawn stays on disk.")
@store_option
def command(paths: tuple[Path, ...], judgements: Path | None, base: str, forget: bool, store: Path) -> None:
    """Read minutes into the graph: files, or folders of them; by default the four enclosed.

    Text, Markdown, PDF with a text layer, Word, OpenDocument, web pages, Rich Text and e-mail, by their endings.
    Afterwards the graph holds exactly these documents. A document that cannot be read is named at the end and
    stops nothing (exit code 1).

    \b
    Example:
      samgraf build
      samgraf build protokoll/ anteckningar.txt --store kommunen
    """
    from graph.build import build
    from graph.steps import standard_steps

    with _chosen(paths) as chosen, _progress() as progress:
        report = build(chosen, store, standard_steps(judgements, base), progress, forget=forget)
    _tell(report)
    if report.failures:
        sys.exit(1)


@contextmanager
def _chosen(paths: tuple[Path, ...]) -> Iterator[tuple[Path, ...]]:
    """Give the paths, or the folder of minutes inside the package where there are none."""
    if paths:
        yield paths
        return
    with as_file(files("data") / "minutes") as folder:
        yield (folder,)


@contextmanager
def _progress() -> Iterator[Callable[[str, int, int], None]]:
    """Show how far a build has come: as bars on a terminal, elsewhere as a line now and then."""
    if not sys.stderr.isatty():
        yield ProgressLines(time.monotonic, partial(click.echo, err=True)).show
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn, TimeRemainingColumn

    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[rate]}"),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as bars:
        tasks: dict[str, TaskID] = {}

        def show(stage: str, done: int, total: int) -> None:
            if stage not in tasks:
                tasks[stage] = bars.add_task(STAGES.get(stage, stage), total=total, rate="")
            task = bars.tasks[tasks[stage]]
            found = pace(done, total, task.elapsed or 0.0) if total > 1 else None
            bars.update(tasks[stage], completed=done, rate=f"{found.rate:.0f} i sekunden" if found else "")

        yield show


def _tell_unsure(unsure: Sequence[tuple[str, float]]) -> None:
    """Tell which documents were read with low confidence, the ten least sure by name."""
    if not unsure:
        return
    count = "1 document" if len(unsure) == 1 else f"{len(unsure)} documents"
    told = "the ten least sure" if len(unsure) > _MOST_UNSURE else "the least sure first"
    click.echo(f"Read with low confidence: {count} ({told}).", err=True)
    for document, confidence in unsure[:_MOST_UNSURE]:
        click.echo(f"  {confidence:.2f}  {document}", err=True)


def _tell(report: BuildReport) -> None:
    for document, note in report.notes:
        click.echo(f"{document}: {note}", err=True)
    _tell_unsure(report.unsure)
    for failure in report.failures:
        click.echo(f"{failure.document}: {failure.reason}", err=True)
    if report.generation is None:
        click.echo("No document could be read: the graph is as it was.", err=True)
        return
    count = "1 document" if len(report.documents) == 1 else f"{len(report.documents)} documents"
    left_out = f", {len(report.failures)} left out" if report.failures else ""
    unchanged = f"{report.reused} unchanged since last time"
    click.echo(f"Read {count} ({unchanged}{left_out}): {report.quads} statements.")
