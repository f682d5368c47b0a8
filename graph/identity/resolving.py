"""From a record, and what its collection was found to hold, to the record with its names resolved."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from data.gazetteer import Gazetteer
from data.record import MeetingRecord, OrganisationMention
from graph.identity.affiliations import with_affiliations
from graph.identity.collection import Views, resolve_views
from graph.identity.judgements import Judgements
from graph.identity.local import LocalResult
from graph.identity.mentions import without_people
from graph.identity.organisations import provisionals
from graph.identity.version import IDENTITY_VERSION
from graph.identity.views import unresolved_notes, view_of
from graph.identity.within import people_within
from graph.iris import content_hash
from graph.resolved import Collection, IdentityDecision, Resolution, ResolvedRecord, Verdict


@dataclass(frozen=True, slots=True)
class RuledIdentity:
    """The project's own identity, in the parts that a build calls; all of them are pure. Goes to other processes."""

    gazetteer: Gazetteer
    judgements: Judgements

    def version(self, document: str) -> str:
        """Return what a document's view depends on besides its record: the code and the judgements on its names."""
        rulings = self.judgements.within(document).by_names if self.judgements.entries else {}
        decided = repr(sorted((sorted(names), repr(one)) for names, one in rulings.items())) if rulings else ""
        return f"{IDENTITY_VERSION} {content_hash(decided)}"

    def view(self, record: MeetingRecord) -> bytes:
        """Return what ``collect`` needs of a record."""
        return view_of(record, self.gazetteer, self.judgements)

    def collect(self, views: Views, previous: Mapping[str, str]) -> Collection:
        """Resolve a collection; raises JudgementError where judgements contradict each other."""
        return resolve_views(views, self.gazetteer, self.judgements, previous)

    def resolved(self, record: MeetingRecord, assigned: bytes) -> ResolvedRecord:
        """Return a record with its names resolved; ``assigned`` is what the collection holds for its document."""
        return resolved_record(record, assigned, self.gazetteer, self.judgements)


def resolve(
    records: Sequence[MeetingRecord],
    gazetteer: Gazetteer,
    judgements: Judgements,
    previous: Mapping[str, str],
) -> Resolution:
    """Resolve the names of a whole collection to entities; the order of ``records`` does not matter.

    ``previous`` are the assignments of the build before. Mentions that fit nobody are taken out of the
    facts and told in the record's notes. Raises JudgementError where judgements contradict each other.
    """
    identity = RuledIdentity(gazetteer, judgements)
    ordered = sorted(records, key=lambda record: record.document.identifier)
    views = [(record.document.identifier, identity.view(record)) for record in ordered]
    collection = identity.collect(lambda: views, previous)
    return Resolution(
        tuple(identity.resolved(one, collection.assigned.of(one.document.identifier)) for one in ordered),
        collection.people,
        collection.organisations,
        collection.projects,
        collection.assignments,
        collection.unmatched_judgements,
    )


def resolved_record(
    record: MeetingRecord, assigned: bytes, gazetteer: Gazetteer, judgements: Judgements
) -> ResolvedRecord:
    """Put a record together with what was found of its document (``collection.Collection.assigned``)."""
    found = json.loads(assigned)
    known = provisionals(record, gazetteer)
    local = people_within(record, known, judgements.within(record.document.identifier))
    own: list[str] = found["people"]
    minted: dict[str, str] = found["organisations"]
    organisations = {mention: minted.get(key, key) for mention, key in known.items()}
    return ResolvedRecord(
        _rewritten(record, local, organisations),
        {span: own[at] for at, person in enumerate(local.people) for span in person.spans},
        organisations,
        found["projects"],
        (*_within(local, own), *(_across(local, own, one) for one in found["across"])),
        found["next"],
    )


def _rewritten(
    record: MeetingRecord, result: LocalResult, organisations: Mapping[OrganisationMention, str]
) -> MeetingRecord:
    """Return the record with what identity adds and takes away: affiliations derived, mentions of nobody out."""
    kept = without_people(record, frozenset(mention.span for mention in result.unresolved))
    noted = replace(kept, notes=(*kept.notes, *unresolved_notes(result)))
    return with_affiliations(noted, result.people, organisations)


def _within(result: LocalResult, own: Sequence[str]) -> Iterator[IdentityDecision]:
    for decision in result.decisions:
        person, other = own[decision.person], own[decision.other]
        if (person == other) == (decision.verdict is Verdict.MERGED):
            yield IdentityDecision(
                person,
                decision.form,
                decision.compared_with,
                other,
                decision.verdict,
                decision.rule,
                decision.reason,
                decision.confidence,
                decision.spans,
            )


def _across(result: LocalResult, own: Sequence[str], decided: Sequence[Any]) -> IdentityDecision:
    """Return a decision on a person of this document and one of another."""
    place, compared_with, other, merged, rule, reason, confidence = decided
    person = result.people[place]
    verdict = Verdict.MERGED if merged else Verdict.KEPT_APART
    return IdentityDecision(
        own[place], person.name, compared_with, other, verdict, rule, reason, confidence, person.spans
    )
