"""From an open store to the rows of a query as plain text: how the analytics ask for what they measure."""

from __future__ import annotations

from pyoxigraph import BlankNode, Literal, NamedNode, Store

from graph.analytics.memberships import Ask
from graph.query import Value, ask_rows


def asking(store: Store) -> Ask:
    """Return a function that asks an open store; what it raises is what ``graph.query.ask_rows`` raises."""

    def ask(text: str) -> tuple[dict[str, str], ...]:
        table = ask_rows(store, text)
        return tuple(
            {name: _text(value) for name, value in zip(table.variables, row, strict=True) if value is not None}
            for row in table.rows
        )

    return ask


def _text(value: Value) -> str:
    return value.value if isinstance(value, (NamedNode, Literal, BlankNode)) else str(value)
