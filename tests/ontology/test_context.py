"""The JSON-LD context: every term has a short key, and a graph survives the way there and back."""

import json
from typing import Any

from pyoxigraph import RdfFormat, parse
from rdflib import Graph

from ontology.files import CONTEXT, VOCABULARY, read_text
from ontology.terms import SAMV

CONTEXT_KEYS: dict[str, Any] = json.loads(read_text(CONTEXT))["@context"]
# Two JSON-LD processors take part: rdflib writes with the context, Oxigraph reads.
GRAPH = """
@prefix : <https://example.org/> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix foaf: <http://xmlns.com/foaf/0.1/> .
@prefix oa: <http://www.w3.org/ns/oa#> .
@prefix prov: <http://www.w3.org/ns/prov#> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix samv: <https://w3id.org/samgraf/ontology#> .
@prefix schema: <https://schema.org/> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
:minutes a samv:Minutes ; dcterms:identifier "2020-01-15-mote" ; dcterms:language "sv" ;
    samv:records :meeting .
:passage a samv:Passage ; oa:hasSource :minutes ; oa:exact "Årsmöte \\"A\\"" ; oa:start 0 ; oa:end 11 .
:meeting a samv:Meeting ; dcterms:date "2020-01-15"^^xsd:date ; prov:wasDerivedFrom :passage ;
    schema:startDate "2020-01-15T09:00:00+01:00"^^xsd:dateTime ;
    schema:eventAttendanceMode schema:OnlineEventAttendanceMode .
:anna a foaf:Person ; foaf:name "Anna Alm" ;
    foaf:mbox <mailto:anna@example.org> ; foaf:phone <tel:+46700000000> .
:attendance a samv:Attendance ; samv:atMeeting :meeting ; samv:attendee :anna ; samv:basis samv:Inferred ;
    samv:attendanceStatus samv:Present ; samv:meetingRole samv:Chair , samv:Member ; samv:confidence 0.75 .
:event a samv:Event ; schema:startDate "2020-05-01"^^xsd:date ; samv:edtfDate "2020-05" .
:decision a samv:Decision ; samv:text "att godkänna"@sv ; samv:due "2020-03-01"^^xsd:date .
:ale a samv:Municipality ; samv:municipalityCode "0180" .
:amount a samv:Amount ; samv:lowestAmount 1000.5 ; samv:highestAmount 2000.0 ; schema:currency "SEK" .
:tie a samv:Tie ; samv:party :ale , :bor ; samv:ladderStep samv:MeetingPlace ; samv:weight 3 .
:inference a samv:Inference ; rdf:subject :meeting ; rdf:predicate samv:heldBy ; rdf:object :ale .
"""


def triples(text: str, form: RdfFormat) -> set[str]:
    return {str(quad) for quad in parse(text, format=form)}


def test_every_term_of_ours_has_a_key_of_its_own() -> None:
    expanded = [
        value["@id"] if isinstance(value, dict) else value
        for key, value in CONTEXT_KEYS.items()
        if not key.startswith("@")
    ]
    ours = {f"samv:{name}" for name in vars(SAMV) if not name.startswith("_")}
    assert {iri for iri in expanded if iri.startswith("samv:")} == ours
    assert sorted(expanded) == sorted(set(expanded))


def test_graph_survives_the_round_trip() -> None:
    graph = Graph().parse(data=GRAPH, format="turtle")
    written = graph.serialize(format="json-ld", context=CONTEXT_KEYS, auto_compact=False)
    assert triples(written, RdfFormat.JSON_LD) == triples(GRAPH, RdfFormat.TURTLE)


def test_written_graph_uses_the_short_keys() -> None:
    graph = Graph().parse(data=GRAPH, format="turtle")
    written = json.loads(graph.serialize(format="json-ld", context=CONTEXT_KEYS))
    attendance = next(node for node in written["@graph"] if node["type"] == "Attendance")
    assert attendance == {
        "id": "https://example.org/attendance",
        "type": "Attendance",
        "atMeeting": "https://example.org/meeting",
        "attendee": "https://example.org/anna",
        "attendanceStatus": "Present",
        "meetingRole": ["Chair", "Member"],
        "basis": "Inferred",
        "confidence": "0.75",
    }


def test_document_written_by_hand_says_what_it_seems_to_say() -> None:
    document = {
        "@context": CONTEXT_KEYS,
        "id": "https://example.org/item",
        "type": "AgendaItem",
        "title": "Budget",
        "position": 2,
        "presenter": "https://example.org/anna",
    }
    expected = """
        @prefix samv: <https://w3id.org/samgraf/ontology#> .
        <https://example.org/item> a samv:AgendaItem ; samv:position 2 ;
            samv:presenter <https://example.org/anna> ; <http://purl.org/dc/terms/title> "Budget" .
    """
    assert triples(json.dumps(document), RdfFormat.JSON_LD) == triples(expected, RdfFormat.TURTLE)


def test_vocabulary_itself_has_a_key_for_every_class_it_declares() -> None:
    vocabulary = Graph().parse(data=read_text(VOCABULARY), format="turtle")
    written = vocabulary.serialize(format="json-ld", context=CONTEXT_KEYS, auto_compact=False)
    assert triples_without_blanks(written, RdfFormat.JSON_LD) == triples_without_blanks(
        read_text(VOCABULARY), RdfFormat.TURTLE
    )


def triples_without_blanks(text: str, form: RdfFormat) -> set[str]:
    return {triple for triple in triples(text, form) if "_:" not in triple}
