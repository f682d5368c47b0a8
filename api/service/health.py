"""Whether the service lives, whether it can answer, and what it measures."""

from __future__ import annotations

from fastapi import APIRouter, Request
from starlette.responses import JSONResponse, Response

from api.queries.question import Question
from api.service.metrics import CONTENT_TYPE, Metrics
from api.service.serving import Service
from ontology.errors import SamgrafError

router = APIRouter(include_in_schema=False)


@router.get("/healthz")
async def healthz() -> JSONResponse:
    """Answer as long as the process lives."""
    return JSONResponse({"status": "alive"}, headers={"Cache-Control": "no-store"})


@router.get("/readyz")
async def readyz(request: Request) -> JSONResponse:
    """Answer 200 where a query is answered, 503 where none is."""
    service: Service = request.app.state.service
    headers = {"Cache-Control": "no-store"}
    if not service.is_ready:
        return JSONResponse({"status": "no graph"}, 503, headers)
    with service.current.in_use() as generation:
        try:
            await generation.pool.ask(Question("ASK {}"))
        except SamgrafError as error:
            return JSONResponse({"status": str(error)}, 503, headers)
        return JSONResponse({"status": "ready", "generation": generation.description.fingerprint}, headers=headers)


@router.get("/metrics")
async def metrics(request: Request) -> Response:
    """Answer with what was measured."""
    measured: Metrics = request.app.state.metrics
    return Response(measured.text(), media_type=CONTENT_TYPE)
