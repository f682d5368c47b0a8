"""``samgraf query``: a question in SPARQL and its answer."""

from __future__ import annotations

from pathlib import Path

import click

from api.options import store_option


@click.command()
@click.argument("sparql", required=False)
@click.option(
    "--file",
    type=click.Path(exists=True, dir_okay=False, allow_dash=True, path_type=Path),
    help="Read the query from a file (- for standard input).",
)
@click.option(
    "--example",
    "name",
    is_flag=False,
    flag_value="",
    help="Ask a worked question; without a name, list them.",
)
@click.option(
    "--format",
    "wanted",
    type=click.Choice(["table", "csv", "tsv", "json", "turtle"]),
    default="table",
    show_default=True,
    help="How to write the answer.",
)
@store_option
def command(sparql: str | None, file: Path | None, name: str | None, wanted: str, store: Path) -> None:
    """Ask the graph a question in SPARQL.

    The default graph is the union of all graphs; the project's prefixes (samv, foaf, dcterms, schema,
    skos, org, prov, oa …) need not be declared.

    \b
    Example:
      samgraf query 'SELECT ?name WHERE { ?person a foaf:Person ; foaf:name ?name }'
      samgraf query --example decisions --format csv
    """
    if sum(given is not None for given in (sparql, file, name)) != 1:
        raise click.UsageError("Give one question: the text of a query, --file FILE, or --example NAME.")
    if name == "":
        click.echo(_listed())
        return
    from graph.query import run_query
    from graph.store import open_current
    from visualizations.answers import answer_text
    from visualizations.text_tables import output_width

    question = _question(sparql, file, name)
    answer = run_query(open_current(store), question)
    click.echo(answer_text(answer, wanted, output_width()))


def _listed() -> str:
    from graph.examples import examples
    from visualizations.text_tables import output_width, text_table

    return text_table(("name", "question"), [(one.name, one.title) for one in examples()], output_width())


def _question(sparql: str | None, file: Path | None, name: str | None) -> str:
    if sparql is not None:
        return sparql
    if name is not None:
        from graph.examples import example

        return example(name).text
    try:
        with click.open_file(str(file), encoding="utf-8") as opened:
            return str(opened.read())
    except UnicodeDecodeError:
        raise click.UsageError(f"{file} is no text in UTF-8: save it as UTF-8 and ask again.") from None
