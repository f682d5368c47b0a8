"""What rests on the words of one document, with where it stands there."""

from __future__ import annotations

from graph.index.marking import facts_resting_on
from graph.index.reading import Index
from tests.factories import AUTUMN, SPRING

BASE = "https://w3id.org/samgraf/id/"


def places(index: Index, document: str) -> dict[str, tuple[tuple[int, int], ...]]:
    number = index.number_of(f"{BASE}minutes/{document}")
    assert number is not None
    return {fact.thing.iri.removeprefix(BASE): fact.places for fact in facts_resting_on(index, number)}


def test_every_fact_is_there_with_its_places_in_the_order_of_the_text(index: Index) -> None:
    found = places(index, "var")
    first = SPRING.index("att starta Gemensam växel.")
    (decision,) = [where for iri, where in found.items() if iri.startswith("decision/")]
    assert decision == ((first, first + len("att starta Gemensam växel.")),)
    assert [where[0][0] for where in found.values()] == sorted(where[0][0] for where in found.values())
    assert len([iri for iri in found if "/attendance/" in iri]) == 4


def test_what_two_documents_speak_of_has_in_each_its_places_there(index: Index) -> None:
    for document, text in (("var", SPRING), ("host", AUTUMN)):
        words = {text[start:end] for start, end in places(index, document)["municipality/1440"]}
        assert words
        assert all("Ale" in one for one in words)
