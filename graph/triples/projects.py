"""From what a record says of projects to statements: where each is spoken of, and who takes part in it."""

from __future__ import annotations

from dataclasses import replace

from data.record import Basis, Participation
from graph.iris import content_hash
from graph.triples.meeting import say_inference
from graph.triples.page import Page
from graph.triples.statements import node as iri
from graph.triples.statements import term
from ontology.terms import RDF, SAMV


def say_projects(page: Page) -> None:
    """Say under which items each project is spoken of, and in which words.

    Its status stands in the graph of the shared entities (two documents may give the same one); here stands
    how it was arrived at, where the document does not state it.
    """
    for project in page.record.projects:
        identifier = page.resolved.projects[project.name]
        node = page.mint.entity(identifier)
        page.back(node, project.evidence.spans)
        local = identifier.removeprefix("project/")
        say_inference(page, f"project-{local}", node, RDF.type, iri(SAMV.Project), project.evidence)
        page.say(node, SAMV.discussedIn, *map(page.item, project.items))
        if project.status is not None:
            evidence = project.status_evidence or project.evidence
            page.back(node, evidence.spans)
            say_inference(page, f"status-{local}", node, SAMV.projectStatus, term(project.status.value), evidence)


def say_participations(page: Page) -> None:
    """Say which organisation takes which part in which project, once for each part."""
    parts: dict[tuple[str, str, str], list[Participation]] = {}
    for participation in page.record.participations:
        project = page.resolved.projects[participation.project]
        participant = page.resolved.organisations[participation.participant]
        parts.setdefault((project, participant, participation.role.value), []).append(participation)
    for key, backing in parts.items():
        _say_participation(page, key, backing)


def _say_participation(page: Page, key: tuple[str, str, str], backing: list[Participation]) -> None:
    project, participant, role = key
    node = page.mint.part("participation", page.document, content_hash(*key))
    page.type(node, SAMV.Participation)
    page.say(node, SAMV.inProject, page.mint.entity(project))
    page.say(node, SAMV.participant, page.mint.entity(participant))
    page.say(node, SAMV.participationRole, term(role))
    # the strongest ground counts: what is stated once is no less stated because a rule derives it too
    order = (Basis.STATED, Basis.DERIVED, Basis.INFERRED)
    strongest = min((part.evidence for part in backing), key=lambda evidence: order.index(evidence.basis))
    spans = tuple(span for part in backing for span in part.evidence.spans)
    page.ground(node, replace(strongest, spans=spans))
