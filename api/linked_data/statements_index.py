"""From triples to what each thing says, and to what each is called."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from pyoxigraph import BlankNode, Literal, NamedNode, Triple

from api.linked_data.questions import NAMINGS
from api.linked_data.term_words import TermWords
from ontology.terms import DCTERMS, OA, RDF, SAMV

_LONGEST_NAME = 100
# what tells a thing without a name of its own from its like
_TELLING = (SAMV.attendee, SAMV.participant, SAMV.inProject, SAMV.party, SAMV.aboutTopic, RDF.subject, SAMV.atMeeting)


class Said:
    """Triples by subject and property, values sorted."""

    def __init__(self, triples: Iterable[Triple]) -> None:
        self._values: dict[tuple[str, str], list[NamedNode | BlankNode | Literal]] = defaultdict(list)
        self._properties: dict[str, list[str]] = defaultdict(list)
        self._recording: dict[str, str] = {}
        for triple in sorted(triples, key=str):
            subject, predicate, value = triple.subject, triple.predicate.value, triple.object
            if isinstance(subject, Triple) or isinstance(value, Triple):
                continue
            if (subject.value, predicate) not in self._values:
                self._properties[subject.value].append(predicate)
            self._values[subject.value, predicate].append(value)
            if predicate == SAMV.records:
                self._recording[value.value] = subject.value

    def properties(self, iri: str) -> list[str]:
        """Return by which properties a thing says something."""
        return self._properties.get(iri, [])

    def values(self, iri: str, predicate: str) -> list[NamedNode | BlankNode | Literal]:
        """Return what a thing says by one property."""
        return self._values.get((iri, predicate), [])

    def iris(self, iri: str, predicate: str) -> list[str]:
        """Return the things that a thing is linked to by one property."""
        return [value.value for value in self.values(iri, predicate) if isinstance(value, NamedNode)]

    def text(self, iri: str, predicate: str, language: str = "sv") -> str | None:
        """Return one literal, that of the language where there is one."""
        found = [value for value in self.values(iri, predicate) if isinstance(value, Literal)]
        ranked = sorted(found, key=lambda value: (value.language != language, value.language is not None))
        return ranked[0].value if ranked else None

    def minutes_of(self, meeting: str) -> str | None:
        """Return the minutes that record a meeting, where the triples say so."""
        return self._recording.get(meeting)


@dataclass(frozen=True, slots=True)
class Names:
    """What things are called in one language."""

    said: Said
    words: TermWords
    language: str

    def of(self, iri: str) -> str:
        """Return what a thing is called: its name, what it says, or what it is of what; else the end of its IRI."""
        if self.words.knows(iri):
            return self.words.of(iri)
        if iri.startswith(("mailto:", "tel:")):
            return iri.partition(":")[2]
        if SAMV.Meeting in self.said.iris(iri, RDF.type):
            return self._meeting(iri)
        return self._own(iri) or self._told(iri) or self._composed(iri) or iri.rpartition("/")[2] or iri

    def kinds(self, iri: str) -> list[str]:
        """Return what a thing is."""
        return [self.words.of(kind) for kind in self.said.iris(iri, RDF.type)]

    def _own(self, iri: str) -> str | None:
        named = (self.said.text(iri, naming, self.language) for naming in NAMINGS)
        return next((name for name in named if name), None)

    def _told(self, iri: str) -> str | None:
        if words := self.said.text(iri, SAMV.text):
            return _cut(words)
        quoted = self.said.text(iri, OA.exact)
        return f"”{_cut(quoted)}”" if quoted else None

    def _meeting(self, iri: str) -> str:
        minutes = self.said.minutes_of(iri)
        name = self._own(iri) or (self._own(minutes) if minutes else None) or iri.rpartition("/")[2]
        date = self.said.text(iri, DCTERMS.date)
        return f"{name}, {date}" if date and date not in name else name

    def _composed(self, iri: str) -> str | None:
        linked = [self.of(other) for telling in _TELLING for other in self.said.iris(iri, telling) if other != iri]
        kinds = self.kinds(iri)
        return f"{kinds[0]}: {', '.join(linked[:2])}" if kinds and linked else None


def _cut(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= _LONGEST_NAME else f"{text[: _LONGEST_NAME - 1].rstrip()}…"
