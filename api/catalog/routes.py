"""The addresses of the data set as a whole: its catalogue, its VoID description, its dumps."""

from __future__ import annotations

from fastapi import APIRouter
from pyoxigraph import Triple
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import FileResponse, Response

from api.catalog.dcat import dcat_triples
from api.catalog.facts import CatalogFacts, catalog_facts
from api.catalog.namespaces import NAMESPACES
from api.catalog.void import void_triples
from api.linked_data.addresses import Addresses
from api.linked_data.answering import Wanted, not_modified, wanted
from api.linked_data.forms import Form, written
from api.linked_data.term_words import term_words
from api.pages.rendering import render
from api.pages.wording import wording
from api.service.serving import Served
from graph.dumps import DUMPS, dumps_of
from graph.labels import shown

router = APIRouter(include_in_schema=False)
_METHODS = ["GET", "HEAD"]
# harvesters that accept anything expect RDF/XML; a browser says that it wants HTML
_FOR_HARVESTERS = (Form.RDF_XML, Form.TURTLE, Form.N_TRIPLES, Form.JSON_LD, Form.HTML)
_FOR_PROGRAMS = (Form.TURTLE, Form.N_TRIPLES, Form.JSON_LD, Form.RDF_XML, Form.HTML)


@router.api_route("/catalog", methods=_METHODS)
async def catalog(request: Request, generation: Served) -> Response:
    """Give the catalogue by DCAT-AP-SE, with what VoID has to say of its data set."""
    asked = wanted(request, "catalog", offered=_FOR_HARVESTERS)
    facts = await catalog_facts(generation, request.app.state.settings, asked.base)
    return _answer(request, asked, facts, dcat_triples(facts))


@router.api_route("/.well-known/void", methods=_METHODS)
async def void(request: Request, generation: Served) -> Response:
    """Give the VoID description; for people that is the catalogue's page."""
    asked = wanted(request, ".well-known/void", offered=_FOR_PROGRAMS)
    facts = await catalog_facts(generation, request.app.state.settings, asked.base)
    return _answer(request, asked, facts, void_triples(facts))


@router.api_route("/dumps/{name}", methods=_METHODS)
async def dump(request: Request, name: str, generation: Served) -> Response:
    """Give a dump, whole or a range of its bytes."""
    found = next((one for one in dumps_of(generation.folder) if one.name == name), None)
    if found is None:
        raise HTTPException(404)
    headers = {"ETag": f'"{found.sha256}"', "Cache-Control": "no-cache"}
    path = generation.folder / DUMPS / name
    return not_modified(request, headers) or FileResponse(path, headers=headers, media_type="application/gzip")


def _answer(request: Request, asked: Wanted, facts: CatalogFacts, triples: frozenset[Triple]) -> Response:
    headers = asked.headers(asked.tag(facts.generation.fingerprint, facts.modified.isoformat(), repr(facts.publisher)))
    known = not_modified(request, headers)
    if known is not None:
        return known
    content = _page(asked, facts) if asked.form is Form.HTML else written(triples, asked.form, NAMESPACES)
    return Response(content, headers=headers, media_type=asked.form.content_type)


def _page(asked: Wanted, facts: CatalogFacts) -> bytes:
    words = term_words(asked.language)
    addresses = Addresses(facts.generation.base, asked.base, asked.kept)
    counts = sorted(facts.figures.classes.items(), key=lambda entry: (-entry[1], entry[0]))
    kinds = [(shown(words.of(iri)), addresses.link(iri), count) for iri, count in counts if words.knows(iri)]
    frame = asked.frame(wording(asked.language)["data_set"])
    return render("catalog.html", frame, facts=facts, kinds=kinds)
