"""From a store to the map as a file."""

from __future__ import annotations

from pathlib import Path

from starlette.datastructures import QueryParams

from api.pages.network_map.exports import standalone_html
from api.pages.network_map.legend import legend_words
from api.pages.network_map.naming import resolved
from api.pages.network_map.source import open_map
from api.pages.network_map.state import map_state
from api.pages.network_map.view import map_view
from api.pages.wording import wording
from graph.export import UnknownEndingError
from ontology.errors import SamgrafError
from visualizations.svg import svg_of
from visualizations.theme import Scheme


class UnwritableFileError(SamgrafError):
    """A file that cannot be written: give another place."""


def write_map(store: Path, file: Path, query: str, language: str) -> tuple[int, int]:
    """Write what a query of the map's address chooses; return how many nodes and connections that are.

    Raises UnknownEndingError, UnwritableFileError, NoStoreError and StoreError.
    """
    if file.suffix.lower() not in (".html", ".svg"):
        raise UnknownEndingError(f"Cannot tell from {file.name} how to write the map: end it in .html or .svg.")
    source = open_map(store)
    view = map_view(source, resolved(map_state(QueryParams(query.removeprefix("?"))), source.relations))
    if file.suffix.lower() == ".svg":
        text = svg_of(view.drawing(), Scheme.LIGHT, wording(language)["map_title"], legend_words(language))
    else:
        text = standalone_html(view, source, language)
    try:
        file.write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        raise UnwritableFileError(f"Cannot write {file} ({error.strerror}): choose another place.") from None
    return len(view.network.nodes), len(view.connections)
