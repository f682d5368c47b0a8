"""The ontology's addresses: its terms by Accept, and its other files as they are."""

from __future__ import annotations

import hashlib
from functools import cache

from fastapi import APIRouter
from pyoxigraph import RdfFormat, Triple, parse
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from api.linked_data.addresses import ONTOLOGY, Addresses
from api.linked_data.answering import Wanted, not_modified, wanted
from api.linked_data.forms import Form, written
from api.linked_data.term_words import LANGUAGES, term_words
from api.ontology_pages.terms import OntologyDocumentation, documentation
from api.pages.rendering import render
from api.pages.wording import wording
from api.service.links import address
from graph.examples import examples
from ontology.files import ALIGNMENTS, CONTEXT, RULES, SHAPES, VOCABULARY, read_bytes, read_rule
from ontology.terms import PREFIXES

router = APIRouter(include_in_schema=False)
_METHODS = ["GET", "HEAD"]
_PREFIXES = {**PREFIXES, "vann": "http://purl.org/vocab/vann/"}
_FILES = {
    "samgraf.ttl": (VOCABULARY, Form.TURTLE.content_type),
    "alignments.ttl": (ALIGNMENTS, Form.TURTLE.content_type),
    "shapes.ttl": (SHAPES, Form.TURTLE.content_type),
    "context.jsonld": (CONTEXT, Form.JSON_LD.content_type),
}


@router.api_route("/ontology", methods=_METHODS)
async def ontology(request: Request) -> Response:
    """Give the ontology: its own Turtle as it was written, any other form made from that."""
    asked = wanted(request, "ontology", links=((ONTOLOGY, "describes"),))
    headers = asked.headers(asked.tag(_digest()))
    known = not_modified(request, headers)
    if known is not None:
        return known
    if asked.form is Form.TURTLE:
        content = read_bytes(VOCABULARY)
    else:
        content = _page(asked) if asked.form is Form.HTML else written(_triples(), asked.form, _PREFIXES)
    return Response(content, headers=headers, media_type=asked.form.content_type)


@router.api_route("/ontology/rules/{name}.rq", methods=_METHODS)
async def rule(request: Request, name: str) -> Response:
    """Give the query that derives the ties on one step of the ladder."""
    if name not in RULES:
        raise HTTPException(404)
    return _file(request, read_rule(name).encode(), "application/sparql-query")


@router.api_route("/ontology/{name}", methods=_METHODS)
async def file(request: Request, name: str) -> Response:
    """Give one of the ontology's files."""
    if name not in _FILES:
        raise HTTPException(404)
    source, content_type = _FILES[name]
    return _file(request, read_bytes(source), content_type)


@router.api_route("/shapes", methods=_METHODS)
async def shapes(request: Request) -> Response:
    """Lead from the namespace of the constraints to their file."""
    return RedirectResponse(address(request, "ontology/shapes.ttl"), 303)


def _file(request: Request, content: bytes, content_type: str) -> Response:
    headers = {"ETag": f'"{hashlib.sha256(content).hexdigest()[:32]}"', "Cache-Control": "no-cache"}
    return not_modified(request, headers) or Response(content, headers=headers, media_type=content_type)


@cache
def _digest() -> str:
    return hashlib.sha256(b"".join(map(read_bytes, (VOCABULARY, ALIGNMENTS, SHAPES)))).hexdigest()


@cache
def _triples() -> tuple[Triple, ...]:
    return tuple(quad.triple for quad in parse(read_bytes(VOCABULARY), RdfFormat.TURTLE))


def _page(asked: Wanted) -> bytes:
    told = documentation()
    addresses = Addresses(f"{asked.base}id/", asked.base, asked.kept)
    words = term_words(asked.language)
    other = next(language for language in LANGUAGES if language != asked.language)
    t = wording(asked.language)
    return render(
        "ontology.html",
        asked.frame(told.titles[asked.language]),
        ontology=told,
        groups=_groups(told, asked.language),
        sections=(("tie-rules", t["rules"]), ("constraints", t["shapes"]), ("worked-questions", t["examples"])),
        examples={one.name: one for one in examples()},
        words=words.of,
        link=addresses.link,
        ask=addresses.asking,
        other=other,
        namespace=PREFIXES["samv"],
    )


def _groups(told: OntologyDocumentation, language: str) -> tuple[tuple[str, object], ...]:
    t = wording(language)
    return (
        (t["classes"], told.classes),
        (t["properties"], told.properties),
        (t["schemes"], told.schemes),
        (t["individuals"], told.individuals),
        (t["foreign_terms"], told.foreign),
    )
