"""Stores made by hand of meetings that are told in a line each, and the material of reports on them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from pyoxigraph import Literal, NamedNode, Quad, Store

from graph.analytics.asking import asking
from graph.reports.choice import Choice
from graph.reports.material import Material, Surroundings
from ontology.terms import DCTERMS, OA, ORG, PROV, RDF, RDFS, SAMV, XSD

BASE = "https://samgraf.example/id/"
SERVICE = "https://samgraf.example/"
COUNTY = f"{BASE}county/14"


@dataclass(frozen=True, slots=True)
class Told:
    """A meeting: its name, the body that held it, its day ("" for none) and who came, as "Ale anna" or "-Ale anna".

    A minus is for those noted absent; "? anna" is somebody present for nobody in particular.
    """

    name: str
    body: str
    day: str
    seats: Sequence[str]


def municipality(name: str) -> str:
    """Return the IRI of a municipality of the world."""
    return f"{BASE}municipality/{name.lower()}"


def person(name: str) -> str:
    """Return the IRI of a person of the world."""
    return f"{BASE}person/{name}"


def body(name: str) -> str:
    """Return the IRI of a body of the world."""
    return f"{BASE}organisation/{name}"


def material_of(folder: Path, meetings: Sequence[Told], choice: Choice = Choice(), **known: Sequence[str]) -> Material:  # noqa: B008
    """Return material on meetings; ``known`` are members of bodies, and under ``county`` those of the one county."""
    store = Store()
    store.extend(_quads(meetings, known))
    return Material(asking(store), choice, Surroundings(folder, "fingerprint", "1", BASE, SERVICE))


def _quads(meetings: Sequence[Told], known: dict[str, Sequence[str]]) -> Iterator[Quad]:
    for meeting in meetings:
        yield from _of_meeting(meeting)
    for name in sorted({name for told in meetings for name in _municipalities(told)}.union(*known.values())):
        yield from _named(municipality(name), name, SAMV.Municipality)
        yield _quad(municipality(name), SAMV.inCounty, NamedNode(COUNTY))
    yield _quad(COUNTY, RDFS.label, Literal("Provlän"))
    for name, members in known.items():
        for member in members if name != "county" else ():
            yield _quad(municipality(member), ORG.memberOf, NamedNode(body(name)))


def _municipalities(told: Told) -> set[str]:
    return {seat.lstrip("-").split()[0] for seat in told.seats} - {"?"}


def _of_meeting(told: Told) -> Iterator[Quad]:
    meeting, minutes = f"{BASE}meeting/{told.name}", f"{BASE}minutes/{told.name}"
    yield _quad(meeting, SAMV.heldBy, NamedNode(body(told.body)))
    yield from _named(body(told.body), told.body, SAMV.Network)
    yield _quad(minutes, SAMV.records, NamedNode(meeting))
    yield _quad(minutes, DCTERMS.title, Literal(f"Protokoll {told.name}"))
    if told.day:
        yield _quad(meeting, DCTERMS.date, Literal(told.day, datatype=NamedNode(XSD.date)))
    for number, seat in enumerate(told.seats):
        yield from _seat(told, seat, number)


def _seat(told: Told, seat: str, number: int) -> Iterator[Quad]:
    place, name = seat.lstrip("-").split()
    part = f"{BASE}attendance/{told.name}/{number}"
    passage = f"{BASE}passage/{told.name}/{number}"
    status = SAMV.Absent if seat.startswith("-") else SAMV.Present
    yield _quad(part, SAMV.atMeeting, NamedNode(f"{BASE}meeting/{told.name}"))
    yield _quad(part, SAMV.attendee, NamedNode(person(name)))
    yield _quad(part, SAMV.attendanceStatus, NamedNode(status))
    yield _quad(part, SAMV.basis, NamedNode(SAMV.Stated))
    if place != "?":
        yield _quad(part, SAMV.representing, NamedNode(municipality(place)))
    yield _quad(person(name), RDFS.label, Literal(name.capitalize()))
    yield _quad(part, PROV.wasDerivedFrom, NamedNode(passage))
    yield _quad(passage, OA.hasSource, NamedNode(f"{BASE}minutes/{told.name}"))
    yield _quad(passage, OA.exact, Literal(f"{name.capitalize()}, {place}"))
    yield _quad(passage, OA.start, Literal(str(10 * number)))
    yield _quad(passage, OA.end, Literal(str(10 * number + 9)))


def _named(iri: str, label: str, kind: str) -> Iterator[Quad]:
    yield _quad(iri, RDF.type, NamedNode(kind))
    yield _quad(iri, RDFS.label, Literal(label))


def _quad(subject: str, predicate: str, value: NamedNode | Literal) -> Quad:
    return Quad(NamedNode(subject), NamedNode(predicate), value)
