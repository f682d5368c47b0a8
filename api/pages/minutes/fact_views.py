"""From a fact of the index to how a page tells it: its kind in words, what it says, how it came about."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from api.linked_data.addresses import Addresses
from api.linked_data.description_page import BasisView, Linked
from api.linked_data.term_words import TermWords
from api.pages.evidence import basis_of
from graph.index.kinds import ENTITIES, KIND_OF_CLASS, ORGANISATIONS, OUTCOMES, Kind, local_name
from graph.index.properties import PROPERTIES, Form
from graph.index.values import Described, Inference, Link, Single
from graph.labels import shown
from ontology.terms import PREFIXES

GROUPS: dict[str, tuple[Kind, ...]] = {
    "outcomes": OUTCOMES,
    "projects": (Kind.PROJECT, Kind.PARTICIPATION),
    "people": (Kind.PERSON, Kind.ATTENDANCE),
    "organisations": ORGANISATIONS,
    "subjects": (Kind.EVENT, Kind.AMOUNT, Kind.TALLY, Kind.TOPIC),
    "meeting": (Kind.MINUTES, Kind.MEETING, Kind.AGENDA_ITEM),
}
"""What can be marked in a text, by the group that kinds of facts make; where several meet, the first shows."""

_GROUP_OF = {kind: group for group, kinds in GROUPS.items() for kind in kinds}
_PROPERTY_OF = {one.key: (iri, one) for iri, one in PROPERTIES.items()}
_CLASS_OF = {local_name(iri): iri for iri in KIND_OF_CLASS}
# what the heading, the basis or the page itself says already, and what only programs want
_SAID_ELSEWHERE = frozenset(
    ("atMeeting", "text", "title", "identifier", "language", "sha256", "records", "position", "altLabel", "rule")
) | {"confidence", "edtfDate", "edtfDue", "currency"}


@dataclass(frozen=True, slots=True)
class StatedRow:
    """What is said by one property, given by its local name too."""

    key: str
    word: str
    values: tuple[Linked, ...]


@dataclass(frozen=True, slots=True)
class InferredRow:
    """A value that the minutes do not state, and how it came about."""

    key: str
    word: str
    value: Linked
    basis: BasisView


@dataclass(frozen=True, slots=True)
class FactTold:
    """A fact as a page tells it; entities, which are names and no facts, have no basis."""

    group: str
    kind: str
    name: Linked
    rows: tuple[StatedRow, ...]
    basis: BasisView | None
    inferred: tuple[InferredRow, ...]


def told(thing: Described, words: TermWords, addresses: Addresses) -> FactTold:
    """Return how a fact is told; of an entity only its name is, for the rest may come from elsewhere."""
    teller = _Teller(words, addresses)
    entity = thing.kind in ENTITIES
    return FactTold(
        _GROUP_OF[thing.kind],
        shown(words.of(_CLASS_OF[thing.type])),
        Linked(thing.label, addresses.link(thing.iri)),
        () if entity else tuple(teller.rows(thing)),
        None if entity else basis_of(thing),
        () if entity else tuple(map(teller.inferred, thing.inferences)),
    )


class _Teller:
    def __init__(self, words: TermWords, addresses: Addresses) -> None:
        self._words = words
        self._addresses = addresses

    def rows(self, thing: Described) -> Iterable[StatedRow]:
        inferred = {one.property for one in thing.inferences}
        for key, value in thing.properties.items():
            if key in _SAID_ELSEWHERE or key in inferred:
                continue
            values = [self._value(key, one) for one in (value if isinstance(value, tuple) else (value,))]
            values = [one for one in values if one.text != thing.label]
            if values:
                yield StatedRow(key, self._word(key), tuple(values))

    def inferred(self, one: Inference) -> InferredRow:
        confidence = None if one.confidence is None else str(one.confidence)
        return InferredRow(
            one.property,
            self._word(one.property),
            self._value(one.property, one.value),
            BasisView(one.basis.lower(), one.rule, confidence),
        )

    def _word(self, key: str) -> str:
        return shown(self._words.of(_PROPERTY_OF[key][0])) if key in _PROPERTY_OF else key

    def _value(self, key: str, value: Single) -> Linked:
        if isinstance(value, Link):
            return Linked(value.label, self._addresses.link(value.iri))
        text = f"{value:g}" if isinstance(value, float) and value < 1e6 else str(value)
        if key not in _PROPERTY_OF or _PROPERTY_OF[key][1].form is not Form.TERM:
            # Swedish clock time as the graph holds it; seconds and offset say nothing to a reader
            return Linked(text[:16].replace("T", " ") if key in ("startDate", "endDate") else text)
        terms = (f"{PREFIXES[prefix]}{text}" for prefix in ("samv", "schema"))
        return Linked(next((self._words.of(term) for term in terms if self._words.knows(term)), text))
