"""From a question in SPARQL to its answer: values in rows, yes or no, or triples."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from pyoxigraph import (
    BlankNode,
    Literal,
    NamedNode,
    QueryBoolean,
    QuerySolutions,
    QueryTriples,
    Store,
    Triple,
    Variable,
)

from graph.generations import StoreError
from graph.query_guard import CheckedQuery, QueryRefusedError, QuerySyntaxError, check_query
from ontology.terms import PREFIXES

_MOST_TOKENS = 8
_UNKNOWN_FUNCTION = re.compile(r"custom (?:aggregate )?function (\S+) is not supported")
_PLACE = re.compile(r"error at (\d+):(\d+):\s*(.*)", re.DOTALL)
_TOKEN = re.compile(r"""\s*(?:"((?:[^"\\]|\\.)*)"|(\[(?:'[^']*'|[^\]'])*\])|([^,\["][^,]*))\s*(?:,|$)""")
_NAME_CLASS = "'A' ..= 'Z'"

Value = NamedNode | BlankNode | Literal | Triple
Answer = QuerySolutions | QueryBoolean | QueryTriples


@dataclass(frozen=True, slots=True)
class Table:
    """The rows of a SELECT query: a value for each variable, None where it is unbound."""

    variables: tuple[str, ...]
    rows: tuple[tuple[Value | None, ...], ...]


@dataclass(frozen=True, slots=True)
class Dataset:
    """The graphs that a query is to be asked of (SPARQL 1.1 Protocol, section 2.1.4): default and named ones."""

    default: tuple[str, ...] = ()
    named: tuple[str, ...] = ()


def run_query(
    store: Store,
    text: str,
    dataset: Dataset | None = None,
    allowed_services: Collection[str] = (),
    bound: dict[Variable, Value] | None = None,
) -> Answer:
    """Ask a SELECT, ASK, CONSTRUCT or DESCRIBE query.

    The default graph is the union of all graphs, unless ``dataset`` or the query's own FROM names graphs; the
    former wins. The project's prefixes need not be declared; a query's own win. ``bound`` gives variables their
    values beforehand. Raises QueryRefusedError for what is too deep to be parsed, QueryForbiddenError for an
    update or a SERVICE that is not among those allowed, and QuerySyntaxError.
    """
    checked = check_query(text, allowed_services)
    return run_checked(store, checked, dataset, bound)


def run_checked(
    store: Store, checked: CheckedQuery, dataset: Dataset | None = None, bound: dict[Variable, Value] | None = None
) -> Answer:
    """Ask a query that was checked; raises QuerySyntaxError."""
    try:
        if dataset is not None:
            return store.query(
                checked.text,
                prefixes=PREFIXES,
                default_graph=_graphs(dataset.default),
                named_graphs=_graphs(dataset.named),
                substitutions=bound,
            )
        # the union would outrank what FROM names
        union = not checked.names_dataset
        return store.query(checked.text, prefixes=PREFIXES, use_default_graph_as_union=union, substitutions=bound)
    except RuntimeError as error:
        if (unknown := _UNKNOWN_FUNCTION.search(str(error))) is not None:
            raise QueryRefusedError(
                f"The query calls {unknown[1]}, which no function here is called: leave it out."
            ) from error
        raise StoreError("The graph's files are damaged: run samgraf build again.") from error
    except SyntaxError as error:
        raise _syntax_error(str(error)) from error


def _graphs(iris: Sequence[str]) -> list[Any]:  # the engine's two lists differ in what else they may hold
    try:
        return [NamedNode(iri) for iri in iris]
    except ValueError as error:
        raise QueryRefusedError(f"A graph of the data set is named by no IRI ({error}): correct it.") from error


def _syntax_error(message: str) -> QuerySyntaxError:
    """Turn a parser's message into one that names the place and, at most, a few of what could stand there."""
    placed = _PLACE.match(message)
    line, column, reason = (int(placed[1]), int(placed[2]), placed[3]) if placed else (1, 1, message)
    reason = " ".join(reason.split()).removeprefix("expected ")
    tokens = (
        tuple(dict.fromkeys(_tokens(reason.removeprefix("one of ")))) if reason.startswith("one of ") else (reason,)
    )
    told = ", ".join(tokens[:_MOST_TOKENS]) + (" …" if len(tokens) > _MOST_TOKENS else "")
    return QuerySyntaxError(
        f"The query is not valid SPARQL (line {line}, column {column}, expected {told or 'something else'}): "
        "correct it there.",
        line,
        column,
        tokens,
    )


def _tokens(listed: str) -> Iterator[str]:
    """Read the parser's list of tokens: quoted ones and words as they are, classes of characters as what they begin."""
    for token in _TOKEN.finditer(listed):
        quoted, characters, words = token.groups()
        if quoted is not None:
            yield quoted
        elif characters is not None:
            if characters.startswith(_NAME_CLASS, 1):
                yield "a name"
        elif words.strip():
            yield words.strip()


def ask_rows(store: Store, text: str) -> Table:
    """Ask a SELECT query and return all its rows; raises QueryRefusedError for any other kind too."""
    answer = run_query(store, text)
    if not isinstance(answer, QuerySolutions):
        raise QueryRefusedError("The query gives no table: ask with SELECT.")
    return table_of(answer)


def table_of(answer: QuerySolutions) -> Table:
    """Read all rows of an answer."""
    variables = tuple(variable.value for variable in answer.variables)
    return Table(variables, tuple(tuple(one[name] for name in variables) for one in answer))
