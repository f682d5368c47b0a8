"""What is found out within one document: its people, and why forms of names were taken for one or for two."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from data.record import PersonMention, Span
from graph.identity.names import PersonName, person_name
from graph.resolved import Verdict, local_person


@dataclass(frozen=True, slots=True)
class LocalPerson:
    """A person of one document. ``employers`` and ``network`` are organisation identifiers.

    ``name`` is the fullest form; ``ordinal`` counts those of one document who share it, from 1. ``titles``
    are job titles held at the time, in lower case; ``day`` is that of the meeting. ``forms`` are the words by which
    the person is mentioned, ``names`` those of them that are no titles. Only within the document are there
    ``mentions``: the collection does without.
    """

    document: str
    name: str
    mentions: tuple[PersonMention, ...] = ()
    forms: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    ordinal: int = 1
    namesakes: bool = False
    listed: bool = False
    employers: frozenset[str] = frozenset()
    network: str | None = None
    emails: frozenset[str] = frozenset()
    telephones: frozenset[str] = frozenset()
    titles: frozenset[str] = frozenset()
    day: date | None = None

    @property
    def folded(self) -> PersonName:
        """The name as it is compared."""
        return person_name(self.name)

    @property
    def key(self) -> str:
        """What the person is remembered by from build to build; namesakes of one document share it."""
        return local_person(self.document, self.name)

    @property
    def spans(self) -> tuple[Span, ...]:
        """Where the person is named."""
        return tuple(mention.span for mention in self.mentions)


@dataclass(frozen=True, slots=True)
class LocalDecision:
    """A decision within one document; ``person`` and ``other`` are places in the list of its people."""

    person: int
    form: str
    compared_with: str
    other: int
    verdict: Verdict
    rule: str
    reason: str
    confidence: float
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class LocalResult:
    """The people of one document, the decisions on their names, and the mentions that fit nobody."""

    people: tuple[LocalPerson, ...]
    decisions: tuple[LocalDecision, ...] = ()
    unresolved: tuple[PersonMention, ...] = ()
