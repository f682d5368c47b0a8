"""From a place to the organisations there, and to those nearest to it: in the same networks."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from graph.index.kinds import ORGANISATIONS, Facet, Kind
from graph.index.naming import named
from graph.index.reading import Index, marks, whole
from graph.index.values import Link

_MOST_MEMBERS = 60


@dataclass(frozen=True, slots=True)
class Place:
    """A municipality, county, network or other organisation, and the organisations that count as there.

    ``networks`` are those that the organisations there belong to or meet in; ``nearest`` are all that do so too.
    All are numbers of the index, except for the links.
    """

    itself: Link
    organisations: frozenset[int]
    networks: tuple[Link, ...]
    nearest: frozenset[int]


def place_of(index: Index, text: str) -> Place | None:
    """Return the place that somebody typed, by its name, code or IRI; None where there is no such place."""
    found = named(index, text.strip(), ORGANISATIONS) if text.strip() else []
    if not found:
        return None
    (itself,) = index.things(found[:1], evidence=False)
    there = _there(index, itself.number, itself.kind, itself.type, itself.iri)
    networks = (
        [itself.number] if itself.kind is Kind.NETWORK or itself.type == "County" else sorted(_networks(index, there))
    )
    nearest = {itself.number}.union(there, *(_members(index, network) for network in networks))
    links = index.links(networks)
    return Place(
        Link(itself.iri, itself.kind, itself.label),
        frozenset(there),
        tuple(links[number] for number in networks if number != itself.number),
        frozenset(nearest),
    )


def people_of(index: Index, organisations: Iterable[int]) -> frozenset[int]:
    """Return who came to any meeting for one of some organisations."""
    known = sorted(organisations)
    rows = index.rows(
        f"SELECT thing FROM facet WHERE kind = ? AND name = ? AND value IN ({marks(known)})",
        (Kind.PERSON, Facet.ORGANISATION, *known),
    )
    return frozenset(whole(number) for (number,) in rows)


def _there(index: Index, number: int, kind: Kind, class_name: str, iri: str) -> set[int]:
    if class_name == "County":
        rows = index.rows(
            "SELECT number FROM thing WHERE kind = ? AND json_extract(body, '$.inCounty') = ?",
            (Kind.MUNICIPALITY, index.relative(iri)),
        )
        return {number, *(whole(one) for (one,) in rows)}
    return _members(index, number) if kind is Kind.NETWORK else {number}


def _members(index: Index, network: int) -> set[int]:
    """Return who belongs to a network by reference data, and who came to its meetings."""
    rows = index.rows(
        f"SELECT thing FROM facet WHERE kind IN ({marks(ORGANISATIONS)}) AND name = ? AND value = ? UNION "
        f"SELECT o.value FROM facet b JOIN facet o ON o.thing = b.thing AND o.kind = {int(Kind.MEETING)} "
        "AND o.name = ? WHERE b.kind = ? AND b.name = ? AND b.value = ?",
        (*ORGANISATIONS, Facet.MEMBER_OF, network, Facet.ORGANISATION, Kind.MEETING, Facet.BODY, network),
    )
    return {network, *(whole(one) for (one,) in rows)}


def _networks(index: Index, organisations: Iterable[int]) -> set[int]:
    """Return whose meetings organisations came to, and what they belong to that is not too large to tell anything."""
    known = sorted(organisations)
    several = marks(known)
    met_in = index.rows(
        f"SELECT DISTINCT b.value FROM facet o JOIN facet b ON b.thing = o.thing AND b.kind = {int(Kind.MEETING)} "
        f"AND b.name = ? WHERE o.kind = ? AND o.name = ? AND o.value IN ({several})",
        (Facet.BODY, Kind.MEETING, Facet.ORGANISATION, *known),
    )
    belong_to = index.rows(
        f"SELECT value FROM facet WHERE kind IN ({marks(ORGANISATIONS)}) AND name = ? AND value IN "
        f"(SELECT value FROM facet WHERE kind IN ({marks(ORGANISATIONS)}) AND name = ? AND thing IN ({several})) "
        "GROUP BY value HAVING count(*) <= ?",
        (*ORGANISATIONS, Facet.MEMBER_OF, *ORGANISATIONS, Facet.MEMBER_OF, *known, _MOST_MEMBERS),
    )
    return {whole(one) for (one,) in (*met_in, *belong_to)}
