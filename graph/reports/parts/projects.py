"""From the projects of which minutes speak to a table of them, those spoken of last first."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from graph.language.sentences import alphabetical
from graph.reports.facts.meetings import day_value
from graph.reports.facts.projects import Part, Project, projects
from graph.reports.material import Material
from graph.reports.model import Column, Kind, Missing, Paragraph, Row, Section, Table, Thing
from graph.reports.tables import cut
from ontology.terms import SAMV

_TOLD = (SAMV.Lead, SAMV.Owner, SAMV.Funder)


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
            Column("participants", words["participants"], Kind.THING),
            Column("municipalities", words["municipalities"], Kind.COUNT, words["municipalities_unit"]),
            Column("contacts", words["contacts"], Kind.THING),
            Column("last", words["last_spoken_of"], Kind.DAY),
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
    return Row(
        (
            material.thing(one.iri),
            status_in_words(material, one) or Missing(material.words["status_unknown"]),
            _participants(material, one.parts),
            one.municipalities,
            tuple(material.thing(person) for person in one.contacts),
            day_value(material, one.last),
        ),
        quotes[one.iri],
    )


def status_in_words(material: Material, one: Project) -> str | None:
    """Return how a project stands, with a mark where that is a judgement; None where no minutes say."""
    if one.status is None:
        return None
    said = material.thing(one.status).label
    return material.words["status_inferred"].format(status=said) if one.inferred else said


def _participants(material: Material, parts: tuple[Part, ...]) -> tuple[Thing, ...]:
    """Return who takes part, those who lead, own or pay first and with their role."""
    roles: dict[str, list[str]] = {}
    for part in parts:
        roles.setdefault(part.organisation, [])
        if part.role in _TOLD:
            roles[part.organisation].append(material.thing(part.role).label)
    things = [(not told, material.thing(iri), ", ".join(told)) for iri, told in roles.items()]
    things.sort(key=lambda one: (one[0], alphabetical(one[1].label)))
    return tuple(replace(thing, label=f"{thing.label} ({told})") if told else thing for _, thing, told in things)
