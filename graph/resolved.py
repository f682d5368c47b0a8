"""Records whose names are resolved to entities: what identity delivers and the triples are made from.

An *identifier* is the path of an entity's IRI under the base IRI: ``person/anna-berg``,
``municipality/1440``, ``organisation/skr``, ``project/gemensam-vaxel``. It is lower-case ASCII with
hyphens (``graph.iris.slug``), with the code in place of the slug for municipalities and counties. Two
entities never share an identifier, one entity never has two, and an entity keeps its own from build to
build for as long as the words that name it stand.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from data.record import MeetingRecord, OrganisationKind, OrganisationMention, Span


class Verdict(StrEnum):
    """What identity decided about two forms; the value is the local name of the term."""

    MERGED = "Merged"
    KEPT_APART = "KeptApart"


@dataclass(frozen=True, slots=True)
class IdentityDecision:
    """Why two forms of a person were merged or kept apart.

    ``person`` is the identifier of the person whom ``form`` (as written at ``spans`` of the record that
    holds this decision) was taken to be. ``compared_with`` is the other form; ``other`` the identifier of
    the person who bears it, which differs from ``person`` exactly where the verdict is KEPT_APART.
    ``rule`` names the rule in English (``same-surname-same-employer``), ``reason`` says in one Swedish
    sentence what spoke for it, ``confidence`` is a probability (0 to 1).
    """

    person: str
    form: str
    compared_with: str
    other: str
    verdict: Verdict
    rule: str
    reason: str
    confidence: float
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class ResolvedPerson:
    """A person of the whole collection: ``name`` the fullest form seen, ``alternatives`` every other one.

    ``emails`` are bare addresses in lower case, ``telephones`` as written; both from the records' contacts.
    Every tuple is sorted and free of repetitions, here and in the other entities.
    """

    identifier: str
    name: str
    alternatives: tuple[str, ...] = ()
    emails: tuple[str, ...] = ()
    telephones: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ResolvedOrganisation:
    """An organisation that the collection names.

    Where the reference data holds the identifier, label and kind are those of the reference data, and
    ``alternatives`` the forms seen in minutes (those that the reference data has too may be among them).
    """

    identifier: str
    label: str
    kind: OrganisationKind
    alternatives: tuple[str, ...] = ()
    emails: tuple[str, ...] = ()
    telephones: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ResolvedProject:
    """A project, programme or joint initiative of the whole collection."""

    identifier: str
    label: str
    alternatives: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ResolvedRecord:
    """One record with its names resolved to identifiers.

    ``people`` has an entry for the span of every PersonMention anywhere in the record (inside other facts
    as well as in ``record.people``); ``organisations`` one for every OrganisationMention anywhere in it
    (several may share a span: "Alla 13 kommuner"); ``projects`` one for every ``Project.name`` and
    ``Participation.project``. A mention without an entry is an error of identity (KeyError).
    ``next_meeting`` is the document identifier of the record in the same collection that tells of the very
    meeting which this one announces as its next, None where there is none: then the
    announced meeting gets an IRI of its own.
    """

    record: MeetingRecord
    people: Mapping[Span, str]
    organisations: Mapping[OrganisationMention, str]
    projects: Mapping[str, str]
    decisions: tuple[IdentityDecision, ...] = ()
    next_meeting: str | None = None


@dataclass(frozen=True, slots=True)
class Resolution:
    """A whole collection resolved: its records in the order of their document identifiers, and its entities.

    Every identifier that a record maps to stands once among ``people``, ``organisations`` or ``projects``,
    each sorted by identifier. ``assignments`` is what the next build is given as ``previous`` so that
    identifiers stay: person identifier by document-local person (``local_person``).

    Identity's one function is ``graph.identity.resolve(records: Sequence[MeetingRecord], gazetteer:
    Gazetteer, judgements: Judgements, previous: Mapping[str, str]) -> Resolution``: pure, and with the same
    output for the same input whatever the order of ``records``; ``graph.identity.read_judgements(path: Path |
    None) -> Judgements`` reads what a person has decided (None: nothing yet).
    """

    records: tuple[ResolvedRecord, ...]
    people: tuple[ResolvedPerson, ...] = ()
    organisations: tuple[ResolvedOrganisation, ...] = ()
    projects: tuple[ResolvedProject, ...] = ()
    assignments: Mapping[str, str] = field(default_factory=dict)
    unmatched_judgements: tuple[str, ...] = ()  # ends of judgements that mean nobody here


def local_person(document: str, name: str) -> str:
    """Return the key of a person within one document: by the fullest form of the name that it gives them.

    Where two people of one document share that form, identity leaves both out of the assignments.
    """
    return f"{document}#{name}"
