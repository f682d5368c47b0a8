"""The addresses of feeds: /feeds/all.ics, /feeds/municipalities/1283.atom …"""

from __future__ import annotations

from fastapi import APIRouter
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from api.feeds.calendar import calendar
from api.feeds.news import news
from api.linked_data.addresses import Addresses, wire
from api.linked_data.answering import kept_language, language_of
from api.pages.rendering import Frame
from api.pages.responding import READ_ANEW
from api.pages.wording import wording
from api.rest.collections import number_at
from api.service.links import public_base
from api.service.serving import Served, ServedGeneration
from graph.chronicle.entries import Asked, chronicle_of, outcomes_at
from graph.index.values import Described

router = APIRouter(include_in_schema=False)
_ALL = "all"
_IN_CALENDAR, _IN_NEWS = 500, 50


@router.api_route("/feeds/{name:path}.ics", methods=["GET", "HEAD"])
def as_calendar(request: Request, name: str, generation: Served) -> Response:
    """Give the calendar of a thing, named as REST does, or of everything."""
    thing, language = _thing(generation, name), language_of(request)
    addresses = Addresses(generation.description.base, public_base(request), kept_language(request))
    entries = chronicle_of(generation.index, Asked(thing), _IN_CALENDAR).entries
    content = calendar(_label(thing, language), entries, addresses, language)
    return Response(content, headers=READ_ANEW, media_type="text/calendar; charset=utf-8")


@router.api_route("/feeds/{name:path}.atom", methods=["GET", "HEAD"])
def as_news(request: Request, name: str, generation: Served) -> Response:
    """Give the news of a thing, named as REST does, or of everything."""
    thing, language = _thing(generation, name), language_of(request)
    base = public_base(request)
    addresses = Addresses(generation.description.base, base, kept_language(request))
    chronicle = chronicle_of(generation.index, Asked(thing), _IN_NEWS)
    outcomes = outcomes_at(generation.index, thing, chronicle.entries)
    frame = Frame(f"Samgraf: {_label(thing, language)}", language, base, wire(f"{base}feeds/{name}.atom"))
    content = news(frame, chronicle.entries, outcomes, addresses, chronicle.undated_total)
    return Response(content, headers=READ_ANEW, media_type="application/atom+xml; charset=utf-8")


def _thing(generation: ServedGeneration, name: str) -> Described | None:
    if name == _ALL:
        return None
    number = number_at(generation.index, name)
    if number is None:
        raise HTTPException(404)
    return generation.index.things([number], evidence=False)[0]


def _label(thing: Described | None, language: str) -> str:
    return thing.label if thing else wording(language)["timeline"]
