"""The routes of reports: asked for, watched, cancelled, and had as files."""

# Annotations of the endpoints are read when the routes are added: they must be values.

import re
from collections.abc import Mapping
from datetime import date
from enum import Enum
from typing import Annotated, Any

from fastapi import APIRouter, Body, Path, Request
from pydantic import BaseModel
from starlette.responses import FileResponse, Response

from api.jobs.reports import Job, State
from api.jobs.serving import KeptReports
from api.rest.answering import JSON, chosen_format
from api.rest.problems import PLAIN_PROBLEMS, told
from api.rest.report_models import ReportAsked, ReportFile, ReportList, ReportStatus
from api.service.links import address, public_base
from api.service.problems import Problem
from api.service.serving import Served
from graph.reports.choosing import chosen
from graph.reports.parts import PARTS
from visualizations.reports.formats import FORMATS

REPORTS_PATH = "reports"
_LATER = {"Cache-Control": "no-store"}
_ASK_AGAIN = {"Retry-After": "1"}
_NOT_IN_FILE_NAMES = re.compile(r"[^0-9A-Za-z]+")
_ID = "0f1e2d3c4b5a69788796"
_EXAMPLE: Mapping[str, Any] = {
    "id": _ID,
    "href": f"http://127.0.0.1:8000/api/v1/{REPORTS_PATH}/{_ID}",
    "state": "making",
    "done": 3,
    "of": 19,
    "part": "attendance",
    "problem": "",
    "scope": "https://w3id.org/samgraf/id/municipality/1440",
    "first": "2018-01-01",
    "last": None,
    "language": "sv",
    "parts": [],
    "generation": "3f9a1c20b7d4e655",
    "files": [],
}
_CHOICE_PROBLEMS: Mapping[int | str, dict[str, Any]] = {
    202: {"content": {JSON: {"example": _EXAMPLE}}},
    400: told("A name, a day or a part means nothing."),
    **PLAIN_PROBLEMS,
    503: told("Too many reports are being made, or there is no graph to make them of."),
}
_NO_REPORT: Mapping[int | str, dict[str, Any]] = {404: told("There is no such report."), **PLAIN_PROBLEMS}
_STATUS_ANSWERS = {200: {"content": {JSON: {"example": _EXAMPLE}}}, **_NO_REPORT}
_LIST = {"parts": ["summary"], "formats": ["pdf"], "items": [_EXAMPLE]}
_CONTENT: dict[str, Any] = {
    form.media_type: {"schema": {"type": "string", "format": "binary"}}
    for form in FORMATS.values()
    if form.media_type != JSON
}
_CONTENT[JSON] = {"schema": {"type": "object"}, "example": {"format": 1, "title": "Regional samverkan"}}
_FILE_ANSWERS: Mapping[int | str, dict[str, Any]] = {
    200: {"description": "The report.", "content": _CONTENT},
    **_NO_REPORT,
    409: told("The report is not ready."),
    503: told("The file could not be made."),
}
Identifier = Annotated[str, Path(pattern="^[0-9a-f]{20}$", description="The id of a report.", examples=[_ID])]
FileName = Annotated[
    str, Path(pattern="^report[.][a-z]{2,4}$", description="Its file, by format.", examples=["report.pdf"])
]


def add_reports(router: APIRouter) -> None:
    """Add the routes of reports."""
    one: str = f"/{REPORTS_PATH}/{{id}}"
    tags: list[str | Enum] = [REPORTS_PATH]
    router.add_api_route(
        f"/{REPORTS_PATH}",
        listed,
        response_model=ReportList,
        responses={**PLAIN_PROBLEMS, 200: {"content": {JSON: {"example": _LIST}}}},
        operation_id="list_reports",
        summary="Which reports there are, and what they can be made of",
        tags=tags,
    )
    router.add_api_route(
        f"/{REPORTS_PATH}",
        asked,
        methods=["POST"],
        status_code=202,
        response_model=ReportStatus,
        responses=dict(_CHOICE_PROBLEMS),
        operation_id="make_report",
        summary="Make a report",
        tags=tags,
    )
    router.add_api_route(
        one,
        watched,
        response_model=ReportStatus,
        responses=dict(_STATUS_ANSWERS),
        operation_id="get_report",
        summary="How a report stands",
        tags=tags,
    )
    router.add_api_route(
        one,
        cancelled,
        methods=["DELETE"],
        response_model=ReportStatus,
        responses=dict(_STATUS_ANSWERS),
        operation_id="cancel_report",
        summary="Cancel a report, or forget one that is ready",
        tags=tags,
    )
    router.add_api_route(
        f"{one}/{{file}}",
        had,
        response_class=Response,
        responses=dict(_FILE_ANSWERS),
        operation_id="get_report_file",
        summary="A report as a file",
        tags=tags,
    )


