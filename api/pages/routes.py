"""The pages that belong to no one thing: the start page, and what is told to search engines."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from api.catalog.facts import CatalogFacts, catalog_facts
from api.linked_data.addresses import Addresses
from api.linked_data.answering import kept_language, language_of
from api.pages.rendering import Frame, render
from api.pages.responding import page_response
from api.pages.start_page import latest_meetings, questions, ways
from api.pages.wording import wording
from api.service.links import public_base
from api.service.serving import Served
from ontology.terms import FOAF, SAMV

router = APIRouter(include_in_schema=False)
_METHODS = ["GET", "HEAD"]
_COUNTED: dict[str, str] = {
    "count_Minutes": SAMV.Minutes,
    "count_Meeting": SAMV.Meeting,
    "count_Person": FOAF.Person,
    "count_Project": SAMV.Project,
    "count_Decision": SAMV.Decision,
    "count_Agreement": SAMV.Agreement,
    "count_Commitment": SAMV.Commitment,
    "count_Tie": SAMV.Tie,
}
# What crawlers would never be done with, and what is there for those who look into one matter, not into one person.
_KEPT_FROM_CRAWLERS = (
    *("sparql", "query", "api/", "dumps/", "id/person/", "doc/person/", "minutes/", "search"),
    *("contacts", "map?", "map/", "panel", "sweden?", "timeline?", "follow-up?", "analytics"),
)


@router.api_route("/", methods=_METHODS)
async def start(request: Request, generation: Served) -> Response:
    """Show what is in the graph and the ways to it."""
    language = language_of(request)
    facts = await catalog_facts(generation, request.app.state.settings, public_base(request))
    t = wording(language)
    frame = Frame("Samgraf", language, facts.base, facts.base, kept=kept_language(request))
    addresses = Addresses(generation.description.base, facts.base, frame.kept)
    content = render(
        "start.html",
        frame,
        facts=facts,
        numbers=[(t[name], facts.figures.classes.get(iri, 0)) for name, iri in _COUNTED.items()],
        questions=questions(generation.suggestions, frame),
        ways=ways(frame),
        meetings=await run_in_threadpool(latest_meetings, generation.index, addresses, language),
        programs=_programs(facts, frame),
    )
    return page_response(content)


def _programs(facts: CatalogFacts, frame: Frame) -> list[tuple[str, str]]:
    t = wording(frame.language)
    dumps = [(f"{facts.base}dumps/{dump.name}", f"{t['way_dumps']} ({dump.name})") for dump in facts.dumps]
    return [
        (frame.own("query"), t["way_sparql"]),
        (f"{facts.base}api/v1/", t["way_rest"]),
        (frame.own("ontology"), t["way_ontology"]),
        (frame.own("catalog"), t["way_catalog"]),
        *dumps,
    ]


@router.api_route("/robots.txt", methods=_METHODS)
async def robots(request: Request) -> Response:
    """Tell crawlers what to leave alone: endless answers, and pages on single people."""
    prefix = request.scope.get("root_path", "")
    lines = ["User-agent: *", *(f"Disallow: {prefix}/{path}" for path in _KEPT_FROM_CRAWLERS)]
    return PlainTextResponse("\n".join(lines) + "\n")
