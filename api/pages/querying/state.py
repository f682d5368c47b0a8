"""From the address of the SPARQL page to what is asked for, and back."""

from __future__ import annotations

from dataclasses import dataclass, replace
from urllib.parse import urlencode

from starlette.requests import Request

from api.linked_data.answering import kept_language
from api.service.links import public_base

VIEWS = ("table", "chart", "map")
LONGEST_ADDRESS = 30_000
"""Characters of an encoded query that fit into an address, with room for what proxies allow."""

_FORMATS = (("CSV", "csv"), ("TSV", "tsv"), ("JSON", "json"), ("XML", "xml"))
_TRIPLE_FORMATS = (("Turtle", "turtle"), ("N-Triples", "ntriples"), ("JSON-LD", "jsonld"), ("RDF/XML", "rdfxml"))


@dataclass(frozen=True, slots=True)
class QueryState:
    """A query ("" for none), how its answer is shown, and the variable that is drawn ("" for the page's choice)."""

    base: str
    query: str
    view: str = VIEWS[0]
    drawn: str = ""
    language: str = ""

    def address(self, *, language: bool = True) -> str:
        """Return the address of the page."""
        given = {"query": self.query} if self.query else {}
        if self.view != VIEWS[0]:
            given["view"] = self.view
        if self.drawn:
            given["drawn"] = self.drawn
        if language and self.language:
            given["lang"] = self.language
        return f"{self.base}query?{urlencode(given)}" if given else f"{self.base}query"

    def shown_as(self, view: str) -> str:
        """Return the address of the answer in another view."""
        return replace(self, view=view).address()

    @property
    def is_linkable(self) -> bool:
        """Whether the query fits into an address."""
        return len(urlencode({"query": self.query})) <= LONGEST_ADDRESS

    def downloads(self, *, triples: bool) -> tuple[tuple[str, str], ...]:
        """Return the names of formats and the addresses of the answer in them."""
        asked = urlencode({"query": self.query})
        formats = _TRIPLE_FORMATS if triples else _FORMATS
        return tuple((name, f"{self.base}sparql?{asked}&format={short}") for name, short in formats)


def query_state(request: Request, query: str | None) -> QueryState:
    """Read the state of the page out of a request, whose query was read already."""
    given = request.query_params
    view = given.get("view", VIEWS[0])
    # a form sends its lines with both characters
    text = (query or "").replace("\r\n", "\n").rstrip()
    drawn = given.get("drawn", "")[:100]
    return QueryState(public_base(request), text, view if view in VIEWS else VIEWS[0], drawn, kept_language(request))
