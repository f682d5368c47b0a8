"""The pages of analyses at their addresses: each with its choice, and how far it has come where it takes a while."""

from __future__ import annotations

from dataclasses import dataclass

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from api.jobs.serving import KeptReports
from api.linked_data.answering import language_of
from api.pages.analytics.state import AnalysisState, analysis_state
from api.pages.missing import missing_page
from api.pages.rendering import Frame, render
from api.pages.reports.asking import Asked, Typed, asked_for
from api.pages.responding import HTML, READ_ANEW
from api.pages.scoping import places_named
from api.pages.wording import wording
from api.service.serving import Served, ServedGeneration
from graph.language.phrases import phrases
from graph.reports.analyses import ANALYSES
from graph.reports.model import Paragraph, Report
from visualizations.reports.html_file import html_fragment

router = APIRouter(include_in_schema=False)
_FILES = ("pdf", "xlsx")


@dataclass(frozen=True, slots=True)
class Kind:
    """An analysis to choose: its title, what it answers, its address, and what it found where that is known."""

    title: str
    about: str
    href: str
    found: str = ""


@router.api_route("/analytics", methods=["GET", "HEAD"])
async def analyses(request: Request, generation: Served, kept: KeptReports) -> Response:
    """Show which analyses there are, and what each has found."""
    return await _page(request, generation, kept, analysis_state(request))


@router.api_route("/analytics/{name}", methods=["GET", "HEAD"])
async def analysis(request: Request, generation: Served, kept: KeptReports, name: str) -> Response:
    """Show an analysis."""
    if name not in ANALYSES:
        return missing_page(request)
    return await _page(request, generation, kept, analysis_state(request, name))


@router.post("/analytics/{identifier}/cancel")
async def cancel(request: Request, kept: KeptReports, identifier: str) -> Response:
    """End the making of an analysis and lead back to its page."""
    await kept.cancel(identifier)
    named = request.query_params.get("name", "")
    state = analysis_state(request, named if named in ANALYSES else "")
    return RedirectResponse(state.ended().address(), 303)


async def _page(request: Request, generation: ServedGeneration, kept: KeptReports, state: AnalysisState) -> Response:
    language = language_of(request)
    typed = Typed(state.scope, state.first, state.last, language, (state.name,) if state.name else ANALYSES)
    asked = Asked() if state.stopped else await asked_for(typed, state.base, generation, kept)
    words, t = phrases("graph.reports", language), wording(language)
    title = words[f"part_{_key(state.name)}"] if state.name else t["analytics"]
    content = render(
        "analytics/page.html",
        Frame(title, language, state.base, state.address(language=False), kept=state.language),
        state=state,
        about=words[f"about_{_key(state.name)}"] if state.name else t["analytics_intro"],
        asked=asked,
        kinds=_kinds(state, language, None if state.name else asked.report),
        preview=html_fragment(asked.report) if asked.report and state.name else "",
        is_empty=asked.report is not None and not asked.report.sections,
        downloads=_downloads(state, asked),
        places=places_named(generation.index),
    )
    return Response(content, asked.status, READ_ANEW, HTML)


def _kinds(state: AnalysisState, language: str, report: Report | None) -> tuple[Kind, ...]:
    words = phrases("graph.reports", language)
    found = _found(report) if report else {}
    return tuple(
        Kind(
            words[f"part_{_key(name)}"],
            words[f"about_{_key(name)}"],
            state.of(name).address(),
            found.get(name, ""),
        )
        for name in ANALYSES
        if name != state.name
    )


def _found(report: Report) -> dict[str, str]:
    """Return what each section says first."""
    paragraphs = {
        section.key: [block.text for block in section.blocks if isinstance(block, Paragraph)]
        for section in report.sections
    }
    return {name: texts[0] for name, texts in paragraphs.items() if texts}


def _downloads(state: AnalysisState, asked: Asked) -> tuple[tuple[str, str], ...]:
    """Return format and address of the files that a single analysis can be had as."""
    if not state.name or asked.job is None or asked.report is None or not asked.report.sections:
        return ()
    where = f"{state.base}api/v1/reports/{asked.job.identifier}/report."
    return tuple((form, f"{where}{form}") for form in _FILES)


def _key(name: str) -> str:
    return name.replace("-", "_")