def listed(request: Request, kept: KeptReports) -> Response:
    """Answer with the reports that the service has, the parts that there are and the formats."""
    chosen_format(request, [JSON])
    items = [status_of(job, request) for job in kept.jobs()]
    return _json(ReportList(parts=list(PARTS), formats=[name[1:] for name in FORMATS], items=items))


async def asked(
    request: Request, served: Served, kept: KeptReports, wanted: Annotated[ReportAsked, Body()]
) -> Response:
    """Begin to make a report, unless it is being made or ready, and answer with how it stands.

    The answer's Location is where to ask how far it has come, and once it is ready for its files.
    """
    choice = chosen(
        served.index, wanted.scope, wanted.from_ or "", wanted.to or "", wanted.language, tuple(wanted.parts)
    )
    job = kept.ask(served.folder, served.description.fingerprint, choice, public_base(request))
    status = status_of(job, request)
    again = {} if job.has_ended else _ASK_AGAIN
    return _json(status, 202, {"Location": status.href, **again})


def watched(request: Request, kept: KeptReports, id: Identifier) -> Response:
    """Answer with how a report stands: which part is being made, or which files there are."""
    job = _known(request, kept.job(id), id)
    return _json(status_of(job, request), headers={} if job.has_ended else _ASK_AGAIN)


async def cancelled(request: Request, kept: KeptReports, id: Identifier) -> Response:
    """End the making of a report; one that is ready is removed."""
    return _json(status_of(_known(request, await kept.cancel(id), id), request))


async def had(request: Request, kept: KeptReports, id: Identifier, file: FileName) -> Response:
    """Answer with a report as a file: HTML, PDF, DOCX, XLSX, Markdown, JSON, or CSV files in a ZIP.

    It is made when it is first asked for, which may take a few seconds.
    """
    suffix = file.removeprefix("report")
    if suffix not in FORMATS:
        detail = f"There are no reports in {suffix[1:]}: ask for {', '.join(name[1:] for name in FORMATS)}."
        raise Problem(404, "not-found", "Not found", detail)
    job = _known(request, kept.job(id), id)
    if job.state is not State.READY:
        detail = f"The report is {job.state.value}: see how it stands at {_address(job, request)}."
        raise Problem(409, "not-ready", "Not ready", detail, {"state": job.state.value})
    path = await kept.file(id, suffix)
    return FileResponse(path, media_type=FORMATS[suffix].media_type, filename=file_name(job, suffix), headers=_LATER)


def file_name(job: Job, suffix: str) -> str:
    """Return what the file of a report is called: what it is about, and the beginning of the graph's fingerprint."""
    about = _NOT_IN_FILE_NAMES.sub("-", job.choice.scope.iri.rpartition("/")[2]).strip("-")
    return "-".join(filter(None, ("samgraf", about, job.generation[:8]))) + suffix


def status_of(job: Job, request: Request) -> ReportStatus:
    """Return how a report stands."""
    href, choice = _address(job, request), job.choice
    ready = FORMATS.items() if job.state is State.READY else ()
    files = [
        ReportFile(format=suffix[1:], media_type=form.media_type, href=f"{href}/report{suffix}")
        for suffix, form in ready
    ]
    return ReportStatus(
        id=job.identifier,
        href=href,
        state=job.state,
        done=job.done,
        of=job.of,
        part=job.part,
        problem=job.problem,
        scope=choice.scope.iri or choice.scope.kind.value,
        first=_day(choice.period.first),
        last=_day(choice.period.last),
        language=choice.language,
        parts=list(choice.parts),
        generation=job.generation,
        files=files,
    )


def _day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _address(job: Job, request: Request) -> str:
    return address(request, f"api/v1/{REPORTS_PATH}/{job.identifier}")


def _known(request: Request, job: Job | None, identifier: str) -> Job:
    if job is None:
        where = address(request, f"api/v1/{REPORTS_PATH}")
        detail = f"There is no report {identifier}: ask for it anew with POST at {where}."
        raise Problem(404, "not-found", "Not found", detail)
    return job


def _json(content: BaseModel, status: int = 200, headers: Mapping[str, str] | None = None) -> Response:
    text = content.model_dump_json(by_alias=True)
    return Response(text, status, {**_LATER, **(headers or {})}, JSON)
