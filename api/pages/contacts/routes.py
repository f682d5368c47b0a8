"""The contact finder: a subject and a place in the address, and who knows about it on the page."""

from __future__ import annotations

from urllib.parse import urlencode

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from api.linked_data.addresses import Addresses
from api.linked_data.answering import kept_language, language_of
from api.linked_data.description_page import Linked
from api.pages.contacts.page import contacts_page
from api.pages.rendering import Frame, render
from api.pages.responding import page_response
from api.pages.scoping import labels_of, places_named
from api.pages.things.telling import Teller
from api.pages.wording import wording
from api.service.links import public_base
from api.service.serving import Served
from graph.experience.contacts import contacts_on
from graph.index.kinds import Kind
from graph.index.reading import Index
from graph.search.results import LONGEST_QUERY

router = APIRouter(include_in_schema=False)
_MOST_PROPOSED = 12


@router.api_route("/contacts", methods=["GET", "HEAD"])
def contacts(request: Request, generation: Served) -> Response:
    """Show who knows about a subject, nearest to a place first."""
    language, base, kept = language_of(request), public_base(request), kept_language(request)
    subject, place = (request.query_params.get(name, "").strip()[:LONGEST_QUERY] for name in ("q", "place"))
    t, index = wording(language), generation.index
    teller = Teller(index, Addresses(generation.description.base, base, kept), language)
    page = None
    if subject:
        found = contacts_on(index, generation.search.vocabulary, subject, place)
        page = contacts_page(teller, found, subject, place)
    given = {name: value for name, value in (("q", subject), ("place", place)) if value}
    address = f"{base}contacts{f'?{urlencode(given)}' if given else ''}"
    title = t["contacts_for"].format(subject=subject) if subject else t["contacts"]
    content = render(
        "contacts.html",
        Frame(title, language, base, address, kept=kept),
        page=page,
        subject=subject,
        place=place,
        places=places_named(index),
        proposed=_proposed(index, base, kept) if page is None or not page.circles else (),
    )
    return page_response(content)


def _proposed(index: Index, base: str, kept: str) -> tuple[Linked, ...]:
    """Return subjects to begin with: the first projects and topics of the graph."""
    names = [name for kind in (Kind.PROJECT, Kind.TOPIC) for name in labels_of(index, (kind,), _MOST_PROPOSED)]
    language = {"lang": kept} if kept else {}
    return tuple(Linked(name, f"{base}contacts?{urlencode({'q': name} | language)}") for name in names)
