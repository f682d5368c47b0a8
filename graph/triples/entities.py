"""From a resolution to the quads of what documents share: people, organisations, projects, topics."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from urllib.parse import quote

from pyoxigraph import Literal, NamedNode, Quad

from data.gazetteer import Gazetteer
from data.record import OrganisationKind
from graph.iris import Minter, slug
from graph.resolved import (
    ResolvedOrganisation,
    ResolvedPerson,
    ResolvedProject,
    ResolvedRecord,
    SharedFacts,
    SharedProject,
)
from graph.triples.statements import Statements, term, text
from ontology.terms import FOAF, ORG, RDFS, SAMV, SKOS

_NOT_OF_A_NUMBER = re.compile(r"[^\d+]")
_SWEDISH_TRUNK_ZERO = re.compile(r"^0(?=[1-9])")


def people_quads(people: Iterable[ResolvedPerson], minter: Minter) -> Iterator[Quad]:
    """Return names and contact details of people, one after the other: there may be a million."""
    for person in people:
        shared = Statements(minter.entities_graph)
        _say_person(shared, person, minter)
        yield from shared.quads()


def shared_quads(
    organisations: Iterable[ResolvedOrganisation],
    projects: Iterable[ResolvedProject],
    facts: Iterable[SharedFacts],
    gazetteer: Gazetteer,
    minter: Minter,
) -> tuple[Quad, ...]:
    """Return what is shared besides people: organisations, projects with their contacts and status, topics."""
    shared = Statements(minter.entities_graph)
    for organisation in organisations:
        _say_organisation(shared, organisation, gazetteer, minter)
    for project in projects:
        _say_project(shared, project, minter)
    by_date = sorted(facts, key=lambda one: (one.day, one.document))
    _say_told(shared, by_date, minter)
    _say_topics(shared, by_date, minter)
    return shared.quads()


def shared_facts(resolved: ResolvedRecord) -> SharedFacts:
    """Return what a record says of things that documents share."""
    record, when = resolved.record, resolved.record.meeting.when
    projects = tuple(
        SharedProject(
            resolved.projects[project.name],
            project.status.value if project.status is not None else None,
            tuple(resolved.people[mention.span] for mention in project.contacts),
        )
        for project in record.projects
    )
    day = when.start.isoformat() if when is not None and when.start is not None else ""
    return SharedFacts(record.document.identifier, day, projects, tuple(topic.name for topic in record.topics))


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


def _say_told(shared: Statements, facts: Iterable[SharedFacts], minter: Minter) -> None:
    """Give each project its contacts, and the status that the latest meeting to speak of one gives it."""
    latest: dict[str, str] = {}
    for project in (project for one in facts for project in one.projects):
        shared.say(minter.entity(project.identifier), SAMV.contactFor, *map(minter.entity, project.contacts))
        if project.status is not None:
            latest[project.identifier] = project.status
    for identifier, status in latest.items():
        shared.say(minter.entity(identifier), SAMV.projectStatus, term(status))


def _say_topics(shared: Statements, facts: Iterable[SharedFacts], minter: Minter) -> None:
    names: dict[str, set[str]] = {}
    for name in (name for one in facts for name in one.topics):
        names.setdefault(slug(name), set()).add(name)
    for identifier in sorted(names):
        label, *others = sorted(names[identifier])
        node = minter.topic(label)
        shared.type(node, SAMV.Topic)
        shared.say(node, SKOS.prefLabel, text(label))
        shared.say(node, SKOS.altLabel, *map(text, others))
