"""From a document to what rests on its words: every fact, with the passages of this document that back it."""

from __future__ import annotations

from dataclasses import dataclass

from graph.index.reading import Index, whole
from graph.index.values import Described


@dataclass(frozen=True, slots=True)
class MarkedFact:
    """A thing, and where the document says so: pairs of start and end, in code points of its text, in their order."""

    thing: Described
    places: tuple[tuple[int, int], ...]


def facts_resting_on(index: Index, document: int) -> list[MarkedFact]:
    """Return what rests on the text of the minutes with a number, in the order in which it is said."""
    places: dict[int, list[tuple[int, int]]] = {}
    for thing, start, end in index.rows(
        "SELECT g.thing, p.start, p.stop FROM passage p JOIN ground g ON g.passage = p.number "
        "WHERE p.document = ? ORDER BY p.start, p.stop DESC, g.thing",
        (document,),
    ):
        places.setdefault(whole(thing), []).append((whole(start), whole(end)))
    things = index.things(list(places), evidence=False)
    return [MarkedFact(thing, tuple(places[thing.number])) for thing in things]
