"""The kinds of things that the index holds, and by which facets they can be chosen."""

from __future__ import annotations

from enum import IntEnum

from ontology.terms import FOAF, ORG, SAMV, Iri

INDEX_FILE = "index.sqlite"


class Kind(IntEnum):
    """A kind of thing. The number stands in the file."""

    MINUTES = 1
    MEETING = 2
    PERSON = 3
    MUNICIPALITY = 4
    NETWORK = 5
    ORGANISATION = 6
    PROJECT = 7
    TOPIC = 8
    AGENDA_ITEM = 9
    DECISION = 10
    AGREEMENT = 11
    COMMITMENT = 12
    EVENT = 13
    ATTENDANCE = 14
    PARTICIPATION = 15
    TALLY = 16
    AMOUNT = 17
    TIE = 18


class Facet(IntEnum):
    """What a thing can be chosen by, beside its columns. The number stands in the file.

    ORGANISATION is who takes part: represented at a meeting by somebody present or a guest, represented by an
    attendance, taking part in a project, party to a tie. PERSON likewise is who attended. RESPONSIBLE is who promised
    or is to carry out, PRESENTER who presented an item, MEMBER_OF the networks that an organisation belongs to.
    """

    ORGANISATION = 1
    PERSON = 2
    BODY = 3
    PROJECT = 4
    TOPIC = 5
    STATUS = 6
    ROLE = 7
    RESPONSIBLE = 8
    PRESENTER = 9
    MEMBER_OF = 10
    CODE = 11


ORGANISATIONS = (Kind.MUNICIPALITY, Kind.NETWORK, Kind.ORGANISATION)
OUTCOMES = (Kind.DECISION, Kind.AGREEMENT, Kind.COMMITMENT)
ENTITIES = (Kind.PERSON, *ORGANISATIONS, Kind.PROJECT, Kind.TOPIC)

KIND_OF_CLASS: dict[Iri, Kind] = {
    SAMV.Minutes: Kind.MINUTES,
    SAMV.Meeting: Kind.MEETING,
    FOAF.Person: Kind.PERSON,
    SAMV.Municipality: Kind.MUNICIPALITY,
    SAMV.Network: Kind.NETWORK,
    ORG.Organization: Kind.ORGANISATION,
    SAMV.Region: Kind.ORGANISATION,
    SAMV.County: Kind.ORGANISATION,
    SAMV.MunicipalAssociation: Kind.ORGANISATION,
    SAMV.Library: Kind.ORGANISATION,
    SAMV.University: Kind.ORGANISATION,
    SAMV.Agency: Kind.ORGANISATION,
    SAMV.Company: Kind.ORGANISATION,
    SAMV.Association: Kind.ORGANISATION,
    SAMV.Project: Kind.PROJECT,
    SAMV.Topic: Kind.TOPIC,
    SAMV.AgendaItem: Kind.AGENDA_ITEM,
    SAMV.Decision: Kind.DECISION,
    SAMV.Agreement: Kind.AGREEMENT,
    SAMV.Commitment: Kind.COMMITMENT,
    SAMV.Event: Kind.EVENT,
    SAMV.Attendance: Kind.ATTENDANCE,
    SAMV.Participation: Kind.PARTICIPATION,
    SAMV.TopicTally: Kind.TALLY,
    SAMV.Amount: Kind.AMOUNT,
    SAMV.Tie: Kind.TIE,
}


def local_name(iri: str) -> str:
    """Return the end of a term's IRI, after its namespace."""
    return iri.rpartition("#")[2].rpartition("/")[2]


def class_name_of(kind: Kind) -> str:
    """Return the local name of the class that a kind is: "AgendaItem", "Person"."""
    return _CLASS_NAMES[kind]


_CLASS_NAMES = {kind: local_name(iri) for iri, kind in reversed(KIND_OF_CLASS.items())}
