"""From one resolved record to the quads of its document's own named graph."""

from __future__ import annotations

from pyoxigraph import Quad

from data.record import Contact
from graph.iris import Minter, content_hash
from graph.resolved import IdentityDecision, ResolvedRecord
from graph.triples.attendance import say_attendance
from graph.triples.meeting import say_agenda, say_meeting, say_minutes
from graph.triples.outcomes import say_amounts, say_events, say_outcomes, say_topics
from graph.triples.page import Page
from graph.triples.projects import say_participations, say_projects
from graph.triples.statements import decimal, term, text
from ontology.terms import SAMV


def document_quads(resolved: ResolvedRecord, source: str, minter: Minter) -> tuple[Quad, ...]:
    """Return all that a document says, each fact with the passages that back it.

    ``source`` is the document's text. Raises MissingEvidenceError where a fact has no passage in it.
    """
    page = Page(resolved, source, minter)
    say_minutes(page)
    say_meeting(page)
    say_agenda(page)
    say_attendance(page)
    say_outcomes(page)
    say_projects(page)
    say_participations(page)
    say_events(page)
    say_topics(page)
    say_amounts(page)
    _say_mentions(page)
    for decision in resolved.decisions:
        _say_identity_decision(page, decision)
    return page.quads()


def _say_mentions(page: Page) -> None:
    """Say in which words each person and organisation is named, and where their contact details stand."""
    for span, identifier in sorted(page.resolved.people.items()):
        page.back(page.mint.entity(identifier), [span])
    mentions = page.resolved.organisations.items()
    for mention, identifier in sorted(mentions, key=lambda entry: (entry[0].span, entry[1])):
        page.back(page.mint.entity(identifier), [mention.span])
    for contact in page.record.contacts:
        _say_contact(page, contact)


def _say_contact(page: Page, contact: Contact) -> None:
    page.back(page.party(contact.party), contact.evidence.spans)


def _say_identity_decision(page: Page, decision: IdentityDecision) -> None:
    name = content_hash(
        decision.person,
        decision.form,
        decision.compared_with,
        decision.other,
        decision.verdict,
        decision.rule,
    )
    node = page.mint.part("identity-decision", page.document, name)
    page.type(node, SAMV.IdentityDecision)
    page.say(node, SAMV.concerns, page.mint.entity(decision.person), page.mint.entity(decision.other))
    page.say(node, SAMV.form, text(decision.form))
    page.say(node, SAMV.comparedWith, text(decision.compared_with))
    page.say(node, SAMV.verdict, term(decision.verdict.value))
    page.say(node, SAMV.rule, text(decision.rule))
    page.say(node, SAMV.reason, text(decision.reason))
    page.say(node, SAMV.confidence, decimal(decision.confidence))
    page.back(node, decision.spans)
