"""From the projects of which minutes speak to a table of them, those spoken of last first."""

from __future__ import annotations

from collections.abc import Mapping

from graph.language.sentences import alphabetical
from graph.reports.facts.meetings import day_value
from graph.reports.facts.projects import Part, Project, projects
from graph.reports.material import Material
from graph.reports.model import Column, Kind, Missing, Paragraph, Row, Section, Table, Thing
from graph.reports.tables import cut
from ontology.terms import SAMV

_FIRST_NAMED = (SAMV.Lead, SAMV.Owner, SAMV.Funder)


def projects_spoken_of(material: Material) -> Section | None:
    """Return the section with the projects; None where there are none."""
    found = projects(material)
    if not found:
        return None
    words = material.words
    shown, left_out = cut(found)
    quotes = material.quoted((one.iri for one in shown), most=3)
    table = Table(
        "projects",
        words["projects_table"],
        (
            Column("project", words["project"], Kind.THING),
            Column("status", words["status"], Kind.MARK),
            Column("leads", words["leads"], Kind.THING),
            Column("participants", words["participants"], Kind.THING),
            Column("municipalities", words["municipalities"], Kind.COUNT, words["municipalities_unit"]),
            Column("contacts", words["contacts"], Kind.THING),
            Column("last", words["last_spoken_of"], Kind.DAY),
            Column("meetings", words["spoken_of_at"], Kind.COUNT, words["meetings_unit"]),
        ),
        tuple(_row(material, one, quotes) for one in shown),
        tuple(map(material.query, ("projects", "project-participants", "project-contacts"))),
        words["projects_caption"],
        material.count("count-meetings"),
        (words["projects_status_note"],) if not material.choice.period.is_open else (),
        left_out=left_out,
    )
    return Section("projects", words["part_projects"], (Paragraph(words["projects_intro"]), table))


def _row(material: Material, one: Project, quotes: Mapping[str, tuple[int, ...]]) -> Row:
    words = material.words
    leads = [part for part in one.parts if part.role in _FIRST_NAMED]
    others = [part for part in one.parts if part.organisation not in {lead.organisation for lead in leads}]
    return Row(
        (
            material.thing(one.iri),
            status_in_words(material, one) or Missing(words["status_unknown"]),
            _names(material, leads),
            _names(material, others),
            one.municipalities,
            tuple(material.thing(person) for person in one.contacts),
            day_value(material, one.last),
            one.meetings,
        ),
        quotes[one.iri],
    )


def status_in_words(material: Material, one: Project) -> str | None:
    """Return how a project stands, with a mark where that is a judgement; None where no minutes say."""
    if one.status is None:
        return None
    said = material.thing(one.status).label
    return material.words["status_inferred"].format(status=said) if one.inferred else said


def _names(material: Material, parts: list[Part]) -> tuple[Thing, ...]:
    things = [material.thing(iri) for iri in dict.fromkeys(part.organisation for part in parts)]
    return tuple(sorted(things, key=lambda thing: alphabetical(thing.label)))
