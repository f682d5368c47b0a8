"""From what one document says to the facets of its things: who took part, in whose meeting, about what."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from graph.index.kinds import OUTCOMES, Facet, Kind, local_name
from graph.index.things import Batch, Said
from ontology.terms import ORG, SAMV, Iri

FacetRow = tuple[Kind, Facet, str, str]
"""The kind of a thing, the facet, its value (an IRI or a local name) and the IRI of the thing."""

_ATTENDED = frozenset((SAMV.Present, SAMV.Guest))
REFERRING = frozenset(Facet) - {Facet.STATUS, Facet.ROLE, Facet.CODE}
"""The facets whose values are things; the others' are words."""

_OWN: dict[Kind, tuple[tuple[Facet, Iri], ...]] = {
    Kind.MEETING: ((Facet.BODY, SAMV.heldBy),),
    Kind.ATTENDANCE: (
        (Facet.PERSON, SAMV.attendee),
        (Facet.ORGANISATION, SAMV.representing),
        (Facet.STATUS, SAMV.attendanceStatus),
        (Facet.ROLE, SAMV.meetingRole),
    ),
    Kind.PARTICIPATION: (
        (Facet.PROJECT, SAMV.inProject),
        (Facet.ORGANISATION, SAMV.participant),
        (Facet.ROLE, SAMV.participationRole),
    ),
    Kind.TALLY: ((Facet.TOPIC, SAMV.aboutTopic),),
    Kind.AGENDA_ITEM: ((Facet.PRESENTER, SAMV.presenter),),
    **dict.fromkeys(OUTCOMES, ((Facet.RESPONSIBLE, SAMV.responsible),)),
    Kind.PROJECT: ((Facet.STATUS, SAMV.projectStatus), (Facet.RESPONSIBLE, SAMV.contactFor)),
    Kind.MUNICIPALITY: ((Facet.CODE, SAMV.municipalityCode), (Facet.MEMBER_OF, ORG.memberOf)),
    Kind.ORGANISATION: ((Facet.CODE, SAMV.countyCode), (Facet.MEMBER_OF, ORG.memberOf)),
    Kind.NETWORK: ((Facet.MEMBER_OF, ORG.memberOf),),
    Kind.TIE: ((Facet.ORGANISATION, SAMV.party),),
}
_WORDS = frozenset((Facet.STATUS, Facet.ROLE))


def own_facets(iri: str, kind: Kind, said: Said) -> Iterator[FacetRow]:
    """Return what can be told of a thing by what is said of itself."""
    for facet, predicate in _OWN.get(kind, ()):
        for value in said.get(predicate, ()):
            yield kind, facet, local_name(value) if facet in _WORDS else value, iri


def meeting_facets(meeting: str, batch: Batch, kinds: Mapping[str, Kind]) -> Iterator[FacetRow]:
    """Return what a document says of its meeting and of what is below it, through attendances and agenda items.

    A meeting has the people and organisations that attended, and the projects and topics that were spoken of; what
    is below an agenda item has the projects and topics of the item. A person has whom they represented and whose
    meetings they attended, a project who takes part in it.
    """
    bodies = batch.get(meeting, {}).get(SAMV.heldBy, ())
    for iri, said in batch.items():
        if kinds.get(iri) is Kind.ATTENDANCE:
            yield from _of_attendance(said, meeting, bodies)
        elif kinds.get(iri) is Kind.PARTICIPATION:
            for project in said[SAMV.inProject]:
                yield from ((Kind.PROJECT, Facet.ORGANISATION, one, project) for one in said[SAMV.participant])
    subjects = _subjects_of_items(batch, kinds)
    for item, spoken_of in subjects.items():
        if kinds.get(item) is Kind.AGENDA_ITEM:
            yield from ((Kind.AGENDA_ITEM, facet, value, item) for facet, value in spoken_of)
        yield from ((Kind.MEETING, facet, value, meeting) for facet, value in spoken_of)
    yield from _below_items(batch, kinds, subjects)


def _of_attendance(said: Said, meeting: str, bodies: Iterable[str]) -> Iterator[FacetRow]:
    attended = bool(_ATTENDED.intersection(said.get(SAMV.attendanceStatus, ())))
    for person in said.get(SAMV.attendee, ()):
        yield from ((Kind.PERSON, Facet.ORGANISATION, one, person) for one in said.get(SAMV.representing, ()))
        if attended:
            yield Kind.MEETING, Facet.PERSON, person, meeting
            yield from ((Kind.PERSON, Facet.BODY, body, person) for body in bodies)
    if attended:
        yield from ((Kind.MEETING, Facet.ORGANISATION, one, meeting) for one in said.get(SAMV.representing, ()))


def _subjects_of_items(batch: Batch, kinds: Mapping[str, Kind]) -> dict[str, list[tuple[Facet, str]]]:
    """Return which projects and topics are spoken of under each agenda item; under "" where no item is given."""
    subjects: dict[str, list[tuple[Facet, str]]] = {}
    for iri, said in batch.items():
        kind = kinds.get(iri)
        if kind is Kind.TALLY:
            for item in said.get(SAMV.underItem, [""]):
                subjects.setdefault(item, []).extend((Facet.TOPIC, topic) for topic in said[SAMV.aboutTopic])
        elif kind is Kind.PARTICIPATION:
            subjects.setdefault("", []).extend((Facet.PROJECT, project) for project in said[SAMV.inProject])
        elif kind is None:
            for item in said.get(SAMV.discussedIn, ()):
                subjects.setdefault(item, []).append((Facet.PROJECT, iri))
    return subjects


def _below_items(
    batch: Batch, kinds: Mapping[str, Kind], subjects: Mapping[str, Iterable[tuple[Facet, str]]]
) -> Iterator[FacetRow]:
    for iri, said in batch.items():
        kind = kinds.get(iri)
        if kind is None:
            continue
        for item in (*said.get(SAMV.underItem, ()), *said.get(SAMV.discussedIn, ())):
            yield from ((kind, facet, value, iri) for facet, value in subjects.get(item, ()))
