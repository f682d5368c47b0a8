"""The SPARQL page: a form for a query, worked questions to begin with, and the answer, all without any script."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass

from fastapi import APIRouter
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from api.linked_data.addresses import Addresses
from api.linked_data.answering import language_of
from api.pages.querying.answers import RESULTS, TRIPLES
from api.pages.querying.completion import terms_json
from api.pages.querying.faults import Fault, fault_of
from api.pages.querying.page import Shown, shown
from api.pages.querying.state import QueryState, query_state
from api.pages.rendering import Frame, built, render
from api.pages.responding import READ_ANEW, page_response
from api.pages.wording import wording
from api.queries.question import Question
from api.service.problems import Problem
from api.service.revalidation import names_tag
from api.service.serving import Served, ServedGeneration
from api.sparql.protocol import read_request
from graph.examples import example, examples
from ontology.errors import SamgrafError

router = APIRouter(include_in_schema=False)
_STARTER = "municipality-meetings"
_LEAST_ROWS, _MOST_ROWS = 8, 20


@router.api_route("/query", methods=["GET", "HEAD", "POST"])
async def query(request: Request, generation: Served) -> Response:
    """Show the answer to a query, or what may be asked."""
    language = language_of(request)
    fault: Fault | None = None
    answer: Shown | None = None
    try:
        state = query_state(request, await _asked(request))
        if state.query:
            answer = await _answered(request, generation, state, language)
    except (Problem, SamgrafError) as error:
        state = query_state(request, await _text(request))
        fault = fault_of(error, state.query, language)
    addresses = Addresses(generation.description.base, state.base, state.language)
    content = await run_in_threadpool(_page, state, answer, fault, addresses, language)
    return page_response(content)


async def _asked(request: Request) -> str | None:
    """Return the query of a request, read as the protocol says; raises Problem."""
    body = await request.body() if request.method == "POST" else b""
    query_string: bytes = request.scope["query_string"]
    return read_request(request.method, query_string, request.headers.get("content-type", ""), body).query


async def _text(request: Request) -> str | None:
    """Return the query of a request that could not be answered, as far as it can be read."""
    try:
        return await _asked(request)
    except Problem:
        return request.query_params.get("query")


async def _answered(request: Request, generation: ServedGeneration, state: QueryState, language: str) -> Shown:
    async def gone() -> None:
        while (await request.receive())["type"] != "http.disconnect":
            pass

    answer = await generation.ask(Question(state.query, results=RESULTS, triples=TRIPLES), gone)
    addresses = Addresses(generation.description.base, state.base, state.language)
    return await run_in_threadpool(shown, answer, state, generation.index, addresses, language)


def _page(state: QueryState, answer: Shown | None, fault: Fault | None, addresses: Addresses, language: str) -> bytes:
    t = wording(language)
    text = state.query or example(_STARTER).query
    measured = answer.picture.shapes if answer is not None and answer.picture is not None else ()
    codes = [shape.area.code for shape in measured if shape.value is not None]
    hrefs = {code: addresses.link(f"{addresses.base}municipality/{code}") for code in codes}
    title = next((one.title_in(language) for one in examples() if one.query == state.query), t["query_title"])
    return render(
        "query.html",
        Frame(title, language, state.base, state.address(language=False), kept=state.language),
        state=state,
        answer=answer,
        fault=fault,
        examples=tuple(_worked(state, language)),
        text=text,
        editor=built("yasqe.js"),
        editor_style=built("yasqe.css"),
        hrefs=hrefs,
        rows=min(max(text.count("\n") + 2, _LEAST_ROWS), _MOST_ROWS),
    )


@dataclass(frozen=True, slots=True)
class Worked:
    """A worked question, what it gives, where its answer is, and whether that is the one on the page."""

    title: str
    answers: str
    href: str
    is_asked: bool


def _worked(state: QueryState, language: str) -> Iterator[Worked]:
    for one in examples():
        asked = QueryState(state.base, one.query, language=state.language)
        yield Worked(one.title_in(language), one.answers_in(language), asked.address(), one.query == state.query)


@router.api_route("/query/terms.json", methods=["GET", "HEAD"])
def terms(request: Request) -> Response:
    """Give the editor what it completes."""
    content = terms_json(language_of(request))
    headers = {**READ_ANEW, "ETag": f'"{hashlib.sha256(content).hexdigest()[:32]}"'}
    if names_tag(request.headers.get("if-none-match"), headers["ETag"]):
        return Response(status_code=304, headers=headers)
    return Response(content, headers=headers, media_type="application/json")
