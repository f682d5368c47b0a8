"""From the properties of the graph to the keys of a thing: which there are, and what their values are."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from graph.index.kinds import local_name
from ontology.terms import DCTERMS, FOAF, ORG, SAMV, SCHEMA, SKOS, Iri


class Form(Enum):
    """What the value of a property is."""

    TEXT = "text"
    WHOLE = "whole number"
    DECIMAL = "decimal number"
    REFERENCE = "the IRI of another thing"
    TERM = "a term of the ontology, given by its local name"
    ADDRESS = "an address, given without its scheme"
    PLACE = "a place, given by its name"


@dataclass(frozen=True, slots=True)
class Property:
    """A key of a thing; ``many`` values make a list."""

    key: str
    form: Form = Form.TEXT
    many: bool = False


def _named(iri: Iri, form: Form = Form.TEXT, *, many: bool = False) -> tuple[Iri, Property]:
    return iri, Property(local_name(iri), form, many)


PROPERTIES: dict[str, Property] = dict(
    (
        _named(DCTERMS.identifier),
        _named(DCTERMS.title),
        _named(DCTERMS.language),
        _named(DCTERMS.date),
        _named(SCHEMA.sha256),
        _named(SCHEMA.startDate),
        _named(SCHEMA.endDate),
        _named(SCHEMA.location, Form.PLACE),
        _named(SCHEMA.eventAttendanceMode, Form.TERM),
        _named(SCHEMA.currency),
        _named(SAMV.records, Form.REFERENCE),
        _named(SAMV.edtfDate),
        _named(SAMV.heldBy, Form.REFERENCE),
        _named(SAMV.nextMeeting, Form.REFERENCE),
        _named(SAMV.atMeeting, Form.REFERENCE),
        _named(SAMV.attendee, Form.REFERENCE),
        _named(SAMV.attendanceStatus, Form.TERM),
        _named(SAMV.representing, Form.REFERENCE, many=True),
        _named(SAMV.jobTitle, many=True),
        _named(SAMV.attendedItem, Form.REFERENCE, many=True),
        _named(SAMV.standsInFor, Form.REFERENCE, many=True),
        _named(SAMV.meetingRole, Form.TERM, many=True),
        _named(SAMV.itemNumber),
        _named(SAMV.position, Form.WHOLE),
        _named(SAMV.presenter, Form.REFERENCE, many=True),
        _named(SAMV.underItem, Form.REFERENCE),
        _named(SAMV.text),
        _named(SAMV.decidedBy, Form.REFERENCE),
        _named(SAMV.responsible, Form.REFERENCE, many=True),
        _named(SAMV.due),
        _named(SAMV.edtfDue),
        _named(SAMV.projectStatus, Form.TERM),
        _named(SAMV.contactFor, Form.REFERENCE, many=True),
        _named(SAMV.inProject, Form.REFERENCE),
        _named(SAMV.participant, Form.REFERENCE),
        _named(SAMV.participationRole, Form.TERM),
        _named(SAMV.discussedIn, Form.REFERENCE),
        _named(SAMV.municipalityCode),
        _named(SAMV.countyCode),
        _named(SAMV.inCounty, Form.REFERENCE),
        _named(ORG.memberOf, Form.REFERENCE, many=True),
        (FOAF.mbox, Property("email", Form.ADDRESS, many=True)),
        _named(FOAF.phone, Form.ADDRESS, many=True),
        _named(SKOS.altLabel, many=True),
        _named(SAMV.aboutTopic, Form.REFERENCE),
        _named(SAMV.votes, Form.WHOLE),
        _named(SAMV.lowestAmount, Form.DECIMAL),
        _named(SAMV.highestAmount, Form.DECIMAL),
        _named(SAMV.purpose),
        _named(SAMV.perUnit),
        _named(SAMV.party, Form.REFERENCE, many=True),
        _named(SAMV.ladderStep, Form.TERM),
        _named(SAMV.weight, Form.WHOLE),
        _named(SAMV.rule),
        _named(SAMV.confidence, Form.DECIMAL),
    )
)
"""By the IRI of the property; keys are local names, as in the JSON-LD context."""

REFERENCES = frozenset(one.key for one in PROPERTIES.values() if one.form is Form.REFERENCE)
"""The keys whose values are other things."""
