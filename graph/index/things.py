"""From the quads of a batch to things: what each is, is called, when it was, and what can be said of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from pyoxigraph import BlankNode, NamedNode, Quad, Triple

from graph.index.kinds import KIND_OF_CLASS, OUTCOMES, Kind, local_name
from graph.index.periods import Period, period_of
from graph.index.properties import PROPERTIES, Form, Property
from ontology.terms import DCTERMS, FOAF, RDF, RDFS, SAMV, SCHEMA, SKOS

Value = str | int | float | list[str]
Said = dict[str, list[str]]
"""What is said of one subject: the values by the IRI of the property."""
Batch = dict[str, Said]
"""What is said, by subject; IRIs below the base are relative to it."""

_LABELS = (FOAF.name, RDFS.label, SKOS.prefLabel, DCTERMS.title, DCTERMS.identifier)
_OF_FACTS = {
    Kind.ATTENDANCE: SAMV.attendee,
    Kind.PARTICIPATION: SAMV.participant,
    Kind.TALLY: SAMV.aboutTopic,
    Kind.MEETING: SAMV.heldBy,
}
_STATED_WITHOUT_SAYING = frozenset((Kind.MEETING, Kind.AGENDA_ITEM))
_SORTED = str.maketrans({"å": "{", "ä": "|", "æ": "|", "ö": "}", "ø": "}", "é": "e", "è": "e", "ü": "u"})


@dataclass(frozen=True, slots=True)
class Thing:
    """A thing without what only the index knows: its number.

    ``named_after`` is the IRI of the thing whose label stands for a missing one.
    """

    iri: str
    kind: Kind
    type: str
    label: str | None
    named_after: str | None
    period: Period | None
    basis: str | None
    body: Mapping[str, Value]


def batch_of(quads: Iterable[Quad], base: str) -> Batch:
    """Gather quads by subject and property."""
    batch: Batch = {}
    cut = len(base)
    for subject, predicate, value, _ in quads:
        if isinstance(subject, Triple) or isinstance(value, BlankNode | Triple):
            continue
        name = subject.value
        text = value.value
        if isinstance(value, NamedNode) and text.startswith(base):
            text = text[cut:]
        said = batch.setdefault(name[cut:] if name.startswith(base) else name, {})
        said.setdefault(predicate.value, []).append(text)
    return batch


def kind_of(said: Said) -> tuple[Kind, str] | None:
    """Return the kind and the local name of the class of a subject; None where it is no thing of the index."""
    for iri in said.get(RDF.type, ()):
        kind = KIND_OF_CLASS.get(iri)  # type: ignore[call-overload]
        if kind is not None:
            return kind, local_name(iri)
    return None


def thing_of(iri: str, kind: Kind, class_name: str, said: Said, batch: Batch) -> Thing:
    """Describe one subject of a batch."""
    return Thing(
        iri,
        kind,
        class_name,
        _label(kind, said),
        next(iter(said.get(_OF_FACTS.get(kind, SAMV.party), ())), None),
        period_of_saying(said),
        _basis(kind, said),
        _body(said, batch),
    )


def _basis(kind: Kind, said: Said) -> str | None:
    if SAMV.basis in said:
        return local_name(said[SAMV.basis][0])
    return local_name(SAMV.Stated) if kind in _STATED_WITHOUT_SAYING else None


def sorting_label(label: str) -> str:
    """Return what a label sorts by: small letters, å, ä and ö after z."""
    return label.casefold().translate(_SORTED)


def _label(kind: Kind, said: Said) -> str | None:
    for naming in _LABELS:
        if naming in said:
            return min(said[naming])
    if kind in OUTCOMES:
        return said.get(SAMV.text, [None])[0]
    if kind is Kind.AMOUNT:
        return said.get(SAMV.purpose, [None])[0]
    return None


def period_of_saying(said: Said) -> Period | None:
    """Return the days of what is said to have a time; None where they are not known."""
    if SAMV.edtfDate in said:
        return period_of(said[SAMV.edtfDate][0])
    first = said.get(DCTERMS.date) or said.get(SCHEMA.startDate)
    if not first:
        return None
    last = said.get(SCHEMA.endDate) or first
    return first[0][:10], max(first[0][:10], last[0][:10])


def _body(said: Said, batch: Batch) -> dict[str, Value]:
    body: dict[str, Value] = {}
    for iri, values in said.items():
        known = PROPERTIES.get(iri)
        if known is None:
            continue
        if known.many:
            body[known.key] = [str(_value(known, value, batch)) for value in values]
        else:
            body[known.key] = _value(known, values[0], batch)
    return body


def _value(known: Property, value: str, batch: Batch) -> str | int | float:
    match known.form:
        case Form.WHOLE:
            return int(value)
        case Form.DECIMAL:
            return float(value)
        case Form.TERM:
            return local_name(value)
        case Form.ADDRESS:
            return value.partition(":")[2]
        case Form.PLACE:
            return batch.get(value, {}).get(RDFS.label, [local_name(value)])[0]
        case _:
            return value
