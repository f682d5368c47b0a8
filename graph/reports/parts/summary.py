"""From everything that a report tells of to its most important sentences, the first that one reads."""

from __future__ import annotations

from graph.reports.facts.meetings import days_of_meetings
from graph.reports.material import Material
from graph.reports.model import Paragraph, Section
from graph.reports.summary.doing import on_decisions, on_projects, on_promises
from graph.reports.summary.meeting import on_meetings
from graph.reports.summary.phrasing import Phrasing
from graph.reports.summary.standing_out import on_what_cannot_be_said, on_what_stands_out


def summary(material: Material) -> Section:
    """Return the section with the summary."""
    phrasing, days = Phrasing(material), days_of_meetings(material)
    if not days:
        nothing = Paragraph(phrasing.said("sum_nothing", scope=material.scope_label))
        return Section("summary", material.words["part_summary"], (nothing, *on_projects(material, phrasing)))
    paragraphs = (
        *on_meetings(material, phrasing, days),
        *on_decisions(material, phrasing),
        *on_projects(material, phrasing),
        *on_promises(material, phrasing),
        *on_what_stands_out(material, phrasing),
        *on_what_cannot_be_said(material, phrasing),
    )
    return Section("summary", material.words["part_summary"], paragraphs)
