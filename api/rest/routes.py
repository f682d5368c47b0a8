"""The routes of /api/v1/: what there is, lists and things, search, neighbourhoods and the OpenAPI document."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request
from starlette.responses import Response

from api.rest import models
from api.rest.analytics_routes import add_analytics
from api.rest.answering import JSON, chosen_format, json_response, known_already
from api.rest.collection_routes import add_collections
from api.rest.collections import number_at
from api.rest.filtering import day_of, meant, period_conditions
from api.rest.network_routes import add_networks
from api.rest.openapi import document
from api.rest.overview import overview_of
from api.rest.parameters import AskedNeighbourhood, AskedSearch
from api.rest.problems import LIST_PROBLEMS, OVERVIEW_PROBLEMS, refuse_unknown_parameters
from api.rest.report_routes import add_reports
from api.rest.roots import PREFIX, renderer_of
from api.service.problems import Problem
from api.service.serving import Served
from graph.index.kinds import ORGANISATIONS, Facet, Kind, class_name_of
from graph.index.listing import Condition, chosen_with_meeting
from graph.index.neighbourhood import Around, neighbourhood_of
from graph.index.reading import Index
from graph.search.results import Sought

router = APIRouter(prefix=PREFIX, dependencies=[Depends(refuse_unknown_parameters)])
_PASSAGE = "Passage"
_TYPES = {class_name_of(kind): kind for kind in Kind}


@router.get(
    "/",
    response_model=models.Overview,
    responses=OVERVIEW_PROBLEMS,
    operation_id="overview",
    summary="What there is",
    tags=["overview"],
)
def overview(request: Request, served: Served) -> Response:
    """Answer with all collections and how much each holds."""
    media_type = chosen_format(request, [JSON])
    if (unchanged := known_already(request, served, media_type)) is not None:
        return unchanged
    return json_response(served, overview_of(served, renderer_of(request, served)))


@router.get("/openapi.json", include_in_schema=False)
def openapi(request: Request, served: Served) -> Response:
    """Answer with the OpenAPI document."""
    return Response(document(router, served, renderer_of(request, served)), media_type=JSON)


@router.get(
    "/search",
    response_model=models.SearchResult,
    responses=LIST_PROBLEMS,
    operation_id="search",
    summary="Search names, titles, outcomes and passages",
    tags=["search"],
)
def search(request: Request, served: Served, asked: Annotated[AskedSearch, Query()]) -> Response:
    """Find things and words of minutes by words.

    Inflection, slips of the pen and å, ä, ö typed as a, o are forgiven; words are found inside longer ones. The best
    come first; names and titles before passages.
    """
    media_type = chosen_format(request, [JSON])
    if (unchanged := known_already(request, served, media_type)) is not None:
        return unchanged
    kinds, passages = _types(asked.type)
    conditions = (*_of_meetings(served.index, asked), *period_conditions(asked))
    found = served.search.find(Sought(asked.q, kinds, passages, conditions, asked.offset, asked.limit))
    reached = asked.offset + asked.limit
    more = len(found.hits) == asked.limit and reached <= 400
    next_page = str(request.url.include_query_params(offset=reached)) if more else None
    return json_response(served, renderer_of(request, served).found(found, next_page), next_page)


def _of_meetings(index: Index, asked: AskedSearch) -> list[Condition]:
    conditions = []
    if asked.municipality is not None:
        numbers = meant(index, asked.municipality, (Kind.MUNICIPALITY,), "municipality")
        conditions.append(chosen_with_meeting(Facet.ORGANISATION, numbers))
    if asked.body is not None:
        conditions.append(chosen_with_meeting(Facet.BODY, meant(index, asked.body, ORGANISATIONS, "organisation")))
    return conditions


def _types(wanted: str | None) -> tuple[tuple[Kind, ...], bool]:
    """Return the kinds that names of classes mean, and whether passages are among them."""
    if wanted is None:
        return tuple(Kind), True
    names = {name.strip() for name in wanted.split(",")} - {""}
    unknown = sorted(names - _TYPES.keys() - {_PASSAGE})
    if unknown or not names:
        known = ", ".join(sorted((*_TYPES, _PASSAGE)))
        detail = f"There is no class {', '.join(unknown)} here: use {known}."
        raise Problem(400, "unknown-type", "Unknown class", detail, {"parameter": "type"})
    return tuple(kind for name, kind in _TYPES.items() if name in names), _PASSAGE in names


@router.get(
    "/neighbourhood",
    response_model=models.Neighbourhood,
    responses={404: LIST_PROBLEMS[400] | {"description": "There is no such thing."}, **LIST_PROBLEMS},
    operation_id="neighbourhood",
    summary="What is around a thing",
    tags=["neighbourhood"],
)
def neighbourhood(request: Request, served: Served, asked: Annotated[AskedNeighbourhood, Query()]) -> Response:
    """Answer with nodes and edges around a thing.

    Edges are ties with their step and weight, attendances, participations, whom people represented, who held a
    meeting, membership and further links. A period chooses facts by their time; what has none stays.
    """
    media_type = chosen_format(request, [JSON])
    if (unchanged := known_already(request, served, media_type)) is not None:
        return unchanged
    number = number_at(served.index, asked.thing)
    if number is None:
        detail = f"There is nothing called {asked.thing}: give an IRI, or the end of an address such as people/ID."
        raise Problem(404, "not-found", "Not found", detail)
    kinds, _ = _types(asked.type)
    around = Around(
        asked.depth,
        kinds,
        day_of("from", asked.from_, 0),
        day_of("to", asked.to, 1),
        asked.step,
        asked.min_weight,
        asked.limit,
    )
    found = neighbourhood_of(served.index, number, around)
    return json_response(served, renderer_of(request, served).neighbourhood(found))


add_collections(router)
add_networks(router)
add_reports(router)
add_analytics(router)
