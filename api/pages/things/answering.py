"""From a request for a document on a thing to the page that planners read, where its kind has one."""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import urlencode

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request

from api.linked_data.addresses import Addresses, wire
from api.linked_data.answering import Wanted
from api.pages.rendering import Alternate, render
from api.pages.things.body_page import ROWS
from api.pages.things.identity import IdentityDecision, identity_decisions
from api.pages.things.thing_page import PAGED, thing_page
from api.rest.roots import renderer_of
from api.service.serving import ServedGeneration
from graph.index.kinds import Kind
from graph.index.values import Described

STATEMENTS = "statements"
"""The value of the parameter ``view`` that asks for all statements instead of the page."""


def told_apart(request: Request) -> tuple[str, ...]:
    """Return the parameters that make another page of the same document, for its entity tag."""
    return tuple(request.query_params.get(name, "") for name in ("view", "rows"))


async def page_of_thing(
    request: Request, generation: ServedGeneration, addresses: Addresses, asked: Wanted, iri: str
) -> bytes | None:
    """Return the page on a thing; None where it has none of its own and its statements are to be shown."""
    thing = await run_in_threadpool(generation.index.thing, iri)
    if thing is None or thing.kind not in PAGED:
        return None
    decisions = await identity_decisions(generation.ask, iri) if thing.kind is Kind.PERSON else ()
    rest = renderer_of(request, generation).address_of(iri, thing.kind)
    rows = request.query_params.get("rows", "")
    return await run_in_threadpool(_page, generation, addresses, asked, thing, rest, rows, decisions)


def _page(
    generation: ServedGeneration,
    addresses: Addresses,
    asked: Wanted,
    thing: Described,
    rest: str,
    rows: str,
    decisions: tuple[IdentityDecision, ...],
) -> bytes:
    page = thing_page(generation.index, thing, addresses, asked.language, rows, decisions)
    frame = asked.frame(page.name)
    kept = f"?{urlencode({'rows': rows})}" if rows in ROWS else ""
    frame = replace(
        frame,
        address=frame.address + kept,
        alternates=(*frame.alternates, Alternate(rest, "REST", "application/json")),
    )
    statements = f"{asked.address}?view={STATEMENTS}" + (f"&lang={asked.kept}" if asked.kept else "")
    return render("things/thing.html", frame, page=page, iri=thing.iri, iri_href=wire(thing.iri), statements=statements)
