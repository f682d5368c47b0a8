"""The SPARQL endpoint: a request of the protocol to an answer in the format that is wanted."""

from __future__ import annotations

import hashlib

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.types import Receive, Scope, Send

from api.linked_data.answering import prefers_html
from api.queries.question import Question
from api.service.links import address
from api.service.problems import Problem, problem_of, problem_response
from api.service.revalidation import names_tag
from api.service.serving import ServedGeneration, Service
from api.service.streaming import answer_response
from api.sparql.formats import Formats, formats
from api.sparql.protocol import METHODS, ProtocolRequest, read_request
from api.sparql.service_description import service_description
from ontology.errors import SamgrafError


class SparqlEndpoint:
    """An ASGI application that answers queries on the current generation."""

    path = "/sparql"

    def __init__(self, service: Service) -> None:
        self._service = service

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        scope["endpoint"] = self  # as routing does, for the log and the measures
        request = Request(scope, receive)
        try:
            response = await self._response(request)
        except Problem as problem:
            response = problem_response(problem)
        except SamgrafError as error:
            response = problem_response(problem_of(error))
        await response(scope, receive, send)

    async def _response(self, request: Request) -> Response:
        if request.method == "OPTIONS":
            return Response(status_code=204, headers={"Allow": METHODS})
        if request.method not in ("GET", "POST"):
            detail = f"{request.method} does nothing here: use GET or POST."
            raise Problem(405, "method-not-allowed", "Method not allowed", detail, headers={"Allow": METHODS})
        body = await request.body() if request.method == "POST" else b""
        content_type = request.headers.get("content-type", "")
        asked = read_request(request.method, request.scope["query_string"], content_type, body)
        with self._service.current.in_use() as generation:
            if asked.query is None and asked.format is None and prefers_html(request):
                # whoever comes with a browser and no query wants to write one
                return RedirectResponse(address(request, "query"), 303, {"Vary": "Accept"})
            if asked.query is None:
                return service_description(request, generation, asked.format)
            wanted = formats(request.headers.get("accept"), asked.format)
            return await _answered(request, generation, asked, wanted)


async def _answered(
    request: Request, generation: ServedGeneration, asked: ProtocolRequest, wanted: Formats
) -> Response:
    question = Question(asked.query or "", asked.default_graphs, asked.named_graphs, wanted.results, wanted.triples)
    tag = _tag(generation, question, wanted)
    headers = {"Vary": "Accept", "Cache-Control": "no-cache"}
    if request.method != "POST" and names_tag(request.headers.get("if-none-match"), tag):
        return Response(status_code=304, headers={**headers, "ETag": tag})

    async def gone() -> None:
        while (await request.receive())["type"] != "http.disconnect":
            pass

    answer = await generation.ask(question, gone)
    if answer.repeatable:
        headers["ETag"] = tag
    media_type = wanted.named(answer.media_type)
    return answer_response(answer, headers, media_type)


def _tag(generation: ServedGeneration, question: Question, wanted: Formats) -> str:
    """Return an entity tag: the same for the same question, formats and generation.

    Only repeatable answers are given it, so that one which comes back stands for an answer that still holds.
    """
    parts = (question.text, question.default_graphs, question.named_graphs, wanted.results_as, wanted.triples_as)
    digest = hashlib.blake2b(repr(parts).encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()
    # weak: the order of rows without ORDER BY, and of prefixes, may differ
    return f'W/"{generation.description.fingerprint}-{digest}"'
