"""The page of minutes: their own text, with everything marked that the graph rests on."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from api.linked_data.addresses import Addresses
from api.linked_data.answering import kept_language, language_of
from api.linked_data.forms import Form
from api.pages.minutes.page import minutes_page
from api.pages.minutes.sureness import sureness_of
from api.pages.rendering import Frame, render
from api.pages.responding import HTML
from api.service.links import public_base
from api.service.negotiation import choose
from api.service.serving import Served
from graph.index.kinds import Kind
from graph.reading_report import notes_by_document

router = APIRouter(include_in_schema=False)
_OFFERED = [Form.HTML.media_type, *(form.media_type for form in Form if form is not Form.HTML)]
_LONGEST = 9


@router.api_route("/minutes/{identifier:path}", methods=["GET", "HEAD"])
def minutes(request: Request, identifier: str, generation: Served) -> Response:
    """Show minutes with everything marked, from ``start`` to ``end`` first; lead programs to what is said of them."""
    language, base = language_of(request), public_base(request)
    addresses = Addresses(generation.description.base, base, kept_language(request))
    iri = addresses.iri(f"minutes/{identifier}")
    document = generation.index.thing(iri) if iri else None
    if iri is None or document is None or document.kind is not Kind.MINUTES:
        frame = Frame("404", language, base, base, kept=addresses.language)
        content = render("not_found.html", frame, missing=f"{addresses.base}minutes/{identifier}")
        return Response(content, 404, {"Vary": "Accept-Language", "Cache-Control": "no-store"}, HTML)
    accept = request.headers.get("accept")
    if choose(accept, _OFFERED) not in (Form.HTML.media_type, None):
        return RedirectResponse(addresses.document(iri) or base, 303, {"Vary": "Accept"})
    chosen = _chosen(request)
    page = minutes_page(generation.index, document, chosen, addresses, language)
    here = (Addresses(addresses.base, base).minutes(iri, chosen) or base).partition("#")[0]
    frame = Frame(page.title, language, base, here, kept=addresses.language)
    notes = notes_by_document(generation.folder).get(page.identifier, ())
    sureness = sureness_of(document, notes, addresses, language)
    content = render("minutes.html", frame, page=page, asked_for=chosen, sureness=sureness)
    return Response(content, headers={"Vary": "Accept, Accept-Language", "Cache-Control": "no-cache"}, media_type=HTML)


def _chosen(request: Request) -> tuple[int, int] | None:
    start, end = (request.query_params.get(name, "") for name in ("start", "end"))
    if not all(one.isascii() and one.isdecimal() and len(one) <= _LONGEST for one in (start, end)):
        return None
    return int(start), int(end)
