"""What every fact of one document's graph needs: its identifiers, its passages, its grounds."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from typing import assert_never

from pyoxigraph import NamedNode

from data.record import Basis, Evidence, OrganisationMention, Party, PersonMention, Span
from graph.iris import Minter
from graph.resolved import ResolvedRecord
from graph.triples.statements import Statements, decimal, integer, term, text
from ontology.errors import SamgrafError
from ontology.terms import OA, PROV, SAMV


class MissingEvidenceError(SamgrafError):
    """A fact without words that back it, or with a span outside the text: an error of the extraction."""


class Page(Statements):
    """The graph of one document being written. ``source`` is the text that the record's spans count into."""

    def __init__(self, resolved: ResolvedRecord, source: str, minter: Minter) -> None:
        self.resolved = resolved
        self.record = resolved.record
        self.document = resolved.record.document.identifier
        self.source = source
        self.mint = minter
        self.minutes = minter.minutes(self.document)
        self.meeting = minter.meeting(self.document)
        self.positions = frozenset(item.position for item in resolved.record.items)
        self._passages: dict[Span, NamedNode] = {}
        super().__init__(minter.document_graph(self.document))

    def person(self, mention: PersonMention) -> NamedNode:
        """Return the person whom a mention names."""
        return self.mint.entity(self.resolved.people[mention.span])

    def organisation(self, mention: OrganisationMention) -> NamedNode:
        """Return the organisation that a mention names."""
        return self.mint.entity(self.resolved.organisations[mention])

    def party(self, mention: Party) -> NamedNode:
        """Return the person or organisation that a mention names."""
        match mention:
            case PersonMention():
                return self.person(mention)
            case OrganisationMention():
                return self.organisation(mention)
        assert_never(mention)

    def item(self, position: int | None) -> NamedNode | None:
        """Return the agenda item at a position, None where the record has none there."""
        return self.mint.item(self.document, position) if position in self.positions and position else None

    def back(self, subject: NamedNode, spans: Iterable[Span]) -> None:
        """Say which passages a subject is derived from.

        Raises MissingEvidenceError where there is none, or one that is empty or outside the text.
        """
        spans = sorted(set(spans))
        if not spans:
            raise MissingEvidenceError(
                f"{self.document}: no words back {subject.value}; report this document so that it is read."
            )
        for span in spans:
            self.say(subject, PROV.wasDerivedFrom, self._passage(span))

    def _passage(self, span: Span) -> NamedNode:
        if not 0 <= span.start < span.end <= len(self.source):
            raise MissingEvidenceError(
                f"{self.document}: {span.start}-{span.end} is outside its {len(self.source)} characters; "
                "report this document so that it is read."
            )
        if span in self._passages:
            return self._passages[span]
        passage = self._passages[span] = self.mint.passage(self.document, span)
        self.type(passage, SAMV.Passage)
        self.say(passage, OA.hasSource, self.minutes)
        self.say(passage, OA.exact, text(self.source[span.start : span.end]))
        self.say(passage, OA.start, integer(span.start))
        self.say(passage, OA.end, integer(span.end))
        pages = self.record.document.pages
        self.say(passage, SAMV.pageNumber, integer(bisect_right(pages, span.start)) if pages else None)
        return passage

    def ground(self, subject: NamedNode, evidence: Evidence) -> None:
        """Say what a fact rests on: its passages, its basis and, where not stated, rule and confidence."""
        self.back(subject, evidence.spans)
        self.say(subject, SAMV.basis, term(evidence.basis.capitalize()))
        if evidence.basis is not Basis.STATED:
            self.say(subject, SAMV.rule, text(evidence.rule) if evidence.rule else None)
            confidence = evidence.confidence
            self.say(subject, SAMV.confidence, None if confidence is None else decimal(confidence))

    def ground_if_not_stated(self, subject: NamedNode, evidence: Evidence) -> None:
        """Say the passages of a fact whose being stated goes without saying (meetings, agenda items)."""
        if evidence.basis is Basis.STATED:
            self.back(subject, evidence.spans)
        else:
            self.ground(subject, evidence)
