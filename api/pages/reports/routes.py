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
from api.pages.reports.asking import Asked, Typed, asked_for
from api.pages.reports.state import ReportState, report_state
from api.pages.responding import HTML, READ_ANEW
from api.pages.scoping import places_named
from api.pages.wording import wording
from api.service.serving import Served
from graph.language import LANGUAGES
from graph.language.phrases import phrases
from graph.reports.parts import PARTS
from visualizations.reports.formats import FORMATS
from visualizations.reports.html_file import html_fragment, stylesheet

router = APIRouter(include_in_schema=False)


@dataclass(frozen=True, slots=True)
class Download:
    """A file of the report, by its format."""

    format: str
    href: str


@router.api_route("/reports", methods=["GET", "HEAD"])
async def reports(request: Request, generation: Served, kept: KeptReports) -> Response:
    """Show the form, and the report where one is asked for."""
    state, language = report_state(request), language_of(request)
    typed = Typed(state.scope, state.first, state.last, state.written_in, state.parts)
    asked = await asked_for(typed, state.base, generation, kept) if state.make else Asked()
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
        is_under_way=asked.is_under_way,
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
