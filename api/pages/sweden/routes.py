"""The geographic map at its address, and its table as a file."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from api.linked_data.addresses import Addresses
from api.linked_data.answering import kept_language, language_of
from api.pages.network_map.panel import panel_of
from api.pages.network_map.routes import panel_words
from api.pages.rendering import Frame, render
from api.pages.responding import READ_ANEW, page_response
from api.pages.sweden.page import SwedenPage, sweden_page
from api.pages.sweden.state import sweden_state
from api.pages.wording import wording
from api.service.links import public_base
from api.service.serving import Served
from graph.collaboration.measuring import Measure
from visualizations.spreadsheets import spreadsheet
from visualizations.sweden.geometry import counties

router = APIRouter(include_in_schema=False)


@router.api_route("/sweden", methods=["GET", "HEAD"])
def sweden(request: Request, generation: Served) -> Response:
    """Show Sweden's municipalities coloured by what the minutes say of them, with the ties between them."""
    language, base = language_of(request), public_base(request)
    page = sweden_page(generation, sweden_state(request.query_params))
    addresses = Addresses(generation.description.base, base, kept_language(request))
    hrefs = {code: f"{base}sweden{page.state.choosing(code).query()}#panel" for code in page.concerned}
    address = f"{base}sweden{page.state.query(language=False)}"
    content = render(
        "sweden.html",
        Frame(wording(language)["sweden_title"], language, base, address, kept=page.state.language),
        page=page,
        state=page.state,
        hrefs=hrefs,
        panel=panel_of(generation, addresses, *_chosen(page)) if page.state.chosen else None,
        **panel_words(language),
        documents=generation.description.documents,
        measures=tuple(Measure),
        counties=tuple(counties().values()),
        of=lambda state: f"{base}sweden{state.query()}",
        csv=f"{base}sweden.csv{page.state.query()}",
    )
    return page_response(content)


@router.api_route("/sweden.csv", methods=["GET", "HEAD"])
def table(request: Request, generation: Served) -> Response:
    """Give the table of the map."""
    page = sweden_page(generation, sweden_state(request.query_params))
    t = wording(language_of(request))
    header = (t["sweden_code"], t["sweden_name"], t["sweden_county"], t[f"measure_{page.state.measure}"])
    content = spreadsheet(header, ((row.area.code, row.area.name, row.county, row.value or 0) for row in page.rows))
    headers = {**READ_ANEW, "Content-Disposition": 'attachment; filename="samgraf-sverige.csv"'}
    return Response(content, headers=headers, media_type="text/csv; charset=utf-8; header=present")


def _chosen(page: SwedenPage) -> tuple[str, str]:
    """Return the keys of what the panel tells of."""
    state = page.state
    return f"municipality/{state.chosen}", f"municipality/{state.other}" if state.other else ""
