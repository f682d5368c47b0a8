"""From what figures are to be about to the patterns of SPARQL that keep their queries to that."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum

_PLACE = re.compile(r"^(?P<indent> *)# within (?P<what>meeting|project|municipality) \?(?P<name>\w+)\n", re.MULTILINE)
_UNSAFE = re.compile(r"[\x00-\x20<>\"{}|^`\\]")


class ScopeKind(Enum):
    """What figures can be about; the value is how it is asked for."""

    ALL = "all"
    MUNICIPALITY = "municipality"
    COUNTY = "county"
    NETWORK = "network"


@dataclass(frozen=True, slots=True)
class Scope:
    """What figures are about: everything, or what concerns the municipality, county or body of an IRI.

    Meetings belong to a municipality or county that was represented there or noted absent, and to the body that held
    them; projects to a municipality or county that takes part, and to a body that takes part or at whose meetings
    they were discussed. Raises ValueError for an IRI that could end a pattern of SPARQL.
    """

    kind: ScopeKind = ScopeKind.ALL
    iri: str = ""

    def __post_init__(self) -> None:
        if (self.kind is ScopeKind.ALL) != (not self.iri) or _UNSAFE.search(self.iri):
            raise ValueError(f"no scope of kind {self.kind.value}: {self.iri!r}")

    def within(self, query: str) -> str:
        """Return a query with its places ``# within meeting ?name`` (project, municipality) made patterns.

        A pattern binds the variable to what belongs to the scope; where all belongs to it, there is none.
        """
        return _PLACE.sub(lambda place: self._pattern(place["what"], place["name"], place["indent"]), query)

    def _pattern(self, what: str, name: str, indent: str) -> str:
        if self.kind is ScopeKind.ALL:
            return ""
        pattern = {"meeting": self._meetings, "project": self._projects, "municipality": self._municipalities}[what]
        return f"{indent}{{ SELECT DISTINCT ?{name} WHERE {{ {pattern(name)} }} }}\n"

    def _meetings(self, name: str) -> str:
        if self.kind is ScopeKind.NETWORK:
            return f"?{name} samv:heldBy <{self.iri}> ."
        return f"?scopeSeat samv:representing ?scopeMember ; samv:atMeeting ?{name} . {self._member()}"

    def _projects(self, name: str) -> str:
        if self.kind is ScopeKind.NETWORK:
            return (
                f"{{ ?scopePart samv:participant <{self.iri}> ; samv:inProject ?{name} }} UNION "
                f"{{ ?{name} samv:discussedIn/samv:atMeeting/samv:heldBy <{self.iri}> }}"
            )
        return f"?scopePart samv:participant ?scopeMember ; samv:inProject ?{name} . {self._member()}"

    def _municipalities(self, name: str) -> str:
        if self.kind is ScopeKind.NETWORK:
            return (
                f"{{ ?{name} org:memberOf <{self.iri}> }} UNION "
                f"{{ ?scopeSeat samv:representing ?{name} ; samv:atMeeting/samv:heldBy <{self.iri}> }}"
            )
        if self.kind is ScopeKind.COUNTY:
            return f"?{name} samv:inCounty <{self.iri}> ."
        return f"VALUES ?{name} {{ <{self.iri}> }}"

    def _member(self) -> str:
        if self.kind is ScopeKind.COUNTY:
            return f"?scopeMember samv:inCounty <{self.iri}> ."
        return f"VALUES ?scopeMember {{ <{self.iri}> }}"


EVERYTHING = Scope()
