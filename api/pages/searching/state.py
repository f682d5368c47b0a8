"""From the address of a search to what is asked for, and back: every state of the page has an address of its own."""

from __future__ import annotations

from dataclasses import dataclass, replace
from urllib.parse import urlencode

from starlette.requests import Request

from api.linked_data.answering import kept_language
from api.service.links import public_base
from graph.search.results import LONGEST_QUERY

PAGE_SIZE = 20
_LAST_PAGE = 25
FILTERS = ("kind", "municipality", "body", "year")


@dataclass(frozen=True, slots=True)
class SearchState:
    """What is looked for and how it is narrowed; "" where it is not. ``language`` is the one that the address has."""

    base: str
    q: str
    kind: str = ""
    municipality: str = ""
    body: str = ""
    year: str = ""
    page: int = 1
    language: str = ""

    def filters(self) -> dict[str, str]:
        """Return what narrows the search, by parameter."""
        return {name: value for name in FILTERS if (value := str(getattr(self, name)))}

    def with_filter(self, name: str, value: str) -> SearchState:
        """Return the search narrowed by one parameter, or no longer narrowed by it where ``value`` is ""."""
        return replace(self, page=1, **{name: value})

    def address(self, *, language: bool = True) -> str:
        """Return the address of the search."""
        given = {"q": self.q, **self.filters()}
        if self.page > 1:
            given["page"] = str(self.page)
        if language and self.language:
            given["lang"] = self.language
        return f"{self.base}search?{urlencode(given)}"

    def turned(self, pages: int) -> SearchState | None:
        """Return the search some pages on or back, None beyond the first and the last."""
        page = self.page + pages
        return replace(self, page=page) if 1 <= page <= _LAST_PAGE else None


def search_state(request: Request) -> SearchState:
    """Read a search out of a request; what makes no sense counts as not given."""
    given = request.query_params
    filters = {name: given.get(name, "").strip()[:LONGEST_QUERY] for name in FILTERS}
    text = given.get("q", "").strip()[:LONGEST_QUERY]
    asked = given.get("page", "")
    page = int(asked) if asked.isascii() and asked.isdecimal() and len(asked) < 4 else 1
    return SearchState(
        public_base(request), text, page=min(max(page, 1), _LAST_PAGE), language=kept_language(request), **filters
    )
