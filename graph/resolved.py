"""Records whose names are resolved to entities: what identity delivers and the triples are made from.

An *identifier* is the path of an entity's IRI under the base IRI: ``person/anna-berg``,
``municipality/1440``, ``organisation/skr``, ``project/gemensam-vaxel``. It is lower-case ASCII with
hyphens (``graph.iris.slug``), with the code in place of the slug for municipalities and counties. Two
entities never share an identifier, one entity never has two, and an entity keeps its own from build to
build for as long as the words that name it stand.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Protocol

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
    """

    records: tuple[ResolvedRecord, ...]
    people: tuple[ResolvedPerson, ...] = ()
    organisations: tuple[ResolvedOrganisation, ...] = ()
    projects: tuple[ResolvedProject, ...] = ()
    assignments: Mapping[str, str] = field(default_factory=dict)
    unmatched_judgements: tuple[str, ...] = ()  # ends of judgements that mean nobody here


@dataclass(frozen=True, slots=True)
class SharedProject:
    """What a document says of a project that stands with the project: its status and its contacts, by identifier."""

    identifier: str
    status: str | None = None
    contacts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SharedFacts:
    """What a document says of things that documents share; ``day`` is its meeting's, "" where it has none."""

    document: str
    day: str
    projects: tuple[SharedProject, ...] = ()
    topics: tuple[str, ...] = ()


class Assigned(Protocol):
    """What was found of each document of a collection."""

    def of(self, document: str) -> bytes:
        """Return what is needed to resolve the names of one document; the same bytes for the same findings."""

    def shared(self) -> Iterable[SharedFacts]:
        """Return what documents say of things that they share, every time from the beginning."""


@dataclass(frozen=True, slots=True)
class WeightTold:
    """What an agreement or a disagreement weighs, in bits: of people met in one network, and of others."""

    words: str
    in_one_network: float
    elsewhere: float


@dataclass(frozen=True, slots=True)
class Collection:
    """A collection resolved, its records left where they are: its documents in their order, and its entities.

    ``notes`` pairs a document with a sentence on what could not be made out in it; ``weights`` are those by
    which people were told apart; ``unsure`` are the documents that are read with low confidence, with that, the lowest
    first; all else as in ``Resolution``.
    """

    documents: tuple[str, ...]
    people: tuple[ResolvedPerson, ...]
    organisations: tuple[ResolvedOrganisation, ...]
    projects: tuple[ResolvedProject, ...]
    assignments: Mapping[str, str]
    unmatched_judgements: tuple[str, ...]
    assigned: Assigned
    notes: tuple[tuple[str, str], ...] = ()
    weights: tuple[WeightTold, ...] = ()
    unsure: tuple[tuple[str, float], ...] = ()


class Identity(Protocol):
    """Who is who, in three parts: of each document, of all together, of each document again.

    The first and the last run in other processes, so an identity can be pickled. All are pure, and ``collect`` gives
    the same for the same documents.
    """

    def version(self, document: str) -> str:
        """Return what a document's view depends on besides its record and the code."""

    def view(self, record: MeetingRecord) -> bytes:
        """Return what ``collect`` needs of a record."""

    def collect(self, views: Callable[[], Iterable[tuple[str, bytes]]], previous: Mapping[str, str]) -> Collection:
        """Resolve a collection from each document's view, given in the order of identifiers whenever asked for."""

    def resolved(self, record: MeetingRecord, assigned: bytes) -> ResolvedRecord:
        """Return a record with its names resolved."""


def local_person(document: str, name: str) -> str:
    """Return the key of a person within one document: by the fullest form of the name that it gives them.

    Where two people of one document share that form, identity leaves both out of the assignments.
    """
    return f"{document}#{name}"
