"""The routes of networks: which there are, and each as a file in any format of ``graph.network_files``."""

# Annotations of the endpoints are read when the routes are added: they must be values.

import asyncio
import json
from collections.abc import Mapping
from typing import Annotated, Any

from fastapi import APIRouter, Path, Query, Request
from starlette.responses import Response

from api.linked_data.describing import content_of
from api.queries.question import Question
from api.rest import models
from api.rest.answering import JSON, chosen_format, json_response, known_already
from api.rest.network_list import PROJECTIONS_PATH, networks_of
from api.rest.parameters import AskedNetwork
from api.rest.problems import LIMIT_PROBLEMS, LIST_PROBLEMS, OVERVIEW_PROBLEMS, nothing_there
from api.rest.roots import renderer_of
from api.service.problems import Problem
from api.service.revalidation import names_tag
from api.service.serving import Served, ServedGeneration
from graph.network_files import choosing
from graph.network_files.formats import FORMATS
from graph.network_files.gathering import network_of, queries_for
from graph.network_files.network import NetworkRefusedError

Name = Annotated[str, Path(description="The name of a network.", examples=[choosing.DEFAULT_NETWORK])]
_EXAMPLE: dict[str, Any] = {
    "directed": False,
    "multigraph": False,
    "graph": {"name": choosing.DEFAULT_NETWORK, "unit": "meetings"},
    "nodes": [
        {"id": f"https://w3id.org/samgraf/id/municipality/{code}", "label": name, "kind": "Municipality"}
        for code, name in (("1440", "Ale"), ("1462", "Lilla Edet"))
    ],
    "edges": [
        {
            "source": "https://w3id.org/samgraf/id/municipality/1440",
            "target": "https://w3id.org/samgraf/id/municipality/1462",
            "weight": 2.0,
            "count": 2,
        }
    ],
}
_CONTENT: dict[str, Any] = {
    form.media_type: {"schema": {"type": "string"}} for form in FORMATS.values() if form.media_type != JSON
}
_ANSWERS: dict[int | str, dict[str, Any]] = {
    200: {"content": {**_CONTENT, JSON: {"example": _EXAMPLE}}},
    404: LIST_PROBLEMS[400] | {"description": "There is no such network."},
    **LIST_PROBLEMS,
    **LIMIT_PROBLEMS,
}


def add_networks(router: APIRouter) -> None:
    """Add the routes of the networks."""
    router.add_api_route(
        f"/{PROJECTIONS_PATH}",
        listed,
        response_model=models.Networks,
        responses=OVERVIEW_PROBLEMS,
        operation_id="list_projections",
        summary="Which networks there are",
        tags=[PROJECTIONS_PATH],
    )
    router.add_api_route(
        f"/{PROJECTIONS_PATH}/{{name}}",
        network,
        response_model=models.NodeLink,
        responses=_ANSWERS,
        operation_id="get_projection",
        summary="A network as a file",
        tags=[PROJECTIONS_PATH],
    )


def listed(request: Request, served: Served) -> Response:
    """Answer with all networks: what each means, what it counts, and by which query it is asked for."""
    media_type = chosen_format(request, [JSON])
    if (unchanged := known_already(request, served, media_type)) is not None:
        return unchanged
    return json_response(served, networks_of(renderer_of(request, served)))


async def network(request: Request, served: Served, name: Name, asked: Annotated[AskedNetwork, Query()]) -> Response:
    """Answer with a network: GraphML, GEXF, Pajek, CSV, Parquet, node-link JSON or Cytoscape's JSON.

    Nodes have name, class, code and county, ties their weight, count, first and last day and step of the ladder.
    """
    if name not in choosing.NETWORKS:
        raise nothing_there("network", name, renderer_of(request, served).address(PROJECTIONS_PATH))
    form = FORMATS[f".{asked.format}"]
    write = form.nodes if asked.part == "nodes" else form.write
    if write is None:
        detail = f"A file of {asked.format} holds nodes and ties: leave out part, or ask for csv or parquet."
        raise Problem(400, "no-parts", "No parts", detail, {"parameter": "part"})
    wanted = _wanted(name, asked)
    headers = {"ETag": f'W/"{served.description.fingerprint}-{asked.format}"', "Cache-Control": "no-cache"}
    if names_tag(request.headers.get("if-none-match", ""), headers["ETag"]):
        return Response(status_code=304, headers=headers)
    answers = {query: await _rows(served, query) for query in queries_for(wanted)}
    fingerprint = served.description.fingerprint
    content = await asyncio.to_thread(lambda: write(network_of(answers.__getitem__, wanted, fingerprint)))
    file = f"{name}-nodes" if asked.part == "nodes" else name
    disposition = (
        {"Content-Disposition": f'attachment; filename="{file}.{asked.format}"'} if asked.format != "json" else {}
    )
    return Response(content, headers=headers | disposition, media_type=form.media_type)


def _wanted(name: str, asked: AskedNetwork) -> choosing.Wanted:
    try:
        return choosing.chosen(name, asked.weights, asked.from_, asked.to)
    except NetworkRefusedError as refused:
        raise Problem(400, "no-such-network", "No such network", str(refused)) from refused


async def _rows(served: ServedGeneration, query: str) -> tuple[Mapping[str, str], ...]:
    """Ask a query in a worker, within the limits of any other."""
    found = json.loads(content_of(await served.ask(Question(query))))["results"]["bindings"]
    return tuple({name: cell["value"] for name, cell in row.items()} for row in found)
