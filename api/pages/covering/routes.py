"""The page of coverage, at an address that holds what of it is shown."""

from __future__ import annotations

from urllib.parse import urlencode

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from api.linked_data.addresses import Addresses
from api.linked_data.answering import kept_language, language_of
from api.pages.covering.notes import told_failures, told_notes
from api.pages.covering.page import CoveragePage, coverage_page
from api.pages.rendering import Frame, render
from api.pages.responding import page_response
from api.pages.wording import wording
from api.service.links import public_base
from api.service.serving import Served
from graph.index.listing import Place
from graph.reading_report import report_of

router = APIRouter(include_in_schema=False)
_LONGEST = 10


@router.api_route("/coverage", methods=["GET", "HEAD"])
def coverage(request: Request, generation: Served) -> Response:
    """Show which documents, months and municipalities are in the graph, and which are not."""
    language, base, kept = language_of(request), public_base(request), kept_language(request)
    addresses = Addresses(generation.description.base, base, kept)
    year = request.query_params.get("year", "")[:4]
    page = coverage_page(
        generation.index,
        report_of(generation.folder),
        addresses,
        _after(request.query_params.get("after", "")),
        year,
    )
    content = render(
        "coverage.html",
        Frame(wording(language)["coverage_title"], language, base, _address(base, "", year=year), kept=kept),
        page=page,
        of_year=lambda one: _address(base, kept, year=one),
        next_page=_address(base, kept, year=year, after=_written(page)) if page.after else None,
        first_page=_address(base, kept, year=year) if request.query_params.get("after") else None,
        notes=told_notes(page.notes, addresses, language),
        failures=tuple(told_failures(page.failures, language)),
    )
    return page_response(content)


def _address(base: str, kept: str, **given: str) -> str:
    chosen = {name: value for name, value in (*given.items(), ("lang", kept)) if value}
    return f"{base}coverage?{urlencode(chosen)}" if chosen else f"{base}coverage"


def _written(page: CoveragePage) -> str:
    return "" if page.after is None else f"{page.after.value}~{page.after.number}"


def _after(written: str) -> Place | None:
    """Read where a page of documents begins; what makes no sense counts as the beginning."""
    day, tilde, number = written.partition("~")
    if not (tilde and number.isascii() and number.isdecimal() and len(number) <= _LONGEST):
        return None
    return Place(day[:_LONGEST], int(number))
