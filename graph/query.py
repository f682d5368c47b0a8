"""From a question in SPARQL to its answer: values in rows, yes or no, or triples."""

from __future__ import annotations

from dataclasses import dataclass

from pyoxigraph import (
    BlankNode,
    Literal,
    NamedNode,
    QueryBoolean,
    QuerySolutions,
    QueryTriples,
    Store,
    Triple,
)

from graph.generations import StoreError
from graph.query_guard import QueryRefusedError, check_query
from ontology.terms import PREFIXES

_MOST_TOKENS = 8

Value = NamedNode | BlankNode | Literal | Triple
Answer = QuerySolutions | QueryBoolean | QueryTriples


@dataclass(frozen=True, slots=True)
class Table:
    """The rows of a SELECT query: a value for each variable, None where it is unbound."""

    variables: tuple[str, ...]
    rows: tuple[tuple[Value | None, ...], ...]


def run_query(store: Store, text: str) -> Answer:
    """Ask a SELECT, ASK, CONSTRUCT or DESCRIBE query; the default graph is the union of all graphs.

    The project's prefixes need not be declared; a query's own win.
    Raises QueryRefusedError for an update, for SERVICE, for what is too deep to be parsed and for a syntax
    error.
    """
    check_query(text)
    try:
        return store.query(text, prefixes=PREFIXES, use_default_graph_as_union=True)
    except RuntimeError as error:
        raise StoreError("The graph's files are damaged: run samgraf build again.") from error
    except SyntaxError as error:
        reason = _shortened(" ".join(str(error).split()))
        raise QueryRefusedError(f"The query is not valid SPARQL ({reason}): correct it there.") from error


def _shortened(reason: str) -> str:
    """Return a parser's reason with the first few of the tokens that it would have taken."""
    head, expected, tokens = reason.partition("expected one of ")
    listed = tokens.split(", ")
    if not expected or len(listed) <= _MOST_TOKENS:
        return reason
    return f"{head}{expected}{', '.join(listed[:_MOST_TOKENS])} …"


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
