"""The reports page: the choice in the address, the report or how far it has come below it."""

from __future__ import annotations

from dataclasses import dataclass

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from api.jobs.reports import Job, State
from api.jobs.serving import KeptReports
from api.linked_data.answering import language_of
from api.pages.rendering import Frame, render
from api.pages.reports.state import ReportState, report_state
from api.pages.responding import HTML, READ_ANEW
from api.pages.scoping import places_named
from api.pages.wording import wording
from api.queries.question import BusyError
from api.service.serving import Served, ServedGeneration
from graph.language import LANGUAGES
from graph.language.phrases import phrases
from graph.reports.choosing import ChoiceRefusedError, chosen
from graph.reports.model import Report
from graph.reports.parts import PARTS
from visualizations.reports.formats import FORMATS
from visualizations.reports.html_file import html_fragment, stylesheet

router = APIRouter(include_in_schema=False)
_PATIENCE = 0.5
"""Seconds that a page waits for a report that may be ready in a moment, instead of showing how far it has come."""


@dataclass(frozen=True, slots=True)
class Download:
    """A file of the report, by its format."""

    format: str
    href: str


@dataclass(frozen=True, slots=True)
class Asked:
    """What became of a choice: the report as it stands and, once it is ready, whole; or why it is not made."""

    job: Job | None = None
    report: Report | None = None
    refusal: str = ""
    status: int = 200


@router.api_route("/reports", methods=["GET", "HEAD"])
async def reports(request: Request, generation: Served, kept: KeptReports) -> Response:
    """Show the form, and the report where one is asked for."""
    state, language = report_state(request), language_of(request)
    asked = await _asked(state, generation, kept) if state.make else Asked()
    t = wording(language)
    title = t["report_on"].format(what=asked.report.scope) if asked.report else t["reports"]
    content = render(
        "reports/page.html",
        Frame(title, language, state.base, state.address(make=state.make, language=False), kept=state.language),
        state=state,
        job=asked.job,
        refusal=asked.refusal,
        report=asked.report,
        preview=html_fragment(asked.report) if asked.report else "",
        downloads=_downloads(state, asked.job),
        choosable=_parts(language),
        languages_of_reports=LANGUAGES,
        places=places_named(generation.index),
        is_under_way=asked.job is not None and not asked.job.has_ended,
    )
    return Response(content, asked.status, READ_ANEW, HTML)


@router.post("/reports/{identifier}/cancel")
async def cancel(request: Request, kept: KeptReports, identifier: str) -> Response:
    """End the making of a report and lead back to the form with its choice."""
    await kept.cancel(identifier)
    return RedirectResponse(report_state(request).address(make=False), 303)


@router.api_route("/reports/preview.css", methods=["GET", "HEAD"])
def preview_style() -> Response:
    """Answer with the style of a report that is shown on a page."""
    return Response(stylesheet(), headers={"Cache-Control": "no-cache"}, media_type="text/css")


async def _asked(state: ReportState, generation: ServedGeneration, kept: KeptReports) -> Asked:
    try:
        choice = chosen(generation.index, state.scope, state.first, state.last, state.written_in, state.parts)
        job = kept.ask(generation.folder, generation.description.fingerprint, choice, state.base)
    except ChoiceRefusedError as refused:
        return Asked(refusal=str(refused))
    except BusyError as busy:
        return Asked(refusal=str(busy), status=503)
    job = await kept.ended(job.identifier, _PATIENCE)
    if job.state is State.FAILED:
        return Asked(job, refusal=job.problem, status=503)
    return Asked(job, await kept.report(job.identifier) if job.state is State.READY else None)


def _downloads(state: ReportState, job: Job | None) -> tuple[Download, ...]:
    if job is None or job.state is not State.READY:
        return ()
    where = f"{state.base}api/v1/reports/{job.identifier}/report"
    return tuple(Download(suffix[1:], f"{where}{suffix}") for suffix in FORMATS)


def _parts(language: str) -> tuple[tuple[str, str, str], ...]:
    """Return name, title and meaning of each part."""
    words = phrases("graph.reports", language)
    return tuple((name, words[f"part_{_key(name)}"], words[f"about_{_key(name)}"]) for name in PARTS)


def _key(name: str) -> str:
    return name.replace("-", "_")
