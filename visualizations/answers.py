"""From the answer of a query to text: a table for people, CSV, TSV, JSON or Turtle for programs."""

from __future__ import annotations

from pyoxigraph import Literal, NamedNode, QueryBoolean, QueryResultsFormat, QuerySolutions, RdfFormat

from graph.iris import DEFAULT_BASE
from graph.labels import shortened
from graph.query import Answer, Table, Value, table_of
from graph.query_guard import QueryRefusedError
from visualizations.text_tables import text_table

FORMATS = ("table", "csv", "tsv", "json", "turtle")
_RESULTS = {"csv": QueryResultsFormat.CSV, "tsv": QueryResultsFormat.TSV, "json": QueryResultsFormat.JSON}


def answer_text(answer: Answer, wanted: str, width: int) -> str:
    """Write an answer in one of FORMATS; raises QueryRefusedError where the two do not go together."""
    if isinstance(answer, QuerySolutions):
        if wanted == "turtle":
            raise QueryRefusedError("Rows cannot be written as Turtle: ask with CONSTRUCT or choose --format csv.")
        if wanted == "table":
            return table_text(table_of(answer), width)
        return _decoded(answer.serialize(format=_RESULTS[wanted]))
    if isinstance(answer, QueryBoolean):
        if wanted == "json":
            return _decoded(answer.serialize(format=QueryResultsFormat.JSON))
        return "true" if answer else "false"
    if wanted not in ("table", "turtle"):
        raise QueryRefusedError(f"Triples cannot be written as {wanted}: choose --format turtle.")
    return _decoded(answer.serialize(format=RdfFormat.TURTLE))


def _decoded(content: bytes | None) -> str:
    return (content or b"").decode("utf-8").rstrip("\r\n")


def table_text(table: Table, width: int) -> str:
    """Set a table in columns, with the number of its rows below."""
    rows = [[cell_text(value) for value in row] for row in table.rows]
    count = "1 rad" if len(rows) == 1 else f"{len(rows)} rader"
    return f"{text_table(table.variables, rows, width)}\n({count})" if rows else f"({count})"


def cell_text(value: Value | None) -> str:
    """Return a value as people read it: text bare, IRIs with a prefix, nothing for what is unbound."""
    if value is None:
        return ""
    if isinstance(value, Literal):
        return value.value
    if isinstance(value, NamedNode):
        if value.value.startswith(DEFAULT_BASE):
            return value.value.removeprefix(DEFAULT_BASE)
        return shortened(value.value)
    return str(value)
