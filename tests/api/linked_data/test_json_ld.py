"""Compact JSON-LD: the context's short names, and the same triples when it is read again."""

from __future__ import annotations

import json
from collections.abc import Iterable

from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import (
    BlankNode,
    CanonicalizationAlgorithm,
    Dataset,
    Literal,
    NamedNode,
    Quad,
    RdfFormat,
    Triple,
    parse,
)

from api.linked_data.json_ld import json_ld
from ontology.terms import DCTERMS, FOAF, OA, RDF, RDFS, SAMV, SCHEMA, SKOS, XSD

ANNA = NamedNode("https://example.org/person/åsa")
MEETING = NamedNode("https://example.org/meeting")

properties = st.sampled_from(
    [
        *(RDF.type, RDFS.label, SKOS.altLabel, SKOS.memberList, FOAF.mbox, DCTERMS.date, SCHEMA.startDate, OA.start),
        *(SAMV.attendee, SAMV.attendanceStatus, SAMV.position, SAMV.confidence, SAMV.text, "https://example.org/own"),
    ]
).map(lambda iri: NamedNode(str(iri)))
datatypes = st.sampled_from([XSD.string, XSD.integer, XSD.date, XSD.dateTime, XSD.decimal]).map(
    lambda iri: NamedNode(str(iri))
)
plain = st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=12)
values = st.one_of(
    st.sampled_from([NamedNode(SAMV.Present), NamedNode(SAMV.Meeting), ANNA, MEETING, BlankNode("b1")]),
    plain.map(Literal),
    st.builds(lambda text: Literal(text, language="sv"), plain),
    st.builds(lambda text, datatype: Literal(text, datatype=datatype), plain, datatypes),
    st.integers(-(10**18), 10**18).map(lambda one: Literal(str(one), datatype=NamedNode(XSD.integer))),
)
triples = st.lists(
    st.builds(Triple, st.sampled_from([ANNA, MEETING, BlankNode("b1")]), properties, values), max_size=12
)


def test_terms_of_the_context_stand_for_iris() -> None:
    content = json_ld(
        [
            Triple(MEETING, NamedNode(RDF.type), NamedNode(SAMV.Meeting)),
            Triple(MEETING, NamedNode(DCTERMS.date), Literal("2024-03-12", datatype=NamedNode(XSD.date))),
            Triple(MEETING, NamedNode(SAMV.position), Literal("3", datatype=NamedNode(XSD.integer))),
            Triple(MEETING, NamedNode(SAMV.basis), NamedNode(SAMV.Stated)),
            Triple(MEETING, NamedNode(SAMV.heldBy), ANNA),
            Triple(MEETING, NamedNode(RDFS.label), Literal("möte", language="sv")),
        ]
    )
    assert json.loads(content)["@graph"] == [
        {
            "id": "https://example.org/meeting",
            "type": "Meeting",
            "date": "2024-03-12",
            "position": 3,
            "basis": "Stated",
            "heldBy": "https://example.org/person/åsa",
            "label": {"@value": "möte", "@language": "sv"},
        }
    ]


def test_context_comes_along_with_the_terms_that_are_used_and_no_others() -> None:
    content = json_ld([Triple(MEETING, NamedNode(DCTERMS.date), Literal("x"))])
    assert json.loads(content)["@context"] == {
        "@version": 1.1,
        "id": "@id",
        "type": "@type",
        "dcterms": "http://purl.org/dc/terms/",
        "xsd": "http://www.w3.org/2001/XMLSchema#",
        "date": {"@id": "dcterms:date", "@type": "xsd:date"},
    }


def canonical(triples: Iterable[Triple]) -> set[Quad]:
    """Name the blank nodes of triples in a canonical order, so that two sets can be compared."""
    dataset = Dataset(Quad(triple.subject, triple.predicate, triple.object) for triple in triples)
    dataset.canonicalize(CanonicalizationAlgorithm.RDFC_1_0)
    return set(dataset)


@given(triples)
def test_triples_come_back_as_they_were(triples: list[Triple]) -> None:
    read = [quad.triple for quad in parse(json_ld(triples), RdfFormat.JSON_LD)]
    assert canonical(read) == canonical(triples)
