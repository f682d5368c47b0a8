"""The timeline: of everything, or of what concerns one thing."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlencode

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from api.linked_data.addresses import Addresses, wire
from api.linked_data.answering import kept_language, language_of
from api.pages.chronicle.timeline_page import timeline_page
from api.pages.rendering import Frame, render
from api.pages.responding import page_response
from api.pages.scoping import Scope, scope_of
from api.pages.wording import wording
from api.rest.collections import HOME
from api.service.links import public_base
from api.service.serving import Served, ServedGeneration
from graph.chronicle.entries import Asked, Sort
from graph.index.listing import Place
from graph.index.naming import identifier_of
from graph.index.periods import period_of

router = APIRouter(include_in_schema=False)


@dataclass(frozen=True, slots=True)
class TimelineState:
    """What the address asks of the timeline; "" where nothing. A year or month given stands for its days."""

    base: str
    around: str
    sorts: tuple[Sort, ...]
    first: str
    last: str
    after: Place | None
    language: str

    def address(self, *, language: bool = True, **changed: str) -> str:
        """Return the address of the timeline, with some parameters changed, from its beginning."""
        given = {"around": self.around, "from": self.first, "to": self.last} | changed
        pairs = [(name, value) for name, value in given.items() if value]
        pairs += [("sort", sort.value) for sort in self.sorts] if self.sorts != tuple(Sort) else []
        pairs += [("lang", self.language)] if language and self.language else []
        return f"{self.base}timeline?{urlencode(pairs)}" if pairs else f"{self.base}timeline"

    @property
    def unknown_days(self) -> tuple[str, ...]:
        """What was given as a day and is none, nor a month or a year."""
        return tuple(day for day in (self.first, self.last) if day and period_of(day) is None)

    def asked(self, scope: Scope) -> Asked:
        """Return what is asked for; what makes no sense counts as not given."""
        first, last = period_of(self.first) if self.first else None, period_of(self.last) if self.last else None
        return Asked(scope.thing, self.sorts, first[0] if first else None, last[1] if last else None)


def timeline_state(request: Request) -> TimelineState:
    """Read what the address asks for."""
    given = request.query_params
    known = {sort.value: sort for sort in Sort}
    named = set(given.getlist("sort"))
    sorts = tuple(sort for value, sort in known.items() if value in named) or tuple(Sort)
    day, _, number = given.get("after", "").rpartition(".")
    after = Place(day, int(number)) if day and number.isascii() and number.isdecimal() and len(number) < 18 else None
    first, last = (given.get(name, "").strip()[:10] for name in ("from", "to"))
    around = given.get("around", "").strip()
    return TimelineState(public_base(request), around, sorts, first, last, after, kept_language(request))


@router.api_route("/timeline", methods=["GET", "HEAD"])
def timeline(request: Request, generation: Served) -> Response:
    """Show what happened and what is to come."""
    state, scope, language = timeline_state(request), scope_of(request, generation.index), language_of(request)
    t = wording(language)
    title = t["timeline_of"].format(what=scope.thing.label) if scope.thing else t["timeline"]
    frame = Frame(title, language, state.base, state.address(language=False), kept=state.language)
    addresses = Addresses(generation.description.base, state.base, state.language)
    known = scope.thing is not None or not scope.text
    page = timeline_page(generation.index, state.asked(scope), state.after, addresses, language) if known else None
    content = render(
        "chronicle/timeline.html",
        frame,
        scope=scope,
        state=state,
        page=page,
        sorts=tuple(Sort),
        feeds=_feeds(state, scope, generation),
    )
    return page_response(content)


def _feeds(state: TimelineState, scope: Scope, generation: ServedGeneration) -> str:
    """Return the address of the feeds of the same, without an ending."""
    if scope.thing is None:
        return f"{state.base}feeds/all"
    collection = HOME[scope.thing.kind].name
    identifier = identifier_of(generation.index.relative(scope.thing.iri), scope.thing.kind)
    return f"{state.base}feeds/{collection}/{wire(identifier)}"
