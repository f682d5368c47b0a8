"""The routes of analyses: which there are, and each for a place, body and period."""

# Annotations of the endpoints are read when the routes are added: they must be values.

from collections.abc import Mapping
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Path, Query, Request
from starlette.responses import Response

from api.jobs.process import WorkFailedError
from api.jobs.reports import State
from api.jobs.serving import KeptReports
from api.rest.analysis_tables import csv_of
from api.rest.analytics_models import Analysis, AnalysisKind, AnalysisList, AskedAnalysis
from api.rest.answering import JSON, chosen_format, csv_response
from api.rest.problems import PLAIN_PROBLEMS, told
from api.rest.report_models import ReportStatus
from api.rest.report_routes import status_of
from api.rest.tables import MEDIA_TYPE as CSV
from api.service.links import address, public_base
from api.service.problems import Problem
from api.service.serving import Served, ServedGeneration
from graph.language.phrases import phrases
from graph.reports.analyses import ANALYSES
from graph.reports.choosing import chosen
from graph.reports.model import Report, Table
from visualizations.reports.json_file import json_file

ANALYTICS_PATH = "analytics"
_PATIENCE = 2.0
"""Seconds that a request waits for an analysis; one that takes longer is told of by its address."""
_LATER = {"Cache-Control": "no-store"}
_HREF = f"http://127.0.0.1:8000/api/v1/{ANALYTICS_PATH}/gaps"
_LIST = {"items": [{"name": "gaps", "title": "Luckor i deltagandet", "about": "…", "href": _HREF}]}
_EXAMPLE: Mapping[str, Any] = {
    "format": 1,
    "title": "Regional samverkan",
    "language": "sv",
    "scope": "Ale",
    "period": "2018–2024",
    "generation": "3f9a1c20b7d4e655",
    "version": "0.1.0",
    "sections": [
        {
            "key": "gaps",
            "title": "Luckor i deltagandet",
            "blocks": [{"type": "paragraph", "text": "Ingen som väntades saknades vid mötena.", "quotes": []}],
        }
    ],
    "quotes": [],
    "queries": [{"key": "F1", "title": "Vilka möten hölls av vilka organ?", "text": "SELECT …"}],
}
_ANSWERS: dict[int | str, dict[str, Any]] = {
    200: {"content": {JSON: {"example": _EXAMPLE}, CSV: {"schema": {"type": "string"}}}},
    202: {"model": ReportStatus, "description": "It takes longer: Location is where to ask how far it has come."},
    400: told("A name or a day means nothing."),
    404: told("The analysis has no such table, or none at all."),
    **PLAIN_PROBLEMS,
    503: told("It could not be made, too many are being made, or there is no graph to make it of."),
}
Name = Annotated[Literal[ANALYSES], Path(description="The name of an analysis.", examples=["gaps"])]  # type: ignore[valid-type]
Language = Annotated[Literal["sv", "en"], Query(description="The language of titles.")]


def add_analytics(router: APIRouter) -> None:
    """Add the routes of analyses."""
    router.add_api_route(
        f"/{ANALYTICS_PATH}",
        listed,
        response_model=AnalysisList,
        responses={**PLAIN_PROBLEMS, 200: {"content": {JSON: {"example": _LIST}}}},
        operation_id="list_analyses",
        summary="Which analyses there are",
        tags=[ANALYTICS_PATH],
    )
    router.add_api_route(
        f"/{ANALYTICS_PATH}/{{name}}",
        analysed,
        response_model=Analysis,
        responses=_ANSWERS,
        operation_id="get_analysis",
        summary="An analysis",
        tags=[ANALYTICS_PATH],
    )


def listed(request: Request, served: Served, language: Language = "sv") -> Response:
    """Answer with the names of all analyses and what each answers."""
    chosen_format(request, [JSON])
    words = phrases("graph.reports", language)
    items = [
        AnalysisKind(
            name=name,
            title=words[f"part_{name.replace('-', '_')}"],
            about=words[f"about_{name.replace('-', '_')}"],
            href=address(request, f"api/v1/{ANALYTICS_PATH}/{name}"),
        )
        for name in ANALYSES
    ]
    return Response(AnalysisList(items=items).model_dump_json(), media_type=JSON, headers=_LATER)


async def analysed(
    request: Request, served: Served, kept: KeptReports, name: Name, asked: Annotated[AskedAnalysis, Query()]
) -> Response:
    """Answer with an analysis: sentences and tables with intervals, the queries that gave them and quotes.

    What takes longer than two seconds is answered with 202 and the address of the report that is being made; ask again
    once it is ready. An analysis that was made before is there at once.
    """
    media_type = chosen_format(request, [JSON, CSV], asked.format)
    choice = chosen(served.index, asked.scope, asked.from_ or "", asked.to or "", asked.language, (name,))
    job = kept.ask(served.folder, served.description.fingerprint, choice, public_base(request))
    job = await kept.ended(job.identifier, _PATIENCE)
    if job.state in (State.FAILED, State.CANCELLED):
        raise WorkFailedError(job.problem or "It was cancelled: ask for it again.")
    if job.state is not State.READY:
        status = status_of(job, request)
        headers = {**_LATER, "Location": status.href, "Retry-After": "1"}
        return Response(status.model_dump_json(by_alias=True), 202, headers, JSON)
    report = await kept.report(job.identifier)
    if media_type == CSV:
        return _table(served, report, asked.table)
    return Response(json_file(report), media_type=JSON, headers=_LATER)


def _table(served: ServedGeneration, report: Report, wanted: str | None) -> Response:
    tables = report.tables()
    found: Table | None = tables.get(wanted) if wanted else next(iter(tables.values()), None)
    if found is None:
        known = ", ".join(tables)
        detail = (
            f"The analysis has no table {wanted}: choose among {known}."
            if wanted and known
            else "The analysis has no table here, only sentences: ask for it in JSON."
        )
        raise Problem(404, "not-found", "Not found", detail)
    return csv_response(served, csv_of(found), len(found.rows) + found.left_out, None)
