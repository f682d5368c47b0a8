from __future__ import annotations

from dataclasses import replace

import pytest
from pyoxigraph import BlankNode, NamedNode, Quad

from data.gazetteer import default_gazetteer
from data.record import OrganisationKind, Topic
from graph.iris import Minter
from graph.resolved import Resolution, ResolvedOrganisation, ResolvedPerson
from graph.triples.entities import telephone_iri
from graph.triples.reference import reference_quads
from graph.triples.vocabulary import ontology_quads
from ontology.files import ALIGNMENTS, VOCABULARY, read_bytes
from tests.factories import SPRING, Words, autumn, entity_quads, resolve_by_name, spring

MINT = Minter()


def said(quads: tuple[Quad, ...], identifier: str) -> set[tuple[str, str]]:
    return {
        (quad.predicate.value.replace("#", "/").rsplit("/", 1)[-1], quad.object.value.removeprefix(MINT.base))  # type: ignore[union-attr]
        for quad in quads
        if quad.subject == MINT.entity(identifier)
    }


def test_a_person_has_one_name_every_other_form_and_ways_to_reach_them() -> None:
    person = ResolvedPerson("person/a-b", "Anna Berg", ("Anna", "Anna Berg"), ("a+b@x.se",), ("0300-12 34",))
    quads = entity_quads(Resolution((), (person,)), MINT)
    assert said(quads, "person/a-b") == {
        ("type", "http://xmlns.com/foaf/0.1/Person"),
        ("name", "Anna Berg"),
        ("altLabel", "Anna"),
        ("mbox", "mailto:a+b@x.se"),
        ("phone", "tel:+463001234"),
    }


@pytest.mark.parametrize(
    ("written", "iri"),
    [
        ("0300-12 34", "tel:+463001234"),
        ("+46 (0)31 12 34", "tel:+46311234"),
        ("031/12 34 56", "tel:+4631123456"),
        ("0045 33 12", "tel:00453312"),
    ],
)
def test_a_number_as_written_becomes_an_international_one(written: str, iri: str) -> None:
    assert telephone_iri(written) == iri


def test_an_organisation_of_the_reference_data_gets_only_the_forms_that_are_new() -> None:
    known = default_gazetteer().by_identifier("municipality/1440")
    assert known is not None
    seen = ResolvedOrganisation(known.identifier, known.label, known.kind, ("Ale", "Alebygden"))
    quads = entity_quads(Resolution((), organisations=(seen,)), MINT)
    assert said(quads, "municipality/1440") == {("altLabel", "Alebygden")}


def test_an_organisation_that_is_new_gets_its_kind_and_names() -> None:
    new = ResolvedOrganisation("organisation/norrsam", "Norrsam", OrganisationKind.ORGANIZATION, ("NS",))
    quads = entity_quads(Resolution((), organisations=(new,)), MINT)
    assert said(quads, "organisation/norrsam") == {
        ("type", "http://www.w3.org/ns/org#Organization"),
        ("label", "Norrsam"),
        ("altLabel", "NS"),
    }


def test_a_project_has_the_status_of_the_latest_meeting_that_gives_one() -> None:
    quads = entity_quads(resolve_by_name([autumn(), spring()], default_gazetteer(), {}), MINT)
    assert said(quads, "project/gemensam-vaxel") == {
        ("type", "https://w3id.org/samgraf/ontology#Project"),
        ("label", "Gemensam växel"),
        ("altLabel", "växeln"),
        ("projectStatus", "https://w3id.org/samgraf/ontology#Ongoing"),
        ("contactFor", "person/karin-prov"),
    }


def test_a_topic_written_in_two_ways_is_one_topic() -> None:
    words = Words(SPRING)
    topics = (Topic("Växel", words.evidence("Växel:")), Topic("växel", words.evidence("växel")))
    record = replace(spring(), topics=topics)
    quads = entity_quads(resolve_by_name([record], default_gazetteer(), {}), MINT)
    assert said(quads, "topic/vaxel") == {
        ("type", "https://w3id.org/samgraf/ontology#Topic"),
        ("prefLabel", "Växel"),
        ("altLabel", "växel"),
    }


def test_the_reference_graph_tells_a_municipality_with_code_county_and_source() -> None:
    quads = reference_quads(default_gazetteer(), MINT)
    told = said(quads, "municipality/1440")
    assert {
        ("type", "https://w3id.org/samgraf/ontology#Municipality"),
        ("label", "Ale"),
        ("altLabel", "Ale kommun"),
        ("municipalityCode", "1440"),
        ("inCounty", "county/14"),
    } <= told
    assert {"source"} <= {what for what, _ in told}
    assert ("countyCode", "14") in said(quads, "county/14")
    assert {quad.graph_name for quad in quads} == {MINT.reference_graph}
    assert len(set(quads)) == len(quads)


def test_members_of_the_reference_data_point_at_what_they_are_members_of() -> None:
    quads = reference_quads(default_gazetteer(), MINT)
    links = {(q.subject, q.object) for q in quads if q.predicate.value.endswith("#memberOf")}
    expected = {
        (MINT.entity(member), MINT.entity(organisation.identifier))
        for organisation in default_gazetteer().organisations
        if organisation.kind is not OrganisationKind.COUNTY
        for member in organisation.members
    }
    assert links == expected
    assert links


def test_the_ontology_graph_is_the_same_at_every_load_and_has_no_blank_node() -> None:
    files = [read_bytes(VOCABULARY), read_bytes(ALIGNMENTS)]
    quads = ontology_quads(files, MINT)
    assert quads == ontology_quads(files, MINT)
    assert not [q for q in quads if isinstance(q.subject, BlankNode) or isinstance(q.object, BlankNode)]
    assert {q.graph_name for q in quads} == {MINT.ontology_graph}
    assert NamedNode("https://w3id.org/samgraf/ontology#Meeting") in {q.subject for q in quads}


def test_blank_nodes_of_two_files_stay_apart() -> None:
    one = b"<x:a> <x:p> _:n . _:n <x:q> 1 ."
    other = b"<x:b> <x:p> _:n . _:n <x:q> 2 ."
    quads = ontology_quads([one, other], MINT)
    objects = {q.object for q in quads if q.predicate.value == "x:p"}
    assert len(objects) == 2
    assert len(quads) == 4
