"""From the routes to their OpenAPI document, with examples out of the graph itself."""

from __future__ import annotations

import json
from typing import Any
from weakref import WeakKeyDictionary

from fastapi import APIRouter
from fastapi.openapi.utils import get_openapi
from pydantic import BaseModel

from api.rest import models
from api.rest.alone import answer_alone
from api.rest.collections import COLLECTIONS, PASSAGES
from api.rest.network_list import networks_of
from api.rest.overview import overview_of
from api.rest.rendering import Renderer
from api.service.serving import ServedGeneration
from graph.index.listing import Order, Wanted, page_of, passages_of
from graph.index.neighbourhood import Around, neighbourhood_of
from graph.search.results import Sought

VERSION = "1.0.0"
_DESCRIPTION = (
    "Regional collaboration read out of minutes, as plain JSON and CSV: meetings, who took part, what was decided, "
    "agreed and promised, and the words that say so. Keys are the local names of the Samgraf ontology."
)
_JSON = "application/json"
_MOST_ADDRESSES = 8
_WRITTEN: WeakKeyDictionary[ServedGeneration, dict[str, str]] = WeakKeyDictionary()
"""What was written for a generation, by the address that the service was asked at."""


def document(router: APIRouter, served: ServedGeneration, renderer: Renderer) -> str:
    """Return the OpenAPI document (3.1) of the service as whoever asks knows it, in JSON."""
    written = _WRITTEN.setdefault(served, {})
    if renderer.root not in written:
        if len(written) >= _MOST_ADDRESSES:
            written.clear()
        written[renderer.root] = json.dumps(_described(router, served, renderer), ensure_ascii=False)
    return written[renderer.root]


def _described(router: APIRouter, served: ServedGeneration, renderer: Renderer) -> dict[str, Any]:
    described = get_openapi(
        title="Samgraf",
        version=VERSION,
        openapi_version="3.1.0",
        description=_DESCRIPTION,
        routes=router.routes,
        servers=[{"url": renderer.root.removesuffix("/api/v1/") or "/"}],
        tags=[{"name": one.name, "description": one.about} for one in COLLECTIONS],
    )
    schemas = described["components"]["schemas"]
    schemas["ProblemDocument"] = models.ProblemDocument.model_json_schema()
    for name in ("HTTPValidationError", "ValidationError"):
        schemas.pop(name, None)
    _add_examples(described["paths"], served, renderer)
    return described


def _add_examples(paths: dict[str, Any], served: ServedGeneration, renderer: Renderer) -> None:
    """Show for each operation what it answers on the graph that is served."""
    for collection in COLLECTIONS:
        page = page_of(served.index, Wanted(collection.kinds, limit=1))
        for found in served.index.things(page.numbers):
            listed = renderer.thing(found, collection.model)
            address = renderer.address(collection.name)
            _exemplify(paths[f"/api/v1/{collection.name}"], _page(listed, page.total, address))
            alone = answer_alone(served, renderer, found, collection.type_alone)
            _exemplify(paths[f"/api/v1/{collection.name}/{{id}}"], alone, alone.id)
    passages = passages_of(served.index, Wanted((), order=Order.PASSAGE, limit=1))
    for number, passage in served.index.passages(passages.numbers):
        listed_passage = renderer.passage(passage)
        page_of_passages = _page(listed_passage, passages.total, renderer.address(PASSAGES))
        _exemplify(paths[f"/api/v1/{PASSAGES}"], page_of_passages)
        backs = [renderer.reference(link) for link in served.index.backed_by(number)]
        in_use = models.PassageInUse(backs=backs, **listed_passage.model_dump())
        _exemplify(paths[f"/api/v1/{PASSAGES}/{{id}}"], in_use, in_use.id)
    _exemplify(paths["/api/v1/"], overview_of(served, renderer))
    _exemplify(paths["/api/v1/search"], renderer.found(served.search.find(Sought("kommun", limit=1)), None))
    ale = served.index.number_of(served.index.absolute("municipality/1440"))
    if ale is not None:
        around = neighbourhood_of(served.index, ale, Around(limit=2))
        _exemplify(paths["/api/v1/neighbourhood"], renderer.neighbourhood(around))
    _exemplify(paths["/api/v1/projections"], networks_of(renderer))


def _page(item: models.Model, total: int, address: str) -> BaseModel:
    following = f"{address}?limit=1&cursor=…" if total > 1 else None
    return models.Page[models.Model].model_construct(total=total, next=following, items=[item])


def _exemplify(path: dict[str, Any], answer: BaseModel, identifier: str | None = None) -> None:
    operation = path["get"]
    example = answer.model_dump(by_alias=True, mode="json", serialize_as_any=True)
    operation["responses"]["200"]["content"][_JSON]["example"] = example
    for parameter in operation.get("parameters", []):
        if parameter["in"] == "path" and identifier is not None:
            parameter["example"] = identifier
