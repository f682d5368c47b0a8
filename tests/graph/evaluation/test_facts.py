from __future__ import annotations

import pytest
from pyoxigraph import Literal, NamedNode, Quad, Store

from graph.evaluation.facts import Facts
from ontology.terms import RDFS, SAMV, SKOS

PLACE = "https://example.org/plats"


def named(*names: str, code: str | None) -> Facts:
    store = Store()
    place = NamedNode(PLACE)
    for name in names:
        store.add(Quad(place, NamedNode(RDFS.label if name == names[0] else SKOS.altLabel), Literal(name)))
    if code is not None:
        store.add(Quad(place, NamedNode(SAMV.municipalityCode), Literal(code)))
    return Facts(store)


def test_a_municipality_is_also_called_by_its_name_alone() -> None:
    facts = named("Göteborgs Stad", "Göteborgs kommun", code="1480")
    assert facts.names(PLACE) == {"göteborgs stad", "göteborgs kommun", "göteborgs", "göteborg"}
    assert facts.label(PLACE) == "Göteborgs Stad"


def test_other_organisations_keep_the_word_for_what_they_are() -> None:
    assert named("Teater i stad", code=None).names(PLACE) == {"teater i stad"}


@pytest.mark.parametrize(("name", "called"), [("  teater I stad", True), ("teater", False)])
def test_a_name_is_the_same_but_for_case_and_spacing(name: str, called: bool) -> None:
    assert named("Teater i stad", code=None).called(PLACE, [name]) is called
