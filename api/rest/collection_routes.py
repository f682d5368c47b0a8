"""The routes of the collections: each as a list and thing by thing."""

# Annotations of the endpoints are made from the collection at hand: they must be values, not text.

from collections.abc import Sequence
from typing import Annotated, Any

from fastapi import APIRouter, Path, Query, Request
from starlette.responses import Response

from api.rest import cursors, models, parameters
from api.rest.alone import answer_alone
from api.rest.answering import JSON, chosen_format, csv_response, json_response, known_already
from api.rest.collections import COLLECTIONS, PASSAGES, Collection
from api.rest.cursors import Cursor
from api.rest.filtering import conditions_of, order_of, passage_conditions_of
from api.rest.problems import LIST_PROBLEMS, THING_PROBLEMS, nothing_there
from api.rest.roots import renderer_of
from api.rest.tables import MEDIA_TYPE as CSV
from api.rest.tables import csv_text
from api.service.serving import Served, ServedGeneration
from graph.index.kinds import Kind
from graph.index.listing import Condition, Order, Page, Place, Wanted, page_of, passages_of
from graph.index.naming import identified

Identifier = Annotated[str, Path(description="What tells the thing from its like: the end of its address.")]
_CSV_ANSWER: dict[str, Any] = {"content": {CSV: {"schema": {"type": "string"}}}}


def add_collections(router: APIRouter) -> None:
    """Add the routes of all collections."""
    for collection in COLLECTIONS:
        _add_list(router, collection)
        _add_thing(router, collection)
    _add_passages(router)


def _add_list(router: APIRouter, collection: Collection) -> None:
    asked_type, model = collection.asked, collection.model

    def endpoint(
        request: Request,
        served: Served,
        asked: Annotated[asked_type, Query()],  # type: ignore[valid-type]
    ) -> Response:
        renderer = renderer_of(request, served)
        listing = _Listing(request, served, asked, collection.name, collection.kinds)
        if (unchanged := listing.unchanged) is not None:
            return unchanged
        page = page_of(served.index, listing.wanted(conditions_of(served.index, collection.kinds, asked)))
        things = [renderer.thing(one, model) for one in served.index.things(page.numbers)]
        last = things[-1].iri if things else ""
        return listing.answer(model, things, page, last)

    router.add_api_route(
        f"/{collection.name}",
        endpoint,
        response_model=models.Page[model],  # type: ignore[valid-type]
        responses={200: _CSV_ANSWER, **LIST_PROBLEMS},
        operation_id=f"list_{collection.name.replace('-', '_')}",
        summary=f"List {collection.name.replace('-', ' ')}",
        description=collection.about,
        tags=[collection.name],
    )


def _add_thing(router: APIRouter, collection: Collection) -> None:
    model = collection.type_alone

    def endpoint(request: Request, served: Served, id: Identifier) -> Response:
        media_type = chosen_format(request, [JSON])
        if (unchanged := known_already(request, served, media_type)) is not None:
            return unchanged
        number = identified(served.index, id, collection.kinds)
        if number is None:
            raise nothing_there(collection.one, id, renderer_of(request, served).address(collection.name))
        (found,) = served.index.things([number])
        return json_response(served, answer_alone(served, renderer_of(request, served), found, model))

    router.add_api_route(
        f"/{collection.name}/{{id:path}}",
        endpoint,
        response_model=model,
        responses=THING_PROBLEMS,
        operation_id=f"get_{collection.one.replace('-', '_')}",
        summary=f"One of the {collection.name.replace('-', ' ')}",
        description=f"{collection.about} This is one of them, with all that is known of it.",
        tags=[collection.name],
    )


def _add_passages(router: APIRouter) -> None:
    def passages(request: Request, served: Served, asked: Annotated[parameters.AskedPassages, Query()]) -> Response:
        renderer = renderer_of(request, served)
        listing = _Listing(request, served, asked, PASSAGES, ())
        if (unchanged := listing.unchanged) is not None:
            return unchanged
        page = passages_of(served.index, listing.wanted(passage_conditions_of(served.index, asked)))
        found = [renderer.passage(passage) for _, passage in served.index.passages(page.numbers)]
        return listing.answer(models.Passage, found, page, found[-1].iri if found else "")

    def passage(request: Request, served: Served, id: Identifier) -> Response:
        media_type = chosen_format(request, [JSON])
        if (unchanged := known_already(request, served, media_type)) is not None:
            return unchanged
        renderer = renderer_of(request, served)
        number = served.index.passage_number(served.index.absolute(f"passage/{id}"))
        if number is None:
            raise nothing_there("passage", id, renderer.address(PASSAGES))
        ((_, found),) = served.index.passages([number])
        backs = [renderer.reference(link) for link in served.index.backed_by(number)]
        return json_response(served, models.PassageInUse(backs=backs, **renderer.passage(found).model_dump()))

    about = "The words that back statements. Filters choose them by the meeting that their minutes record."
    router.add_api_route(
        f"/{PASSAGES}",
        passages,
        response_model=models.Page[models.Passage],
        responses={200: _CSV_ANSWER, **LIST_PROBLEMS},
        operation_id="list_passages",
        summary="List passages",
        description=about,
        tags=[PASSAGES],
    )
    router.add_api_route(
        f"/{PASSAGES}/{{id:path}}",
        passage,
        response_model=models.PassageInUse,
        responses=THING_PROBLEMS,
        operation_id="get_passage",
        summary="One of the passages",
        description="Words of minutes, with what they back.",
        tags=[PASSAGES],
    )


class _Listing:
    """One request for a list."""

    def __init__(
        self,
        request: Request,
        served: ServedGeneration,
        asked: parameters.Asked,
        name: str,
        kinds: tuple[Kind, ...],
    ) -> None:
        self._request = request
        self._served = served
        self._asked = asked
        self._kinds = kinds
        self._media_type = chosen_format(request, [JSON, CSV], asked.format)
        self._order, self._descending = order_of(asked)
        if not kinds:
            self._order = Order.PASSAGE
        self._list = f"{name} {'-' if self._descending else ''}{self._order.name}"

    @property
    def unchanged(self) -> Response | None:
        """The answer that nothing has changed, where that is so."""
        return known_already(self._request, self._served, self._media_type)

    def wanted(self, conditions: tuple[Condition, ...]) -> Wanted:
        """Return what is asked of the index."""
        return Wanted(self._kinds, conditions, self._order, self._descending, self._after(), self._asked.limit)

    def _after(self) -> Place | None:
        if self._asked.cursor is None:
            return None
        cursor = cursors.read(self._asked.cursor, self._list)
        index = self._served.index
        iri = index.absolute(cursor.iri)
        number = index.number_of(iri) if self._kinds else index.passage_number(iri)
        if number is None:
            raise cursors.damaged()
        by_number = self._order in (Order.DOCUMENT, Order.PASSAGE)
        return Place(number if by_number else cursor.value, number)

    def answer(self, model: type, items: Sequence[models.Model], page: Page, last: str) -> Response:
        """Return a page in the format that was asked for."""
        next_page = None
        if page.end is not None:
            cursor = cursors.written(Cursor(self._list, page.end.value, self._served.index.relative(last)))
            next_page = str(self._request.url.include_query_params(cursor=cursor))
        if self._media_type == CSV:
            return csv_response(self._served, csv_text(model, items), page.total, next_page)
        content = models.Page[model](total=page.total, next=next_page, items=list(items))  # type: ignore[valid-type]
        return json_response(self._served, content, next_page)
