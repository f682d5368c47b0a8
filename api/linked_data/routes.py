"""Linked data: requests for things to redirects, and requests for documents on them to those documents."""

from __future__ import annotations

from dataclasses import replace

from fastapi import APIRouter
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from api.linked_data.addresses import Addresses, wire
from api.linked_data.answering import Wanted, kept_language, language_of, not_modified, prefers_html, wanted
from api.linked_data.describing import Description, Standing, describe, standing, summarize_graph, types_of
from api.linked_data.description_page import description_page
from api.linked_data.document_statements import document_statements
from api.linked_data.forms import Form, split_ending, written
from api.linked_data.questions import contents_query
from api.linked_data.term_words import term_words
from api.pages.rendering import Alternate, Frame, render
from api.pages.things.answering import STATEMENTS, page_of_thing, told_apart
from api.queries.question import Question
from api.rest.roots import renderer_of
from api.service.links import public_base
from api.service.serving import Served, ServedGeneration
from api.service.streaming import answer_response
from graph.explaining import NothingKnownError
from graph.index.kinds import KIND_OF_CLASS
from graph.labels import shown
from ontology.terms import Iri

router = APIRouter(include_in_schema=False)
own_base_router = APIRouter(include_in_schema=False)
_METHODS = ["GET", "HEAD"]


@router.api_route("/id/{path:path}", methods=_METHODS)
async def thing(request: Request, path: str, generation: Served) -> Response:
    """Lead from a thing to the document on it, or give it where it is a document itself."""
    return await _thing(request, path, generation)


@router.api_route("/doc/{path:path}", methods=_METHODS)
async def document(request: Request, path: str, generation: Served) -> Response:
    """Give the document on a thing."""
    addresses = _addresses(request, generation)
    ending: Form | None = None
    what = await _standing(generation, addresses, path)
    if what is None:
        # a name may end as a format does, and then it is the name that counts
        path, ending = split_ending(path)
        what = await _standing(generation, addresses, path) if ending else None
    if what is None:
        return _nothing_known(request, addresses, path)
    return await _document(request, generation, addresses, what, ending)


@own_base_router.api_route("/{path:path}", methods=_METHODS)
async def thing_under_own_base(request: Request, path: str, generation: Served) -> Response:
    """Answer for things whose IRIs lie under the address of the service itself, wherever that is."""
    iri = public_base(request) + path
    base = generation.description.base
    if not iri.startswith(base):
        raise HTTPException(404)
    return await _thing(request, iri.removeprefix(base), generation)


def _addresses(request: Request, generation: ServedGeneration) -> Addresses:
    return Addresses(generation.description.base, public_base(request), kept_language(request))


async def _standing(generation: ServedGeneration, addresses: Addresses, path: str) -> tuple[str, Standing] | None:
    iri = addresses.iri(path) if path else None
    found = await standing(generation.ask, iri) if iri else None
    return (iri, found) if iri and found else None


async def _thing(request: Request, path: str, generation: ServedGeneration) -> Response:
    addresses = _addresses(request, generation)
    what = await _standing(generation, addresses, path)
    if what is None:
        return _nothing_known(request, addresses, path)
    if what[1] is not Standing.THING:
        return await _document(request, generation, addresses, what, None)
    location = addresses.document(what[0]) or addresses.public
    query = f"?{request.url.query}" if request.url.query else ""
    headers = {"Vary": "Accept", "Link": f'<{location}>; rel="describedby"'}
    return RedirectResponse(location + query, 303, headers)


async def _document(
    request: Request,
    generation: ServedGeneration,
    addresses: Addresses,
    what: tuple[str, Standing],
    ending: Form | None,
) -> Response:
    iri, kind = what
    path = (addresses.document(iri) or "").removeprefix(addresses.public)
    links = ((wire(iri), "describes"), (f"{addresses.public}.well-known/void", "describedby"))
    asked = wanted(request, path, ending, links=links)
    headers = asked.headers(asked.tag(generation.description.fingerprint, iri, *told_apart(request)))
    known = not_modified(request, headers)
    if known is not None:
        return known
    if kind is Standing.GRAPH:
        return await _graph(generation, addresses, iri, asked, headers)
    if asked.form is Form.HTML and request.query_params.get("view") != STATEMENTS:
        content = await page_of_thing(request, generation, addresses, asked, iri)
        if content is not None:
            return Response(content, headers=headers, media_type=asked.form.content_type)
    description = await describe(generation.ask, iri)
    if asked.form is Form.HTML:
        content = _page(description, addresses, asked, _rest_address(request, generation, description))
    else:
        content = _rdf(description, addresses, asked)
    return Response(content, headers=headers, media_type=asked.form.content_type)


def _rest_address(request: Request, generation: ServedGeneration, description: Description) -> str | None:
    """Return where REST has a thing, None where it has none of its kind."""
    kinds = (KIND_OF_CLASS.get(Iri(iri)) for iri in types_of(description))
    kind = next((kind for kind in kinds if kind is not None), None)
    return renderer_of(request, generation).address_of(description.iri, kind) if kind is not None else None


def _page(description: Description, addresses: Addresses, asked: Wanted, rest: str | None) -> bytes:
    page = description_page(description, addresses, asked.language)
    frame = asked.frame(page.name)
    if rest is not None:
        frame = replace(frame, alternates=(*frame.alternates, Alternate(rest, "REST", "application/json")))
    frame = replace(frame, address=f"{frame.address}?view={STATEMENTS}")
    minutes = addresses.minutes(page.iri)
    return render("description.html", frame, page=page, iri_href=wire(page.iri), minutes_href=minutes)


def _rdf(description: Description, addresses: Addresses, asked: Wanted) -> bytes:
    about = document_statements(description, addresses)
    return written(description.triples | about, asked.form)


async def _graph(
    generation: ServedGeneration, addresses: Addresses, iri: str, asked: Wanted, headers: dict[str, str]
) -> Response:
    if asked.form is not Form.HTML:
        answer = await generation.ask(Question(contents_query(iri), triples=asked.form.media_type))
        return answer_response(answer, headers, asked.form.content_type)
    summary = await summarize_graph(generation.ask, iri)
    words = term_words(asked.language)
    kinds = [(shown(words.of(kind)), things) for kind, things in summary.kinds]
    name = iri.removeprefix(addresses.base).removeprefix("graph/")
    content = render("graph.html", asked.frame(name), summary=summary, kinds=kinds, iri_href=wire(iri))
    return Response(content, headers=headers, media_type=asked.form.content_type)


def _nothing_known(request: Request, addresses: Addresses, path: str) -> Response:
    """Say that there is nothing, to a person on a page, to a program as a problem document."""
    iri = addresses.base + path
    if not prefers_html(request):
        raise NothingKnownError(f"The graph says nothing of {iri}: check the spelling.")
    language = language_of(request)
    frame = Frame("404", language, addresses.public, addresses.public, kept=addresses.language)
    content = render("not_found.html", frame, missing=iri)
    headers = {"Vary": "Accept, Accept-Language", "Cache-Control": "no-store"}
    return Response(content, 404, headers, Form.HTML.content_type)
