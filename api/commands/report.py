"""``samgraf report``: a report on the collaboration, as one or several files."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from api.options import store_option


@click.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(dir_okay=False, path_type=Path))
@click.option("--scope", default="", metavar="NAME", help="A municipality, county or body; all unless named.")
@click.option("--from", "first", default="", metavar="DATE", help="Only what is dated from this day, month or year.")
@click.option("--to", "last", default="", metavar="DATE", help="Only what is dated to this day, month or year.")
@click.option("--part", "parts", multiple=True, metavar="PART", help="Only this part; may be given several times.")
@click.option("--language", type=click.Choice(("sv", "en")), default="sv", show_default=True, help="Its language.")
@click.option("--service", default="", metavar="URL", help="Where the pages are served that the report links to.")
@store_option
def command(
    files: tuple[Path, ...],
    scope: str,
    first: str,
    last: str,
    parts: tuple[str, ...],
    language: str,
    service: str,
    store: Path,
) -> None:
    """Write a report to FILES, in the formats that their endings name.

    .html (one file, works offline), .pdf, .docx, .xlsx, .md, .json and .zip (a CSV a table). NAME is as the minutes
    have it, a code, or the end of an IRI (municipality/1440, county/12). The same graph gives the same bytes; Ctrl+C
    ends it and leaves no file.

    \b
    Example:
      samgraf report rapport.pdf rapport.xlsx
      samgraf report ale.docx --scope Ale --from 2018 --to 2024 --part projects
    """
    from graph.export import write_file
    from graph.generations import StoreFolder
    from graph.index.reading import Index
    from graph.reports.choosing import chosen
    from graph.reports.opening import report_in
    from visualizations.reports.formats import format_of

    forms = [format_of(file) for file in files]  # an ending that cannot be written is told before anything is made
    generation = StoreFolder(store).current()
    index = Index(generation)
    try:
        choice = chosen(index, scope, first, last, language, parts)
    finally:
        index.close()
    report = report_in(generation, choice, f"{service.rstrip('/')}/" if service else "", _progress)
    for file, form in zip(files, forms, strict=True):
        write_file(file, form.write(report))
    count = len(report.tables())
    tables = f"{count} table" if count == 1 else f"{count} tables"
    click.echo(f"Wrote a report with {tables} to {' and '.join(map(str, files))}.", err=True)


def _progress(done: int, of: int, name: str) -> None:
    """Say on a terminal which part is being made; a log has no use for it."""
    if sys.stderr.isatty():
        line = f"{done} of {of} parts are made, next: {name}" if name else ""
        click.echo(f"\r\x1b[K{line}", err=True, nl=False)
