"""From a document's people to whom they represent where only words outside the attendance list say so."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from data.record import Attendance, Basis, Evidence, MeetingRecord, OrganisationMention, Span
from graph.identity.local import LocalPerson

AFFILIATION_ELSEWHERE = "affiliation-stated-elsewhere-in-the-document"


def with_affiliations(
    record: MeetingRecord, people: Sequence[LocalPerson], organisations: Mapping[OrganisationMention, str]
) -> MeetingRecord:
    """Add to the attendance of whoever represents nobody the one organisation that the document states as theirs.

    It is a second attendance of the same person and status, on the words that name both, with the basis
    derived; where the words name several organisations nothing is added.
    """
    parts = {part.person.span: part for part in record.attendance}
    derived = [one for person in people for one in _derived(person, parts, organisations)]
    return replace(record, attendance=(*record.attendance, *derived)) if derived else record


def _derived(
    person: LocalPerson, parts: Mapping[Span, Attendance], organisations: Mapping[OrganisationMention, str]
) -> Iterator[Attendance]:
    own = [parts[span] for span in person.spans if span in parts]
    if not own or any(part.representing is not None for part in own):
        return
    stated = {
        organisations[mention.affiliation]: (mention, mention.affiliation)
        for mention in reversed(person.mentions)
        if mention.affiliation is not None
    }
    if len(stated) == 1:
        mention, affiliation = next(iter(stated.values()))
        spans = tuple(sorted({mention.span, affiliation.span}))
        evidence = Evidence(spans, Basis.DERIVED, AFFILIATION_ELSEWHERE)
        yield Attendance(mention, own[0].status, evidence, affiliation, items=own[0].items)
