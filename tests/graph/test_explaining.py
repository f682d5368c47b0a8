from __future__ import annotations

from dataclasses import replace

import pytest
from pyoxigraph import Store

from data.gazetteer import default_gazetteer
from graph.explaining import (
    Fact,
    NothingKnownError,
    Quote,
    explain,
    explanation_text,
    find_entities,
)
from graph.iris import Minter
from graph.resolved import IdentityDecision, Resolution, ResolvedPerson, Verdict
from graph.triples.document import document_quads
from graph.triples.vocabulary import ontology_quads
from ontology.files import VOCABULARY, read_bytes
from tests.factories import AUTUMN, SPRING, Words, autumn, entity_quads, resolve_by_name, spring

MINT = Minter()
KARIN = MINT.base + "person/karin-prov"


@pytest.fixture(scope="module")
def store() -> Store:
    gazetteer = default_gazetteer()
    resolution = resolve_by_name([spring(), autumn()], gazetteer, {})
    span = Words(AUTUMN).span("Karin Prov")
    decision = IdentityDecision(
        "person/karin-prov",
        "Karin Prov",
        "Karin Prov",
        "person/karin-prov",
        Verdict.MERGED,
        "same-name-same-employer",
        "Samma namn och kommun i båda.",
        0.98,
        (span,),
    )
    made = Store()
    for resolved in resolution.records:
        text = AUTUMN if resolved.record.document.identifier == "host" else SPRING
        decided = replace(resolved, decisions=(decision,)) if text == AUTUMN else resolved
        made.bulk_extend(document_quads(decided, text, MINT))
    made.bulk_extend(entity_quads(resolution, MINT))
    made.bulk_extend(ontology_quads([read_bytes(VOCABULARY)], MINT))
    return made


def test_a_name_in_any_case_leads_to_what_bears_it(store: Store) -> None:
    assert find_entities(store, "Karin Prov") == (KARIN,)
    assert find_entities(store, " karin PROV ") == (KARIN,)
    assert find_entities(store, "växeln") == (MINT.base + "project/gemensam-vaxel",)
    assert find_entities(store, KARIN) == (KARIN,)


def test_a_name_that_several_bear_leads_to_all() -> None:
    people = tuple(ResolvedPerson(f"person/anna-berg-{number}", "Anna Berg") for number in (1, 2))
    two = Store()
    two.bulk_extend(entity_quads(Resolution((), people), MINT))
    assert find_entities(two, "anna berg") == (
        MINT.base + "person/anna-berg-1",
        MINT.base + "person/anna-berg-2",
    )


@pytest.mark.parametrize("wanted", ["Nils Ingen", "https://example.org/none", "x://<>", '") } DROP ALL #'])
def test_what_the_graph_does_not_hold_is_told_in_a_sentence(store: Store, wanted: str) -> None:
    with pytest.raises(NothingKnownError, match="The graph says nothing of"):
        find_entities(store, wanted)
    with pytest.raises(NothingKnownError):
        explain(store, "https://example.org/none")


def test_a_person_is_explained_with_every_fact_and_its_words(store: Store) -> None:
    told = explain(store, KARIN)
    assert told.name == "Karin Prov"
    assert told.itself.kinds == ("person",)
    assert told.itself.statements == (("e-post", "karin.prov@ale.example"), ("namn", "Karin Prov"))
    start = AUTUMN.index("Karin Prov, Ale")
    assert Fact(
        iri=MINT.base + "meeting/host/attendance/karin-prov",
        kinds=("deltagande i möte",),
        statements=(
            ("företräder", "municipality/1440"),
            ("har närvarostatus", "närvarande"),
            ("vid mötet", "Höstmötet"),
        ),
        quotes=(Quote("host", "Karin Prov, Ale", start, start + 15),),
        grounds="uttalad",
        as_what="deltagare",
    ) in [
        replace(
            fact,
            statements=tuple((what, value.removeprefix(MINT.base)) for what, value in fact.statements),
        )
        for fact in told.facts
    ]
    assert [fact.quotes[0].exact for fact in told.identity] == ["Karin Prov"]


def test_the_text_tells_why_forms_were_merged(store: Store) -> None:
    text = explanation_text(explain(store, KARIN))
    head, _, identity = text.partition("\nVarför formerna hör ihop eller hålls isär:\n")
    assert head.startswith(f"Karin Prov\n{KARIN}\nÄr: person\nE-post: karin.prov@ale.example\n")
    assert "regel same-name-same-employer, säkerhet 0.98" in identity
    assert "Samma namn och kommun i båda." in identity
    start = AUTUMN.index("Karin Prov")
    assert f"host {start}–{start + 10}: ”Karin Prov”" in identity


def test_another_entity_stands_with_its_name_alone(store: Store) -> None:
    text = explanation_text(explain(store, KARIN))
    assert "\n  Gemensam växel (projekt): har kontaktperson\n" in text + "\n"


def test_an_inferred_body_shows_its_rule_and_confidence(store: Store) -> None:
    text = explanation_text(explain(store, MINT.base + "organisation/natverket-norrsam"))
    assert "bedömd, regel body-in-heading, säkerhet 0.9" in text


def test_a_quote_from_a_document_with_pages_says_which() -> None:
    first = spring()
    begin = SPRING.index("Karin Prov")
    paged = replace(first, document=replace(first.document, pages=(0, begin)))
    resolution = resolve_by_name([paged], default_gazetteer(), {})
    made = Store()
    made.bulk_extend(document_quads(resolution.records[0], SPRING, MINT))
    made.bulk_extend(entity_quads(resolution, MINT))
    text = explanation_text(explain(made, KARIN))
    assert f"{first.document.identifier}, sida 2, {begin}–{begin + len('Karin Prov')}: ”Karin Prov”" in text
