"""From a resolution to the quads of what documents share: people, organisations, projects, topics."""

from __future__ import annotations

import re
from collections.abc import Iterable
from urllib.parse import quote

from pyoxigraph import Literal, NamedNode, Quad

from data.gazetteer import Gazetteer
from data.record import OrganisationKind, PersonMention
from graph.iris import Minter, slug
from graph.resolved import Resolution, ResolvedOrganisation, ResolvedPerson, ResolvedProject, ResolvedRecord
from graph.triples.statements import Statements, term, text
from ontology.terms import FOAF, ORG, RDFS, SAMV, SKOS

_NOT_OF_A_NUMBER = re.compile(r"[^\d+]")
_SWEDISH_TRUNK_ZERO = re.compile(r"^0(?=[1-9])")


def entity_quads(resolution: Resolution, gazetteer: Gazetteer, minter: Minter) -> tuple[Quad, ...]:
    """Return names, kinds and contact details of all that is not reference data, and what was added to it."""
    shared = Statements(minter.entities_graph)
    for person in resolution.people:
        _say_person(shared, person, minter)
    for organisation in resolution.organisations:
        _say_organisation(shared, organisation, gazetteer, minter)
    for project in resolution.projects:
        _say_project(shared, project, minter)
    for resolved in _by_date(resolution.records):
        _say_contacts_of_projects(shared, resolved, minter)
    _say_statuses(shared, resolution, minter)
    _say_topics(shared, resolution, minter)
    return shared.quads()


def class_of(kind: OrganisationKind) -> NamedNode:
    """Return the class of a kind of organisation."""
    return NamedNode(ORG.Organization) if kind is OrganisationKind.ORGANIZATION else term(kind.value)


def _say_person(shared: Statements, person: ResolvedPerson, minter: Minter) -> None:
    node = minter.entity(person.identifier)
    shared.type(node, FOAF.Person)
    shared.say(node, FOAF.name, text(person.name))
    shared.say(node, SKOS.altLabel, *_others(person.alternatives, {person.name}))
    _say_reachable(shared, node, person.emails, person.telephones)


def _others(forms: Iterable[str], known: Iterable[str]) -> list[Literal]:
    return [text(form) for form in sorted(set(forms) - set(known))]


def _say_reachable(shared: Statements, node: NamedNode, emails: Iterable[str], telephones: Iterable[str]) -> None:
    shared.say(node, FOAF.mbox, *(NamedNode(f"mailto:{quote(email, safe='@+-._~')}") for email in emails))
    shared.say(node, FOAF.phone, *(NamedNode(telephone_iri(number)) for number in telephones))


def telephone_iri(number: str) -> str:
    """Return a Swedish telephone number as written as an IRI of RFC 3966: "0300-12 34" is tel:+463001234."""
    digits = _NOT_OF_A_NUMBER.sub("", number.replace("(0)", ""))
    return f"tel:{_SWEDISH_TRUNK_ZERO.sub('+46', digits)}"


def _say_organisation(
    shared: Statements, organisation: ResolvedOrganisation, gazetteer: Gazetteer, minter: Minter
) -> None:
    node = minter.entity(organisation.identifier)
    known = gazetteer.by_identifier(organisation.identifier)
    if known is None:
        shared.type(node, class_of(organisation.kind).value)
        shared.say(node, RDFS.label, text(organisation.label))
        shared.say(node, SKOS.altLabel, *_others(organisation.alternatives, {organisation.label}))
    else:
        shared.say(node, SKOS.altLabel, *_others(organisation.alternatives, {known.label, *known.forms}))
    _say_reachable(shared, node, organisation.emails, organisation.telephones)


def _say_project(shared: Statements, project: ResolvedProject, minter: Minter) -> None:
    node = minter.entity(project.identifier)
    shared.type(node, SAMV.Project)
    shared.say(node, RDFS.label, text(project.label))
    shared.say(node, SKOS.altLabel, *_others(project.alternatives, {project.label}))


def _by_date(records: Iterable[ResolvedRecord]) -> list[ResolvedRecord]:
    """Order records by the day of their meeting, those without one first."""

    def day(resolved: ResolvedRecord) -> tuple[str, str]:
        when = resolved.record.meeting.when
        known = when.start.isoformat() if when is not None and when.start is not None else ""
        return known, resolved.record.document.identifier

    return sorted(records, key=day)


def _say_contacts_of_projects(shared: Statements, resolved: ResolvedRecord, minter: Minter) -> None:
    def person(mention: PersonMention) -> NamedNode:
        return minter.entity(resolved.people[mention.span])

    for project in resolved.record.projects:
        node = minter.entity(resolved.projects[project.name])
        shared.say(node, SAMV.contactFor, *map(person, project.contacts))


def _say_statuses(shared: Statements, resolution: Resolution, minter: Minter) -> None:
    """Give each project the status that the latest meeting to speak of one gives it."""
    latest: dict[str, str] = {}
    for resolved in _by_date(resolution.records):
        for project in resolved.record.projects:
            if project.status is not None:
                latest[resolved.projects[project.name]] = project.status.value
    for identifier, status in latest.items():
        shared.say(minter.entity(identifier), SAMV.projectStatus, term(status))


def _say_topics(shared: Statements, resolution: Resolution, minter: Minter) -> None:
    names: dict[str, set[str]] = {}
    for resolved in resolution.records:
        for topic in resolved.record.topics:
            names.setdefault(slug(topic.name), set()).add(topic.name)
    for forms in names.values():
        label, *others = sorted(forms)
        node = minter.topic(label)
        shared.type(node, SAMV.Topic)
        shared.say(node, SKOS.prefLabel, text(label))
        shared.say(node, SKOS.altLabel, *map(text, others))
