"""The list of promises on a chosen day: as a page, and as a table for spreadsheets."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from urllib.parse import urlencode
from zoneinfo import ZoneInfo

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from api.linked_data.addresses import Addresses
from api.linked_data.answering import kept_language, language_of
from api.pages.chronicle.follow_up_page import StateView, state_views
from api.pages.rendering import Frame, render
from api.pages.responding import READ_ANEW, page_response
from api.pages.scoping import Scope, scope_of
from api.pages.wording import wording
from api.service.links import public_base
from api.service.serving import Served, ServedGeneration
from graph.chronicle.follow_up import MOST_WEIGHED, FollowUps, State, follow_ups
from visualizations.spreadsheets import spreadsheet

router = APIRouter(include_in_schema=False)
_SHOWN, _IN_TABLE = 50, 2000
_SWEDISH_TIME = ZoneInfo("Europe/Stockholm")


@dataclass(frozen=True, slots=True)
class FollowUpState:
    """What the address asks of the list; ``as_of`` is "" for today, ``bad_day`` what was given and is no day."""

    base: str
    around: str
    as_of: str
    bad_day: str
    language: str

    @property
    def day(self) -> date:
        """The day as of which promises stand as they do."""
        return date.fromisoformat(self.as_of) if self.as_of else datetime.now(UTC).astimezone(_SWEDISH_TIME).date()

    def address(self, path: str = "follow-up", *, language: bool = True, **changed: str) -> str:
        """Return the address of the list, with some parameters changed."""
        given = {"around": self.around, "as_of": self.as_of} | changed
        given |= {"lang": self.language} if language else {}
        kept = {name: value for name, value in given.items() if value}
        return f"{self.base}{path}?{urlencode(kept)}" if kept else f"{self.base}{path}"


def follow_up_state(request: Request) -> FollowUpState:
    """Read what the address asks for."""
    given = request.query_params.get("as_of", "").strip()[:40]
    around = request.query_params.get("around", "").strip()
    try:
        as_of = date.fromisoformat(given).isoformat() if given else ""
    except ValueError:
        return FollowUpState(public_base(request), around, "", given, kept_language(request))
    return FollowUpState(public_base(request), around, as_of, "", kept_language(request))


@router.api_route("/follow-up", methods=["GET", "HEAD"])
def follow_up(request: Request, generation: Served) -> Response:
    """Show how promises stand on a day."""
    state, scope, language = follow_up_state(request), scope_of(request, generation.index), language_of(request)
    t = wording(language)
    title = t["follow_up_of"].format(what=scope.thing.label) if scope.thing else t["follow_up"]
    frame = Frame(title, language, state.base, state.address(language=False), kept=state.language)
    found = _found(generation, state, scope, _SHOWN)
    addresses = Addresses(generation.description.base, state.base, state.language)
    views = state_views(found, addresses, language) if found else ()
    content = render(
        "chronicle/follow_up.html", frame, scope=scope, state=state, found=found, views=views, weighed=MOST_WEIGHED
    )
    return page_response(content)


@router.api_route("/follow-up.csv", methods=["GET", "HEAD"])
def follow_up_table(request: Request, generation: Served) -> Response:
    """Give the same as a table: UTF-8 with a mark that spreadsheets know it by."""
    state, scope, language = follow_up_state(request), scope_of(request, generation.index), language_of(request)
    found = _found(generation, state, scope, _IN_TABLE)
    addresses = Addresses(generation.description.base, state.base)
    views = state_views(found, addresses, language) if found else ()
    headers = {**READ_ANEW, "Content-Disposition": f'attachment; filename="samgraf-{state.day}.csv"'}
    return Response(_table(views, language), headers=headers, media_type="text/csv; charset=utf-8")


def _found(generation: ServedGeneration, state: FollowUpState, scope: Scope, most: int) -> FollowUps | None:
    """Return the promises, None where nobody knows what they should concern."""
    if scope.text and scope.thing is None:
        return None
    return follow_ups(generation.index, generation.search, scope.thing, state.day, tuple(State), most)


def _table(views: Iterable[StateView], language: str) -> bytes:
    t = wording(language)
    columns = ("kind", "last_day", "promised_by", "promised", "promised_at", "meeting", "address")
    return spreadsheet([t[name] for name in columns], _rows(views))


def _rows(views: Iterable[StateView]) -> Iterator[tuple[object, ...]]:
    for view in views:
        for one in view.promises:
            who = ", ".join(person.text for person in one.responsible)
            meeting = one.meeting.text if one.meeting else ""
            yield view.heading, one.last_day, who, one.told.text, one.made_on, meeting, one.told.href
