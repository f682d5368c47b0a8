"""From an answer of the graph to what the SPARQL page shows of it: table, chart and map."""

from __future__ import annotations

from dataclasses import dataclass

from api.linked_data.addresses import Addresses
from api.linked_data.description_page import Linked
from api.linked_data.term_words import term_words
from api.pages.querying.answers import rows_of
from api.pages.querying.cells import Table, table_of
from api.pages.querying.charting import Chart, chart_of, numbers_of
from api.pages.querying.mapping import map_of
from api.pages.querying.state import QueryState
from api.pages.wording import wording
from api.queries.question import Answer
from graph.index.reading import Index
from visualizations.sweden.picture import Picture


@dataclass(frozen=True, slots=True)
class Shown:
    """An answer on the page: yes or no, or a table; ``views`` are the ways to see it that make sense, with addresses.

    ``numbers`` are the variables that can be drawn, ``drawn`` the one that is.
    """

    yes: bool | None
    table: Table | None
    chart: Chart | None
    picture: Picture | None
    views: tuple[tuple[str, Linked], ...]
    downloads: tuple[tuple[str, str], ...]
    numbers: tuple[str, ...] = ()
    drawn: str = ""


def shown(answer: Answer, state: QueryState, index: Index, addresses: Addresses, language: str) -> Shown:
    """Return what the page shows of an answer."""
    found = rows_of(answer)
    if isinstance(found, bool):
        return Shown(found, None, None, None, (), state.downloads(triples=False)[2:])
    t = wording(language)
    table = table_of(found, index, term_words(language), addresses, t["decimal_mark"])
    wanted = table.variables.index(state.drawn) if state.drawn in table.variables else None
    chart, picture = chart_of(table, wanted), map_of(table, wanted, addresses.base)
    there = (("table", True), ("chart", chart is not None), ("map", picture is not None))
    views = tuple((view, Linked(t[f"view_{view}"], state.shown_as(view))) for view, is_there in there if is_there)
    numbers = tuple(table.variables[at] for at in numbers_of(table))
    drawn = table.variables[chart.column] if chart is not None else ""
    return Shown(None, table, chart, picture, views, state.downloads(triples=table.triples), numbers, drawn)
