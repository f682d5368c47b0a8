"""The page of a search, and of what there is to look for."""

from __future__ import annotations

from dataclasses import dataclass, replace

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from api.linked_data.addresses import Addresses
from api.linked_data.answering import language_of
from api.linked_data.description_page import Linked
from api.pages.rendering import Frame, render
from api.pages.responding import page_response
from api.pages.searching.answer_view import answer_view
from api.pages.searching.contact_answer import ContactAnswer, contact_answer
from api.pages.searching.page import search_page
from api.pages.searching.state import SearchState, search_state
from api.pages.things.telling import Teller
from api.pages.wording import wording
from api.service.serving import Served, ServedGeneration
from graph.index.kinds import Kind
from graph.index.listing import Order, Wanted, page_of
from graph.index.reading import Index
from graph.index.values import Link
from graph.labels import shown
from graph.questions.answering import answer_to
from graph.questions.understanding import Intent, Understood, understood

router = APIRouter(include_in_schema=False)
_LISTED = 24


@dataclass(frozen=True, slots=True)
class Listing:
    """The first things of a kind; ``rest`` leads to all where there are more."""

    heading: str
    total: int
    links: tuple[Linked, ...]
    rest: str | None


@router.api_route("/search", methods=["GET", "HEAD"])
def search(request: Request, generation: Served) -> Response:
    """Show what a search finds, or what there is to look for."""
    state = search_state(request)
    language = language_of(request)
    t = wording(language)
    title = f"{t['search']}: {state.q}" if state.q else t["search"]
    frame = Frame(title, language, state.base, state.address(language=False), kept=state.language)
    addresses = Addresses(generation.description.base, state.base, state.language)
    asked = understood(generation.index, state.q) if not state.filters() and state.page == 1 else None
    answer = answer_to(generation.index, generation.search, asked) if asked else None
    contacts = _contacts(generation, asked, addresses, language) if asked else None
    # below an answer stands more on what was asked about, not what has some word of the question
    sought = replace(state, q=asked.about) if asked and (answer or contacts) else state
    found = search_page(generation.search, generation.index, sought, addresses, language) if sought.q else None
    nothing = not (answer or contacts) and (found is None or not found.groups)
    content = render(
        "search.html",
        frame,
        query=state.q,
        state=state,
        found=found,
        answer=answer_view(answer, addresses, language) if answer else None,
        contacts=contacts,
        listings=_listings(generation, addresses, state, language) if nothing else (),
    )
    return page_response(content)


def _contacts(
    generation: ServedGeneration, asked: Understood, addresses: Addresses, language: str
) -> ContactAnswer | None:
    """Return whom to call, where that was asked."""
    if asked.intent is not Intent.CONTACT:
        return None
    teller = Teller(generation.index, addresses, language)
    return contact_answer(generation.index, generation.search.vocabulary, asked, teller)


def _listings(
    generation: ServedGeneration, addresses: Addresses, state: SearchState, language: str
) -> tuple[Listing, ...]:
    t, index = wording(language), generation.index

    def minutes(link: Link) -> str | None:
        return addresses.minutes(link.iri)

    def document(link: Link) -> str | None:
        return addresses.link(link.iri)

    kinds = (
        (Kind.MINUTES, "kinds_Minutes", "documents", minutes),
        (Kind.NETWORK, "kinds_Network", "networks", document),
        (Kind.PROJECT, "kinds_Project", "projects", document),
        (Kind.MUNICIPALITY, "kinds_Municipality", "municipalities", document),
    )
    listings = []
    for kind, heading, collection, href in kinds:
        links, total = _first_of(index, kind)
        rest = f"{state.base}api/v1/{collection}" if total > len(links) else None
        listings.append(Listing(shown(t[heading]), total, tuple(Linked(one.label, href(one)) for one in links), rest))
    return tuple(one for one in listings if one.links)


def _first_of(index: Index, kind: Kind) -> tuple[list[Link], int]:
    """Return the first things of a kind and how many there are; minutes begin with the latest."""
    latest = kind is Kind.MINUTES
    page = page_of(index, Wanted((kind,), (), Order.DATE if latest else Order.LABEL, latest, None, _LISTED))
    links = index.links(page.numbers)
    return [links[number] for number in page.numbers], page.total
