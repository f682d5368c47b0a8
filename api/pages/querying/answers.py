"""From a worker's answer to a query to the rows that a page shows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from pyoxigraph import (
    BlankNode,
    Literal,
    NamedNode,
    QueryBoolean,
    QueryResultsFormat,
    RdfFormat,
    Triple,
    parse,
    parse_query_results,
)

from api.queries.question import Answer

MOST_ROWS = 1_000
RESULTS, TRIPLES = "application/sparql-results+json", "application/n-triples"

Term = NamedNode | BlankNode | Literal | Triple


@dataclass(frozen=True, slots=True)
class Rows:
    """The first rows of an answer, under its variables; ``cut`` where there are more, ``triples`` for CONSTRUCT."""

    variables: tuple[str, ...]
    rows: tuple[tuple[Term | None, ...], ...]
    cut: bool = False
    triples: bool = False


def rows_of(answer: Answer) -> Rows | bool:
    """Return the first rows of an answer, or the yes or no of ASK; a file that it stands in is removed."""
    with _source(answer) as source:
        return _triples(source) if answer.media_type == TRIPLES else _results(source)


@contextmanager
def _source(answer: Answer) -> Iterator[bytes | Path]:
    try:
        yield answer.file or answer.body
    finally:
        if answer.file is not None:
            answer.file.unlink()


def _results(source: bytes | Path) -> Rows | bool:
    form = QueryResultsFormat.JSON
    found = (
        parse_query_results(path=source, format=form) if isinstance(source, Path) else parse_query_results(source, form)
    )
    if isinstance(found, QueryBoolean):
        return bool(found)
    names = [variable.value for variable in found.variables]
    return _cut(names, (tuple(one[name] for name in names) for one in found))


def _triples(source: bytes | Path) -> Rows:
    form = RdfFormat.N_TRIPLES
    quads = parse(path=source, format=form) if isinstance(source, Path) else parse(source, form)
    triples = ((quad.subject, quad.predicate, quad.object) for quad in quads)
    found = _cut(("subject", "predicate", "object"), triples)
    return Rows(found.variables, found.rows, found.cut, triples=True)


def _cut(variables: Sequence[str], rows: Iterable[tuple[Term | None, ...]]) -> Rows:
    first = tuple(islice(rows, MOST_ROWS + 1))
    return Rows(tuple(variables), first[:MOST_ROWS], cut=len(first) > MOST_ROWS)
