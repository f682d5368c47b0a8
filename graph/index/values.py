"""What the index answers with: things, links between them, and the passages that back them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

from graph.index.kinds import Kind

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Link:
    """A thing that another refers to, by its whole IRI."""

    iri: str
    kind: Kind
    label: str


Single = str | int | float | Link
PropertyValue = Single | tuple[Single, ...]


@dataclass(frozen=True, slots=True)
class Passage:
    """Words of a document: ``quote`` stands at ``start`` to ``end`` (code points) of its text."""

    iri: str
    document: Link
    start: int
    end: int
    quote: str


@dataclass(frozen=True, slots=True)
class Inference:
    """A value of a thing that its document does not state; ``confidence`` is 0 to 1."""

    property: str
    value: str | Link
    basis: str
    rule: str | None
    confidence: float | None


@dataclass(frozen=True, slots=True)
class Evidenced(Generic[T]):
    """The first few of the things that something rests on, and how many there are."""

    first: tuple[T, ...]
    total: int


@dataclass(frozen=True, slots=True)
class Described:
    """A thing with all that the index knows of it.

    ``properties`` go by local names, as in the JSON-LD context. ``basis`` is None for entities, which are names and
    no facts. ``first`` and ``last`` are the days of its time, None where not known.
    """

    number: int
    iri: str
    kind: Kind
    type: str
    label: str
    basis: str | None
    first: str | None
    last: str | None
    document: Link | None
    meeting: Link | None
    properties: Mapping[str, PropertyValue]
    passages: Evidenced[Passage]
    grounds: Evidenced[Link]
    inferences: tuple[Inference, ...]

    def links(self, key: str) -> tuple[Link, ...]:
        """Return the things that a property refers to."""
        return tuple(one for one in self._several(key) if isinstance(one, Link))

    def texts(self, key: str) -> tuple[str, ...]:
        """Return the words that a property gives."""
        return tuple(str(one) for one in self._several(key) if not isinstance(one, Link))

    def _several(self, key: str) -> tuple[Single, ...]:
        value = self.properties.get(key, ())
        return value if isinstance(value, tuple) else (value,)
